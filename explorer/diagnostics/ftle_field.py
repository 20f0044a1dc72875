"""FTLE of a motion with its dials set: on a grid over the domain, or at given points."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics.flow_map import FlowMap, flow_map
from explorer.diagnostics.slice_map import SliceMap
from explorer.model import BadInput, Moving, Reading
from explorer.numerics import transport

GRADIENTS = ("grid", "auxiliary", "tangent")
NAMES = "xyzw"
MOST_PIXELS = 50_000_000  # beyond, the gradient alone takes gigabytes
SAID = {
    "grid": "gradient by differences on the grid",
    "auxiliary": "gradient by close neighbours of each point",
    "tangent": "exact gradient by the tangent equations",
}


def field(
    moving: Moving,
    *,
    T: float,
    t0: float = 0.0,
    shape: tuple[int, ...] | None = None,
    points: Any = None,
    gradient: str | None = None,
    domain: Any = None,
    error: float = math.nan,
    **integration: Any,
) -> Reading | None:
    """FTLE on a grid over the domain, its boundary included, or at given points.

    T, t0        [time] window from t0 to t0 + T; T < 0 looks back (attracting structures)
    shape        (ny, nx), or one count per state, last first; at least 3 each
    points       (m, d) instead of a grid: arrays ftle (m,), F (m, d)
    gradient     "grid", "auxiliary" or "tangent"; left out: "grid", for points "tangent"
    domain       (low, high) per state, instead of the flow's own
    error        mean error that the steps are known to leave, for the notes
    integration  dt, steps, method, rtol, dtype, pool, cancel: see `flow_map`
    returns      arrays ftle (ny, nx) [1/time], x, y, F (d, ny, nx) where each point ends;
                 None when cancelled
    source       Shadden, Lekien & Marsden 2005, Physica D 212, 271-304
    """
    flow = flow_map(moving, T=T, t0=t0, **integration)
    gradient = gradient or ("grid" if points is None else "tangent")
    if gradient not in GRADIENTS:
        raise BadInput(f"gradient {gradient!r}: choose one of {', '.join(GRADIENTS)}")
    if points is not None:
        return _at_points(flow, moving, points, gradient, domain)
    domain = checked_domain(moving, domain)
    shape = picture_shape(domain, 512) if shape is None else checked_shape(shape, len(domain))
    axes = transport.axes(domain, shape)
    ends, exponents = _stretched(flow, transport.seeds(axes), gradient, domain, axes)
    if flow.cancelled:
        return None
    exponents = exponents.reshape(shape)
    return reading_of(moving, flow, ends, exponents, axes, gradient, error)


def reading_of(
    moving: Moving, flow: FlowMap | SliceMap, ends: np.ndarray, exponents: np.ndarray, axes: Any,
    gradient: str, error: float = math.nan,
) -> Reading:  # fmt: skip
    """The reading of a field (ny, nx) on its axes, ends (d, ny * nx), with what made it."""
    unit, settings, shape = moving.per_time, _settings(flow, gradient), exponents.shape
    domain = [[float(x[0]), float(x[-1])] for x in axes]
    values, limits = _summary(exponents)
    names = NAMES[: len(axes)]
    arrays = {"ftle": exponents, **dict(zip(names, axes, strict=True))}
    arrays["F"] = ends.reshape(-1, *shape)
    units = {n: moving.told.get(s, "") for n, s in _states(moving)}
    units.update(dict.fromkeys("ftle mean median p90 max here".split(), unit))
    units["T"] = moving.told.get("t", "")
    settings.update(shape=list(shape), domain=domain, limits=limits)
    notes = _notes(gradient, domain, shape, flow.T, unit, values["lost"])
    if math.isfinite(error):
        said = f"{flow.steps} steps of order 8, at a mean error of {error:.1g} {unit}"
        notes, settings["error"] = (*notes, said), error
    return Reading(values, arrays, notes=notes, units=units, settings=settings)


def _stretched(
    flow: FlowMap | SliceMap, seeds: np.ndarray, gradient: str, domain: Any, axes: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Where the particles of a grid end, and the FTLE, by the way asked for."""
    if gradient != "grid":
        ends, slopes = _spread(flow, seeds, gradient, domain)
        return ends, transport.ftle(slopes, flow.T)
    ends, shape = flow.ends(seeds), tuple(map(len, reversed(axes)))
    return ends, grid_exponents(flow, seeds, ends, axes, shape)


