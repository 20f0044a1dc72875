"""How a school begins: scattered at random, or set on a ring that swims round."""

import math

import numpy as np

STANDARD_RADIUS = 4.5  # [L] of a ball of 100 fish in open water: everyone sees someone


def scattered(count, box, chance):
    """pos, head (count, 3): uniform in the cube, or in a ball round the origin in open water."""
    if box > 0.0:
        pos = chance.rand(count, 3) * box
        return pos, directed(chance.randn(count, 3))
    way = directed(chance.randn(count, 3))
    radius = STANDARD_RADIUS * (count / 100) ** (1 / 3) * chance.rand(count, 1) ** (1 / 3)
    return way * radius, directed(chance.randn(count, 3))


def ringed(count, box, radius, chance):
    """pos, head (count, 3): a loose ring of the given radius that swims round its centre."""
    angle = 2 * math.pi * np.arange(count) / count
    # per fish: angle, radius, height, climb, which is the order of dewi-kadita's own draws
    g = chance.randn(count, 4)
    angle = angle + g[:, 0] * 0.1
    out = radius + g[:, 1] * (radius * 0.15)
    pos = np.column_stack((out * np.cos(angle), out * np.sin(angle), g[:, 2] * (radius * 0.3)))
    head = np.column_stack((-np.sin(angle), np.cos(angle), g[:, 3] * 0.1))
    pos += box / 2
    return (np.mod(pos, box) if box > 0.0 else pos), directed(head)


def directed(vectors):
    """The vectors (N, 3) made of length one."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(length == 0.0, 1.0, length)


def begin_tank(tank, radius, height, middle, count, chance):
    """pos, head (count, 3): evenly spread through a tank, headings at random."""
    if tank == "sphere":
        out = radius * chance.rand(count, 1) ** (1 / 3)
        pos = out * directed(chance.randn(count, 3))
    else:
        z = height * (chance.rand(count) - 0.5)
        if tank == "box":
            x, y = radius * (2.0 * chance.rand(2, count) - 1.0)
        else:
            out, angle = radius * np.sqrt(chance.rand(count)), 2 * math.pi * chance.rand(count)
            x, y = out * np.cos(angle), out * np.sin(angle)
        pos = np.column_stack((x, y, z))
    return middle + pos, directed(chance.randn(count, 3))
