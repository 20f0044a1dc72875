"""Whether Lyapunov exponents keep the laws that they must keep; what fails is said in words."""

from __future__ import annotations

import numpy as np

from explorer.model import Check

TRACE = 1e-3  # share by which the sum of the exponents may differ from the mean trace
FLOOR = 1e-6  # [1/time] what rounding and the step may add
ERRORS = 3.0  # standard errors within which a number counts as zero


def trace(rates: np.ndarray, traces: np.ndarray, unit: str = "") -> Check:
    """The exponents add up to the mean trace of the Jacobian over the same orbit.

    rates    (blocks, d) [1/time]
    traces   (blocks,) [1/time] measured beside them, without any tangent vector
    """
    due = float(traces.mean())
    size = max(1.0, float(np.abs(rates.mean(axis=0)).max(initial=0.0)))
    within = TRACE * abs(due) + FLOOR * size
    law = "the exponents add up to the mean trace of the Jacobian"
    return Check("trace", float(rates.sum(axis=1).mean()), due, within, law, unit)


def zero(spectrum: np.ndarray, errors: np.ndarray, unit: str = "") -> Check:
    """Some exponent is zero within its error, as along the orbit of an autonomous flow."""
    size = max(1.0, float(np.abs(spectrum).max()))
    within = ERRORS * errors + FLOOR * size
    best = int(np.argmin(np.abs(spectrum) / within))
    law = "one exponent is zero, along the orbit"
    return Check("zero", float(spectrum[best]), 0.0, float(within[best]), law, unit)


def pairs(rates: np.ndarray, unit: str = "") -> Check:
    """The exponents come in pairs of opposite sign, so that volume neither grows nor falls.

    source   Dressler 1988, Phys. Rev. A 38, 2103-2109
    """
    ordered = rates[:, np.argsort(-rates.mean(axis=0), kind="stable")]
    sums = 0.5 * (ordered + ordered[:, ::-1])
    sums = np.column_stack([sums, ordered.sum(axis=1)])
    within = ERRORS * sums.std(axis=0, ddof=1) / np.sqrt(len(sums)) + FLOOR
    means = sums.mean(axis=0)
    worst = int(np.argmax(np.abs(means) / within))
    law = "exponents in pairs of opposite sign, as volume is kept"
    return Check("pairs", float(means[worst]), 0.0, float(within[worst]), law, unit)


def notes(checks: tuple[Check, ...], at_rest: bool) -> tuple[str, ...]:
    """A sentence for each law that is broken.

    at_rest   every exponent is negative: then none needs to vanish
    """
    said = {
        "trace": "The exponents do not add up to the mean trace of the Jacobian: take a smaller "
        "step or renew the vectors more often.",
        "zero": "No exponent is zero: the orbit has come to rest."
        if at_rest
        else "No exponent is zero within 3 standard errors: the orbit is at rest, or needs more "
        "time.",
        "pairs": "The exponents are not in pairs of opposite sign, as volume that is kept asks: "
        "take a smaller step or more time.",
    }
    return tuple(said[check.name] for check in checks if not check.held)
