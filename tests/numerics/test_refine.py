"""Coarse pictures first, and no cell twice."""

import numpy as np
import pytest

from explorer.numerics import refine


@pytest.mark.parametrize("shape", [(16, 16), (13, 29), (1, 1), (3, 100)])
def test_every_cell_is_computed_once_and_coarse_pictures_are_whole(shape):
    field, seen = np.full(shape, np.nan), []
    truth = np.arange(field.size, dtype=float).reshape(shape)
    for step, cells in refine.levels(*shape):
        seen += cells.tolist()
        field.ravel()[cells] = truth.ravel()[cells]
        shown = refine.spread(field, step)
        assert np.isfinite(shown).all()
        assert np.array_equal(shown[::step, ::step], truth[::step, ::step])
    assert sorted(seen) == list(range(field.size))
    assert np.array_equal(shown, truth)
