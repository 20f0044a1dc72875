"""Velocities in NetCDF files: what was understood of one, and its slices, read when needed."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from explorer.io import cf, roles
from explorer.io.cf import Variable
from explorer.io.importing import digest
from explorer.model import BadInput, Experiment
from explorer.model.gridded import Origin, gridded
from explorer.model.slices import EARTH, Slices

ENDINGS = (".nc", ".nc4", ".cdf", ".h5", ".hdf5")
LENGTHS = {"m": 1.0, "metre": 1.0, "meter": 1.0, "km": 1e3, "cm": 1e-2, "mm": 1e-3}
KEPT_BYTES = 1 << 28


@dataclass(frozen=True, eq=False)
class Currents:
    """A velocity in a file, as it was understood; nothing but axes and one slice is read yet.

    axes      "x", "y", "t" -> name of the variable; "t" is missing for a single instant
    others    dimension -> what was taken of it, in words
    turned    axes that fall in the file
    x, y      as they will be: rising, longitude without a jump; times [s, or the file's own unit]
    """

    path: str
    u: Variable
    v: Variable
    axes: Mapping[str, str]
    others: Mapping[str, str]
    order: tuple[str, ...]
    turned: frozenset[str]
    times: np.ndarray
    x: np.ndarray
    y: np.ndarray
    sphere: bool
    periodic: tuple[bool, bool]
    units: Mapping[str, str]
    factor: float
    dates: tuple[str, str]
    calendar: str
    land: np.ndarray | None
    held: dict[int, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)

    def take(self, i: int) -> tuple[np.ndarray, np.ndarray]:
        """Slice i of u and v, (ny, nx), in units of length over unit of time."""
        if i not in self.held:
            made = self._cut(self.u, i), self._cut(self.v, i)
            for axis, (page, variable) in enumerate(zip(made, (self.u, self.v), strict=True)):
                if not self.periodic[axis]:
                    _walled(page.T if axis == 0 else page, self.factor * variable.quantum)
            most = max(8, KEPT_BYTES // (2 * made[0].nbytes))
            while len(self.held) >= most:
                self.held.pop(next(iter(self.held)), None)
            self.held[i] = made
        return self.held[i]

    def _cut(self, variable: Variable, i: int) -> np.ndarray:
        index = tuple(
            i if kind == "t" else slice(None) if kind in ("x", "y") else 0 for kind in self.order
        )
        try:
            page = variable.cut(index)
        except Exception as error:  # HDF5 raises nearly anything
            raise BadInput(
                f"{self.path}: {variable.name}, slice {i + 1}, cannot be read ({error}); "
                "the file is damaged or ends early: download or copy it again"
            ) from None
        if self.order.index("x") < self.order.index("y"):
            page = page.T
        page = page[:, ::-1] if "x" in self.turned else page
        page = page[::-1] if "y" in self.turned else page
        return np.ascontiguousarray(page) * self.factor

    @property
    def slices(self) -> Slices:
        """The velocity, each slice read when it is needed."""
        radius = EARTH if self.sphere else 0.0
        return Slices(
            self.times, self.x, self.y, self.take, self.periodic, radius, self.land, self.units
        )

    @property
    def fastest(self) -> float:
        """The greatest speed of the first slice."""
        u, v = self.take(0)
        return float(np.nanmax(np.hypot(u, v), initial=0.0))

    @property
    def nbytes(self) -> int:
        """Memory that all slices take at once, when every one is needed."""
        return 2 * 8 * len(self.times) * len(self.x) * len(self.y)


def holds(path: str | os.PathLike[str], damaged: bool = False) -> bool:
    """Whether a file has a pair of velocities over at least two dimensions.

    damaged   raise BadInput for a NetCDF file that cannot be read, instead of saying no
    """
    if Path(path).suffix.lower() not in ENDINGS:
        return False
    try:
        return next(roles.pairs(cf.variables(path)), None) is not None
    except BadInput:
        if damaged and Path(path).suffix.lower() == ".nc":
            raise
        return False


def understood(path: str | os.PathLike[str]) -> Currents:
    """What a file says of a velocity.

    raises  BadInput with the file, the variable and the cure: no pair of velocities, an axis that
            is missing or curvilinear, a time without order, a file that ends early
    """
    where, named = str(path), cf.variables(path)
    pair = next(roles.pairs(named), None)
    if pair is None:
        raise BadInput(
            f"{where}: no pair of velocities; it has {', '.join(named) or 'no variables'}. Name "
            "them u and v, or give standard_name eastward_... and northward_..."
        )
    u, v = pair
    axes = roles.dimensions(u, named, where)
    order = tuple(next((k for k, name in axes.items() if name == dim), "") for dim in u.dims)
    others = {
        dim: _taken(named.get(dim), dim, size)
        for dim, size, kind in zip(u.dims, u.shape, order, strict=True) if not kind
    }  # fmt: skip
    x, y = (_axis(named[axes[k]], k, where) for k in ("x", "y"))
    sphere = all(roles.is_degrees(named[axes[k]]) for k in ("x", "y"))
    turned = frozenset(k for k, a in (("x", x), ("y", y)) if len(a) > 1 and a[0] > a[-1])
    x, y = (np.sort(a) if k in turned else a for k, a in (("x", x), ("y", y)))
    times, dates, calendar, timed = _times(named.get(axes.get("t", "")), where)
    length = _length(named[axes["x"]])
    factor, speed = _speed(u, sphere, length, timed)
    units = {
        "x": "°E" if sphere else length, "y": "°N" if sphere else length,
        "t": timed, "u": speed,
    }  # fmt: skip
    round_ = sphere and abs((x[-1] - x[0]) * len(x) / (len(x) - 1) - 360.0) < 0.02
    found = Currents(
        where, u, v, axes, others, order, turned, times, x, y, sphere, (bool(round_), False),
        units, factor, dates, calendar, None,
    )  # fmt: skip
    first = found.take(0)
    dry = ~(np.isfinite(first[0]) & np.isfinite(first[1]))
    if dry.all():
        raise BadInput(f"{where}: {u.name} and {v.name} have no number in their first slice")
    return _with_land(found, dry)


def _walled(page: np.ndarray, quantum: float) -> None:
    """Make the speed across the first and the last row nothing, where it may be so throughout.

    A packed number stands for all within half a step. A wall of which rounding has left a draught
    would leak, and what follows it is lost: whatever is no number stays so.
    """
    for row in (page[0], page[-1]):
        if np.nanmax(np.abs(row), initial=0.0) <= (0.5 + 1e-6) * abs(quantum):
            row[np.isfinite(row)] = 0.0


def _with_land(found: Currents, dry: np.ndarray) -> Currents:
    object.__setattr__(found, "land", dry if dry.any() else None)
    return found


def experiment(found: Currents) -> Experiment:
    """The experiment that a velocity in a file is."""
    origin = Origin(found.path, digest(found.path), found.u.name, found.v.name, found.dates[0])
    return gridded(found.slices, Path(found.path).name, origin)


def load(path: str | os.PathLike[str]) -> Experiment:
    """The velocity in a file, as an experiment; see `understood`."""
    return experiment(understood(path))


def reopened(told: Mapping[str, Any]) -> Experiment:
    """The velocity that a document names, read again; BadInput where the file has changed."""
    file = str(told.get("file", ""))
    if not Path(file).is_file():
        raise BadInput(f"{file}: no such file; this session plays the velocity in it: put it back")
    if digest(file) != told.get("digest"):
        raise BadInput(f"{file}: the file has changed since this session was saved; open it anew")
    return load(file)


# -- axes, units and land ----------------------------------------------------------------------
def _taken(variable: Variable | None, dim: str, size: int) -> str:
    if variable is None or len(variable.shape) != 1:
        return f"the first of {size}" if size > 1 else "the only one"
    value = f"{float(variable.cut(0)):g} {variable.said('units')}".strip()
    return f"{value}, the first of {size}" if size > 1 else value


def _axis(variable: Variable, kind: str, where: str) -> np.ndarray:
    """The values of an axis; a longitude that jumps by a whole turn goes on instead."""
    if len(variable.shape) != 1 or variable.shape[0] < 4:
        raise BadInput(
            f"{where}: {variable.name} of shape {variable.shape} is no axis; give (n,), n from 4"
        )
    values = variable.cut(slice(None))
    if kind == "x" and roles.is_degrees(variable):
        jumps = np.diff(values)
        turn = np.where(np.abs(jumps) > 180.0, -np.sign(jumps) * 360.0, 0.0)
        values = values + np.concatenate([[0.0], np.cumsum(turn)])
    steps = np.diff(values)
    if not np.isfinite(values).all() or not ((steps > 0).all() or (steps < 0).all()):
        raise BadInput(
            f"{where}: {variable.name} neither rises nor falls throughout; sort the file along it"
        )
    return values


def _times(variable: Variable | None, where: str) -> tuple[np.ndarray, tuple[str, str], str, str]:
    """(times from the first, first and last date, calendar, unit)."""
    if variable is None:
        return np.zeros(1), ("", ""), "", ""
    clock = cf.clock(variable, where)
    counts = np.atleast_1d(variable.cut(slice(None)))
    if not np.isfinite(counts).all() or (np.diff(counts) <= 0).any():
        raise BadInput(
            f"{where}: {variable.name} does not rise throughout (an instant twice, or out of "
            "order); sort the file by time and drop repeats (cdo mergetime)"
        )
    dates = clock.date(float(counts[0])), clock.date(float(counts[-1]))
    known = clock.epoch is not None or cf.seconds(variable.said("units")) is not None
    unit = "s" if known else _plain_unit(variable)
    return (counts - counts[0]) * clock.each, dates, clock.calendar, unit


def _plain_unit(variable: Variable) -> str:
    unit = variable.said("units")
    return "" if unit == "1" else unit


def _length(variable: Variable) -> str:
    unit = _plain_unit(variable)
    return unit if len(unit) <= 8 else ""


def _speed(u: Variable, sphere: bool, length: str, timed: str) -> tuple[float, str]:
    """(factor to units of length over unit of time, that unit)."""
    words = u.said("units").replace("**", "").replace("^", "").replace(".", " ")
    parts = re.split(r"\s*/\s*|\s+", words.strip()) if words.strip() not in ("", "1") else []
    target = "m" if sphere else length
    unit = f"{target or 'length'}/{timed or 'time'}" if (target or timed) else ""
    if words.strip().lower() in ("knot", "knots", "kt"):
        return 1852.0 / 3600.0 / LENGTHS.get(target, 1.0), unit
    if not parts or parts[0] not in LENGTHS or target not in LENGTHS:
        return 1.0, unit
    factor = LENGTHS[parts[0]] / LENGTHS[target]
    each = cf.seconds(re.sub(r"-?1$", "", parts[1])) if len(parts) > 1 else 1.0
    return factor / (each or 1.0 if timed == "s" else 1.0), unit
