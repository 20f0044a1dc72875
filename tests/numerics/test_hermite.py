"""Cubic steps: exact for cubics, fourth order for the rest."""

import numpy as np
import pytest

from explorer.numerics import hermite


def test_a_cubic_is_met_everywhere():
    s = np.linspace(0, 1, 11)
    a, b, da, db = 2.0, 2.0 - 3 + 0.5 + 1, -3.0, -3.0 + 1.0 + 3.0
    assert hermite.value(s, a, b, da, db) == pytest.approx(2 - 3 * s + 0.5 * s**2 + s**3)


def test_turns_and_crossings_of_a_cosine_converge():
    misses = []
    for h in (0.1, 0.05):
        begin = np.array([-0.3 * h, -0.7 * h, -0.999 * h])
        a, b = np.cos(begin), np.cos(begin + h)
        da, db = -h * np.sin(begin), -h * np.sin(begin + h)
        turn = begin + h * hermite.turn(a, b, da, db)
        zero = begin + h * hermite.crossing(-da / h, -db / h, h * a, h * b)
        misses.append(max(np.abs(turn).max(), np.abs(zero).max()))
    assert misses[1] < misses[0] / 7  # third order for the turn, better for the crossing
    assert misses[1] < 1e-5


def test_a_crossing_at_either_end_is_found():
    a, b = np.array([0.0, -1.0]), np.array([1.0, 0.0])
    slope = np.ones(2)
    assert hermite.crossing(a, b, slope, slope) == pytest.approx([0.0, 1.0], abs=1e-9)
