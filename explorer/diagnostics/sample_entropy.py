"""Sample entropy: how often stretches that are alike stay alike one sample longer."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_series import logistic_short, white_noise
from explorer.diagnostics.signal import LENGTH, TOLERANCE, finite, moderate
from explorer.model import Card, Diagnostic, Expect, Reading, Series, Source, Value

ENOUGH = 200  # pairs alike, below which the number is a guess


def compute(samples: np.ndarray, m: int, tolerance: float) -> Reading:
    """-ln(A/B) of a series (n,), and the pairs behind it; NaN where no longer pair is alike."""
    from explorer.numerics import template_matches

    x = moderate(finite("sample_entropy", samples, m + 2))
    r = tolerance * float(x.std())
    longer, shorter = template_matches.matches(x, m, r)
    entropy = math.log(shorter / longer) if longer and shorter else math.nan
    notes = []
    if not longer:
        notes.append("No stretch stays alike: a longer series or a wider tolerance is needed.")
    elif longer < ENOUGH:
        notes.append(f"{longer} pairs alike are few: the number is uncertain below {ENOUGH}.")
    if r == 0.0:
        notes.append("The series is constant.")
    spread = math.sqrt((1 - longer / shorter) / longer) if longer and shorter else math.nan
    return Reading(
        values={"sample": entropy, "longer": float(longer), "shorter": float(shorter)},
        uncertainty={"sample": spread} if math.isfinite(spread) and spread > 0 else {},
        notes=tuple(notes),
        settings={"n": x.size, "r": r},
        provisional=longer < ENOUGH,
    )


def _noise() -> np.ndarray:
    """2e4 independent Gaussian numbers."""
    return white_noise()[:20_000]


def _chaos() -> np.ndarray:
    """5000 iterates of the logistic map at r = 4."""
    return logistic_short()[:5000]


DIAGNOSTIC = Diagnostic(
    key="sample_entropy",
    title="Sample entropy",
    about="Of stretches that were alike for m samples, how many stay alike for one more? 0 if all "
    "do, as in a regular signal; the fewer do, the larger it is.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("sample", "nat", "minus the log of the share that stays alike", "S_E", "entropy"),
        Value("shorter", "", "pairs of stretches alike for m samples", "B"),
        Value("longer", "", "pairs alike for one more", "A"),
    ),
    params=(LENGTH, TOLERANCE),
    sources=(
        Source("J. S. Richman, J. R. Moorman", "Physiological time-series analysis using "
               "approximate entropy and sample entropy", 2000, "Am. J. Physiol. 278, H2039-H2049",
               "10.1152/ajpheart.2000.278.6.H2039"),
    ),
    expects=(
        Expect("sample", -math.log(math.erf(0.1)), 0.03, "white Gaussian noise, -ln erf(r/2 sd)",
               data=_noise),
        Expect("sample", 0.634, 0.02, "logistic map, independent program", data=_chaos),
    ),
    card=Card(
        formula=(r"S_E = -\ln\,(A/B)",
                 r"B: |x_{i+k} - x_{j+k}| \leq r,\ k < m; \quad A: k < m + 1"),
        range="0 (regular) upwards; white noise gives 2.19 at r = 0.2 sd",
        unit="nat",
        data="10ᵐ to 20ᵐ samples; at least some hundred pairs that stay alike",
        lies=(
            "A slow drift widens the standard deviation and lowers the number.",
            "Densely sampled flows look regular: neighbours in time are alike.",
            "Different r, m or lengths must not be compared.",
        ),
        source="Richman & Moorman 2000",
    ),
)  # fmt: skip
