"""Surfaces of equal value against spheres and planes, whose areas are known."""

import numpy as np
import pytest

from explorer.numerics import isosurface, transport


def ball(n):
    axes = transport.axes(((-1.0, 1.0),) * 3, (n, n, n))
    x, y, z = transport.seeds(axes).reshape(3, n, n, n)
    return np.sqrt(x * x + y * y + z * z), axes


def test_a_sphere_has_its_area_and_its_radius():
    field, axes = ball(49)
    points, faces = isosurface.isosurface(field, axes, 0.7)
    assert isosurface.area(points, faces) == pytest.approx(4 * np.pi * 0.49, rel=4e-3)
    assert np.abs(np.linalg.norm(points, axis=1) - 0.7).max() < 1e-3


def test_the_area_is_met_to_second_order():
    errors = []
    for n in (17, 33):
        points, faces = isosurface.isosurface(*ball(n), 0.7)
        errors.append(4 * np.pi * 0.49 - isosurface.area(points, faces))
    assert 1.6 < np.log2(errors[0] / errors[1]) < 2.5


def test_the_surface_has_no_holes():
    points, faces = isosurface.isosurface(*ball(21), 0.7)
    sides = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    _, count = np.unique(sides, axis=0, return_counts=True)
    assert (count == 2).all()
    assert len(points) - len(count) + len(faces) == 2  # Euler: one ball


def test_axes_are_x_first_and_fields_z_first():
    axes = transport.axes(((0.0, 1.0), (0.0, 2.0), (0.0, 4.0)), (5, 6, 7))
    field = np.broadcast_to(axes[2][:, None, None], (5, 6, 7)).copy()
    points, faces = isosurface.isosurface(field, axes, 1.3)
    assert np.allclose(points[:, 2], 1.3)
    assert isosurface.area(points, faces) == pytest.approx(2.0)


def test_nothing_is_drawn_where_nothing_is_known_or_nothing_crosses():
    field, axes = ball(9)
    assert len(isosurface.isosurface(field, axes, 9.0)[1]) == 0
    holed = np.where(field < 0.5, field, np.nan)
    points, _ = isosurface.isosurface(holed, axes, 0.3)
    assert np.isfinite(points).all() and len(points)
    assert len(isosurface.isosurface(np.full((4, 4, 4), np.nan), axes, 0.3)[1]) == 0


def test_normals_lead_to_where_the_field_falls():
    field, axes = ball(33)
    points, _ = isosurface.isosurface(-field, axes, -0.7)
    found = isosurface.normals(-field, axes, points)
    outward = points / np.linalg.norm(points, axis=1, keepdims=True)
    assert (found * outward).sum(axis=1).min() > 0.995
    assert isosurface.normals(field, axes, np.zeros((0, 3))).shape == (0, 3)
