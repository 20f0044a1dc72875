"""What an independent audit measured of a flow, as Expects.

The audit integrated each system with DOP853 (rtol 1e-9, exact Jacobians) over 2000 of its periods
after 300 of transient. Its rule: the largest exponent within a tenth or four standard errors, the
sum within a hundredth or four standard errors; what is not chaotic must not grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.model import Expect

SOURCE = "audit: DOP853 with exact Jacobians, 2000 periods"
STILL = 0.03  # growth per period below which a system counts as not chaotic


def chaotic(
    largest: float,
    error: float,
    total: float,
    *,
    spread: float = 0.0,
    options: Mapping[str, Any] | None = None,
    preset: str | None = None,
    quick: bool = False,
) -> tuple[Expect, ...]:
    """The largest exponent [1/time] with its standard error, and the sum of all exponents.

    spread    [1/time] standard error of the sum over 2000 periods, where it wanders more than the
              largest exponent does
    options   of the diagnostic `lyapunov`, where its own choice of length does not suit
    quick     met within a second or two, so part of every test run
    """
    given = {"options": options or {}, "preset": preset, "thorough": not quick}
    room = max(0.01 * abs(total), 4 * error, 4 * spread)
    return (
        Expect("lyapunov.largest", largest, max(0.1 * largest, 4 * error), SOURCE, **given),
        Expect("lyapunov.sum", total, room, SOURCE, **given),
    )


def regular(
    period: float,
    *,
    options: Mapping[str, Any] | None = None,
    preset: str | None = None,
    quick: bool = False,
) -> tuple[Expect, ...]:
    """The largest exponent of a system that is not chaotic: nothing grows within its period."""
    given = {"options": options or {}, "preset": preset, "thorough": not quick}
    return (Expect("lyapunov.largest", 0.0, STILL / period, SOURCE, **given),)
