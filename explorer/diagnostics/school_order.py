"""Order of a school: do all swim one way (P), do all go round (M), how far are they spread."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.school_golden import flat_mill, golden_school
from explorer.model import (
    BadInput,
    Diagnostic,
    Expect,
    Param,
    Reading,
    Series,
    Source,
    Swarm,
    Value,
)

KADITA = "dewi-kadita 0.0.4 on a school in closed form"


def school(
    pos: Any, head: Any, box: float, params: Any = None
) -> tuple[np.ndarray, np.ndarray, float]:
    """The arrays as C-contiguous float64 (N, 3) and the box as a float; BadInput if they are not.

    Of a history (k, N, 3) the last instant is taken. Between the walls of a tank the water is not
    periodic, whatever the box.
    """
    pos = np.ascontiguousarray(pos, dtype=np.float64)
    head = np.ascontiguousarray(head, dtype=np.float64)
    pos, head = (array[-1] if array.ndim == 3 else array for array in (pos, head))
    if pos.ndim != 2 or pos.shape[1] != 3 or pos.shape != head.shape or not len(pos):
        raise BadInput(f"pos {pos.shape} and head {head.shape}: give both as (N, 3)")
    if not (np.isfinite(pos.sum()) and np.isfinite(head.sum())):
        raise BadInput("pos and head: every value must be finite")
    edge = 0.0 if (params or {}).get("tank", "none") != "none" else float(np.asarray(box))
    if not (np.isfinite(edge) and edge >= 0.0):
        raise BadInput(f"box = {box!r}: give the edge of the cube, or 0 for unbounded")
    return pos, head, edge


def definition_of(definition: str, params: Any) -> str:
    """The definition to use: `auto` follows the variant of the run."""
    if definition != "auto":
        return definition
    return "compat" if (params or {}).get("variant") == "compat" else "explorer"


def compute(pos: Any, head: Any, definition: str, box: float = 0.0, params: Any = None) -> Reading:
    """P, M and spread of positions (N, 3) [L] and headings (N, 3) of any length."""
    from explorer.numerics import headings

    pos, head, box = school(pos, head, box, params)
    circular = definition_of(definition, params) == "explorer"
    away = headings.offsets(pos, box, circular)
    return Reading(
        values={
            "P": headings.polarisation(head),
            "M": headings.resultant(headings.turning(away, head)),
            "spread": headings.spread(away),
        }
    )


DEFINITION = Param(
    "definition",
    "auto",
    choices=("auto", "explorer", "compat"),
    help="explorer: the middle of a school survives the border of the box; compat: as "
    "dewi-kadita 0.0.4, defects included; auto: as the run's own variant",
)
COUZIN = Source(
    "I. D. Couzin, J. Krause, R. James, G. D. Ruxton, N. R. Franks",
    "Collective memory and spatial sorting in animal groups",
    2002,
    "J. Theor. Biol. 218, 1-11",
    "10.1006/jtbi.2002.3065",
)


def _golden(what: str, value: float) -> Expect:
    options = {"box": 25.0, "definition": "compat"}
    return Expect(what, value, 1e-9, KADITA, data=golden_school, options=options)


DIAGNOSTIC = Diagnostic(
    key="school_order",
    title="Order of a school",
    about="P is 1 when all swim one way, M is 1 when all go round; a swarm has little of both.",
    takes=Swarm,
    gives=Series,
    compute=compute,
    params=(DEFINITION,),
    values=(
        Value("P", "", "length of the mean heading; about 0.9/sqrt(N) by chance", range=(0, 1)),
        Value("M", "", "length of the mean angular momentum about the middle", range=(0, 1)),
        Value("spread", "L", "root mean square distance from the middle"),
    ),
    sources=(COUZIN,),
    expects=(
        _golden("P", 0.2062288328),
        _golden("M", 0.0362731098),
        _golden("spread", 7.2349681884),
        Expect("M", 1.0, 1e-9, "closed form: a perfect mill", data=flat_mill),
        Expect("P", 0.0, 1e-9, "closed form: a perfect mill", data=flat_mill),
        Expect("spread", 5.0, 1e-9, "closed form: a ring of radius 5", data=flat_mill),
    ),
)
