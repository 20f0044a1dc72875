"""The numbers beside a colour bar, and where along it they stand."""

from __future__ import annotations

import math

from explorer.views import ticks
from explorer.views.label import ColourBar


def share(bar: ColourBar, value: float) -> float:
    """How far up the bar a value stands, 0 to 1."""
    if bar.scale == "log":
        return math.log1p(value - bar.low) / math.log1p(bar.high - bar.low)
    return (value - bar.low) / (bar.high - bar.low)


def of(bar: ColourBar, count: int) -> list[tuple[float, str]]:
    """(share, number as text) of about `count` levels."""
    if not bar.high > bar.low:
        return []
    if bar.scale == "log":
        top = int(math.log10(max(bar.high, 1.0)))
        values = [v for v in (0.0, *(10.0**k for k in range(top + 1))) if v <= bar.high]
        words = [f"{v:,.0f}".replace(",", "\N{THIN SPACE}") for v in values]
    elif bar.cyclic:
        values = [-180.0, -90.0, 0.0, 90.0, 180.0]
        words = [ticks.text(v, 90) for v in values]
    else:
        size = ticks.step(bar.low, bar.high, count)
        values = ticks.ticks(bar.low, bar.high, count)
        words = [ticks.text(v, size) for v in values]
    return [(share(bar, v), word) for v, word in zip(values, words, strict=True)]
