"""Status: how a live run is doing, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.engine.recorder import Divergence


@dataclass(frozen=True)
class Status:
    """How a run is doing.

    state        "compiling" until the first step is done, then "ready"; or "failed"
    divergence   where it stopped, until a change or a restart
    newest       the last step it reached; `behind`: it was brought back to an earlier one
    budget       [bytes] that its past may weigh; `thinned`: it had to be made coarser for that
    until        the step to which it goes through a saved run; 0: it does not
    """

    step: int = 0
    t: float = 0.0
    steps_per_s: float = 0.0
    playing: bool = False
    state: str = "compiling"
    error: str = ""
    divergence: Divergence | None = None
    method: str = ""
    dt: float = 0.0
    newest: int = 0
    behind: bool = False
    budget: int = 0
    thinned: bool = False
    until: int = 0
