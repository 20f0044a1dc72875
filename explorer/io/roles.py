"""Roles: which variables of a file are a velocity, and which of its dimensions x, y and time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explorer.io.cf import Variable
from explorer.model import BadInput

TWINS = (("eastward", "northward"), ("x_velocity", "y_velocity"), ("x_wind", "y_wind"))
PAIRS = (
    ("u", "v"), ("uo", "vo"), ("ugos", "vgos"), ("water_u", "water_v"), ("u10", "v10"),
    ("ssu", "ssv"), ("us", "vs"), ("vx", "vy"), ("ux", "uy"), ("uvel", "vvel"),
    ("u_velocity", "v_velocity"), ("velocity_x", "velocity_y"), ("u_current", "v_current"),
    ("vozocrtx", "vomecrty"), ("utotal", "vtotal"), ("uwnd", "vwnd"), ("u_eastward", "v_northward"),
)  # fmt: skip
NAMES = {
    "x": ("longitude", "lon", "x", "nav_lon", "xc", "i"),
    "y": ("latitude", "lat", "y", "nav_lat", "yc", "j"),
    "t": ("time", "t", "ocean_time", "time_counter"),
}
STANDARD = {
    "x": ("longitude", "projection_x_coordinate"),
    "y": ("latitude", "projection_y_coordinate"),
    "t": ("time",),
}
WANTED = {"x": "longitude or x", "y": "latitude or y"}
DEGREES = re.compile(r"degrees?(_?(east|north|e|n))?$", re.I)


def pairs(named: Mapping[str, Variable]) -> Iterator[tuple[Variable, Variable]]:
    """Pairs of velocities, the surest first: by standard names, then by usual names."""
    wide = {name: variable for name, variable in named.items() if len(variable.shape) >= 2}
    told = {variable.said("standard_name"): variable for variable in wide.values()}
    for standard, first in told.items():
        for east, north in TWINS:
            twin = told.get(standard.replace(east, north)) if east in standard else None
            if twin is not None and twin.shape == first.shape:
                yield first, twin
    small = {name.lower(): variable for name, variable in wide.items()}
    for east, north in PAIRS:
        if east in small and north in small and small[east].shape == small[north].shape:
            yield small[east], small[north]


def dimensions(u: Variable, named: Mapping[str, Variable], where: str) -> dict[str, str]:
    """Which dimension of u is x, y and time: by standard_name, axis, units, then names."""
    found: dict[str, str] = {}
    for test in (_by_standard, _by_letter, _by_unit, _by_name):
        for dim in u.dims:
            if dim in found.values():
                continue
            kind = test(dim, named.get(dim))
            if kind and kind not in found:
                found[kind] = dim
    for kind, words in WANTED.items():
        if found.get(kind, "") not in named:
            raise BadInput(_missing(u, named, found.get(kind, ""), words, where))
    if "t" in found and found["t"] not in named:
        del found["t"]
    return found


def _missing(u: Variable, named: Mapping[str, Variable], dim: str, words: str, where: str) -> str:
    curved = [n for n, v in named.items() if len(v.shape) == 2 and is_degrees(v)]
    if curved and not dim:
        return (
            f"{where}: {u.name} lies on a curvilinear grid ({', '.join(curved)} have two "
            "dimensions); interpolate it to longitudes and latitudes first (cdo remapbil)"
        )
    blame = f"dimension {dim!r} has no variable of its own" if dim else "no dimension is one"
    return (
        f"{where}: {u.name}({', '.join(u.dims)}) has no axis of {words}: {blame}; add a variable "
        "(n,) named like the dimension, with units degrees_east or degrees_north, or m"
    )


def _by_standard(dim: str, variable: Variable | None) -> str:
    said = variable.said("standard_name") if variable else ""
    return next((kind for kind, words in STANDARD.items() if said in words), "")


def _by_letter(dim: str, variable: Variable | None) -> str:
    letter = variable.said("axis").lower() if variable else ""
    return letter if letter in ("x", "y", "t") else ""


def _by_unit(dim: str, variable: Variable | None) -> str:
    unit = variable.said("units").lower() if variable else ""
    if " since " in unit:
        return "t"
    told = DEGREES.match(unit)
    if told is None or not told[2]:
        return ""
    return "x" if told[2] in ("east", "e") else "y"


def _by_name(dim: str, variable: Variable | None) -> str:
    small = dim.lower()
    return next((kind for kind, words in NAMES.items() if small in words), "")


def is_degrees(variable: Variable) -> bool:
    """Whether it counts longitude or latitude."""
    told = DEGREES.match(variable.said("units"))
    return told is not None or variable.said("standard_name") in ("longitude", "latitude")
