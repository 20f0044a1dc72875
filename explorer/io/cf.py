"""NetCDF by the CF conventions: dimensions, packed numbers, and time with its calendars.

NetCDF-4 files are HDF5 and read through h5py, the classic format through SciPy; both are read a
slice at a time.
"""

from __future__ import annotations

import datetime
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from explorer.model import BadInput

CLASSIC = (b"CDF\x01", b"CDF\x02")
SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
WORDS = {
    "s": ("s", "sec", "secs", "second", "seconds"),
    "min": ("min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
}
MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SINCE = re.compile(
    r"(\w+)\s+since\s+(-?\d+)-(\d+)-(\d+)(?:[T\s]+(\d+)(?::(\d+))?(?::(\d+(?:\.\d*)?))?)?", re.I
)


@dataclass(frozen=True, eq=False)
class Variable:
    """One variable: its name, dimensions, attributes in plain words, and what can be cut."""

    name: str
    dims: tuple[str, ...]
    shape: tuple[int, ...]
    attrs: Mapping[str, Any]
    array: Any
    lock: Any

    def said(self, name: str) -> str:
        """A text attribute, "" where there is none."""
        return str(self.attrs.get(name, "")).strip()

    def cut(self, index: Any) -> np.ndarray:
        """Values of a part in physical units: packing undone, NaN where nothing was written."""
        with self.lock:
            raw = np.asarray(self.array[index])
        return unpacked(raw, self.attrs)

    @property
    def quantum(self) -> float:
        """Distance of two neighbouring numbers in physical units where packed ones are; else 0."""
        with self.lock:
            kind = np.asarray(self.array[(0,) * len(self.shape)]).dtype.kind
        return abs(float(self.attrs.get("scale_factor", 1.0))) if kind in "iu" else 0.0


def unpacked(raw: np.ndarray, attrs: Mapping[str, Any]) -> np.ndarray:
    """Numbers as the conventions say: fill values and what lies out of range become NaN."""
    missing = np.zeros(raw.shape, bool)
    for name in ("_FillValue", "missing_value"):
        for fill in np.atleast_1d(attrs.get(name, ())):
            missing |= raw == fill
    low, high = attrs.get("valid_min"), attrs.get("valid_max")
    if "valid_range" in attrs and np.size(attrs["valid_range"]) == 2:
        low, high = attrs["valid_range"]
    if low is not None:
        missing |= raw < low
    if high is not None:
        missing |= raw > high
    found = raw.astype(np.float64)
    found = found * float(attrs.get("scale_factor", 1.0)) + float(attrs.get("add_offset", 0.0))
    return np.where(missing, np.nan, found)


def variables(path: str | os.PathLike[str]) -> dict[str, Variable]:
    """Every variable of numbers by name; the file stays open while one of them is held.

    raises  BadInput for a file that is not there, not NetCDF, or damaged
    """
    file = Path(path)
    if not file.is_file():
        raise BadInput(f"{file}: no such file")
    with open(file, "rb") as stream:
        head = stream.read(4)
    try:
        return _classic(file) if head in CLASSIC else _modern(file)
    except BadInput:
        raise
    except Exception as error:  # damaged files raise nearly anything
        ends = "truncated" in str(error) or isinstance(error, EOFError)
        cure = "it ends early: download or copy it again" if ends else "is it NetCDF at all?"
        raise BadInput(f"{file}: not a readable NetCDF file ({error}); {cure}") from None


def _modern(file: Path) -> dict[str, Variable]:
    import h5py

    handle, lock = h5py.File(file, "r"), threading.RLock()
    found = {}
    for name, item in handle.items():
        kind = getattr(getattr(item, "dtype", None), "kind", "")
        if kind in ("f", "i", "u"):
            dims = tuple(_dimension(item, axis) for axis in range(item.ndim))
            attrs = {key: _plain(value) for key, value in item.attrs.items() if key.islower()
                     or key == "_FillValue"}  # fmt: skip
            found[name] = Variable(name, dims, item.shape, attrs, item, lock)
    return found


def _dimension(item: Any, axis: int) -> str:
    scales = item.dims[axis]
    if len(scales):
        return str(scales[0].name).rsplit("/", 1)[-1]
    own = str(item.name).rsplit("/", 1)[-1]
    return own if item.ndim == 1 else f"{own} dimension {axis + 1}"


def _classic(file: Path) -> dict[str, Variable]:
    from scipy.io import netcdf_file

    handle, lock = netcdf_file(file, "r", mmap=False), threading.RLock()
    found = {}
    for name, item in handle.variables.items():
        if item.data.dtype.kind in "fiu":
            attrs = {key: _plain(value) for key, value in item._attributes.items()}
            found[name] = Variable(name, item.dimensions, item.shape, attrs, item.data, lock)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, np.ndarray) and value.size == 1:
        value = value.reshape(-1)[0]
        return value.decode(errors="replace") if isinstance(value, bytes) else value
    return value


