"""Ticks at 1-2-5 steps, and numbers as short as they can be."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"
SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def step(low: float, high: float, count: int) -> float:
    """The 1-2-5 step that cuts the range into at most about `count` parts."""
    raw = (high - low) / max(count, 1)
    if not math.isfinite(raw) or raw <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= raw * (1 - 1e-9))


def ticks(low: float, high: float, count: int = 6) -> list[float]:
    """Multiples of a 1-2-5 step inside the range."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    size = step(low, high, count)
    first, last = math.ceil(low / size - 1e-9), math.floor(high / size + 1e-9)
    return [i * size for i in range(first, last + 1)]


def decimals(size: float) -> int:
    """Digits after the point that a step of this size needs."""
    return max(0, -math.floor(math.log10(size) + 1e-9))


def text(value: float, size: float) -> str:
    """A tick's number, given the step between ticks."""
    if abs(value) < size * 1e-6:
        return "0"
    if abs(value) >= 1e5 or size < 1e-4:
        mantissa, power = f"{value:.{_figures(value, size)}e}".split("e")
        word = "×10" + str(int(power)).translate(SUPERSCRIPT)
        return mantissa.rstrip("0").rstrip(".").replace("-", MINUS) + word
    return f"{value:.{decimals(size)}f}".replace("-", MINUS)


def _figures(value: float, size: float) -> int:
    return max(0, math.floor(math.log10(abs(value))) - math.floor(math.log10(size)))
