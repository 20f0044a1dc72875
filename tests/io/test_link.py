"""Links: a document as one line, exact both ways, and refused with a sentence when damaged."""

import base64
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import api
from explorer.engine.batch import begin_document
from explorer.engine.session import Document
from explorer.io import link
from explorer.model import BadInput
from tests.io.test_document import sessions


@given(sessions)
def test_a_link_holds_the_whole_document(document):
    assert link.decode(link.encode(document)).runs == document.runs


def lorenz():
    experiment = api.catalogue()["lorenz"]
    run = begin_document(experiment, steps=1000)
    return Document((run,), (("lyapunov", "path", ()), ("permutation_entropy", "path.x", ())))


def test_a_typical_link_is_short_and_survives_a_mail():
    text = link.encode(lorenz())
    assert len(text) < 8192
    broken = "Look at this:\n" + "\n".join(text[i : i + 70] for i in range(0, len(text), 70))
    assert link.decode(broken + "\n").runs == lorenz().runs
    assert link.found("no such thing") == ""


@pytest.mark.parametrize("text", ["", "separatrix:1:", "separatrix:1:!!!!", "https://a.b/c"])
def test_what_is_no_link_is_said_so(text):
    with pytest.raises(BadInput, match="link"):
        link.decode(text)


def test_damage_bombs_and_newer_kinds_are_refused():
    text = link.encode(lorenz())
    with pytest.raises(BadInput, match="damaged"):
        link.decode(text[: len(text) // 2])
    with pytest.raises(BadInput, match="newer kind"):
        link.decode(text.replace(":1:", ":2:"))
    bomb = zlib.compress(b" " * 50_000_000, 9)
    with pytest.raises(BadInput, match="more than a session may"):
        link.decode(link.HEAD + base64.urlsafe_b64encode(bomb).decode())
    huge = Document((begin_document(api.catalogue()["lorenz"], steps=1),))
    noise = np.random.default_rng(1).normal(size=40_000)
    run = huge.runs[0].__class__("couzin", start={"pos": noise})
    with pytest.raises(BadInput, match="too long"):
        link.encode(Document((run,)))


@given(st.text(max_size=60))
def test_random_letters_are_refused_or_read(letters):
    try:
        link.decode(link.HEAD + letters)
    except BadInput as error:
        assert "link" in str(error)
