"""The past of a delay equation: the grid that its lags ask for, and how a ring is laid out anew."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from explorer.equations import delay
from explorer.equations.constant import evaluated
from explorer.equations.delay import BEGUN, HEAD, LAG, MASK, PARTS, STEP
from explorer.equations.derive import ONE, derivative
from explorer.equations.errors import BadInput
from explorer.equations.tree import System

NODES = 100  # of the grid, at least, over the longest lag
MOST_PARTS, MOST_ROWS = 100_000, 1 << 20
GRID = 1e-9  # a lag this near to a whole number of steps counts as one, relative


@dataclass(frozen=True)
class Grid:
    """The even grid of a run.

    h       [time] between nodes; `parts` of them make one step of the run
    backs   whole steps to the node before each lag's end, `thetas` the share of a step behind it
    """

    h: float
    parts: int
    backs: tuple[int, ...]
    thetas: tuple[float, ...]

    @property
    def rows(self) -> int:
        """Rows of the ring: what every lag reaches, and room for a step that fails."""
        return 1 << (max(self.backs, default=0) + self.parts + 4).bit_length()


def grid(system: System, p: np.ndarray, dt: float) -> Grid:
    """The grid for some dials; BadInput for a delay that no ring can hold."""
    if not (math.isfinite(dt) and dt > 0.0):
        raise BadInput(f"dt = {dt:g}: a delay equation runs forwards only; give a step above 0")
    names = dict(zip(system.params, map(float, p), strict=True))
    lags = [evaluated(node, names) for node in delay.plan(system).lags]
    for lag in lags:
        if not 0.0 <= lag < math.inf:
            raise BadInput(f"a delay of {lag:g}: it must be 0 or more")
    some = [lag for lag in lags if lag > 0.0]
    needed = max([1.0, *(dt / lag for lag in some), NODES * dt / max(some, default=math.inf)])
    if needed > MOST_PARTS or max(some, default=0.0) * needed / dt > MOST_ROWS:
        raise BadInput(
            f"a delay of {min(some):g} to {max(some):g} at dt = {dt:g} asks for more than "
            f"{MOST_PARTS} parts of a step or {MOST_ROWS} nodes; take another dt"
        )
    parts = math.ceil(needed * (1 - GRID))
    h = dt / parts
    backs, thetas = [], []
    for lag in lags:
        steps = lag / h
        near = round(steps)
        whole = near if abs(steps - near) <= GRID * steps else math.ceil(steps)
        backs.append(whole)
        thetas.append(0.0 if whole == near and abs(steps - near) <= GRID * steps else whole - steps)
    return Grid(h, parts, tuple(backs), tuple(thetas))


def weights(theta: float, h: float) -> tuple[float, float, float, float]:
    """Of Hermite's cubic: of value and slope at the left node, then at the right one."""
    rest = 1.0 - theta
    return (
        (1.0 + 2.0 * theta) * rest * rest,
        h * theta * rest * rest,
        theta * theta * (3.0 - 2.0 * theta),
        -h * theta * theta * rest,
    )


def slanted(theta: float, h: float) -> tuple[float, float, float, float]:
    """The same for the slope of the cubic."""
    bend = 6.0 * theta * (theta - 1.0) / h
    return bend, (1.0 - theta) * (1.0 - 3.0 * theta), -bend, theta * (3.0 * theta - 2.0)


def room(system: System, chosen: Grid) -> int:
    """Floats of the memory."""
    where = delay.plan(system)
    return where.ring + chosen.rows * where.row


def ring(system: System, memory: np.ndarray) -> np.ndarray:
    """(rows, 3, d) view: state, slope to the right, slope from the left; row = node mod rows."""
    rows = int(memory[MASK]) + 1
    first = delay.plan(system).ring
    return memory[first : first + 3 * rows * system.dimension].reshape(rows, 3, system.dimension)


def lay(system: System, memory: np.ndarray, chosen: Grid) -> None:
    """Write a grid into the head of a memory."""
    memory[MASK], memory[STEP], memory[PARTS] = chosen.rows - 1, chosen.h, chosen.parts
    for n, (back, theta) in enumerate(zip(chosen.backs, chosen.thetas, strict=True)):
        middle, shift = (theta + 0.5, 0) if theta < 0.5 else (theta - 0.5, 1)
        head = [back, *weights(theta, chosen.h), *weights(middle, chosen.h), shift]
        memory[HEAD + LAG * n : HEAD + LAG * (n + 1)] = head


def delayed(system: System, memory: np.ndarray, y: np.ndarray, node: int) -> np.ndarray:
    """The delayed states (delays,) at a node, in the order of `system.delays`."""
    where, rows = delay.plan(system), ring(system, memory)
    found = []
    for one in system.delays:
        i = system.states.index(one.args[0].name)  # type: ignore[union-attr]
        head = HEAD + LAG * where.lags.index(one.args[1])
        back, four = int(memory[head]), memory[head + delay.AT_NODE : head + delay.AT_NODE + 4]
        a, b = rows[(node - back) % len(rows)], rows[(node - back + 1) % len(rows)]
        found.append(four @ (a[0, i], a[1, i], b[0, i], b[2, i]) if back else y[i])
    return np.array(found)


def begun(system: System, y: np.ndarray, p: np.ndarray, t: float, chosen: Grid, node: int):
    """A memory whose past is the history that the text gives, or the state held constant."""
    memory = np.zeros(room(system, chosen))
    lay(system, memory, chosen)
    memory[BEGUN] = 1.0
    rows = ring(system, memory)
    rows[:, 0] = y
    if system.history:
        names = dict(zip(system.params, map(float, p), strict=True))
        for name, tree in system.history:
            i, slope = system.states.index(name), derivative(tree, {"t": ONE})
            for k in range(node - chosen.rows + chosen.parts + 2, node + 1):
                at: Mapping[str, float] = {**names, "t": t + (k - node) * chosen.h}
                row = rows[k % chosen.rows, :, i]
                row[0] = evaluated(tree, at) if k < node else y[i]
                row[1:] = evaluated(slope, at)
    return memory


def relaid(system: System, memory: np.ndarray, node: int, chosen: Grid, then: int) -> np.ndarray:
    """The same past on another grid, the present node `node` becoming `then`.

    What a longer lag asks for beyond the known past is the oldest known state, held constant.
    """
    before = ring(system, memory)
    rows, h = len(before), float(memory[STEP])
    kept = rows - int(memory[PARTS]) - 2  # nodes before the present one that are surely known
    fresh = np.zeros(room(system, chosen))
    lay(system, fresh, chosen)
    fresh[BEGUN] = 1.0
    after = ring(system, fresh)
    for k in range(chosen.rows - chosen.parts - 1):
        ago = k * chosen.h / h
        row = after[(then - k) % chosen.rows]
        if ago > kept - GRID:
            row[0] = before[(node - kept) % rows, 0]
            row[1] = before[(node - kept) % rows, 1] if ago < kept + GRID else 0.0
            continue
        left = math.ceil(ago - 1e-12)  # whole steps back to the node at or before
        theta = max(0.0, left - ago)
        a, b = before[(node - left) % rows], before[(node - left + 1) % rows]
        if theta == 0.0:
            row[:] = a
            continue
        corners = np.array((a[0], a[1], b[0], b[2]))
        row[0] = weights(theta, h) @ corners
        row[1:] = slanted(theta, h) @ corners
    return fresh
