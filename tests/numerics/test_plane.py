"""The entropy-complexity plane against closed forms and published maxima."""

from math import factorial, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.numerics import plane

# n -> greatest C of the upper curve and its H, greatest C of the lower curve and its H
MAXIMA = {
    3: (0.29145, 0.61315, 0.21996, 0.4821),
    4: (0.35409, 0.56379, 0.21550, 0.4875),
    5: (0.42482, 0.61503, 0.20701, 0.4844),
    6: (0.49670, 0.65419, 0.19740, 0.4751),
    7: (0.56051, 0.68880, 0.18936, 0.4653),
}
GUIDES = {
    3: (0.38685, 1.0),
    4: (0.21810, 0.72453),
    5: (0.14478, 0.55124),
    6: (0.10535, 0.43932),
    7: (0.08131, 0.36258),
}


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_the_borders_peak_where_the_literature_says(n):
    lower, upper = plane.limits(n)
    most, least = upper[upper[:, 1].argmax()], lower[lower[:, 1].argmax()]
    C_upper, H_upper, C_lower, H_lower = MAXIMA[n]
    assert most[1] == pytest.approx(C_upper, abs=1e-5 if n <= 6 else 5e-4)
    assert most[0] == pytest.approx(H_upper, abs=2e-3)
    assert least[1] == pytest.approx(C_lower, abs=5e-4)
    assert least[0] == pytest.approx(H_lower, abs=2e-3)


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_the_borders_are_sorted_and_meet_at_both_exact_ends(n):
    for curve in plane.limits(n):
        assert np.all(np.diff(curve[:, 0]) >= 0)
        assert curve[0].tolist() == [0.0, 0.0]
        assert curve[-1].tolist() == [1.0, 0.0]
        assert np.diff(curve[:, 0]).max() < 3e-3


@pytest.mark.parametrize("n", (3, 4, 5))
def test_the_borders_agree_with_ordpy(n):
    ordpy = pytest.importorskip("ordpy")
    least = ordpy.minimum_complexity_entropy(dx=n, size=200)
    most = ordpy.maximum_complexity_entropy(dx=n, m=5)
    np.testing.assert_allclose(plane.bounds(least[:, 0], n)[0], least[:, 1], atol=1e-9)
    np.testing.assert_allclose(plane.bounds(most[:, 0], n)[1], most[:, 1], atol=1e-9)


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_guides_are_two_patterns_and_the_most_a_periodic_signal_can_show(n):
    guides = plane.guides(n)
    assert guides.H_min == pytest.approx(GUIDES[n][0], abs=6e-6)
    assert guides.H_max == pytest.approx(GUIDES[n][1], abs=6e-6)
    _, C = plane.entropy_complexity(np.r_[1, 1, np.zeros(factorial(n) - 2)])
    assert guides.upper[0] == pytest.approx(C, abs=1e-12)  # two equal cells lie on the border


@given(
    n=st.sampled_from((3, 4, 5)),
    seed=st.integers(0, 2**32 - 1),
    spread=st.floats(0.05, 8.0),
    empty=st.floats(0.0, 1.0),
)
def test_every_distribution_lies_between_the_borders(n, seed, spread, empty):
    random = np.random.default_rng(seed)
    weights = np.exp(spread * random.normal(size=factorial(n)))
    weights[random.random(weights.size) < empty] = 0.0
    weights[0] += 1e-3
    H, C = plane.entropy_complexity(weights)
    least, most = plane.bounds(H, n)
    assert least - 1e-9 <= C <= most + 1e-9


def test_one_pattern_and_all_patterns_are_the_exact_corners():
    for n in plane.DIMENSIONS:
        one = np.zeros(factorial(n))
        one[3] = 77
        assert plane.entropy_complexity(one) == (0.0, 0.0)
        assert plane.entropy_complexity(np.full(factorial(n), 13)) == (1.0, 0.0)


def test_nothing_counted_is_nan_not_zero():
    assert np.isnan(plane.entropy_complexity(np.zeros(6))).all()


def test_miller_madow_adds_its_term_and_never_passes_one():
    counts = np.array([5, 3, 2, 0, 0, 0])
    plain, corrected = (plane.entropy_complexity(counts, mm)[0] for mm in (False, True))
    assert corrected - plain == pytest.approx(2 / (2 * 10) / log(6), abs=1e-14)
    assert plane.entropy_complexity(np.array([2, 2, 2, 2, 2, 2]), True)[0] == 1.0
