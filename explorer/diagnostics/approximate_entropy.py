"""Approximate entropy: sample entropy's elder, which counts every stretch as alike to itself."""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.entropy_series import logistic_short, wave
from explorer.diagnostics.signal import LENGTH, TOLERANCE, finite, moderate
from explorer.model import Card, Diagnostic, Expect, Reading, Series, Source, Value

MOST = 20_000  # samples: the time grows with their square


def compute(samples: np.ndarray, m: int, tolerance: float) -> Reading:
    """phi(m) - phi(m + 1) of a series (n,); of a longer one, its last 20 000 samples."""
    from explorer.numerics import template_matches

    x = moderate(finite("approximate_entropy", samples, m + 2)[-MOST:])
    r = tolerance * float(x.std())
    phi = [
        float(np.log(template_matches.neighbours(x, k, r) / (x.size - k + 1)).mean())
        for k in (m, m + 1)
    ]
    notes = (f"Only the last {MOST} samples were read.",) if len(samples) > MOST else ()
    return Reading(
        values={"approximate": phi[0] - phi[1]},
        notes=notes,
        settings={"n": x.size, "r": r},
        provisional=x.size < 10**m,
    )


def _chaos() -> np.ndarray:
    """5000 iterates of the logistic map at r = 4."""
    return logistic_short()[:5000]


def _wave() -> np.ndarray:
    """Five periods of a sine."""
    return wave()[:5000]


DIAGNOSTIC = Diagnostic(
    key="approximate_entropy",
    title="Approximate entropy",
    about="How much less alike stretches are when they are one sample longer. Each counts as alike "
    "to itself, so short series read too regular: prefer the sample entropy.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(Value("approximate", "nat", "biased low in short series", "A_E", "entropy"),),
    params=(LENGTH, TOLERANCE),
    sources=(
        Source("S. M. Pincus", "Approximate entropy as a measure of system complexity", 1991,
               "Proc. Natl. Acad. Sci. 88, 2297-2301", "10.1073/pnas.88.6.2297"),
    ),
    expects=(
        Expect("approximate", 0.657, 0.02, "logistic map, independent program", data=_chaos),
        Expect("approximate", 0.0, 0.03, "a densely sampled sine is regular", data=_wave),
    ),
    card=Card(
        formula=(r"A_E = \Phi_m - \Phi_{m+1}", r"\Phi_m = \overline{\ln C_i^m(r)}"),
        range="0 (regular) upwards, at most the log of the number of samples",
        unit="nat",
        data="10ᵐ to 30ᵐ samples",
        lies=(
            "Self matches make short series look regular.",
            "What makes the sample entropy lie makes this one lie too.",
        ),
        source="Pincus 1991",
    ),
)  # fmt: skip
