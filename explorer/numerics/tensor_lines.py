"""Lines along the eigenvectors of a tensor field: strainlines, stretchlines and their kin.

The field is (3, ny, nx) as in `tensors`, over even axes. An eigenvector has no sign; a line keeps
the one that turns least.
"""

import numpy as np
from numba import njit


@njit(nogil=True, cache=True)
def read(parts, at, out):
    """Mean, half and mixed at a place counted in cells (column, row), bicubic; False off the grid.

    out   (3,)
    """
    ny, nx = parts.shape[1], parts.shape[2]
    u, v = at
    if not (0.0 <= u <= nx - 1.0 and 0.0 <= v <= ny - 1.0):
        return False
    c, r = min(int(u), nx - 2), min(int(v), ny - 2)
    wx, wy = weights(u - c), weights(v - r)
    out[:] = 0.0
    for j in range(4):
        row = min(max(r + j - 1, 0), ny - 1)
        for i in range(4):
            column = min(max(c + i - 1, 0), nx - 1)
            weight = wx[i] * wy[j]
            for k in range(3):
                out[k] += weight * parts[k, row, column]
    return np.isfinite(out[0] + out[1] + out[2])


@njit(nogil=True, cache=True)
def weights(s):
    """Catmull-Rom weights of the four samples round a place s of the way from the second."""
    return (
        ((-0.5 * s + 1.0) * s - 0.5) * s,
        (1.5 * s - 2.5) * s * s + 1.0,
        ((-1.5 * s + 2.0) * s + 0.5) * s,
        (0.5 * s - 0.5) * s * s,
    )


def follow(parts, axes, seeds, stretch, step, most, floor=-np.inf, patience=0.0, exponent=True):
    """Lines through the seeds, both ways: (points (m, 2 most + 1, 2) with NaN, length used (m, 2)).

    stretch    False: along xi1 (strainlines); True: along xi2 (stretchlines)
    step       arc length of a step, at full speed: r' = alpha xi, where alpha, from 0 to 1, tells
               how far the eigenvalues are apart, so that a line rests where they meet
    most       steps either way
    floor      it ends once the larger eigenvalue stayed below this over a length `patience`
    exponent   whether the parts are of a logarithm
    source     Farazmand & Haller 2012, Chaos 22, 013128; Tchon et al. 2006 for alpha
    """
    x, y = axes
    origin = np.array((x[0], y[0]))
    spacing = np.array((x[1] - x[0], y[1] - y[0]))
    seeds = np.ascontiguousarray(seeds, dtype=np.float64).reshape(-1, 2)
    out = np.full((len(seeds), 2 * most + 1, 2), np.nan)
    used = np.zeros((len(seeds), 2), np.int64)
    _follow(
        np.ascontiguousarray(parts), origin, spacing, seeds, stretch, step, most, floor,
        patience, exponent, out, used,
    )  # fmt: skip
    middle = most
    return [
        line[middle - back : middle + on + 1] for line, (back, on) in zip(out, used, strict=True)
    ]


@njit(nogil=True, cache=True)
def _follow(
    parts, origin, spacing, seeds, stretch, step, most, floor, patience, exponent, out, used
):
    k = np.empty((4, 2))
    for m in range(len(seeds)):
        out[m, most] = seeds[m]
        for way in range(2):
            px, py = seeds[m]
            ok, dx, dy, _ = _along(parts, origin, spacing, px, py, 0.0, 0.0, stretch, exponent)
            if not ok:
                continue
            if way == 0:
                dx, dy = -dx, -dy
            low = 0.0
            for i in range(most):
                good = True
                for stage in range(4):
                    reach = 0.0 if stage == 0 else (1.0 if stage == 3 else 0.5)
                    qx, qy = px, py
                    if stage > 0:
                        qx += reach * step * k[stage - 1, 0]
                        qy += reach * step * k[stage - 1, 1]
                    ok, ux, uy, top = _along(
                        parts, origin, spacing, qx, qy, dx, dy, stretch, exponent
                    )
                    if not ok:
                        good = False
                        break
                    k[stage, 0], k[stage, 1] = ux, uy
                    if stage == 0:
                        low = low + step if top < floor else 0.0
                if not good or (floor > -np.inf and low > patience):
                    break
                gx = (k[0, 0] + 2 * k[1, 0] + 2 * k[2, 0] + k[3, 0]) / 6.0
                gy = (k[0, 1] + 2 * k[1, 1] + 2 * k[2, 1] + k[3, 1]) / 6.0
                if np.hypot(gx, gy) < 1e-3:
                    break
                px, py, dx, dy = px + step * gx, py + step * gy, gx, gy
                used[m, way] = i + 1
                at = most - i - 1 if way == 0 else most + i + 1
                out[m, at, 0], out[m, at, 1] = px, py


@njit(nogil=True, cache=True)
def _along(parts, origin, spacing, px, py, dx, dy, stretch, exponent):
    """(on the grid, alpha xi turned along (dx, dy), the larger eigenvalue)."""
    value = np.empty(3)
    at = ((px - origin[0]) / spacing[0], (py - origin[1]) / spacing[1])
    if not read(parts, at, value):
        return False, 0.0, 0.0, 0.0
    radius = np.hypot(value[1], value[2])
    angle = 0.5 * np.arctan2(value[2], value[1]) + (0.0 if stretch else 0.5 * np.pi)
    if exponent:
        speed = np.tanh(radius) ** 2
    else:
        whole = abs(value[0] + radius) + abs(value[0] - radius)
        speed = (2.0 * radius / whole) ** 2 if whole > 0.0 else 0.0
    ux, uy = speed * np.cos(angle), speed * np.sin(angle)
    if ux * dx + uy * dy < 0.0:
        ux, uy = -ux, -uy
    return True, ux, uy, value[0] + radius
