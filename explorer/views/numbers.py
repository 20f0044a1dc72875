"""Numbers along the axes of a figure: short, upright, and never one upon another."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.ticker import (
    FixedLocator,
    FuncFormatter,
    LogLocator,
    MaxNLocator,
    NullFormatter,
    ScalarFormatter,
)

from explorer.views.ticks import MINUS, SUPERSCRIPT, decade

Axis = Any
GAP = 0.3  # of the font size that stays free between two numbers
FEWEST = 2
PLAIN = re.compile(r"(?:1e([-+]?\d+))?([-+].+)?")  # as in 1e-12+1.02083e1


class Numbers(ScalarFormatter):
    """Plain numbers; what they have in common stands at the end, in letters of full size."""

    def get_offset(self) -> str:
        """The factor and the number to add, as in ×10⁻¹² + 10.2083; or nothing."""
        found = PLAIN.fullmatch(super().get_offset().replace(MINUS, "-"))
        if found is None:
            return ""
        words = ["×10" + str(int(found[1])).translate(SUPERSCRIPT)] if found[1] else []
        if found[2]:
            shift = float(found[2])
            words += ["+" if shift > 0 else MINUS, f"{abs(shift):.12g}"]
        return " ".join(words)


def plain(axis: Axis, size: float, colour: str) -> None:
    """An axis with the numbers of this house."""
    axis.set_major_formatter(Numbers())
    axis.get_offset_text().set(fontsize=size, color=colour)


def logarithmic(axis: Axis) -> None:
    """Powers of ten as words, for a logarithmic axis."""
    axis.set_major_formatter(FuncFormatter(lambda v, _: decade(np.log10(v)) if v > 0 else ""))
    axis.set_minor_formatter(NullFormatter())


def settle(figure: Any) -> None:
    """Lay the figure out, and take numbers away until none touches another."""
    for _ in range(5):
        figure.draw_without_rendering()
        every = [axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)]
        crowded = [(axis, count) for axis in every if (count := _touching(axis))]
        if not crowded:
            return
        for axis, count in crowded:
            _thin(axis, max(FEWEST, count - 2))


def _touching(axis: Axis) -> int:
    """How many numbers stand along the axis, where two of them touch; else 0."""
    if isinstance(axis.get_major_locator(), FixedLocator) or not axis.get_visible():
        return 0
    low, high = sorted(axis.get_view_interval())
    seen = [tick.label1 for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    words = [word for word in seen if word.get_visible() and word.get_text()]
    if len(words) <= FEWEST:
        return 0
    side = 0 if axis.axis_name == "x" else 1
    boxes = sorted(word.get_window_extent().get_points()[:, side].tolist() for word in words)
    gap = GAP * words[0].get_fontsize() * axis.axes.figure.dpi / 72
    near = any(b[0] - a[1] < gap for a, b in pairwise(boxes))
    return len(words) if near else 0


def _thin(axis: Axis, count: int) -> None:
    if axis.get_scale() == "log":
        axis.set_major_locator(LogLocator(numticks=count))
    else:
        axis.set_major_locator(MaxNLocator(nbins=count, steps=[1, 2, 2.5, 5, 10]))
