"""Any Picture of a Reading on paper: the same layers as on screen, by matplotlib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.colors import Normalize

from explorer.model import Experiment, Reading
from explorer.model.picture import Marks, Picture, Raster, worded
from explorer.views import levels, numbers, tint, wording
from explorer.views.page import Axes, colour_bar, dress
from explorer.views.page_layers import DRAW
from explorer.views.page_marks import Sheet, draw_marks, explain_families
from explorer.views.parts import WHOLE, Parts
from explorer.views.spans import edges, lane_span
from explorer.views.theme import Theme

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
