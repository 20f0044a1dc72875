"""How many fish turn and swim at once: the arithmetic of couzin_turn in vectors of lanes.

A block holds up to BLOCK fish in rows a fixed way apart, which tells the compiler that they never
overlap. Lane by lane the operations are those of `swim`, in its order and in double precision, so
both give the same bits.
"""

import math

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_turn import rotated, swim, wrapped
from explorer.numerics.noise import central, quantile, uniform_of

BLOCK = 64  # fish side by side
WISH, HEADING, NOISE, CHANCE, LOST = (row * BLOCK for row in (0, 3, 6, 9, 12))
SIZE = 13 * BLOCK
COS_TURN, SIN_TURN, BEFORE, AFTER, STRIDE, BOX = range(6)  # places in `habits`


@njit(nogil=True, cache=True, error_model="numpy")
def open_headings(head, order, first, count, block):
    """The unit headings of the fish order[first:first + count], into a block."""
    for k in range(count):
        i = order[first + k]
        block[HEADING + k] = head[i, 0]
        block[HEADING + BLOCK + k] = head[i, 1]
        block[HEADING + 2 * BLOCK + k] = head[i, 2]
    for k in range(count):
        x, y = block[HEADING + k], block[HEADING + BLOCK + k]
        z = block[HEADING + 2 * BLOCK + k]
        r = math.sqrt(x * x + y * y + z * z)
        none = r < 1e-10
        block[HEADING + k] = 1.0 if none else x / r
        block[HEADING + BLOCK + k] = 0.0 if none else y / r
        block[HEADING + 2 * BLOCK + k] = 0.0 if none else z / r


@njit(nogil=True, cache=True, error_model="numpy")
def open_wishes(count, block):
    """The sums in a block made of length one; the heading where they cancel."""
    for k in range(count):
        x, y, z = block[WISH + k], block[WISH + BLOCK + k], block[WISH + 2 * BLOCK + k]
        r = math.sqrt(x * x + y * y + z * z)
        none = r < 1e-10
        a, b = block[HEADING + k], block[HEADING + BLOCK + k]
        c = block[HEADING + 2 * BLOCK + k]
        block[WISH + k] = a if none else x / r
        block[WISH + BLOCK + k] = b if none else y / r
        block[WISH + 2 * BLOCK + k] = c if none else z / r


@njit(nogil=True, cache=True, error_model="numpy")
def draw_noise(order, first, count, key, block):
    """Three standard normal numbers for each fish of a block: those of `normal_of`.

    The middle of the distribution is a quotient of polynomials in all lanes; the tails, one number
    in seven, follow one by one.
    """
    for lane in range(3):
        for k in range(count):
            block[CHANCE + lane * BLOCK + k] = uniform_of(key, order[first + k], lane)
        for k in range(count):
            block[NOISE + lane * BLOCK + k] = central(block[CHANCE + lane * BLOCK + k] - 0.5)
        for k in range(count):
            p = block[CHANCE + lane * BLOCK + k]
            if abs(p - 0.5) > 0.425:
                block[NOISE + lane * BLOCK + k] = quantile(p)


@njit(nogil=True, cache=True, error_model="numpy")
def shake(count, sigma, block):
    """Add `sigma` times the noise to the wishes of a block, and make them of length one again."""
    for k in range(count):
        x, y, z = block[WISH + k], block[WISH + BLOCK + k], block[WISH + 2 * BLOCK + k]
        p = x + sigma * block[NOISE + k]
        q = y + sigma * block[NOISE + BLOCK + k]
        s = z + sigma * block[NOISE + 2 * BLOCK + k]
        r = math.sqrt(p * p + q * q + s * s)
        none = r < 1e-10
        block[WISH + k] = x if none else p / r
        block[WISH + BLOCK + k] = y if none else q / r
        block[WISH + 2 * BLOCK + k] = z if none else s / r


@njit(nogil=True, cache=True, error_model="numpy")
def turn(count, cos_turn, sin_turn, block):
    """Rotate the headings of a block towards the wishes, which they replace.

    LOST is one where a fish wants straight back: `rotated` must draw an axis for it.
    """
    for k in range(count):
        a, b = block[HEADING + k], block[HEADING + BLOCK + k]
        c = block[HEADING + 2 * BLOCK + k]
        x, y, z = block[WISH + k], block[WISH + BLOCK + k], block[WISH + 2 * BLOCK + k]
        along = a * x + b * y + c * z
        free = along >= cos_turn
        p, q, s = x - along * a, y - along * b, z - along * c
        across = p * p + q * q + s * s
        r = sin_turn / math.sqrt(across)
        p, q, s = cos_turn * a + r * p, cos_turn * b + r * q, cos_turn * c + r * s
        length = math.sqrt(p * p + q * q + s * s)
        lost = (not free) & (across < 1e-12)
        kept = free | lost
        block[LOST + k] = 1.0 if lost else 0.0
        block[WISH + k] = x if kept else p / length
        block[WISH + BLOCK + k] = y if kept else q / length
        block[WISH + 2 * BLOCK + k] = z if kept else s / length


@njit(nogil=True, cache=True, error_model="numpy")
def turn_lost(order, first, count, cos_turn, sin_turn, key, block):
    """Turn those of a block who want straight back, one by one."""
    for k in range(count):
        if block[LOST + k] > 0.0:
            u = block[WISH + k : WISH + 3 * BLOCK : BLOCK]
            v = block[HEADING + k : HEADING + 3 * BLOCK : BLOCK]
            u[0], u[1], u[2] = rotated(
                v[0], v[1], v[2], u[0], u[1], u[2], cos_turn, sin_turn, key, order[first + k]
            )


@njit(nogil=True, cache=True, error_model="numpy")
def swim_block(pos, head, order, first, count, block, habits, key, rules, paces):
    """Turn the fish order[first:first + count] towards the sums in `block` and move them.

    habits   (6,) cosine and sine of the largest turn, noise before and after it, stride, box
    rules, paces   as in `swim`; with rules the fish go one by one
    """
    cos_turn, sin_turn, before, after = habits[0], habits[1], habits[2], habits[3]
    stride, box = habits[STRIDE], habits[BOX]
    if rules.size > 0:
        for k in range(count):
            wish = block[WISH + k], block[WISH + BLOCK + k], block[WISH + 2 * BLOCK + k]
            swim(
                pos, head, order[first + k], wish, cos_turn, sin_turn, before, after, key, stride,
                box, rules, paces,
            )  # fmt: skip
        return
    open_headings(head, order, first, count, block)
    open_wishes(count, block)
    if before > 0.0 or after > 0.0:
        draw_noise(order, first, count, key, block)
    if before > 0.0:
        shake(count, before, block)
    turn(count, cos_turn, sin_turn, block)
    turn_lost(order, first, count, cos_turn, sin_turn, key, block)
    if after > 0.0:
        shake(count, after, block)
    for k in range(count):
        i = order[first + k]
        x, y, z = block[WISH + k], block[WISH + BLOCK + k], block[WISH + 2 * BLOCK + k]
        way = stride * paces[i] if paces.size > 0 else stride
        head[i, 0], head[i, 1], head[i, 2] = x, y, z
        pos[i, 0] = wrapped(pos[i, 0] + way * x, box)
        pos[i, 1] = wrapped(pos[i, 1] + way * y, box)
        pos[i, 2] = wrapped(pos[i, 2] + way * z, box)


def new_block():
    """Scratch for one block."""
    return np.empty(SIZE)
