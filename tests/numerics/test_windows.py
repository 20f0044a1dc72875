"""Windows that slide: the same whatever the blocks, and each as if it stood alone."""

import numpy as np
import pytest

from explorer.numerics import ordinal
from explorer.numerics.windows import Sliding

X = np.random.default_rng(20260302).normal(size=5000)


@pytest.mark.parametrize("pieces", [1, 7, 250])
def test_blocks_of_any_length_give_the_same_windows(pieces):
    sliding = Sliding(4, 3, 800, 300)
    found = [w for part in np.array_split(X, pieces) for w in sliding.feed(part)]
    assert [w.first for w in found] == list(range(0, 4201, 300))
    for window in found:
        alone = ordinal.counts(X[window.first : window.first + 800], 4, 3)
        np.testing.assert_array_equal(window.counts.counts, alone.counts)
    np.testing.assert_array_equal(sliding.counts, ordinal.counts(X, 4, 3).counts)
    assert sliding.seen == 5000


def test_windows_may_lie_apart():
    sliding = Sliding(3, 1, 100, 700)
    found = [w.first for part in np.array_split(X, 31) for w in sliding.feed(part)]
    assert found == list(range(0, 4901, 700))


def test_a_gap_is_never_joined():
    sliding = Sliding(3, 1, 1000, 500)
    before = [w.first for w in sliding.feed(X[:1700])]
    sliding.gap()
    after = [w.first for w in sliding.feed(X[1700:3000])]
    assert before == [0, 500]
    assert after == [1700]
    assert sliding.counts.sum() == 1700 - 2 + 1300 - 2


def test_what_makes_no_window_is_refused():
    with pytest.raises(ValueError, match="at least 9 are needed"):
        Sliding(5, 2, 8, 1)
    with pytest.raises(ValueError, match="step = 0"):
        Sliding(5, 1, 80, 0)
