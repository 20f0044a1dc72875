"""Words beside points: none covers another, a point, or what must stay free."""

import numpy as np
import pytest

from explorer.views import placing

BOUNDS = (0.0, 0.0, 1200.0, 800.0)


def crowd(count, seed=7):
    """Points as on the plane of all systems: most of them along an arc, and their words' sizes."""
    chance = np.random.default_rng(seed)
    turn = chance.uniform(0.2, 2.6, count)
    points = np.stack([600 - 480 * np.cos(turn), 700 - 560 * np.sin(turn)], axis=1)
    points += chance.normal(0.0, 12.0, points.shape)
    return points.tolist(), [(float(w), 14.0) for w in chance.integers(30, 110, count)]


def boxes(found, sizes):
    return [(*at, at[0] + w, at[1] + h) for at, (w, h) in zip(found, sizes, strict=True) if at]


def meet(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.fixture(scope="module")
def plane():
    points, sizes = crowd(150)
    return points, sizes, placing.places(points, sizes, BOUNDS, far=12.0)


def test_no_two_words_of_150_collide(plane):
    points, sizes, found = plane
    stood = boxes(found, sizes)
    assert not any(meet(a, b) for i, a in enumerate(stood) for b in stood[:i])


def test_no_word_covers_a_point_or_leaves_the_picture(plane):
    points, sizes, found = plane
    for box in boxes(found, sizes):
        assert box[0] >= BOUNDS[0] and box[1] >= BOUNDS[1]
        assert box[2] <= BOUNDS[2] and box[3] <= BOUNDS[3]
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def test_most_of_150_words_find_a_place_and_all_when_enlarged(plane):
    points, sizes, found = plane
    assert sum(at is not None for at in found) >= 90
    apart = [(8 * x, 8 * y) for x, y in points]
    wide = (0.0, -8000.0, 9600.0, 8000.0)
    assert all(placing.places(apart, sizes, wide, far=12.0))


def test_far_places_come_after_all_near_ones(plane):
    points, sizes, found = plane
    near = placing.places(points, sizes, BOUNDS)
    assert [at for at in near if at] == [f for f, at in zip(found, near, strict=True) if at]


def test_first_come_those_that_stand_out():
    points, sizes = [(100.0, 100.0)] * 20, [(60.0, 14.0)] * 20
    found = placing.places(points, sizes, BOUNDS, first=[13])
    assert found[13] == placing.places(points[:1], sizes[:1], BOUNDS)[0]


def test_what_is_taken_stays_free():
    wall = (0.0, 0.0, 1200.0, 390.0)
    found = placing.places([(600.0, 400.0)], [(80.0, 14.0)], BOUNDS, taken=[wall])
    assert found[0] is not None
    assert found[0][1] >= wall[3]
    whole = placing.places([(600.0, 400.0)], [(80.0, 14.0)], BOUNDS, taken=[BOUNDS])
    assert whole == [None]


def test_no_points_need_no_places():
    assert placing.places([], [], BOUNDS) == []


def test_a_line_leads_only_where_words_stand_far():
    size = (40.0, 14.0)
    assert placing.leader((0.0, 0.0), (8.0, -7.0), size) is None
    assert placing.leader((0.0, 0.0), (60.0, -7.0), size) == (60.0, 0.0)
    assert placing.leader((30.0, 100.0), (0.0, 0.0), size) == (30.0, 14.0)
