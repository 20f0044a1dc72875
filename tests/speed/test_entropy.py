"""The targets of `separatrix bench entropy`, on a quiet machine."""

import time

import numpy as np
import pytest

from explorer.cli.bench import entropy
from explorer.numerics import plane
from explorer.numerics.delays import spectrum

pytestmark = pytest.mark.timing


def test_the_entropy_reaches_its_targets():
    figures = entropy.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures


def test_a_border_of_few_patterns_takes_less_than_a_millisecond():
    for n in (3, 4):
        assert best(lambda n=n: plane.limits.__wrapped__(n)) <= 1e-3


def test_all_dimensions_of_a_hundred_delays_cost_little_more_than_the_largest():
    x = np.random.default_rng(0).standard_normal(100_000)
    delays = np.arange(1, 101)
    one = best(lambda: spectrum(x, (6,), delays))
    assert best(lambda: spectrum(x, (3, 4, 5, 6), delays)) <= 1.6 * one


def best(call, turns=5):
    """[s] the quickest of a few calls."""
    call()
    spent = []
    for _ in range(turns):
        began = time.perf_counter()
        call()
        spent.append(time.perf_counter() - began)
    return min(spent)
