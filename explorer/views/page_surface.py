"""A field in space on paper: its surface and slice, far pieces first, as the stage lights them."""

from __future__ import annotations

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.colors import Normalize

from explorer.model.diagnostic import Reading
from explorer.views import palette
from explorer.views.camera import Camera
from explorer.views.page import Axes, Page, colour_bar

AXES = "xyz"


def lay_volume(page: Page, axes: Axes, camera: Camera, reading: Reading) -> None:
    """Triangles of the surface and cells of the slice, seen by a camera; with their colour bar."""
    made, theme = reading.settings, page.theme
    backward = made.get("T", 0.0) < 0
    table = palette.lut("backward" if backward else "forward", theme)
    low, high = palette.spread(reading.arrays["volume"])
    shapes, colours = [], []
    if made.get("shown") != "slice":
        share = (reading.values["height"] - low) / (high - low)
        tone = _at(table, min(max(share, 0.35), 0.8 if theme.dark else 0.6))
        corners = reading.arrays["vertices"][reading.arrays["faces"]]
        shapes.append(np.concatenate([corners, corners[:, 2:]], axis=1))
        colours.append(_lit(reading, corners, camera, tone, np.array(theme.rgb("stage"))))
    if made.get("shown") != "surface":
        cells, values = _cells(reading)
        known = np.isfinite(values)
        shapes.append(cells[known])
        colours.append(table[_index(table, (values[known] - low) / (high - low)), :3])
    pieces, tones = np.concatenate(shapes), np.concatenate(colours)
    flat = camera.project(pieces.reshape(-1, 3)).reshape(*pieces.shape)
    order = np.argsort(-flat[..., 2].mean(axis=1))
    axes.add_collection(
        PolyCollection(
            list(flat[order][..., :2] * (camera.aspect, 1.0)), facecolors=tones[order],
            edgecolors=tones[order], linewidths=0.15, rasterized=True,
        )
    )  # fmt: skip
    way, time = "backward" if backward else "forward", reading.units.get("T", "")
    unit = reading.units.get("slice", "")
    said = f"FTLE {way}, T = {abs(made.get('T', 0.0)):g} {time}".rstrip()
    if page.parts.bar:
        label = f"{said} [{unit}]" if unit else said
        colour_bar(axes, table, Normalize(low, high), label, page.point, theme)


def _at(table: np.ndarray, share: float) -> np.ndarray:
    return np.asarray(table[_index(table, np.array(share)), :3])


def _index(table: np.ndarray, share: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(share * (len(table) - 1)), 0, len(table) - 1).astype(int)


def _lit(
    reading: Reading, corners: np.ndarray, camera: Camera, tone: np.ndarray, ground: np.ndarray
) -> np.ndarray:
    """Colours (f, 3) of triangles, darker where they turn away from the eye."""
    normals = reading.arrays["normals"][reading.arrays["faces"]].mean(axis=1)
    towards = camera.eye - corners.mean(axis=1)
    lengths = np.linalg.norm(normals, axis=1) * np.linalg.norm(towards, axis=1)
    facing = np.abs((normals * towards).sum(axis=1)) / np.maximum(lengths, 1e-12)
    shade = 0.55 * ground + 0.45 * tone if ground.mean() < 0.5 else 0.6 * tone
    return np.asarray(shade + (tone - shade) * (0.12 + 0.88 * facing)[:, None])


def _cells(reading: Reading) -> tuple[np.ndarray, np.ndarray]:
    """(cells, 4, 3) corners of the slice and the value of each."""
    arrays, made = reading.arrays, reading.settings
    first, second = AXES.index(made["across"]), AXES.index(made["up"])
    u, v = np.meshgrid(arrays["across"], arrays["up"])
    points = np.empty((*u.shape, 3))
    points[..., first], points[..., second] = u, v
    points[..., 3 - first - second] = reading.values["position"]
    corners = (points[:-1, :-1], points[:-1, 1:], points[1:, 1:], points[1:, :-1])
    flat = arrays["slice"]
    values = (flat[:-1, :-1] + flat[:-1, 1:] + flat[1:, 1:] + flat[1:, :-1]) / 4.0
    return np.stack(corners, axis=2).reshape(-1, 4, 3), values.ravel()
