"""Ordinal transition network: patterns as nodes, edges from each to the one a step later."""

from math import factorial
from typing import NamedTuple

import numpy as np


class Network(NamedTuple):
    """Which patterns follow which.

    pairs     (m, 2) codes from, to;  times (m,) how often
    share     (n!,) of the transitions that arrive at each node: its stationary share
    entropy   (n!,) [nats] of what follows each node, 0 where nothing does
    """

    pairs: np.ndarray
    times: np.ndarray
    share: np.ndarray
    entropy: np.ndarray


def network(codes, n):
    """The network of window codes (M,), as Network; -1 breaks the chain.

    source  M. Small 2013, IEEE ISCAS, 2509-2512; M. McCullough, M. Small, T. Stemler and
            H. H.-C. Iu 2015, Chaos 25, 053101
    """
    cells = factorial(n)
    joined = (codes[:-1] >= 0) & (codes[1:] >= 0)
    edges, times = np.unique(codes[:-1][joined] * cells + codes[1:][joined], return_counts=True)
    origin, target = np.divmod(edges, cells)
    leaving = np.bincount(origin, times, cells)
    arriving = np.bincount(target, times, cells)
    chance = times / leaving[origin]
    entropy = np.bincount(origin, -chance * np.log(chance), cells)
    total = times.sum()
    share = arriving / total if total else np.zeros(cells)
    return Network(np.column_stack([origin, target]), times, share, np.maximum(entropy, 0.0))
