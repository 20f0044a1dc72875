"""Error of the steps: the same run again, more carefully, and how soon the two part.

A rule of fixed steps is held against itself at half the step, an adaptive one against a tenth of
its tolerance. In a chaotic flow the difference grows until it is as large as the attractor: the
time until it passes one hundredth of that is how far the picture can be believed.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.equations import past
from explorer.equations.fitting import ADAPTIVE
from explorer.equations.press import press
from explorer.model import (
    BadInput,
    Curve,
    Diagnostic,
    Diverged,
    Expect,
    Experiment,
    Flow,
    Moving,
    Param,
    Reading,
    Source,
    Value,
)
from explorer.model.picture import Axis, Line, Picture

STEPS, MOST = 20_000, 200_000  # of the run, where nobody says how long; at most
SHARE = 0.01  # of the attractor's size: beyond, two paths count as different
EARLY = 400  # steps that the error is read off, or the first tenth of a shorter stretch
PIECE = 500  # steps between two looks at the cancel word


def compute(motion: Moving, until: float, cancel: np.ndarray) -> Reading | None:
    """Difference, in shares of the attractor's size, and the time it takes to pass a hundredth."""
    steps = round(until / abs(motion.dt)) if until > 0.0 else STEPS
    steps = max(2, min(steps, MOST))
    if motion.system is not None and motion.system.noise:
        raise BadInput("a finer run of a noisy flow meets other noise: it is another run")
    adaptive = motion.method in ADAPTIVE
    finer = 1 if adaptive else _finer(motion)
    run = _followed(motion, steps, 1, motion.rtol, cancel)
    careful = _followed(motion, steps, finer, motion.rtol / 10 if adaptive else motion.rtol, cancel)
    if run is None or careful is None:
        return None
    apart = np.sqrt(((run - careful) ** 2).sum(axis=1)) / _size(motion, careful)
    t = (np.arange(steps) + 1) * abs(motion.dt)
    beyond = np.flatnonzero(apart > SHARE)
    horizon = float(t[beyond[0]]) if beyond.size else math.nan
    early = max(1, min(EARLY, steps // 10))
    against = f"rtol = {motion.rtol / 10:g}" if adaptive else f"dt = {motion.dt / finer:g}"
    notes = () if beyond.size else (f"The two stay together for all of t = {t[-1]:g}.",)
    return Reading(
        values={
            "one_step": float(apart[0]),
            "error": float(apart[:early].max()),
            "horizon": horizon,
        },
        arrays={"t": t, "difference": apart, "limit": np.full(steps, SHARE)},
        settings={
            "method": motion.method,
            "dt": motion.dt,
            "against": against,
            "stretch": float(t[-1]),
        },
        notes=notes,
        units={"t": motion.motion.units.get("t") or "time"},
    )  # fmt: skip


def _finer(motion: Moving) -> int:
    """Parts of a step in the careful run; a delay equation may split its steps already."""
    assert motion.system is not None
    if not motion.system.delays:
        return 2
    return 2 * past.grid(motion.system, motion.params.vector, motion.dt).parts


def _followed(
    motion: Moving, steps: int, parts: int, rtol: float, cancel: np.ndarray
) -> np.ndarray | None:
    """The state (steps, d) after every step, each taken in parts; None when cancelled."""
    assert motion.system is not None
    trajectory, p, dt = press(motion.system, motion.method), motion.params.vector, motion.dt / parts
    y = np.array(motion.start, dtype=np.float64)
    memory = trajectory.remembered(p, dt, motion.seed)
    out = np.empty((steps, trajectory.width))
    for first in range(0, steps, PIECE):
        n = min(PIECE, steps - first)
        done = trajectory.advance(
            y, memory, p, motion.t0, dt, first * parts, n * parts, parts, out[first : first + n],
            rtol, rtol * 1e-2, cancel,
        )  # fmt: skip
        if cancel[0]:
            return None
        if done < n * parts:
            worst = int(np.argmax(np.abs(y)))
            at = first + done // parts
            raise Diverged(motion.system.states[worst], at, motion.t0 + at * motion.dt)
    return out[:, : len(y)]


def _size(motion: Moving, path: np.ndarray) -> float:
    """The largest extent of the path; an angle's is a turn at most."""
    extents = np.ptp(path, axis=0)
    wrap = getattr(motion.motion, "wrap", {})
    for i, name in enumerate(motion.motion.start if isinstance(motion.motion, Flow) else ()):
        if name in wrap:
            extents[i] = min(extents[i], wrap[name])
    size = float(extents.max())
    if size > 0.0:
        return size
    return float(np.abs(path).max()) or 1.0  # at rest: in shares of where it stands


def _repeatable(experiment: Experiment) -> bool:
    """Whether a finer run follows the same path: noise would be another one."""
    system = experiment.system
    return system is not None and not system.noise


DIAGNOSTIC = Diagnostic(
    key="step_error",
    title="Error of the steps",
    about="The same run at half the step, or at a tenth of the tolerance, and how the two part. "
    "In chaos any error grows; the horizon is the time after which the picture is still a path of "
    "the attractor, but no longer the one from this start.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow",),
    renews="dials",
    fits=_repeatable,
    values=(
        Value("one_step", "", "difference after one step, in shares of the attractor's size"),
        Value("error", "", "largest difference in the first 400 steps, in the same shares"),
        Value("horizon", "time", "time until the two are a hundredth of the attractor apart"),
    ),
    params=(
        Param("until", 0.0, 0.0, 1000.0, "stretch that is run twice; 0: 20 000 steps",
              unit="time", hard_min=0.0),
    ),
    pictures=(
        Picture(
            "difference",
            Axis("time", "time"),
            Axis("difference / size", log=True),
            (Line("t", "difference"), Line("t", "limit", "horizon", quiet=True, dashed=True)),
        ),
    ),
    sources=(
        Source(
            "E. Hairer, S. P. Norsett, G. Wanner", "Solving Ordinary Differential Equations I: "
            "Nonstiff Problems", 1993, "Springer, II.4",
        ),
        Source(
            "E. N. Lorenz", "Deterministic nonperiodic flow", 1963, "J. Atmos. Sci. 20, 130-141",
        ),
    ),
    expects=(
        Expect("one_step", 4.76982e-8, 1e-12, "a plain RK4 loop at 0.01 and 0.005", of="lorenz"),
        Expect("horizon", 18.3, 0.02, "a plain RK4 loop at 0.01 and 0.005", of="lorenz"),
    ),
)  # fmt: skip
