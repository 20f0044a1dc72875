"""Where the dials of a run stand after its log, without running it."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.engine import animation
from explorer.engine.animation import Animation
from explorer.engine.drop import NAME as DROP
from explorer.engine.session import RunDocument
from explorer.model import Param
from explorer.model.param import Setting

Animations = dict[str, tuple[Animation, int, int]]  # it, first step, stride


def positions(params: Mapping[str, Param], document: RunDocument) -> dict[str, Setting]:
    """Dial positions at the document's last step, those of animated dials too."""
    found: dict[str, Setting] = dict(document.initial)
    dt, going, at = document.dt, Animations(), 0

    def move_to(step: int) -> None:
        nonlocal at
        for name, (one, first, stride) in going.items():
            last = (step - first) // stride * stride
            if first + last > at:  # what stands there by then waits for the next turn
                found[name] = one.setting(last, dt, params[name])
        at = max(at, step)

    for step, name, value in document.log:
        if step > document.steps:
            break
        move_to(step)
        if name == "dt":
            dt = float(value)
        elif name == animation.NAME:
            dial, one = animation.read(value)
            going.pop(dial, None)
            if one is not None:
                going[dial] = (one, step, one.stride(dt))
                found[dial] = one.setting(0, dt, params[dial])
        elif name != DROP:
            found[name] = value
    move_to(document.steps)
    return found
