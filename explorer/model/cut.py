"""Cut: a plane through the space of states that the stage draws and a hand may move.

A Diagnostic names the options that hold its plane; the arithmetic between those options and the
plane's normal stands here once, for the diagnostic that cuts and for the hand that drags.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.equations.errors import BadInput

SNAP = 2.5  # degrees from an axis within which a dragged normal lies along it
DIGITS = 2  # decimals of a dragged angle


@dataclass(frozen=True)
class Cut:
    """The options of a plane normal . x = level, by name.

    axis     state along which it is cut        level    of normal . x
    toward   state to which its normal leans    tilt     by how many degrees
    turn     degrees by which the lean goes on from `toward` to the next state
    middle   option that puts it through the middle of the orbit instead
    points   array (k, d) of whole states that lie on it
    when     (option, value) without which there is no plane
    """

    axis: str = "axis"
    level: str = "level"
    toward: str = "toward"
    tilt: str = "tilt"
    turn: str = "turn"
    middle: str = "at_mean"
    points: str = "points"
    when: tuple[str, str] = ("section", "plane")

    def plane(
        self, states: tuple[str, ...], given: Mapping[str, Any], told: Mapping[str, Any]
    ) -> tuple[np.ndarray, float] | None:
        """(normal (d,), level) of the plane that the options name; None where there is none.

        told   settings of a reading, which say where the middle of the orbit was
        """
        if given.get(self.when[0]) != self.when[1] or not told.get("normal"):
            return None
        if given[self.middle]:
            level = told.get("level")
            return None if level is None else (np.array(told["normal"]), float(level))
        axis, toward = self.places(states, given)
        tilt, turn = float(given[self.tilt]), float(given[self.turn])
        return normal(len(states), axis, toward, tilt, turn), float(given[self.level])

    def places(self, states: tuple[str, ...], given: Mapping[str, Any]) -> tuple[int, int]:
        """Places of the state along which it is cut and of the one to which it leans."""
        axis = states.index(str(given[self.axis])) if given[self.axis] else 0
        toward = states.index(str(given[self.toward])) if given[self.toward] else axis
        if toward == axis:
            toward = next(iter(neighbours(len(states), axis)), axis)
        return axis, toward

    def options(
        self, states: tuple[str, ...], given: Mapping[str, Any], held: np.ndarray, at: np.ndarray
    ) -> dict[str, Any]:
        """The options of the plane with about this normal (d,) through the point `at` (d,)."""
        axis, _ = self.places(states, given)
        nearest = int(np.argmax(np.abs(held)))
        close = math.degrees(math.acos(min(1.0, abs(float(held[nearest])))))
        if close < SNAP:
            axis = nearest
            held = np.sign(held[nearest]) * np.eye(len(states))[nearest]
        _, toward = self.places(states, {**given, self.axis: states[axis]})
        tilt, turn = leans(held, axis, toward)
        rounded = normal(len(states), axis, toward, tilt, turn)
        return {
            self.axis: states[axis], self.toward: states[toward], self.tilt: tilt,
            self.turn: turn, self.level: float(rounded @ at), self.middle: False,
        }  # fmt: skip


def neighbours(d: int, axis: int) -> list[int]:
    """The other states, in the order in which a plane leans to them."""
    return [i for i in range(d) if i != axis]


def normal(d: int, axis: int, toward: int, tilt: float, turn: float = 0.0) -> np.ndarray:
    """(d,) unit vector: `axis`, leaning by `tilt` to `toward`, and on from there by `turn`.

    tilt, turn   [degrees]
    """
    made = np.zeros(d)
    made[axis] = 1.0
    if not tilt:
        return made
    if d < 2 or toward == axis:
        raise BadInput("toward: a plane leans towards another state than its own")
    lean, on = math.radians(tilt), math.radians(turn)
    made[axis], made[toward] = math.cos(lean), math.sin(lean) * math.cos(on)
    if turn:
        rest = [i for i in neighbours(d, axis) if i != toward]
        if not rest:
            raise BadInput(f"turn = {turn:g}: two states leave no third one to turn to")
        made[rest[0]] = math.sin(lean) * math.sin(on)
    return made


def leans(held: np.ndarray, axis: int, toward: int) -> tuple[float, float]:
    """(tilt, turn) [degrees] of a unit vector (d,) that lies in three states."""
    rest = [i for i in neighbours(len(held), axis) if i != toward]
    third = float(held[rest[0]]) if rest else 0.0
    away = math.hypot(float(held[toward]), third)
    tilt = math.degrees(math.atan2(away, float(held[axis])))
    turn = math.degrees(math.atan2(third, float(held[toward]))) if away > 1e-9 else 0.0
    if abs(turn) > 90.0:  # the smaller turn, and a lean the other way
        tilt, turn = -tilt, turn - math.copysign(180.0, turn)
    tilt, turn = round(tilt, DIGITS), round(turn, DIGITS)
    return tilt, turn if tilt else 0.0


def along(held: np.ndarray, axis: int, others: tuple[int, ...] = ()) -> np.ndarray:
    """(d,) the direction in a plane along which one state grows by one, and `others` not at all.

    held   (d,) unit normal; a row of zeros where the plane stands across that state
    """
    made = np.zeros(len(held))
    free = [i for i in range(len(held)) if i != axis and i not in others]
    size = float(held[free] @ held[free])
    if held[axis] and size < 1e-12:
        return made
    made[axis] = 1.0
    if held[axis]:
        made[free] = -held[free] * held[axis] / size
    return made
