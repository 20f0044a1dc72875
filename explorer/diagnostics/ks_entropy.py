"""Kolmogorov-Sinai entropy by Pesin's formula: the sum of the positive Lyapunov exponents."""

from __future__ import annotations

from dataclasses import replace
from math import log

import numpy as np

from explorer.diagnostics import lyapunov
from explorer.model import Card, Diagnostic, Expect, Moving, Path, Reading, Source, Value


def compute(
    motion: Moving, until: float, transient: float, renew: int, method: str, rtol: float,
    count: int, cancel: np.ndarray,
) -> Reading | None:  # fmt: skip
    """The sum of what stretches, with its uncertainty; None when cancelled."""
    found = lyapunov.compute(motion, until, transient, renew, method, rtol, False, count, cancel)
    if found is None:
        return None
    spectrum, errors = found.arrays["spectrum"], found.arrays["standard_error"]
    # what cannot be told from zero is the flow's own direction
    counted = spectrum > 3.0 * np.where(np.isfinite(errors), errors, 0.0)
    unit = found.units["spectrum"].replace("1/", "nat/")
    return replace(
        found,
        values={"h": float(spectrum[counted].sum()), "positive": float(counted.sum())},
        uncertainty={"h": float(np.sqrt((errors[counted] ** 2).sum()))},
        units={**found.units, "h": unit},
    )


DIAGNOSTIC = Diagnostic(
    key="ks_entropy",
    title="Kolmogorov-Sinai entropy",
    about="How much is learnt of the start with every step of watching: the sum of the positive "
    "exponents. 0 for a regular motion; its inverse is about how long a forecast holds.",
    takes=Path,
    gives=Path,
    compute=compute,
    needs=("flow", "map"),
    renews="dials",
    values=(
        Value("h", "nat/time", "sum of the positive exponents", "h_{KS}", "entropy rate"),
        Value("positive", "", "directions that stretch", "k_+"),
    ),
    params=tuple(p for p in lyapunov.DIAGNOSTIC.params if p.name != "stroboscopic"),
    sources=(
        Source("Y. B. Pesin", "Characteristic Lyapunov exponents and smooth ergodic theory", 1977,
               "Russ. Math. Surv. 32, 55-114", "10.1070/RM1977v032n04ABEH001639"),
    ),
    expects=(
        Expect("h", log(2.0), 1e-3, "ln 2, exact", of="logistic", params={"r": 4.0}),
        Expect("h", 0.9056, 4e-3, "Sprott 2003: its one positive exponent", of="lorenz"),
        Expect("positive", 0.0, 0.0, "nothing stretches", of="rossler", params={"c": 2.5}),
    ),
    card=Card(
        formula=(r"h_{KS} = \sum_{\lambda_i > 0} \lambda_i",),
        range="0 (regular) upwards",
        unit="nat per time, or per step of a map",
        data="an orbit of thousands of turns",
        lies=(
            "In general it is an upper bound; equal where the measure is smooth along the "
            "unstable directions, as is believed of most attractors.",
            "An exponent that is truly small and positive may be taken for zero.",
        ),
        source="Pesin 1977",
    ),
)  # fmt: skip
