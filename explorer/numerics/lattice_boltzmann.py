"""Lattice Boltzmann in the plane, D2Q9: a step of streaming and collision, walls, inflow, outflow.

Populations (9, ny, nx) float32 are kept after collision and without their weights, f - w, so that
float32 loses nothing to the fluid at rest. Directions: 0; east, north, west, south; north-east,
north-west, south-west, south-east. Rows close on themselves; column 0 is the inflow, the last the
outflow. A step is `bounce`, then `collide` over every row, then `borders`.

source  Y. H. Qian, D. d'Humieres and P. Lallemand 1992, Europhys. Lett. 17, 479-484
source  I. Ginzburg, F. Verhaeghe and D. d'Humieres 2008, Commun. Comput. Phys. 3, 427-478 (two
        relaxation times)
source  A. J. C. Ladd 1994, J. Fluid Mech. 271, 285-309 (half-way bounce back, momentum exchange)
"""

import numpy as np
from numba import njit

MAGIC = 3.0 / 16.0  # walls lie half-way between nodes at any viscosity
CX = np.array([0, 1, 0, -1, 0, 1, -1, -1, 1])
CY = np.array([0, 0, 1, 0, -1, 1, 1, -1, -1])
BACK = np.array([0, 3, 4, 1, 2, 7, 8, 5, 6])
WEIGHT = np.array([4 / 9, *[1 / 9] * 4, *[1 / 36] * 4])


def sponge(nx, viscosity, wide, most=0.1):
    """Three times a viscosity (nx,) that rises to both ends over `wide` columns: sound dies."""
    near = np.minimum(np.arange(nx), np.arange(nx)[::-1])
    share = np.clip(1.0 - near / wide, 0.0, 1.0) ** 2
    return (3.0 * (viscosity + max(most - viscosity, 0.0) * share)).astype(np.float32)


def equilibrium(density, u, v):
    """Populations (9, ...) of a fluid that is locally at equilibrium, without their weights."""
    found = []
    for w, cx, cy in zip(WEIGHT, CX, CY, strict=True):
        along = cx * u + cy * v
        even = 4.5 * along**2 - 1.5 * (u**2 + v**2)
        found.append(w * (density - 1.0 + density * (even + 3.0 * along)))
    return np.array(found)


def links(solid):
    """Bonds from fluid to solid: (k, 5) int32 rows (direction, ny, nx of the solid, ny, nx).

    solid   (ny, nx) true inside the body; the direction is the one that leaves the body
    """
    ny, nx = solid.shape
    rows = []
    for i in range(1, 9):
        ys, xs = np.nonzero(solid)
        yf, xf = (ys + CY[i]) % ny, xs + CX[i]
        wet = (xf >= 0) & (xf < nx)
        wet[wet] = ~solid[yf[wet], xf[wet]]
        rows.append(np.stack([np.full(wet.sum(), i), ys[wet], xs[wet], yf[wet], xf[wet]], axis=1))
    return np.concatenate(rows).astype(np.int32)


@njit(cache=True, nogil=True)
def bounce(f, bonds, force):
    """Send back what flies into the body; add its momentum to force (2,) [lattice units]."""
    for k in range(len(bonds)):
        i, ys, xs, yf, xf = bonds[k]
        value = f[BACK[i], yf, xf]
        f[i, ys, xs] = value
        force[0] -= 2.0 * value * CX[i]
        force[1] -= 2.0 * value * CY[i]


