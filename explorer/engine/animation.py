"""Animation: a dial that the run itself moves between two values, as a function of its steps."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from explorer.model import BadInput, Param
from explorer.model.param import Setting

NAME = "animate"  # of the change in a log
OFF = "off"
Shape = Literal["triangle", "sine", "ramp"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Scale = Literal["linear", "log"]
TURNS = 256  # turns of the dial in one period, where its steps allow


@dataclass(frozen=True)
class Animation:
    """A motion that begins at `low` with the step at which it is logged.

    low, high   the two values; `high` may be the smaller
    shape       "triangle" and "sine" go there and back, "ramp" jumps back
    period      [time] of one cycle
    scale       "log": equal factors in equal times
    """

    name: str
    low: float
    high: float
    period: float
    shape: Shape = "triangle"
    scale: Scale = "linear"

    def word(self) -> str:
        """As one word of a log, exact."""
        numbers = f"{self.low!r} {self.high!r} {self.period!r}"
        return f"{self.name} {numbers} {self.shape} {self.scale}"

    def checked(self) -> Animation:
        """Itself; BadInput for what is none."""
        if not (math.isfinite(self.period) and self.period > 0.0):
            raise BadInput(f"a period of {self.period!r}: give a time above 0")
        if not (math.isfinite(self.low) and math.isfinite(self.high)):
            raise BadInput(f"{self.name} from {self.low!r} to {self.high!r}: give finite values")
        if self.low == self.high:
            raise BadInput(f"{self.name} from {self.low:g} to {self.high:g}: give two values")
        if self.shape not in SHAPES:
            raise BadInput(f"shape {self.shape!r}: choose one of {', '.join(SHAPES)}")
        if self.scale not in get_args(Scale):
            raise BadInput(f"scale {self.scale!r}: choose linear or log")
        if self.scale == "log" and min(self.low, self.high) <= 0.0:
            raise BadInput(f"{self.name}: an animation by factors needs both values above 0")
        return self

    def fitted(self, param: Param) -> Animation:
        """Itself; BadInput where the dial cannot be animated, or not so far."""
        if param.kind not in ("float", "int"):
            raise BadInput(f"{param.name} is no number: it cannot be animated")
        if param.effect != "live":
            raise BadInput(f"{param.name} begins the run anew: it cannot be animated")
        for end in (self.low, self.high):
            param.check(end)
        return self.checked()

    def stride(self, dt: float) -> int:
        """Steps between two turns of the dial."""
        return max(1, round(min(self.period / abs(dt) / TURNS, 2.0**31)))

    def at(self, steps: int, dt: float) -> float:
        """The value so many steps after it began."""
        share = _share(self.shape, math.fmod(steps * abs(dt) / self.period, 1.0))
        if share in (0.0, 1.0):  # the ends are exact
            return self.high if share else self.low
        if self.scale == "log":
            return math.exp((1 - share) * math.log(self.low) + share * math.log(self.high))
        return self.low + share * (self.high - self.low)

    def setting(self, steps: int, dt: float, param: Param) -> Setting:
        """The value as the dial takes it."""
        value = self.at(steps, dt)
        if param.kind == "int":
            return round(value)
        return min(max(value, param.hard_min), param.hard_max)

    def moved(self, name: str, low: float, high: float, scale: Scale) -> Animation:
        """The same for another dial."""
        return replace(self, name=name, low=low, high=high, scale=scale)


def _share(shape: Shape, phase: float) -> float:
    if shape == "sine":
        return 0.5 - 0.5 * math.cos(2.0 * math.pi * phase)
    if shape == "triangle":
        return 2.0 * phase if phase <= 0.5 else 2.0 - 2.0 * phase
    return phase


def read(word: Any) -> tuple[str, Animation | None]:
    """(dial, its animation or None where it ends) that a log means; BadInput for anything else."""
    try:
        name, *rest = str(word).split()
        if rest == [OFF]:
            return name, None
        low, high, period, shape, scale = rest
        made = Animation(name, float(low), float(high), float(period), shape, scale)  # type: ignore[arg-type]
    except ValueError:
        raise BadInput(
            f"animation {word!r}: a dial, two values, a period, a shape and a scale, or 'off'"
        ) from None
    return name, made.checked()


def word(name: str, animation: Animation | None) -> str:
    """What a log says of a dial's animation, or of its end."""
    return f"{name} {OFF}" if animation is None else animation.word()
