"""Delay equations against the method of steps, closed forms, and an independent loop."""

import math

import numpy as np
import pytest

from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.press import press, press_ensemble

LINEAR = "x' = -x(t - tau)\ntau = 1 in [0, 4]\nx(0) = 1"
MACKEY_GLASS = """
x' = beta*x(t - tau)/(1 + x(t - tau)**10) - gamma*x
beta = 0.2 in [0, 1]
gamma = 0.1 in [0, 1]
tau = 17 in [0, 50]
x(0) = 1.2
"""


def ends(text, until, dt, cuts=(), **dials):
    """The state at `until`, in pieces cut at some steps."""
    system = parse(text)
    p = np.array([dials.get(dial.name, dial.default) for dial in system.dials])
    y = np.array([value for _, value in system.starts])
    trajectory, at, steps = press(system, "rk4"), 0, round(until / dt)
    memory = trajectory.remembered(p, dt)
    for cut in (*cuts, steps):
        assert trajectory.advance(y, memory, p, 0.0, dt, at, cut - at) == cut - at
        at = cut
    return y


def method_of_steps(t, tau):
    """x' = -x(t - tau) from a constant 1, interval by interval in closed form."""
    return sum(
        (-1) ** k * (t - (k - 1) * tau) ** k / math.factorial(k)
        for k in range(math.floor(t / tau) + 2)
    )


@pytest.mark.parametrize("tau, dt", [(1.0, 0.01), (0.37, 0.05), (2.0, 0.002)])
def test_a_linear_delay_follows_the_method_of_steps(tau, dt):
    assert ends(LINEAR, 5.0, dt, tau=tau)[0] == pytest.approx(method_of_steps(5.0, tau), abs=1e-9)


@pytest.mark.parametrize("tau", [math.pi / 2, 0.1 * math.sqrt(2.0), 0.013])
def test_a_delay_need_not_fit_the_grid(tau):
    """Where the start's kink falls between nodes, it costs accuracy, once."""
    assert ends(LINEAR, 2.0, 0.01, tau=tau)[0] == pytest.approx(method_of_steps(2.0, tau), abs=2e-6)


def test_a_history_continues_a_cosine():
    """cos t solves x' = -x(t - pi/2); nothing has a kink, so the order shows."""
    text = LINEAR + "\nhistory(x) = cos(t)"
    errors = [
        abs(ends(text, 10.0, dt, tau=math.pi / 2)[0] - math.cos(10.0)) for dt in (0.0125, 0.00625)
    ]
    assert errors[0] < 1e-9
    assert errors[0] / errors[1] == pytest.approx(16.0, rel=0.2)


def test_no_delay_at_all_is_the_present():
    text = "x' = -0.5*x(t - tau) - 0.5*x\ntau = 0 in [0, 1]\nx(0) = 1"
    assert ends(text, 2.0, 0.01)[0] == pytest.approx(math.exp(-2.0), rel=1e-9)


def test_a_delay_shorter_than_a_step_splits_the_step():
    tau = 1e-3
    rate = 1.0
    for _ in range(9):  # root of s = exp(s tau): the slow exponential of the equation
        rate = math.exp(rate * tau)
    early = ends(LINEAR, 1.0, 0.1, tau=tau)[0]
    assert ends(LINEAR, 2.0, 0.1, tau=tau)[0] / early == pytest.approx(math.exp(-rate), rel=1e-8)


def test_several_delays_and_helper_lines_reach_their_own_past():
    """e^-t solves both: each delayed term is a known share of the present state."""
    text = f"""
    past = x(t - 2*a)
    x' = -0.25*x - {0.25 / math.e!r}*x(t - 1) - {0.5 / math.exp(0.5)!r}*past
    y' = -{math.exp(-0.25)!r}*y(t - a)
    a = 0.25 in [0, 1]
    x(0) = 1
    y(0) = 1
    history(x) = exp(-t)
    history(y) = exp(-t)
    """
    assert ends(text, 3.0, 0.01) == pytest.approx([math.exp(-3.0)] * 2, rel=1e-8)


