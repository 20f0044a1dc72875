"""What strokes cover, by the areas of rectangles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.numerics.strokes import cover


def covered(points, width=1.6, shape=(40, 60)):
    share = np.zeros(shape, np.float32)
    x, y = np.asarray(points, dtype=np.float64).T
    cover(np.ascontiguousarray(x), np.ascontiguousarray(y), width, share)
    return share


@pytest.mark.parametrize(
    ("start", "end"),
    [((5, 20), (50, 20)), ((30.3, 3.2), (30.3, 33.7)), ((5.5, 5.1), (33.2, 30.9)),
     ((50, 30), (7, 12)), ((10.25, 35), (18.5, 4))],
)  # fmt: skip
@pytest.mark.parametrize("width", [0.7, 1.6, 5.0])
def test_a_stroke_covers_its_length_times_its_width(start, end, width):
    share = covered([start, end], width)
    assert share.sum() == pytest.approx(np.hypot(*np.subtract(end, start)) * width, rel=1e-5)
    assert share.max() <= 1.0


def test_a_stroke_along_pixels_covers_each_by_its_part():
    share = covered([(2.5, 3.25), (6.0, 3.25)], 1.0, (6, 8))
    assert share[2] == pytest.approx([0, 0, 0.125, 0.25, 0.25, 0.25, 0, 0])
    assert share[3] == pytest.approx([0, 0, 0.375, 0.75, 0.75, 0.75, 0, 0])
    assert share[[0, 1, 4, 5]].sum() == 0


def test_one_stroke_and_its_pieces_cover_the_same():
    start, end = np.array([3.3, 4.4]), np.array([50.1, 31.7])
    pieces = start + np.sort(np.random.default_rng(2).uniform(size=300))[:, None] * (end - start)
    whole, cut = covered([start, end]), covered([start, *pieces, end])
    assert cut.sum() == pytest.approx(whole.sum(), rel=1e-5)
    assert np.abs(cut - whole).max() < 0.1  # within a pixel a part is spread as if it were level


def test_nothing_is_drawn_to_or_from_a_hole():
    holed = covered([(5, 5), (20, 5), (np.nan, np.nan), (20, 30), (40, 30)])
    apart = np.maximum(covered([(5, 5), (20, 5)]), covered([(20, 30), (40, 30)]))
    assert np.array_equal(holed, apart)
    assert not covered([(5, 5), (np.inf, 5), (5, -np.inf)]).any()


def test_what_lies_outside_changes_nothing_inside():
    far = covered([(-1000, 20), (1000, 20)])
    assert far == pytest.approx(covered([(0, 20), (60, 20)]))
    assert not covered([(-50, -3), (-3, -50)]).any()


numbers = st.one_of(
    st.floats(-100, 100), st.floats(allow_nan=True, allow_infinity=True), st.just(1e300)
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(numbers, numbers), max_size=8), st.floats(0, 30))
def test_whatever_the_points_it_stays_within_the_picture(points, width):
    around = np.full((14, 16), 7.0, np.float32)
    inside = around[2:12, 3:13]
    inside[:] = 0
    x, y = np.array(points, dtype=np.float64).reshape(-1, 2).T
    cover(np.ascontiguousarray(x), np.ascontiguousarray(y), width, inside)
    assert ((inside >= 0) & (inside <= 1)).all()
    inside[:] = 7.0
    assert (around == 7.0).all()
