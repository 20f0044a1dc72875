"""Levels: the velocity of some slices at any instant, in the cells of their grid."""

import math

import numpy as np

from explorer.numerics import interpolation

HELD = 1 << 28  # bytes of coefficients that are kept for the next question
STRAIGHT = 1e-3  # share of a spacing by which an even axis may be off: files hold them as float32


class Levels:
    """What the kernels of `carried` need of slices: places in cells, levels in cells per time.

    slices   has times, x, y, take, periodic, radius, land, and `memo` and `first` to keep what
             was made; see `model.slices.Slices`
    kind     interpolation.LINEAR, CUBIC or SPLINE
    """

    def __init__(self, slices, kind, dtype=np.float64):
        self.slices, self.kind, self.dtype = slices, kind, np.dtype(dtype)
        self.axes = slices.x, slices.y
        self.land = np.zeros((0, 0), np.uint8)
        if slices.land is not None:
            self.land = np.ascontiguousarray(slices.land, np.uint8)
        ny, nx = slices.shape
        self.shape = ny + 3, nx + 3, 2
        self._metre = self._cell_lengths()

    # -- places ------------------------------------------------------------------------------
    def cells(self, points):
        """Places (2, m) in cells of points (2, m)."""
        return np.stack([_cell(axis, p) for axis, p in zip(self.axes, points, strict=True)])

    def points(self, place):
        """Points (2, m) of places (2, m) in cells."""
        return np.stack([_place(axis, p) for axis, p in zip(self.axes, place, strict=True)])

    def pitch(self, place):
        """Width of a cell (2, m) at places, along each axis."""
        return np.stack([_width(axis, p) for axis, p in zip(self.axes, place, strict=True)])

    def _cell_lengths(self):
        """Length of a cell along x and along y, what broadcasts to (ny, nx)."""
        nodes = [np.arange(len(axis), dtype=float) for axis in self.axes]
        dx, dy = (_width(axis, n) for axis, n in zip(self.axes, nodes, strict=True))
        if not self.slices.radius:
            return dx[None, :], dy[:, None]
        degree = math.radians(1.0) * self.slices.radius
        shrink = np.maximum(np.cos(np.radians(self.slices.y)), 1e-9)
        return degree * dx[None, :] * shrink[:, None], degree * dy[:, None]

    # -- levels ------------------------------------------------------------------------------
    def at(self, t, out=None):
        """The velocity at an instant in cells per time, (ny + 3, nx + 3, 2)."""
        out = np.empty(self.shape, self.dtype) if out is None else out
        blend(out, self.parts(t))
        return out

    def parts(self, t):
        """What the velocity at an instant is the sum of: pairs of a weight and coefficients."""
        first, weights = interpolation.moment(self.slices.times, t, self.kind)
        return [(w, self.coefficients(first + i)) for i, w in enumerate(weights) if w]

    def coefficients(self, i):
        """Slice i ready to be read between its nodes; the last ones are kept."""
        slices = self.slices
        name = slices.first + i, self.kind, self.dtype.char
        found = slices.memo.get(name)
        if found is None:
            u, v = (np.nan_to_num(np.asarray(a, np.float64)) for a in slices.take(i))
            if slices.land is not None:
                u, v = (np.where(slices.land, 0.0, a) for a in (u, v))
            rates = (u / self._metre[0], v / self._metre[1])
            wide = [interpolation.widened(a, slices.periodic, self.kind) for a in rates]
            found = np.stack(wide, axis=-1).astype(self.dtype)
            most = max(interpolation.SEEN[self.kind] + 1, HELD // found.nbytes)
            while len(slices.memo) >= most:
                slices.memo.pop(next(iter(slices.memo)), None)
            slices.memo[name] = found
        return found


def blend(out, parts):
    """Give out the sum of pairs of a weight and a field of its shape."""
    from explorer.numerics import carried

    for k, (weight, part) in enumerate(parts):
        carried.add(out.reshape(-1), part.reshape(-1), weight, k == 0)


def even(axis):
    """Whether an axis is evenly spaced, within the rounding of a file."""
    step = (axis[-1] - axis[0]) / (len(axis) - 1)
    return bool(np.abs(axis - (axis[0] + step * np.arange(len(axis)))).max() <= STRAIGHT * step)


def _cell(axis, x):
    """The place of x in cells from the first node."""
    step = (axis[-1] - axis[0]) / (len(axis) - 1)
    if even(axis):
        return (np.asarray(x, np.float64) - axis[0]) / step
    place = np.interp(x, axis, np.arange(len(axis), dtype=float), left=-1.0, right=len(axis))
    for _ in range(3):  # from the straight line to the smooth one
        inside = (place >= 0) & (place <= len(axis) - 1)
        place = np.where(inside, place + (x - _place(axis, place)) / _width(axis, place), place)
    return place


def _place(axis, cell):
    if even(axis):
        return axis[0] + cell * ((axis[-1] - axis[0]) / (len(axis) - 1))
    return np.asarray(_curve(axis)(cell))


def _width(axis, cell):
    if even(axis):
        return np.full(np.shape(cell), (axis[-1] - axis[0]) / (len(axis) - 1))
    return np.asarray(_curve(axis)(cell, 1))


def _curve(axis):
    """The smooth rising line through the nodes of an uneven axis."""
    from scipy.interpolate import PchipInterpolator

    return PchipInterpolator(np.arange(len(axis), dtype=float), axis)
