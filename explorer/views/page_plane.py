"""Planes on paper: curves, iterates, fields, tracers."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import ListedColormap, LogNorm, Normalize

from explorer.engine.recorder import Recording
from explorer.model import wiring
from explorer.model.diagnostic import Reading
from explorer.model.shows import Cloud
from explorer.views import palette
from explorer.views.camera import Bounds
from explorer.views.page import (
    MOST_VECTORS,
    Axes,
    Page,
    aged_lines,
    colour_bar,
    extent_of,
    frame,
    paths_of,
    titled,
)
from explorer.views.theme import Theme
from explorer.views.view import own_curve

NODES = 600  # pixels along each side of a density
SEEN = 80  # steps of the heat map that thin lines would lose against the ground


def draw_plane(page: Page, reading: Reading | None = None) -> None:
    """A plane curve, over a field where one is given."""
    axes = page.axes()
    if reading is not None:
        lay_field(page, axes, reading)
    paths = paths_of(page)[..., :2]
    for lines in aged_lines(paths, page.theme, page.line):
        axes.add_collection(lines)
    page.explain_starts(len(paths))
    frame(
        axes,
        page.view.limits or extent_of(paths.reshape(-1, 2)),
        pad=0.0 if page.view.limits else 0.03,
    )
    if page.view.experiment.motion.domain is not None:  # a flow in a plane of true lengths
        axes.set_aspect("equal")


def draw_map(page: Page, reading: Reading | None = None) -> None:
    """Where a plane map's iterates fall, as a density."""
    points = paths_of(page)[..., :2].reshape(-1, 2)
    axes = page.axes()
    bounds = page.view.limits or _padded(extent_of(points))
    lay_density(page, axes, points, bounds)
    frame(axes, bounds)


def draw_return_map(page: Page, reading: Reading | None = None) -> None:
    """(x_n, x_n+1) with the diagonal and the map's own graph."""
    values = paths_of(page)[..., 0]
    points = np.stack([values[:, :-1].reshape(-1), values[:, 1:].reshape(-1)], axis=1)
    span = page.view.limits or _padded((extent_of(points)[0],) * 2)
    axes, theme = page.axes(), page.theme
    axes.plot(*(np.array([span[0], span[0]])), color=theme.muted, lw=0.6, alpha=0.6)
    for line in own_curve(page.view.experiment, page.recording.params, span):
        axes.plot(*line.T, color=theme.accent, lw=page.line, alpha=0.6)
    dots = axes.scatter(
        *points.T, s=(1.4 * page.line) ** 2, color=theme.warm, linewidths=0, zorder=3
    )
    dots.set_rasterized(len(points) > MOST_VECTORS)
    frame(axes, span)
    axes.set_aspect("equal")


def _padded(bounds: Bounds) -> Bounds:
    return tuple((a - 0.03 * (b - a or 1.0), b + 0.03 * (b - a or 1.0)) for a, b in bounds)


def lay_density(page: Page, axes: Axes, points: np.ndarray, bounds: Bounds) -> None:
    """Counts on a grid, colour on a logarithmic scale, with its bar."""
    (x0, x1), (y0, y1) = bounds[:2]
    counts, _, _ = np.histogram2d(points[:, 0], points[:, 1], NODES, ((x0, x1), (y0, y1)))
    shown = np.ma.masked_less(counts.T, 1)
    table = palette.lut("heat", page.theme)[SEEN:]  # one visit is seen, too
    top = float(np.percentile(counts[counts > 0], 99.9)) if counts.any() else 1.0
    norm = LogNorm(1, max(top, 2.0))
    axes.imshow(
        shown, origin="lower", extent=(x0, x1, y0, y1), aspect="auto", norm=norm,
        cmap=ListedColormap(table[:, :3]), interpolation="nearest",
    )  # fmt: skip
    page.bar(axes, table, norm, "visits")


