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


def finite(name: str, samples: Any, least: int) -> np.ndarray:
    """A series (n,) float64 without gaps; BadInput when it is shorter than `least`, or not."""
    x = np.ascontiguousarray(samples, dtype=np.float64)
    if x.ndim != 1:
        raise BadInput(f"{name} needs a series (n,), got shape {x.shape}")
    x = x[np.isfinite(x)] if not np.isfinite(x).all() else x
    if x.size < least:
        raise BadInput(f"{name} needs {least} finite samples or more, got {x.size}")
    return x
