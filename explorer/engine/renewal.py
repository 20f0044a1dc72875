"""Renewal: how soon a reading is made again. Numbers must be read; a picture may move."""

from __future__ import annotations

from explorer.model import Diagnostic, Image

READABLE = 0.1  # s: no number changes more often
DISPLAY = 1 / 60  # s: no screen shows more
SHARE = 0.8  # of the time, at most, that a picture may take which comes oftener than numbers


def interval(diagnostic: Diagnostic, cost: float) -> float:
    """[s] from the beginning of one reading to that of the next.

    cost   [s] that the last one took, with whatever else the computer did meanwhile: so on a busy
           one, or for a large picture, there is as much time for the run as for numbers
    """
    if not moves(diagnostic):
        return READABLE
    return min(max(DISPLAY, cost / SHARE), READABLE)


def moves(diagnostic: Diagnostic) -> bool:
    """Whether it is a field that lies on the stage, where it is seen as often as it is made."""
    return diagnostic.gives is Image and not diagnostic.pictures
