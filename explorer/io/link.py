"""A document as one line of text, to be mailed or pasted: `separatrix:1:` and letters.

The JSON of a session, deflated, in URL-safe base64. Reading one is reading that JSON: a strict
schema, a bound on its length, and nothing that runs.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib

from explorer.engine.session import Document
from explorer.io import document as sessions
from explorer.model import BadInput

HEAD = "separatrix:1:"
LONGEST = 200_000  # letters of a link
_LINK = re.compile(r"separatrix:(\d+):([A-Za-z0-9_\-\s]+={0,2})")


def encode(document: Document) -> str:
    """The link of a document; BadInput where it holds too much to be mailed as text."""
    packed = zlib.compress(sessions.encode(document).encode(), 9)
    text = HEAD + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > LONGEST:
        raise BadInput(
            f"a link of {len(text)} letters is too long to be pasted (at most {LONGEST}); "
            "save the session as a file instead"
        )
    return text


def found(text: str) -> str:
    """The first link in a text, or ""; line breaks of a mail do not matter."""
    match = _LINK.search(text[: 2 * LONGEST])
    return match[0] if match else ""


def decode(text: str) -> Document:
    """The document of a link; BadInput for anything else."""
    match = _LINK.search(text[: 2 * LONGEST])
    if match is None:
        raise BadInput(f"no link in this text; a link begins with {HEAD}")
    if match[1] != "1":
        raise BadInput(f"the link is of a newer kind ({match[1]}); this version reads 1")
    letters = re.sub(r"\s", "", match[2]).rstrip("=")
    try:
        packed = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        opened = zlib.decompressobj()
        plain = opened.decompress(packed, sessions.MOST_BYTES)
    except (binascii.Error, ValueError, zlib.error):
        raise BadInput("the link is damaged: some of its letters are missing or wrong") from None
    if opened.unconsumed_tail or not opened.eof:
        raise BadInput("the link is damaged, or holds more than a session may")
    return sessions.decode(plain, "link")
