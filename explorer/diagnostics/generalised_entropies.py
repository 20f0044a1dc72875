"""Rényi and Tsallis entropies of ordinal patterns: what rare and frequent orders say.

q below 1 listens to rare orders, q above 1 to frequent ones; q = 1 is the permutation entropy.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import BANDT, TAU, TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest, remarks, timing
from explorer.diagnostics.entropy_series import logistic_short, period_two, ramp
from explorer.model import (
    Axis,
    Card,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)
from explorer.numerics import field_entropy as entropy

POINTS = 121  # along each curve


def compute(
    samples: np.ndarray, n: int, tau: int, q: float, ties: str, seed: int,
    iterated: bool = False,
) -> Reading:  # fmt: skip
    """Normalised entropies at q, the ends of the Rényi family, and both curves over q."""
    from explorer.numerics import ordinal

    x = checked(samples, n, tau)
    counted = ordinal.counts(x, n, tau, ties, seed)
    p = counted.counts / max(counted.windows, 1)
    orders = np.linspace(0.0, max(2.0 * q, 4.0), POINTS)
    curves = np.array([normalised(p, order) for order in orders])
    at = normalised(p, q)
    return Reading(
        values={
            "renyi": at[0],
            "tsallis": at[1],
            "shannon": normalised(p, 1.0)[0],
            "hartley": normalised(p, 0.0)[0],
            "least": normalised(p, math.inf)[0],
        },
        arrays={
            "q": orders,
            "renyi_of_q": curves[:, 0],
            "tsallis_of_q": curves[:, 1],
            "chosen": np.array([q, q]),
            "shannon_at": np.array([1.0, 1.0]),
            "height": np.array([0.0, 1.0]),
        },
        notes=(
            *remarks(n, counted.windows, counted.tied, counted.dropped, ties, tau),
            *timing(x, n, tau, iterated),
        ),
        settings={"n": n, "tau": tau, "q": q, "windows": counted.windows},
        provisional=counted.windows < fewest(n),
    )


def normalised(p: np.ndarray, q: float) -> tuple[float, float]:
    """Rényi and Tsallis entropy over those of a uniform distribution; NaN where p is empty."""
    if not p.any():
        return math.nan, math.nan
    even = np.full(p.size, 1.0 / p.size)
    # at q = inf the Tsallis family is 0 whatever p is
    T = math.nan if math.isinf(q) else entropy.tsallis(p, q) / entropy.tsallis(even, q)
    return entropy.renyi(p, q) / math.log(p.size) + 0.0, T + 0.0  # -0 is no entropy


_ORDPY = "ordpy 1.2.3 on the same 2e4 iterates"

DIAGNOSTIC = Diagnostic(
    key="generalised_entropies",
    title="Rényi and Tsallis entropies of order",
    about="Two families of entropies of the ordinal patterns: small q listens to rare orders, "
    "large q to frequent ones, and q = 1 is the permutation entropy itself.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("renyi", "1", "Rényi entropy at q over ln n!", "S_q", range=(0.0, 1.0)),
        Value("tsallis", "1", "Tsallis entropy at q over its greatest", "T_q", range=(0.0, 1.0)),
        Value("shannon", "1", "q = 1: the permutation entropy", "H", range=(0.0, 1.0)),
        Value("hartley", "1", "q = 0: the logarithm of the orders that occurred", "S_0",
              range=(0.0, 1.0)),
        Value("least", "1", "q = inf: minus the logarithm of the most frequent one", r"S_\infty",
              range=(0.0, 1.0)),
    ),
    params=(
        N,
        TAU,
        Param("q", 2.0, 0.0, 10.0, "order of the entropies", tex="q", hard_min=0.0,
              hard_max=1000.0),
        TIES,
    ),
    pictures=(
        Picture(
            "against q", Axis("order q"), Axis("entropy over its greatest"),
            (
                Line("q", "renyi_of_q", "Rényi"),
                Line("q", "tsallis_of_q", "Tsallis"),
                Line("shannon_at", "height", "Shannon", quiet=True, dashed=True),
                Line("chosen", "height", "q = {q}", quiet=True),
            ),
            title="Rényi and Tsallis entropies of the orders, n = {n}",
        ),
    ),
    sources=(
        BANDT,
        Source(
            "A. Rényi", "On measures of entropy and information", 1961,
            "Proc. 4th Berkeley Symposium on Mathematical Statistics and Probability 1, 547-561",
        ),
        Source(
            "C. Tsallis", "Possible generalization of Boltzmann-Gibbs statistics", 1988,
            "J. Stat. Phys. 52, 479-487", "10.1007/BF01016429",
        ),
    ),
    expects=(
        Expect("shannon", 0.6801013, 1e-6, _ORDPY, data=logistic_short),
        *(
            Expect(name, math.log(2) / math.log(120), 1e-12, "exact: two orders alike",
                   data=period_two, options={"q": q})
            for name, q in (("renyi", 0.0), ("renyi", 1.0), ("renyi", 3.0), ("hartley", 2.0))
        ),
        Expect("tsallis", (1 - 0.5) / (1 - 1 / 120), 1e-12, "exact: two orders alike, q = 2",
               data=period_two),
        Expect("renyi", 0.0, 1e-15, "exact: one order", data=ramp),
    ),
    card=Card(
        formula=(
            r"S_q = \frac{\ln \sum_\pi p_\pi^q}{1 - q}",
            r"T_q = \frac{1 - \sum_\pi p_\pi^q}{q - 1}",
        ),
        range="0 (one order) to 1 (all alike), both over their greatest; S_q never rises with q",
        unit="1",
        data="5 n! patterns or more; far more for q below 1, which listens to rare orders",
        lies=(
            "At small q a single stray window counts as much as a frequent order.",
            "At large q only the most frequent order is heard.",
            "What makes the permutation entropy lie makes these lie too: look at its card.",
        ),
        source="Rényi 1961; Tsallis 1988",
    ),
)  # fmt: skip
