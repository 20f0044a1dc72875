"""Continuation: equilibria and cycles, stable or not, followed through every turn of a dial."""

from __future__ import annotations

import math
from collections.abc import Iterator
from math import sqrt
from typing import Any

import numpy as np

from explorer.diagnostics import branch_lines
from explorer.diagnostics.atlas import Atlas, Wanted
from explorer.diagnostics.flow_cycle import FlowCycle
from explorer.diagnostics.orbit_diagram import dial_range
from explorer.diagnostics.velocity_field import Field
from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Expect,
    Line,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
)


def compute(
    motion: Moving, over: str, low: float, high: float, state: str, follow: str, turns: int,
    doublings: int, step: float, points: int, cancel: np.ndarray,
) -> Iterator[Reading]:  # fmt: skip
    """The branches found so far, each time that another one is complete."""
    name, ends = dial_range(motion, over, low, high)
    if motion.dial(name).kind == "int":
        raise BadInput(f"{name} takes whole numbers: a branch needs a dial that turns smoothly")
    of = motion.state(state)
    wanted = Wanted(follow != "cycles", follow != "equilibria", turns, doublings, step, points)
    atlas = Atlas(motion, name, *ends, wanted, cancel)
    settings = {"over": name, "state": list(motion.motion.start)[of], "low": ends[0],
                "high": ends[1]}  # fmt: skip
    shown = 0
    for _ in atlas.build():
        if cancel[0]:
            return
        if len(atlas.branches) > shown + 1:
            shown = len(atlas.branches) - 1
            yield _reading(atlas, of, settings, min(0.95, 0.05 + atlas.done))
    if not cancel[0]:
        yield _reading(atlas, of, settings, 1.0)


def _reading(atlas: Atlas, of: int, settings: dict[str, Any], done: float) -> Reading:
    branches = atlas.branches
    arrays, words = branch_lines.marks(branches, of)
    values = {"branches": float(len(branches))}
    for kind, name in branch_lines.PLURAL.items():
        first = arrays[name].min() if arrays[name].size else math.nan
        values[kind.replace("branch point", "fork").lower()] = float(first)
    arrays |= {**branch_lines.lines(branches, of), **branch_lines.table(branches, of)}
    arrays |= _beside(atlas)
    return Reading(values, arrays, notes=tuple(_notes(atlas, done)), settings=settings, words=words,
                   done=done, provisional=done < 1.0)  # fmt: skip


def _beside(atlas: Atlas) -> dict[str, np.ndarray]:
    """Periods of cycles, and their largest multipliers, as lines over the dial."""
    periods, multipliers = [], []
    gap = np.full((1, 2), np.nan)
    for branch in atlas.branches:
        if not branch_lines.turning(branch.problem):
            continue
        flow = isinstance(branch.problem, FlowCycle)
        lasts = [branch.problem.time(p.z) if flow else branch.problem.period for p in branch.points]
        largest = [np.abs(p.spectrum).max(initial=0.0) for p in branch.points]
        periods += [np.stack([branch.dial, lasts], axis=1), gap]
        multipliers += [np.stack([branch.dial, largest], axis=1), gap]
    found = {}
    for name, parts in (("period", periods), ("multiplier", multipliers)):
        whole = np.concatenate(parts[:-1]) if parts else np.empty((0, 2))
        found[f"{name}_x"], found[f"{name}_y"] = whole.T.copy()
    found["edge_x"] = np.array([atlas.low, atlas.high])
    found["edge_y"] = np.ones(2)
    return found


def _notes(atlas: Atlas, done: float) -> list[str]:
    """What a reader should know, once all is done."""
    notes = []
    if done < 1.0:
        return notes
    what = "fixed point" if atlas.is_map else "equilibrium"
    if not atlas.branches:
        notes.append(f"Nothing to follow: no {what}, and no cycle near the orbit, was found.")
    if atlas.driven:
        notes.append("A driven flow rests nowhere: its cycles of one period of the forcing take "
                     "the place of equilibria.")  # fmt: skip
    if atlas.full:
        notes.append("There are more branches: only those followed first are shown.")
    states = np.linspace(atlas.box[:, 0], atlas.box[:, 1], 23)
    by_dial = Field(atlas.moving, atlas.dial).many(states)[1][:, :, -1]
    if not np.nan_to_num(by_dial).any():
        notes.append(f"{atlas.dial} changes nothing here: every branch is level.")
    for branch in atlas.branches:
        if branch.ends in ("homoclinic", "sensitive") and isinstance(branch.problem, FlowCycle):
            ends = (branch.points[0], branch.points[-1])
            last = max(ends, key=lambda point: branch.problem.time(point.z))
            at, lasts = branch.problem.value(last.z), branch.problem.time(last.z)
            notes.append(f"A cycle grows longer and longer near {atlas.dial} = {at:.6g} (period "
                         f"{lasts:.3g}): it comes near a homoclinic orbit, or is too "
                         "unstable to be followed.")  # fmt: skip
        elif branch.ends == "lost":
            notes.append(f"A branch was lost at {atlas.dial} = {branch.dial[-1]:.6g}.")
    return list(dict.fromkeys(notes))[:4]


