"""Many delays and dimensions from one count, and their rings, against one count each."""

import numpy as np
import pytest

from explorer.numerics import ordinal
from explorer.numerics.delays import spectrum
from explorer.numerics.ring import _turn
from explorer.numerics.rings import Rings

RANDOM = np.random.default_rng(20260106)
SERIES = {
    "smooth": np.cumsum(RANDOM.normal(size=3000)),
    "tied": RANDOM.integers(0, 4, 3000).astype(float),
    "broken": np.where(RANDOM.random(3000) < 0.01, np.nan, RANDOM.normal(size=3000)),
}


@pytest.mark.parametrize("name", SERIES)
@pytest.mark.parametrize("ties", ordinal.TIES)
def test_each_point_is_that_of_its_own_count(name, ties):
    x, delays = SERIES[name], np.array([1, 2, 7, 40])
    found = spectrum(x, (3, 4, 6), delays, ties, seed=4)
    for i, n in enumerate((3, 4, 6)):
        for j, tau in enumerate(delays):
            alone = ordinal.counts(x, n, int(tau), ties, 4)
            expected = ordinal.entropy_complexity(alone.counts)
            np.testing.assert_allclose((found.H[i, j], found.C[i, j]), expected, atol=1e-12)
            assert found.windows[i, j] == alone.windows


def test_delays_too_long_for_a_dimension_are_undefined_there_alone():
    found = spectrum(RANDOM.normal(size=100), (3, 5), np.array([1, 24, 25, 49, 50]))
    assert np.isnan(found.H).tolist() == [[False] * 4 + [True], [False] * 2 + [True] * 3]
    assert found.windows[:, -1].tolist() == [0, 0]
    with pytest.raises(ValueError, match="at least 101"):
        spectrum(RANDOM.normal(size=100), (3,), np.array([50]))


def test_a_cancelled_spectrum_is_none():
    assert spectrum(SERIES["smooth"], (3,), np.array([1, 2]), cancel=np.ones(1)) is None


def test_many_rings_equal_the_batch_after_a_million_samples():
    x = RANDOM.normal(size=1_000_000)
    x[500_000:] = np.cumsum(x[500_000:])
    rings = Rings((3, 5, 6), (1, 4, 25), window=4096)
    for piece in np.array_split(x, 37):
        rings.feed(piece)
    H, C = rings.entropy_complexity()
    for i, n in enumerate(rings.dimensions):
        for j, tau in enumerate(rings.delays):
            last = ordinal.counts(x[-(4096 + (n - 1) * tau) :], n, tau).counts
            expected = ordinal.entropy_complexity(last)
            np.testing.assert_allclose((H[i, j], C[i, j]), expected, atol=1e-10)
    assert (rings.filled == 4096).all()


def test_clearing_the_rings_joins_nothing_across_the_gap():
    rings = Rings((3, 4), (1, 2), window=50)
    rings.feed(np.arange(40.0))
    rings.clear()
    assert np.isnan(rings.entropy_complexity()[0]).all()
    rings.feed(np.array([3.0, 2.0, 1.0, 0.0]))
    assert rings.filled.tolist() == [[2, 0], [1, 0]]
    assert rings.ring(3, 1).kept.tolist() == [5, 5]


def test_the_kernels_of_the_stream_let_other_threads_run():
    for kernel in (_turn, ordinal._codes5, ordinal._is_odd):
        assert kernel.targetoptions["nogil"]
