"""PNG pictures that carry the session they show, in a text chunk of the file.

The chunk is `iTXt` with the keyword "Separatrix session" and the JSON of a session, deflated.
Reading it is reading that JSON: a strict schema, a bound on its length, and nothing that runs.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.engine.session import Document
from explorer.io import document as sessions
from explorer.io.atomic import atomic
from explorer.io.bounded import whole
from explorer.model import BadInput

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"Separatrix session"
SUFFIX = ".png"
MOST_BYTES = 200_000_000  # of a picture that is looked into


def carrying(png: bytes, document: Document) -> bytes:
    """The same picture with a session in it, in place of one that was there."""
    text = zlib.compress(sessions.encode(document).encode(), 9)
    chunk = _chunk(b"iTXt", KEYWORD + b"\0\1\0\0\0" + text)
    kept = [(kind, data) for kind, data in _chunks(png, "picture") if not _ours(kind, data)]
    made = [_chunk(kind, data) for kind, data in kept]
    return SIGNATURE + b"".join([made[0], chunk, *made[1:]])


def carry(path: str | os.PathLike[str], document: Document) -> None:
    """Put a session into a PNG file that was written already; atomic."""
    file = Path(path)
    content = carrying(file.read_bytes(), document)
    with atomic(file) as sibling:
        sibling.write_bytes(content)


def write(
    path: str | os.PathLike[str], draw: Callable[[Path], None], document: Document | None = None
) -> None:
    """Let `draw` write a picture; atomic. A PNG carries the document, where one is given."""
    with atomic(path) as sibling:
        draw(sibling)
        if document is not None and sibling.suffix.lower() == SUFFIX:
            carry(sibling, document)


def session(path: str | os.PathLike[str]) -> Document:
    """The session that a PNG file carries; BadInput for any other file."""
    file = Path(path)
    return found(whole(file, MOST_BYTES, "of a picture at most {0} are read"), str(file))


def found(png: bytes, where: str = "picture") -> Document:
    """The session in the bytes of a PNG; BadInput where there is none, or a damaged one."""
    for kind, data in _chunks(png, where):
        if _ours(kind, data):
            return sessions.decode(_text(data[len(KEYWORD) + 1 :], where), where)
    raise BadInput(
        f"{where}: a picture without a session; one that this program saved, copied or let be "
        "dragged out carries it"
    )


def _ours(kind: bytes, data: bytes) -> bool:
    return kind == b"iTXt" and data.startswith(KEYWORD + b"\0")


def _text(data: bytes, where: str) -> bytes:
    """What stands in an iTXt chunk after its keyword, at most as long as a session may be."""
    damaged = BadInput(f"{where}: the session in this picture is damaged")
    if len(data) < 4 or data[1] != 0 or data[0] > 1:
        raise damaged
    ends = [data.find(b"\0", 2)]
    ends.append(data.find(b"\0", ends[0] + 1))
    if min(ends) < 0:
        raise damaged
    text = data[ends[1] + 1 :]
    if data[0] == 0:
        return text
    opened = zlib.decompressobj()
    try:
        plain = opened.decompress(text, sessions.MOST_BYTES)
    except zlib.error:
        raise damaged from None
    if opened.unconsumed_tail or not opened.eof:
        raise damaged
    return plain


def _chunks(png: bytes, where: str) -> Iterator[tuple[bytes, bytes]]:
    """(kind, data) of every chunk; BadInput for what is no whole PNG."""
    if not png.startswith(SIGNATURE):
        raise BadInput(f"{where}: not a PNG picture")
    at = len(SIGNATURE)
    while True:
        head = png[at : at + 8]
        if len(head) < 8:
            raise BadInput(f"{where}: the picture ends in the middle; it was not copied whole")
        length, kind = struct.unpack(">I4s", head)
        data, crc = png[at + 8 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        if len(data) < length or len(crc) < 4:
            raise BadInput(f"{where}: the picture ends in the middle; it was not copied whole")
        if zlib.crc32(kind + data) != struct.unpack(">I", crc)[0]:
            raise BadInput(f"{where}: the picture is damaged at byte {at}")
        if at == len(SIGNATURE) and kind != b"IHDR":
            raise BadInput(f"{where}: not a PNG picture")
        yield kind, data
        if kind == b"IEND":
            return
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
