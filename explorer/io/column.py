"""Columns of a data file before it is read: what there is, what the first values look like."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

PREVIEW = 500  # values of a column that are looked at before anything is chosen
BLOCK = 1 << 20  # samples read at a time: a cancel waits for one of these at most
TIME_NAMES = ("t", "time", "times", "timestamp", "seconds", "sec")

Progress = Callable[[float], None]
Cancel = Callable[[], bool]


class Cancelled(Exception):
    """Reading was given up, because somebody asked for it."""


@dataclass(frozen=True, eq=False)
class Column:
    """One series of numbers in a file.

    name      as the file has it; a table within it gives "table[0]", "table[1]", ...
    length    samples, or about how many where only reading would tell
    kind      numpy's dtype as text, "text" for a column without numbers
    preview   (k,) the first values, float64
    unit      "" where the file names none
    rate      [1/s] where the file itself says how fast it was sampled, else 0
    of, at    where in the file it lies: the variable, and which of its columns
    """

    name: str
    length: int
    kind: str
    preview: np.ndarray = field(default_factory=lambda: np.empty(0))
    unit: str = ""
    rate: float = 0.0
    of: str = ""
    at: int = -1

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers that can be shown and measured."""
        return self.kind != "text"

    @property
    def spacing(self) -> float:
        """Usual step of the first values where they only grow, as time does; else NaN."""
        steps = np.diff(self.preview)
        if not steps.size or not np.isfinite(steps).all() or steps.min() <= 0:
            return float("nan")
        return float(f"{np.median(steps):.12g}")  # what was rounded when it was written

    @property
    def tells_time(self) -> bool:
        """Whether it looks like the time of the others."""
        word = re.split(r"[\s(\[/]", self.name.rsplit("/", 1)[-1].strip().lower())[0]
        return self.numeric and word in TIME_NAMES and self.spacing > 0


def unit_of(name: str, said: str = "") -> str:
    """The unit an attribute says, or a name ends in: "speed (m/s)", "u [mV]"."""
    if said:
        since = re.match(r"\s*(\w+)\s+since\b", said)
        return SHORT.get(since[1].lower(), since[1]) if since else said.strip()[:20]
    found = re.search(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$", name)
    return found[1].strip() if found else ""


SHORT = {"seconds": "s", "second": "s", "minutes": "min", "hours": "h", "days": "d",
         "milliseconds": "ms"}  # fmt: skip
