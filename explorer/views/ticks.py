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


def decades(low: float, high: float, count: int = 6) -> list[float]:
    """Places of round numbers on a logarithmic axis that runs from 10**low to 10**high."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    if high - low < 0.7:  # less than a factor of five: round numbers as on a plain axis
        return [math.log10(v) for v in ticks(10.0**low, 10.0**high, count) if v > 0]
    whole = range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
    if high - low < 2.5:
        fine = [
            k + math.log10(m) for k in range(math.floor(low), math.ceil(high)) for m in (1, 2, 5)
        ]
        return [v for v in fine if low - 1e-9 <= v <= high + 1e-9]
    every = max(1, math.ceil(len(whole) / max(count, 1)))
    return [float(k) for k in whole if k % every == 0]


def decade(value: float) -> str:
    """The number 10**value as a tick's text."""
    number = 10.0**value
    if 1e-3 <= number < 1e5:
        return f"{number:.5g}"
    power = math.floor(value + 1e-9)
    mantissa = f"{10.0 ** (value - power):.3g}"
    word = "10" + str(power).translate(SUPERSCRIPT)
    return word if mantissa == "1" else f"{mantissa}×{word}"


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
