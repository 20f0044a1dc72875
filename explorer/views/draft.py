"""Drafting: how each kind of view is drawn with matplotlib, by the same tokens as on the stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import ListedColormap, LogNorm, Normalize
from matplotlib.figure import Figure

from explorer.engine.batch import Recording
from explorer.model.diagnostic import Reading
from explorer.model.shows import Cloud, Look, Swarm
from explorer.views import box as boxes
from explorer.views import palette, ticks
from explorer.views.camera import Bounds, Camera
from explorer.views.theme import DASHES, Theme
from explorer.views.view import View, own_curve

MOST_VECTORS = 50_000  # segments or points above which a picture inside the axes is stored
MOST_SEGMENTS = 200_000
NODES = 600  # pixels along the longer side of a density


@dataclass(frozen=True, eq=False)
class Page:
    """A figure to draw on, and what to draw.

    point   font size [pt]; every line weight follows it
    """

    figure: Figure
    theme: Theme
    view: View
    recording: Recording
    point: float

    @property
    def line(self) -> float:
        """Width of a trajectory [pt]."""
        return self.point / 9 * 0.8 * self.theme.weight

    def axes(self, framed: bool = True) -> Axes:
        """The one pair of axes, dressed."""
        made = self.figure.add_subplot()
        dress(made, self.theme, self.point, framed)
        if framed and self.view.names:
            name(made, self.view.names, self.view.units, self.point, self.theme)
        return made


def dress(axes: Axes, theme: Theme, point: float, framed: bool = True) -> None:
    """Hairlines, ticks outside, numbers in muted text, a grid at 8 %."""
    axes.set_facecolor("none")
    if not framed:
        axes.set_axis_off()
        return
    for spine in axes.spines.values():
        spine.set_color(theme.muted)
        spine.set_linewidth(0.5)
    axes.spines[["top", "right"]].set_alpha(0.35)
    axes.tick_params(
        direction="out", length=3, width=0.5, color=theme.muted, labelcolor=theme.muted,
        labelsize=max(7.0, 0.88 * point),
    )  # fmt: skip
    axes.grid(True, color=theme.text, alpha=0.08, linewidth=0.5)
    axes.set_axisbelow(True)


def name(
    axes: Axes, names: tuple[str, ...], units: tuple[str, ...], point: float, theme: Theme
) -> None:
    """Axis names in text colour, with units."""
    words = [titled(n, u) for n, u in zip(names, (*units, "", ""), strict=False)]
    axes.set_xlabel(words[0], fontsize=point, color=theme.text)
    if len(words) > 1:
        axes.set_ylabel(words[1], fontsize=point, color=theme.text)


def titled(symbol: str, unit: str) -> str:
    """A symbol with its unit; single letters in italics, with typeset indices."""
    head = symbol[0]
    if len(symbol.strip("₀₁₂₃₄₅₆₇₈₉ₙ₊")) == 1:
        index = symbol[1:].translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉ₙ₊", "0123456789n+"))
        symbol = f"${head}_{{{index}}}$" if index else f"${head}$"
    return f"{symbol} [{unit}]" if unit else symbol


def colour_bar(
    axes: Axes, table: np.ndarray, norm: Normalize, label: str, point: float, theme: Theme
) -> None:
    """A thin bar at the right edge, name and unit above it."""
    scale = ScalarMappable(norm, ListedColormap(table[:, :3]))
    bar = axes.figure.colorbar(scale, ax=axes, fraction=0.03, pad=0.02, aspect=28, shrink=0.72)
    if label.startswith("heading"):
        bar.set_ticks([-180, -90, 0, 90, 180])
    bar.outline.set_visible(False)
    bar.ax.tick_params(
        length=2, width=0.5, color=theme.muted, labelcolor=theme.muted,
        labelsize=max(7.0, 0.85 * point),
    )  # fmt: skip
    bar.ax.set_title(label, fontsize=max(7.0, 0.9 * point), color=theme.muted, loc="right", pad=5)


# -- trajectories --------------------------------------------------------------------------------
def paths_of(page: Page) -> np.ndarray:
    """(m, n, d) trajectories of the view."""
    samples = np.asarray(page.recording[page.view.key], dtype=float)
    return samples[None] if samples.ndim == 2 else samples.transpose(1, 0, 2)


def aged_lines(paths: np.ndarray, theme: Theme, width: float) -> list[LineCollection]:
    """One collection per start: colour and alpha by age, as on the stage."""
    found = []
    every = -(-paths.shape[0] * paths.shape[1] // MOST_SEGMENTS)
    for i, path in enumerate(paths[:, ::every]):
        segments = np.stack([path[:-1], path[1:]], axis=1)
        keep = np.isfinite(segments).all(axis=(1, 2))
        age = np.linspace(0, 1, len(segments))
        if len(paths) == 1:
            table = palette.lut("age", theme)
        else:
            table = palette.tint_ramp(theme.series[i % len(theme.series)], theme)
        colours = table[(age * 255).astype(int)].copy()
        colours[:, 3] = 0.12 + 0.88 * age**1.5
        lines = LineCollection(
            segments[keep], colors=colours[keep], linewidths=width, capstyle="round"
        )
        lines.set_rasterized(len(segments) > MOST_VECTORS)
        found.append(lines)
    return found


def draw_space(page: Page, reading: Reading | None = None) -> None:
    """A space curve seen by the camera of the stage, in its box."""
    if isinstance(page.view.show, Cloud):
        points = tracers(page.recording, page.view.key)
        axes, camera = staged(page, page.view.limits or _range(points))
        at = camera.project(points)[:, :2] * (camera.aspect, 1)
        axes.scatter(*at.T, s=page.line**2, color=page.theme.accent, linewidths=0)
        return
    paths = paths_of(page)[..., :3]
    axes, camera = staged(page, page.view.limits or _range(paths.reshape(-1, 3)))
    flat = camera.project(paths.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
    for lines in aged_lines(flat.reshape(*paths.shape[:2], 2), page.theme, page.line):
        axes.add_collection(lines)
    heads = flat.reshape(*paths.shape[:2], 2)[:, -1]
    axes.scatter(*heads.T, s=(2.6 * page.line) ** 2, color=page.theme.age[-1], zorder=5)


def staged(page: Page, bounds: Bounds) -> tuple[Axes, Camera]:
    """Axes in which a space is seen through the view's camera: the box, its ticks and names."""
    axes = page.axes(framed=False)
    box = boxes.rounded(bounds)
    width, height = page.figure.get_size_inches()
    camera = Camera(False, getattr(page.view.show, "look", None) or Look())
    camera.aspect = width / (0.93 * height)
    camera.fit(box)
    axes.set_xlim(-camera.aspect, camera.aspect)
    axes.set_ylim(-1, 1)
    axes.set_aspect("equal")
    _draw_box(page, axes, camera, box)
    return axes, camera