def seconds(unit: str) -> float | None:
    """Seconds in a unit of time, by any of its names; None for what is none."""
    word = unit.strip().lower()
    return next((SECONDS[key] for key, words in WORDS.items() if word in words), None)


@dataclass(frozen=True)
class Clock:
    """What a `... since ...` unit says: seconds per count, the epoch and the calendar."""

    each: float
    epoch: tuple[int, int, int, float] | None
    calendar: str

    def date(self, count: float) -> str:
        """An instant in words, "2015-03-01 12:00"; "" where no epoch is told."""
        if self.epoch is None:
            return ""
        year, month, day, second = self.epoch
        total = _days(year, month, day, self.calendar) * 86400.0 + second + count * self.each
        minutes = round(total / 60.0)
        year, month, day = _date(minutes // 1440, self.calendar)
        return f"{year:04d}-{month:02d}-{day:02d} {minutes % 1440 // 60:02d}:{minutes % 60:02d}"


def clock(variable: Variable, where: str) -> Clock:
    """How a time variable counts; BadInput for a unit that has no fixed length."""
    unit, calendar = variable.said("units"), variable.said("calendar").lower() or "standard"
    told = SINCE.match(unit)
    if told is None:
        each = seconds(unit)
        return Clock(1.0 if each is None else each, None, calendar)
    each = seconds(told[1])
    if each is None:
        raise BadInput(
            f"{where}: {variable.name} counts in {told[1]!r}, which has no fixed length; "
            "allowed are seconds, minutes, hours and days since a date"
        )
    year, month, day, hour, minute = (int(part or 0) for part in told.groups()[1:6])
    second = 3600.0 * hour + 60.0 * minute + float(told[7] or 0.0)
    month, day = max(month, 1), max(day, 1)
    if not _is_day(year, month, day, calendar):
        raise BadInput(
            f"{where}: {variable.name} counts from {unit.partition('since')[2].strip()!r}, which "
            f"is no day of the {calendar} calendar; set its units to one that is"
        )
    return Clock(each, (year, month, day, second), calendar)


def _is_day(year: int, month: int, day: int, calendar: str) -> bool:
    alike = _lengths(calendar)
    if month > 12 or day > (alike[0][month - 1] if alike else 31):
        return False
    try:
        _days(year, month, day, calendar)
    except ValueError:
        return False
    return True


def _lengths(calendar: str) -> tuple[tuple[int, ...], int] | None:
    """(days of the months, days of the year) where every year is alike; None elsewhere."""
    if calendar == "360_day":
        return (30,) * 12, 360
    if calendar in ("noleap", "365_day"):
        return MONTHS, 365
    if calendar in ("all_leap", "366_day"):
        return (31, 29, *MONTHS[2:]), 366
    return None


def _days(year: int, month: int, day: int, calendar: str) -> int:
    """Days since the beginning of year 1."""
    alike = _lengths(calendar)
    if alike is not None:
        months, whole = alike
        return (year - 1) * whole + sum(months[: month - 1]) + day - 1
    if calendar == "julian":
        late = (14 - month) // 12
        y, m = year + 4800 - late, month + 12 * late - 3
        return day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32_083 - 1_721_424
    return datetime.date(min(max(year, 1), 9999), month, day).toordinal() - 1


def _date(days: int, calendar: str) -> tuple[int, int, int]:
    """Year, month and day; the inverse of `_days`."""
    alike = _lengths(calendar)
    if alike is not None:
        months, whole = alike
        year, rest = days // whole + 1, days % whole
        month = 0
        while rest >= months[month]:
            rest -= months[month]
            month += 1
        return year, month + 1, rest + 1
    if calendar == "julian":
        whole = 4 * (days + 1_721_424 + 32_082) + 3
        year, rest = whole // 1461, whole % 1461 // 4
        month = (5 * rest + 2) // 153
        day = rest - (153 * month + 2) // 5 + 1
        return year - 4800 + month // 10, month + 3 - 12 * (month // 10), day
    found = datetime.date.fromordinal(min(max(days + 1, 1), 3_652_059))
    return found.year, found.month, found.day
