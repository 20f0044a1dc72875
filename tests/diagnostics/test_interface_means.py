"""The turbulent border: the barrier flow, and what its means say."""

import numpy as np
import pytest

from explorer import api
from explorer.diagnostics import interface_means
from explorer.model.slices import sliced

AXIS = 2 * np.pi / 32 * np.arange(32)


def test_the_barrier_flow_of_taylor_green_is_its_velocity_doubled_and_turned_round():
    x, y = np.meshgrid(AXIS, AXIS)
    u, v = -np.cos(x) * np.sin(y), np.sin(x) * np.cos(y)
    slices = sliced([0.0, 1.0], AXIS, AXIS, [u, u], [v, v], periodic=(True, True))
    barriers, s = interface_means.barrier_flow(slices)
    assert np.allclose(barriers.take(0)[0], -2 * u, atol=1e-12)  # lap = -k^2, k^2 = 2
    moved = np.median(2 * np.hypot(u, v)) * s
    assert moved == pytest.approx(interface_means.SHIFT * AXIS[1])


def test_neighbours_part_faster_inside_the_border_than_outside():
    found = api.measure(
        "interface_means", "turbulent_interface_lcs:scalar", {"size": 64}, until=3.0, T=2.0
    )
    assert found.values["step"] > 1.2
    assert 0.05 < found.values["turbulent"] < 0.6
    assert found.arrays["ftle_mean"].shape == found.arrays["distance"].shape