def _draw_box(page: Page, axes: Axes, camera: Camera, box: Bounds) -> None:
    theme, stretch = page.theme, np.array([camera.aspect, 1.0])
    corners = boxes.corners_of(box)
    flat = camera.project(corners)[:, :2] * stretch
    nearest = int(np.argmin(np.linalg.norm(corners - camera.eye, axis=1)))
    edges = [flat[list(edge)] for edge in boxes.edges() if nearest not in edge]
    axes.add_collection(LineCollection(edges, colors=theme.text, alpha=0.22, linewidths=0.5))
    size = (round(1000 * camera.aspect), 1000)
    for axis, start, outward in boxes.chosen(box, camera.matrix(), size):
        places = boxes.places(box[axis])
        step = places[1] - places[0] if len(places) > 1 else 1.0
        ends = np.tile(start, (len(places) + 1, 1))
        ends[:-1, axis], ends[-1, axis] = places, sum(box[axis]) / 2
        root = camera.project(ends)[:, :2] * stretch
        tip = camera.project(ends + 0.8 * outward)[:, :2] * stretch
        marks = np.stack([root[:-1], tip[:-1]], axis=1)
        axes.add_collection(LineCollection(marks, colors=theme.text, alpha=0.5, linewidths=0.5))
        away = (tip - root) / np.maximum(np.linalg.norm(tip - root, axis=1), 1e-9)[:, None]
        how = _anchor(away[-1])
        for value, at, aim in zip(places, tip[:-1], away[:-1], strict=True):
            word = ticks.text(value, step)
            small = {"fontsize": max(7.0, 0.85 * page.point), "color": theme.muted}
            axes.text(*(at + 0.015 * aim), word, **how, **small)
        far = tip[-1] + (0.15 if abs(away[-1][0]) > 0.6 else 0.11) * away[-1]
        word = titled(page.view.names[axis], page.view.units[axis])
        axes.text(*far, word, **how, fontsize=page.point, color=theme.text)


