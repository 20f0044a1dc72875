"""How starts part: FTLE of a flow, its sliding window, and a ball of copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explorer.api.measures import measure
from explorer.api.shelves import diagnostics, resolve
from explorer.engine.batch import begin_document
from explorer.model import Experiment, Reading

_SLIDING = frozenset("T direction shape resolution domain preset dt".split())


def ftle(
    experiment: str | Experiment, params: Mapping[str, Any] | None = None, **options: Any
) -> Reading:
    """FTLE of a flow on a domain: arrays `ftle` (ny, nx) [1/time], `x` (nx,), `y` (ny,).

    options   those of the diagnostic `ftle` (T, t0, gradient, method, rtol, steps, ...); shape
              (ny, nx), domain, dt [time] of rk4, preset; with points (m, 2): arrays `ftle` (m,)
              and `F` (m, 2), where the points end
    """
    return measure("ftle", experiment, params, **options)


def ftle_frames(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    step: float = 0.5,
    frames: int = 80,
    t0: float = 0.0,
    scheme: str = "auto",
    **options: Any,
) -> Iterator[Reading]:
    """The sliding window: FTLE at t0 + k * step for k = 0 .. frames - 1.

    scheme    "auto", "queue" or "whole": pictures in float32 at display accuracy (a mean error of
              3e-4 or less of the double gyre's 0.15), pieced together from maps of parts of the
              window or integrated whole, whichever is quicker; "exact": each as `ftle` gives it.
              A rule, a precision, steps, points or another gradient than "grid" mean "exact"
    options   T, direction, shape, resolution, domain, preset, dt; with "exact" all those of `ftle`
    raises    BadInput
    """
    if scheme == "exact" or not set(options) <= _SLIDING:
        for k in range(frames):
            yield ftle(experiment, params, t0=t0 + k * step, **options)
        return
    from explorer.diagnostics import ftle_field, ftle_window
    from explorer.engine import pool
    from explorer.engine.measurement import completed, made
    from explorer.engine.moving import motion_of

    chosen, given = resolve(experiment), dict(options)
    names = {"T", "direction", "resolution"} & set(given)
    own: dict[str, Any] = {name: given.pop(name) for name in names}
    asked = diagnostics()["ftle"].options(own)
    shape, domain = given.pop("shape", None), given.pop("domain", None)
    moving = motion_of(chosen, params, given, "ftle")
    if shape is None:
        shape = ftle_field.picture_of(moving, domain, int(asked["resolution"]))
    T = float(asked["T"]) * (-1.0 if asked["direction"] == "backward" else 1.0)
    for reading in ftle_window.frames(
        moving, T=T, step=step, frames=frames, t0=t0, shape=shape, domain=domain, scheme=scheme,
        pool=pool.pool(),
    ):  # fmt: skip
        yield completed(diagnostics()["ftle"], reading, made(chosen, moving.params))


def ensemble(
    experiment: str | Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    members: int = 10_000,
    radius: float = 1e-3,
    steps: int = 1000,
    every: int = 10,
    **options: Any,
) -> Reading:
    """A ball of copies round the start, and how it spreads: arrays `t`, `spread`, `widest` (k,).

    `points` (members, d) are where they end, `lost` is the share that left every bound. They move
    by the run's rule where that has fixed steps, else by rk4 at its dt.

    radius    of the ball, in units of the state
    options   those of `run`: preset, start, dt, method, seed, t0, rtol
    raises    BadInput, also for a motion without equations and for a delay; Diverged
    """
    from explorer.engine.drop import Drop
    from explorer.engine.spreading import spreading

    chosen = resolve(experiment)
    document = begin_document(chosen, params, steps=steps, every=every, **options)
    return spreading(chosen, document, Drop(int(members), float(radius)).checked())
