"""Published and exact values of H and C, of the plane's borders, and of the bias of noise."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_series as series
from explorer.model import Expect
from explorer.numerics import plane

Row = dict[int, tuple[float, float]]


def exact_logistic() -> tuple[float, ...]:
    """H and C of the exact pattern shares of the logistic map at r = 4, n = 3."""
    return _plain(plane.entropy_complexity([1 / 3, 1 / 15, 4 / 15, 2 / 15, 1 / 5, 0.0]))


def exact_random_walk() -> tuple[float, ...]:
    """H and C of the exact pattern shares of a random walk, n = 3."""
    return _plain(plane.entropy_complexity([1 / 4, 1 / 8, 1 / 8, 1 / 8, 1 / 8, 1 / 4]))


def highest_upper(n: int) -> float:
    """The greatest C of the border of greatest complexity."""
    return float(plane.limits(n)[1][:, 1].max())


def highest_lower(n: int) -> float:
    """The greatest C of the border of least complexity."""
    return float(plane.limits(n)[0][:, 1].max())


def places_of_the_highest(n: int) -> tuple[float, float]:
    """H at the greatest C of the upper and of the lower border."""
    lower, upper = plane.limits(n)
    return float(upper[upper[:, 1].argmax(), 0]), float(lower[lower[:, 1].argmax(), 0])


def guides(n: int) -> tuple[float, float]:
    """H where periodic signals begin and end."""
    return plane.guides(n).H_min, plane.guides(n).H_max


def mean_of_noise(n: int) -> float:
    """Mean H of 500 white noises of 4096 patterns."""
    from explorer.numerics import ordinal

    noises = np.random.default_rng(7).standard_normal((500, 4096 + n - 1))
    return float(
        np.mean([plane.entropy_complexity(ordinal.counts(x, n).counts)[0] for x in noises])
    )


@lru_cache(maxsize=32)
def _coloured(k: float, n: int) -> tuple[float, ...]:
    """Mean H and C of ten series of 2^17 samples."""
    from explorer.numerics import ordinal

    counted = [ordinal.counts(series.coloured(k, seed), n).counts for seed in range(10)]
    return tuple(np.mean(plane.entropy_complexity(np.array(counted)), axis=1).tolist())


def _noise_of(k: float) -> Any:
    def coloured_noise(n: int) -> tuple[float, ...]:
        return _coloured(k, n)

    coloured_noise.__name__ = f"coloured_noise_f^-{k:g}"
    return coloured_noise


def _plain(point: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in point)


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

_UPPER = {3: 0.29145, 4: 0.35409, 5: 0.42482, 6: 0.49670, 7: 0.56051}
_LOWER = {3: 0.21996, 4: 0.21550, 5: 0.20701, 6: 0.19740, 7: 0.18936}
_PLACES = {3: (0.61315, 0.4821), 4: (0.56379, 0.4875), 5: (0.61503, 0.4844),
           6: (0.65419, 0.4751), 7: (0.68880, 0.4653)}  # fmt: skip
_GUIDES = {3: (0.38685, 1.0), 4: (0.21810, 0.72453), 5: (0.14478, 0.55124),
           6: (0.10535, 0.43932), 7: (0.08131, 0.36258)}  # fmt: skip
_SINE = {25: (0.2893, 0.2456), 75: (0.4573, 0.3590), 100: (0.5100, 0.3923),
         125: (0.5429, 0.4123)}  # fmt: skip
_COLOURED = {
    0.5: ({4: (0.9964, 0.0047), 5: (0.9948, 0.0092), 6: (0.9931, 0.0161)}, 0.003),
    1.0: ({4: (0.9835, 0.0209), 5: (0.9772, 0.0384), 6: (0.9715, 0.0622)}, 0.003),
    2.0: ({4: (0.9069, 0.1021), 5: (0.8797, 0.1622), 6: (0.8586, 0.2290)}, 0.003),
    2.5: ({4: (0.8018, 0.1798), 5: (0.7585, 0.2457), 6: (0.7262, 0.3115)}, 0.008),
    3.0: ({4: (0.555, 0.263), 5: (0.497, 0.282), 6: (0.444, 0.296)}, 0.021),
}
_SHAPED = "white noise shaped in frequency, mean of ten"


def _each(what: Any, values: dict[int, Any], tolerance: float, source: str) -> tuple[Expect, ...]:
    """An Expect of a function of n, for each n."""
    return tuple(
        Expect(what, value, tolerance, source, options={"n": n}) for n, value in values.items()
    )


def _waves() -> tuple[Expect, ...]:
    """A sine whose patterns span 0.1 to 0.5 of its period."""
    source = "a sine of 1000.123 samples per period, below the guide H_max"
    return tuple(
        Expect(name, value, 2e-3, source, data=series.wave, options={"tau": tau, "band": False})
        for tau, pair in _SINE.items()
        for name, value in zip("HC", pair, strict=True)
    )


def _pendulums() -> tuple[Expect, ...]:
    """One chaotic orbit, its patterns far too short, and as the sampling scheme advises."""
    source = "one orbit of the double pendulum; patterns of 0.4 natural times, or of 0.03"
    return tuple(
        Expect(name, value, 0.03, source, data=series.double_pendulum,
               options={"tau": tau, "band": False})
        for tau, pair in ((13, (0.583, 0.364)), (1, (0.22, 0.20)))
        for name, value in zip("HC", pair, strict=True)
    )  # fmt: skip


EXPECTS = (
    *_rows(
        _LOGISTIC, 1e-3, "Rosso et al. 2007; ordpy 1.2.3 on 1e6 iterates",
        of="logistic:x", params={"r": 4.0}, start={"x": 0.4}, **_MILLION,
    ),
    *_rows({6: (0.628827, 0.483962)}, 1e-6, "ordpy 1.2.3 and peccary 0.1.1 on the same iterates",
           data=series.logistic_first),
    Expect(exact_logistic, (0.8314454839, 0.1657671662), 1e-9, "exact shares at n = 3"),
    Expect(exact_random_walk, (0.9671320181, 0.0306017508), 1e-9, "exact shares at n = 3"),
    *_rows(_TWO, 1e-5, "exact: two patterns in turn", data=series.period_two),
    *_rows(_THREE, 1e-4, "exact: three patterns in turn", data=series.period_three),
    *_rows(_EIGHT, 1e-4, "exact: eight patterns or fewer in turn", data=series.period_eight),
    *_rows(_HENON, 1.5e-3, "ordpy 1.2.3 on 1e6 iterates", of="henon:x", **_MILLION),
    *_rows(_WALK, 1.5e-3, "n = 3 exact; ordpy 1.2.3 on 1e6 steps", data=series.random_walk),
    *_rows(_WHITE, 1e-4, "all patterns alike, less the bias of 1e6 samples",
           data=series.white_noise),
    *_rows(_ZERO, 0.0, "exact: one pattern", data=series.ramp),
    *_rows(_ZERO, 0.0, "exact: one pattern, all ties", data=series.constant),
    *_rows({5: (0.657, 0.403)}, 5e-3, "two levels look complex: ties", data=series.two_levels),
    *_waves(),
    *_pendulums(),
    *(
        expect
        for k, (row, tolerance) in _COLOURED.items()
        for expect in _each(_noise_of(k), row, tolerance, _SHAPED)
    ),
    Expect(mean_of_noise, 0.99697, 3e-4, "bias (N - 1)/(2 M ln N) of M independent windows",
           options={"n": 5}),
    *_each(highest_upper, _UPPER, 1e-5, "Martin, Plastino and Rosso 2006: closed form"),
    *_each(highest_lower, _LOWER, 5e-4, "Martin, Plastino and Rosso 2006: closed form"),
    *_each(places_of_the_highest, _PLACES, 2e-3, "Martin, Plastino and Rosso 2006: closed form"),
    *_each(guides, _GUIDES, 6e-6, "Hyman et al. 2025: ln 2 and ln 2[2(n-2)+1] over ln n!"),
)  # fmt: skip
