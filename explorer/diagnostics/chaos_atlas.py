"""Atlas of strange attractors: invariants of every system, two at a time, and what is alike."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    Card,
    Curve,
    Diagnostic,
    Expect,
    Marks,
    Moving,
    Param,
    Picture,
    Reading,
    Source,
    Value,
    atlas,
    forecasts,
)
from explorer.model.atlas import Atlas, Row

# word -> (field of a row, whether a logarithm suits it)
INVARIANTS = {
    "largest exponent": ("largest", False),
    "growth per swing": ("growth", False),
    "sum of exponents": ("total", False),
    "contraction per swing": ("contraction", False),
    "Kaplan-Yorke dimension": ("kaplan_yorke", False),
    "correlation dimension": ("D2", False),
    "entropy H": ("H", False),
    "complexity C": ("C", False),
    "log10 of natural time": ("t_nat", True),
    "number of equations": ("dimension", False),
}
# word -> forecaster whose valid time it is
FORECASTS = {
    "valid Lyapunov times, analogues": "analogues",
    "valid Lyapunov times, ngrc": "ngrc",
    "valid Lyapunov times, reservoir": "reservoir",
    "valid Lyapunov times, hybrid": "hybrid",
}
NAMES = (*INVARIANTS, *FORECASTS)
LEAST = -2.0  # growth that is drawn: what falls into a point at once would squeeze all the rest
OTHER_DIALS = "The dials have been turned: the atlas knows the system at its usual ones."
UNKNOWN = "The open system is not in the atlas."


def compute(motion: Moving, across: str, up: str, whom: str, neighbours: int) -> Reading:
    """The plane of two invariants, the open system among the others, and its nearest ones."""
    known = atlas.shipped()
    here = known.get(motion.key)
    rows = [row for row in known.values() if whom == "all" or row.kind == whom]
    if here is not None and here not in rows:
        rows.append(here)
    rows.sort(key=lambda row: row is not here)
    near = known.alike(here.key, neighbours) if here is not None else []
    x, y = (np.array([number(row, name) for row in rows]) for name in (across, up))
    shown = np.isfinite(x) & np.isfinite(y)
    seen = [row for row, good in zip(rows, shown, strict=True) if good]
    families = sorted({row.family for row in seen})
    return Reading(
        values=_values(here, known),
        uncertainty=_errors(here),
        arrays={
            "systems": np.column_stack([x[shown], y[shown]]),
            "x": x[shown], "y": y[shown],
            "family": np.array([families.index(row.family) for row in seen], dtype=np.int64),
            "here": np.array([row is here for row in seen], dtype=np.int64),
            "regular": np.array([not row.chaotic for row in seen], dtype=np.int64),
            "near": np.array([(gap, rank) for rank, (_, gap) in enumerate(near, 1)]).reshape(-1, 2),
            "rank": np.arange(1.0, len(near) + 1),
            "gap": np.array([gap for _, gap in near]),
        },
        words={
            "systems": tuple(row.title for row in seen),
            "told": tuple(told(row, across, up) for row in seen),
            "keys": tuple(row.key for row in seen),
            "family": tuple(families),
            "near": tuple(row.title for row, _ in near),
            "near_told": tuple(f"{row.title}: {gap:.2f} deviations away" for row, gap in near),
            "near_keys": tuple(row.key for row, _ in near),
        },
        notes=_notes(motion, here),
        settings={"across": across, "up": up},
    )  # fmt: skip


def number(row: Row, name: str) -> float:
    """An invariant of a system by its word."""
    if name in FORECASTS:
        race = forecasts.shipped().get(row.key)
        believed = race is not None and race.made_of == row.made_of
        return float(getattr(race, FORECASTS[name])) if believed else math.nan
    field, logarithmic = INVARIANTS[name]
    found = float(getattr(row, field))
    if field in ("largest", "growth"):
        return max(found, LEAST) if math.isfinite(found) else found
    if not logarithmic:
        return found
    return math.log10(found) if found > 0.0 else math.nan


def told(row: Row, across: str, up: str) -> str:
    """What the pointer reads."""
    return f"{row.title}: {across} {number(row, across):.4g}, {up} {number(row, up):.4g}"


def _values(here: Row | None, known: Atlas) -> dict[str, float]:
    names = ("largest", "total", "kaplan_yorke", "D2", "H", "C", "t_nat", "growth")
    own = {name: float(getattr(here, name)) if here else math.nan for name in names}
    chaotic = sum(row.chaotic for row in known.values())
    return {**own, "systems": float(len(known)), "chaotic": float(chaotic)}


def _errors(here: Row | None) -> dict[str, float]:
    found = {"largest": here.error, "D2": here.D2_error} if here else {}
    return {name: error for name, error in found.items() if math.isfinite(error)}


def _notes(motion: Moving, here: Row | None) -> tuple[str, ...]:
    if here is None:
        return (UNKNOWN,)
    usual = {p.name: p.default for p in motion.params.params}
    turned = any(motion.params[name] != value for name, value in usual.items())
    laws = (f"Its exponents break a law: {', '.join(here.checks)}.",) if here.checks else ()
    return (*((OTHER_DIALS,) if turned else ()), *laws)


SYSTEMS = Marks(
    "systems", words="systems", hollow="regular", family="family", bold="here", tells="told",
    opens="keys",
)  # fmt: skip
NEAR = Marks("near", words="near", tells="near_told", opens="near_keys")
_HERE: dict[str, Any] = {"options": {"neighbours": 3}}

DIAGNOSTIC = Diagnostic(
    key="chaos_atlas",
    title="Atlas of strange attractors",
    about="Every map and flow of the catalogue by two of its invariants, all computed by this "
    "program: exponents, dimensions, entropy, pace. Filled points are chaotic. Point at one to "
    "learn its name, click to open it; a second picture lists what is most like the open one.",
    takes=None,
    gives=Curve,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    values=(
        Value("largest", "1/time", "largest exponent of the open system", r"\lambda_1"),
        Value("growth", "1", "e-folds of a small error per swing of the first component"),
        Value("total", "1/time", "sum of its exponents", r"\sum\lambda_i"),
        Value("kaplan_yorke", "", "dimension by its exponents", "D_{KY}"),
        Value("D2", "", "correlation dimension", "D_2"),
        Value("H", "", "permutation entropy at its own pace, patterns of five", "H"),
        Value("C", "", "statistical complexity of the same patterns", "C"),
        Value("t_nat", "time", "natural time: a swing of its first component", r"t_{nat}"),
        Value("systems", "", "systems in the atlas"),
        Value("chaotic", "", "systems whose largest exponent is positive beyond doubt"),
    ),
    params=(
        Param("across", "growth per swing", choices=NAMES,
              help="invariant to the right; growth below -2 is drawn at -2"),
        Param("up", "Kaplan-Yorke dimension", choices=NAMES, help="invariant upward"),
        Param("whom", "all", choices=("all", "flow", "map"), help="which systems are drawn"),
        Param("neighbours", 8, 1, 20, "systems listed as most alike", kind="int", hard_min=1,
              hard_max=100),
    ),
    sources=(
        Source("J. C. Sprott", "Chaos and Time-Series Analysis", 2003, "Oxford University Press"),
        Source("W. Gilpin", "Chaos as an interpretable benchmark for forecasting and data-driven "
               "modelling", 2021, "NeurIPS Datasets and Benchmarks"),
    ),
    expects=(
        Expect("largest", 0.9056, 0.01, "Sprott 2003", of="lorenz", **_HERE),
        Expect("total", -41 / 3, 1e-3, "trace of the Jacobian, exact", of="lorenz", **_HERE),
        Expect("kaplan_yorke", 2.062, 0.01, "Sprott 2003", of="lorenz", **_HERE),
        Expect("D2", 2.05, 0.05, "Grassberger and Procaccia 1983: 2.05", of="lorenz", **_HERE),
        Expect("largest", 0.0714, 0.004, "Sprott 2003", of="rossler", **_HERE),
        Expect("largest", 0.4192, 0.003, "Sprott 2003", of="henon", **_HERE),
        Expect("total", math.log(0.3), 1e-4, "ln b, exact", of="henon", **_HERE),
        Expect("D2", 1.22, 0.03, "Grassberger and Procaccia 1983: 1.21", of="henon", **_HERE),
    ),
    pictures=(
        Picture(
            "plane", Axis("{across}"), Axis("{up}"),
            (SYSTEMS,),
            title="Every system by two of its invariants; filled: chaotic",
            click="open",
        ),
        Picture(
            "nearest", Axis("deviations away"), Axis("rank"), (NEAR,),
            title="The systems most like the open one in all invariants",
            click="open",
        ),
    ),
    card=Card(
        formula=(
            r"D_{KY} = k + \sum_{i \leq k} \lambda_i \, / \, |\lambda_{k+1}|",
            r"g = \lambda_1 \, t_{nat}",
        ),
        range="exponents of any size; dimensions from 0 to the number of equations; H, C up to 1",
        unit="as named",
        data="5000 swings for exponents where 6 million steps hold them; 24 000 states, forty to a "
        "swing, for the rest",
        lies=(
            "One start and the usual dials: another attractor may lie beside it.",
            "The natural time of a broad spectrum is a convention.",
            "D2 of 8000 states is no better than a few hundredths, and low above three.",
            "Valid times [Lyapunov times] are medians of ten starts after 1000 samples, and no "
            "more than the ten that were told.",
        ),
        source="Sprott 2003; Grassberger and Procaccia 1983",
    ),
)  # fmt: skip
