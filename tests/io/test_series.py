"""Series in files: what is there, what is read, what is refused and how."""

import numpy as np
import pytest
from scipy.io import wavfile

from explorer.io import importing, remembered, series, survey
from explorer.model import BadInput
from tests.io.tables import T, X, table, written


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path)


def test_a_table_says_its_columns_its_time_and_its_units(folder):
    found = series.inspect(folder / "a.csv")
    assert [(c.name, c.length, c.unit) for c in found.columns] == [
        ("time (s)", 4000, "s"), ("u [mV]", 4000, "mV"), ("v", 4000, ""),
    ]  # fmt: skip
    assert (found.time.name, found.dt, found.unit) == ("time (s)", 0.02, "s")
    np.testing.assert_array_equal(found.column("u [mV]").preview, X[:500])
    assert [c.name for c in found.channels] == ["u [mV]", "v"]


def test_an_archive_and_hdf5_say_theirs(folder):
    found = series.inspect(folder / "a.npz")
    assert [c.name for c in found.columns] == ["x", "pair[0]", "pair[1]"]
    assert found.columns[1].kind == "float32"
    found = series.inspect(folder / "a.h5")
    assert {c.name: c.unit for c in found.columns} == {"deep/x": "Pa", "time": "s"}
    assert (found.time.name, found.dt, found.unit) == ("time", 0.02, "s")


@pytest.mark.parametrize(
    ("name", "column"), [("a.csv", "u [mV]"), ("a.npz", "x"), ("a.h5", "deep/x")]
)
def test_what_is_read_is_what_was_written(folder, name, column):
    shares = []
    found = series.inspect(folder / name)
    columns = series.read(folder / name, [found.column(column)], shares.append)
    np.testing.assert_array_equal(columns[column], X)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, rel=1e-3)  # a header is no row


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_no_header(tmp_path, delimiter):
    found = series.inspect(table(tmp_path / "b.txt", (T, X), delimiter=delimiter))
    assert [c.name for c in found.columns] == ["column 1", "column 2"]
    columns = series.read(found.path, list(found.columns))
    np.testing.assert_array_equal(columns["column 2"], X)


def test_a_decimal_comma_beside_semicolons(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text("a;b\n1,5;2\n-0,25;1e3\n")
    columns = series.read(path, list(series.inspect(path).columns))
    assert columns["a"].tolist() == [1.5, -0.25]
    assert columns["b"].tolist() == [2.0, 1000.0]


def test_empty_cells_are_gaps_and_words_are_no_channels(tmp_path):
    path = tmp_path / "b.csv"
    path.write_text('a,note,b\n1,"one, two",\n,x,2\nNA,y,nan\n# said\n\n4,z,5\n')
    found = series.inspect(path)
    assert [c.name for c in found.channels] == ["a", "b"]
    columns = series.read(path, list(found.channels))
    np.testing.assert_array_equal(columns["a"], [1, np.nan, np.nan, 4])
    np.testing.assert_array_equal(columns["b"], [np.nan, 2, np.nan, 5])


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("b.csv", "", "the file is empty"),
        ("b.csv", "# only words\n", "no data"),
        ("b.csv", "a,b\n", "a header but no rows"),
        ("b.csv", "a,b\nx,y\nz,w\n", "no column of numbers; it has a, b"),
        ("b.csv", "a,b\n1,2\n3,oops\n", "line 3, b: 'oops' is not a number"),
        ("b.csv", "a,b\n1,2\n3\n", "line 3: 1 values for 2 columns"),
        ("b.csv", "a,a\n1,2\n", "line 1: every column needs a name of its own"),
        ("b.csv", b"a,b\n1,2\n\xff\xfe\xff,3\n", "not a text file"),
        ("b.npz", b"PK\x03\x04 and no more", "not a readable NPZ"),
        ("b.h5", b"\x89HDF\r\n\x1a\n and no more", "not a readable"),
        ("b.wav", b"RIFF\x04\x00\x00\x00WAVE", "ends before its samples"),
        ("b.wav", b"hello", "not a WAV file"),
        ("b.xyz", "1", "unknown ending"),
    ],
)
def test_bad_files_say_what_where_and_what_is_allowed(tmp_path, name, text, word):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadInput, match=word) as told:
        importing.recording(series.inspect(path))
    assert name in str(told.value)


