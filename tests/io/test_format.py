"""Formats of a session: 1 is frozen, older ones are brought up, newer ones refused politely."""

import json
import math
from pathlib import Path

import msgspec
import numpy as np
import pytest

from explorer.engine.animation import Animation
from explorer.engine.link import Link
from explorer.engine.session import Document, RunDocument
from explorer.io import document as documents
from explorer.io import migration, schema
from explorer.model import BadInput

KEPT = Path(__file__).parent / "format_1.separatrix.json"
# what format 1 is made of; a change here breaks files that people have kept
FIELDS = {
    "Session": "format versions runs measures cameras looks",
    "Run": "experiment params text definition recording velocity start method dt seed t0 steps "
           "every rtol log begun seeds locked links animations thrown side other take",
    "Definition": "kind params start dt domain wrap",
    "Recording": "file digest columns time dt unit units together tracks longest",
    "Velocity": "file digest u v began",
    "Link": "kind at",
    "Animation": "name low high period shape scale",
    "Measure": "diagnostic channel options",
    "Camera": "panel numbers",
    "Look": "name value",
}  # fmt: skip
NEEDED = {"Session": ["format"], "Run": ["experiment"], "Link": ["kind", "at"]}


@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_of_format_1_are_frozen(name):
    struct = getattr(schema, name)
    assert FIELDS[name].split() == [field.encode_name for field in msgspec.structs.fields(struct)]
    needed = [field.encode_name for field in msgspec.structs.fields(struct) if field.required]
    if name in NEEDED:
        assert needed == NEEDED[name]


def test_a_file_of_format_1_means_what_it_meant():
    document = documents.load(KEPT)
    run = document.run
    assert run.start["x"].tolist() == [1.0, math.inf]
    assert run.initial["rho"] == 28.0
    assert run.log[2] == (30, "animate", "sigma 8.0 12.0 5.0 sine log")
    assert run.links == (Link("proportional", (("rho", 28.0), ("beta", 2.5))),)
    assert run.animations == (Animation("sigma", 8.0, 12.0, 5.0, "sine", "log"),)
    assert (run.locked, run.thrown, run.side, run.take) == (("beta",), 7, "B", (100, -1))
    assert run.other == run.begun
    assert run.seeds == ((1.0, 2.0, 3.0),)
    assert [one.experiment for one in document.runs[1:]] == ["typed", "film", "current"]
    assert document.runs[1].definition["params"] == {"k": (1.0, 0.0, 2.0)}
    assert document.runs[2].recorded
    assert document.measures == (("lyapunov", "path", (("every", 10),)),)
    np.testing.assert_array_equal(document.cameras[0][1], (1.0, 2.0, math.nan))
    assert document.looks == (("school.colour", "heading"),)


def test_a_file_of_format_1_is_written_again_field_by_field():
    kept = json.loads(KEPT.read_text("utf-8"))
    again = json.loads(documents.encode(documents.load(KEPT)))
    for part in ("measures", "cameras", "looks"):
        assert again[part] == kept[part]
    for was, now in zip(kept["runs"], again["runs"], strict=True):
        assert {name: now[name] for name in was} == was


def test_format_0_is_brought_up():
    old = {"format": 0, "run": {"experiment": "lorenz", "parameters": {"rho": 30.0}, "seed": 2}}
    assert documents.decode(json.dumps(old)) == Document(
        (RunDocument("lorenz", {"rho": 30.0}, seed=2),)
    )


def test_bringing_up_changes_nothing_of_what_it_was_given():
    old = {"format": 0, "run": {"experiment": "lorenz", "parameters": {"rho": 30.0}}}
    before = json.dumps(old)
    assert migration.upgraded(old, 1)["format"] == 1
    assert json.dumps(old) == before


@pytest.mark.parametrize("run", [None, 3, [], "lorenz", {"parameters": {}}, {"colour": 1}])
def test_a_wrong_file_of_format_0_is_refused_with_its_path(run):
    with pytest.raises(BadInput, match=r"\$\.runs"):
        documents.decode(json.dumps({"format": 0, "run": run}))


@pytest.mark.parametrize("number", [2, 10**30])
def test_a_newer_format_is_refused_politely(number):
    with pytest.raises(BadInput, match=f"newer version .format {number}.; this one reads 1"):
        documents.decode(json.dumps({"format": number, "runs": "of another kind"}))


@pytest.mark.parametrize("number", [-1, 0.5, "1", None, True, []])
def test_what_is_no_format_is_refused(number):
    with pytest.raises(BadInput, match="format"):
        documents.decode(json.dumps({"format": number, "runs": []}))


def test_every_format_before_this_one_has_its_step():
    assert sorted(migration.STEPS) == list(range(documents.FORMAT))
