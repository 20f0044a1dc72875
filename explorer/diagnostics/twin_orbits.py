"""Twin trajectories: exponents of fields that jump, from orbits that run close beside another.

Where a field jumps, its Jacobian does not know that neighbours cross a moment apart; orbits do.
All of them are one larger set of equations, so that they share every step, and the steps are so
short at a crossing that a twin's own moment is told from the others'.
source  Benettin, Galgani and Strelcyn 1976, Phys. Rev. A 14, 2338-2345
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from explorer.diagnostics.tangent_orbits import ALIGNED, equations, lost
from explorer.equations.press import press
from explorer.equations.tree import Apply, Name, Node, System
from explorer.model import Moving
from explorer.numerics import natural_time
from explorer.numerics.tangent import Blocks, orthonormalise, standard_frame

RULE = "dp5"
APART = 1e-8  # of the attractor's size
RTOL = 1e-13  # crossings are placed far more finely than twins are apart
COARSEST = 1e-7
LOOKED = 20_000  # steps from which size and period are taken
STRAIN = 6.0  # e-folds of growth at which twins are brought back


class TwinOrbit:
    """One orbit with m twins beside it, brought back to their distance every half period."""

    rule = "dp5, twins"
    traces = None

    def __init__(self, moving: Moving, vectors: int) -> None:
        system = equations(moving)
        self.moving, self.d = moving, system.dimension
        self.trajectory = press(twinned(system, vectors), RULE)
        self.memory = np.zeros(self.trajectory.memory_size)
        self.y = np.tile(np.array(moving.start, dtype=float), vectors + 1)
        self.frame = standard_frame(vectors, self.d)
        self.blocks = Blocks(vectors)
        self.size, self.every = self._looked(system)
        self.step = self.renewals = 0

    @property
    def settled(self) -> bool:
        """Whether the twins have had time to turn into the directions they belong in."""
        return self.renewals >= ALIGNED

    @property
    def rates(self) -> np.ndarray:
        """(blocks, m) [1/time] growth in each block."""
        return self.blocks.means() / (self.every * abs(self.moving.dt))

    @property
    def time(self) -> float:
        """[time] that the rates cover."""
        return self.blocks.renewals * self.every * abs(self.moving.dt)

    def run(self, transient: int, steps: int, cancel: np.ndarray) -> bool:
        """Settle, then measure over about `steps` steps; False when cancelled."""
        while self.step < transient or not self.settled:
            if not self.stretch(False, cancel):
                return False
        return all(self.stretch(True, cancel) for _ in range(max(1, -(-steps // self.every))))

    def stretch(self, keep: bool, cancel: np.ndarray) -> bool:
        """Move on by `every` steps and bring the twins back; False when cancelled."""
        d, apart = self.d, APART * self.size
        first = self.y[:d]
        self.y[d:] = (first + apart * self.frame[:, :, 0]).ravel()
        kept = (self.y[d:].reshape(-1, d) - first) / apart  # what rounding has left of it
        self._advance(cancel)
        if cancel[0]:
            return False
        self.frame[:, :, 0] = (self.y[d:].reshape(-1, d) - first) / apart
        logs = orthonormalise(self.frame)[:, 0] - orthonormalise(kept[:, :, None].copy())[:, 0]
        if keep:
            self.blocks.add(logs)
        elif np.abs(logs).max() > STRAIN:
            self.every = max(1, self.every // 2)
        self.renewals += 1
        return True

    def _advance(self, cancel: np.ndarray) -> None:
        """All of them on by `every` steps; where a crossing is missed by a step, a coarser one."""
        moving, left, rtol = self.moving, self.every, RTOL
        while left and not cancel[0]:
            self.memory[:] = 0.0
            n = left if rtol == RTOL else 1
            done = self.trajectory.advance(
                self.y, self.memory, moving.params.vector, moving.t0, moving.dt, self.step, n, n,
                None, rtol, rtol * 1e-2 * self.size, cancel,
            )  # fmt: skip
            self.step, left = self.step + done, left - done
            if done < n and rtol > COARSEST:
                raise lost(moving, self.y[: self.d], self.step)
            rtol = RTOL if done == n else 10.0 * rtol

    def _looked(self, system: System) -> tuple[float, int]:
        """The size of the attractor, and half its period in steps."""
        moving, out = self.moving, np.empty((LOOKED, self.d))
        base = press(system, "rk4")
        y = np.array(moving.start, dtype=float)
        done = base.advance(
            y, np.zeros(base.memory_size), moving.params.vector, moving.t0, moving.dt, 0, LOOKED,
            1, out,
        )  # fmt: skip
        if done < LOOKED:
            raise lost(moving, y, done)
        late = out[LOOKED // 2 :]
        size = float(np.sqrt(late.var(axis=0).sum()))
        period = natural_time.natural(late[:, int(late.std(axis=0).argmax())])
        half = round(period / 2) if np.isfinite(period) else 100
        return size if size > 0.0 else 1.0, max(1, half)


def twinned(system: System, twins: int) -> System:
    """The equations of an orbit and of its twins as one system, which they do not share."""
    states, rates, helpers = list(system.states), list(system.rates), list(system.helpers)
    own = {*system.states, *(name for name, _ in system.helpers)}
    taken = own | set(system.params)
    mark = "twin"
    while any(name.startswith(mark) for name in taken):
        mark += "_"
    for k in range(twins):
        names = {name: Name(f"{mark}{k}_{name}") for name in own}
        states += [names[name].name for name in system.states]
        made: dict[int, Node] = {}
        helpers += [
            (names[name].name, _renamed(node, names, made)) for name, node in system.helpers
        ]
        rates += [_renamed(rate, names, made) for rate in system.rates]
    return replace(
        system, states=tuple(states), rates=tuple(rates), helpers=tuple(helpers), lines=()
    )


def _renamed(node: Node, names: dict[str, Name], made: dict[int, Node]) -> Node:
    if isinstance(node, Name):
        return names.get(node.name, node)
    if not isinstance(node, Apply):
        return node
    if id(node) not in made:
        args = tuple(_renamed(part, names, made) for part in node.args)
        made[id(node)] = replace(node, args=args)
    return made[id(node)]
