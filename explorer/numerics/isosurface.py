"""Surface of equal value in a field on a grid of boxes, by tetrahedra.

Every box is cut into six tetrahedra round one diagonal; in each the surface is a triangle or two,
with corners where the field, taken as linear along an edge, has the value. Neighbouring boxes share
their edges, so the surface has no holes; triangles touching a value that is not known are left out.
"""

import numpy as np

# corners of a box (z, y, x), the six ways from the first to the last
CORNERS = np.array(
    [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
)
CUTS = np.array(
    [(0, 1, 3, 7), (0, 3, 2, 7), (0, 2, 6, 7), (0, 6, 4, 7), (0, 4, 5, 7), (0, 5, 1, 7)]
)
# by which of its corners lie above: the edges, as pairs of corners, of each triangle
ONE = [((0, 1), (0, 2), (0, 3))]
TWO = [((0, 2), (0, 3), (1, 3)), ((0, 2), (1, 3), (1, 2))]


def isosurface(field, axes, level):
    """Corners (v, 3) as x, y, z and triangles (f, 3) of the surface field = level.

    field   (nz, ny, nx)      axes   (x, y, z), one rising array each
    source  Doi and Koide 1991, IEICE Trans. E74, 214-224
    """
    shape = np.array(field.shape)
    boxes = np.stack(np.meshgrid(*(np.arange(n - 1) for n in shape), indexing="ij"), -1)
    strides = np.array([shape[1] * shape[2], shape[2], 1])
    first = (boxes.reshape(-1, 3) * strides).sum(axis=1)
    corners = first[:, None] + (CORNERS * strides).sum(axis=1)
    values = field.ravel()
    seen = values[corners]
    crossed = (seen.min(axis=1) <= level) & (seen.max(axis=1) > level)  # never where one is NaN
    quads = corners[crossed][:, CUTS].reshape(-1, 4)
    edges = _edges(quads, values[quads] > level)
    if not len(edges):
        return np.zeros((0, 3)), np.zeros((0, 3), np.int64)
    low, high = edges.min(axis=2).ravel(), edges.max(axis=2).ravel()
    keys, faces = np.unique(low * field.size + high, return_inverse=True)  # an edge is one number
    a, b = np.divmod(keys, field.size)
    share = (level - values[a]) / (values[b] - values[a])
    places = _places(a, shape, axes)
    points = places + share[:, None] * (_places(b, shape, axes) - places)
    return points, faces.reshape(-1, 3)


def normals(field, axes, points):
    """(v, 3) unit vectors along which the field falls at points of its box; 0 where unknown.

    field, axes   as for `isosurface`      points   (v, 3)
    """
    if not len(points):
        return np.zeros((0, 3))
    z, y, x = np.gradient(field, *axes[::-1])
    cells = []
    for axis, values in zip(points.T, axes, strict=True):
        first = np.clip(np.searchsorted(values, axis) - 1, 0, len(values) - 2)
        cells.append((first, (axis - values[first]) / (values[first + 1] - values[first])))
    found = np.zeros((len(points), 3))
    for corner in CORNERS:
        weight, at = np.ones(len(points)), []
        for (first, share), far in zip(cells[::-1], corner, strict=True):
            weight = weight * (share if far else 1.0 - share)
            at.append(first + far)
        slope = np.stack([part[tuple(at)] for part in (x, y, z)], axis=1)
        found -= weight[:, None] * np.nan_to_num(slope)
    length = np.linalg.norm(found, axis=1, keepdims=True)
    return np.divide(found, length, out=np.zeros_like(found), where=length > 0.0)


def area(points, faces):
    """Area of the triangles together."""
    a, b, c = (points[faces[:, i]] for i in range(3))
    return float(0.5 * np.linalg.norm(np.cross(b - a, c - a), axis=1).sum())


def _edges(quads, above):
    """(triangles, 3, 2) corners between which the surface passes."""
    found = []
    for case in range(1, 15):
        inside = np.array([bool(case >> i & 1) for i in range(4)])
        chosen = quads[(above == inside).all(axis=1)]
        if not len(chosen):
            continue
        few = inside if inside.sum() <= 2 else ~inside
        order = np.concatenate((np.flatnonzero(few), np.flatnonzero(~few)))
        turned = chosen[:, order]
        for triangle in ONE if few.sum() == 1 else TWO:
            found.append(turned[:, np.array(triangle)])
    return np.concatenate(found) if found else np.zeros((0, 3, 2), np.int64)


def _places(index, shape, axes):
    """x, y, z of grid points."""
    z, rest = np.divmod(index, shape[1] * shape[2])
    y, x = np.divmod(rest, shape[2])
    return np.stack((axes[0][x], axes[1][y], axes[2][z]), axis=1)
