"""Flow-map arithmetic against closed forms, and against flow maps integrated by SciPy."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from explorer.numerics import transport

A, EPS, OMEGA = 0.1, 0.25, 2 * np.pi / 10
DOMAIN = ((0.0, 2.0), (0.0, 1.0))


def linear(matrix, axes):
    """The flow map x -> matrix x on a grid, (d, ny, nx)."""
    shape = tuple(len(x) for x in reversed(axes))
    return (np.asarray(matrix) @ transport.seeds(axes)).reshape(len(axes), *shape)


def double_gyre(t, flat):
    """Velocity and its gradient applied to M; state (x, y, M11, M21, M12, M22) x m."""
    x, y, p, q, r, s = flat.reshape(6, -1)
    a = EPS * np.sin(OMEGA * t)
    f, slope = a * x * x + (1 - 2 * a) * x, 2 * a * x + 1 - 2 * a
    sf, cf, sy, cy = np.sin(np.pi * f), np.cos(np.pi * f), np.sin(np.pi * y), np.cos(np.pi * y)
    ux, uy = -(np.pi**2) * A * cf * slope * cy, np.pi**2 * A * sf * sy
    vx = np.pi * A * sy * (2 * a * cf - np.pi * sf * slope**2)
    velocity = -np.pi * A * sf * cy, np.pi * A * cf * sy * slope
    rates = ux * p + uy * q, vx * p - ux * q, ux * r + uy * s, vx * r - ux * s
    return np.concatenate((*velocity, *rates))


def exact(points, t0, T):
    """Ends (2, m) and gradients (2, 2, m) of the double gyre, integrated to 1e-12."""
    points = np.asarray(points, float).reshape(2, -1)
    one, zero = np.ones(points.shape[1]), np.zeros(points.shape[1])
    start = np.concatenate((*points, one, zero, zero, one))
    end = solve_ivp(double_gyre, (t0, t0 + T), start, "DOP853", rtol=1e-12, atol=1e-12)
    x, y, p, q, r, s = end.y[:, -1].reshape(6, -1)
    return np.array((x, y)), np.array(((p, r), (q, s)))


def test_a_field_has_one_row_per_y_and_the_lowest_first():
    axes = transport.axes(((0, 2), (10, 11)), (3, 5))
    x, y = transport.seeds(axes).reshape(2, 3, 5)
    assert np.array_equal(x[0], [0, 0.5, 1, 1.5, 2])
    assert np.array_equal(y[:, 0], [10, 10.5, 11])
    assert np.ptp(x, axis=0).max() == 0 and np.ptp(y, axis=1).max() == 0


def test_the_gradient_of_a_linear_map_is_its_matrix_at_every_pixel():
    matrix = np.array(((1.5, -0.25), (3.0, 0.5)))
    axes = transport.axes(((-1, 3), (2, 2.5)), (4, 7))
    gradient = transport.differences(linear(matrix, axes), axes)
    assert gradient.shape == (2, 2, 4, 7)
    assert np.allclose(gradient, matrix[:, :, None, None], atol=1e-12)


def test_differences_are_exact_for_quadratic_maps_edges_included():
    axes = transport.axes(((0, 1), (0, 2)), (5, 6))
    x, y = transport.seeds(axes).reshape(2, 5, 6)
    gradient = transport.differences(np.array((x * x, x * y + 3 * y * y)), axes)
    assert np.allclose(gradient[0, 0], 2 * x) and np.allclose(gradient[0, 1], 0, atol=1e-12)
    assert np.allclose(gradient[1, 0], y) and np.allclose(gradient[1, 1], x + 6 * y)


@pytest.mark.parametrize("interior", [True, False])
def test_differences_converge_with_second_order(interior):
    def error(n):
        axes = transport.axes(DOMAIN, (n, 2 * n - 1))
        x, y = transport.seeds(axes).reshape(2, n, -1)
        gradient = transport.differences(np.array((np.sin(3 * x + y), np.cos(x * y))), axes)
        gap = np.abs(gradient[0, 1] - np.cos(3 * x + y))
        return gap[1:-1].max() if interior else gap[0].max()

    assert error(33) / error(65) == pytest.approx(4, rel=0.1)


def test_a_stencil_gives_the_gradient_of_a_map_at_scattered_points():
    points = np.random.default_rng(1).random((2, 20))
    starts = transport.stencil(points, (1e-5, 1e-5))
    assert starts.shape == (2, 100) and np.array_equal(starts[:, :20], points)
    ends = np.array((np.sin(starts[0]) * starts[1], starts[0] - starts[1] ** 2))
    gradient = transport.stencil_gradient(starts, ends)
    expected = ((np.cos(points[0]) * points[1], np.sin(points[0])), (np.ones(20), -2 * points[1]))
    assert np.allclose(gradient, expected, atol=1e-9)


def test_eigenvalues_agree_with_a_general_solver():
    gradient = np.random.default_rng(2).normal(size=(2, 2, 500))
    low, high = transport.eigenvalues(gradient)
    pages = np.moveaxis(gradient, 2, 0)
    expected = np.linalg.eigvalsh(np.swapaxes(pages, 1, 2) @ pages)
    assert np.allclose(low, expected[:, 0], atol=1e-12) and np.allclose(high, expected[:, 1])


def test_the_small_eigenvalue_survives_strong_stretching():
    stretch = 1e9
    turn = np.array(((np.cos(0.7), -np.sin(0.7)), (np.sin(0.7), np.cos(0.7))))
    low, high = transport.eigenvalues(turn @ np.diag((stretch, 1 / stretch)))
    assert high == pytest.approx(stretch**2, rel=1e-12)
    assert low == pytest.approx(stretch**-2, rel=0.3)  # mean - radius would give 0


@pytest.mark.parametrize("T", [4.0, -4.0])
def test_ftle_of_the_saddle_is_one(T):
    matrix = np.diag((np.exp(T), np.exp(-T)))
    axes = transport.axes(((-1, 1), (-1, 1)), (9, 9))
    field = transport.ftle(transport.differences(linear(matrix, axes), axes), T)
    assert np.allclose(field, 1.0, atol=1e-13)


@pytest.mark.parametrize("T", [0.5, 3.0, -7.0])
def test_ftle_of_the_shear_has_its_closed_form(T):
    expected = np.log((T * T + 2 + abs(T) * np.sqrt(T * T + 4)) / 2) / (2 * abs(T))
    assert transport.ftle(np.array(((1.0, T), (0.0, 1.0))), T) == pytest.approx(expected, abs=1e-14)


def test_ftle_of_a_rotation_is_zero():
    turn = np.array(((np.cos(1.1), -np.sin(1.1)), (np.sin(1.1), np.cos(1.1))))
    assert abs(transport.ftle(turn, 3.0)) < 1e-15


def test_a_sink_shows_its_negative_exponent():
    assert transport.ftle(np.eye(2) * np.exp(-2.0), 4.0) == pytest.approx(-0.5)


def test_a_lost_particle_leaves_a_gap_not_a_zero():
    axes = transport.axes(DOMAIN, (5, 5))
    ends = linear(np.eye(2), axes)
    ends[:, 2, 2] = np.nan
    field = transport.ftle(transport.differences(ends, axes), 1.0)
    assert np.isnan(field[2, 1]) and np.isnan(field[1, 2]) and field[0, 0] == 0.0


def test_in_three_dimensions_the_largest_singular_value_counts():
    matrix = np.random.default_rng(4).normal(size=(3, 3))
    axes = transport.axes(((0, 1), (0, 2), (0, 3)), (3, 4, 5))
    field = transport.ftle(transport.differences(linear(matrix, axes), axes), 2.0)
    assert field.shape == (3, 4, 5)
    assert np.allclose(field, np.log(np.linalg.norm(matrix, 2)) / 2.0)


def test_the_grid_ceiling_of_the_double_gyre():
    assert transport.grid_ceiling(DOMAIN, (256, 512), 15.0) == pytest.approx(0.4001, abs=1e-4)


def test_differences_approach_the_exact_gradient_of_the_double_gyre():
    def gap(n):
        axes = transport.axes(DOMAIN, (n, 2 * n))
        ends, gradient = exact(transport.seeds(axes), 0.0, 1.0)
        true = transport.ftle(gradient, 1.0).reshape(n, 2 * n)
        field = transport.ftle(transport.differences(ends.reshape(2, n, 2 * n), axes), 1.0)
        return np.abs(field - true).mean()

    assert gap(12) / gap(24) == pytest.approx(4, rel=0.2)


def test_a_stencil_of_the_double_gyre_gives_the_exact_gradient():
    seeds = transport.seeds(transport.axes(DOMAIN, (8, 16)))
    _, gradient = exact(seeds, 0.0, 5.0)
    assert np.allclose(transport.determinant(gradient), 1.0, atol=1e-9)
    starts = transport.stencil(seeds, (2e-5, 1e-5))
    near = transport.stencil_gradient(starts, exact(starts, 0.0, 5.0)[0])
    assert np.allclose(transport.ftle(near, 5.0), transport.ftle(gradient, 5.0), atol=1e-4)


@pytest.mark.parametrize(
    ("T", "point", "end", "value"),
    [
        (15, (0.25, 0.25), (1.98933097, 0.57084071), 0.29529816),
        (15, (1.7, 0.2), (1.95570984, 0.44037497), 0.20996475),
        (-15, (0.9, 0.3), None, 0.07421153),
        (10, (0.5, 0.5), None, 0.22688446),
    ],
)
def test_double_gyre_points(T, point, end, value):
    ends, gradient = exact(point, 0.0, T)
    assert transport.ftle(gradient, T)[0] == pytest.approx(value, abs=2e-8)
    assert end is None or np.allclose(ends[:, 0], end, atol=2e-8)


@pytest.mark.parametrize("shape", [(3, 3), (33, 7), (65, 4097), (5, 20_000), (6, 7, 8)])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_slab_by_slab_gives_the_bits_of_the_whole(shape, dtype):
    axes = transport.axes(((0.0, 1.0),) * len(shape), shape)
    ends = np.random.default_rng(4).random((len(shape), *shape)).astype(dtype)
    whole = transport.ftle(transport.differences(ends, axes), 3.0)
    assert np.array_equal(transport.grid_ftle(ends, axes, 3.0), whole)
