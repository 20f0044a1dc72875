"""Curves, points and fields of a reading as GeoJSON, for maps and geographic information systems.

A curve is a LineString, a closed one a Polygon, found points are Points, and a field is its
contour lines. Each feature says what measured it, in which direction and over what time. On a
sphere coordinates are longitude and latitude, from -180 to 180; elsewhere those of the plane,
which the file says.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from explorer.model import Picture, Reading
from explorer.model.picture import Dots, Line, Marks, Raster, worded
from explorer.numerics import contours

LEVELS = 9  # contour lines of a field, at even shares of its values
SAID = ("experiment", "direction", "T", "t0", "gradient", "method", "shape")
DEGREES = ("degree", "degrees", "degrees_east", "degree_east", "°", "°E", "deg")


def collection(reading: Reading, pictures: Sequence[Picture], measure: str = "") -> dict[str, Any]:
    """The FeatureCollection of everything that has a place in the plane."""
    globe = reading.units.get("x", "") in DEGREES
    shared = {"measure": measure or str(reading.settings.get("measure", ""))}
    shared |= {name: reading.settings[name] for name in SAID if name in reading.settings}
    features = [
        _feature(kind, {**shared, **_finite(told)}, places, globe)
        for kind, told, places in _parts(reading, pictures or (_plain(reading),))
    ]
    units = reading.units.get("x", ""), reading.units.get("y", "")
    plane = f"x [{units[0] or '1'}], y [{units[1] or '1'}] of the flow's own plane"
    return {
        "type": "FeatureCollection",
        "coordinates": "longitude, latitude" if globe else plane,
        "settings": dict(reading.settings),
        "notes": list(reading.notes),
        "features": [feature for feature in features if feature["geometry"]["coordinates"]],
    }


Part = tuple[str, dict[str, Any], list[np.ndarray]]


def _plain(reading: Reading) -> Picture:
    """What a reading without pictures shows: its field over x and y, and curves called x and y."""
    from explorer.model import Axis

    arrays = reading.arrays
    x, y = (np.asarray(arrays.get(name, np.empty(0))) for name in ("x", "y"))
    layers: list[Any] = [
        Raster(name, "x", "y", label=name)
        for name, array in arrays.items()
        if np.shape(array) == (len(y), len(x)) and len(x) and len(y)
    ]
    if not layers and x.ndim == y.ndim == 1 and len(x) == len(y):
        layers.append(Line("x", "y"))
    return Picture("plane", Axis("x"), Axis("y"), tuple(layers) or (Line("", ""),))


def _parts(reading: Reading, pictures: Sequence[Picture]) -> Iterator[Part]:
    """(geometry, properties, places) of each layer, once."""
    seen: set[Any] = set()
    for picture in pictures:
        fields = [layer for layer in picture.layers if isinstance(layer, Raster)]
        lines = [layer for layer in picture.layers if isinstance(layer, Line)]
        for layer in picture.layers:
            if layer in seen:
                continue
            seen.add(layer)
            if isinstance(layer, Line):
                yield from _curves(reading, layer, fields)
            elif isinstance(layer, Marks):
                yield from _points(reading, layer)
            elif isinstance(layer, Dots):
                x, y = (np.ravel(reading.arrays.get(n, ())) for n in (layer.x, layer.y))
                for place in np.column_stack((x, y)):
                    yield "Point", {"what": layer.label or layer.x}, [place[None]]
            elif isinstance(layer, Raster) and not lines:
                yield from _contours(reading, layer)


def _curves(reading: Reading, layer: Line, fields: Sequence[Raster]) -> Iterator[Part]:
    x, y = (np.asarray(reading.arrays.get(n, ()), dtype=float) for n in (layer.x, layer.y))
    if x.shape != y.shape or x.ndim != 1 or not x.size:
        return
    for curve in pieces(np.column_stack((x, y))):
        closed = len(curve) > 3 and bool(np.array_equal(curve[0], curve[-1]))
        told: dict[str, Any] = {"what": worded(layer.label, reading.settings) or layer.x}
        told["length"] = float(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum())
        if closed:
            across, up = curve.T
            turned = float(np.dot(across[:-1], up[1:]) - np.dot(up[:-1], across[1:]))
            told["area"] = 0.5 * abs(turned)
        for field in fields[:1]:
            told["strength"] = _mean_along(reading, field, curve)
            told["strength_of"] = worded(field.label, reading.settings) or field.z
            told["strength_unit"] = reading.units.get(field.z, "") or "1"
        yield ("Polygon" if closed else "LineString"), told, [curve]


def pieces(points: np.ndarray) -> Iterator[np.ndarray]:
    """The curves (k, 2), k >= 2, between the NaN of an array."""
    good = np.isfinite(points).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], good, [False])).astype(int)))
    for a, b in edges.reshape(-1, 2):
        if b - a >= 2:
            yield points[a:b]


def _mean_along(reading: Reading, field: Raster, curve: np.ndarray) -> float:
    """Mean of a field over the points of a curve, each in its nearest cell."""
    z = np.asarray(reading.arrays.get(field.z, np.empty((0, 0))), dtype=float)
    x, y = (np.asarray(reading.arrays.get(n, ()), dtype=float) for n in (field.x, field.y))
    if z.shape != (len(y), len(x)) or not z.size:
        return math.nan
    column = np.clip(np.searchsorted(0.5 * (x[1:] + x[:-1]), curve[:, 0]), 0, len(x) - 1)
    row = np.clip(np.searchsorted(0.5 * (y[1:] + y[:-1]), curve[:, 1]), 0, len(y) - 1)
    values = z[row, column]
    return float(np.nanmean(values)) if np.isfinite(values).any() else math.nan


def _points(reading: Reading, layer: Marks) -> Iterator[Part]:
    places = np.asarray(reading.arrays.get(layer.points, ()), dtype=float).reshape(-1, 2)
    words = reading.words.get(layer.words, ())
    for i, place in enumerate(places):
        told: dict[str, Any] = {"what": layer.points} | (
            {"words": words[i]} if i < len(words) else {}
        )
        yield "Point", told, [place[None]]


def _contours(reading: Reading, layer: Raster) -> Iterator[Part]:
    z = np.asarray(reading.arrays.get(layer.z, np.empty((0, 0))), dtype=float)
    x, y = (np.asarray(reading.arrays.get(n, ()), dtype=float) for n in (layer.x, layer.y))
    known = z[np.isfinite(z)]
    if z.shape != (len(y), len(x)) or not known.size or np.ptp(known) == 0.0:
        return
    for level in np.quantile(known, (np.arange(LEVELS) + 1) / (LEVELS + 1)):
        lines = chained(np.column_stack(contours.contour(z, x, y, float(level))))
        told: dict[str, Any] = {
            "what": "contour",
            "of": worded(layer.label, reading.settings) or layer.z,
        }
        told |= {"value": float(level), "unit": reading.units.get(layer.z, "") or "1"}
        yield "MultiLineString", told, lines


def chained(points: np.ndarray) -> list[np.ndarray]:
    """Pieces of two points, NaN between, strung into curves where they share ends."""
    ends: dict[bytes, list[int]] = {}
    # + 0 so that -0 is 0; a line through a corner of the grid has pieces of no length
    parts = [p for p in pieces(points + 0.0) if not np.array_equal(p[0], p[-1])]
    for i, part in enumerate(parts):
        for end in part[[0, -1]]:
            ends.setdefault(end.tobytes(), []).append(i)
    used, found = [False] * len(parts), []
    for i in range(len(parts)):
        if used[i]:
            continue
        used[i] = True
        both = []
        for start in (0, 1):
            at, strung = parts[i][start], []
            while True:
                near = [k for k in ends[at.tobytes()] if not used[k]]
                if not near:
                    break
                used[near[0]] = True
                other = parts[near[0]]
                at = other[-1] if np.array_equal(other[0], at) else other[0]
                strung.append(at)
            both.append(strung)
        found.append(np.array([*both[0][::-1], *parts[i], *both[1]]))
    return found


def _feature(kind: str, told: dict[str, Any], places: list[np.ndarray], globe: bool) -> Any:
    curves = [part for curve in places for part in (_on_globe(curve) if globe else [curve])]
    if kind == "Polygon" and len(curves) > 1:  # cut at the date line
        kind = "MultiLineString"
    if kind == "LineString" and len(curves) > 1:
        kind = "MultiLineString"
    listed = [curve.tolist() for curve in curves]
    if kind == "Point":
        listed = listed[0][0] if listed and np.isfinite(curves[0]).all() else []
    elif kind == "LineString":
        listed = listed[0] if listed else []
    geometry = {"type": kind, "coordinates": listed}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def _on_globe(curve: np.ndarray) -> list[np.ndarray]:
    """A curve with longitudes from -180 to 180, cut where it crosses the date line."""
    turned = np.column_stack((np.mod(curve[:, 0] + 180.0, 360.0) - 180.0, curve[:, 1]))
    jumps = np.flatnonzero(np.abs(np.diff(turned[:, 0])) > 180.0) + 1
    if len(curve) == 1:
        return [turned]
    return [part for part in np.split(turned, jumps) if len(part) >= 2]


def _finite(told: dict[str, Any]) -> dict[str, Any]:
    """JSON has no NaN."""
    return {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in told.items()
    }
