"""A PNG carries its session, every other reader shows it as before, and no PNG can do harm."""

import io
import random
import zlib

import numpy as np
import pytest
from PIL import Image

from explorer import api
from explorer.engine.batch import begin_document
from explorer.engine.session import Document
from explorer.io import document as sessions
from explorer.io import files, picture
from explorer.model import BadInput


def png(**how):
    """A small picture in memory."""
    pixels = np.random.default_rng(2).integers(0, 255, (12, 20, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "png", **how)
    return stream.getvalue()


@pytest.fixture
def document():
    lorenz = api.catalogue()["lorenz"]
    return Document(runs=(begin_document(lorenz, {"rho": 33.25}, steps=40),),
                    looks=(("school.colour", "turning"),))  # fmt: skip


def test_the_session_comes_back_and_the_picture_stays(document, tmp_path):
    file = tmp_path / "A.PNG"
    file.write_bytes(picture.carrying(png(dpi=(200, 200)), document))
    assert picture.session(file) == document
    assert files.session(file) == document
    assert files.has_document(file)
    with Image.open(file) as shown:
        assert shown.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        assert "format" in shown.info["Separatrix session"]
        assert np.array_equal(np.asarray(shown), np.asarray(Image.open(io.BytesIO(png()))))


def test_a_newer_session_takes_the_place_of_the_old(document):
    first = picture.carrying(png(), document)
    again = picture.carrying(first, Document(runs=document.runs[:1]))
    assert picture.found(again).looks == ()
    assert again.count(picture.KEYWORD) == 1


def test_a_session_that_was_not_deflated_is_read_too(document):
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_itxt("Separatrix session", sessions.encode(document), lang="en", tkey="Sitzung")
    assert picture.found(png(pnginfo=told)) == document


def test_a_full_disk_leaves_the_picture_as_it_was(document, tmp_path, monkeypatch):
    file = tmp_path / "a.png"
    file.write_bytes(png())

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(BadInput, match="No space left"):
        picture.carry(file, document)
    assert file.read_bytes() == png()
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a PNG"),
        (b"GIF89a", "not a PNG"),
        (picture.SIGNATURE, "ends in the middle"),
        (png()[:-20], "ends in the middle"),
        (png(), "without a session"),
        (png().replace(b"IHDR", b"IDAT", 1), "damaged"),
    ],
)
def test_other_files_are_refused_with_a_reason(content, said, tmp_path):
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(BadInput, match=said):
        picture.session(tmp_path / "a.png")
    with pytest.raises(BadInput, match="cannot be read"):
        picture.session(tmp_path / "none.png")


@pytest.mark.parametrize(
    "text",
    [
        b"\x01\x00\x00\x00" + zlib.compress(b" " * (sessions.MOST_BYTES + 1)),
        b"\x01\x00\x00\x00" + b"not deflated",
        b"\x01\x00\x00\x00" + zlib.compress(b'{"format": 1, "runs": 7}'),
        b"\x02\x00\x00\x00{}",
        b"\x01\x09\x00\x00{}",
        b"\x01\x00no end",
        b"\x00",
    ],
)
def test_a_chunk_that_is_no_session_is_refused(text):
    whole = png()
    chunk = picture._chunk(b"iTXt", picture.KEYWORD + b"\0" + text)
    cut = len(picture.SIGNATURE) + 25
    with pytest.raises(BadInput):
        picture.found(whole[:cut] + chunk + whole[cut:])


def test_two_thousand_damaged_pictures_are_refused_or_read(document):
    whole = picture.carrying(png(), document)
    random_ = random.Random(7)
    for _ in range(2000):
        broken = bytearray(whole)
        for _ in range(random_.randrange(1, 5)):
            at = random_.randrange(len(broken) or 1)
            match random_.randrange(4):
                case 0:
                    broken[at : at + 1] = random_.randbytes(1)
                case 1:
                    del broken[at : at + random_.randrange(40)]
                case 2:
                    broken[at:at] = random_.randbytes(random_.randrange(20))
                case _:
                    broken = broken[: at + 1]
        try:
            assert picture.found(bytes(broken)).runs
        except BadInput as error:
            assert str(error)


def test_two_thousand_damaged_sessions_behind_a_right_checksum_are_refused_or_read(document):
    text = sessions.encode(document).encode()
    whole = png()
    cut = len(picture.SIGNATURE) + 25
    random_ = random.Random(8)
    for _ in range(2000):
        broken = bytearray(text)
        for _ in range(random_.randrange(1, 4)):
            broken[random_.randrange(len(broken))] = random_.randrange(256)
        data = picture.KEYWORD + b"\0\1\0\0\0" + zlib.compress(bytes(broken))
        try:
            picture.found(whole[:cut] + picture._chunk(b"iTXt", data) + whole[cut:])
        except BadInput as error:
            assert str(error)