def test_a_missing_file_a_pickle_and_unequal_lengths(tmp_path):
    with pytest.raises(BadInput, match="no such file"):
        series.inspect(tmp_path / "b.csv")
    np.savez(tmp_path / "b.npz", thing=np.array([{}], dtype=object))
    with pytest.raises(BadInput, match="no series of numbers"):
        series.inspect(tmp_path / "b.npz")
    np.savez(tmp_path / "c.npz", x=X, y=X[:7])
    with pytest.raises(BadInput, match="differ in length"):
        importing.recording(series.inspect(tmp_path / "c.npz"), ("x", "y"))


@pytest.mark.parametrize("kind", ["uint8", "int16", "int32", "float32", "float64"])
def test_sound_is_what_scipy_wrote(tmp_path, kind):
    path = tmp_path / "b.wav"
    tone = np.sin(0.05 * np.arange(5000))
    whole = np.dtype(kind).kind != "f"
    scale = {"uint8": 128.0, "int16": 2.0**15, "int32": 2.0**31}.get(kind, 1.0)
    both = np.stack([tone, -0.5 * tone], axis=1)
    stored = np.clip(np.rint(both * scale), -scale, scale - 1) if whole else both
    wavfile.write(path, 8000, (stored + (128 if kind == "uint8" else 0)).astype(kind))
    found = series.inspect(path)
    assert (found.dt, found.unit) == (1 / 8000, "s")
    columns = series.read(path, list(found.columns))
    np.testing.assert_array_equal(
        columns["left"], stored[:, 0].astype("f8" if whole else kind) / scale
    )
    np.testing.assert_array_equal(
        columns["right"], stored[:, 1].astype("f8" if whole else kind) / scale
    )


def test_sound_of_24_bits_and_a_file_cut_short(tmp_path):
    path = tmp_path / "b.wav"
    values = np.array([0, 1, -1, 2**23 - 1, -(2**23)], "<i4")
    raw = values.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    form = np.array([1, 1], "<u2").tobytes() + np.array([44100, 132300], "<u4").tobytes()
    form += np.array([3, 24], "<u2").tobytes()
    size = np.array([len(raw)], "<u4").tobytes()
    head = b"RIFF\x00\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + form + b"data" + size
    path.write_bytes(head + raw)
    columns = series.read(path, list(series.inspect(path).columns))
    np.testing.assert_array_equal(columns["sound"], values / 2**23)
    path.write_bytes(head + raw[:-4])
    with pytest.raises(BadInput, match="cut short"):
        series.inspect(path)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (X, ()),
        (np.where(np.arange(4000) % 1000 < 3, np.nan, X), ("12 of 4,000", "4 gaps", "of 3")),
        (np.full(700, np.nan), ("no number in 700",)),
        (np.full(700, 0.1), ("constant",)),
        (np.arange(700) % 2, ("two values",)),
        (X[:100], ("100 samples are few",)),
    ],
)
def test_a_survey_says_what_is_odd(values, words):
    told = " ".join(survey.sentences("x", values))
    assert bool(told) == bool(words)
    assert all(word in told for word in words)


def test_choices_are_remembered_and_bad_settings_are_none(tmp_path):
    chosen = remembered.Choice(["a", "b"], "t", 0.25, "s", True)
    remembered.remember(tmp_path / "a.csv", chosen)
    assert remembered.choice(tmp_path / "a.csv") == chosen
    assert remembered.choice(tmp_path / "b.csv") is None
    remembered.place().write_text("{ broken")
    assert remembered.choice(tmp_path / "a.csv") is None
    remembered.remember(tmp_path / "a.csv", chosen)
    assert remembered.choice(tmp_path / "a.csv") == chosen
