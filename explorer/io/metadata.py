"""What a data file says of itself: the document that repeats it, and how the run ended."""

from __future__ import annotations

import dataclasses

import msgspec

from explorer.engine.recorder import Divergence, Recording
from explorer.engine.session import Document, RunDocument
from explorer.io import document as documents
from explorer.model import BadInput

Text = str | bytes


class _Divergence(msgspec.Struct, forbid_unknown_fields=True):
    channel: str
    step: int
    t: float
    last_change: str = ""
    why: str = ""


class _Outcome(msgspec.Struct, forbid_unknown_fields=True):
    diverged: _Divergence | None = None


def document(recording: Recording) -> str:
    """The document of a recording as JSON text."""
    return documents.encode(Document(runs=(recording.document,)))


def run(text: Text, where: str) -> RunDocument:
    """The one run a data file describes; BadInput when there is none."""
    found = documents.decode(text, where)
    if not found.runs:
        raise BadInput(f"{where}: its document has no run")
    return found.run


def outcome(recording: Recording) -> str:
    """How a recording ended, as JSON text."""
    end = recording.diverged
    given = None if end is None else _Divergence(**dataclasses.asdict(end))
    return msgspec.json.encode(_Outcome(given)).decode()


def diverged(text: Text, where: str) -> Divergence | None:
    """Where the run diverged, or None."""
    if not text:
        return None
    try:
        end = msgspec.json.decode(text, type=_Outcome).diverged
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadInput(f"{where}: cannot read how the run ended: {error}") from None
    return None if end is None else Divergence(**msgspec.structs.asdict(end))
