"""The layers of a Picture on paper: one function for each kind, by matplotlib; see DRAW."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection

from explorer.model.picture import Arrows, Band, Bars, Dots, Line, Links, Raster, worded
from explorer.views import tint
from explorer.views.page import MOST_VECTORS
from explorer.views.page_marks import Sheet
from explorer.views.spans import edges, even
from explorer.views.theme import DASHES


def _line(sheet: Sheet, layer: Line) -> None:
    x, y = sheet.array(layer.x), sheet.array(layer.y)
    colour = sheet.colour(layer)
    if x is None or y is None:
        return
    rows = np.atleast_2d(y)
    wide = np.broadcast_to(np.atleast_2d(x), rows.shape)
    named = sheet.reading.words.get(layer.y, ())
    for i, row in enumerate(rows):
        ink = sheet.theme.series[i % len(sheet.theme.series)] if len(rows) > 1 else colour
        dash: tuple[float, ...] = (5, 4) if layer.dashed else ()
        if len(rows) > 1 and not dash:
            dash = DASHES[i // len(sheet.theme.series) % len(DASHES)]
        word = named[i] if i < len(named) else layer.label if i == 0 else ""
        word = word if np.isfinite(row).any() else ""
        (drawn,) = sheet.axes.plot(
            wide[i], row, color=ink, lw=sheet.line * (0.7 if layer.quiet else 1.1),
            ls=(0, dash) if dash else "solid", label=sheet.label(word),
        )  # fmt: skip
        drawn.set_rasterized(len(row) > MOST_VECTORS)


def _band(sheet: Sheet, layer: Band) -> None:
    x, low, high = (sheet.array(name) for name in (layer.x, layer.low, layer.high))
    series = sheet.theme.series
    number = sheet.bands if layer.colour is None else layer.colour
    colour = sheet.theme.muted if layer.quiet else series[number % len(series)]
    sheet.bands += not layer.quiet
    if x is not None and low is not None and high is not None:
        sheet.axes.fill_between(
            x, low, high, color=colour, alpha=0.10 if layer.quiet else 0.18, lw=0
        )


def _dots(sheet: Sheet, layer: Dots) -> None:
    x, y, value = (sheet.array(name) for name in (layer.x, layer.y, layer.value))
    colour: Any = sheet.colour(layer)
    if x is None or y is None:
        return
    x, y = x.ravel(), y.ravel()
    label = sheet.label(layer.label) if value is None else None
    if value is not None and value.size == x.size:
        tones = tint.of_dots(value.astype(float), sheet.theme)
        colour = tones.rgba(value.ravel()) / 255.0
        unit = layer.unit or sheet.reading.units.get(layer.value, "")
        sheet.bar = tones.bar(worded(layer.label, sheet.reading.settings) or layer.value, unit)
    size = (0.36 * layer.size * sheet.point / 9) ** 2 if len(x) > 2500 else (0.9 * layer.size) ** 2
    dots = sheet.axes.scatter(x, y, s=size, c=colour, linewidths=0, zorder=3, label=label)
    dots.set_rasterized(len(x) > MOST_VECTORS)


def _raster(sheet: Sheet, layer: Raster) -> None:
    z, x, y = (sheet.array(name) for name in (layer.z, layer.x, layer.y))
    if z is None or x is None or y is None or not z.size:
        return
    values, x, y = z.astype(float), x.astype(float), y.astype(float)
    colours = tint.of_raster(layer.map, values, sheet.theme)
    sheet.axes.grid(False)
    if sheet.axes.get_xscale() == sheet.axes.get_yscale() == "linear":
        sheet.axes.imshow(
            colours.rgba(even(values, x, y)), origin="lower", aspect="auto",
            extent=(*edges(x), *edges(y)), interpolation="nearest",
        )  # fmt: skip
    else:
        mesh = sheet.axes.pcolormesh(
            x, y, colours.rgba(values) / 255.0, shading="nearest", linewidth=0
        )
        mesh.set_rasterized(True)
    if layer.map not in ("truth", "classes"):
        unit = layer.unit or sheet.reading.units.get(layer.z, "")
        sheet.bar = colours.bar(worded(layer.label, sheet.reading.settings) or layer.z, unit)


def _bars(sheet: Sheet, layer: Bars) -> None:
    x, height = sheet.array(layer.x), sheet.array(layer.height)
    colour = sheet.colour(layer)
    if x is None or height is None:
        return
    gaps = np.diff(np.unique(x))
    wide = (0.96 if len(x) > 40 else 0.72) * (float(gaps.min()) if len(gaps) else 1.0)
    sheet.axes.bar(x, height, width=wide, color=colour, alpha=0.85, label=sheet.label(layer.label))


def _arrows(sheet: Sheet, layer: Arrows) -> None:
    x, y, u, v = (sheet.array(name) for name in (layer.x, layer.y, layer.u, layer.v))
    if x is None or y is None or u is None or v is None:
        return
    x, y, u, v = x.ravel(), y.ravel(), u.ravel(), v.ravel()
    # directions as the axes stretch them, then all of one length
    across, up = (float(np.ptp(a)) or 1.0 for a in (x, y))
    length = np.hypot(u / across, v / up)
    good = length > 0
    u, v = u[good] / across / length[good], v[good] / up / length[good]
    wide, high = sheet.axes.figure.get_size_inches()
    u, v = u * wide, v * high
    norm = np.hypot(u, v)
    # as long as the places between them allow, in the part of the figure that axes usually take
    long = 0.85 * min(0.78 * wide / len(np.unique(x)), 0.7 * high / len(np.unique(y)))
    sheet.axes.quiver(
        x[good], y[good], u / norm, v / norm, angles="uv", pivot="middle", units="inches",
        scale_units="inches", scale=1.0 / long, width=0.7 / 72, headwidth=4,
        headlength=4.5, headaxislength=4, color=sheet.theme.muted, alpha=0.85,
    )  # fmt: skip


def _links(sheet: Sheet, layer: Links) -> None:
    x, y, pairs = sheet.array(layer.x), sheet.array(layer.y), sheet.array(layer.pairs)
    if x is None or y is None or pairs is None or not len(pairs):
        return
    weight = sheet.array(layer.weight)
    share = np.ones(len(pairs)) if weight is None else weight / (np.nanmax(weight) or 1.0)
    nodes = np.stack([x, y], axis=1)
    red, green, blue = sheet.theme.rgb("muted")
    colours = [(red, green, blue, 0.25 + 0.6 * s) for s in share]
    lines = LineCollection(
        list(nodes[pairs.astype(int)]), colors=colours, linewidths=0.4 + 1.6 * share
    )
    sheet.axes.add_collection(lines)
    sheet.axes.autoscale_view()


DRAW: dict[type, Callable[[Sheet, Any], None]] = {
    Line: _line,
    Band: _band,
    Dots: _dots,
    Raster: _raster,
    Bars: _bars,
    Arrows: _arrows,
    Links: _links,
}
