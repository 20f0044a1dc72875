"""Equation text to first step: every shipped flow and map, and the first kernel of a process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter

import numpy as np

from explorer.api import catalogue
from explorer.cli.bench.measure import Figure, absent, summary
from explorer.equations.grammar import parse
from explorer.equations.trajectory import Trajectory
from explorer.model import Experiment, Flow, Map

WARM_LIMIT, FIRST_LIMIT = 60.0, 120.0  # ms
FIRST = """\
import sys
from time import perf_counter
import numpy as np
from explorer.equations.grammar import parse
from explorer.equations.trajectory import Trajectory
text = "x' = sigma*(y - x)\\ny' = x*(rho - z) - y\\nz' = x*y - beta*z"
assert "llvmlite" not in sys.modules
begun = perf_counter()
system = parse(text, params=("sigma", "rho", "beta"), states=("x", "y", "z"))
trajectory, y, p = Trajectory(system, "rk4"), np.ones(3), np.array([10.0, 28.0, 8 / 3])
assert trajectory.advance(y, np.zeros(0), p, 0.0, 0.01, 0, 1) == 1
print(1e3 * (perf_counter() - begun))
"""


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Milliseconds from text to first step, and the same for the first kernel of a process."""
    experiments = [e for e in catalogue().values() if isinstance(e.motion, Flow | Map)]
    for experiment in experiments:
        text_to_step(experiment)
    medians = [median(text_to_step(e) for e in experiments) for _ in range(rounds)]
    against = f"median over {len(experiments)} shipped flows and maps, their own rule"
    return {
        "press.text_to_step_ms": summary(medians, "ms", WARM_LIMIT, against, "at most"),
        "press.first_kernel_ms": _first(rounds),
    }


def text_to_step(experiment: Experiment) -> float:
    """Milliseconds from the text of an experiment to its first step, nothing kept from before."""
    motion = experiment.motion
    assert isinstance(motion, Flow | Map)
    rule, dt = (motion.method, motion.dt) if isinstance(motion, Flow) else ("map", 1.0)
    y = np.array(list(motion.start.values()), dtype=float)
    p = experiment.settings().vector
    names = tuple(param.name for param in experiment.params)
    begun = perf_counter()
    system = parse(
        motion.text,
        params=names,
        states=tuple(motion.start),
        kind="flow" if isinstance(motion, Flow) else "map",
    )
    trajectory = Trajectory(system, rule)
    done = trajectory.advance(y, np.zeros(trajectory.memory_size), p, 0.0, dt, 0, 1)
    spent = 1e3 * (perf_counter() - begun)
    if done != 1:
        raise ArithmeticError(f"{experiment.key} took no step")
    return spent


def _first(rounds: int) -> Figure:
    """Fresh processes; one unmeasured run compiles the modules, as an installation does."""
    against = "Lorenz in a fresh process, loading LLVM included"
    with tempfile.TemporaryDirectory() as folder:
        known = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = known | {
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONPYCACHEPREFIX": folder,
        }
        times = []
        for _ in range(rounds + 1):
            child = subprocess.run(
                [sys.executable, "-c", FIRST], env=environment, capture_output=True, text=True
            )
            if child.returncode != 0:
                return absent("ms", child.stderr.strip().splitlines()[-1], FIRST_LIMIT)
            times.append(float(child.stdout))
    return summary(times[1:], "ms", FIRST_LIMIT, against, "at most")
