"""Patterns by name, weights, networks and coarse grains against plain loops and ordpy."""

from itertools import permutations
from math import log

import numpy as np
import pytest

from explorer.numerics import orders, ordinal
from explorer.numerics.coarse import grained, multiscale
from explorer.numerics.network import network
from explorer.numerics.weighted import weights

RANDOM = np.random.default_rng(20260108)
WALK = RANDOM.normal(size=4000).cumsum()


@pytest.mark.parametrize("n", (3, 4, 5, 6, 7))
def test_the_ranks_of_a_code_are_those_of_its_window(n):
    ranks = orders.ranks(n)
    code = [int(ordinal.codes(row.astype(float), n)[0][0]) for row in ranks]
    assert code == list(range(len(ranks)))


@pytest.mark.parametrize("n", (3, 5))
def test_the_lexicographic_order_is_that_of_the_sorting_places(n):
    listed = [tuple(np.argsort(orders.ranks(n)[code])) for code in orders.lexicographic(n)]
    assert listed == list(permutations(range(n)))


def test_a_pattern_is_spelt_by_its_ranks_in_time():
    code = ordinal.codes(np.array([0.1, 0.9, 0.4]), 3)[0][0]
    assert orders.spelt(code, 3) == "132"


def test_the_first_window_of_each_pattern_is_found_and_no_other():
    codes = np.array([3, 0, 3, 5, 0, 1])
    assert orders.first_seen(codes, 3).tolist() == [1, 5, -1, 0, -1, 3]
    assert orders.first_seen(np.array([-1, 2, -1]), 3).tolist() == [-1, -1, 1, -1, -1, -1]
    assert orders.first_seen(np.empty(0, dtype=np.int64), 3).tolist() == [-1] * 6


@pytest.mark.parametrize("n", (3, 4, 5))
def test_fisher_information_agrees_with_ordpy(n):
    ordpy = pytest.importorskip("ordpy")
    p = ordinal.counts(WALK, n).counts / (WALK.size - n + 1)
    expected = ordpy.fisher_shannon(WALK, dx=n)[1]
    assert orders.fisher(p, n) == pytest.approx(expected, abs=1e-12)


def test_fisher_information_is_one_for_one_pattern_wherever_it_is():
    for code in range(6):
        p = np.zeros(6)
        p[code] = 1.0
        assert orders.fisher(p, 3) == 1.0
    assert orders.fisher(np.full(6, 1 / 6), 3) == 0.0


@pytest.mark.parametrize(("n", "tau"), ((3, 1), (4, 3), (5, 2)))
def test_weighted_shares_agree_with_ordpy(n, tau):
    ordpy = pytest.importorskip("ordpy")
    weighed, counted = weights(1e200 * WALK, n, tau)
    H, _ = ordinal.entropy_complexity(weighed)
    expected = ordpy.weighted_permutation_entropy(WALK, dx=n, taux=tau)
    assert pytest.approx(expected, abs=1e-12) == H
    assert np.array_equal(counted.counts, ordinal.counts(WALK, n, tau).counts)


def test_a_weight_is_the_variance_of_its_window():
    x = np.array([0.0, 1.0, 5.0, 2.0])
    weighed, _ = weights(x, 3)
    codes, _ = ordinal.codes(x, 3)
    expected = [np.var(x[i : i + 3]) / 25.0 for i in range(2)]
    np.testing.assert_allclose(weighed[codes], expected, rtol=1e-14)


def test_broken_windows_weigh_nothing():
    x = WALK.copy()
    x[100] = np.nan
    weighed, counted = weights(x, 4)
    assert np.isfinite(weighed).all()
    assert (counted.windows, counted.dropped) == (WALK.size - 3 - 4, 4)


@pytest.mark.parametrize(("n", "tau"), ((3, 1), (4, 1), (4, 2)))
def test_the_node_entropy_agrees_with_ordpy(n, tau):
    ordpy = pytest.importorskip("ordpy")
    found = network(ordinal.codes(WALK, n, tau)[0], n)
    expected = ordpy.global_node_entropy(WALK, dx=n, taux=tau)
    assert found.share @ found.entropy == pytest.approx(expected, abs=1e-12)
    nodes, links, shares = ordpy.ordinal_network(WALK, dx=n, taux=tau)
    assert len(links) == len(found.pairs)
    np.testing.assert_allclose(
        np.sort(found.times / found.times.sum()), np.sort(shares.astype(float)), atol=1e-14
    )


def test_a_node_has_at_most_n_successors_and_a_break_joins_nothing():
    for n in (3, 5):
        found = network(ordinal.codes(RANDOM.normal(size=50_000), n)[0], n)
        assert np.bincount(found.pairs[:, 0]).max() == n
    broken = network(np.array([0, 1, -1, 2, 3]), 3)
    assert broken.pairs.tolist() == [[0, 1], [2, 3]]
    assert network(np.array([4]), 3).times.size == 0


def test_grains_are_means_that_do_not_overlap():
    x = np.arange(11.0)
    assert grained(x, 3).tolist() == [1.0, 4.0, 7.0]
    assert grained(x, 3, 2).tolist() == [3.0, 6.0, 9.0]
    assert grained(x, 12).size == 0


@pytest.mark.parametrize("composite", (False, True))
def test_each_scale_is_the_entropy_of_its_grains(composite):
    H, C, windows = multiscale(WALK, 4, [1, 2, 7], composite)
    for at, s in enumerate((1, 2, 7)):
        offsets = range(s if composite else 1)
        counted = [ordinal.counts(grained(WALK, s, k), 4) for k in offsets]
        points = [ordinal.entropy_complexity(c.counts) for c in counted]
        np.testing.assert_allclose((H[at], C[at]), np.mean(points, axis=0), atol=1e-14)
        assert windows[at] == counted[0].windows


def test_scales_longer_than_the_series_are_undefined():
    H, _, windows = multiscale(RANDOM.normal(size=20), 3, [1, 6, 7])
    assert np.isnan(H).tolist() == [False, False, True]
    assert windows.tolist() == [18, 1, 0]
    assert multiscale(WALK, 3, [1], cancel=np.ones(1)) is None
    assert np.isfinite(multiscale(np.full(90, 1e308), 3, [9])[0]).all()


def test_the_entropy_of_what_follows_noise_has_a_closed_form():
    found = network(ordinal.codes(RANDOM.normal(size=400_000), 3)[0], 3)
    assert found.share @ found.entropy == pytest.approx(1.5 * log(2), abs=2.5e-3)
    np.testing.assert_allclose(found.share, 1 / 6, atol=3e-3)
