"""Clusters on a line, distances to a border, and means against them."""

import numpy as np
import pytest

from explorer.numerics import parting


def test_four_planted_clusters_are_parted_half_way():
    centres = np.array([0.0, 1.0, 2.0, 3.0])
    values = np.random.default_rng(19).normal(np.repeat(centres, 5000), 0.1)
    assert parting.thresholds(values, 4) == pytest.approx([0.5, 1.5, 2.5], abs=0.01)


def test_clusters_of_unequal_size_are_found_too():
    random = np.random.default_rng(20)
    values = np.concatenate([random.normal(0, 0.05, 9000), random.normal(1, 0.05, 300)])
    assert parting.thresholds(values, 2) == pytest.approx([0.5], abs=0.02)


def test_distance_to_a_disc_is_that_to_its_rim():
    axis = np.arange(64) - 31.5
    radius = np.hypot(*np.meshgrid(axis, axis))
    found = parting.signed_distance(radius < 20, 0.5)
    near = np.abs(radius - 20) < 8
    assert np.abs(found - 0.5 * (20 - radius))[near].max() < 0.5


def test_distance_goes_round_the_sides():
    inside = np.zeros((32, 32), bool)
    inside[:, :4] = True
    found = parting.signed_distance(inside, 1.0)
    assert found[0, 31] == found[0, 4] == -0.5


def test_conditional_means_of_a_step_are_the_step():
    at = np.linspace(-1, 1, 1000)
    means = parting.conditional(np.where(at > 0, 3.0, 1.0), at, np.linspace(-1, 1, 5))
    assert means == pytest.approx([1.0, 1.0, 3.0, 3.0])
