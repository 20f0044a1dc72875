"""Page: a matplotlib figure to draw on, dressed in the tokens of the stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap, Normalize

from explorer.engine.recorder import Recording
from explorer.views import palette
from explorer.views.camera import Bounds
from explorer.views.theme import Theme
from explorer.views.view import View

# matplotlib's own types are narrower than what it takes
Axes = Any
MOST_VECTORS = 50_000  # segments or points above which a picture inside the axes is stored
MOST_SEGMENTS = 200_000


@dataclass(frozen=True, eq=False)
class Page:
    """A figure to draw on, and what to draw.

    point   font size [pt]; every line weight follows it
    colour  what the colours of a school mean
    """

    figure: Any
    theme: Theme
    view: View
    recording: Recording
    point: float
    colour: str = "heading"

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
    """A symbol with its unit, as plain text: a vector figure keeps it as one word."""
    return f"{symbol} [{unit}]" if unit else symbol


def colour_bar(
    axes: Any, table: np.ndarray, norm: Normalize, label: str, point: float, theme: Theme
) -> Any:
    """A thin bar right of one axes or several, name and unit above it; gives a Colorbar."""
    scale = ScalarMappable(norm, ListedColormap(table[:, :3]))
    figure = axes[0].figure if isinstance(axes, list) else axes.figure
    bar = figure.colorbar(scale, ax=axes, fraction=0.03, pad=0.02, aspect=28, shrink=0.72)
    if label.startswith("heading"):
        bar.set_ticks([-180, -90, 0, 90, 180])
    bar.outline.set_visible(False)
    bar.ax.tick_params(
        length=2, width=0.5, color=theme.muted, labelcolor=theme.muted,
        labelsize=max(7.0, 0.85 * point),
    )  # fmt: skip
    bar.ax.set_title(label, fontsize=max(7.0, 0.9 * point), color=theme.muted, loc="right", pad=5)
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


def extent_of(points: np.ndarray) -> Bounds:
    """Ranges of finite points (n, d)."""
    finite = points[np.isfinite(points).all(axis=-1)]
    low, high = finite.min(axis=0), finite.max(axis=0)
    return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))
