"""Lines of a field against circles, straight lines and a saddle."""

import numpy as np

from explorer.numerics.contours import contour

X, Y = np.linspace(-2, 2, 161), np.linspace(-1.5, 1.5, 121)
XX, YY = np.meshgrid(X, Y)


def length(x, y):
    return np.nansum(np.hypot(np.diff(x), np.diff(y)))


def test_a_circle_is_round_and_closed():
    x, y = contour(np.hypot(XX, YY), X, Y, 1.003)
    there = np.isfinite(x)
    assert np.abs(np.hypot(x, y)[there] - 1.003).max() < 1e-3
    assert abs(length(x, y) - 2 * np.pi * 1.003) < 1e-3
    ends = np.stack([x[there], y[there]], axis=1).round(9)
    assert (np.unique(ends, axis=0, return_counts=True)[1] == 2).all()  # every point joins two


def test_a_straight_line_is_exact_and_the_rest_is_blank():
    x, y = contour(0.3 * XX - YY + 0.0123, X, Y)
    there = np.isfinite(x)
    np.testing.assert_allclose(y[there], 0.3 * x[there] + 0.0123, atol=1e-14)
    assert contour(XX + 10.0, X, Y)[0].size == 0


def test_all_sixteen_cells_join_their_sides():
    rng = np.random.default_rng(5)
    z = rng.normal(size=(40, 50))
    x, y = contour(z, np.arange(50.0), np.arange(40.0))
    ends = np.stack([x, y], axis=1)[np.isfinite(x)].round(9)
    inside = (ends > 0).all(axis=1) & (ends[:, 0] < 49) & (ends[:, 1] < 39)
    counts = np.unique(ends[inside], axis=0, return_counts=True)[1]
    assert (counts == 2).all()


def test_a_jump_and_a_hole_are_no_line():
    z = np.where(XX < 0.3, -3.0, 3.0)
    assert contour(z, X, Y, jump=5.0)[0].size == 0
    assert contour(z, X, Y)[0].size > 0
    assert contour(np.where(XX < 0.3, np.nan, 3.0), X, Y)[0].size == 0
