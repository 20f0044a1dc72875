"""The school of dewi-kadita 0.0.4, operation by operation, in double precision throughout.

Without noise a run equals the library's bit for bit: sums run over the others in their order, and
vectors hold different fish instead of different terms of one sum, so no sum is rearranged.
source  S. H. S. Herho et al. 2026, arXiv:2602.07948
"""

import math

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_turn import shaken, wrapped
from explorer.numerics.noise import stream

BLOCK = 64  # fish that are summed side by side


def take_compat_steps(pos, head, n, step, seed, pool, zones, turning, speed, dt, box):
    """Move the school n steps in place.

    pos, head   (N, 3) float64
    zones       r_repulsion, r_orientation, r_attraction [L], blind_angle [deg], weight
    turning     largest turn [rad per step], noise per component
    """
    if speed == 0.0:  # fish at rest still look where they point
        speed, dt = 1.0, 0.0
    count = pos.shape[0]
    past, course = np.empty((3, count)), np.empty((3, count))
    shares = [(0, count)] if pool is None else pool.ranges(count, smallest=BLOCK)
    share_out = map if pool is None else pool.map
    work = [np.empty(17 * BLOCK) for _ in shares]
    for k in range(step, step + n):
        remember(pos, head, speed, past, course)
        jobs = [
            (a, b, pos, head, past, course, mine, *zones, *turning, seed, k, speed, dt, box)
            for (a, b), mine in zip(shares, work, strict=True)
        ]
        list(share_out(lambda job: compat_fish(*job), jobs))


@njit(nogil=True, cache=True, error_model="numpy")
def remember(pos, head, speed, past, course):
    """Copy positions and directions of motion, component by component, into (3, N) arrays."""
    for i in range(pos.shape[0]):
        # the library keeps velocities, not headings: go through one to round as it does
        x, y, z = head[i, 0] * speed, head[i, 1] * speed, head[i, 2] * speed
        r = math.sqrt(x * x + y * y + z * z)
        r = r if r >= 1e-10 else 1.0
        past[0, i], past[1, i], past[2, i] = pos[i, 0], pos[i, 1], pos[i, 2]
        course[0, i], course[1, i], course[2, i] = x / r, y / r, z / r


@njit(nogil=True, cache=True, error_model="numpy")
def compat_fish(
    begin, end, pos, head, past, course, block, r_repulsion, r_orientation, r_attraction,
    blind_angle, weight, max_turn, noise, seed, step, speed, dt, box,
):  # fmt: skip
    """Move the fish begin to end by one step."""
    key = stream(seed, step)
    back = -math.cos(math.radians(blind_angle)) if blind_angle > 0.0 else -2.0
    edge = box if box > 0.0 else 1e300  # open water: nobody is ever nearer round the back
    for first in range(begin, end, BLOCK):
        count = min(BLOCK, end - first)
        open_block(first, count, past, course, speed, block)
        for j in range(past.shape[1]):
            add_neighbour(
                past[0, j], past[1, j], past[2, j], course[0, j], course[1, j], course[2, j],
                block, count, edge, r_repulsion, r_orientation, r_attraction, back,
            )  # fmt: skip
        for k in range(count):
            i = first + k
            a, b, c = turned(course[:, i], block[7 * BLOCK + k :: BLOCK], weight, max_turn)
            if noise > 0.0:
                a, b, c = shaken(a, b, c, noise, key, i)
            head[i, 0], head[i, 1], head[i, 2] = a, b, c
            pos[i, 0] = wrapped(pos[i, 0] + a * speed * dt, box)
            pos[i, 1] = wrapped(pos[i, 1] + b * speed * dt, box)
            pos[i, 2] = wrapped(pos[i, 2] + c * speed * dt, box)


