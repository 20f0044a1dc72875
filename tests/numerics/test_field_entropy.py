"""Entropies of shares against closed forms and each other."""

from itertools import pairwise
from math import inf, log

import numpy as np
import pytest

from explorer.numerics import field_entropy as entropy

RNG = np.random.default_rng(5)
P = entropy.shares(RNG.standard_normal(300))


def test_equal_shares_have_the_entropy_of_their_number():
    p = np.full(64, 1 / 64)
    for q in (0.0, 0.5, 1.0, 2.0, inf):
        assert entropy.renyi(p, q) == pytest.approx(log(64))
    assert entropy.tsallis(p, 2.0) == pytest.approx(1 - 1 / 64)


def test_one_place_has_none():
    p = np.zeros(9)
    p[4] = 1.0
    assert [entropy.renyi(p, q) for q in (0.0, 0.5, 1.0, 2.0, inf)] == [0.0] * 5
    assert entropy.tsallis(p, 0.5) == 0.0


def test_renyi_never_rises_with_its_index():
    found = [entropy.renyi(P, q) for q in (0.0, 0.3, 0.5, 1.0, 1.7, 2.0, 5.0, inf)]
    assert all(a >= b for a, b in pairwise(found))


@pytest.mark.parametrize("measure", [entropy.renyi, entropy.tsallis])
def test_both_pass_through_shannon_at_one(measure):
    whole = entropy.shannon(P)
    assert measure(P, 1.0) == whole
    for q in (1 - 2e-6, 1 + 2e-6, 1 - 5e-6, 1 + 5e-6):
        assert measure(P, q) == pytest.approx(whole, abs=1e-4)


def test_shares_of_nothing_are_nothing():
    assert entropy.shares(np.zeros(5)).sum() == 0.0
    assert entropy.shares([3.0 + 4.0j, 0.0]).tolist() == [1.0, 0.0]
