"""Cell lists and nearest distances, against SciPy's trees and brute force."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from explorer.numerics import neighbours

EDGE = 12.0


@pytest.fixture
def points():
    return np.random.default_rng(3).random((700, 3)) * EDGE


def into_cells(pos, cells, edge=EDGE):
    home, order = np.empty(len(pos), np.int64), np.empty(len(pos), np.int64)
    start = np.empty(cells**3 + 1, np.int64)
    neighbours.sort_into_cells(pos, edge, 0.0, 0.0, 0.0, cells, home, order, start)
    return home, order, start


def test_sorting_keeps_every_point_once_and_in_order(points):
    home, order, start = into_cells(points, 5)
    assert np.array_equal(np.sort(order), np.arange(len(points)))
    assert np.array_equal(order, np.argsort(home, kind="stable"))
    assert start[0] == 0 and start[-1] == len(points)
    assert np.array_equal(np.diff(start), np.bincount(home, minlength=125))


def test_points_beyond_the_border_fall_into_the_cell_of_their_image(points):
    home, *_ = into_cells(points, 5)
    away, *_ = into_cells(points + EDGE * np.array([1, -2, 3]), 5)
    assert np.array_equal(home, away)


@pytest.mark.parametrize("cells", [3, 4, 7])
def test_runs_cover_each_of_the_27_cells_once(points, cells):
    _, _, start = into_cells(points, cells)
    runs = np.empty((18, 2), np.int64)
    for cell in range(cells**3):
        i, j, k = cell // cells**2, cell // cells % cells, cell % cells
        around = [
            ((i + a) % cells * cells + (j + b) % cells) * cells + (k + c) % cells
            for a in (-1, 0, 1)
            for b in (-1, 0, 1)
            for c in (-1, 0, 1)
        ]
        wanted = np.concatenate([np.arange(start[c], start[c + 1]) for c in around])
        found = neighbours.runs_around(cell, cells, start, runs)
        met = np.concatenate([np.arange(a, b) for a, b in runs[:found]])
        assert np.array_equal(np.sort(met), np.sort(wanted))


def test_nearest_five_are_those_of_a_tree(points):
    wanted = cKDTree(points, boxsize=EDGE).query(points, k=6)[0][:, 1:]
    out = np.empty((len(points), 5))
    neighbours.nearest_of_all(points, EDGE, out)
    np.testing.assert_allclose(out, wanted, rtol=0, atol=1e-13)
    for cells in (3, 6, 11):  # at eleven, most cells are too empty
        _, order, start = into_cells(points, cells)
        neighbours.nearest_in_cells(points, EDGE, cells, order, start, out)
        np.testing.assert_allclose(out, wanted, rtol=0, atol=1e-13)


def test_a_wide_cube_is_as_good_as_unbounded(points):
    wanted = cKDTree(points).query(points, k=6)[0][:, 1:]
    out = np.empty((len(points), 5))
    neighbours.nearest_of_all(points, 2.0 * EDGE, out)
    np.testing.assert_allclose(out, wanted, rtol=0, atol=1e-13)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 65])
def test_few_points_have_infinitely_far_neighbours(points, count):
    out = np.empty((count, 5))
    neighbours.nearest_of_all(points[:count], EDGE, out)
    assert np.isfinite(out).sum() == count * min(count - 1, 5)


def test_twins_are_each_others_nearest():
    out = np.empty((2, 5))
    neighbours.nearest_of_all(np.ones((2, 3)), EDGE, out)
    assert np.array_equal(out[:, 0], np.zeros(2))


def test_cells_are_never_smaller_than_the_reach():
    for edge, reach in ((10.0, 3.0), (10.0, 2.5), (7.0, 8.0)):
        cells = neighbours.cells_per_edge(edge, reach, 10_000)
        assert cells >= 1 and (cells == 1 or edge / cells >= reach)
    assert neighbours.cells_per_edge(1e6, 1.0, 1000) <= 13
