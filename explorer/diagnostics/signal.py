"""What the measures of a plain signal share: what they refuse, and two of their dials."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import BadInput, Param

LENGTH = Param("m", 2, 1, 5, "samples per stretch", kind="int", hard_min=1, hard_max=10)
TOLERANCE = Param(
    "tolerance", 0.2, 0.05, 0.5, "greatest distance that counts as alike, in standard deviations",
    tex="r", unit="sd", hard_min=0.0,
)  # fmt: skip

SAFE = (1e-100, 1e100)  # sizes whose squares neither vanish nor overflow


def finite(name: str, samples: Any, least: int) -> np.ndarray:
    """A series (n,) float64 without gaps; BadInput when it is shorter than `least`, or not."""
    x = np.ascontiguousarray(samples, dtype=np.float64)
    if x.ndim != 1:
        raise BadInput(f"{name} needs a series (n,), got shape {x.shape}")
    x = x[np.isfinite(x)] if not np.isfinite(x).all() else x
    if x.size < least:
        raise BadInput(f"{name} needs {least} finite samples or more, got {x.size}")
    return x


def moderate(x: np.ndarray) -> np.ndarray:
    """The series over a power of two where its squares would overflow or vanish, else itself.

    For measures that do not depend on the unit.
    """
    top = float(np.abs(x[np.isfinite(x)]).max(initial=0.0))
    safe = top == 0.0 or SAFE[0] <= top <= SAFE[1]
    return x if safe else np.ldexp(x, -int(np.frexp(top)[1]))


def high(x: np.ndarray, cut: float) -> np.ndarray:
    """Which samples are above a cut; those equal to it join the side that needs them more.

    Of two values one is the median: with it on the wrong side, nothing would be high.
    """
    above, reached = x > cut, x >= cut
    return reached if abs(reached.mean() - 0.5) < abs(above.mean() - 0.5) else above
