"""Schools in closed form on which measurements are known."""

import numpy as np


def golden_school():
    """A loose school of 60 in a cube of edge 25, as {"pos": (60, 3), "head": (60, 3)}."""
    i = np.arange(60)
    x = np.mod(7.3 * np.sin(1.1 * i) + 12, 25)
    y = np.mod(6.1 * np.cos(1.7 * i) + 11, 25)
    z = np.mod(3.7 * np.sin(2.3 * i + 0.5) + 13, 25)
    head = np.column_stack((np.cos(0.9 * i) + 0.3, np.sin(0.7 * i), 0.5 * np.cos(1.3 * i)))
    return {"pos": np.column_stack((x, y, z)), "head": head}


def flat_mill(count=4000):
    """A perfect mill: one ring, everyone along the tangent."""
    angle = 2 * np.pi * np.arange(count) / count
    ring = np.column_stack((np.cos(angle), np.sin(angle), np.zeros(count)))
    tangent = np.column_stack((-np.sin(angle), np.cos(angle), np.zeros(count)))
    return {"pos": 5.0 * ring, "head": tangent}


def even_headings(count=4000):
    """Headings spread evenly over the sphere, on a Fibonacci spiral of places."""
    z = 1 - (2 * np.arange(count) + 1) / count
    angle = np.pi * (3 - np.sqrt(5)) * np.arange(count)
    flat = np.sqrt(1 - z**2)
    head = np.column_stack((flat * np.cos(angle), flat * np.sin(angle), z))
    return {"pos": 5.0 * head[::-1], "head": head}


def scattered_school(count=4000, box=20.0):
    """At random in a periodic cube: one half per unit of volume."""
    chance = np.random.default_rng(20100726)
    head = chance.standard_normal((count, 3))
    return {"pos": box * chance.random((count, 3)), "head": head}


def turning_school(count=12, instants=5):
    """A history in which everyone turns left by 0.35 from one instant to the next."""
    angle = 0.35 * np.arange(instants)[:, None] + np.linspace(0.0, 6.0, count)
    head = np.stack((np.cos(angle), np.sin(angle), np.zeros_like(angle)), axis=-1)
    pos = np.zeros_like(head) + np.arange(count)[None, :, None]
    return {"pos": pos, "head": head}
