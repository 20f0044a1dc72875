"""Calm: whether anything may move that no hand moves."""

from __future__ import annotations

_calm = [False]


def be_calm(calm: bool) -> None:
    """Whether every camera goes at once where it is sent, and otherwise stands still."""
    _calm[0] = calm


def calm() -> bool:
    """Whether it does."""
    return _calm[0]
