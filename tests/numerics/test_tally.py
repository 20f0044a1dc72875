"""Counts in columns, held against numpy's histogram."""

import numpy as np

from explorer.numerics import tally


def test_columns_count_as_a_histogram_does():
    x = np.random.default_rng(2).normal(size=(500, 3))
    counts, extremes = np.zeros((3, 20), np.int32), np.full((2, 3), np.nan)
    tally.columns(x, -1.0, 1.5, counts, extremes)
    for j in range(3):
        wanted, _ = np.histogram(x[:, j], 20, (-1.0, 1.5))
        assert np.abs(counts[j] - wanted).sum() <= 2  # an edge may fall either way
    assert np.array_equal(extremes, [x.min(axis=0), x.max(axis=0)])


def test_what_is_not_finite_is_left_out_and_the_upper_edge_belongs_to_the_last_row():
    x = np.array([[0.0], [1.0], [np.nan], [np.inf], [-1e13]])
    counts, extremes = np.zeros((1, 4), np.int32), np.full((2, 1), np.nan)
    tally.columns(x, 0.0, 1.0, counts, extremes)
    assert counts.tolist() == [[1, 0, 0, 1]]
    assert extremes.tolist() == [[0.0], [1.0]]


def test_no_rows_give_the_extremes_alone():
    extremes = np.full((2, 1), np.nan)
    tally.columns(np.array([[3.0], [-2.0]]), 0.0, 0.0, np.zeros((1, 0), np.int32), extremes)
    assert extremes.tolist() == [[-2.0], [3.0]]
