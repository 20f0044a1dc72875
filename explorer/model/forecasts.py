"""Forecasts: how long each forecaster holds on every map and flow, as we raced them ourselves.

The table travels with the program beside the atlas, and is kept by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.model.atlas import Table, place, read_rows

METHODS = (
    "persistence", "climatology", "autoregression", "analogues", "ngrc", "reservoir", "physics",
    "hybrid",
)  # fmt: skip


@dataclass(frozen=True)
class Race:
    """One system at its usual dials; NaN where a forecaster could not run.

    persistence .. hybrid   [Lyapunov times] median of how long its forecasts are valid
    errors                  standard errors of the means, in the same order
    lyapunov_time           [time or steps] what they are counted in; a swing where not chaotic
    spacing                 [time or steps] between the samples that they learn from
    chaotic                 1 where that is a Lyapunov time
    train, starts           samples to learn from; moments from which each forecasts
    horizon, threshold      [Lyapunov times] told; [deviations] from which on one is wrong
    version, made_of        by which program, and what the numbers belong to, as in the atlas
    """

    key: str
    title: str
    kind: str
    persistence: float
    climatology: float
    autoregression: float
    analogues: float
    ngrc: float
    reservoir: float
    physics: float
    hybrid: float
    errors: tuple[float, ...]
    lyapunov_time: float
    spacing: float
    chaotic: int
    train: int
    starts: int
    horizon: float
    threshold: float
    version: str
    made_of: str


@lru_cache(maxsize=1)
def shipped() -> Table[Race]:
    """The table that travels with the program; empty where there is none."""
    return load(beside())


def load(path: Path) -> Table[Race]:
    """The table in a file; an empty one where there is no file."""
    return Table(read_rows(path, Race, "a table of forecasts") if path.exists() else ())


def beside() -> Path:
    """Where the shipped table lies."""
    return place().with_name("forecasts.csv")
