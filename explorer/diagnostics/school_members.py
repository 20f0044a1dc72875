"""What each fish of a school does: with whom it swims, which way round, how fast it turns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.diagnostics.school_golden import flat_mill
from explorer.diagnostics.school_order import COUZIN, school
from explorer.model import Diagnostic, Expect, Param, Reading, Series, Swarm, Value
from explorer.model.picture import Axis, Bars, Picture

REACH = 5.0  # [L] where neither the option nor the run says how far a fish looks
BINS = 24


def compute(
    pos: Any,
    head: Any,
    reach: float,
    blind: float,
    cancel: Any,
    box: float = 0.0,
    params: Any = None,
    before: Mapping[str, Any] | None = None,
    since: float = 0.0,
) -> Reading | None:
    """A number per fish of positions (N, 3) [L] and headings (N, 3), and their means."""
    from explorer.numerics import headings
    from explorer.numerics.company import company

    pos, head, box = school(pos, head, box)
    dials = dict(params or {})
    reach = float(reach or dials.get("r_orientation", REACH))
    behind = math.radians(float(dials.get("blind_angle", 0.0) if blind < 0.0 else blind))
    units = headings.units(head)
    met = company(pos, units, box, reach, behind, cancel)
    if met is None:
        return None
    count, course, nearest = met
    arrays = {
        "alignment": alignment(units, course, count),
        "momentum": momentum(headings.turning(headings.offsets(pos, box, True), units)),
        "turning": turning(units, before or {}, since),
        "neighbours": count.astype(float),
        "nearest": np.where(np.isfinite(nearest), nearest, np.nan),
        "id": np.arange(len(pos), dtype=float),
    }
    return Reading(
        values={name: _mean(arrays[name]) for name in ("alignment", "turning", "neighbours")}
        | {"clockwise": float(np.mean(arrays["momentum"] < 0.0))},
        arrays=arrays | _spread_of_turns(arrays["turning"]),
        units={"turning": "rad/time", "nearest": "L"},
        notes=() if np.isfinite(arrays["turning"]).any() else (ALONE_IN_TIME,),
    )


ALONE_IN_TIME = "How fast fish turn shows only when there was a moment before."


def alignment(units: np.ndarray, course: np.ndarray, count: np.ndarray) -> np.ndarray:
    """Length (N,) of the mean heading of each fish and those it sees; NaN where it sees nobody."""
    local = np.linalg.norm(units + course, axis=1) / (1.0 + count)
    return np.where(count > 0, local, np.nan)


def momentum(turned: np.ndarray) -> np.ndarray:
    """Each angular momentum (N, 3) along the school's own axis: above 0 anticlockwise, -1 to 1.

    The axis is taken on its upper side, so that the sign does not depend on the majority.
    """
    axis = turned.mean(axis=0)
    length = float(np.linalg.norm(axis))
    if length < 1e-12:
        return np.zeros(len(turned))
    axis = axis / length
    upper = next((c for c in axis[::-1] if abs(c) > 1e-9), 1.0)
    return turned @ (axis if upper > 0.0 else -axis)


def turning(units: np.ndarray, before: Mapping[str, Any], since: float) -> np.ndarray:
    """Rate (N,) [rad/time] at which each heading moved since the moment before; NaN without one."""
    from explorer.numerics import headings

    was = before.get("head")
    if was is None or np.shape(was) != units.shape or since == 0.0:
        return np.full(len(units), np.nan)
    old = headings.units(np.ascontiguousarray(was, dtype=np.float64))
    # the half angle keeps its digits where the cosine of the whole has none
    half = np.linalg.norm(units - old, axis=1) / 2.0
    return np.asarray(2.0 * np.arcsin(np.clip(half, 0.0, 1.0)) / abs(since))


def _mean(values: np.ndarray) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else math.nan


def _spread_of_turns(rates: np.ndarray) -> dict[str, np.ndarray]:
    """A histogram of the turning rates, as a density."""
    found = rates[np.isfinite(rates)]
    top = float(found.max()) if found.size and found.max() > 0.0 else 1.0
    counts, edges = np.histogram(found, BINS, (0.0, top))
    density = counts / max(counts.sum() * (edges[1] - edges[0]), 1e-300)
    return {"rate": (edges[1:] + edges[:-1]) / 2, "share": density}


DIAGNOSTIC = Diagnostic(
    key="school_members",
    title="Each fish",
    about="A number per fish: how far those it sees swim its way, which way round it goes, how "
    "fast it turns, how many it sees. The colours of the school are these numbers.",
    takes=Swarm,
    gives=Series,
    compute=compute,
    params=(
        Param("reach", 0.0, 0.0, 30.0, "how far a fish looks; 0 is the orientation zone of the run",
              unit="L", hard_min=0.0),
        Param("blind", -1.0, -1.0, 180.0, "half-angle of the cone behind that nobody sees into; "
              "below 0 is that of the run", unit="deg", hard_max=180.0),
    ),
    values=(
        Value("alignment", "", "local polarisation, mean over the fish that see others",
              label="local polarisation", range=(0, 1)),
        Value("turning", "rad/time", "rate at which headings move, mean over the fish",
              label="turning rate"),
        Value("neighbours", "", "fish that a fish sees within its reach, mean"),
        Value("clockwise", "", "share of the fish that go clockwise, seen from above the axis",
              label="share clockwise", range=(0, 1)),
    ),
    pictures=(
        Picture("turning rates", Axis("turning rate", "rad/time"), Axis("density", "time/rad"),
                (Bars("rate", "share"),)),
    ),
    sources=(COUZIN,),
    expects=(
        Expect("alignment", math.sin(0.3 * math.pi) / (0.3 * math.pi), 2e-3,
               "closed form: mean heading over an arc of a mill", data=lambda: flat_mill(2000),
               options={"reach": 10.0 * math.sin(0.15 * math.pi), "blind": 0.0}),
        Expect("clockwise", 0.0, 0.0, "closed form: a perfect mill", data=flat_mill),
    ),
)  # fmt: skip
