"""A school in closed form, on which one step has been computed by others."""

import numpy as np

from explorer.experiments.swarms.couzin_start import directed


def golden_school():
    """pos, head (60, 3): a school in closed form, in a cube of edge 25."""
    i = np.arange(60)
    x = np.mod(7.3 * np.sin(1.1 * i) + 12, 25)
    y = np.mod(6.1 * np.cos(1.7 * i) + 11, 25)
    z = np.mod(3.7 * np.sin(2.3 * i + 0.5) + 13, 25)
    v = np.column_stack((np.cos(0.9 * i) + 0.3, np.sin(0.7 * i), 0.5 * np.cos(1.3 * i)))
    return np.column_stack((x, y, z)), directed(v)
