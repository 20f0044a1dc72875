"""The Fisher-Shannon plane: global disorder H against local contrast F of the pattern shares.

H does not care which patterns are frequent; F compares neighbours in lexicographic order and is
large where few stand out.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import TAU, TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest, remarks, timing
from explorer.diagnostics.entropy_series import constant, logistic_short, ramp, white_noise
from explorer.model import (
    Axis,
    Bars,
    Card,
    Diagnostic,
    Expect,
    Line,
    Marks,
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
    """H and F of the pattern shares."""
    from explorer.numerics import orders, ordinal

    x = checked(samples, n, tau)
    counted = ordinal.counts(x, n, tau, ties, seed)
    p = counted.counts / max(counted.windows, 1)
    H = float(plane.entropy_complexity(counted.counts)[0])
    F = orders.fisher(p, n) if counted.windows else math.nan
    return Reading(
        values={"H": H, "F": F},
        arrays={
            "point": np.array([[H, F]]),
            "frame_H": np.array([0.0, 1.0, 1.0, 0.0, 0.0]),
            "frame_F": np.array([0.0, 0.0, 1.0, 1.0, 0.0]),
            "place": np.arange(p.size),
            "ordered": p[orders.lexicographic(n)],
        },
        notes=(
            *remarks(n, counted.windows, counted.tied, counted.dropped, ties, tau),
            *timing(x, n, tau, iterated),
        ),
        settings={"n": n, "tau": tau, "windows": counted.windows},
        provisional=counted.windows < fewest(n),
        words={"point": (f"τ = {tau}",)},
    )


_ORDPY = "ordpy 1.2.3 on the same 2e4 iterates"

DIAGNOSTIC = Diagnostic(
    key="fisher_shannon",
    title="Fisher-Shannon plane",
    about="Global against local: H is blind to which orders are frequent, the Fisher information F "
    "compares neighbours. Noise lies at (1, 0), a ramp at (0, 1).",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "entropy of the orders", "H", "entropy", (0.0, 1.0)),
        Value("F", "1", "Fisher information of their shares", "F", "Fisher information",
              (0.0, 1.0)),
    ),
    params=(N, TAU, TIES),
    pictures=(
        Picture(
            "plane", Axis("permutation entropy H, n = {n}"), Axis("Fisher information F"),
            (Line("frame_H", "frame_F", quiet=True), Marks("point", words="point")),
            title="Fisher information against entropy",
        ),
        Picture(
            "patterns", Axis("pattern, in lexicographic order"), Axis("share"),
            (Bars("place", "ordered"),), title="Share of each order, as F compares them",
        ),
    ),
    sources=(
        Source(
            "F. Olivares, A. Plastino, O. A. Rosso", "Contrasting chaos with noise via local "
            "versus global information quantifiers", 2012, "Phys. Lett. A 376, 1577-1583",
        ),
        Source(
            "F. Olivares, A. Plastino, O. A. Rosso", "Ambiguities in Bandt-Pompe's methodology "
            "for local entropic quantifiers", 2012, "Physica A 391, 2518-2526",
        ),
    ),
    expects=(
        Expect("F", 0.1959663, 1e-6, _ORDPY, data=logistic_short, options={"n": 3}),
        Expect("F", 0.7609272, 1e-6, _ORDPY, data=logistic_short),
        Expect("H", 0.6801014, 1e-6, _ORDPY, data=logistic_short),
        Expect("F", 1.0, 0.0, "exact: one order", data=ramp),
        Expect("F", 1.0, 0.0, "exact: one order, all ties", data=constant),
        Expect("F", 0.0, 1e-3, "all orders alike", data=white_noise),
    ),
    card=Card(
        formula=(
            r"F = F_0 \sum_i (\sqrt{p_{i+1}} - \sqrt{p_i})^2",
            r"F_0 = \frac{1}{2}",
        ),
        range="0 (neighbours alike: noise) to 1 (one order only; F0 is 1 where it is the first or "
        "the last)",
        unit="1",
        data="10 n! patterns or more: F grows with the scatter of the shares",
        lies=(
            "F depends on the order in which patterns are listed; here lexicographic.",
            "Few windows: the scatter of the counts alone reads as information.",
            "What makes the permutation entropy lie makes this lie too: look at its card.",
        ),
        source="Olivares, Plastino and Rosso 2012",
    ),
)  # fmt: skip
