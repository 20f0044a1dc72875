"""Equilibria of flows and fixed points of maps: all that Newton's method finds from many starts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explorer.diagnostics.tangent_orbits import equations
from explorer.diagnostics.velocity_field import Field
from explorer.equations.augment import driven
from explorer.equations.press import press
from explorer.model import Flow, Map, Moving

ROUNDS = 80
SAME = 1e-6  # of the spread, within which two are one
FLAT = 1e-9  # of the largest eigenvalue: a growth below is none
DOUBLE = 1e-7  # of a usual size: what rounding leaves of a zero at a double root
LOOK = 4000  # steps of the orbit that shows how large states are
MOST = 200  # that are told apart
FAR = 100.0  # boxes from the middle, beyond which none is looked for


@dataclass(frozen=True, eq=False)
class Equilibrium:
    """A state x (d,) that stays, and what happens next to it.

    values    (d,) eigenvalues of df/dx, the fastest growing first
    vectors   (d, d) their vectors, in columns
    is_map    the values are multipliers of a step, not rates
    rate      a usual size of df/dx, against which a value from a double root is none
    """

    x: np.ndarray
    values: np.ndarray
    vectors: np.ndarray
    is_map: bool
    rate: float = 0.0

    @property
    def growth(self) -> np.ndarray:
        """(d,) above zero where neighbours part: real parts; of a map, sizes less one."""
        found = np.abs(self.values) - 1.0 if self.is_map else self.values.real
        scale = 1.0 if self.is_map else np.abs(self.values).max()
        return np.where(np.abs(found) <= FLAT * scale, 0.0, found)

    @property
    def unstable(self) -> int:
        """Directions in which neighbours part."""
        return int((self.growth > 0.0).sum())

    @property
    def stable(self) -> bool:
        """Whether all neighbours come nearer."""
        return bool((self.growth < 0.0).all())

    @property
    def isolated(self) -> bool:
        """Whether no other one can be arbitrarily near."""
        away = np.abs(self.values - 1.0) if self.is_map else np.abs(self.values)
        least = max(FLAT * np.abs(self.values).max(), DOUBLE * self.rate, 1e-300)
        return bool(away.min() > least)

    @property
    def kind(self) -> str:
        """What it is called."""
        growth, turns = self.growth, np.abs(self.values.imag) > FLAT * np.abs(self.values).max()
        if not self.isolated:
            return "degenerate"
        if (growth > 0.0).any() and (growth < 0.0).any():
            named = "saddle-focus" if turns.any() else "saddle"
            return f"{named} ({self.unstable} unstable)" if len(growth) > 2 else named
        if (growth == 0.0).any():
            if not (growth == 0.0).all():
                return "neutral"
            return "centre" if turns.all() else "degenerate"
        way = "unstable" if growth[0] > 0.0 else "stable"
        return f"{way} {'focus' if turns.any() else 'node'}"


def equilibrium(field: Field, x: np.ndarray, rate: float = 0.0) -> Equilibrium:
    """The equilibrium at a state where one lies."""
    slopes = field.one(x)[1][:, : field.d]
    values, vectors = np.linalg.eig(slopes)
    size = np.abs(values) if field.is_map else values.real
    order = np.lexsort((-values.imag, -size))
    return Equilibrium(x, values[order], vectors[:, order], field.is_map, rate)


def search(
    field: Field, box: np.ndarray, cancel: np.ndarray, starts: int = 400, extra: np.ndarray | None
    = None,
) -> list[Equilibrium]:  # fmt: skip
    """The equilibria that Newton's method comes to, in the order of their first state.

    box     (d, 2) from which starts are spread evenly; what lies outside is found too
    extra   (m, d) further starts
    """
    spread = box[:, 1] - box[:, 0]
    x = box[:, 0] + spread * scattered(starts, field.d)
    middle = box.mean(axis=1)
    x = np.concatenate(
        [x, np.zeros((1, field.d)), middle[None], *([] if extra is None else [extra])]
    )
    with np.errstate(all="ignore"):
        ends = _newton(field, x, box, cancel)
    found: list[np.ndarray] = []
    for end in ends:
        if cancel[0]:
            return []
        if len(found) < MOST and not any(
            np.abs(field.near(end - one) / spread).max() < SAME for one in found
        ):
            found.append(end)
    found.sort(key=lambda one: tuple(np.round(one / spread, 6)))
    usual = np.median(np.abs(field.many(x)[1][:, :, : field.d]).max(axis=(1, 2))) if found else 0.0
    return [equilibrium(field, one, float(usual)) for one in found]


def scattered(count: int, d: int) -> np.ndarray:
    """(count, d) points that fill the unit cube evenly: multiples of irrational numbers.

    The numbers are powers of the root of g^(d+1) = g + 1.
    """
    g = 2.0
    for _ in range(60):
        g = (1.0 + g) ** (1.0 / (d + 1))
    return (0.5 + np.arange(1, count + 1)[:, None] * g ** -np.arange(1.0, d + 1)) % 1.0


def _newton(field: Field, x: np.ndarray, box: np.ndarray, cancel: np.ndarray) -> np.ndarray:
    """Where the starts x (m, d) end: those that come to rest, one after the other."""
    spread, middle = box[:, 1] - box[:, 0], box.mean(axis=1)
    done: list[np.ndarray] = []
    settled = np.zeros(len(x), dtype=int)
    for _ in range(ROUNDS):
        if cancel[0] or not len(x):
            break
        miss, slopes = field.miss(x)
        step = _solved(slopes[:, :, : field.d], -miss)
        size = np.abs(step / spread).max(axis=1)
        short = 1.0 / np.maximum(1.0, size)  # no step longer than the box
        x = x + short[:, None] * step
        alive = np.isfinite(x).all(axis=1) & (np.abs((x - middle) / spread).max(axis=1) < FAR)
        still = np.abs(step).max(axis=1) <= 1e-12 * (1e-3 * spread.max() + np.abs(x).max(axis=1))
        scale = np.abs(slopes[:, :, : field.d]).max(axis=(1, 2)) * spread.max()
        still &= np.abs(miss).max(axis=1) <= 1e-8 * scale  # else the Jacobian is singular, no more
        settled = np.where(still, settled + 1, 0)
        over = alive & (settled > 1)
        done += list(x[over])
        x, settled = x[alive & ~over], settled[alive & ~over]
    # what settles slowly: a double root, which Newton halves the way to
    if len(x) and not cancel[0]:
        miss, slopes = field.miss(x)
        step = _solved(slopes[:, :, : field.d], -miss)
        near = np.abs(step / spread).max(axis=1) < 1e-7
        scale = np.abs(slopes[:, :, : field.d]).max(axis=(1, 2)) * spread.max()
        done += list(x[near & (np.abs(miss).max(axis=1) <= 1e-12 * scale)])
    return np.array(done).reshape(-1, field.d)


def _solved(matrices: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Solutions (m, d); the shortest where a matrix is singular, NaN where one is not finite."""
    good = np.isfinite(matrices).all(axis=(1, 2)) & np.isfinite(sides).all(axis=1)
    found = np.full(sides.shape, np.nan)
    try:
        found[good] = np.linalg.solve(matrices[good], sides[good][..., None])[..., 0]
    except np.linalg.LinAlgError:
        found[good] = (np.linalg.pinv(matrices[good]) @ sides[good][..., None])[..., 0]
    return found


