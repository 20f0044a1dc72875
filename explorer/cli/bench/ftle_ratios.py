"""Fields and ridges of the double gyre against NumbaCS; accuracy is that of the timed arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter, process_time
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from explorer import api
from explorer.cli.bench import ftle_peer
from explorer.cli.bench.ftle_peer import SHAPE, SHARE, SHARPEST, NumbaCS, T
from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.cli.bench.peer import VARIABLE
from explorer.diagnostics.flow_map import FlowMap, flow_map
from explorer.diagnostics.slice_map import SliceMap
from explorer.engine.moving import motion_of
from explorer.engine.pool import Pool
from explorer.experiments.transport.double_gyre import EXPERIMENT
from explorer.numerics import ridges, transport

STEPS = {"display": 16, "matched": 22}  # of rk8 over the window
TARGETS = {"display": 80.0, "matched": 35.0}
WORST_MEAN_ERROR = 3e-5  # what the eye cannot see, 1/s
Timed = tuple[float, float, Any]  # seconds, CPU seconds, what was found
TYPED = (
    EXPERIMENT.motion.lines,  # type: ignore[union-attr]
    {"A": 0.1, "eps": 0.25, "omega": 2 * np.pi / 10, "phi": 0.0, "alpha": 0.0},
)


def figures(pool: Pool, rounds: int) -> dict[str, Figure]:
    """Every row; those that need the peer say so where it is not found."""
    axes = transport.axes(((0.0, 2.0), (0.0, 1.0)), SHAPE)
    seeds = transport.seeds(axes)
    moving = motion_of(EXPERIMENT, None, {}, "ftle")
    first = flow_map(moving, T=T, method="rk8", steps=1000, pool=pool)
    exact = transport.grid_ftle(first.ends(seeds).reshape(2, *SHAPE), axes, T)
    ours = {
        name: _field(replace(first, steps=steps, dtype="float32"), seeds, axes)
        for name, steps in STEPS.items()
    }
    return {
        **_fields(ours, exact, rounds),
        "ftle.typed_ratio_to_built_in": _typed(ours["display"], pool, seeds, axes, rounds),
        "ftle.coarse_ms": _coarse(moving, rounds),
        **_ridges(first.ends(seeds).reshape(2, *SHAPE), exact, axes, rounds),
    }


def _field(flow: FlowMap | SliceMap, seeds: np.ndarray, axes: Any) -> Callable[[], np.ndarray]:
    starts = seeds.astype(flow.dtype)
    return lambda: transport.grid_ftle(flow.ends(starts).reshape(2, *SHAPE), axes, T)


def timed(call: Callable[[], Any]) -> Timed:
    """(seconds, CPU seconds, what it gave)."""
    wall, cpu = perf_counter(), process_time()
    found = call()
    return perf_counter() - wall, process_time() - cpu, found


def _fields(
    ours: dict[str, Callable[[], np.ndarray]], exact: np.ndarray, rounds: int
) -> dict[str, Figure]:
    python = ftle_peer.python()
    times: dict[str, list[Timed]] = {name: [] for name in (*ours, "peer")}
    if python is None:
        for _ in range(rounds):
            for name, call in ours.items():
                times[name].append(timed(call))
    else:
        with NumbaCS(python, ftle_peer.FIELD) as peer:
            peer()
            for _ in range(min(rounds, 5)):
                times["peer"].append(peer())
                for name, call in ours.items():
                    times[name].append(timed(call))
    found = {}
    limits = _deviation(times["peer"], exact) if python else (1.8e-6, 1.9e-5, 1.6e-3)
    for name in ours:
        errors = _deviation(times[name], exact)
        good = errors[0] <= WORST_MEAN_ERROR if name == "display" else np.all(errors <= limits)
        key = f"ftle.{name}_ratio_to_numbacs"
        said = f"{STEPS[name]} steps of rk8, float32, errors {_said(errors)}"
        if python is None:
            found[key] = absent("times as fast", _missing(), TARGETS[name])
        else:
            figure = _against(times, name, said, limits)
            found[key] = figure if good else replace(figure, met=False)
        milliseconds = [1e3 * wall for wall, _, _ in times[name]]
        limit = 30.0 if name == "display" else None
        figure = summary(milliseconds, "ms", limit, f"{said}; {_cpu(times[name])}", "at most")
        found[f"ftle.{name}_ms"] = figure if good else replace(figure, met=False)
    return found


def _against(times: dict[str, list[Timed]], name: str, said: str, limits: Any) -> Figure:
    own, other = times[name], times["peer"]
    cpu = np.median([b[1] / a[1] for a, b in zip(own, other, strict=True)])
    walls = {key: [one[0] for one in times[key]] for key in (name, "peer")}
    against = f"NumbaCS at its defaults, errors {_said(limits)}; ours: {said}; by CPU {cpu:.0f}"
    return ratio(walls, name, "peer", TARGETS[name], against)


def _deviation(times: list[Timed], exact: np.ndarray) -> np.ndarray:
    inner = np.s_[1:-1, 1:-1]  # the peer leaves the border without a value
    return np.array(transport.deviation(times[-1][2][inner], exact[inner]))


def _said(errors: Any) -> str:
    return "mean {:.1e}, 99 % {:.1e}, largest {:.1e} 1/s".format(*errors)


def _cpu(times: list[Timed]) -> str:
    return f"{1e3 * min(cpu for _, cpu, _ in times):.1f} ms of CPU"


def _missing() -> str:
    return f"no numbacs; name a Python in {VARIABLE}"


def _typed(
    built_in: Callable[[], np.ndarray], pool: Pool, seeds: np.ndarray, axes: Any, rounds: int
) -> Figure:
    """The same flow as a person would type it."""
    text, dials = TYPED
    typed = api.flow(text, dials, domain=((0.0, 2.0), (0.0, 1.0)))
    flow = flow_map(
        motion_of(typed, None, {}, "ftle"), T=T, method="rk8", steps=STEPS["display"],
        dtype="float32", pool=pool,
    )  # fmt: skip
    contenders = {"typed": _field(flow, seeds, axes), "built in": built_in}
    times = interleave(contenders, max(rounds, 5))
    return ratio(times, "typed", "built in", 0.7, "the catalogue's double gyre, same grid")


def _coarse(moving: Any, rounds: int) -> Figure:
    """A dial to its first picture: 128x64, 30 steps of rk4."""
    flow = flow_map(moving, T=T, steps=30, dtype="float32")
    axes = transport.axes(((0.0, 2.0), (0.0, 1.0)), (64, 128))
    seeds = transport.seeds(axes)

    def picture() -> np.ndarray:
        return transport.grid_ftle(flow.ends(seeds).reshape(2, 64, 128), axes, T)

    picture()
    times = [timed(picture) for _ in range(2 * max(rounds, 5))]
    return summary([1e3 * t[0] for t in times], "ms", 5.0, "128x64, computing alone", "at most")


def _ridges(ends: np.ndarray, field: np.ndarray, axes: Any, rounds: int) -> dict[str, Figure]:
    spacing = [float(x[1] - x[0]) for x in axes]

    def work() -> np.ndarray:
        normal = ridges.normals(transport.differences(ends, axes))
        floor = float(np.percentile(field, SHARE))
        points, _, pixel = ridges.crest(field, axes, normal, floor, SHARPEST)
        across = normal.reshape(2, -1)[:, pixel].T
        ridges.link(points, across, field.ravel()[pixel], pixel, SHAPE, spacing)
        return points

    work()
    own, other, python = list[Timed](), list[Timed](), ftle_peer.python()
    if python is None:
        own = [timed(work) for _ in range(max(rounds, 5))]
        shared, faster = absent("", _missing(), 0.95), absent("times as fast", _missing(), 5.0)
    else:
        with NumbaCS(python, ftle_peer.RIDGES) as peer:
            peer()
            for _ in range(max(rounds, 5)):
                own.append(timed(work))
                other.append(peer())
        theirs = other[-1][2]
        near, _ = cKDTree(own[-1][2] / spacing).query(theirs / spacing)
        against = f"of {len(theirs)} points of NumbaCS, within a pixel; ours are {len(own[-1][2])}"
        shared = summary([float((near <= 1.0).mean())], "", 0.95, against)
        walls = {"ours": [a[0] for a in own], "peer": [b[0] for b in other]}
        cpu = np.median([b[1] / a[1] for a, b in zip(own, other, strict=True)])
        against = f"NumbaCS, eigenvectors and ordered ridges, same field; by CPU {cpu:.0f}"
        faster = ratio(walls, "ours", "peer", 5.0, against)
    quick = summary([1e3 * t[0] for t in own], "ms", 15.0, f"512x256; {_cpu(own)}", "at most")
    return {"ridges.ms": quick, "ridges.ratio_to_numbacs": faster, "ridges.shared_points": shared}
