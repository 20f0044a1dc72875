"""Branches as lines and labelled points of a picture, and as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from explorer.diagnostics.atlas import Atlas
from explorer.diagnostics.branches import Branch
from explorer.diagnostics.changes import KINDS, Point
from explorer.diagnostics.flow_cycle import FlowCycle
from explorer.diagnostics.loops import MapCycle
from explorer.diagnostics.orbit_columns import Events
from explorer.model import Reading

PLURAL = {"fold": "folds", "branch point": "forks", "Hopf": "hopfs", "doubling": "doublings",
          "torus": "tori"}  # fmt: skip
LINES = ("rest_stable", "rest_unstable", "cycle_stable", "cycle_unstable")


def heights(branch: Branch, of: int) -> np.ndarray:
    """(points, lines) what is drawn: the states themselves; of a cycle of a flow, its extremes."""
    problem = branch.problem
    found = []
    for point in branch.points:
        if point.shown is None:
            point.shown = problem.shown(point.z)
        values = point.shown[:, of]
        ends = isinstance(problem, FlowCycle)
        found.append((values.max(), values.min()) if ends else values)
    return np.array(found)


def lines(branches: list[Branch], of: int) -> dict[str, np.ndarray]:
    """Name -> x and y (k,) of the four sorts of line, NaN between their pieces."""
    parts: dict[str, list[np.ndarray]] = {name: [] for name in LINES}
    for branch in branches:
        sort = "cycle" if turning(branch.problem) else "rest"
        dial, drawn = branch.dial, heights(branch, of)
        held = np.array([point.stable for point in branch.points])
        change = np.array([bool(point.kind) for point in branch.points])
        for name, there in (("stable", held | change), ("unstable", ~held | change)):
            for line in drawn.T:
                piece = np.stack([dial, np.where(there, line, np.nan)], axis=1)
                parts[f"{sort}_{name}"] += [piece, np.full((1, 2), np.nan)]
    found = {}
    for name, pieces in parts.items():
        whole = np.concatenate(pieces[:-1]) if pieces else np.empty((0, 2))
        found[f"{name}_x"], found[f"{name}_y"] = whole.T.copy()
    return found


def turning(problem: Any) -> bool:
    """Whether it is a cycle, not a state at rest."""
    return isinstance(problem, FlowCycle) or (isinstance(problem, MapCycle) and problem.count > 1)


def specials(branches: list[Branch], of: int) -> list[tuple[str, float, float, Branch, Point]]:
    """(kind, dial, height, branch, point) of all special points, by kind and position."""
    found = []
    for branch in branches:
        drawn = heights(branch, of)
        for point, row in zip(branch.points, drawn, strict=True):
            if point.kind:
                value = branch.problem.value(point.z)
                found.append((point.kind, value, float(row[0]), branch, point))
    return sorted(found, key=lambda one: (KINDS.index(one[0]), one[1]))


def marks(branches: list[Branch], of: int) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Arrays and words of the special points: `folds`, `folds_at`, and so on."""
    arrays: dict[str, np.ndarray] = {}
    words: dict[str, tuple[str, ...]] = {}
    listed = specials(branches, of)
    for kind in KINDS:
        name = PLURAL[kind]
        chosen = [one for one in listed if one[0] == kind]
        arrays[name] = np.array([one[1] for one in chosen])
        arrays[f"{name}_at"] = np.array([one[1:3] for one in chosen]).reshape(-1, 2)
        arrays[f"{name}_period"] = np.array([one[3].problem.period for one in chosen])
        words[name] = tuple(f"{said(kind, one[3], one[4])} {one[1]:.7g}" for one in chosen)
    return arrays, words


def said(kind: str, branch: Branch, point: Point) -> str:
    """A special point in words: what changes, and of what."""
    problem = branch.problem
    if isinstance(problem, MapCycle) and problem.count > 1:
        return f"{kind}, cycle of {problem.count}:"
    if isinstance(problem, FlowCycle):
        return f"{kind}, period {problem.time(point.z):.4g}:"
    return f"{kind}:"


def table(branches: list[Branch], of: int) -> dict[str, np.ndarray]:
    """A row (k,) per point of every branch, for export."""
    rows: list[tuple[float, ...]] = []
    for place, branch in enumerate(branches):
        drawn = heights(branch, of)
        problem = branch.problem
        for point, row in zip(branch.points, drawn, strict=True):
            flow = isinstance(problem, FlowCycle)
            lasts = problem.time(point.z) if flow else problem.period
            size = np.abs(point.spectrum) if point.multiplies else point.spectrum.real
            away = int((point.growth > 0.0).sum())
            rows.append((place, problem.value(point.z), row.max(), row.min(), lasts,
                         size.max() if size.size else np.nan, away))  # fmt: skip
    found = np.array(rows).reshape(-1, 7).T.copy()
    names = ("branch", "dial", "highest", "lowest", "period", "leading", "unstable")
    return dict(zip(names, found, strict=True))


def laid(
    found: Reading, atlas: Atlas | None, side: tuple[float, float], events: Events, is_map: bool
) -> Reading:
    """An orbit diagram with the branches over it, where they lie within `side`; none: without."""
    branches = atlas.branches if atlas is not None else []
    if not is_map and events.kind == "section":
        branches = [b for b in branches if not turning(b.problem)]  # they show no crossing
    drawn = lines(branches, events.of)
    arrays: dict[str, np.ndarray] = {}
    for sort in ("stable", "unstable"):
        parts = [np.stack([drawn[f"{what}_{sort}_x"], drawn[f"{what}_{sort}_y"]], axis=1)
                 for what in ("rest", "cycle")]  # fmt: skip
        whole = np.concatenate([parts[0], np.full((1, 2), np.nan), parts[1]])
        with np.errstate(invalid="ignore"):
            inside = (whole[:, 1] >= side[0]) & (whole[:, 1] <= side[1])
        arrays[f"branch_{sort}_x"] = whole[:, 0].copy()
        arrays[f"branch_{sort}_y"] = np.where(inside, whole[:, 1], np.nan)
    listed = [one for one in specials(branches, events.of) if side[0] <= one[2] <= side[1]]
    arrays["branches_at"] = np.array([one[1:3] for one in listed]).reshape(-1, 2)
    words = tuple(
        f"{said(kind, branch, point)} {dial:.6g}" for kind, dial, _, branch, point in listed
    )
    return replace(
        found, arrays={**found.arrays, **arrays}, words={**found.words, "branches": words}
    )
