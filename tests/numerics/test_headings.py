"""Order of oriented agents: closed forms, and what must not change it."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from explorer.numerics import headings

BOX = 20.0


@pytest.fixture
def group():
    chance = np.random.default_rng(8)
    return chance.normal(size=(90, 3)) + BOX / 2, chance.normal(size=(90, 3)) + np.eye(3)[0] / 2


def mill(count=48):
    angle = 2 * np.pi * np.arange(count) / count
    flat = np.zeros(count)
    ring = np.column_stack((np.cos(angle), np.sin(angle), flat))
    return 3 * ring + BOX / 2, np.column_stack((-np.sin(angle), np.cos(angle), flat))


def test_a_mill_goes_round_and_nowhere():
    pos, head = mill()
    assert headings.milling(pos, head, BOX, True) == pytest.approx(1, abs=1e-12)
    assert headings.polarisation(head) == pytest.approx(0, abs=1e-12)
    assert headings.spread(headings.offsets(pos, BOX, True)) == pytest.approx(3, abs=1e-12)


def test_agents_that_point_one_way_are_polarised_whatever_their_speed():
    head = np.outer(np.arange(1, 9), [1.0, 2.0, -2.0])
    assert headings.polarisation(head) == pytest.approx(1, abs=1e-15)


def test_random_headings_are_as_polarised_as_a_random_walk():
    chance = np.random.default_rng(0)
    p = [headings.polarisation(chance.normal(size=(1000, 3))) for _ in range(200)]
    assert np.mean(p) == pytest.approx(np.sqrt(8 / (3 * np.pi * 1000)), rel=0.06)


def test_a_shift_across_the_border_changes_nothing(group):
    pos, head = group
    before = headings.milling(pos, head, BOX, True)
    size = headings.spread(headings.offsets(pos, BOX, True))
    for shift in ([9.5, 0, 0], [3, 11, -14.2], [10, 10, 10]):
        moved = np.mod(pos + shift, BOX)
        assert headings.milling(moved, head, BOX, True) == pytest.approx(before, abs=1e-9)
        assert headings.spread(headings.offsets(moved, BOX, True)) == pytest.approx(size, abs=1e-9)
    torn = np.mod(pos + 10 * np.eye(3)[0], BOX)
    assert abs(headings.milling(torn, head, BOX, False) - before) > 0.01  # the plain mean is torn


def test_a_rotation_changes_nothing_in_open_space(group):
    pos, head = group
    turn = Rotation.random(random_state=4).as_matrix()
    before = headings.milling(pos, head, 0.0, True)
    assert headings.milling(pos @ turn.T, head @ turn.T, 0.0, True) == pytest.approx(before)


def test_the_plain_mean_stands_in_where_there_is_no_middle():
    even = np.column_stack([np.arange(40) * 0.5] * 3)
    np.testing.assert_allclose(headings.centroid(even, BOX, True), even.mean(axis=0))


def test_a_heading_of_length_zero_counts_as_none():
    head = np.array([[0.0, 0.0, 0.0], [2.0, 0.0, 0.0]])
    assert headings.polarisation(head) == 0.5


def test_sine_and_cosine_of_turns_are_exact_to_thirteen_digits():
    turns = np.random.default_rng(0).uniform(-40, 40, 5000)
    turns[:9] = (0, 0.25, 0.5, 0.75, 1, -0.5, 0.125, 1e-9, 7.5)
    sines, cosines = np.empty(5000), np.empty(5000)
    headings.fill_waves(turns, sines, cosines)
    np.testing.assert_allclose(sines, np.sin(2 * np.pi * turns), rtol=0, atol=2e-13)
    np.testing.assert_allclose(cosines, np.cos(2 * np.pi * turns), rtol=0, atol=2e-13)


@pytest.mark.parametrize("shift", [0.0, 3.3, 9.99])
def test_the_middle_of_a_group_moves_with_it_round_the_box(shift):
    pos = np.mod(np.random.default_rng(1).normal(size=(500, 3)) + shift, 10.0)
    angle = 2j * np.pi * pos / 10.0
    wanted = np.mod(np.angle(np.exp(angle).mean(axis=0)) * 10.0 / (2 * np.pi), 10.0)
    np.testing.assert_allclose(headings.centroid(pos, 10.0, True), wanted, rtol=0, atol=1e-12)
