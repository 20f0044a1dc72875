"""Pace: how fast an experiment is watched, and how much of it is there at first sight."""

from __future__ import annotations

from explorer.engine.window import WINDOW
from explorer.model import Experiment, Kernel, Map

WATCHING = 50.0  # default pace where none is declared: steps per second times dt


def pace(experiment: Experiment) -> float:
    """Model time per second of watching: the declared one, or a calm default."""
    motion = experiment.motion
    if motion.pace is not None:
        return motion.pace
    if isinstance(motion, Map):
        return 2000.0
    return (30.0 if isinstance(motion, Kernel) else 4 * WATCHING) * abs(motion.dt)


def headway(experiment: Experiment) -> int:
    """Steps that fill a trajectory's picture before it is first shown: a windowful, or none.

    Tracers and agents are watched from their start, and so is a text that somebody just typed.
    """
    motion = experiment.motion
    if isinstance(motion, Kernel) or motion.domain or experiment.family == "typed":
        return 0
    return WINDOW
