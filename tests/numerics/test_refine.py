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


def test_sharper_pictures_hold_what_is_known_and_stop_when_told():
    truth, cancel, asked = np.arange(13.0 * 29.0).reshape(13, 29), np.zeros(1, np.int32), []

    def rates(cells):
        asked.append(len(cells))
        return truth.ravel()[cells]

    shares = []
    for field, known, done in refine.sharper(13, 29, rates, cancel):
        assert np.isfinite(field).all()
        assert np.isin(known, truth).all()
        assert known.size == sum(asked)
        shares.append(done)
    assert np.array_equal(field, truth)
    assert shares == sorted(shares) and shares[-1] == 1.0
    cancel[0] = 1
    assert not list(refine.sharper(13, 29, rates, cancel))
