"""Looks at a figure as a printer would: words, lines, and whether anything lies upon anything."""

from matplotlib.collections import Collection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

SMALLEST_TEXT, THINNEST_LINE = 6.0, 0.25  # [pt]
TOUCH = 0.6  # [pt] that boxes of words may share: they are a little larger than their ink


def words(figure):
    """Every text that is really seen."""
    found = {id(text): text for text in figure.findobj(Text)}
    every = [*figure.axes, *(child for axes in figure.axes for child in axes.child_axes)]
    for axis in [axis for axes in every for axis in (axes.xaxis, axes.yaxis)]:
        ticks = (*axis.majorTicks, *axis.minorTicks)
        mine = [text for tick in ticks for text in (tick.label1, tick.label2)]
        shown = [*(_numbers(axis) if axis.axes.axison else [])]
        if not axis.axes.axison:
            mine += [axis.label, axis.offsetText]
        for text in mine:
            found.pop(id(text), None)
        found |= {id(text): text for text in shown}
    seen = [text for text in found.values() if text.get_visible() and text.get_text().strip()]
    return [text for text in seen if text.axes is None or text.axes.get_visible()]


def _numbers(axis):
    """The numbers of an axis that lie within its range."""
    low, high = sorted(axis.get_view_interval())
    slack = 1e-9 * (high - low)
    ticks = (*axis.get_major_ticks(), *axis.get_minor_ticks())
    inside = [tick for tick in ticks if low - slack <= tick.get_loc() <= high + slack]
    return [text for tick in inside for text in (tick.label1, tick.label2)]


def faults(figure):
    """What a printer would send back, in words; [] for a figure that is fit to print."""
    figure.draw_without_rendering()
    return [*_words_faults(figure), *_line_faults(figure), *_name_faults(figure)]


def _words_faults(figure):
    found, seen = [], words(figure)
    scale = figure.dpi / 72
    width, height = figure.bbox.width, figure.bbox.height
    boxes = [(text.get_text(), text.get_window_extent()) for text in seen]
    for text, (word, box) in zip(seen, boxes, strict=True):
        if text.get_fontsize() < SMALLEST_TEXT:
            found.append(f"{word!r} has {text.get_fontsize():.1f} pt")
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            found.append(f"{word!r} leaves the paper")
    for i, (one, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            across = min(a.x1, b.x1) - max(a.x0, b.x0)
            up = min(a.y1, b.y1) - max(a.y0, b.y0)
            if across > TOUCH * scale and up > TOUCH * scale:
                found.append(f"{one!r} lies upon {other!r}")
    return found


def _line_faults(figure):
    found = []
    for artist in figure.findobj(lambda one: isinstance(one, (Line2D, Collection, Patch))):
        widths = [artist.get_linewidth()]
        if isinstance(artist, Collection):
            widths = [w for w in artist.get_linewidth() if len(artist.get_edgecolor())]
        thin = [width for width in widths if 0 < width < THINNEST_LINE]
        if thin and artist.get_visible():
            found.append(f"{type(artist).__name__} of {min(thin):.2f} pt")
    return found


def _name_faults(figure):
    """Axes and colour bars without a name."""
    found = []
    inset = [child for axes in figure.axes for child in axes.child_axes]
    for axes in [*figure.axes, *inset]:
        if not axes.axison:
            continue
        names = {"x": axes.get_xlabel(), "y": axes.get_ylabel()}
        bar = hasattr(axes, "_colorbar")
        if bar and not names["y"]:
            found.append("a colour bar has no name")
        for side, name in names.items():
            axis = axes.xaxis if side == "x" else axes.yaxis
            numbered = any(t.label1.get_visible() and t.label1.get_text()
                           for t in axis.get_major_ticks())  # fmt: skip
            if not bar and numbered and not name:
                found.append(f"the {side} axis has no name")
    return found
