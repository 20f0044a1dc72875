"""The targets of `separatrix bench entropy`, on a quiet machine."""

import time

import numpy as np
import pytest

from explorer.cli.bench import entropy
from explorer.numerics import ordinal, plane

pytestmark = pytest.mark.timing


def test_the_entropy_reaches_its_targets():
    figures = entropy.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures


@pytest.mark.parametrize(("n", "limit"), ((3, 1e-3), (4, 1e-3), (5, 1e-3), (6, 5e-3), (7, 5e-3)))
def test_the_borders_of_the_plane_take_milliseconds(n, limit):
    spent = []
    for _ in range(9):
        began = time.perf_counter()
        plane.limits.__wrapped__(n)
        spent.append(time.perf_counter() - began)
    assert min(spent) <= limit


def test_a_hundred_delays_take_fifty_milliseconds():
    x = np.random.default_rng(0).standard_normal(100_000)
    ordinal.counts(x, 5)
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        for tau in range(1, 101):
            ordinal.entropy_complexity(ordinal.counts(x, 5, tau).counts)
        spent.append(time.perf_counter() - began)
    assert min(spent) <= 0.05
