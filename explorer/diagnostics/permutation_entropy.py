"""Permutation entropy and complexity: where a signal lies between order, chaos and noise."""

from __future__ import annotations

from math import factorial
from typing import Any

import numpy as np

from explorer.model import BadInput, Diagnostic, Expect, Param, Reading, Series, Source, Value

REPLICATES = 200
STRETCHES = 200  # most blocks that the bootstrap draws from


def compute(
    samples: np.ndarray, n: int, tau: int, ties: str, correction: bool, seed: int = 0
) -> Reading:
    """H and C of a whole series (L,), with a band from a block bootstrap.

    raises   BadInput when the series is shorter than one pattern, or not a series of numbers
    """
    from explorer.numerics import ordinal

    try:
        found = ordinal.counts(samples, n, tau, ties, seed)
    except ValueError as error:
        raise BadInput(f"permutation_entropy: {error}") from None
    band = (np.nan, np.nan)
    if found.windows >= 2:
        codes, _ = ordinal.codes(samples, n, tau, ties, seed)
        band = _band(codes[codes >= 0], n, tau, seed)
    return _reading(found.counts, found.windows, found.tied, found.dropped, band, correction)


def _band(codes: np.ndarray, n: int, tau: int, seed: int) -> tuple[float, float]:
    """Half the 16-84 % width of H and of C over block-bootstrap replicates.

    Whole stretches of the series are drawn, each longer than its patterns reach, so what belongs
    together stays together.
    """
    from explorer.numerics.plane import entropy_complexity

    cells = factorial(n)
    stretches = min(STRETCHES, len(codes) // (4 * n * tau))
    if stretches < 8:
        return np.nan, np.nan
    length = len(codes) // stretches
    block = np.repeat(np.arange(stretches), length)
    flat = np.bincount(block * cells + codes[: stretches * length], minlength=stretches * cells)
    draws = np.random.default_rng(seed).multinomial(
        stretches, np.full(stretches, 1.0 / stretches), REPLICATES
    )
    H, C = entropy_complexity(draws @ flat.reshape(stretches, cells))
    low, high = np.percentile([H, C], [16, 84], axis=1)
    return tuple(float(half) for half in (high - low) / 2)  # type: ignore[return-value]


def _reading(
    counts: np.ndarray,
    windows: int,
    tied: int,
    dropped: int,
    band: tuple[float, float],
    correction: bool,
) -> Reading:
    from explorer.numerics.plane import entropy_complexity

    H, C = entropy_complexity(counts, correction)
    notes = []
    if windows < 5 * len(counts):
        notes.append(f"{windows} windows are few for {len(counts)} patterns (five each are needed)")
    if windows + dropped and tied > 0.01 * (windows + dropped):
        notes.append(f"{100 * tied / (windows + dropped):.1f} % of the windows hold equal samples")
    if dropped:
        notes.append(f"{dropped} windows left out")
    return Reading(
        values={"H": float(H), "C": float(C), "missing": float(np.sum(counts == 0))},
        arrays={"counts": counts, "probabilities": counts / max(1, windows)},
        uncertainty={"H": band[0], "C": band[1]} if np.isfinite(band[0]) else {},
        notes=tuple(notes),
        settings={"windows": windows, "tied": tied, "dropped": dropped},
        provisional=windows < 5 * len(counts),
    )


class Follower:
    """H and C of the last `window` patterns of a running channel, O(1) per sample."""

    def __init__(self, n: int, tau: int, window: int, ties: str, correction: bool) -> None:
        from explorer.numerics.ring import Ring

        self.ring = Ring(n, tau, window, ties)
        self.n, self.tau, self.correction = n, tau, correction

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """See Stream: a gap begins anew, so that no pattern spans it."""
        if gap:
            self.ring.clear()
        self.ring.feed(samples)

    def read(self) -> Reading:
        """The reading of the ring as it is filled now."""
        ring = self.ring
        if not ring.filled:
            return Reading(values={"H": np.nan, "C": np.nan}, provisional=True)
        codes = ring.kept
        band = _band(codes, self.n, self.tau, 0)
        return _reading(ring.counts.copy(), ring.filled, 0, 0, band, self.correction)


def _ramp() -> Any:
    return np.arange(1000.0)


def _white() -> Any:
    return np.random.default_rng(1).standard_normal(1_000_000)


def _walk() -> Any:
    return np.cumsum(np.random.default_rng(2).standard_normal(1_000_000))


def _rows(
    values: dict[int, tuple[float, float]], tolerance: float, source: str, **subject: Any
) -> tuple[Expect, ...]:
    """An Expect of H and one of C for each dimension."""
    return tuple(
        Expect(name, value, tolerance, source, options={"n": n}, **subject)
        for n, pair in values.items()
        for name, value in zip(("H", "C"), pair, strict=True)
    )


LONG = {"of": "logistic:x", "steps": 1_000_000, "start": {"x": 0.4}}
ROSSO = "ordpy 1.2.3 on 1e6 iterates; Rosso et al. 2007"
WALK = {3: (0.96706, 0.03067), 4: (0.93863, 0.06997), 5: (0.91572, 0.11942), 6: (0.89696, 0.17699)}

DIAGNOSTIC = Diagnostic(
    key="permutation_entropy",
    title="Permutation entropy",
    about="How evenly the order patterns of n successive samples occur (H), and how much structure "
    "there is between order and noise (C). Low H: regular. High C at middle H: deterministic "
    "chaos. H near 1: noise. Choose tau so that a pattern spans about 0.4 of the natural period.",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=Follower,
    values=(
        Value("H", "", "0 regular, 1 every pattern equally often", "H", range=(0.0, 1.0)),
        Value("C", "", "statistical complexity: structure between order and noise", "C"),
        Value("missing", "", "patterns that never occurred", label="missing"),
    ),
    params=(
        Param("n", 5, 3, 7, "samples per pattern", kind="int", hard_min=3, hard_max=7),
        Param("tau", 1, 1, 500, "samples between those of a pattern", kind="int",
              scale="log", tex=r"\tau", hard_min=1),
        Param("window", 4096, 256, 65536, "patterns kept when live", kind="int", scale="log",
              hard_min=2),
        Param("ties", "stable", choices=("stable", "noise", "drop"),
              help="equal samples: the earlier is smaller; a seeded coin; windows left out"),
        Param("correction", False, help="Miller-Madow: adds (K - 1)/(2 M) to the entropy"),
    ),
    sources=(
        Source("C. Bandt, B. Pompe", "Permutation entropy: a natural complexity measure for time "
               "series", 2002, "Phys. Rev. Lett. 88, 174102"),
        Source("O. A. Rosso, H. A. Larrondo, M. T. Martin, A. Plastino, M. A. Fuentes",
               "Distinguishing noise from chaos", 2007, "Phys. Rev. Lett. 99, 154102"),
    ),
    expects=(
        *_rows({3: (0.83152, 0.16569), 4: (0.73902, 0.29176), 5: (0.67992, 0.39919),
                6: (0.62959, 0.48426)}, 1e-3, ROSSO, params={"r": 4.0}, **LONG),
        *_rows({3: (0.386853, 0.271239), 4: (0.21810, 0.19671), 5: (0.144783, 0.14080),
                6: (0.105354, 0.10469)}, 1e-3, "two patterns, exact; the start is a transient",
               params={"r": 3.05}, of="logistic:x", steps=200_000),
        *_rows({3: (0.88243, 0.13219), 4: (0.68819, 0.30989), 5: (0.61551, 0.40437),
                6: (0.55529, 0.45864)}, 1.5e-3, "ordpy 1.2.3 on 1e6 iterates of the Henon map",
               of="henon:x", steps=1_000_000),
        *_rows(WALK, 1.5e-3, "n = 3 exact; others ordpy 1.2.3 on 1e6 steps", data=_walk),
        *_rows({3: (1.0, 0.0), 5: (0.99999, 0.00002)}, 1e-4, "white noise", data=_white),
        *_rows({3: (0.0, 0.0), 6: (0.0, 0.0)}, 0.0, "one pattern, exact", data=_ramp),
    ),
)  # fmt: skip
