"""Published and exact values of H and C, and the series they belong to."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from explorer.model import Expect

Row = dict[int, tuple[float, float]]


def _iterated(r: float) -> np.ndarray:
    """The settled orbit of the logistic map: 20 000 iterates, 100 000 discarded."""
    x, kept = 0.4, np.empty(20_000)
    for i in range(-100_000, kept.size):
        x = r * x * (1.0 - x)
        if i >= 0:
            kept[i] = x
    return kept


@lru_cache(maxsize=1)
def _period_two() -> np.ndarray:
    return _iterated(3.05)


@lru_cache(maxsize=1)
def _period_eight() -> np.ndarray:
    return _iterated(3.55)


@lru_cache(maxsize=1)
def _period_three() -> np.ndarray:
    return _iterated(3.83)


@lru_cache(maxsize=1)
def _random_walk() -> np.ndarray:
    return np.cumsum(_white_noise())


@lru_cache(maxsize=1)
def _white_noise() -> np.ndarray:
    return np.random.default_rng(1).standard_normal(1_000_000)


def _ramp() -> np.ndarray:
    return np.arange(1000.0)


def _constant() -> np.ndarray:
    return np.full(1000, 0.1)


def _rows(row: Row, tolerance: float, source: str, **subject: Any) -> tuple[Expect, ...]:
    """An Expect of H and one of C for each n."""
    return tuple(
        Expect(name, value, tolerance, source, options={"n": n, "band": False}, **subject)
        for n, pair in row.items()
        for name, value in zip("HC", pair, strict=True)
    )


_LOGISTIC = {3: (0.83152, 0.16569), 4: (0.73902, 0.29176), 5: (0.67992, 0.39919),
             6: (0.62959, 0.48426)}  # fmt: skip
_TWO = {3: (0.386853, 0.271239), 4: (0.21810, 0.19671), 5: (0.144783, 0.14080),
        6: (0.105354, 0.10469)}  # fmt: skip
_THREE = {3: (0.61315, 0.29145), 4: (0.34569, 0.28362), 5: (0.22948, 0.21760),
          6: (0.16698, 0.16498)}  # fmt: skip
_EIGHT = {3: (0.77371, 0.22552), 4: (0.43621, 0.32691), 5: (0.43435, 0.36906),
          6: (0.31606, 0.30443)}  # fmt: skip
_HENON = {3: (0.88243, 0.13219), 4: (0.68819, 0.30989), 5: (0.61551, 0.40437),
          6: (0.55529, 0.45864)}  # fmt: skip
_WALK = {3: (0.96706, 0.03067), 4: (0.93863, 0.06997), 5: (0.91572, 0.11942),
         6: (0.89696, 0.17699)}  # fmt: skip
_WHITE = {3: (1.0, 0.0), 4: (1.0, 0.0), 5: (0.99999, 0.00002), 6: (0.99994, 0.00014)}
_ZERO = dict.fromkeys((3, 4, 5, 6, 7), (0.0, 0.0))
_MILLION = {"steps": 1_000_000}

EXPECTS = (
    *_rows(
        _LOGISTIC, 1e-3, "Rosso et al. 2007; ordpy 1.2.3 on 1e6 iterates",
        of="logistic:x", params={"r": 4.0}, start={"x": 0.4}, **_MILLION,
    ),
    *_rows(_TWO, 1e-5, "exact: two patterns in turn", data=_period_two),
    *_rows(_THREE, 1e-4, "exact: three patterns in turn", data=_period_three),
    *_rows(_EIGHT, 1e-4, "exact: eight patterns or fewer in turn", data=_period_eight),
    *_rows(_HENON, 1.5e-3, "ordpy 1.2.3 on 1e6 iterates", of="henon:x", **_MILLION),
    *_rows(_WALK, 1.5e-3, "n = 3 exact; ordpy 1.2.3 on 1e6 steps", data=_random_walk),
    *_rows(_WHITE, 1e-4, "all patterns alike, less the bias of 1e6 samples", data=_white_noise),
    *_rows(_ZERO, 0.0, "exact: one pattern", data=_ramp),
    *_rows(_ZERO, 0.0, "exact: one pattern, all ties", data=_constant),
)  # fmt: skip
