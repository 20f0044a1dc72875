"""Stable and unstable manifolds of one dimension: the curves that leave or enter a saddle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from explorer.diagnostics.orbit import Slopes
from explorer.diagnostics.stationary import FLAT, Equilibrium
from explorer.diagnostics.tangent_orbits import equations
from explorer.diagnostics.velocity_field import Field
from explorer.equations.augment import clocked
from explorer.equations.derive import add, call, div, mul, power
from explorer.equations.press import press
from explorer.equations.tree import Name, Node, Number, System
from explorer.model import Map, Moving

OFF = 1e-5  # of the box, at which a curve begins beside its saddle
ROOM = 1.0  # boxes by which a curve may leave on each side
BITE = 100  # points between two looks
LONGEST = 40.0  # boxes of the longest curve
ALL = 160.0  # boxes of all curves of a flow together: more are a tangle, and slow to draw
PACE = 0.01  # boxes between two of its points
SLOW = 0.05  # of its eigenvalue: the rate at which a curve leaves its saddle
GAP = 0.01  # of the box, between two points of a map's curve
POINTS = 6000  # of a map's curve


@dataclass(frozen=True, eq=False)
class Side:
    """points (n, d) of one side of a manifold, from the saddle on."""

    points: np.ndarray
    unstable: bool


def curves(
    moving: Moving, field: Field, saddles: list[Equilibrium], box: np.ndarray, cancel: np.ndarray
) -> list[Side]:
    """Both sides of every manifold of one dimension; box (d, 2) in which they are of interest."""
    found: list[Side] = []
    asked = [(saddle, unstable) for saddle in saddles for unstable in (True, False)]
    there = [(*one, way) for one in asked if (way := lone(*one)) is not None]
    longest = min(LONGEST, ALL / max(1, 2 * len(there)))
    for saddle, unstable, (value, way) in there:
        for side in (1.0, -1.0):
            if cancel[0]:
                return found
            start = (side * way, value)
            if isinstance(moving.motion, Map):
                points = _of_map(moving, field, saddle, start, unstable, box, cancel)
            else:
                points = _of_flow(moving, field, saddle, start, unstable, box, cancel, longest)
            found.append(Side(points, unstable))
    return found


def lone(saddle: Equilibrium, unstable: bool) -> tuple[complex, np.ndarray] | None:
    """(eigenvalue, direction (d,)) where just one way leads out (or in); None else."""
    ways = np.flatnonzero(saddle.growth > 0.0 if unstable else saddle.growth < 0.0)
    others = saddle.growth < 0.0 if unstable else saddle.growth > 0.0
    if len(ways) != 1 or not others.any():
        return None
    value, vector = saddle.values[ways[0]], saddle.vectors[:, ways[0]].real
    if abs(value.imag) > FLAT * abs(value) or (saddle.is_map and abs(value) < FLAT):
        return None
    vector = vector / np.linalg.norm(vector)
    return value, vector * (1.0 if vector[np.argmax(np.abs(vector))] > 0.0 else -1.0)


# -- flows ----------------------------------------------------------------------------------------
def _of_flow(
    moving: Moving, field: Field, saddle: Equilibrium, start: tuple[np.ndarray, complex],
    unstable: bool, box: np.ndarray, cancel: np.ndarray, longest: float,
) -> np.ndarray:  # fmt: skip
    """The orbit that begins beside the saddle, forwards or backwards, until it leaves or rests."""
    wide = box[:, 1] - box[:, 0]
    size, room, d = np.linalg.norm(wide), ROOM * wide, len(wide)
    code = press(evenly(equations(moving)), "dop853")
    vector = np.concatenate([field.vector, 1.0 / wide, [SLOW * abs(start[1].real)]])
    state = np.append(saddle.x + OFF * size * start[0], moving.t0)
    memory, rows = np.zeros(code.memory_size), [saddle.x[None], state[None, :d].copy()]
    step = PACE if unstable else -PACE
    for at in range(0, round(longest / PACE), BITE):
        out = np.empty((BITE, d + 1))
        done = code.advance(state, memory, vector, 0.0, step, at, BITE, 1, out, 1e-9,
                            1e-12 * size, cancel)  # fmt: skip
        out = out[:done, :d]
        outside = ((out < box[:, 0] - room) | (out > box[:, 1] + room)).any(axis=1)
        last = int(np.argmax(outside)) + 1 if outside.any() else done
        rows.append(out[:last])
        rests = done == BITE and np.ptp(out, axis=0).max() < 1e-4 * size and at > 5 / PACE
        if last < BITE or rests or cancel[0]:
            break
    return np.concatenate(rows)


def evenly(system: System) -> System:
    """The frozen flow along the same curves at a speed that never grows beyond bounds.

    dx = f ds/(rate + |f g|), with g (d,) and `rate` as further parameters: near a saddle a unit
    of s is the time 1/rate, far from it the length 1 where |x g| measures lengths.
    """
    timed = clocked(system)
    taken = {*timed.states, *timed.params, *(name for name, _ in timed.helpers)}
    mark = "v"
    while any(name.startswith(f"{mark}_") for name in taken):
        mark += "v"
    states = timed.states[:-1]
    scales = tuple(f"{mark}_g_{name}" for name in states)
    rates = [(f"{mark}_{name}_", rate) for name, rate in zip(states, timed.rates, strict=False)]
    total: Node = Number(0.0)
    for (name, _), scale in zip(rates, scales, strict=True):
        total = add(total, power(mul(Name(name), Name(scale)), 2.0))
    pace = div(Number(1.0), add(Name(f"{mark}_rate"), call("sqrt", total)))
    return replace(
        timed,
        params=(*timed.params, *scales, f"{mark}_rate"),
        helpers=(*timed.helpers, *rates, (f"{mark}_pace", pace)),
        rates=(*(mul(Name(name), Name(f"{mark}_pace")) for name, _ in rates), Number(0.0)),
    )


# -- maps -----------------------------------------------------------------------------------------
def _of_map(
    moving: Moving, field: Field, saddle: Equilibrium, start: tuple[np.ndarray, complex],
    unstable: bool, box: np.ndarray, cancel: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """A short piece beside the fixed point, and what the map makes of it again and again.

    Where the multiplier is negative the map is taken twice, so that the curve keeps its side.
    """
    size = np.linalg.norm(box[:, 1] - box[:, 0])
    factor = abs(start[1]) if unstable else 1.0 / abs(start[1])
    twice = 2 if start[1].real < 0.0 else 1
    shares = np.geomspace(1.0, factor**twice, 40)[:, None]
    piece = saddle.x + OFF * size * shares * start[0]
    forward, vector = Slopes(moving), field.vector

    def onward(points: np.ndarray, guesses: np.ndarray) -> np.ndarray:
        if not unstable:
            return backward(field, points, guesses, twice)
        for _ in range(twice):
            points = forward(points, np.zeros(len(points)), vector)
        return points

    rows, total = [saddle.x[None], piece], len(piece)
    while total < POINTS and not cancel[0]:
        with np.errstate(all="ignore"):
            piece = _stretched(onward, piece, box, field)
        if len(piece) < 2:
            break
        rows.append(piece[1:])
        total += len(piece) - 1
    return cut(np.concatenate(rows)[:POINTS], box)


def cut(points: np.ndarray, box: np.ndarray) -> np.ndarray:
    """The curve with a gap of NaN wherever the map tears it, or an angle begins anew."""
    gaps = np.abs(np.diff(points, axis=0) / (box[:, 1] - box[:, 0])).max(axis=1)
    return np.insert(points, np.flatnonzero(gaps > 10 * GAP) + 1, np.nan, axis=0)


def _stretched(
    onward: Callable[[np.ndarray, np.ndarray], np.ndarray], piece: np.ndarray, box: np.ndarray,
    field: Field,
) -> np.ndarray:  # fmt: skip
    """The image of a piece of curve, with no gaps wider than GAP, up to where it leaves.

    The image begins where the piece ends.
    """
    wide, room = box[:, 1] - box[:, 0], ROOM * (box[:, 1] - box[:, 0])

    def inside(image: np.ndarray) -> np.ndarray:
        return ((image >= box[:, 0] - room) & (image <= box[:, 1] + room)).all(axis=1)

    image = onward(piece, piece[-1:])
    for _ in range(12):
        gaps = np.abs(field.near(np.diff(image, axis=0)) / wide).max(axis=1)
        near = inside(image)
        open_ = np.flatnonzero((gaps > GAP) & (near[:-1] | near[1:]))
        if not len(open_) or len(piece) > POINTS:
            break
        between = piece[open_] + 0.5 * field.near(piece[open_ + 1] - piece[open_])
        guesses = image[open_] + 0.5 * field.near(image[open_ + 1] - image[open_])
        piece = np.insert(piece, open_ + 1, between, axis=0)
        image = np.insert(image, open_ + 1, onward(between, guesses), axis=0)
    good = inside(image)
    return image[: len(image) if good.all() else int(np.argmin(good))]


def backward(field: Field, points: np.ndarray, guesses: np.ndarray, times: int) -> np.ndarray:
    """The states (m, d) `times` steps before `points`; NaN where none is found.

    guesses   (m, d), or (1, d) for the first of points that follow each other along a curve
    """
    found, guess = np.full_like(points, np.nan), guesses[0]
    for i, point in enumerate(points):
        state, slope = _before(field, point, guesses[i] if len(guesses) > 1 else guess, times)
        if state is None:
            if len(guesses) == 1:
                break
            continue
        found[i], guess = state, state
        if i + 1 < len(points):  # along the curve, as the map is here
            guess = state + _solved(slope, points[i + 1] - point)
    return found


def _before(
    field: Field, point: np.ndarray, guess: np.ndarray, times: int
) -> tuple[np.ndarray | None, np.ndarray]:
    """The state near a guess that `times` steps take to a point, and their Jacobian."""
    slope = np.eye(field.d)
    for _ in range(30):
        state, slope = guess, np.eye(field.d)
        for _ in range(times):
            state, each = field.one(state)
            slope = each @ slope
        step = _solved(slope, point - state)
        if not np.isfinite(step).all():
            break
        guess = guess + step
        if np.abs(step).max() <= 1e-12 * (1e-3 + np.abs(guess).max()):
            return guess, slope
    return None, slope


def _solved(slope: np.ndarray, side: np.ndarray) -> np.ndarray:
    """The solution; NaN where there is none."""
    try:
        return np.linalg.solve(slope, side)
    except np.linalg.LinAlgError:
        return np.full_like(side, np.nan)
