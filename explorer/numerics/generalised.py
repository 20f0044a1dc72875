"""Rényi and Tsallis entropies: families that weigh rare or frequent patterns; Shannon at q = 1.

source  A. Rényi 1961, Proc. 4th Berkeley Symposium 1, 547-561
source  C. Tsallis 1988, J. Stat. Phys. 52, 479-487
"""

import math

import numpy as np

NEAR_ONE = 1e-6


def renyi(p, q):
    """[nats] S_q = ln(sum p^q) / (1 - q); q = 0: ln K, q = inf: -ln max p."""
    p = _present(p)
    if abs(q - 1.0) < NEAR_ONE:
        return float(-np.sum(p * np.log(p)))
    if math.isinf(q):
        return float(-np.log(p.max()))
    if abs(q - 1.0) < 0.5:
        return math.log1p(_excess(p, q)) / (1.0 - q)
    top = p.max()  # taken out, so that no power underflows
    return float((q * math.log(top) + math.log(np.sum((p / top) ** q))) / (1.0 - q))


def tsallis(p, q):
    """[1] T_q = (1 - sum p^q) / (q - 1); q = 0: K - 1."""
    p = _present(p)
    if abs(q - 1.0) < NEAR_ONE:
        return float(-np.sum(p * np.log(p)))
    return 0.0 if math.isinf(q) else float(_excess(p, q) / (1.0 - q))


def greatest_tsallis(cells, q):
    """T_q of the uniform distribution over `cells`."""
    if abs(q - 1.0) < NEAR_ONE:
        return math.log(cells)
    return -math.expm1((1.0 - q) * math.log(cells)) / (q - 1.0)


def _present(p):
    p = np.asarray(p, dtype=np.float64)
    return p[p > 0.0]


def _excess(p, q):
    """Sum p^q - 1, exact to rounding near q = 1."""
    return float(np.sum(p * np.expm1((q - 1.0) * np.log(p))) + (p.sum() - 1.0))
