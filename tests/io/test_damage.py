"""Damaged, truncated and foreign files give BadInput, never a crash."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.engine.recorder import Recording
from explorer.io import files
from explorer.model import BadInput

from .conftest import described, trajectory

ENDINGS = (".csv", ".npz", ".nc", ".h5")


@pytest.fixture(scope="module", params=ENDINGS)
def sound(request, tmp_path_factory):
    """(ending, the bytes of a sound file, a place to write damaged ones)."""
    folder = tmp_path_factory.mktemp("damage")
    path = folder / f"sound{request.param}"
    files.save(trajectory(samples=6), path, comments=True)
    return request.param, path.read_bytes(), folder / f"damaged{request.param}"


def read(path):
    """Read all that can be read: a recording, bare arrays, the document; or BadInput."""
    try:
        assert isinstance(files.load(path, described), Recording)
    except BadInput as error:
        assert path.name in str(error) or "document" in str(error) or "mu" in str(error)
    except KeyError as error:  # the test's own catalogue has two entries
        assert error.args[0] not in ("spiral", "couzin")
    for part in (files.arrays, files.run_document):
        try:
            part(path)
        except BadInput as error:
            assert path.name in str(error)


@settings(max_examples=60)
@given(data=st.data())
def test_changed_bytes_never_crash_a_reader(sound, data):
    _, content, path = sound
    damaged = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(damaged)
    read(path)


@settings(max_examples=30)
@given(data=st.data())
def test_a_truncated_file_is_bad_input(sound, data):
    ending, content, path = sound
    length = data.draw(st.integers(0, len(content) - 2))
    path.write_bytes(content[:length])
    if ending != ".csv":  # fewer lines of a CSV are still a CSV
        with pytest.raises(BadInput, match=path.name):
            files.load(path, described)
    read(path)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "content", [b"", b"\0" * 64, b"PK\x03\x04", b"\x89HDF\r\n\x1a\n", b"\xff\xfe"]
)
def test_a_wrong_file_is_bad_input(ending, content, tmp_path):
    path = tmp_path / f"wrong{ending}"
    path.write_bytes(content)
    for part in (files.arrays, files.run_document, lambda path: files.load(path, described)):
        with pytest.raises(BadInput, match="wrong"):
            part(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_file_is_bad_input(ending, tmp_path):
    with pytest.raises(BadInput, match="missing"):
        files.load(tmp_path / f"missing{ending}", described)


def test_pickled_objects_are_refused(tmp_path):
    np.savez(tmp_path / "a.npz", t=np.array([{"a": 1}], dtype=object))
    with pytest.raises(BadInput, match="plain arrays"):
        files.arrays(tmp_path / "a.npz")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("t,x\n0,1\n1,two\n", "line 3: 'two' is not a number"),
        ("t,x\n0,1\n1\n", "line 3: 1 values for 2 columns"),
        ("# note\n\nt,x\n0,1,2\n", "line 4: 3 values for 2 columns"),
        ("t,t\n0,1\n", "name of its own"),
        ("t,x\n", "no rows"),
        ("# only a comment\n", "no data"),
    ],
)
def test_a_fault_in_a_table_is_located(text, message, tmp_path):
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(BadInput, match=message):
        files.arrays(tmp_path / "a.csv")


def test_a_table_without_header_has_numbered_columns(tmp_path):
    (tmp_path / "a.csv").write_text("1,2\n3,4\n")
    columns = files.arrays(tmp_path / "a.csv")
    assert columns["0"].tolist() == [1, 3]
    assert columns["1"].tolist() == [2, 4]
