"""Attractors by recurrence: what an orbit has visited is known exactly, and costs little."""

import sys

import numpy as np
import pytest

from explorer.diagnostics.attractors import CELLS, Boxes


@pytest.mark.parametrize("dimension", [1, 2, 5])
def test_boxes_know_what_a_set_of_them_knows(dimension):
    rng = np.random.default_rng(dimension)
    boxes, plain = Boxes(), set()
    for _ in range(20):
        place = rng.normal(scale=0.4, size=(64, dimension)).round(1)
        cells = [tuple(box) for box in np.floor(place * CELLS).astype(int).tolist()]
        assert boxes.visit(place) == sum(box in plain for box in cells) / 64
        plain.update(cells)


def test_a_box_at_the_origin_is_not_known_before_it_was_visited():
    boxes = Boxes()
    assert boxes.visit(np.zeros((3, 2))) == 0.0
    assert boxes.visit(np.zeros((3, 2))) == 1.0


def test_a_long_orbit_leaves_no_objects_of_python():
    rng = np.random.default_rng(0)
    boxes = Boxes()
    before = sys.getallocatedblocks()
    for _ in range(100):
        boxes.visit(rng.normal(scale=50.0, size=(256, 3)))
    # 25 000 boxes; a set of tuples holds five objects for each
    assert sys.getallocatedblocks() - before < 500
