"""Where closed orbits of a tensor field can be: pairs of wedges with no trisector between them.

A closed line of a direction field holds singularities whose indices sum to 1; where the field is
in general position that means two wedges of index +1/2 more than trisectors of -1/2.
"""

import numpy as np

from explorer.numerics.tensors import singularities

FEW_CELLS = 4.0  # wedges closer than this belong to one place: the middle of a round vortex


def seeds(parts, axes, apart):
    """Pairs of wedges: a list of (middle (2,), direction across the pair (2,), distance).

    apart    wedges further from each other than this are no pair
    source   Karrasch, Huhn & Haller 2015, Proc. R. Soc. A 471, 20140639
    """
    from scipy.spatial import cKDTree

    x, y = axes
    rows, columns, turns = singularities(parts)
    middle = np.array((0.5 * (x[1] - x[0]), 0.5 * (y[1] - y[0])))
    places = np.column_stack((x[columns], y[rows])) + middle
    plus, minus = places[turns > 0], places[turns < 0]
    if len(plus) < 2:
        return []
    gap, other = cKDTree(plus).query(plus, k=2)
    gap, other = gap[:, 1], other[:, 1]
    near = cKDTree(minus).query(plus)[0] if len(minus) else np.full(len(plus), np.inf)
    cell = 2.0 * middle.max()
    found = []
    for i, j in enumerate(other):
        alone = gap[i] < min(near[i], near[j]) or gap[i] < FEW_CELLS * cell
        if gap[i] <= apart and alone and (other[j] != i or i < j):
            found.append((min(near[i], near[j]), plus[i], plus[j], gap[i]))
    found.sort(key=lambda one: -one[0])
    return _distinct(found, FEW_CELLS * cell)


def _distinct(found, reach):
    """One of each place, the one farthest from any trisector first."""
    kept = []
    for _, a, b, gap in found:
        centre = 0.5 * (a + b)
        if all(np.linalg.norm(centre - other) > reach for other, _, _ in kept):
            along = (b - a) / gap if gap else np.array((1.0, 0.0))
            kept.append((centre, np.array((-along[1], along[0])), gap))
    return kept