def _anchor(away: np.ndarray) -> dict[str, str]:
    across = "left" if away[0] > 0.4 else "right" if away[0] < -0.4 else "center"
    up = "bottom" if away[1] > 0.4 else "top" if away[1] < -0.4 else "center"
    return {"ha": across, "va": up}


def _range(points: np.ndarray) -> Bounds:
    finite = points[np.isfinite(points).all(axis=-1)]
    low, high = finite.min(axis=0), finite.max(axis=0)
    return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))


def draw_plane(page: Page, reading: Reading | None = None) -> None:
    """A plane curve, over a field where one is given."""
    axes = page.axes()
    if reading is not None:
        lay_field(page, axes, reading)
    paths = paths_of(page)[..., :2]
    for lines in aged_lines(paths, page.theme, page.line):
        axes.add_collection(lines)
    frame(
        axes,
        page.view.limits or _range(paths.reshape(-1, 2)),
        pad=0.0 if page.view.limits else 0.03,
    )
    if page.view.limits:
        axes.set_aspect("equal")


def frame(axes: Axes, bounds: Bounds, pad: float = 0.0) -> None:
    """Show these ranges."""
    for put, (low, high) in zip((axes.set_xlim, axes.set_ylim), bounds, strict=False):
        grow = pad * (high - low) or (0.5 if high <= low else 0.0)
        put(low - grow, high + grow)


# -- maps ----------------------------------------------------------------------------------------
def draw_map(page: Page, reading: Reading | None = None) -> None:
    """Where a plane map's iterates fall, as a density."""
    points = paths_of(page)[..., :2].reshape(-1, 2)
    axes = page.axes()
    bounds = page.view.limits or _padded(_range(points))
    lay_density(page, axes, points, bounds)
    frame(axes, bounds)


def draw_return_map(page: Page, reading: Reading | None = None) -> None:
    """(x_n, x_n+1) with the diagonal and the map's own graph."""
    values = paths_of(page)[..., 0]
    points = np.stack([values[:, :-1].reshape(-1), values[:, 1:].reshape(-1)], axis=1)
    span = page.view.limits or _padded((_range(points)[0],) * 2)
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
    table = palette.lut("heat", page.theme)[26:]
    top = float(np.percentile(counts[counts > 0], 99.9)) if counts.any() else 1.0
    norm = LogNorm(1, max(top, 2.0))
    axes.imshow(
        shown, origin="lower", extent=(x0, x1, y0, y1), aspect="auto", norm=norm,
        cmap=ListedColormap(table[:, :3]), interpolation="nearest",
    )  # fmt: skip
    colour_bar(axes, table, norm, "visits", page.point, page.theme)