def grid_exponents(
    flow: FlowMap | SliceMap, seeds: np.ndarray, ends: np.ndarray, axes: Any, shape: Any
) -> np.ndarray:
    """FTLE (ny, nx) by differences of where the neighbours on a grid end, (d, m)."""
    if isinstance(flow, FlowMap):
        return np.asarray(transport.grid_ftle(ends.reshape(-1, *shape), axes, flow.T))
    slopes = transport.differences(ends.reshape(-1, *shape), axes)
    slopes = flow.measured(slopes, seeds, ends)
    # differences of neighbours do not ask what became of the point itself
    slopes[:, :, ~np.isfinite(ends[0]).reshape(shape)] = np.nan
    return np.asarray(transport.ftle(slopes, flow.T))


def _spread(
    flow: FlowMap | SliceMap, seeds: np.ndarray, gradient: str, domain: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Where the particles end, and the gradient of the map at each by itself."""
    if gradient == "tangent":
        ends, slopes = flow.tangent(seeds)
    else:
        ends, slopes = flow.stencil(seeds, np.ptp(np.asarray(domain, float), axis=1))
    slopes = flow.measured(slopes, seeds, ends)
    slopes[:, :, ~np.isfinite(ends[0])] = np.nan
    return ends, slopes


def _at_points(
    flow: FlowMap | SliceMap, moving: Moving, points: Any, gradient: str, domain: Any
) -> Reading | None:
    if gradient == "grid":
        raise BadInput("gradient 'grid' at points: choose one of auxiliary, tangent")
    d = moving.dimension
    try:
        listed = np.asarray(points, dtype=np.float64)
    except (TypeError, ValueError):
        raise BadInput(f"points: give numbers of shape (m, {d})") from None
    if listed.ndim != 2 or listed.shape[1] != d or not np.isfinite(listed).all():
        raise BadInput(f"points of shape {listed.shape}: give finite numbers of shape (m, {d})")
    sides = checked_domain(moving, domain) if gradient == "auxiliary" else None
    ends, slopes = _spread(flow, np.ascontiguousarray(listed.T), gradient, sides)
    if flow.cancelled:
        return None
    arrays = {"ftle": transport.ftle(slopes, flow.T), "F": np.ascontiguousarray(ends.T)}
    unit, settings = moving.per_time, _settings(flow, gradient)
    return Reading({}, arrays, notes=(SAID[gradient],), units={"ftle": unit}, settings=settings)


def checked_domain(moving: Moving, domain: Any = None) -> tuple[tuple[float, float], ...]:
    """The region to look at, (low, high) per state; BadInput when none is given or it is empty."""
    d = moving.dimension
    given = domain if domain is not None else moving.plane
    if given is None:
        what = moving.key or "this flow"
        raise BadInput(f"{what} has no domain: give domain=((low, high), ...), one per state")
    try:
        sides = tuple((float(low), float(high)) for low, high in given)
    except (TypeError, ValueError):
        raise BadInput(f"domain = {given!r}: give (low, high) for each of {d} states") from None
    sound = all(math.isfinite(low) and low < high < math.inf for low, high in sides)
    if len(sides) != d or not sound:
        raise BadInput(f"domain = {given!r}: give (low, high), low < high, for each of {d} states")
    return sides


def picture_of(moving: Moving, domain: Any, columns: int) -> tuple[int, ...]:
    """The shape of a picture of the plane with so many columns; BadInput off the plane."""
    if moving.dimension != 2:
        where = f"{moving.key} has {moving.dimension} states"
        raise BadInput(f"a picture shows a plane; {where}: give shape=(nz, ny, nx) or points")
    return picture_shape(checked_domain(moving, domain), columns)


def picture_shape(domain: Any, columns: int) -> tuple[int, ...]:
    """(ny, nx) with `columns` along x and square pixels, within reason."""
    (left, right), *others = domain
    counts = [columns]
    for low, high in others:
        rows = columns * (high - low) / (right - left)
        counts.append(round(min(max(rows, columns / 4), 2 * columns)))
    return tuple(reversed(counts))


def checked_shape(shape: Any, d: int) -> tuple[int, ...]:
    """The counts of a grid in d dimensions, last axis first; BadInput where they cannot be."""
    try:
        counts = tuple(int(n) for n in shape)
        sound = counts == tuple(shape) and len(counts) == d and min(counts) >= 3
    except (TypeError, ValueError):
        sound = False
    if not sound:
        raise BadInput(f"shape = {shape!r}: give {d} whole numbers from 3, (ny, nx) in the plane")
    if math.prod(counts) > MOST_PIXELS:
        raise BadInput(f"shape = {shape!r}: at most {MOST_PIXELS} points in all")
    return counts


def _summary(exponents: np.ndarray) -> tuple[dict[str, float], list[float]]:
    """What a reader wants of the field, and colour limits that one bright pixel cannot spoil."""
    found = exponents.ravel()
    if not np.isfinite(found.sum()):
        found = found[np.isfinite(found)]
    lost = 1.0 - found.size / exponents.size
    if not found.size:
        return dict.fromkeys("mean median p90 max".split(), math.nan) | {"lost": lost}, [0.0, 1.0]
    low, median, p90, high = _percentiles(found, (0.5, 50, 90, 99.5))
    limits = [min(0.0, low), high if high > low else low + 1.0]
    mean = found.mean(dtype=np.float64)
    spread = {"mean": mean, "median": median, "p90": p90, "max": found.max(), "lost": lost}
    return {name: float(value) for name, value in spread.items()}, limits


def _percentiles(values: np.ndarray, shares: tuple[float, ...]) -> list[float]:
    """Percentiles with linear interpolation, by one partial sort."""
    at = np.array(shares) / 100 * (values.size - 1)
    below = np.floor(at).astype(int)
    above = np.minimum(below + 1, values.size - 1)
    ordered = np.partition(values, np.unique((below, above)))
    low, high = ordered[below].astype(np.float64), ordered[above].astype(np.float64)
    return [float(value) for value in low + (at - below) * (high - low)]


def _notes(
    gradient: str, domain: Any, shape: Any, T: float, unit: str, lost: float
) -> tuple[str, ...]:
    notes = [SAID[gradient]]
    if gradient == "grid":
        ceiling = transport.grid_ceiling(domain, shape, T)
        bound = f"this grid shows at most {ceiling:.3g} {unit} inside its edges"
        notes.append(f"thin ridges read low: {bound}")
    if lost:
        notes.append(f"{100 * lost:.2g} % of the pixels have no value: their particles were lost")
    return tuple(notes)


def _settings(flow: FlowMap | SliceMap, gradient: str) -> dict[str, Any]:
    rule = {"steps": flow.steps} if flow.together else {"rtol": flow.rtol}
    dtype = "float64" if gradient == "tangent" else flow.dtype
    window = {"T": flow.T, "t0": flow.t0}
    return {"gradient": gradient, **window, "method": flow.method, "dtype": dtype, **rule}


def _states(moving: Moving) -> list[tuple[str, str]]:
    if moving.slices is not None:
        return [("x", "x"), ("y", "y")]
    return list(zip(NAMES, moving.system.states if moving.system else (), strict=False))
