"""What goes to the reader: JSON with finite numbers or null, aligned tables, progress."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Any, TextIO

import numpy as np

MOST_VALUES = 100_000  # of one array in JSON; larger ones belong into a file


def finite(value: Any) -> Any:
    """The value in plain JSON types; every number finite or None."""
    if is_dataclass(value) and not isinstance(value, type):
        return finite(asdict(value))
    if isinstance(value, Mapping):
        return {str(name): finite(item) for name, item in value.items()}
    if isinstance(value, np.ndarray):
        if value.size > MOST_VALUES:
            return {"shape": list(value.shape), "values": None}
        return finite(value.tolist())
    if isinstance(value, np.generic):
        return finite(value.item())
    if isinstance(value, complex):
        return [finite(value.real), finite(value.imag)]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (str, int, bool, type(None))):
        return value
    if isinstance(value, Iterable):
        return [finite(item) for item in value]
    return str(value)


def print_json(value: Any) -> None:
    """One JSON document on stdout."""
    print(json.dumps(finite(value), indent=1, ensure_ascii=False, allow_nan=False))


def print_table(rows: Iterable[Sequence[str]], indent: str = "") -> None:
    """Columns aligned to their widest cell."""
    kept = [list(row) for row in rows]
    if not kept:
        return
    widths = [max(len(row[i]) for row in kept) for i in range(len(kept[0]))]
    for row in kept:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print((indent + "  ".join(cells)).rstrip())


def number(value: Any, digits: int = 6) -> str:
    """A number for reading: short, and "undefined" where there is none."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "undefined"
    return f"{value:.{digits}g}"


class Progress:
    """A line on stderr that grows with the work, only where a person watches."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self._what = what
        self._stream = sys.stderr if stream is None else stream
        self._shown = -1
        self._watched = self._stream.isatty()

    def __call__(self, share: float) -> None:
        """Show the share done, 0 to 1."""
        percent = int(100 * min(1.0, max(0.0, share)))
        if self._watched and percent != self._shown:
            self._shown = percent
            self._stream.write(f"\r{self._what} {percent:3d} %")
            self._stream.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._watched and self._shown >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
