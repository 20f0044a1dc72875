"""How Lyapunov exponents are looked at: the spectrum with its errors, and how they settle."""

from __future__ import annotations

import numpy as np

from explorer.model import Axis, Bars, Line, Picture

MOST = 12  # exponents whose settling is drawn
POINTS = 1000  # along each of them
RATES = ("spectrum", "standard_error", "error_bar", "running", "zero")

SPECTRUM = Picture(
    "spectrum", Axis("exponent"), Axis("rate", "1/time"),
    (
        Bars("number", "spectrum"),
        Line("error_at", "error_bar", quiet=True),
    ),
)  # fmt: skip
SETTLING = Picture(
    "settling", Axis("time measured", "time"), Axis("rate", "1/time"),
    (Line("measured", "running"), Line("measured", "zero", quiet=True, dashed=True)),
)  # fmt: skip
PICTURES = (SPECTRUM, SETTLING)


def arrays(
    rates: np.ndarray, spectrum: np.ndarray, errors: np.ndarray, time: float
) -> dict[str, np.ndarray]:
    """Arrays of both pictures; rates (blocks, d) [1/time] in the order they were measured."""
    number = np.arange(1, len(spectrum) + 1, dtype=float)
    gap = np.full(len(number), np.nan)
    shown = np.unique(np.linspace(0, len(rates) - 1, min(POINTS, len(rates))).astype(int))
    means = np.cumsum(rates[:, :MOST], axis=0)[shown] / (shown[:, None] + 1.0)
    return {
        "number": number,
        "error_at": np.stack([number, number, gap], axis=1).ravel(),
        "error_bar": np.stack([spectrum - errors, spectrum + errors, gap], axis=1).ravel(),
        "measured": (shown + 1.0) * time / len(rates),
        "running": means.T.copy(),
        "zero": np.zeros(len(shown)),
    }