@njit(cache=True, nogil=True, fastmath={"contract", "nsz", "arcp"}, error_model="numpy")
def collide(g, f, thick, low, high):
    """Rows low .. high - 1 of g: what arrives from f, after collision.

    thick   (nx,) float32, three times the viscosity of each column; one array for both rates,
            since with one more the compiler would no longer take eight nodes at a time
    """
    ny, nx = f.shape[1], f.shape[2]
    one, half, magic = np.float32(1.0), np.float32(0.5), np.float32(MAGIC)
    w0, w1, w5 = np.float32(4 / 9), np.float32(1 / 9), np.float32(1 / 36)
    three, quad, side = np.float32(3.0), np.float32(4.5), np.float32(1.5)
    for y in range(low, high):
        up, down = (y + 1) % ny, (y - 1) % ny
        a0, a1, a3 = f[0, y], f[1, y], f[3, y]
        a2, a5, a6 = f[2, down], f[5, down], f[6, down]
        a4, a7, a8 = f[4, up], f[7, up], f[8, up]
        b0, b1, b2, b3, b4 = g[0, y], g[1, y], g[2, y], g[3, y], g[4, y]
        b5, b6, b7, b8 = g[5, y], g[6, y], g[7, y], g[8, y]
        for x in range(1, nx - 1):
            f0, f1, f2, f3, f4 = a0[x], a1[x - 1], a2[x], a3[x + 1], a4[x]
            f5, f6, f7, f8 = a5[x - 1], a6[x + 1], a7[x + 1], a8[x - 1]
            more = f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8
            density = one + more
            inverse = one / density
            u = (f1 - f3 + f5 - f6 - f7 + f8) * inverse
            v = (f2 - f4 + f5 + f6 - f7 - f8) * inverse
            rest = side * (u * u + v * v)
            even = one / (thick[x] + half)
            e, o = half * even, half * thick[x] / (magic + half * thick[x])
            b0[x] = f0 - even * (f0 - w0 * (more - density * rest))
            p = e * (f1 + f3 - (w1 + w1) * (more + density * (quad * u * u - rest)))
            m = o * (f1 - f3 - (w1 + w1) * density * three * u)
            b1[x], b3[x] = f1 - p - m, f3 - p + m
            p = e * (f2 + f4 - (w1 + w1) * (more + density * (quad * v * v - rest)))
            m = o * (f2 - f4 - (w1 + w1) * density * three * v)
            b2[x], b4[x] = f2 - p - m, f4 - p + m
            along = u + v
            p = e * (f5 + f7 - (w5 + w5) * (more + density * (quad * along * along - rest)))
            m = o * (f5 - f7 - (w5 + w5) * density * three * along)
            b5[x], b7[x] = f5 - p - m, f7 - p + m
            along = v - u
            p = e * (f6 + f8 - (w5 + w5) * (more + density * (quad * along * along - rest)))
            m = o * (f6 - f8 - (w5 + w5) * density * three * along)
            b6[x], b8[x] = f6 - p - m, f8 - p + m


@njit(cache=True, nogil=True)
def borders(g, f, inflow, speed, inside):
    """Inflow at equilibrium, an outflow that lets waves pass at `speed`, and a body at rest.

    inflow   (9,) populations of the first column;  inside  (k, 2) nodes of the body
    """
    _, ny, nx = g.shape
    for i in range(9):
        for y in range(ny):
            g[i, y, 0] = inflow[i]
            g[i, y, nx - 1] = (f[i, y, nx - 1] + speed * g[i, y, nx - 2]) / (1.0 + speed)
    for k in range(len(inside)):
        for i in range(9):
            g[i, inside[k, 0], inside[k, 1]] = 0.0


@njit(cache=True, nogil=True)
def flow(f, u, v):
    """u, v (ny, nx) of populations."""
    _, ny, nx = f.shape
    for y in range(ny):
        for x in range(nx):
            more = 0.0
            for i in range(9):
                more += f[i, y, x]
            across = f[1, y, x] - f[3, y, x] + f[5, y, x] - f[6, y, x] - f[7, y, x] + f[8, y, x]
            along = f[2, y, x] - f[4, y, x] + f[5, y, x] + f[6, y, x] - f[7, y, x] - f[8, y, x]
            u[y, x] = across / (1.0 + more)
            v[y, x] = along / (1.0 + more)
