"""How the tests of layers look at pixels."""

import numpy as np

from explorer.views.camera import Camera


def lit(picture, bare, least=24):
    """(height, width) whether a pixel differs from the empty picture."""
    return np.abs(picture - bare).max(axis=2) > least


def plane(panel, extent=((0.0, 2.0), (0.0, 1.0))):
    panel.camera = Camera(planar=True, equal=False)
    panel.camera.fit(extent)
    panel.camera.pose = panel.camera.pose
    return panel


def at(panel, x, y, size):
    """Row and column of a data point in a picture of this size."""
    device = panel.camera.project(np.array([(x, y, 0.0)]))[0]
    return int((1 - device[1]) / 2 * size[1]), int((device[0] + 1) / 2 * size[0])
