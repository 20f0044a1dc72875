"""OKLab: colours as the eye orders them, and maps whose steps look alike."""

from __future__ import annotations

import numpy as np

_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_AXES = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
FINE = 8  # places between two entries of a table at which its length is measured


def linear(coded: np.ndarray) -> np.ndarray:
    """Light from sRGB values in 0..1."""
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def oklab(coded: np.ndarray) -> np.ndarray:
    """(..., 3) lightness and two hue axes of sRGB colours (..., 3) in 0..1.

    source  B. Ottosson 2020, "A perceptual color space for image processing"
    """
    return np.cbrt(linear(coded) @ _CONES.T) @ _AXES.T


def even(table: np.ndarray) -> np.ndarray:
    """The same colours in the same order, (n, 4), at places where each step looks as large."""
    count = len(table)
    at = np.linspace(0, count - 1, FINE * (count - 1) + 1)
    fine = np.stack([np.interp(at, np.arange(count), c) for c in table.T], axis=1)
    steps = np.linalg.norm(np.diff(oklab(fine[:, :3]), axis=0), axis=1)
    length = np.concatenate([[0.0], np.cumsum(steps)])
    if length[-1] == 0.0:
        return table
    wanted = np.linspace(0.0, length[-1], count)
    return np.stack([np.interp(wanted, length, c) for c in fine.T], axis=1)
