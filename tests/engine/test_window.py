"""A window keeps the last samples and knows which step the first belongs to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.engine.window import Window


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 12))
def test_a_window_equals_the_tail_of_everything_fed(chunks, capacity):
    window, fed = Window(capacity, (2,)), np.empty((0, 2))
    for size in chunks:
        samples = np.random.default_rng(len(fed)).normal(size=(size, 2))
        fed = np.concatenate([fed, samples])
        window.extend(samples, len(fed) - 1)
        kept, first = window.snapshot()
        assert np.array_equal(kept, fed[-capacity:])
        assert first == len(fed) - len(kept)


def test_a_gap_starts_the_window_anew():
    window = Window(8, ())
    window.extend(np.arange(4.0), 3)
    window.extend(np.array([10.0, 11.0]), 11)
    kept, first = window.snapshot()
    assert kept.tolist() == [10.0, 11.0]
    assert first == 10


def test_a_snapshot_never_changes():
    window = Window(4, ())
    window.extend(np.arange(4.0), 3)
    kept, _ = window.snapshot()
    window.extend(np.arange(4.0, 20.0), 19)
    assert kept.tolist() == [0.0, 1.0, 2.0, 3.0]
    assert not kept.flags.writeable
