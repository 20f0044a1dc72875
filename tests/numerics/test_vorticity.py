"""Navier-Stokes by vorticity: exact solutions, invariants, scalars, forcing."""

import numpy as np
import pytest

from explorer.experiments.fields import navier_stokes as film
from explorer.numerics import vorticity


def test_taylor_green_only_fades():
    assert film.taylor_green(32, 1e-2, 0.02, 2.0) < 1e-8  # exp(-2 nu t)


def test_velocity_of_taylor_green():
    x, y = np.meshgrid(film.nodes(32), film.nodes(32))
    u, v = vorticity.velocity(2.0 * np.cos(x) * np.cos(y))
    assert np.allclose(u, np.cos(x) * -np.sin(y), atol=1e-13)
    assert np.allclose(v, np.sin(x) * np.cos(y), atol=1e-13)


def test_energy_and_enstrophy_are_conserved_without_viscosity():
    energy, enstrophy = film.drift(48, 0.01, 2.0)
    assert energy < 1e-6
    assert enstrophy < 1e-5


def test_the_error_falls_with_the_fourth_power_of_the_step():
    ends = []
    for steps in (20, 40, 160):
        w = film.scattered(48, 3)
        film.advance(w, 48, 1e-3, 0.1, 2.0, 0.0, 0.0, 4.0, 0.8 / steps, steps, 0, 0)
        ends.append(w)
    coarse, fine = (np.abs(w - ends[2]).max() for w in ends[:2])
    assert 12 < coarse / fine < 20


def test_drag_alone_fades_everything_alike():
    w = film.scattered(32, 1)
    first = w.copy()
    film.advance(w, 32, 0.0, 0.3, 0.0, 0.0, 0.0, 4.0, 1e-3, 1, 0, 0)
    before, after = vorticity.invariants(first), vorticity.invariants(w)
    assert after[0] / before[0] == pytest.approx(np.exp(-2 * 0.3 * 1e-3), rel=1e-9)


def test_rossby_waves_run_west_at_their_speed():
    assert film.rossby(32, 5.0, 0.0, 0.01, 0.1) == pytest.approx(1.0, abs=1e-9)


def test_stirring_feeds_the_power_that_was_asked_for():
    fed = []
    for step in range(40):
        w = np.zeros((32, 32))
        film.advance(w, 32, 0.0, 0.0, 0.0, 0.0, 0.1, 6.0, 0.01, 5, 5 * step, 7)
        fed.append(film.energy(w, 0.0) / (0.1 * 0.05))
    assert np.mean(fed) == pytest.approx(1.0, abs=0.15)  # standard error 0.05


def test_a_scalar_keeps_its_mean_and_follows_the_flow():
    p = vorticity.plane(32)
    half = vorticity.factors(32, 0.01, 1e-3, 0.0, 0.0, 0.0, 2e-3, 1)
    x, y = np.meshgrid(film.nodes(32), film.nodes(32))
    values = np.stack([0 * x, 0.3 + np.cos(x + 2 * y)])
    forced, _ = vorticity.ring(32, 4.0)
    vorticity.march(values, half, *p, 0.01, 50, forced, 0.0, 0, 0)
    assert values[1].mean() == pytest.approx(0.3, abs=1e-13)
    fading = 0.3 + np.cos(x + 2 * y) * np.exp(-2e-3 * 5 * 0.5)  # no flow: only diffusion
    assert np.allclose(values[1], fading, atol=1e-12)


def test_steps_may_be_cut_anywhere():
    whole, parts = film.scattered(32, 2), film.scattered(32, 2)
    film.advance(whole, 32, 1e-3, 0.0, 1.0, 0.0, 0.1, 6.0, 0.01, 7, 0, 5)
    film.advance(parts, 32, 1e-3, 0.0, 1.0, 0.0, 0.1, 6.0, 0.01, 3, 0, 5)
    film.advance(parts, 32, 1e-3, 0.0, 1.0, 0.0, 0.1, 6.0, 0.01, 4, 3, 5)
    assert np.array_equal(whole, parts)
