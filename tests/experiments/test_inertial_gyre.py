"""Grains in the double gyre: the slow manifold of the equation of Maxey and Riley."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

import explorer as ex
from explorer import api

A, EPS, OMEGA = 0.1, 0.25, 2 * np.pi / 10


def fluid(t, x, y):
    """u, v of the double gyre."""
    a = EPS * np.sin(OMEGA * t)
    f, slope = a * x * x + (1 - 2 * a) * x, 2 * a * x + 1 - 2 * a
    u = -np.pi * A * np.sin(np.pi * f) * np.cos(np.pi * y)
    return np.array((u, np.pi * A * np.cos(np.pi * f) * np.sin(np.pi * y) * slope))


def acceleration(t, x, y, h=1e-5):
    """Du/Dt by central differences."""
    u, v = fluid(t, x, y)
    slopes = [
        (fluid(t + a, x + b, y + c) - fluid(t - a, x - b, y - c)) / (2 * h)
        for a, b, c in ((h, 0, 0), (0, h, 0), (0, 0, h))
    ]
    return slopes[0] + u * slopes[1] + v * slopes[2]


def whole(tau, density, T, start, g=0.0):
    """Ends by the full equation, four states, begun on the slow manifold."""
    R = 2 / (1 + 2 * density)

    def rates(t, state):
        x, y, vx, vy = state
        pull = (1 - 1.5 * R) * np.array((0.0, -g))
        force = (fluid(t, x, y) - (vx, vy)) / tau + 1.5 * R * acceleration(t, x, y) + pull
        return vx, vy, *force

    k = tau * (1.5 * R - 1)
    first = fluid(0, *start) + k * (acceleration(0, *start) + np.array((0.0, g)))
    return solve_ivp(rates, (0, T), (*start, *first), "LSODA", rtol=1e-10, atol=1e-12).y[:2, -1]


def reduced(tau, density, T, start, g=0.0):
    dials = {"tau": tau, "density": density, "g": g}
    found = ex.ftle("inertial_gyre", dials, points=[start], T=T, dt=0.01)
    return found.arrays["F"][0]


@pytest.mark.parametrize(("density", "g"), [(3.0, 0.0), (0.0, 0.0), (2.0, 0.3)])
def test_the_slow_manifold_is_left_with_the_square_of_tau(density, g):
    gaps = [
        np.linalg.norm(
            reduced(tau, density, 3.0, (0.35, 0.6), g) - whole(tau, density, 3.0, (0.35, 0.6), g)
        )
        for tau in (0.05, 0.025)
    ]
    assert gaps[0] < 0.02
    assert gaps[0] / gaps[1] == pytest.approx(4.0, rel=0.35)


def test_a_sphere_as_heavy_as_the_fluid_goes_with_it():
    points = np.random.default_rng(9).uniform((0, 0), (2, 1), (50, 2))
    given = {"points": points, "T": 5.0}
    grains = ex.ftle("inertial_gyre", {"density": 1.0}, **given).arrays
    water = ex.ftle("double_gyre", **given).arrays
    assert np.allclose(grains["F"], water["F"], atol=1e-9)
    assert np.allclose(grains["ftle"], water["ftle"], atol=1e-9)


def test_sand_gathers_along_the_walls_and_bubbles_in_the_middles():
    points = np.random.default_rng(10).uniform((0.02, 0.02), (1.98, 0.98), (400, 2))
    away = {}
    for preset in ("sand", "bubbles"):
        ends = ex.ftle("inertial_gyre", preset=preset, points=points, T=40.0).arrays["F"]
        assert (ends > -1e-9).all() and (ends < (2 + 1e-9, 1 + 1e-9)).all(), "walls hold"
        away[preset] = np.minimum(ends[:, 1], 1 - ends[:, 1])  # distance from floor and lid
    assert away["bubbles"].mean() > 1.5 * away["sand"].mean()


def test_heavy_and_light_change_area_in_opposite_ways():
    for density, sign in ((3.0, 1.0), (0.0, -1.0)):
        reading = api.measure("divergence", "inertial_gyre", {"density": density, "eps": 0.0},
                              shape=(33, 65))  # fmt: skip
        assert np.sign(reading.arrays["divergence"][16, 16]) == sign
