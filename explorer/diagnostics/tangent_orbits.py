"""Orbits with their tangent vectors: one that follows any rule, or many side by side."""

from __future__ import annotations

import numpy as np

from explorer.equations.augment import clocked, traced
from explorer.equations.derive import tangent
from explorer.equations.fitting import ADAPTIVE
from explorer.equations.press import press, press_ensemble
from explorer.equations.tree import System
from explorer.model import BadInput, Diverged, Map, Moving
from explorer.numerics.tangent import Blocks, next_interval, orthonormalise, standard_frame, taper

MEMBERS = 256  # orbits side by side: enough to make their bookkeeping cheap
MOST = 1 << 16  # steps between two renewals
DEEP = 12.0  # of logarithm: a vector that falls behind further is lost among rounding errors
FINEST = 1 << 12  # pieces of a stretch
ALIGNED = 32  # renewals, at least, after which the vectors point where they should


class Orbit:
    """One orbit of a motion with m tangent vectors.

    every   steps between renewals; 0: as often as the stretching asks, found while settling
    """

    def __init__(
        self, moving: Moving, vectors: int, rule: str, every: int = 0, rtol: float = 1e-9
    ) -> None:
        system = equations(moving)
        self.moving, self.rule, self.rtol = moving, rule, rtol
        self.traced = has_trace(system, vectors)
        whole = tangent(system, vectors)
        self.trajectory = press(traced(whole, system) if self.traced else whole, rule)
        d = system.dimension
        self.y = np.zeros(d * (vectors + 1) + self.traced)
        self.y[:d] = moving.start
        self.frame = self.y[d : d * (vectors + 1)].reshape(vectors, d, 1)
        self.frame[:] = standard_frame(vectors, d)
        self.memory = self.trajectory.remembered(moving.params.vector, moving.dt, moving.seed)
        self.blocks = Blocks(vectors + self.traced)
        self.fixed = every > 0
        self.every = every or 1
        self.pieces = 1  # of a stretch, each with a renewal of its own
        self.step = self.renewals = 0
        self.most = MOST

    @property
    def settled(self) -> bool:
        """Whether the vectors have had time to turn into the directions they belong in."""
        return self.renewals >= ALIGNED

    @property
    def rates(self) -> np.ndarray:
        """(blocks, m) [1/time] growth in each block."""
        return self._means[:, : len(self.frame)]

    @property
    def traces(self) -> np.ndarray | None:
        """(blocks,) [1/time] mean trace of the Jacobian; None where it is not followed."""
        return self._means[:, -1] if self.traced else None

    @property
    def _means(self) -> np.ndarray:
        return self.blocks.means() / (self.every * abs(self.moving.dt))

    @property
    def time(self) -> float:
        """[time] that the rates cover; iterations of a map."""
        return self.blocks.renewals * self.every * abs(self.moving.dt)

    def run(self, transient: int, steps: int, cancel: np.ndarray) -> bool:
        """Settle, then measure over about `steps` steps; False when cancelled."""
        self.most = max(1, min(MOST, steps // ALIGNED))
        while self.step < transient or not self.settled:
            if not self.stretch(False, cancel):
                return False
        renewals = max(1, -(-steps // self.every))
        return all(self.stretch(True, cancel) for _ in range(renewals))

    def stretch(self, keep: bool, cancel: np.ndarray) -> bool:
        """Move on by `every` steps and renew the frame; False when cancelled."""
        logs = self._grown(cancel)
        if logs is None:
            return False
        if keep:
            self.blocks.add(np.append(logs, self.y[-1]) if self.traced else logs)
        elif not self.fixed:
            self.every = next_interval(self.every, logs[:, None], most=self.most)
        if self.traced:
            self.y[-1] = 0.0
        self.renewals += 1
        return True

    def _grown(self, cancel: np.ndarray) -> np.ndarray | None:
        """Logarithms (m,) of what `every` steps do to the frame; None when cancelled.

        Where a vector shrinks into the rounding of the others, which a stiff flow brings about
        within one step, the same stretch is gone again in shorter pieces.
        """
        begun, step, split = self.y.copy(), self.step, self.rule in ADAPTIVE
        while True:
            logs, deepest = self._piece_by_piece(cancel)
            if cancel[0]:
                return None
            if not split or deepest <= DEEP or self.pieces >= FINEST:
                break
            self.y[:], self.step = begun, step
            self.pieces *= 2
        if self.pieces > 1 and deepest < DEEP / 4:
            self.pieces //= 2
        if np.isnan(logs).any():
            raise lost(self.moving, self.y[: len(self.moving.start)], self.step)
        return logs

    def _piece_by_piece(self, cancel: np.ndarray) -> tuple[np.ndarray, float]:
        """Move on by `every` steps; logarithms (m,), and the largest ratio of any piece's."""
        moving, logs, deepest = self.moving, np.zeros(len(self.frame)), 0.0
        if self.pieces > 1:
            begin, dt = moving.t0 + self.step * moving.dt, moving.dt * self.every / self.pieces
            for piece in range(self.pieces):
                if not self._advance(begin, dt, piece, 1, cancel):  # beyond the code's limit
                    return np.full(len(logs), np.nan), np.inf
                grown = orthonormalise(self.frame)[:, 0]
                logs, deepest = logs + grown, max(deepest, float(np.ptp(grown)))
            self.step += self.every
            return logs, deepest
        left = self.every
        while left and not cancel[0]:
            done = self._advance(moving.t0, moving.dt, self.step, left, cancel)
            self.step += done
            # vectors that reach the machine code's limit end its call early: renew them, go on
            grown = orthonormalise(self.frame)[:, 0]
            logs, deepest, left = logs + grown, max(deepest, float(np.ptp(grown))), left - done
            if not cancel[0] and (done == 0 or np.isnan(grown).any()):
                raise lost(moving, self.y[: len(moving.start)], self.step)
        return logs, deepest

    def _advance(self, t0: float, dt: float, first: int, n: int, cancel: np.ndarray) -> int:
        """Take n steps with the frame; how many were taken."""
        if not self.trajectory.system.noise:
            self.memory[:] = 0.0  # the frame has turned: an adaptive rule begins afresh
        return self.trajectory.advance(
            self.y, self.memory, self.moving.params.vector, t0, dt, first, n, n, None,
            self.rtol, self.rtol * 1e-2, cancel,
        )  # fmt: skip


class Ensemble:
    """Many stretches of one long orbit side by side, each with m tangent vectors.

    The averages are those of the one orbit; the members are its blocks. Each member carries its
    own clock, so a forcing meets every one of them at its own time.
    """

    def __init__(self, moving: Moving, vectors: int, every: int, members: int) -> None:
        self.system = equations(moving)
        self.moving, self.vectors, self.members = moving, vectors, members
        self.rule = "map" if isinstance(moving.motion, Map) else "rk4"
        self.traced = has_trace(self.system, vectors)
        whole = tangent(self.system, vectors)
        whole = traced(whole, self.system) if self.traced else whole
        self.ensemble = press_ensemble(clocked(whole), self.rule)
        self.fixed, self.every = every > 0, every or 1
        self.sums = np.zeros((vectors + self.traced, members))
        self.steps, self.weight = 0, 0.0

    @property
    def rates(self) -> np.ndarray:
        """(members, m) [1/time] growth of each member."""
        return self.sums[: self.vectors].T / (self.weight * abs(self.moving.dt))

    @property
    def traces(self) -> np.ndarray | None:
        """(members,) [1/time] mean trace of the Jacobian; None where it is not followed."""
        return self.sums[-1] / (self.weight * abs(self.moving.dt)) if self.traced else None

    @property
    def time(self) -> float:
        """[time] of all members together; iterations of a map."""
        return self.steps * self.members * abs(self.moving.dt)

    def run(self, transient: int, steps: int, cancel: np.ndarray) -> bool:
        """Settle, then measure over about `steps` steps in all; False when cancelled.

        raises   Diverged when the orbit does
        """
        each = max(1, -(-steps // self.members))
        self.most = max(1, each // ALIGNED)  # what is regular would ask for ever longer ones
        self.y = self._scattered(transient, each, cancel)
        if cancel[0] or not self._align(each, cancel):
            return False
        weights = taper(-(-each // self.every))
        self.steps, self.weight = len(weights) * self.every, weights.sum() * self.every
        return all(self._stretch(weight, cancel) for weight in weights)

    def _scattered(self, transient: int, apart: int, cancel: np.ndarray) -> np.ndarray:
        """Every member's state, `apart` steps from the one before, with a fresh frame."""
        moving, d = self.moving, self.system.dimension
        base = press(self.system, self.rule)
        state, memory = np.array(moving.start, dtype=np.float64), np.zeros(base.memory_size)
        vectors = slice(d, d * (self.vectors + 1))
        y = np.zeros((vectors.stop + self.traced + 1, self.members))
        at = 0
        for member in range(self.members):
            n = apart if member else transient
            done = base.advance(
                state, memory, moving.params.vector, moving.t0, moving.dt, at, n, cancel=cancel
            )
            at += done
            if done < n and not cancel[0]:
                raise lost(moving, state, at)
            y[:d, member], y[-1, member] = state, moving.t0 + at * moving.dt
        y[vectors] = standard_frame(self.vectors, d, self.members).reshape(-1, self.members)
        return y

    def _align(self, each: int, cancel: np.ndarray) -> bool:
        """Turn the frames where they belong: a tenth of what follows, and some renewals."""
        done = renewals = 0
        while done < each // 10 or renewals < ALIGNED:
            if not self._stretch(0.0, cancel):
                return False
            done, renewals = done + self.every, renewals + 1
        return True

    def _stretch(self, weight: float, cancel: np.ndarray) -> bool:
        moving, d, n = self.moving, self.system.dimension, self.every
        self.ensemble.advance(self.y, moving.params.vector, 0.0, moving.dt, 0, n, cancel=cancel)
        if cancel[0]:
            return False
        frame = self.y[d : d * (self.vectors + 1)].reshape(self.vectors, d, self.members)
        logs = orthonormalise(frame)
        if np.isnan(logs).any() or not np.isfinite(self.y[:d]).all():
            raise lost(moving, self.y[:d, 0], self.steps)
        if weight:
            self.sums[: self.vectors] += weight * logs
            if self.traced:
                self.sums[-1] += weight * self.y[-2]
        elif not self.fixed:
            self.every = next_interval(n, logs, most=self.most)
        if self.traced:
            self.y[-2] = 0.0
        return True


def equations(moving: Moving) -> System:
    """The motion's equations; BadInput for one that has none."""
    if moving.system is None:
        raise BadInput("lyapunov needs equations: this motion has none")
    return moving.system


def lost(moving: Moving, state: np.ndarray, step: int) -> Diverged:
    """The divergence of an orbit, named after the state that is farthest out."""
    worst = int(np.argmax(np.where(np.isfinite(state), np.abs(state), np.inf)))
    t = moving.t0 + step * moving.dt
    return Diverged(equations(moving).states[worst], step, t)


def has_trace(system: System, vectors: int) -> bool:
    """Whether the mean trace of the Jacobian says something about these exponents: all of a flow's.

    A delay equation has no end of them.
    """
    whole = system.kind == "flow" and vectors == system.dimension
    return whole and not (system.delays or system.noise)
