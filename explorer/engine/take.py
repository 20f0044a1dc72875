"""Take: which steps of a run are recorded. States are kept by the past, never pixels."""

from __future__ import annotations

from dataclasses import replace

from explorer.engine.recorder import Recording
from explorer.model import BadInput

GOING = -1  # last step of a take that is not over

Take = tuple[int, ...]


def so_far(take: Take, step: int, newest: int) -> Take:
    """The (first, last) steps that are recorded by now; () where going back undid them."""
    if not take or take[0] > newest:
        return ()
    last = max(take[0], step) if take[1] == GOING else take[1]
    return take[0], min(last, newest)


def part(recording: Recording, take: Take) -> Recording:
    """The samples of a recording that lie within a take; BadInput where there are none."""
    first, last = take
    within = (recording.steps >= first) & (recording.steps <= last)
    if not within.any():
        raise BadInput(
            f"steps {first} to {last} were recorded, but the run has samples of steps "
            f"{recording.steps[0]} to {recording.steps[-1]}"
        )
    return replace(
        recording,
        t=recording.t[within],
        steps=recording.steps[within],
        arrays={name: values[within] for name, values in recording.arrays.items()},
    )
