"""Looks into a map on a grid: exact for cubics, closed where the domain is, blank beyond it."""

import numpy as np
import pytest

from explorer.numerics import composition, transport

AXES = transport.axes(((0.0, 2.0), (-1.0, 0.5)), (31, 41))
RIMMED = composition.rimmed(AXES)
CELLS = np.array([40, 30])
CORNER = np.array([x[0] for x in RIMMED], np.float32)
SCALE = (CELLS / (2.0, 1.5)).astype(np.float32)


def looked(field, points, turns=(0.0, 0.0)):
    """Points carried by the displacement `field(x, y)`, and how many lay beyond."""
    grid = transport.seeds(RIMMED)
    ends = (grid + np.array(field(*grid))).astype(np.float32)
    moved = composition.displacement(ends, RIMMED)
    out = np.empty_like(points)
    beyond = composition.compose(
        moved, CORNER, SCALE, np.array(turns), points, out, 0, points.shape[1]
    )
    return out, beyond


def inside(count=500, seed=1):
    random = np.random.default_rng(seed).random((2, count))
    return (random * ((2.0,), (1.5,)) + ((0.0,), (-1.0,))).astype(np.float32)


def test_a_rimmed_axis_keeps_its_points():
    assert np.allclose(RIMMED[0][3:-3], AXES[0], atol=1e-15) and len(RIMMED[0]) == 47


def test_a_quadratic_displacement_is_met_between_the_points():
    points = inside()
    out, beyond = looked(lambda x, y: (0.1 * x * x - 0.2 * x * y, 0.3 * y * y + x), points)
    x, y = points.astype(np.float64)
    assert beyond == 0
    wanted = (x + 0.1 * x * x - 0.2 * x * y, y + 0.3 * y * y + x)
    assert np.allclose(out, wanted, atol=1e-6)


def test_the_error_falls_with_the_third_power_of_the_spacing():
    errors = []
    for n in (21, 41):
        axes = transport.axes(((0.0, 1.0), (0.0, 1.0)), (n, n))
        rim = composition.rimmed(axes)
        grid = transport.seeds(rim)
        ends = grid.astype(np.float32)
        ends[0] += np.sin(6 * grid[0]) * np.cos(5 * grid[1])
        points = np.random.default_rng(3).random((2, 400)).astype(np.float32)
        out, corner = np.empty_like(points), np.array([x[0] for x in rim], np.float32)
        scale, turns = np.full(2, n - 1, np.float32), np.zeros(2)
        moved = composition.displacement(ends, rim)
        composition.compose(moved, corner, scale, turns, points, out, 0, 400)
        x, y = points.astype(np.float64)
        errors.append(np.abs(out[0] - x - np.sin(6 * x) * np.cos(5 * y)).max())
    assert 2.5 < np.log2(errors[0] / errors[1]) < 4.5


def test_points_beyond_the_rim_are_blank_and_counted():
    points = np.array([[0.5, 2.4, np.nan], [0.0, 0.0, 0.0]], np.float32)
    out, beyond = looked(lambda x, y: (0 * x, 0 * y), points)
    assert beyond == 1  # what was lost before is not counted
    assert np.isfinite(out[:, 0]).all() and np.isnan(out[:, 1:]).all()


@pytest.mark.parametrize("turn", [-3, 1, 40])
def test_a_closed_domain_is_looked_into_from_any_turn(turn):
    points = inside()
    away = points + np.array([[2.0 * turn], [0.0]], np.float32)

    def field(x, y):
        return 0.2 * np.sin(np.pi * x), 0.1 * y + 0.3 * np.cos(np.pi * x)

    here, _ = looked(field, points, turns=(40.0, 0.0))
    there, beyond = looked(field, away, turns=(40.0, 0.0))
    assert beyond == 0
    assert np.allclose(there - here, away - points, atol=1e-4)
