"""Measured fields beside images of the same name, and colours that leave tracers to be seen."""

import numpy as np
import pytest

from explorer.model import Reading
from explorer.views import measured
from explorer.views.field import EVEN, FieldLayer

X, Y = np.linspace(0.0, 2.0, 5), np.linspace(0.0, 1.0, 3)


def reading(values):
    return Reading({}, {"vorticity": values, "x": X, "y": Y}, settings={"T": 0.0})


def fields(panel):
    """An image of a running model, and room for a measurement of the same name over it."""
    image = panel.add(FieldLayer("vorticity", extent=((0, 2), (0, 1))))
    over = panel.add(FieldLayer("vorticity", extent=((0, 2), (0, 1))))
    over.measured = True
    return image, over


def test_a_measured_field_waits_for_its_reading_and_an_image_keeps_its_frames(panel, frame):
    image, over = fields(panel)
    values = np.ones((3, 5))
    for layer in (image, over):
        layer.ingest(frame({"vorticity": values}))
    assert image.filled and not over.filled
    found = reading(2.0 * values)
    assert measured.layer_for(panel, "vorticity", found) is over
    assert measured.show_reading(panel, "vorticity", found)
    assert over.filled and image.read(np.array([1.0, 0.5, 0.0]))["vorticity"] == 1.0
    assert not measured.show_reading(panel, "ftle", found)


def test_what_is_the_same_everywhere_lies_within_its_colours(panel):
    _, over = fields(panel)
    over.show_reading(reading(np.ones((3, 5))))
    assert over.limits == (0.0, pytest.approx(EVEN))
    uneven = np.ones((3, 5))
    uneven[1, 1:4] = 10.0
    over.show_reading(reading(uneven))
    assert over.limits[1] > 9.0
