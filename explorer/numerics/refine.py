"""A picture that is computed coarse first: every 8th cell, then every 4th, 2nd, and all."""

import numpy as np

STEPS = (8, 4, 2, 1)


def levels(ny, nx, steps=STEPS):
    """(step, cells): the flat indices that are new on each level, rising; every cell once."""
    done = np.zeros((ny, nx), dtype=bool)
    for step in steps:
        new = np.zeros((ny, nx), dtype=bool)
        new[::step, ::step] = True
        new &= ~done
        done |= new
        if new.any():
            yield step, np.flatnonzero(new)


def spread(field, step):
    """The field (ny, nx) with each cell showing the nearest computed one before it."""
    if step == 1:
        return field.copy()
    ny, nx = field.shape
    rows, columns = np.arange(ny) // step * step, np.arange(nx) // step * step
    return field[np.ix_(rows, columns)]


def sharper(ny, nx, rates, cancel, steps=STEPS):
    """(field, known, done) after each level, coarse to fine; ends early when cancelled.

    rates    flat indices of cells -> their values (k,), float64
    cancel   (1,) int32, non-zero: stop
    field    (ny, nx) float64, cells still unknown as their neighbour; known, the computed ones of
             it alone; done, their share
    """
    found, count = np.full((ny, nx), np.nan), 0
    for step, cells in levels(ny, nx, steps):
        values = rates(cells)
        if cancel[0]:
            return
        found.ravel()[cells] = values
        count += len(cells)
        yield spread(found, step), found[::step, ::step], count / found.size