# -- fields and agents -----------------------------------------------------------------------------
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
        frame(axes, page.view.limits or _range(points))
    elif reading is None:
        values = np.asarray(page.recording[page.view.key])[-1]
        ny, nx = values.shape
        extent = page.view.limits or ((0.0, nx - 1.0), (0.0, ny - 1.0))
        show = page.view.show
        lay_image(
            axes, values, extent, "viridis",
            titled(getattr(show, "label", "") or show.name, getattr(show, "unit", "")),
            page.point, page.theme,
        )  # fmt: skip
    axes.set_aspect("equal")


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
    backward = reading.settings.get("direction") == "backward"
    label = key.upper() if len(key) <= 4 else key.replace("_", " ")
    unit = reading.units.get(key, "")
    lay_image(
        axes, values, ((x[0], x[-1]), (y[0], y[-1])), "backward" if backward else "forward",
        f"{label} [{unit}]" if unit else label, page.point, page.theme,
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
) -> None:
    """An image whose outer nodes lie on the border of the extent."""
    (x0, x1), (y0, y1) = extent[:2]
    ny, nx = values.shape
    half_x, half_y = (x1 - x0) / (2 * max(nx - 1, 1)), (y1 - y0) / (2 * max(ny - 1, 1))
    table = palette.lut(map, theme)
    low, high = palette.spread(values)
    axes.imshow(
        values, origin="lower", extent=(x0 - half_x, x1 + half_x, y0 - half_y, y1 + half_y),
        cmap=ListedColormap(table[:, :3]), vmin=low, vmax=high, interpolation="antialiased",
    )  # fmt: skip
    axes.grid(False)
    frame(axes, extent)
    colour_bar(axes, table, Normalize(low, high), label, point, theme)


def draw_school(page: Page, reading: Reading | None = None) -> None:
    """Agents as fish, the farthest first, coloured by compass heading."""
    show = page.view.show
    assert isinstance(show, Swarm)
    at = np.asarray(page.recording[show.at])[-1]
    toward = np.asarray(page.recording[show.toward])[-1]
    edge = float(page.recording.params[show.box]) if show.box else 0.0
    bounds = ((0.0, edge),) * 3 if edge > 0 else _range(at)
    axes, camera = staged(page, bounds)
    order = np.argsort(-np.linalg.norm(at - camera.eye, axis=1))
    at, toward = at[order], toward[order]
    table = palette.lut("cyclic", page.theme)
    angle = np.arctan2(toward[:, 1], toward[:, 0])
    colours = table[((angle / (2 * np.pi) + 0.5) * 255).astype(int)].copy()
    near = np.linspace(0, 1, len(at))[:, None]
    ground = np.array(page.theme.rgb("stage"))
    colours[:, :3] = colours[:, :3] * (0.55 + 0.45 * near) + ground * 0.45 * (1 - near)
    shapes = _silhouettes(at, toward, camera)
    axes.add_collection(PolyCollection(shapes, facecolors=colours, linewidths=0))
    colour_bar(axes, table, Normalize(-180, 180), "heading [°]", page.point, page.theme)


