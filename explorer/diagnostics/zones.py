"""The zones of a school as widths: how far orientation reaches beyond repulsion, and so on."""

from __future__ import annotations

from typing import Any

from explorer.model import Experiment, Param, Source, Swarm, Trials

RADII = ("r_repulsion", "r_orientation", "r_attraction")
THIN = 0.01  # [L] a zone that must not be empty
ORDERS = ("polarisation", "milling")
ORIENTATION = "width of the orientation zone"
ATTRACTION = "width of the attraction zone"

COUZIN = Source(
    "I. D. Couzin, J. Krause, R. James, G. D. Ruxton, N. R. Franks",
    "Collective memory and spatial sorting in animal groups",
    2002,
    "J. Theor. Biol. 218, 1-11",
    "10.1006/jtbi.2002.3065",
)
KANSO = Source(
    "A. Chan, E. Kanso", "Noise-induced collective memory in schooling fish", 2025,
    "arXiv:2507.16102",
)  # fmt: skip


def fits(experiment: Experiment) -> bool:
    """Schools with three zones whose order is shown."""
    names = {p.name for p in experiment.params}
    series = {show.name for show in experiment.series}
    swims = any(isinstance(show, Swarm) for show in experiment.shows)
    return swims and set(RADII) <= names and set(ORDERS) <= series


def radii(trials: Trials, orientation: float, attraction: float) -> dict[str, Any]:
    """The dials for two widths [L]; those rules that refuse an empty zone get a thin one."""
    params = trials.params
    may_be_empty = params.get("variant") == "couzin2002"
    inner = float(params["r_repulsion"])
    outer = inner + (orientation if may_be_empty else max(orientation, THIN))
    return {"r_orientation": outer, "r_attraction": outer + attraction}


def width(help: str, default: float, name: str, **more: Any) -> Param:
    """A width as an option."""
    return Param(name, default, 0.0, 20.0, help, unit="L", hard_min=0.0, hard_max=1000.0, **more)
