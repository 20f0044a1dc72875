"""Where the dials of a run stand after its log, without running it."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.engine import animation
from explorer.engine.animation import Animation
from explorer.engine.drop import NAME as DROP
from explorer.engine.session import RunDocument
from explorer.model import Param
from explorer.model.param import Setting

Sweeps = dict[str, tuple[Animation, int, int]]  # sweep, first step, stride


def positions(params: Mapping[str, Param], document: RunDocument) -> dict[str, Setting]:
    """Dial positions at the document's last step, those of swept dials too."""
    found: dict[str, Setting] = dict(document.initial)
    dt, swept, at = document.dt, Sweeps(), 0

    def sweep_to(step: int) -> None:
        nonlocal at
        for name, (one, first, stride) in swept.items():
            last = (step - first) // stride * stride
            if first + last > at:  # what stands there by then waits for the next turn
                found[name] = one.setting(last, dt, params[name])
        at = max(at, step)

    for step, name, value in document.log:
        if step > document.steps:
            break
        sweep_to(step)
        if name == "dt":
            dt = float(value)
        elif name == animation.NAME:
            dial, one = animation.read(value)
            swept.pop(dial, None)
            if one is not None:
                swept[dial] = (one, step, one.stride(dt))
                found[dial] = one.setting(0, dt, params[dial])
        elif name != DROP:
            found[name] = value
    sweep_to(document.steps)
    return found
