"""Fields between grid points and instants: ghost cells, spline coefficients, weights in time.

A field (ny, nx) becomes (ny + 3, nx + 3): one more row before it and two behind, so that four
neighbours along each axis are there for every place within the grid. Places are counted in cells:
(0, 0) is the first node, and node (i, j) lies in row j + 1 and column i + 1 of the wider array.
"""

import numpy as np

LINEAR, CUBIC, SPLINE = 0, 1, 2  # bilinear; Catmull-Rom; cubic B-spline
KINDS = {"linear": LINEAR, "cubic": CUBIC, "spline": SPLINE}
SEEN = {LINEAR: 2, CUBIC: 4, SPLINE: 6}  # instants that a value between two of them is made of
EXTRAPOLATION = np.array([3.0, -3.0, 1.0])  # the parabola through three nodes, one further on


def widened(field, periodic, kind):
    """The coefficients (ny + 3, nx + 3) of a field, float64; without land or gaps.

    errors  along an open edge second order for linear and cubic, fourth for spline
    source  R. G. Keys 1981, IEEE Trans. Acoust. 29, 1153-1160; M. Unser 1999, IEEE Signal Process.
            Mag. 16, 22-38
    """
    for axis, closed in ((1, periodic[0]), (0, periodic[1])):
        field = _spline(field, axis, closed) if kind == SPLINE else _ghosts(field, axis, closed)
    return np.ascontiguousarray(field)


def _ghosts(field, axis, closed):
    rows = np.moveaxis(field, axis, 0)
    if closed:
        wide = np.concatenate([rows[-1:], rows, rows[:2]])
    else:
        before = np.tensordot(EXTRAPOLATION, rows[:3], 1)
        behind = np.tensordot(EXTRAPOLATION, rows[:-4:-1], 1)
        beyond = np.tensordot(EXTRAPOLATION, np.stack([behind, rows[-1], rows[-2]]), 1)
        wide = np.concatenate([before[None], rows, behind[None], beyond[None]])
    return np.moveaxis(wide, 0, axis)


def _spline(field, axis, closed):
    """Coefficients of the interpolating cubic B-spline, not-a-knot at open ends."""
    from scipy.linalg import solve_banded

    rows = np.moveaxis(field, axis, 0)
    count = len(rows)
    flat = rows.reshape(count, -1)
    if closed:
        symbol = (2.0 + np.cos(2.0 * np.pi * np.arange(count // 2 + 1) / count)) / 3.0
        inner = np.fft.irfft(np.fft.rfft(flat, axis=0) / symbol[:, None], count, axis=0)
        wide = np.concatenate([inner[-1:], inner, inner[:2]])
    else:
        ends = np.zeros((1, flat.shape[1]))
        inner = solve_banded((4, 4), _bands(count), np.concatenate([ends, flat, ends]))
        last = np.tensordot([4.0, -6.0, 4.0, -1.0], inner[:-5:-1], 1)
        wide = np.concatenate([inner, last[None]])
    return np.moveaxis(wide.reshape(-1, *rows.shape[1:]), 0, axis)


def _bands(count):
    """The matrix of `_spline` in the form of solve_banded: (9, count + 2)."""
    n = count + 2
    bands = np.zeros((9, n))
    bands[4, 1:-1], bands[3, 2:], bands[5, :-2] = 4 / 6, 1 / 6, 1 / 6
    for j, weight in enumerate((1.0, -4.0, 6.0, -4.0, 1.0)):  # the fourth difference is nothing
        bands[4 - j, j] = weight
        bands[4 + j, n - 1 - j] = weight
    return bands


def moment(times, t, kind):
    """(first, weights): the value at t is the sum of weights times the slices from `first` on.

    linear between two, cubic by the Hermite form of Keys over four, spline by Lagrange over six;
    fewer where fewer are there
    """
    count = min(SEEN[kind], len(times))
    if count == 1:
        return 0, np.ones(1)
    at = int(np.clip(np.searchsorted(times, t, side="right") - 1, 0, len(times) - 2))
    first = int(np.clip(at - (count // 2 - 1), 0, len(times) - count))
    near = times[first : first + count]
    if kind == CUBIC and count == 4:
        return first, _hermite(near, at - first, t)
    return first, _lagrange(near, t)


def _lagrange(near, t):
    weights = np.ones(len(near))
    for i, own in enumerate(near):
        for j, other in enumerate(near):
            if i != j:
                weights[i] *= (t - other) / (own - other)
    return weights


def _hermite(near, at, t):
    """Weights of the cubic over near[at .. at + 1] whose slopes are those of parabolas."""
    h = near[at + 1] - near[at]
    s = (t - near[at]) / h
    weights = np.zeros(4)
    weights[at] += 1 - s * s * (3 - 2 * s)
    weights[at + 1] += s * s * (3 - 2 * s)
    weights += h * s * (1 - s) ** 2 * _slope(near, at)
    weights -= h * s * s * (1 - s) * _slope(near, at + 1)
    return weights


def _slope(near, i):
    """Weights of the derivative at near[i] of the parabola through it and its neighbours."""
    weights = np.zeros(4)
    a = min(max(i - 1, 0), 1)
    x0, x1, x2 = near[a : a + 3]
    x = near[i]
    weights[a] = (2 * x - x1 - x2) / ((x0 - x1) * (x0 - x2))
    weights[a + 1] = (2 * x - x0 - x2) / ((x1 - x0) * (x1 - x2))
    weights[a + 2] = (2 * x - x0 - x1) / ((x2 - x0) * (x2 - x1))
    return weights