@njit(nogil=True, cache=True, error_model="numpy")
def open_block(first, count, past, course, speed, block):
    """Put `count` fish from `first` on into the rows of a block, with empty sums."""
    block[:] = 0.0
    for k in range(count):
        i = first + k
        p, q, s = course[0, i] * speed, course[1, i] * speed, course[2, i] * speed
        block[k], block[k + BLOCK], block[k + 2 * BLOCK] = past[0, i], past[1, i], past[2, i]
        block[k + 3 * BLOCK], block[k + 4 * BLOCK], block[k + 5 * BLOCK] = p, q, s
        block[k + 6 * BLOCK] = math.sqrt(p * p + q * q + s * s)


@njit(nogil=True, cache=True, error_model="numpy")
def add_neighbour(
    x, y, z, a, b, c, block, count, box, r_repulsion, r_orientation, r_attraction, back
):
    """Add what one other fish, at (x, y, z) heading (a, b, c), means to each fish of a block.

    block   (17 * BLOCK,): row after row the position, velocity and speed of the fish, then the
            sums of the repulsion, orientation and attraction zones and the number to flee from.
            One array with rows a fixed way apart tells the compiler that they never overlap.
    """
    for k in range(count):
        dx, dy, dz = x - block[k], y - block[k + BLOCK], z - block[k + 2 * BLOCK]
        dx -= box * np.rint(dx / box)
        dy -= box * np.rint(dy / box)
        dz -= box * np.rint(dz / box)
        r = math.sqrt(dx * dx + dy * dy + dz * dz)
        apart = r >= 1e-10
        r = r if apart else 1.0
        ahead = block[k + 3 * BLOCK] * dx + block[k + 4 * BLOCK] * dy + block[k + 5 * BLOCK] * dz
        seen = apart & (ahead / (block[k + 6 * BLOCK] * r) > back)
        dx, dy, dz = dx / r, dy / r, dz / r
        flee = seen & (r < r_repulsion)
        align = seen & (r >= r_repulsion) & (r < r_orientation)
        follow = seen & (r >= r_orientation) & (r < r_attraction)
        block[k + 7 * BLOCK] -= dx if flee else 0.0
        block[k + 8 * BLOCK] -= dy if flee else 0.0
        block[k + 9 * BLOCK] -= dz if flee else 0.0
        block[k + 10 * BLOCK] += a if align else 0.0
        block[k + 11 * BLOCK] += b if align else 0.0
        block[k + 12 * BLOCK] += c if align else 0.0
        block[k + 13 * BLOCK] += dx if follow else 0.0
        block[k + 14 * BLOCK] += dy if follow else 0.0
        block[k + 15 * BLOCK] += dz if follow else 0.0
        block[k + 16 * BLOCK] += 1.0 if flee else 0.0


@njit(nogil=True, cache=True, error_model="numpy")
def turned(course, sums, weight, max_turn):
    """The new heading: towards the desired direction, along the chord when that is too far.

    Mixing the two directions in proportion is no rotation by a constant angle; it is the
    library's rule.
    """
    a, b, c = course[0], course[1], course[2]
    if sums[9] > 0.0:
        x, y, z = sums[0], sums[1], sums[2]
    else:
        x, y, z = (
            sums[3] * weight + sums[6],
            sums[4] * weight + sums[7],
            sums[5] * weight + sums[8],
        )
    for _ in range(2):  # twice, for the rounding of the second is the library's too
        r = math.sqrt(x * x + y * y + z * z)
        if r < 1e-10:
            x, y, z = a, b, c
        else:
            x, y, z = x / r, y / r, z / r
    angle = math.acos(max(-1.0, min(1.0, a * x + b * y + c * z)))
    if angle < 1e-10:
        return a, b, c
    if angle <= max_turn:
        return x, y, z
    f = max_turn / angle
    x, y, z = a * (1.0 - f) + x * f, b * (1.0 - f) + y * f, c * (1.0 - f) + z * f
    r = math.sqrt(x * x + y * y + z * z)
    return (x / r, y / r, z / r) if r > 1e-10 else (a, b, c)
