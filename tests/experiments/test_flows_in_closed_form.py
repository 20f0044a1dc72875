"""Flows in closed form: nothing is made or lost, walls hold, and the published numbers are met."""

import math

import numpy as np
import pytest

from explorer import api
from explorer.equations.derive import divergence, jacobian
from tests.equations.interpreter import evaluate, rates, scope

FLOWS = (
    "convection_rolls",
    "cylinder_wake",
    "linear_saddle",
    "linear_shear",
    "taylor_green_vortices",
    "pendulum_flow",
    "lamb_oseen_pair",
    "drifting_hurricane",
    "hill_vortex",
)
RNG = np.random.default_rng(43)


def velocity(key, t, point, **values):
    """The velocity of a flow by the plain interpreter."""
    experiment = api.catalogue()[key]
    return rates(experiment.system, t, list(point), experiment.settings(values).vector)


CASES = [(key, preset.name) for key in FLOWS for preset in api.catalogue()[key].presets]


@pytest.mark.parametrize(("key", "preset"), CASES)
def test_no_fluid_is_made_or_lost(key, preset):
    experiment = api.catalogue()[key]
    vector = experiment.settings(preset=preset).vector
    grown, gradient = divergence(experiment.system), jacobian(experiment.system)
    low, high = np.array(experiment.motion.domain).T
    largest = 0.0
    for _ in range(12):
        point, t = RNG.uniform(low, high).tolist(), RNG.uniform(0.0, 3.0)
        names = scope(experiment.system, t, point, vector)
        size = max(abs(evaluate(entry, names)) for row in gradient for entry in row)
        largest = max(largest, size)
        assert abs(evaluate(grown, names)) < 1e-11 * max(size, 1e-3)
    assert largest > 1e-3


def test_fluid_sticks_to_the_cylinder():
    for angle in np.linspace(0.0, 2 * math.pi, 17):
        for t in (0.0, 0.3, 0.8):
            x, y = (1 + 1e-13) * math.cos(angle), (1 + 1e-13) * math.sin(angle)
            assert max(map(abs, velocity("cylinder_wake", t, (x, y)))) < 1e-9
    assert velocity("cylinder_wake", 0.3, (0.3, 0.2)) == [0.0, 0.0]


def stream(x, y, t):
    """psi of the wake, written from the paper's formulas once more."""
    a, al, k0, y0, L, u0, w = 1.0, 2.0, 1 / 0.35**2, 0.3, 2.0, 14.0, 24.0
    f = 1 - math.exp(-a * (math.hypot(x, y) - 1) ** 2)
    x1, x2 = 1 + L * (t % 1.0), 1 + L * ((t - 0.5) % 1.0)
    g1 = math.exp(-k0 * ((x - x1) ** 2 + al**2 * (y - y0) ** 2))
    g2 = math.exp(-k0 * ((x - x2) ** 2 + al**2 * (y + y0) ** 2))
    s = 1 - math.exp(-((x - 1) ** 2) / al**2 - y**2)
    h1, h2 = abs(math.sin(math.pi * t)), abs(math.cos(math.pi * t))
    return f * (-w * h1 * g1 + w * h2 * g2 + u0 * y * s)


@pytest.mark.parametrize("place", [(1.8, 0.4, 0.3), (2.5, -0.3, 0.7), (-1.4, 0.9, 0.1)])
def test_the_wake_flows_along_its_stream_function(place):
    x, y, t = place
    h = 1e-5
    u = (stream(x, y + h, t) - stream(x, y - h, t)) / (2 * h)
    v = (stream(x - h, y, t) - stream(x + h, y, t)) / (2 * h)
    assert velocity("cylinder_wake", t, (x, y)) == pytest.approx([u, v], abs=1e-6)


def test_the_wake_repeats_and_its_sides_change_over_after_half_a_period():
    for x, y in ((1.7, 0.5), (2.6, -0.4), (-1.5, 1.0)):
        early = velocity("cylinder_wake", 0.2, (x, y))
        assert velocity("cylinder_wake", 3.2, (x, y)) == pytest.approx(early, rel=1e-9)
        u, v = velocity("cylinder_wake", 0.7, (x, -y))
        assert [u, -v] == pytest.approx(early, rel=1e-9)


def test_the_rolls_are_those_of_the_row_of_any_width():
    """The family member with walls a distance pi apart, seen in other units."""
    for x, y, t in ((0.3, 0.4, 2.0), (1.4, 0.9, 7.0)):
        u, v = velocity("convection_rolls", t, (x, y))
        wide = velocity(
            "oscillating_flow", t, (math.pi * x, math.pi * y), u=-0.1 * math.pi,
            b=-0.1 * math.pi, omega=2 * math.pi / 10,
        )  # fmt: skip
        assert [math.pi * u, math.pi * v] == pytest.approx(wide, abs=1e-12)


def test_the_pair_stands_still_where_it_is_seen_from():
    assert velocity("lamb_oseen_pair", 0.0, (1.0, 0.0)) == pytest.approx([0.0, 0.0], abs=1e-9)
    assert velocity("lamb_oseen_pair", 0.0, (-1.0, 0.0)) == pytest.approx([0.0, 0.0], abs=1e-9)


def test_the_storm_blows_hardest_at_its_ring():
    winds = [
        velocity("drifting_hurricane", 0.0, (r, 0.0), U=0.0, shear=0.0)[1]
        for r in (50.0, 60.0, 70.0)
    ]
    assert winds[1] == pytest.approx(150.0) and winds[1] > max(winds[0], winds[2])


def test_nothing_crosses_hill_s_sphere_and_both_sides_slip_alike():
    for theta in np.linspace(0.1, 3.0, 7):
        inner, outer = (
            np.array(velocity("hill_vortex", 0.0, (r * math.sin(theta), 0.0, r * math.cos(theta))))
            for r in (1 - 1e-9, 1 + 1e-9)
        )
        normal = np.array([math.sin(theta), 0.0, math.cos(theta)])
        assert abs(inner @ normal) < 1e-7
        assert inner == pytest.approx(outer, abs=1e-7)
    ring = (1 / math.sqrt(2), 0.0, 0.0)
    assert velocity("hill_vortex", 0.0, ring) == pytest.approx([0.0] * 3, abs=1e-12)
