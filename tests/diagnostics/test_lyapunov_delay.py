"""Exponents of delay equations and of noisy flows."""

import numpy as np
import pytest
from scipy.special import lambertw

from explorer import api
from explorer.diagnostics.lyapunov_stream import LyapunovStream
from explorer.equations import past
from explorer.equations.delay import PARTS
from explorer.equations.press import press
from explorer.model import BadInput, Moving
from explorer.model.typed import typed

LINEAR = typed("x' = -x(t - tau)\ntau = 1 in [0, 3]\nx(0) = 1")
MACKEY_GLASS = typed(
    "x' = beta*x(t - tau)/(1 + x(t - tau)**10) - gamma*x\nbeta = 0.2 in [0, 1]\n"
    "gamma = 0.1 in [0, 1]\ntau = 17 in [0, 40]\nx(0) = 1.2",
    dt=0.2,
)


@pytest.mark.parametrize("tau", [1.0, 0.7])
def test_a_linear_delay_has_the_roots_of_its_characteristic_equation(tau):
    """s = -exp(-s tau), so s = W(-tau) / tau, branch by branch."""
    found = api.measure("lyapunov", LINEAR, {"tau": tau}, until=400.0, transient=60.0)
    roots = sorted((lambertw(-tau, k) / tau).real for k in (0, -1, 1, -2))[::-1]
    assert found.arrays["spectrum"] == pytest.approx(roots, abs=6e-3)
    assert np.isnan(found.values["sum"])


def test_mackey_glass_has_the_exponents_of_wolf():
    """Wolf et al. 1985, Physica D 16, 285-317, table I, tau = 31.8."""
    found = api.measure("lyapunov", MACKEY_GLASS, {"tau": 31.8}, until=40_000.0)
    wolf = np.array([6.30e-3, 2.62e-3, 0.0, -1.39e-2])
    assert np.abs(found.arrays["spectrum"] - wolf).max() < 1e-3
    assert found.values["kaplan_yorke"] == pytest.approx(3.64, abs=0.12)


def test_the_vectors_agree_with_a_twin():
    """Two runs a hair apart, drawn together again every ten units: no tangent dynamics at all."""
    system, dt = MACKEY_GLASS.system, 0.2
    trajectory, p = press(system, "rk4"), np.array([0.2, 0.1, 17.0])
    y = np.array([1.2])
    memory = trajectory.remembered(p, dt)
    trajectory.advance(y, memory, p, 0.0, dt, 0, 20_000)
    other, copy = y.copy(), memory.copy()
    mine, its = past.ring(system, memory), past.ring(system, copy)
    its[:, 0] += 1e-8
    at, growth = 20_000, []
    for _ in range(4200):
        for state, held in ((y, memory), (other, copy)):
            trajectory.advance(state, held, p, 0.0, dt, at, 50)
        at += 50
        seen = (at * int(memory[PARTS]) - np.arange(101)) % len(mine)
        distance = np.sqrt(((mine[seen, 0] - its[seen, 0]) ** 2).mean())
        growth.append(np.log(distance / 1e-8))
        its[:] = mine + (its - mine) * (1e-8 / distance)
        other[:] = its[(at * int(memory[PARTS])) % len(mine), 0]
    twin = np.mean(growth[200:]) / 10.0
    found = api.measure("lyapunov", MACKEY_GLASS, until=40_000.0, count=2)
    assert found.values["largest"] == pytest.approx(twin, abs=5e-4)
    assert twin == pytest.approx(0.0051, abs=5e-4)


def test_too_few_exponents_say_so():
    found = api.measure("lyapunov", MACKEY_GLASS, {"tau": 31.8}, until=2_000.0, count=2)
    assert np.isnan(found.values["kaplan_yorke"])
    assert "Too few exponents" in found.notes[-1]


def test_the_live_form_follows_a_delay():
    params = LINEAR.settings()
    moving = Moving(LINEAR.motion, LINEAR.system, params, np.ones(1), 0.01, "rk4")
    stream = LyapunovStream(20, "own", 1e-9, False, 1)
    for _ in range(50):
        stream.follow(moving, np.zeros(1, np.int32))
        if stream.orbit.time > 300.0:
            break
    root = lambertw(-1.0).real
    assert stream.read().values["largest"] == pytest.approx(root, abs=0.02)


def test_a_noisy_line_relaxes_at_its_rate():
    """Additive noise moves the path, not the distance between two paths."""
    noisy = typed("x' = -2*x\nnoise(x) = 0.7", dt=0.01)
    found = api.measure("lyapunov", noisy, until=100.0, transient=10.0)
    heun = np.log(1.0 - 0.02 + 0.0002) / 0.01  # what the rule makes of a decay at rate 2
    assert found.values["largest"] == pytest.approx(heun, abs=1e-9)


def test_noise_that_depends_on_the_state_is_refused():
    with pytest.raises(BadInput, match="depends on the state"):
        api.measure("lyapunov", typed("x' = -2*x\nnoise(x) = x"), until=10.0)


def test_the_first_few_exponents_of_a_plain_flow():
    found = api.measure("lyapunov", "lorenz", until=20_000.0, count=2)
    assert found.arrays["spectrum"] == pytest.approx([0.9056, 0.0], abs=0.01)
    assert np.isnan(found.values["sum"])


def test_a_stiff_rule_gives_the_same_exponents():
    """Van der Pol's cycle: the second exponent is the mean of the trace, mu (1 - <x^2>)."""
    cycle = typed("x' = v\nv' = 20*(1 - x**2)*v - x\nx(0) = 2\nv(0) = 0", dt=0.02)
    options = {"until": 400.0, "transient": 40.0, "rtol": 1e-7}
    stiff = api.measure("lyapunov", cycle, method="rodas4", **options)
    plain = api.measure("lyapunov", cycle, method="dop853", **options)
    assert stiff.arrays["spectrum"] == pytest.approx(plain.arrays["spectrum"], rel=2e-2, abs=2e-2)
