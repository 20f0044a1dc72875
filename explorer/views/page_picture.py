"""Any Picture of a Reading on paper: the same layers as on screen, by matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import Normalize

from explorer.model import Experiment, Reading
from explorer.model.picture import (
    Arrows,
    Band,
    Bars,
    Dots,
    Line,
    Links,
    Marks,
    Picture,
    Raster,
    worded,
)
from explorer.views import levels, numbers, tint, wording
from explorer.views.page import MOST_VECTORS, Axes, colour_bar, dress
from explorer.views.page_marks import Sheet, draw_marks, explain_families
from explorer.views.parts import WHOLE, Parts
from explorer.views.spans import edges, even, lane_span
from explorer.views.theme import DASHES, Theme

LEGEND = 2  # labelled layers from which on a legend explains them


def draw_picture(
    figure: Any,
    theme: Theme,
    reading: Reading,
    picture: Picture,
    point: float,
    options: Mapping[str, Any],
    experiment: Experiment | None = None,
    parts: Parts = WHOLE,
) -> None:
    """One picture on a whole figure: axes named with units, colour bar, legend, words."""
    axes = _upper(figure, picture)
    dress(axes, theme, point, parts.scale)
    for axis, scale in ((picture.x, axes.set_xscale), (picture.y, axes.set_yscale)):
        if axis.log:
            scale("log")
    _number(axes, picture)
    sheet = Sheet(axes, theme, reading, point)
    sheet.number = tint.first_colour(picture)
    marks = [layer for layer in picture.layers if isinstance(layer, Marks)]
    for layer in picture.layers:
        if not isinstance(layer, Marks):
            DRAW[type(layer)](sheet, layer)
    axes.set_xlabel(wording.titled(picture.x, options, experiment), fontsize=point,
                    color=theme.text)  # fmt: skip
    axes.set_ylabel(wording.titled(picture.y, options, experiment), fontsize=point,
                    color=theme.text)  # fmt: skip
    _second_scales(axes, picture, options, theme, point)
    if picture.title:
        axes.set_title(worded(picture.title, options), fontsize=max(7.0, 0.9 * point),
                       color=theme.muted, loc="left")  # fmt: skip
    _frame(axes, picture, reading, options)
    if picture.lane is not None:
        _lane(sheet, picture, options, experiment)
    if not parts.scale:
        for one in figure.axes:
            one.set_axis_off()
    if sheet.bar is not None and parts.bar:
        _bar(sheet)
    for layer in marks:
        explain_families(sheet, layer)
    numbers.settle(figure)
    if sheet.labelled >= LEGEND and parts.legend:
        legend = axes.legend(
            fontsize=max(7.0, 0.88 * point), frameon=True, framealpha=0.85, edgecolor="none",
            facecolor=theme.stage, **_below(marks, reading),
        )  # fmt: skip
        for text in legend.get_texts():
            text.set_color(theme.text)
    for layer in marks:
        draw_marks(sheet, layer)


def _upper(figure: Any, picture: Picture) -> Axes:
    """The axes of the picture, over those of its lane."""
    if picture.lane is None:
        return figure.add_subplot()
    share = picture.lane.share
    return figure.add_subplot(figure.add_gridspec(2, 1, height_ratios=(1.0 - share, share))[0])


def _lane(
    sheet: Sheet, picture: Picture, options: Mapping[str, Any], experiment: Experiment | None
) -> None:
    """The second, lower plot along the same horizontal axis."""
    lane, above = picture.lane, sheet.axes
    assert lane is not None
    grid = above.get_subplotspec().get_gridspec()
    axes = above.figure.add_subplot(grid[1], sharex=above)
    dress(axes, sheet.theme, sheet.point)
    below = Sheet(axes, sheet.theme, sheet.reading, sheet.point)
    for layer in lane.layers:
        DRAW[type(layer)](below, layer)
    axes.set_xlabel(above.get_xlabel(), fontsize=sheet.point, color=sheet.theme.text)
    axes.set_ylabel(wording.titled(lane.y, options, experiment), fontsize=sheet.point,
                    color=sheet.theme.text)  # fmt: skip
    above.set_xlabel("")
    above.tick_params(labelbottom=False)
    axes.set_ylim(*lane_span([np.asarray(line.get_ydata(), dtype=float) for line in axes.lines]))
    above.figure.align_ylabels([above, axes])
    sheet.lane = axes


def _second_scales(
    axes: Axes, picture: Picture, options: Mapping[str, Any], theme: Theme, point: float
) -> None:
    """The far sides, in another unit, where the picture says so."""
    for axis, put, side in (
        (picture.x, axes.secondary_xaxis, "top"), (picture.y, axes.secondary_yaxis, "right"),
    ):  # fmt: skip
        if axis.also is None or axis.also[1] not in options:
            continue
        factor = float(options[axis.also[1]])
        made = put(side, functions=(lambda x, f=factor: x * f, lambda x, f=factor: x / f))
        made.tick_params(colors=theme.muted, labelsize=max(7.0, 0.88 * point))
        made.spines[side].set_color(theme.border)
        name = made.set_xlabel if side == "top" else made.set_ylabel
        name(f"[{worded(axis.also[0], options)}]", fontsize=max(7.0, 0.88 * point),
             color=theme.muted)  # fmt: skip


def _below(marks: Sequence[Marks], reading: Reading) -> dict[str, Any]:
    """Families are explained below the middle of their picture, where they leave room."""
    if not any(reading.words.get(layer.family) for layer in marks):
        return {}
    return {"loc": "lower center", "bbox_to_anchor": (0.44, 0.0), "ncols": 2}


def _number(axes: Axes, picture: Picture) -> None:
    """Logarithmic axes with the numbers of the screen."""
    for axis, log in ((axes.xaxis, picture.x.log), (axes.yaxis, picture.y.log)):
        if log:
            numbers.logarithmic(axis)


def _frame(axes: Axes, picture: Picture, reading: Reading, options: Mapping[str, Any]) -> None:
    """The ends of the axes: those of the options, of a raster, or of what is drawn."""
    raster = next((layer for layer in picture.layers if isinstance(layer, Raster)), None)
    for axis, put, side in ((picture.x, axes.set_xlim, "x"), (picture.y, axes.set_ylim, "y")):
        if axis.zoom is not None and all(name in options for name in axis.zoom):
            low, high = (float(options[name]) for name in axis.zoom)
            if low < high:
                put(low, high)
                continue
        centres = reading.arrays.get(getattr(raster, side)) if raster else None
        if centres is not None and not axis.log:
            put(*edges(np.asarray(centres, dtype=float)))
    for axis, ticks_of in ((picture.x, axes.set_xticks), (picture.y, axes.set_yticks)):
        if not axis.label:
            ticks_of([])
    if picture.equal:
        axes.set_aspect("equal")


def _bar(sheet: Sheet) -> None:
    bar = sheet.bar
    assert bar is not None
    low, high = levels.share(bar, bar.low), levels.share(bar, bar.high)
    beside = sheet.axes if sheet.lane is None else [sheet.axes, sheet.lane]
    made = colour_bar(beside, bar.lut, Normalize(low, high), bar.title, sheet.point, sheet.theme)
    shown = levels.of(bar, 6)
    made.set_ticks([share for share, _ in shown], labels=[word for _, word in shown])


# -- one function for each kind of layer ----------------------------------------------------------
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
