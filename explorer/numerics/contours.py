"""Lines along which a field on a grid has one value: marching squares."""

import numpy as np

# sides of a cell 0 bottom, 1 right, 2 top, 3 left, that a line crosses when these corners are above
# (bit 0 lower left, 1 lower right, 2 upper right, 3 upper left)
_CROSSED = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 6: ((0, 2),), 7: ((3, 2),),
    8: ((2, 3),), 9: ((0, 2),), 11: ((1, 2),), 12: ((3, 1),), 13: ((0, 1),), 14: ((3, 0),),
}  # fmt: skip
_SADDLES = {5: (((3, 0), (1, 2)), ((3, 2), (0, 1))), 10: (((0, 1), (2, 3)), ((3, 0), (1, 2)))}


def contour(z, x, y, level=0.0, jump=np.inf):
    """(x (n,), y (n,)) of the line where z (ny, nx) is `level`: pieces of two points, NaN between.

    Positions along a side are linear. A cell with a corner that is not finite, or whose corners
    differ by more than `jump`, is left out.
    """
    z = np.asarray(z, dtype=np.float64) - level
    corners = np.stack([z[:-1, :-1], z[:-1, 1:], z[1:, 1:], z[1:, :-1]])
    good = np.isfinite(corners).all(axis=0)
    with np.errstate(invalid="ignore"):
        good &= np.ptp(corners, axis=0) <= jump
    case = ((corners >= 0.0) * np.array([1, 2, 4, 8])[:, None, None]).sum(axis=0)
    case[~good] = 0
    middle = corners.mean(axis=0) >= 0.0
    pieces = []
    for which, sides in _CROSSED.items():
        pieces += _pieces(corners, x, y, np.nonzero(case == which), sides)
    for which, (apart, joined) in _SADDLES.items():
        pieces += _pieces(corners, x, y, np.nonzero((case == which) & ~middle), apart)
        pieces += _pieces(corners, x, y, np.nonzero((case == which) & middle), joined)
    if not pieces:
        return np.empty(0), np.empty(0)
    found = np.concatenate(pieces)
    order = np.lexsort((found[:, 0, 0], found[:, 0, 1]))
    found = found[order]
    gaps = np.full((len(found), 1, 2), np.nan)
    return tuple(np.concatenate([found, gaps], axis=1).reshape(-1, 2).T.copy())


def _pieces(corners, x, y, cells, sides):
    """[(k, 2, 2)] pieces from side to side of the chosen cells."""
    if not len(cells[0]):
        return []
    found = []
    for ends in sides:
        found.append(np.stack([_on(corners, x, y, cells, side) for side in ends], axis=1))
    return found


def _on(corners, x, y, cells, side):
    """(k, 2) points of a side where the field is zero."""
    rows, columns = cells
    left, right, low, high = x[columns], x[columns + 1], y[rows], y[rows + 1]
    ends = {0: (0, 1), 1: (1, 2), 2: (3, 2), 3: (0, 3)}[side]
    a, b = (corners[end][cells] for end in ends)
    share = a / (a - b)
    if side in (0, 2):
        return np.stack([left + share * (right - left), low if side == 0 else high], axis=1)
    return np.stack([right if side == 1 else left, low + share * (high - low)], axis=1)
