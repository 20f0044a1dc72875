"""Page: a matplotlib figure to draw on, dressed in the tokens of the stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap, LogNorm, Normalize
from matplotlib.lines import Line2D

from explorer.engine.recorder import Recording
from explorer.views import numbers, palette
from explorer.views.camera import Bounds
from explorer.views.parts import WHOLE, Parts
from explorer.views.pose import Pose
from explorer.views.theme import Theme
from explorer.views.view import View

# matplotlib's own types are narrower than what it takes
Axes = Any
MOST_VECTORS = 50_000  # segments or points above which a picture inside the axes is stored
MOST_SEGMENTS = 200_000
PIECE = (
    3000  # points drawn at once, or few more: what draws them lets nothing else of the program move
)
MOST_NAMED = 6  # starts that a legend tells apart


@dataclass(frozen=True, eq=False)
class Page:
    """A figure to draw on, and what to draw.

    point   font size [pt]; every line weight follows it
    colour  what the colours of a school mean
    parts   what it has besides the picture
    seen    (pose, aspect) of the camera on the stage where a hand has turned it
    """

    figure: Any
    theme: Theme
    view: View
    recording: Recording
    point: float
    colour: str = "heading"
    parts: Parts = WHOLE
    seen: tuple[Pose, float] | None = None

    @property
    def line(self) -> float:
        """Width of a trajectory [pt]."""
        return self.point / 9 * 0.8 * self.theme.weight

    def axes(self, framed: bool = True) -> Axes:
        """The one pair of axes, dressed."""
        made = self.figure.add_subplot()
        shown = framed and self.parts.scale
        dress(made, self.theme, self.point, shown)
        if shown and self.view.names:
            name(made, self.view.names, self.view.units, self.point, self.theme)
        return made

    def bar(self, axes: Axes, table: np.ndarray, norm: Normalize, label: str) -> None:
        """The colour bar, where it is wanted."""
        if self.parts.bar:
            colour_bar(axes, table, norm, label, self.point, self.theme)

    def explain_starts(self, count: int) -> None:
        """A legend above the picture for a few trajectories, each by what it started from."""
        if not self.parts.legend or not 2 <= count <= MOST_NAMED:
            return
        series = self.theme.series
        colours = [series[i % len(series)] for i in range(count)]
        lines = [Line2D([], [], color=c, lw=2.2 * self.line) for c in colours]
        made = self.figure.legend(
            lines, started(self.recording, count), loc="outside upper left", frameon=False,
            ncols=3, fontsize=max(7.0, 0.88 * self.point), handlelength=1.2, columnspacing=1.2,
        )  # fmt: skip
        for text in made.get_texts():
            text.set_color(self.theme.text)


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
    for axis in (axes.xaxis, axes.yaxis):
        numbers.plain(axis, max(7.0, 0.88 * point), theme.muted)
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
    """A symbol with its unit, as plain text: a vector figure keeps it as one word."""
    return f"{symbol} [{unit}]" if unit else symbol


def started(recording: Recording, count: int) -> list[str]:
    """What to call each of several starts: the one value in which they differ, or a number."""
    given = {n: np.atleast_1d(v) for n, v in recording.document.start.items() if np.ndim(v)}
    differing = [n for n, v in given.items() if len(v) == count and len(np.unique(v)) > 1]
    if len(differing) == 1:
        return [f"{differing[0]} = {v:.4g} at first" for v in given[differing[0]]]
    return [f"start {i + 1}" for i in range(count)]


def colour_bar(
    axes: Any, table: np.ndarray, norm: Normalize, label: str, point: float, theme: Theme
) -> Any:
    """A thin bar right of one axes or several, as high as they, its name and unit along it."""
    scale = ScalarMappable(norm, ListedColormap(table[:, :3]))
    if isinstance(axes, list):
        bar = axes[0].figure.colorbar(scale, ax=axes, fraction=0.03, pad=0.02, aspect=36)
    else:
        low, high = (0.0, 1.0) if axes.axison else (0.14, 0.86)
        beside = axes.inset_axes((1.03, low, 0.03, high - low))
        bar = axes.figure.colorbar(scale, cax=beside)
    small = max(7.0, 0.85 * point)
    if isinstance(norm, LogNorm):
        numbers.logarithmic(bar.ax.yaxis)
    else:
        numbers.plain(bar.ax.yaxis, small, theme.muted)
    if label.startswith("heading"):
        bar.set_ticks([-180, -90, 0, 90, 180])
    bar.outline.set_visible(False)
    bar.ax.tick_params(
        which="both", length=2, width=0.5, color=theme.muted, labelcolor=theme.muted,
        labelsize=small,
    )  # fmt: skip
    bar.set_label(label, fontsize=max(7.0, 0.9 * point), color=theme.text)
    return bar


def frame(axes: Axes, bounds: Bounds, pad: float = 0.0) -> None:
    """Show these ranges."""
    for put, (low, high) in zip((axes.set_xlim, axes.set_ylim), bounds, strict=False):
        grow = pad * (high - low) or (0.5 if high <= low else 0.0)
        put(low - grow, high + grow)


def paths_of(page: Page) -> np.ndarray:
    """(m, n, d) trajectories of the view."""
    samples = np.asarray(page.recording[page.view.key], dtype=float)
    return samples[None] if samples.ndim == 2 else samples.transpose(1, 0, 2)


def aged_lines(paths: np.ndarray, theme: Theme, width: float) -> list[LineCollection]:
    """Some collections per start: colour and alpha by age, as on the stage."""
    found = []
    every = -(-paths.shape[0] * paths.shape[1] // MOST_SEGMENTS)
    for i, path in enumerate(paths[:, ::every]):
        table = palette.lut("age", theme)
        if len(paths) > 1:
            table = palette.tint_ramp(theme.series[i % len(theme.series)], theme)
        for runs, shares in _runs(path):
            colours = table[(shares * 255).astype(int)].copy()
            colours[:, 3] = 0.12 + 0.88 * shares**1.5
            # round ends of clear lines would show as beads where they meet
            lines = LineCollection(
                runs, colors=colours, linewidths=width, capstyle="butt", joinstyle="round"
            )
            lines.set_rasterized(len(path) > MOST_VECTORS)
            found.append(lines)
    return found


def _runs(path: np.ndarray) -> Iterator[tuple[list[np.ndarray], np.ndarray]]:
    """Parts (k, 2) of a path that have one colour each, with their ages; few points at a time."""
    count = len(path) - 1
    level = (np.arange(max(count, 0)) / max(count - 1, 1) * 255).astype(int)
    starts = np.flatnonzero(np.diff(level, prepend=-1))
    runs, ages, points = list[np.ndarray](), list[float](), 0
    for start, end in zip(starts, (*starts[1:], count), strict=True):
        runs.append(path[start : end + 1])
        ages.append(level[start] / 255)
        points += end - start
        if points >= PIECE or end == count:
            yield runs, np.array(ages)
            runs, ages, points = [], [], 0


def extent_of(points: np.ndarray) -> Bounds:
    """Ranges of finite points (n, d)."""
    finite = points[np.isfinite(points).all(axis=-1)]
    low, high = finite.min(axis=0), finite.max(axis=0)
    return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))