def surroundings(moving: Moving, cancel: np.ndarray) -> np.ndarray:
    """(d, 2) box in which states are looked for: as framed, and where the orbit goes."""
    seen = _visited(moving, cancel)
    box = np.stack([seen.min(axis=0), seen.max(axis=0)], axis=1)
    room = np.maximum(0.5 * (box[:, 1] - box[:, 0]), 0.5 * np.abs(box).max(axis=1) + 0.5)
    box += np.stack([-room, room], axis=1)
    for place, name in enumerate(moving.motion.start):
        if name in moving.ranges:
            low, high = map(float, moving.ranges[name])
            box[place] = min(low, box[place, 0]), max(high, box[place, 1])
        wrap = moving.motion.wrap.get(name)
        if wrap:
            box[place] = (0.0, wrap) if box[place, 0] >= 0.0 else (-wrap / 2, wrap / 2)
    return box


def _visited(moving: Moving, cancel: np.ndarray) -> np.ndarray:
    """(n, d) states of the orbit, until it leaves."""
    rule = "map" if isinstance(moving.motion, Map) else "rk4"
    code, state = press(equations(moving), rule), np.array(moving.start, dtype=np.float64)
    rows = np.empty((LOOK, len(state)))
    done = code.advance(
        state, np.zeros(max(1, code.memory_size)), moving.params.vector, moving.t0, moving.dt, 0,
        LOOK, 1, rows, cancel=cancel,
    )  # fmt: skip
    begun = np.array(moving.start, dtype=np.float64)[None]
    seen = np.concatenate([begun, rows[:done]])
    far = 1e4 if done == LOOK else 5.0  # an orbit that leaves says little of where it was
    near = np.abs(seen).max(axis=1) <= far * (1.0 + np.abs(begun).max())
    return seen[near] if near.any() else begun


def listed(values: np.ndarray) -> str:
    """Eigenvalues in words: a pair once, as -0.1 ± 2i."""
    said: list[str] = []
    for value in values:
        if abs(value.imag) <= FLAT * abs(value):
            said.append(f"{value.real + 0.0:.4g}")
        elif value.imag > 0.0:
            real = f"{value.real:.4g}" if abs(value.real) > FLAT * abs(value) else "0"
            said.append(f"{real} ± {value.imag:.4g}i")
    return ", ".join(said)


def notes_on(moving: Moving, found: list[Equilibrium]) -> list[str]:
    """What a reader should know about a list of equilibria."""
    what = "fixed point" if isinstance(moving.motion, Map) else "equilibrium"
    notes = []
    if not found:
        notes.append(f"No {what} was found: Newton's method came to none from any start.")
    if isinstance(moving.motion, Flow) and driven(equations(moving)):
        notes.append(
            f"The equations depend on time: what is shown is the instant t = {moving.t0:g}."
        )
    loose = sum(not one.isolated for one in found)
    if loose:
        notes.append(f"{loose} with a singular Jacobian: it may be one of a whole line of them.")
    if len(found) >= MOST:
        notes.append(f"More than {MOST}: the others are left out.")
    return notes
