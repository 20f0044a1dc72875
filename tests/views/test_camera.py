"""The camera is arithmetic: what it shows can be computed."""

import itertools

import numpy as np
import pytest

from explorer.model.shows import Look
from explorer.views.camera import Camera

BOX = ((-20.0, 20.0), (-28.0, 28.0), (0.0, 50.0))
CORNERS = np.array(list(itertools.product(*BOX)))


@pytest.fixture
def camera():
    made = Camera(look=Look(-60, 20))
    made.aspect = 1.5
    made.fit(BOX)
    return made


def test_a_fitted_box_fills_the_panel_and_stays_inside(camera):
    seen = camera.project(CORNERS)[:, :2]
    assert np.abs(seen).max() < 0.9
    assert np.ptp(seen, axis=0).max() > 1.6
    assert (seen.max(axis=0) + seen.min(axis=0)) / 2 == pytest.approx((0, 0), abs=0.01)


@pytest.mark.parametrize("aspect", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("elevation", [-30, 0, 90])
def test_a_box_fits_at_any_shape_and_angle(aspect, elevation):
    camera = Camera(look=Look(10, elevation))
    camera.aspect = aspect
    camera.fit(BOX)
    assert np.abs(camera.project(CORNERS)[:, :2]).max() < 0.9


def test_unprojecting_a_projected_point_of_the_target_plane_gives_it_back(camera):
    target = np.array(camera.pose.target)
    right, up, _ = np.array(camera.pose.turn)
    point = target + 3 * right - 2 * up
    x, y, _ = camera.project(point)[0]
    assert camera.unproject(x, y) == pytest.approx(point, abs=1e-9)


def test_zooming_keeps_the_point_under_the_cursor(camera):
    before = camera.unproject(0.4, -0.3)
    camera.zoom(2.5, at=(0.4, -0.3))
    assert camera.project(before)[0, :2] == pytest.approx((0.4, -0.3), abs=1e-9)


def test_panning_moves_the_picture_with_the_hand(camera):
    point = camera.unproject(0.1, 0.1)
    camera.pan(0.2, -0.1)
    assert camera.project(point)[0, :2] == pytest.approx((0.3, 0.0), abs=1e-9)


def test_a_turntable_keeps_the_vertical_upright_and_the_distance(camera):
    reach = camera.pose.reach
    camera.orbit(0.7, 0.3)
    camera.orbit(-2.0, 5.0)
    right, up, backward = np.array(camera.pose.turn)
    assert right[2] == pytest.approx(0, abs=1e-12)
    assert up[2] >= -1e-12
    assert np.linalg.norm(camera.eye - camera.pose.target) == pytest.approx(reach)
    assert np.array([right, up, backward]) @ np.array([right, up, backward]).T == pytest.approx(
        np.eye(3), abs=1e-12
    )


def test_a_free_camera_turns_over_the_pole():
    camera = Camera(look=Look(0, 80))
    camera.free = True
    camera.fit(BOX)
    for _ in range(10):
        camera.orbit(0.0, 0.1)
    assert np.array(camera.pose.turn)[1, 2] < 0
    assert np.linalg.det(np.array(camera.pose.turn)) == pytest.approx(1.0)


@pytest.mark.parametrize(("key", "axis"), [("1", 1), ("3", 0), ("7", 2)])
def test_an_axis_view_looks_along_its_axis(camera, key, axis):
    camera.look_along(key)
    while camera.moving and camera.tick(0.05):
        camera.drifting = False
    backward = np.abs(np.array(camera.pose.turn)[2])
    assert backward[axis] == pytest.approx(1.0)


def test_a_stored_state_restores_to_the_last_bit(camera):
    camera.orbit(0.3, 0.2)
    camera.pan(0.1, 0.4)
    state, matrix = camera.state(), camera.matrix()
    other = Camera()
    other.aspect = camera.aspect
    other.fit(BOX)
    other.restore(state)
    assert np.abs(other.matrix() - matrix).max() < 1e-9


def test_a_parallel_camera_sees_distant_things_as_large():
    camera = Camera(look=Look(-90, 0))
    camera.fit(BOX)
    camera.toggle_perspective()
    near = camera.project(np.array([(0, -20, 0), (10, -20, 0)]))
    far = camera.project(np.array([(0, 20, 0), (10, 20, 0)]))
    assert np.diff(near[:, 0]) == pytest.approx(np.diff(far[:, 0]))


def test_the_idle_drift_ends_at_the_first_touch(camera):
    before = camera.matrix()
    assert camera.tick(0.1)
    assert not np.array_equal(camera.matrix(), before)
    camera.touch()
    held = camera.matrix()
    for _ in range(20):
        camera.tick(0.1)
    assert np.array_equal(camera.matrix(), held)
    assert not camera.moving


def test_an_eased_fit_ends_exactly_where_a_plain_one_does(camera):
    goal = camera.pose
    camera.touch()
    camera.orbit(1.0, 0.2)
    camera.zoom(3.0)
    camera.fit(BOX, eased=True)
    for _ in range(6):
        camera.tick(0.05)
    assert np.array(camera.pose.turn) == pytest.approx(np.array(goal.turn))
    assert camera.pose.reach == pytest.approx(goal.reach)


def test_a_fling_dies_away(camera):
    camera.touch()
    camera.fling(3.0, 0.0)
    for _ in range(40):
        camera.tick(0.016)
    assert not camera.moving


def test_words_fade_while_a_hand_moves_the_camera_and_return(camera):
    camera.touch()
    assert camera.repose < 0.2
    for _ in range(40):
        camera.tick(0.02)
    assert camera.repose == pytest.approx(1.0)


def test_a_plane_shows_its_window_inside_its_margins():
    camera = Camera(planar=True, equal=False)
    camera.aspect, camera.margins = 2.0, (0.1, 0.05, 0.2, 0.1)
    camera.fit(((0.0, 2.0), (-1.0, 3.0)))
    (x0, x1), (y0, y1) = camera.window()
    corners = camera.project(np.array([(x0, y0), (x1, y1)]))[:, :2]
    assert corners[0] == pytest.approx((-0.8, -0.6))
    assert corners[1] == pytest.approx((0.9, 0.8))
    assert (x0, x1) == pytest.approx((-0.04, 2.04))


def test_a_plane_of_equal_units_keeps_circles_round():
    camera = Camera(planar=True, equal=True)
    camera.aspect, camera.margins = 1.7, (0.1, 0.2, 0.1, 0.1)
    camera.fit(((0.0, 2.0), (0.0, 1.0)))
    ends = camera.project(np.array([(0, 0), (1, 0), (0, 1)]))
    across, up = (ends[1, 0] - ends[0, 0]) * 1.7, ends[2, 1] - ends[0, 1]
    assert across == pytest.approx(up)


def test_a_map_is_as_wide_as_its_latitude_says():
    # 10 degrees either way at 60 N: half as long along x, so twice as many fit beside each other
    plane = Camera(planar=True, squeeze=0.5)
    plane.aspect = 2.0
    plane.fit(((0.0, 20.0), (55.0, 65.0)))
    corners = plane.project(np.array([[0.0, 60.0], [20.0, 60.0], [10.0, 55.0], [10.0, 65.0]]))
    wide, high = corners[1, 0] - corners[0, 0], corners[3, 1] - corners[2, 1]
    assert wide * plane.aspect == pytest.approx(high)
    at = plane.unproject(*corners[1, :2])
    assert at[:2] == pytest.approx([20.0, 60.0])
    plane.fit(((0.0, 80.0), (55.0, 65.0)))  # a strip of the sea is as wide as the panel
    assert plane.project(np.array([[80.0, 60.0]]))[0, 0] == pytest.approx(1.0)


def test_where_all_is_calm_nothing_moves_that_no_hand_moves():
    from explorer.views.calm import be_calm

    be_calm(True)
    try:
        camera = Camera()
        assert camera.drifting and not camera.moving
        before = camera.pose
        camera.fling(2.0, 1.0)
        camera.tick(0.1)
        assert camera.pose == before
        camera.look_along("7")
        there = camera.pose
        assert there != before and camera.goal == there
        camera.tick(0.1)
        assert camera.pose == there
    finally:
        be_calm(False)