def _silhouettes(at: np.ndarray, toward: np.ndarray, camera: Camera) -> np.ndarray:
    """(m, k, 2) outlines of bodies seen from the side."""
    along = np.array([0.6, 0.45, 0.2, -0.1, -0.38, -0.62, -0.52])
    thick = np.array([0.0, 0.1, 0.15, 0.12, 0.03, 0.17, 0.0])
    outline_s = np.concatenate([along, along[::-1][1:-1]])
    outline_z = np.concatenate([thick, -thick[::-1][1:-1]])
    ahead = toward / np.linalg.norm(toward, axis=1, keepdims=True)
    sight = camera.eye - at
    upright = np.cross(sight, ahead)
    upright /= np.maximum(np.linalg.norm(upright, axis=1, keepdims=True), 1e-9)
    points = (
        at[:, None]
        + outline_s[None, :, None] * ahead[:, None]
        + outline_z[None, :, None] * upright[:, None]
    )
    flat = camera.project(points.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
    return np.asarray(flat.reshape(len(at), -1, 2))


# -- lines and networks ---------------------------------------------------------------------------
def draw_strip(page: Page, reading: Reading | None = None) -> None:
    """A number over time, or a line of values at the end."""
    values = np.asarray(page.recording[page.view.key])
    axes = page.axes()
    profile = page.view.kind == "profile"
    x = np.arange(values.shape[-1]) if profile else page.recording.t
    y = np.abs(values[-1]) if profile else values
    for i, row in enumerate(np.atleast_2d(y.T)):
        dash = DASHES[i % len(DASHES)]
        style: Any = (0, dash) if dash else "solid"
        colour = page.theme.series[i % len(page.theme.series)]
        axes.plot(x, row, color=colour, lw=page.line * 1.2, ls=style)
    axes.set_xlim(float(x[0]), float(x[-1]) if len(x) > 1 else float(x[0]) + 1)


def draw_network(page: Page, reading: Reading | None = None) -> None:
    """Nodes coloured by their value, over their edges."""
    arrays, key = page.recording.arrays, page.view.key
    nodes, edges = arrays[f"{key}.nodes"][-1], arrays[f"{key}.edges"][-1]
    values = arrays[key][-1]
    axes = page.axes(framed=False)
    lines = LineCollection(nodes[edges], colors=page.theme.muted, alpha=0.35, linewidths=0.6)
    axes.add_collection(lines)
    table = palette.lut("viridis", page.theme)
    low, high = palette.spread(values)
    norm = Normalize(low, high)
    axes.scatter(*nodes.T, c=values, norm=norm, cmap=ListedColormap(table[:, :3]), zorder=3)
    axes.set_aspect("equal")
    colour_bar(axes, table, norm, page.view.title, page.point, page.theme)


# -- readings ------------------------------------------------------------------------------------
def draw_reading(figure: Figure, theme: Theme, reading: Reading, point: float) -> None:
    """What a diagnostic found: a field, a point in the H-C plane, or its numbers."""
    axes = figure.add_subplot()
    dress(axes, theme, point)
    if {"x", "y"} <= set(reading.arrays):
        key, values = field_of(reading)
        x, y = reading.arrays["x"], reading.arrays["y"]
        unit = reading.units.get(key, "")
        label = f"{key.upper()} [{unit}]" if unit else key.upper()
        extent = ((float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])))
        lay_image(axes, values, extent, "forward", label, point, theme)
        name(axes, ("x", "y"), (), point, theme)
    elif {"H", "C"} <= set(reading.values):
        _draw_plane_of_order(axes, theme, reading, point)
    else:
        _draw_numbers(axes, theme, reading, point)


def _draw_plane_of_order(axes: Axes, theme: Theme, reading: Reading, point: float) -> None:
    from explorer.numerics import plane

    n = int(reading.settings.get("n", 5))
    lower, upper = plane.limits(n)
    for curve in (lower, upper):
        axes.plot(*curve.T, color=theme.muted, lw=0.9)
    H, top = lower[:, 0], np.interp(lower[:, 0], *upper.T)
    axes.fill_between(H, lower[:, 1], top, color=theme.muted, alpha=0.08, lw=0)
    axes.plot(reading.values["H"], reading.values["C"], "o", ms=6, color=theme.accent)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, None)
    name(axes, ("H", "C"), (), point, theme)


def _draw_numbers(axes: Axes, theme: Theme, reading: Reading, point: float) -> None:
    axes.set_axis_off()
    lines = [
        f"{key} = {value:.6g} {reading.units.get(key, '')}".rstrip()
        + (f" ± {reading.uncertainty[key]:.2g}" if key in reading.uncertainty else "")
        for key, value in reading.values.items()
    ]
    axes.text(0.05, 0.95, "\n".join(lines), va="top", fontsize=point, color=theme.text)