def _marks(name: str) -> Marks:
    return Marks(f"{name}_at", name)


_OVER: Any = Axis("{over}", of="{over}", zoom=("low", "high"))
_LOGISTIC = {"low": 0.5, "high": 4.0, "turns": 3, "doublings": 2}

DIAGNOSTIC = Diagnostic(
    key="continuation",
    title="Continuation",
    about="Equilibria and cycles followed over a dial, through folds and whether stable or not: "
    "what an orbit diagram cannot show. Solid lines attract. Where a line changes, a label says "
    "how: it folds, forks, begins to swing (Hopf), doubles, or gives birth to a torus.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    fits=lambda experiment: any(p.kind == "float" for p in experiment.params),
    values=(
        Value("branches", "", "lines that were followed"),
        Value("fold", "", "lowest position at which a branch turns back"),
        Value("fork", "", "lowest position at which branches cross"),
        Value("hopf", "", "lowest position at which an equilibrium begins to swing"),
        Value("doubling", "", "lowest position at which a cycle doubles"),
        Value("torus", "", "lowest position at which a cycle gives birth to a torus"),
    ),
    params=(
        Param("over", "", help="dial that is turned", kind="name", names="dials"),
        Param("low", 0.0, -100.0, 100.0, "where it begins; both 0: its own range"),
        Param("high", 0.0, -100.0, 100.0, "where it ends"),
        Param("state", "", help="state drawn", kind="name", names="states"),
        Param("follow", "both", choices=("both", "equilibria", "cycles"), help="what is followed"),
        Param("turns", 1, 1, 8, "length of the longest cycle looked for in the orbit: iterates of "
              "a map, turns of a flow", kind="int", hard_min=1, hard_max=64),
        Param("doublings", 1, 0, 5, "times that a doubled cycle is followed on", kind="int",
              hard_min=0, hard_max=8),
        Param("step", 0.02, 0.002, 0.1, "longest step along a branch, in ranges of what is drawn",
              scale="log", hard_min=1e-6, hard_max=0.5),
        Param("points", 400, 50, 4000, "of a branch, each way", kind="int", hard_min=2,
              hard_max=100_000),
    ),
    pictures=(
        Picture(
            "branches", _OVER, Axis("{state}"),
            (Line("rest_stable_x", "rest_stable_y", label="stable", colour=0),
             Line("rest_unstable_x", "rest_unstable_y", label="unstable", dashed=True, colour=0),
             Line("cycle_stable_x", "cycle_stable_y", label="stable cycle", colour=1),
             Line("cycle_unstable_x", "cycle_unstable_y", label="unstable cycle", dashed=True,
                  colour=1),
             *map(_marks, branch_lines.PLURAL.values())),
            click="dials",
        ),
        Picture("period", _OVER, Axis("period of the cycles"), (Line("period_x", "period_y"),),
                click="dials"),
        Picture(
            "multipliers", _OVER, Axis("largest multiplier of the cycles", log=True),
            (Line("edge_x", "edge_y", quiet=True, dashed=True),
             Line("multiplier_x", "multiplier_y")),
            click="dials",
        ),
    ),
    sources=(
        Source("H. B. Keller", "Numerical solution of bifurcation and nonlinear eigenvalue "
               "problems", 1977, "in Applications of Bifurcation Theory, Academic Press, 359-384"),
        Source("Yu. A. Kuznetsov", "Elements of Applied Bifurcation Theory", 2004,
               "Springer, New York, 3rd edition, chapter 10"),
    ),
    expects=(
        Expect("hopfs", (470 / 19, 470 / 19), 1e-8, "Lorenz 1963, eq. 34: 470/19", of="lorenz",
               options={"over": "rho", "low": 0.5, "high": 30.0, "follow": "equilibria"}),
        Expect("fork", 1.0, 1e-6, "rho = 1, exact", of="lorenz",
               options={"over": "rho", "low": 0.5, "high": 30.0, "follow": "equilibria"}),
        Expect("doublings", (3.0, 1 + sqrt(6), 3.5440903596, 3.8414990075), 1e-8,
               "3 and 1 + sqrt(6), exact; Feigenbaum 1978, J. Stat. Phys. 19, 25-52; multiplier "
               "-1 of the cycle of three, 60 digits", of="logistic",
               options={**_LOGISTIC, "turns": 3, "doublings": 2, "high": 3.845}),
        Expect("folds", (1 + sqrt(8),), 1e-8, "1 + sqrt(8), exact", of="logistic",
               options=_LOGISTIC),
        Expect("folds", (-((1 - 0.3) ** 2) / 4,), 1e-8, "-(1 - b)^2/4, exact", of="henon",
               options={"over": "a", "low": -0.5, "high": 1.4, "follow": "equilibria"}),
        Expect("doublings", (0.3675, 0.9125), 1e-8,
               "3 (1 - b)^2/4 and (1 - b)^2 + (1 + b)^2/4, exact", of="henon",
               options={"over": "a", "low": -0.5, "high": 1.0}),
    ),
)  # fmt: skip
