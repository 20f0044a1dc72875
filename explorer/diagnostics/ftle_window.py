"""The FTLE of a window that slides along time: one picture after another, at display accuracy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import flow_window
from explorer.diagnostics.flow_map import FlowMap, flow_map
from explorer.diagnostics.ftle_field import (
    checked_domain,
    grid_exponents,
    picture_of,
    reading_of,
)
from explorer.diagnostics.long_steps import MOVING, STAGES, long_steps
from explorer.diagnostics.slice_map import SliceMap
from explorer.diagnostics.sliding import BLOCK, PIECES, Sliding
from explorer.equations.tree import Apply, Name, Node, System
from explorer.model import BadInput, Flow, Moving, Reading
from explorer.numerics import transport

SCHEMES = ("auto", "queue", "whole")
BLURRED = 5e-3  # the same for a picture pieced together; beyond, every window is integrated whole
PLAIN = ("+", "-", "*", "neg", "powi")
LOOK, CALL = 1000.0, 12.0  # cost of a look into a map, of a sine, in sums and products
SLICED = 250.0  # ... and of reading a velocity between nodes
MOST_BYTES = 400_000_000  # of kept maps
COARSENING = 5  # a picture bears this many of the run's own steps in one


def frames(
    moving: Moving, *, T: float, step: float, frames: int, t0: float = 0.0, shape: Any = None,
    domain: Any = None, scheme: str = "auto", pool: Any = None, cancel: Any = None,
) -> Iterator[Reading]:  # fmt: skip
    """The readings of `frames` windows that begin at t0, t0 + step, ..., float32.

    scheme   "queue": pieced together from maps of parts, two looks and a few steps a frame;
             "whole": every window integrated; "auto": the queue where that costs less, and blurs
             the first picture no more than the eye bears
    raises   BadInput, also where the queue cannot be: off the plane, or T no multiple of the step
    """
    sides = checked_domain(moving, domain)
    shape = picture_of(moving, sides, 512) if shape is None else tuple(shape)
    if moving.slices is not None:
        moving.slices.window(t0, t0 + T)
        moving.slices.window(t0 + (frames - 1) * step, t0 + (frames - 1) * step + T)
    flow, error = _settled(moving, T, t0, sides, shape, pool, cancel)
    axes = transport.axes(sides, shape)
    if scheme not in SCHEMES:
        raise BadInput(f"scheme {scheme!r}: choose one of {', '.join(SCHEMES)}")
    why = "" if scheme == "whole" else obstacle(flow, step, axes)
    if scheme == "queue" and why:
        raise BadInput(f"scheme 'queue': {why}")
    sliding = Sliding(flow, axes, step, _turns(moving, sides)) if scheme != "whole" else None
    if why or (scheme == "auto" and not (worthwhile(flow, step) and _sharp(sliding, axes))):
        sliding = None
    for k, (ends, at) in enumerate(_maps(flow, sliding, axes, step)):
        if k >= frames or flow.cancelled:
            return
        exponents = grid_exponents(at, transport.seeds(axes), ends, axes, shape)
        reading = reading_of(moving, at, ends, exponents, axes, "grid", error)
        reading.settings["scheme"] = "queue" if sliding else "whole"  # type: ignore[index]
        yield reading


def _settled(
    moving: Moving, T: float, t0: float, sides: Any, shape: Any, pool: Any, cancel: Any
) -> tuple[FlowMap | SliceMap, float]:
    """The flow map of the first window, by the rule and the steps that the eye bears."""
    if moving.slices is not None:
        dt = flow_window.step(moving, "float32", t0, T)
        known = {"dtype": "float32", "pool": pool, "cancel": cancel}
        return flow_map(moving, T=T, t0=t0, dt=dt, **known), math.nan
    asked = flow_map(moving, T=T, t0=t0, dt=abs(moving.dt) * COARSENING)
    rule, steps, error = long_steps(moving, T, t0, sides, shape, asked.steps, cancel, MOVING)
    made = flow_map(
        moving, T=T, t0=t0, method=rule, steps=steps, dtype="float32", pool=pool, cancel=cancel
    )
    return made, error


def _maps(
    flow: FlowMap | SliceMap, sliding: Sliding | None, axes: Any, step: float
) -> Iterator[tuple[np.ndarray, FlowMap | SliceMap]]:
    if sliding is not None:
        for k, ends in enumerate(sliding):
            yield ends, flow.at(flow.t0 + k * step)
    seeds = transport.seeds(axes, np.float32)
    for k in range(2**62):
        now = flow.at(flow.t0 + k * step)
        yield now.ends(seeds), now


def obstacle(flow: FlowMap | SliceMap, step: float, axes: Any) -> str:
    """Why the queue cannot be, in words; empty where it can."""
    if len(axes) != 2:
        return "it is for flows on a plane"
    if not (math.isfinite(step) and step):
        return f"step = {step!r} is no finite time other than 0"
    count = abs(flow.T / step)
    if abs(count - round(count)) > 1e-6 * count or round(count) < 2 * min(PIECES):
        return f"T = {flow.T:g} is not a whole number of steps of {step:g}, four at least"
    if not any(round(count) % pieces == 0 for pieces in PIECES):
        return f"{round(count)} steps make a window; a multiple of {PIECES} is needed"
    if round(count) * 8 * math.prod(map(len, axes)) > MOST_BYTES:
        return "its maps would take more than 400 MB"
    return ""


def worthwhile(flow: FlowMap | SliceMap, step: float) -> bool:
    """Whether the queue costs clearly less than to integrate every window whole."""
    read = SLICED if isinstance(flow, SliceMap) else weight(flow.system)
    slope = STAGES[flow.method] * read
    each = max(1, math.ceil(abs(step / flow.T) * flow.steps))
    pieced = slope * each * (BLOCK / 2 + 2.5) + 3.5 * LOOK
    return 1.5 * pieced < slope * flow.steps


def weight(system: System) -> float:
    """Sums and products that one slope costs a particle, about: what it shares is free."""
    helpers = dict(system.helpers)
    moves: dict[int, bool] = {}
    total = 0.0

    def moved(node: Node) -> bool:
        nonlocal total
        if isinstance(node, Name):
            known = node.name in helpers and moved(helpers[node.name])
            return known or node.name in system.states
        if not isinstance(node, Apply):
            return False
        if id(node) not in moves:
            moves[id(node)] = True in [moved(arg) for arg in node.args]  # every one is counted
            if moves[id(node)]:
                total += 1.0 if node.op in PLAIN else CALL
        return moves[id(node)]

    for rate in system.rates:
        moved(rate)
    return total


def _sharp(sliding: Sliding | None, axes: Any) -> bool:
    """Whether the first pieced picture is the whole one, as well as the eye can tell."""
    assert sliding is not None
    flow, shape = sliding.flow, tuple(map(len, reversed(axes)))
    whole, pieced = (
        grid_exponents(flow, transport.seeds(axes), ends, axes, shape)
        for ends in (flow.ends(transport.seeds(axes, np.float32)), next(iter(sliding)))
    )
    gap = np.abs(whole - pieced)
    known = np.isfinite(gap)
    lost = float((np.isfinite(whole) ^ np.isfinite(pieced)).mean())
    if not known.any() or lost > BLURRED:
        return False
    return float(gap[known].mean()) <= BLURRED * float(np.abs(whole[known]).mean())


def _turns(moving: Moving, sides: Any) -> tuple[float, float]:
    """Lengths along which the domain closes on itself: angles whose whole turn it shows."""
    if moving.slices is not None:
        return tuple(  # type: ignore[return-value]
            high - low if closed and (low, high) == tuple(side) else 0.0
            for closed, (low, high), side in zip(
                moving.slices.periodic, moving.slices.domain, sides, strict=True
            )
        )
    wrap = moving.motion.wrap if isinstance(moving.motion, Flow) else {}
    found = [0.0] * len(sides)
    for i, name in enumerate(moving.motion.start if isinstance(moving.motion, Flow) else ()):
        turn, width = wrap.get(name, 0.0), sides[i][1] - sides[i][0]
        if turn and abs(width - turn) < 1e-9 * turn:
            found[i] = turn
    return tuple(found)  # type: ignore[return-value]
