"""How many groups a school has fallen into, and how large they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.diagnostics.school_order import COUZIN, school
from explorer.model import Diagnostic, Expect, Param, Reading, Series, Swarm, Value
from explorer.model.picture import Axis, Bars, Picture

LINK = 10.0  # [L] where neither the option nor the run says how far fish hold together
ZONES = {"attraction": "r_attraction", "orientation": "r_orientation"}


def compute(
    pos: Any,
    head: Any,
    zone: str,
    link: float,
    cancel: Any,
    box: float = 0.0,
    params: Any = None,
) -> Reading | None:
    """Groups of positions (N, 3) [L]: fish nearer than a link are in the same one."""
    from explorer.numerics.clusters import clusters

    pos, head, box = school(pos, head, box)
    length = float(link or dict(params or {}).get(ZONES[zone], LINK))
    found = clusters(pos, box, length, cancel)
    if found is None:
        return None
    label, sizes = found
    return Reading(
        values={
            "groups": float(np.sum(sizes > 1)),
            "largest": float(sizes[0]),
            "share": float(sizes[0] / len(pos)),
            "alone": float(np.sum(sizes == 1)),
        },
        arrays={
            "group": label.astype(float),
            "size": sizes.astype(float),
            "rank": np.arange(1.0, len(sizes) + 1.0),
        },
    )


def _two_groups() -> dict[str, Any]:
    """Seven fish in a row, three in another across the border of a cube of 20, and one alone."""
    row = np.column_stack((4.0 + 0.9 * np.arange(7), np.full(7, 5.0), np.full(7, 5.0)))
    across = np.array([(19.6, 15.0, 15.0), (0.3, 15.0, 15.0), (1.1, 15.0, 15.0)])
    pos = np.concatenate((row, across, [(10.0, 10.0, 10.0)]))
    return {"pos": pos, "head": np.tile((1.0, 0.0, 0.0), (len(pos), 1))}


def _known(what: str, value: float) -> Expect:
    options = {"box": 20.0, "link": 1.0}
    return Expect(what, value, 1e-12, "counted by hand", data=_two_groups, options=options)


DIAGNOSTIC = Diagnostic(
    key="school_groups",
    title="Groups of a school",
    about="Fish nearer than a link are in one group, and so is everyone whom a chain of links "
    "joins to them. A school that has split in two is not one disordered school.",
    takes=Swarm,
    gives=Series,
    compute=compute,
    params=(
        Param("zone", "attraction", choices=tuple(ZONES),
              help="which zone of the run is the link"),
        Param("link", 0.0, 0.0, 30.0, "the link itself; 0 is the zone of the run", unit="L",
              hard_min=0.0),
    ),
    values=(
        Value("groups", "", "groups of two or more"),
        Value("largest", "", "fish in the largest group", label="in the largest"),
        Value("share", "", "share of the school in the largest group", range=(0, 1)),
        Value("alone", "", "fish that are linked to nobody"),
    ),
    pictures=(
        Picture("sizes", Axis("rank of the group"), Axis("fish"), (Bars("rank", "size"),)),
    ),
    sources=(COUZIN,),
    expects=(
        _known("groups", 2.0),
        _known("largest", 7.0),
        _known("alone", 1.0),
    ),
)  # fmt: skip
