"""Rényi and Tsallis entropies against closed forms, their limits, and ordpy."""

import math

import numpy as np
import pytest

from explorer.diagnostics.generalised_entropies import normalised
from explorer.numerics import field_entropy as generalised

RANDOM = np.random.default_rng(20260112)
P = RANDOM.dirichlet(np.full(24, 0.3))


def test_near_one_both_families_are_shannon_without_a_jump():
    shannon = -np.sum(P * np.log(P))
    assert generalised.renyi(P, 1.0) == pytest.approx(shannon, abs=1e-14)
    for q in (1 - 1e-5, 1 + 1e-5, 1 - 1e-7, 1 + 1e-7):
        assert abs(generalised.renyi(P, q) - shannon) < 1e-4
        assert abs(generalised.tsallis(P, q) - shannon) < 1e-4
    # just outside the branch the quotient is still exact to rounding, not to 1e-16/1e-6
    steps = [generalised.renyi(P, 1 + d) for d in (-2e-6, 0.0, 2e-6)]
    assert abs(steps[0] + steps[2] - 2 * steps[1]) < 1e-10


def test_the_ends_are_hartley_and_the_most_frequent():
    p = np.array([0.5, 0.3, 0.2, 0.0])
    assert generalised.renyi(p, 0.0) == pytest.approx(math.log(3), abs=1e-14)
    assert generalised.tsallis(p, 0.0) == pytest.approx(2.0, abs=1e-14)
    assert generalised.renyi(p, math.inf) == pytest.approx(math.log(2), abs=1e-14)
    assert generalised.renyi(p, 2.0) == pytest.approx(-math.log(0.38), abs=1e-14)
    assert generalised.tsallis(p, 2.0) == pytest.approx(0.62, abs=1e-14)
    assert generalised.tsallis(p, math.inf) == 0.0


def test_the_renyi_entropy_never_rises_with_q():
    q = [0.0, 0.3, 1.0, 1.5, 4.0, 60.0, math.inf]
    found = [generalised.renyi(P, order) for order in q]
    assert np.all(np.diff(found) <= 0.0)


@pytest.mark.parametrize("q", (0.0, 0.5, 1.0, 2.0, 7.0, 1000.0))
@pytest.mark.parametrize("cells", (6, 5040))
def test_the_uniform_distribution_has_the_greatest(q, cells):
    assert normalised(np.full(cells, 1 / cells), q) == pytest.approx((1.0, 1.0), abs=1e-12)


@pytest.mark.parametrize("q", (0.5, 2.0, 3.5))
def test_both_agree_with_ordpy(q):
    ordpy = pytest.importorskip("ordpy")
    renyi, tsallis = normalised(P, q)
    assert renyi == pytest.approx(ordpy.renyi_entropy(P, alpha=q, dx=4, probs=True), abs=1e-12)
    assert tsallis == pytest.approx(ordpy.tsallis_entropy(P, q=q, dx=4, probs=True), abs=1e-12)
