"""Atlas: invariants of every map and flow of the catalogue, as we computed them ourselves.

The table travels with the program. A row remembers what it was computed from, so one whose system
has changed since is not believed any more.
"""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np

from explorer.equations.errors import BadInput
from explorer.model.experiment import Experiment
from explorer.model.motion import Kernel

# what makes two systems alike, in rough order of importance
ALIKE = ("growth", "kaplan_yorke", "H", "C", "D2", "contraction", "dimension")
LEAST_SPREAD = 1e-9


@dataclass(frozen=True)
class Row:
    """One system at its usual dials; NaN where a number does not exist or was not found.

    largest, error        [1/time or 1/step] largest exponent and its standard error
    spectrum, errors      all exponents, largest first, and their standard errors
    total                 their sum
    kaplan_yorke, D2      dimensions: by the exponents, by correlations; D2_error its spread
    H, C                  permutation entropy and complexity at the system's own pace
    t_nat                 [time] natural time of the first component
    method, dt, time, version   how it was measured, for how long, and by which program
    made_of               what the numbers belong to, see `made_of`
    checks                laws of the exponents that do not hold: "trace", "zero", "pairs"
    """

    key: str
    title: str
    family: str
    kind: str
    dimension: int
    largest: float
    error: float
    spectrum: tuple[float, ...]
    errors: tuple[float, ...]
    total: float
    kaplan_yorke: float
    D2: float
    D2_error: float
    H: float
    C: float
    t_nat: float
    method: str
    dt: float
    time: float
    checks: tuple[str, ...]
    version: str
    made_of: str

    @property
    def growth(self) -> float:
        """E-folds of a small error per swing: exponents of quick and slow systems side by side."""
        return self.largest * self.pace

    @property
    def contraction(self) -> float:
        """Logarithm of 1 + what volume loses per swing, in e-folds."""
        return math.copysign(math.log1p(abs(self.total * self.pace)), -self.total)

    @property
    def pace(self) -> float:
        """[time] of a swing; one step of a map."""
        return 1.0 if self.kind == "map" else self.t_nat

    @property
    def chaotic(self) -> bool:
        """Whether its largest exponent is positive beyond doubt, and not a slow drift."""
        steady = self.largest > 4.0 * self.error if math.isfinite(self.error) else False
        return steady and not self.growth < 0.03


def made_of(experiment: Experiment) -> str:
    """A short mark of equations, usual dials, start and step: it changes when any of them does."""
    motion = experiment.motion
    parts = [
        " ".join(getattr(motion, "lines", getattr(motion, "text", "")).split()),
        repr(sorted((name, repr(value)) for name, value in experiment.settings().items())),
        repr(sorted(getattr(motion, "start", {}).items()))
        if not isinstance(motion, Kernel)
        else "",
        f"{motion.dt!r} {motion.method}",
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


class Keyed(Protocol):
    """A row of a table: what it is about, and what it was made of."""

    @property
    def key(self) -> str: ...

    @property
    def made_of(self) -> str: ...


Kept = TypeVar("Kept", bound=Keyed)


class Table(Mapping[str, Kept]):
    """Rows by key."""

    def __init__(self, rows: Iterable[Kept] = ()) -> None:
        self._rows = {row.key: row for row in rows}

    def __getitem__(self, key: str) -> Kept:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def current(self, experiment: Experiment) -> Kept | None:
        """The row of a system as it is now; None when there is none or it is out of date."""
        row = self._rows.get(experiment.key)
        return row if row is not None and row.made_of == made_of(experiment) else None


class Atlas(Table[Row]):
    """The table of invariants."""

    def column(self, name: str) -> np.ndarray:
        """(rows,) one number of every row."""
        return np.array([getattr(row, name) for row in self._rows.values()], dtype=float)

    def alike(self, key: str, count: int) -> list[tuple[Row, float]]:
        """The systems nearest to one, and how far they are, in deviations of the whole atlas.

        A number that either does not have counts as one deviation apart.
        """
        columns = np.stack([np.arcsinh(self.column(name)) for name in ALIKE], axis=1)
        known = np.isfinite(columns)
        counts = np.maximum(known.sum(axis=0), 1)
        filled = np.where(known, columns, 0.0)
        middle = filled.sum(axis=0) / counts
        spread = np.sqrt((np.where(known, filled - middle, 0.0) ** 2).sum(axis=0) / counts)
        z = np.where(known, (columns - middle) / np.maximum(spread, LEAST_SPREAD), np.nan)
        keys = list(self._rows)
        here = z[keys.index(key)]
        gaps = np.where(np.isfinite(z - here), z - here, 1.0)
        gaps[:, spread <= LEAST_SPREAD] = 0.0
        apart = np.sqrt((gaps**2).mean(axis=1))
        order = [i for i in np.argsort(apart, kind="stable") if keys[i] != key]
        return [(self._rows[keys[i]], float(apart[i])) for i in order[:count]]


def read(path: Path) -> Atlas:
    """The atlas in a file that `explorer.io.atlas` wrote; BadInput names a line that is none."""
    return Atlas(read_rows(path, Row, "an atlas"))


def read_rows(path: Path, made: type[Kept], what: str) -> list[Kept]:
    """Rows of a sort, a dataclass, from a CSV file."""
    names = [f.name for f in fields(made)]  # type: ignore[arg-type]
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        if table.fieldnames != names:
            raise BadInput(f"{path}: not {what}; its first line must be {','.join(names)}")
        return [_row(path, number, cells, made) for number, cells in enumerate(table, 2)]


def _row(path: Path, number: int, cells: Mapping[str, str], made: type[Kept]) -> Kept:
    kinds = {f.name: f.type for f in fields(made)}  # type: ignore[arg-type]
    try:
        return made(**{name: _value(str(kinds[name]), cells[name]) for name in kinds})
    except (TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"{path}, line {number}: {error}") from error


def _value(kind: str, cell: str) -> Any:
    if kind == "tuple[float, ...]":
        return tuple(float(word) for word in cell.split())
    if kind == "tuple[str, ...]":
        return tuple(cell.split())
    if kind == "float":
        return float(cell or "nan")
    return int(cell) if kind == "int" else cell


@lru_cache(maxsize=1)
def shipped() -> Atlas:
    """The atlas that travels with the program; empty where there is none."""
    path = place()
    return read(path) if path.exists() else Atlas()


def place() -> Path:
    """Where the shipped atlas lies: in a wheel beside the package's code, in a checkout above."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "assets"
    return (inside if inside.is_dir() else package.parent / "assets") / "atlas.csv"
