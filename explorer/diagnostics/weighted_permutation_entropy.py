"""Weighted permutation entropy: large swings count for more than small wiggles of the same order.

Each window counts with its variance, so a spike or a burst is not drowned by quiet noise.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import TAU, TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest, remarks, timing
from explorer.diagnostics.entropy_series import constant, logistic_short, ramp
from explorer.model import (
    Axis,
    Bars,
    Card,
    Diagnostic,
    Expect,
    Line,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)
from explorer.numerics import plane


def compute(
    samples: np.ndarray, n: int, tau: int, ties: str, seed: int,
    iterated: bool = False,
) -> Reading:  # fmt: skip
    """H and C of the weighted shares, beside the plain H."""
    from explorer.numerics.weighted import weights

    x = checked(samples, n, tau)
    weighed, counted = weights(x, n, tau, ties, seed)
    total = weighed.sum()
    if total > 0.0:
        H, C = (float(value) for value in plane.entropy_complexity(weighed))
    else:  # a constant: nothing weighs anything
        H, C = (0.0, 0.0) if counted.windows else (math.nan, math.nan)
    plain = plane.entropy_complexity(counted.counts)
    return Reading(
        values={"H": H, "C": C, "H_plain": float(plain[0]), "C_plain": float(plain[1])},
        arrays={
            "pattern": np.arange(weighed.size),
            "weights": weighed / (total or 1.0),
            "probabilities": counted.counts / max(counted.windows, 1),
            **entropy_plane.at(n, H, C),
        },
        notes=(
            *remarks(n, counted.windows, counted.tied, counted.dropped, ties, tau),
            *timing(x, n, tau, iterated),
        ),
        settings={"n": n, "tau": tau, "windows": counted.windows},
        provisional=counted.windows < fewest(n),
        words=entropy_plane.words(f"τ = {tau}"),
    )


DIAGNOSTIC = Diagnostic(
    key="weighted_permutation_entropy",
    title="Weighted permutation entropy",
    about="The entropy of the orders with each pattern counted by its variance: bursts and spikes "
    "show, small wiggles and background noise count little.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "entropy of the weighted orders", "H_w", "weighted entropy", (0.0, 1.0)),
        Value("C", "1", "complexity of the weighted orders", "C_w", "weighted complexity",
              (0.0, 0.6)),
        Value("H_plain", "1", "entropy of the orders, all alike", "H", range=(0.0, 1.0)),
        Value("C_plain", "1", "complexity of the orders, all alike", "C", range=(0.0, 0.6)),
    ),
    params=(N, TAU, TIES),
    pictures=(
        entropy_plane.PLANE,
        Picture(
            "patterns", Axis("pattern, by its code"), Axis("share"),
            (Bars("pattern", "weights", "weighted"),
             Line("pattern", "probabilities", "plain", quiet=True)),
            title="Share of each order, weighted by variance",
        ),
    ),
    sources=(
        Source(
            "B. Fadlallah, B. Chen, A. Keil, J. Principe", "Weighted-permutation entropy: a "
            "complexity measure for time series incorporating amplitude information", 2013,
            "Phys. Rev. E 87, 022911", "10.1103/PhysRevE.87.022911",
        ),
    ),
    expects=(
        Expect("H", 0.70426, 1e-5, "ordpy 1.2.3 on the same 2e4 iterates", data=logistic_short,
               options={"n": 4}),
        Expect("H_plain", 0.73909, 1e-5, "ordpy 1.2.3 on the same 2e4 iterates",
               data=logistic_short, options={"n": 4}),
        Expect("H", 0.65785, 1e-5, "ordpy 1.2.3 on the same 2e4 iterates", data=logistic_short),
        Expect("H", 0.0, 0.0, "exact: one order", data=ramp),
        Expect("H", 0.0, 0.0, "exact: nothing has a weight", data=constant),
    ),
    card=Card(
        formula=(
            r"p_\pi = \sum_{i: \pi_i = \pi} v_i \, / \, \sum_i v_i",
            r"v_i = \frac{1}{n} \sum_k (x_{i + k \tau} - \bar x_i)^2",
            r"H_w = -\frac{1}{\ln n!}\sum_\pi p_\pi \ln p_\pi",
        ),
        range="0 (one order carries all the variance) to 1 (all carry alike)",
        unit="1",
        data="5 n! patterns or more; heavy bursts need more, as few windows carry the weight",
        lies=(
            "One outlier can outweigh the whole series.",
            "A change of scale within the series makes the loud part speak for all.",
            "What makes the plain entropy lie makes this one lie too: look at its card.",
        ),
        source="Fadlallah et al. 2013",
    ),
)  # fmt: skip
