"""Entropies of how a quantity is spread over the points of a field."""

from __future__ import annotations

import numpy as np

NEAR_ONE = 1e-6  # an index so close to 1 counts as Shannon's


def shares(field):
    """(m,) what share of sum |field|^2 each point holds; complex or real field of any shape."""
    power = np.abs(np.asarray(field)).ravel() ** 2
    total = power.sum()
    return power / total if total > 0.0 else power


def shannon(p):
    """-sum p ln p [nat]; empty cells count nothing."""
    held = p[p > 0.0]
    return float(-(held * np.log(held)).sum())


def renyi(p, q):
    """ln(sum p^q)/(1 - q) [nat]: q = 0 counts cells, q = inf asks for the fullest one."""
    held = p[p > 0.0]
    if abs(q - 1.0) < NEAR_ONE:
        return shannon(p)
    if np.isinf(q):
        return float(-np.log(held.max()))
    if q == 0.0:
        return float(np.log(held.size))
    log_p = np.log(held)
    if abs(q - 1.0) < 1e-3:  # the sum is 1 + little: keep the digits of the little
        return float(np.log1p((held * np.expm1((q - 1.0) * log_p)).sum()) / (1.0 - q))
    top = held.max()  # taken out, so that no power underflows
    return float((q * np.log(top) + np.log(((held / top) ** q).sum())) / (1.0 - q))


def tsallis(p, q):
    """(1 - sum p^q)/(q - 1)."""
    held = p[p > 0.0]
    if abs(q - 1.0) < NEAR_ONE:
        return shannon(p)
    if np.isinf(q):
        return 0.0
    return float(-(held * np.expm1((q - 1.0) * np.log(held))).sum() / (q - 1.0))
