"""Numbers as a person writes and reads them."""

from __future__ import annotations

import math


def written(value: float | int, digits: int = 6) -> str:
    """The value as a person reads it; powers of ten below 1e-3 and from 1e5 on."""
    if isinstance(value, int):
        return str(value)
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    if 1e-3 <= abs(value) < 1e5:
        return f"{value:.{digits}g}"
    mantissa, _, exponent = f"{value:.{digits - 2}e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
    return f"{mantissa}e{int(exponent)}"


def read(text: str) -> float:
    """The number in `text`: point or comma, fractions such as 8/3. ValueError if it is none."""
    top, slash, bottom = text.strip().replace(",", ".").replace("\u2212", "-").partition("/")
    if not slash:
        return float(top)
    divisor = float(bottom)
    if divisor == 0:
        raise ValueError("division by zero")
    return float(top) / divisor
