"""Fish that are not all alike: a few who know where to go, and each with a pace of its own.

Informed fish weigh what they know against what the others do: the direction that the zones ask for,
made of length one, gains omega times the direction they prefer.
source  I. D. Couzin, J. Krause, N. R. Franks and S. A. Levin 2005, Nature 433, 513-516
Paces are our choice: normal about the common speed, cut off at a fifth of it and at twice it.
"""

import math

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_rules import NONE, PULL, SHARE, WAY_X, WAY_Y, WAY_Z
from explorer.numerics.noise import normal_of, stream

TRAITS = 2**62  # a step that no run reaches: what belongs to a fish for good is drawn there
SLOWEST, FASTEST = 0.2, 2.0


@njit(nogil=True, cache=True, error_model="numpy")
def leads(share, fish):
    """Whether a fish is informed: floor(share * N) of the first N are, spread evenly over them."""
    return math.floor((fish + 1) * share + 1e-9) > math.floor(fish * share + 1e-9)


@njit(nogil=True, cache=True, error_model="numpy")
def informed(rules, fish, x, y, z):
    """The unit wish (x, y, z) of a fish with what it knows added to it."""
    if not leads(rules[SHARE], fish):
        return x, y, z
    pull = rules[PULL]
    return x + pull * rules[WAY_X], y + pull * rules[WAY_Y], z + pull * rules[WAY_Z]


@njit(nogil=True, cache=True, error_model="numpy")
def fill_paces(out, spread, seed):
    """Speeds of the fish over the common one, into out (N,)."""
    key = stream(seed, TRAITS)
    for i in range(out.size):
        out[i] = min(max(1.0 + spread * normal_of(key, i, 0), SLOWEST), FASTEST)


def paces_of(count, spread, seed):
    """(count,) speeds of the fish over the common one; empty when all are alike."""
    if spread == 0.0:
        return NONE
    out = np.empty(count)
    fill_paces(out, spread, seed)
    return out


def leaders(n_fish, leader_share):
    """(n_fish,) whether each fish is informed, for those who draw them."""
    fish = np.arange(n_fish)
    low, high = np.floor(fish * leader_share + 1e-9), np.floor((fish + 1) * leader_share + 1e-9)
    return high > low