def draw_field(page: Page, reading: Reading | None = None) -> None:
    """A field of the recording or of a reading; under tracers where the view shows them."""
    axes = page.axes()
    if reading is not None:
        lay_field(page, axes, reading)
    if isinstance(page.view.show, Cloud):
        points = tracers(page.recording, page.view.key)
        ink = page.theme.text if reading is not None else page.theme.accent
        size = (1.6 * page.line) ** 2
        axes.scatter(*points[:, :2].T, s=size, color=ink, alpha=0.7, linewidths=0, zorder=3)
        frame(axes, page.view.limits or extent_of(points))
    elif reading is None:
        values = np.asarray(page.recording[page.view.key])[-1]
        ny, nx = values.shape
        extent = page.view.limits or ((0.0, nx - 1.0), (0.0, ny - 1.0))
        show = page.view.show
        signed = bool(getattr(show, "signed", False))
        lay_image(
            axes, values, extent, "diverging" if signed else "sequential",
            titled(getattr(show, "label", "") or show.name, getattr(show, "unit", "")),
            page.point, page.theme, page.parts.bar,
        )  # fmt: skip
    axes.set_aspect(1.0 / page.view.squeeze)


def draw_history(page: Page, reading: Reading | None = None) -> None:
    """A line of values over time: a picture over x and t."""
    show = page.view.show
    rows = np.asarray(page.recording[show.name])
    rows = np.abs(rows) if np.iscomplexobj(rows) else rows
    x, t = positions(page), page.recording.t
    title = titled(show.label or show.name, getattr(show, "unit", ""))
    signed = bool(getattr(show, "signed", False))
    lay_image(
        page.axes(), rows, ((float(x[0]), float(x[-1])), (float(t[0]), float(t[-1]))),
        "diverging" if signed else "forward", title, page.point, page.theme, page.parts.bar,
    )  # fmt: skip
    page.figure.axes[0].set_aspect("auto")


def positions(page: Page) -> np.ndarray:
    """(nx,) where a line's values lie, or their numbers."""
    over = getattr(page.view.show, "over", None)
    if over is None:
        return np.arange(np.shape(page.recording[page.view.show.name])[-1], dtype=float)
    return np.asarray(wiring.call(over, dict(page.recording.params)), dtype=float)


def tracers(recording: Recording, key: str) -> np.ndarray:
    """(m, d) the tracers a live run of the same document would carry at its end."""
    if key in recording.arrays:
        return np.asarray(recording[key])[-1]
    from explorer.engine.stepper import stepper

    document = recording.document
    moved = stepper(
        recording.experiment, recording.params, dt=document.dt or None,
        method=document.method or None, seed=document.seed, t0=document.t0, tracers=True,
    )  # fmt: skip
    moved.advance(int(recording.steps[-1]), 0)
    return np.asarray(moved.snapshot()[key])


def lay_field(page: Page, axes: Axes, reading: Reading) -> None:
    """The first field among a reading's arrays, with its colour bar."""
    key, values = field_of(reading)
    x, y = reading.arrays["x"], reading.arrays["y"]
    made = reading.settings
    backward = made.get("direction") == "backward" or made.get("T", 0.0) < 0
    label = key.upper() if len(key) <= 4 else key.replace("_", " ")
    unit = reading.units.get(key, "")
    lay_image(
        axes, values, ((x[0], x[-1]), (y[0], y[-1])), "backward" if backward else "forward",
        f"{label} [{unit}]" if unit else label, page.point, page.theme, page.parts.bar,
    )  # fmt: skip


def field_of(reading: Reading) -> tuple[str, np.ndarray]:
    """Name and values of the first array that lies over x and y."""
    shape = (len(reading.arrays["y"]), len(reading.arrays["x"]))
    return next((k, v) for k, v in reading.arrays.items() if np.shape(v) == shape)


def lay_image(
    axes: Axes,
    values: np.ndarray,
    extent: Bounds,
    map: str,
    label: str,
    point: float,
    theme: Theme,
    bar: bool = True,
) -> None:
    """An image whose outer nodes lie on the border of the extent."""
    (x0, x1), (y0, y1) = extent[:2]
    ny, nx = values.shape
    half_x, half_y = (x1 - x0) / (2 * max(nx - 1, 1)), (y1 - y0) / (2 * max(ny - 1, 1))
    table = palette.lut(map, theme)
    low, high = palette.spread(values)
    if map == "diverging":
        low, high = -max(-low, high), max(-low, high)
    axes.imshow(
        values, origin="lower", extent=(x0 - half_x, x1 + half_x, y0 - half_y, y1 + half_y),
        cmap=ListedColormap(table[:, :3]), vmin=low, vmax=high, interpolation="antialiased",
    )  # fmt: skip
    axes.grid(False)
    frame(axes, extent)
    if bar:
        colour_bar(axes, table, Normalize(low, high), label, point, theme)
