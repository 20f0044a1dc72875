"""The atlas as a CSV file: one line a system, numbers with the digits that they deserve."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from explorer.io.atomic import atomic
from explorer.model.atlas import Atlas, Row, read

DIGITS = 6


def load(path: str | os.PathLike[str]) -> Atlas:
    """The atlas in a file; an empty one where there is no file."""
    return read(Path(path)) if Path(path).exists() else Atlas()


def save(rows: Iterable[Any], path: str | os.PathLike[str], made: type = Row) -> None:
    """Write rows of a sort in the order of their keys; atomic."""
    names = [f.name for f in fields(made)]
    with atomic(path) as sibling, sibling.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(names)
        for row in sorted(rows, key=lambda one: one.key):
            table.writerow([_cell(getattr(row, name)) for name in names])


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(_cell(part) or "nan" for part in value)
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}" if math.isfinite(value) else ""
    return str(value)
