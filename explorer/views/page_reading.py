"""Lines, networks and what diagnostics found, on paper."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap, Normalize

from explorer.model.diagnostic import Reading
from explorer.views import palette
from explorer.views.page import Axes, Page, dress, name
from explorer.views.page_plane import field_of, lay_image, positions
from explorer.views.parts import WHOLE, Parts
from explorer.views.theme import DASHES, Theme


def draw_strip(page: Page, reading: Reading | None = None) -> None:
    """A number over time, or a line of values at the end."""
    values = np.asarray(page.recording[page.view.key])
    axes = page.axes()
    x, y = page.recording.t, values
    if page.view.kind == "profile":
        x, y = positions(page), values[-1]
    elif page.view.kind == "curve":  # (2, k) of x and y, or y alone
        last = values[-1]
        x, y = last if last.ndim == 2 else (np.arange(len(last)), last)
    y = np.abs(y) if np.iscomplexobj(y) else y
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
    table = palette.lut("sequential", page.theme)
    low, high = palette.spread(values)
    norm = Normalize(low, high)
    axes.scatter(*nodes.T, c=values, norm=norm, cmap=ListedColormap(table[:, :3]), zorder=3)
    axes.set_aspect("equal")
    page.bar(axes, table, norm, page.view.title)


def draw_reading(
    figure: Any, theme: Theme, reading: Reading, point: float, parts: Parts = WHOLE
) -> None:
    """What a diagnostic found: a field, or its numbers."""
    axes = figure.add_subplot()
    dress(axes, theme, point, parts.scale)
    if {"x", "y"} <= set(reading.arrays):
        key, values = field_of(reading)
        x, y = reading.arrays["x"], reading.arrays["y"]
        unit = reading.units.get(key, "")
        label = f"{key.upper()} [{unit}]" if unit else key.upper()
        extent = ((float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])))
        lay_image(axes, values, extent, "forward", label, point, theme, parts.bar)
        name(axes, ("x", "y"), (), point, theme)
    else:
        _draw_numbers(axes, theme, reading, point)


def _draw_numbers(axes: Axes, theme: Theme, reading: Reading, point: float) -> None:
    axes.set_axis_off()
    lines = [
        f"{key} = {value:.6g} {reading.units.get(key, '')}".rstrip()
        + (f" ± {reading.uncertainty[key]:.2g}" if key in reading.uncertainty else "")
        for key, value in reading.values.items()
    ]
    axes.text(0.05, 0.95, "\n".join(lines), va="top", fontsize=point, color=theme.text)
