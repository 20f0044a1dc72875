"""Rules of fixed steps: their orders, what the symplectic ones keep, and whom they refuse."""

import math

import numpy as np
import pytest

from explorer.equations.errors import BadInput
from explorer.equations.fitting import rules_of
from explorer.equations.grammar import parse
from explorer.equations.press import press, press_ensemble
from explorer.equations.splitting import halves

PENDULUM = "x' = v\nv' = -sin(x)\nx(0) = 1\nv(0) = 0.3"
HENON_HEILES = """
x' = px
y' = py
px' = -x - 2*x*y
py' = -y - x**2 + y**2
x(0) = 0
y(0) = 0.1
px(0) = 0.4
py(0) = 0.1
"""


def moved(text, rule, dt, until):
    """The states after every step, (steps, d)."""
    system = parse(text)
    y = np.array([value for _, value in system.starts])
    steps = round(until / dt)
    trajectory, out = press(system, rule), np.empty((steps, len(y)))
    memory = trajectory.remembered(np.zeros(0), dt)
    assert trajectory.advance(y, memory, np.zeros(0), 0.0, dt, 0, steps, 1, out) == steps
    return out


@pytest.mark.parametrize("rule, order", [("rk4", 4), ("yoshida4", 4), ("verlet", 2), ("heun", 2)])
@pytest.mark.parametrize(
    "text, exact",
    [
        ("x' = v\nv' = -x\nx(0) = 1\nv(0) = 0", (math.cos(2.0), -math.sin(2.0))),
        # driven: a resonant swing from rest, x = t sin(t) / 2
        (
            "x' = v\nv' = -x + cos(t)\nx(0) = 0\nv(0) = 0",
            (math.sin(2.0), math.sin(2.0) / 2 + math.cos(2.0)),
        ),
    ],
)
def test_halving_the_step_shows_the_order(text, exact, rule, order):
    errors = [np.abs(moved(text, rule, dt, 2.0)[-1] - exact).max() for dt in (0.04, 0.02)]
    assert errors[0] / errors[1] == pytest.approx(2.0**order, rel=0.06)


def energy_of(text, states):
    if text == PENDULUM:
        x, v = states.T
        return v**2 / 2 - np.cos(x)
    x, y, px, py = states.T
    return (px**2 + py**2 + x**2 + y**2) / 2 + x**2 * y - y**3 / 3


@pytest.mark.parametrize("text", [PENDULUM, HENON_HEILES], ids=["pendulum", "henon_heiles"])
@pytest.mark.parametrize("rule", ["verlet", "yoshida4"])
def test_energy_stays_within_a_band_for_ever(text, rule):
    """The band of the first tenth holds for the rest; Runge-Kutta drifts out of its own."""
    energy = energy_of(text, moved(text, rule, 0.1, 20_000.0))
    early, late = energy[:20_000], energy[180_000:]
    assert np.ptp(late) < 1.02 * np.ptp(early)
    assert abs(late.mean() - early.mean()) < 0.02 * np.ptp(early)


@pytest.mark.parametrize("text", [PENDULUM, HENON_HEILES], ids=["pendulum", "henon_heiles"])
def test_the_classical_rule_drifts(text):
    energy = energy_of(text, moved(text, "rk4", 0.1, 20_000.0))
    early, late = energy[:20_000], energy[180_000:]
    assert abs(late.mean() - early.mean()) > np.ptp(early)


@pytest.mark.parametrize(
    "text, reason",
    [
        ("x' = v\nv' = -x - 0.1*v", "v' depends on v itself"),
        ("x' = y\ny' = z\nz' = x", "do not fall into two halves"),
        ("f = x*v\nx' = f\nv' = -x", "x' depends on x itself"),
    ],
)
def test_a_flow_that_mixes_its_halves_is_refused(text, reason):
    assert "verlet" not in rules_of(parse(text))
    with pytest.raises(BadInput, match=reason):
        press(parse(text), "verlet")


def test_the_halves_are_found_by_name_in_any_order():
    system = parse("px' = -x\nx' = px\npy' = -3*y*k\ny' = py\nk = 2 in [0, 3]")
    assert halves(system) == ((0, 2), (1, 3))


@pytest.mark.parametrize("rule", ["verlet", "yoshida4", "heun"])
def test_many_members_move_as_one_does(rule):
    system = parse(PENDULUM)
    many = press_ensemble(system, rule)
    y = np.tile(np.array([[1.0], [0.3]]), 40)
    many.advance(y, np.zeros(0), 0.0, 0.1, 0, 100)
    assert y[:, 7] == pytest.approx(moved(PENDULUM, rule, 0.1, 10.0)[-1], rel=1e-12)
