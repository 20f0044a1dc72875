"""The part of a plane inside a box, and where its handles and points are."""

import numpy as np
import pytest

from explorer.views.camera import Camera
from explorer.views.cut import CutLayer, outline
from explorer.views.panel import Panel

BOX = ((-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0))


def area(corners):
    middle = corners.mean(axis=0)
    a, b = corners - middle, np.roll(corners, -1, axis=0) - middle
    return 0.5 * np.linalg.norm(np.cross(a, b), axis=1).sum()


def test_a_cube_is_cut_in_a_square_a_triangle_and_a_hexagon():
    square = outline(np.array([0.0, 0.0, 1.0]), 0.5, BOX)
    assert len(square) == 4
    assert area(square) == pytest.approx(4.0)
    slant = np.ones(3) / np.sqrt(3.0)
    hexagon = outline(slant, 0.0, BOX)  # through the middle of six edges, sides sqrt 2
    assert len(hexagon) == 6
    assert area(hexagon) == pytest.approx(3.0 * np.sqrt(3.0))
    triangle = outline(slant, 2.0 / np.sqrt(3.0), BOX)
    assert len(triangle) == 3
    assert len(outline(slant, 5.0, BOX)) == 0


def test_a_plane_across_a_flat_picture_is_a_line():
    ends = outline(np.array([1.0, 0.0, 0.0]), 0.25, ((-1.0, 1.0), (0.0, 2.0)))
    assert sorted(map(tuple, ends)) == [(0.25, 0.0, 0.0), (0.25, 2.0, 0.0)]


def panel_with(layer):
    panel = Panel((0, 0, 400, 400), Camera())
    panel.add(layer)
    panel.camera.fit(BOX)
    layer.follow(BOX)
    return panel


def test_what_lies_under_a_pixel_of_the_plane():
    layer = CutLayer((0, 1, 2), ("x", "y", "z"))
    panel = panel_with(layer)
    layer.stand(np.array([0.0, 0.0, 1.0]), 0.2)
    layer.scatter(np.array([[0.3, -0.4, 0.2]]))
    assert layer.visible
    spot = np.array([-0.5, 0.1, 0.2])
    place, whole = layer.under(panel, *panel.pixel(spot[None])[0], near=5.0)
    assert place == pytest.approx(spot, abs=1e-9)
    assert whole is None
    x, y = panel.pixel(layer.points)[0]
    place, whole = layer.under(panel, x + 2.0, y - 2.0, near=5.0)
    assert whole == pytest.approx([0.3, -0.4, 0.2]), "the point itself, not a place beside it"
    assert layer.under(panel, 2.0, 2.0, near=5.0) == (None, None)
    assert [label.text for label in layer.labels(panel, 1.0)] == ["z = 0.2"]


def test_a_plane_that_leans_out_of_what_is_shown_is_not_drawn():
    layer = CutLayer((0, 1, 2), ("x", "y", "z"))
    layer.stand(np.array([0.6, 0.0, 0.0, 0.8]), 0.2)
    assert not layer.visible
    layer.stand(np.array([0.6, 0.8, 0.0, 0.0]), 0.2)
    assert layer.visible
