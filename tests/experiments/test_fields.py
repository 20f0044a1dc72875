"""Solitons, flame fronts, shocks: what the numbers in their files do not say."""

import numpy as np
import pytest

from explorer import api
from explorer.experiments.fields import nlse_waves
from explorer.model import BadInput


def test_a_step_too_long_is_caught_by_its_energy():
    run = api.run("nlse_solitons", {"order": "8"}, steps=3000, dt=0.0673)
    assert run.diverged is not None
    assert run.diverged.channel == "energy"
    assert "halve dt" in str(run.diverged)
    assert np.isfinite(run["psi"]).all()


def test_a_step_that_suits_is_not_disturbed():
    for preset in ("two_soliton", "breather", "modulation_instability", "peregrine"):
        run = api.run("nlse_solitons", preset=preset, steps=2000, every=500)
        assert run.diverged is None, preset
        assert np.ptp(run["mass"]) < 1e-10 * run["mass"][0]


def test_any_wave_may_be_put_in():
    x = np.linspace(0, 2 * np.pi, 512, endpoint=False)
    psi = np.exp(1j * x)
    run = api.run("nlse_solitons", start={"psi": psi}, steps=100, dt=0.005)
    k = 2 * np.pi / 50.0
    phase = np.exp(1j * (1 - k**2 / 2) * 0.5)  # a plane wave only turns
    np.testing.assert_allclose(run["psi"][-1], psi * phase, atol=1e-10)


def test_a_breather_takes_a_whole_number_of_its_waves():
    run = api.run("nlse_solitons", preset="akhmediev", steps=0)
    size = np.abs(run["psi"][0])
    assert nlse_waves.suited("akhmediev", 18.0, 0.25) == pytest.approx(8 * np.pi / np.sqrt(2))
    assert abs(size[0] - size[-1]) < 1e-4  # no seam


def test_breathers_that_are_none_are_refused():
    for case, breadth in (("akhmediev", 0.7), ("kuznetsov_ma", 0.2)):
        with pytest.raises(BadInput, match="breadth"):
            api.run("nlse_solitons", {"case": case, "breadth": breadth}, steps=1)


@pytest.mark.parametrize("breadth", [0.05, 0.25, 0.45, 0.8])
def test_breathers_solve_the_equation(breadth):
    x, t, h = np.linspace(-4, 4, 81), 0.3, 1e-3
    wave = nlse_waves.akhmediev
    rate = (wave(x, t + h, breadth) - wave(x, t - h, breadth)) / (2 * h)
    bend = (wave(x + h, t, breadth) - 2 * wave(x, t, breadth) + wave(x - h, t, breadth)) / h**2
    here = wave(x, t, breadth)
    assert np.abs(1j * rate + bend / 2 + np.abs(here) ** 2 * here).max() < 1e-3


def test_the_rogue_wave_is_nine_times_its_background():
    run = api.run("nlse_solitons", preset="peregrine", until=5.0, every=5)
    top = (np.abs(run["psi"]) ** 2).max(axis=1)
    assert top.max() == pytest.approx(9.0, abs=0.02)
    assert run.t[top.argmax()] == pytest.approx(5.0, abs=0.1)


def test_odd_grids_are_refused():
    for key in ("nlse_solitons", "kuramoto_sivashinsky", "burgers"):
        with pytest.raises(BadInput, match="even"):
            api.run(key, {"points": 129}, steps=1)


def test_a_short_flame_front_comes_to_rest():
    run = api.run("kuramoto_sivashinsky", preset="at rest", steps=8000, every=200)
    assert np.ptp(run["energy"][-5:]) < 1e-9
    assert run["energy"][-1] > 1.0


def test_a_shock_runs_into_viscosity():
    run = api.run("burgers", {"viscosity": 0.05}, until=3.0, every=50)
    assert (np.diff(run["energy"]) < 0).all()
    assert run["steepest"].min() == pytest.approx(-1 / 0.1, rel=0.35)  # about jump^2/(8 nu)
    assert run["u"][-1].mean() == pytest.approx(0.0, abs=1e-12)
