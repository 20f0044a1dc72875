"""Exponents of maps as Expects: from a closed form, or measured by an independent loop."""

from __future__ import annotations

from typing import Any

from explorer.model import Expect

TWIN = "1e7 iterations of two neighbours 1e-9 apart, an independent loop"
LOOP = "independent loop in double precision"
SHORT = {"until": 40_000.0, "renew": 1}
LONG = {"until": 1e6}


def largest(value: float, tolerance: float = 3e-3, source: str = TWIN, **given: Any) -> Expect:
    """The largest exponent [1/step]."""
    given = {"options": LONG, **given}
    return Expect("lyapunov.largest", value, tolerance, source, **given)


def exact(value: float, why: str, tolerance: float = 1e-6, **given: Any) -> Expect:
    """The largest exponent where every step stretches by the same factor."""
    return Expect("lyapunov.largest", value, tolerance, why, options=SHORT, **given)


def total(value: float, why: str = "ln of the determinant, exact", **given: Any) -> Expect:
    """The sum of the exponents where the determinant is the same everywhere."""
    return Expect("lyapunov.sum", value, 1e-6, why, options=SHORT, **given)