def test_mackey_glass_agrees_with_a_plain_loop():
    """A loop in Python with the same rule and linear bookkeeping of nodes, tau = 100 steps."""
    h, lag, steps = 0.17, 100, 400
    x, slope = [1.2] * (lag + 1), [0.0] * (lag + 1)

    def f(now, then):
        return 0.2 * then / (1 + then**10) - 0.1 * now

    slope[-1] = f(x[-1], x[0])
    left = list(slope)
    left[-1] = 0.0
    for _ in range(steps):
        k = len(x) - 1
        a, b = k - lag, k - lag + 1
        middle = (x[a] + x[b]) / 2 + h * (slope[a] - left[b]) / 8
        k1 = f(x[k], x[a])
        k2 = f(x[k] + h / 2 * k1, middle)
        k3 = f(x[k] + h / 2 * k2, middle)
        k4 = f(x[k] + h * k3, x[b])
        x.append(x[k] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
        slope.append(f(x[-1], x[b]))
        left.append(slope[-1])
    assert ends(MACKEY_GLASS, steps * h, h)[0] == pytest.approx(x[-1], rel=1e-11)


@pytest.mark.parametrize("text", [MACKEY_GLASS, LINEAR + "\nhistory(x) = cos(t)"])
def test_cutting_changes_nothing(text):
    whole = ends(text, 60.0, 0.1)
    np.testing.assert_array_equal(ends(text, 60.0, 0.1, cuts=(1, 2, 173, 400)), whole)


def test_another_delay_goes_on_with_the_past_that_is_known():
    """Turned to zero, the delay leaves a plain decay; turned longer, it looks at what was."""
    system = parse(LINEAR)
    trajectory, y, dt = press(system, "rk4"), np.ones(1), 0.01
    p = np.array([1.0])
    memory = trajectory.remembered(p, dt)
    trajectory.advance(y, memory, p, 0.0, dt, 0, 150)
    at, p = y[0], np.array([1.25])
    memory = trajectory.turned(memory, p, dt, 150, 150)
    trajectory.advance(y, memory, p, 0.0, dt, 150, 20)
    # from 1.5 to 1.7 it looks at 0.25 .. 0.45, where x = 1 - t
    assert y[0] == pytest.approx(at - (0.2 - (0.45**2 - 0.25**2) / 2), abs=1e-10)
    at, p = y[0], np.array([0.0])
    memory = trajectory.turned(memory, p, dt, 170, 170)
    trajectory.advance(y, memory, p, 0.0, dt, 170, 100)
    assert y[0] == pytest.approx(at * math.exp(-1.0), rel=1e-9)


def test_another_step_keeps_the_past():
    system, p = parse(LINEAR), np.array([1.0])
    trajectory, y = press(system, "rk4"), np.ones(1)
    memory = trajectory.remembered(p, 0.01)
    trajectory.advance(y, memory, p, 0.0, 0.01, 0, 150)
    memory = trajectory.turned(memory, p, 0.004, 150, 0)
    trajectory.advance(y, memory, p, 1.5, 0.004, 0, 875)
    assert y[0] == pytest.approx(method_of_steps(5.0, 1.0), abs=1e-9)


def test_what_cannot_be_held_is_refused():
    system = parse(LINEAR)
    trajectory = press(system, "rk4")
    with pytest.raises(BadInput, match="0 or more"):
        trajectory.remembered(np.array([-1.0]), 0.01)
    with pytest.raises(BadInput, match="forwards only"):
        trajectory.remembered(np.array([1.0]), -0.01)
    with pytest.raises(BadInput, match="another dt"):
        trajectory.remembered(np.array([1e-12]), 0.01)
    with pytest.raises(BadInput, match="choose rk4"):
        press(system, "dp5")
    with pytest.raises(BadInput, match="delay"):
        press_ensemble(system, "rk4")
    with pytest.raises(BadInput, match="remembered"):
        trajectory.advance(np.ones(1), np.zeros(4), np.ones(1), 0.0, 0.01, 0, 1)
