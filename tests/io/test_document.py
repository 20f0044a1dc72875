"""Documents as JSON: exact, strict, and harmless."""

import json
import math
import random
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine.animation import SHAPES, Animation
from explorer.engine.link import KINDS, Link
from explorer.engine.session import Document, RunDocument
from explorer.io import document as documents
from explorer.model import BadInput
from tests.engine.commanding import STARTS, some_command

names = st.text("abcdefgh_", min_size=1, max_size=8)
floats = st.floats(allow_nan=False)
settings_ = st.dictionaries(
    names, st.one_of(st.booleans(), st.integers(-(2**53), 2**53), floats, names), max_size=4
)
arrays = st.lists(floats, min_size=1, max_size=5).map(np.array)
finite = st.floats(0.5, 1e9)
links = st.builds(
    Link,
    st.sampled_from(KINDS),
    st.dictionaries(names, finite, min_size=2, max_size=3).map(lambda d: tuple(d.items())),
)
animations = st.builds(
    Animation, names, finite, finite.map(lambda x: -x), finite, st.sampled_from(SHAPES),
    st.just("linear"),
)  # fmt: skip
takes = st.just(()) | st.tuples(st.integers(0, 9), st.just(-1) | st.integers(9, 10**9))
runs = st.builds(
    RunDocument,
    experiment=names,
    params=settings_,
    start=st.dictionaries(names, st.one_of(floats, arrays), max_size=3),
    method=st.sampled_from(["rk4", "dp5", "map"]),
    dt=floats,
    seed=st.integers(0, 2**63),
    t0=floats,
    steps=st.integers(0, 10**12),
    every=st.integers(1, 1000),
    log=st.lists(st.tuples(st.integers(0, 10**9), names, floats), max_size=4).map(tuple),
    begun=st.none() | settings_,
    seeds=st.lists(st.tuples(floats, floats), max_size=2).map(tuple),
    locked=st.lists(names, max_size=2).map(tuple),
    links=st.lists(links, max_size=2).map(tuple),
    animations=st.lists(animations, max_size=2).map(tuple),
    thrown=st.integers(0, 2**31),
    side=st.sampled_from("AB"),
    other=st.none() | settings_,
    take=takes,
)
sessions = st.builds(
    Document,
    runs=st.lists(runs, max_size=2).map(tuple),
    measures=st.lists(
        st.tuples(names, names, settings_.map(lambda d: tuple(d.items()))), max_size=2
    ).map(tuple),
    cameras=st.lists(st.tuples(names, st.lists(floats, max_size=4).map(tuple)), max_size=2).map(
        tuple
    ),
)


@given(sessions)
def test_any_document_comes_back_equal(document):
    assert documents.decode(documents.encode(document)) == document


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_any_commands_lead_to_comes_back_equal(seed):
    random_ = random.Random(seed)
    document = STARTS[1 + seed % 2]
    for _ in range(60):
        document = some_command(random_, document).apply(document)
    assert documents.decode(documents.encode(document)) == document


@given(sessions)
def test_the_text_is_standard_json(document):
    def refuse(word):
        raise AssertionError(f"{word} is no JSON number")

    json.loads(documents.encode(document), parse_constant=refuse)


@pytest.mark.parametrize("value", [math.inf, -math.inf])
def test_numbers_that_json_lacks_are_words(value):
    document = Document(runs=(RunDocument("a", {"p": value}, start={"x": np.array([1, value])}),))
    assert documents.decode(documents.encode(document)) == document


def test_complex_whole_and_true_false_arrays_come_back():
    start = {
        "psi": np.array([[1 + 2j, 3.5 - 1j]]),
        "n": np.array([2**62 + 1, -5]),
        "on": np.array([True, False]),
    }
    read = documents.decode(documents.encode(Document(runs=(RunDocument("a", start=start),))))
    for name, values in start.items():
        np.testing.assert_array_equal(read.run.start[name], values)
        assert read.run.start[name].dtype == values.dtype


def written(**changes):
    text = json.loads(documents.encode(Document(runs=(RunDocument("lorenz", {"rho": 28.0}),))))
    text.update(changes)
    return text


def test_an_unknown_field_is_refused_with_its_path():
    text = written()
    text["runs"][0]["colour"] = "red"
    with pytest.raises(BadInput, match=r"colour.*\$\.runs\[0\]"):
        documents.decode(json.dumps(text))


KEY = (1.0, 0.0, 0.0, 0.0, 5.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        (KEY[:3], "3 numbers"),
        ((*KEY[:1], "nan", *KEY[2:]), "finite"),
        ((*KEY[:4], 0.0, *KEY[5:]), "reach"),
        ((*KEY[:15], -1.0), "width"),
        ((*KEY[:5], *[0.0] * 9, *KEY[14:]), "no rotation"),
        ((*KEY[:5], -1.0, *KEY[6:]), "no rotation"),
    ],
)
def test_a_camera_key_that_means_no_place_is_refused_with_its_path(numbers, why):
    cameras = [{"panel": "front", "numbers": [1.0]}, {"panel": "film lorenz", "numbers": numbers}]
    with pytest.raises(BadInput, match=rf"\$\.cameras\[1\].*{why}"):
        documents.decode(json.dumps(written(cameras=cameras)))
    cameras[1]["numbers"] = KEY
    read = documents.decode(json.dumps(written(cameras=cameras)))
    assert read.cameras == (("front", (1.0,)), ("film lorenz", KEY))


def test_a_newer_format_is_refused_politely():
    with pytest.raises(BadInput, match=r"newer version \(format 2\)"):
        documents.decode(json.dumps(written(format=2, surprise=1)))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "3", '{"format": 1, "runs": 3}', '{"format": "1"}', '{"runs": []}',
     '{"format": 0}', '{"format": 1, "runs": [{"experiment": "a", "every": 0}]}',
     '{"format": 1, "runs": [{"experiment": "a", "steps": -1}]}',
     '{"format": 1, "runs": [{"experiment": "a", "dt": "fast"}]}',
     '{"format": 1, "runs": [{"experiment": "a", "start":'
     ' {"x": {"dtype": "float64", "shape": [3], "values": [1.0]}}}]}',
     '{"format": 1, "runs": [{"experiment": "a", "start":'
     ' {"x": {"dtype": "complex128", "shape": [1], "values": [1.0]}}}]}',
     '{"format": 1, "runs": [{"experiment": "a", "start":'
     ' {"x": {"dtype": "int64", "shape": [1], "values": [1e300]}}}]}',
     "[" * 100_000, '{"format": 1, "runs": ' + "[" * 100_000],
)  # fmt: skip
def test_what_is_no_document_is_bad_input(text):
    with pytest.raises(BadInput):
        documents.decode(text)


def test_a_huge_session_is_not_read(tmp_path):
    path = tmp_path / "a.separatrix.json"
    with open(path, "wb") as stream:
        stream.truncate(documents.MOST_BYTES + 1)
    with pytest.raises(BadInput, match="at most 20000000"):
        documents.load(path)


def test_a_session_file_comes_back(tmp_path):
    document = Document(runs=(RunDocument("lorenz", {"rho": 28.0}, dt=0.1 + 0.2),))
    documents.save(document, tmp_path / "a.separatrix.json")
    assert documents.load(tmp_path / "a.separatrix.json") == document


@given(st.data())
def test_a_damaged_session_is_bad_input_or_a_document(data):
    text = bytearray(documents.encode(Document(runs=(RunDocument("a", {"p": 1.5}),))).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BadInput):
        assert isinstance(documents.decode(bytes(text)), Document)
