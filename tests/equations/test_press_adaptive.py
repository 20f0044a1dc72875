"""Adaptive rules: coefficients, orders, tolerance, dense output, against SciPy and closed forms."""

import ctypes

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.integrate._ivp import dop853_coefficients
from scipy.integrate._ivp.rk import RK45

from explorer.equations.adaptive import PAIRS
from explorer.equations.dop853 import DOP853
from explorer.equations.dp5 import DP5
from explorer.equations.grammar import parse
from explorer.equations.machine import LONG
from explorer.equations.press import press, press_velocity

OSCILLATOR = parse("x' = v\nv' = -w**2*x", params=("w",), states=("x", "v"))
LORENZ = parse(
    "x' = 10*(y - x)\ny' = x*(28 - z) - y\nz' = x*y - 8/3*z", params=(), states=("x", "y", "z")
)
BERNOULLI = parse("x' = x*cos(t)", states=("x",))  # exp(sin t)


def row(weights, length):
    return np.array([weights.get(j, 0.0) for j in range(length)])


def test_the_coefficients_of_5_4_are_those_of_scipy():
    for i, weights in enumerate(DP5.slopes):
        assert row(weights, 5)[:5] == pytest.approx(RK45.A[i], abs=1e-15)
    assert row(DP5.weights, 6) == pytest.approx(RK45.B, abs=1e-15)
    assert DP5.nodes == pytest.approx(RK45.C, abs=1e-15)
    assert np.abs(row(DP5.errors[0], 7)) == pytest.approx(np.abs(RK45.E), abs=1e-15)


def test_the_coefficients_of_8_5_3_are_those_of_scipy():
    peer = dop853_coefficients
    for i, weights in enumerate(DOP853.slopes):
        assert row(weights, 12) == pytest.approx(peer.A[i, :12], abs=1e-15)
    for (node, weights), i in zip(DOP853.extra, (13, 14, 15), strict=True):
        assert node == peer.C[i] and row(weights, 16) == pytest.approx(peer.A[i], abs=1e-15)
    assert row(DOP853.weights, 12) == pytest.approx(peer.B, abs=1e-15)
    assert row(DOP853.errors[0], 13) == pytest.approx(peer.E5, abs=1e-15)
    assert row(DOP853.errors[1], 13) == pytest.approx(peer.E3, abs=1e-15)
    assert np.array([row(d, 16) for d in DOP853.dense]) == pytest.approx(peer.D, abs=1e-12)


@pytest.mark.parametrize("rule", PAIRS)
def test_every_stage_is_consistent_with_its_time(rule):
    pair = PAIRS[rule]
    for node, weights in [*zip(pair.nodes, pair.slopes, strict=True), *pair.extra]:
        assert sum(weights.values()) == pytest.approx(node, abs=1e-14)
    assert sum(pair.weights.values()) == pytest.approx(1.0, abs=1e-14)
    for weights in pair.errors:
        assert sum(weights.values()) == pytest.approx(0.0, abs=1e-14)


def solve(system, rule, start, times, dt, p=(), rtol=1e-9, t0=0.0):
    trajectory = press(system, rule)
    y, out = np.array(start, float), np.empty((times, len(start)))
    memory = np.zeros(trajectory.memory_size)
    done = trajectory.advance(
        y, memory, np.array(p, float), t0, dt, 0, times, 1, out, rtol, rtol / 100
    )
    assert done == times and np.array_equal(out[-1], y)
    return out


@pytest.mark.parametrize("rule,least", [("dp5", 4.0), ("dop853", 4.0)])
def test_the_error_follows_the_tolerance(rule, least):
    times = np.arange(1, 401) * 0.05
    exact = np.exp(np.sin(times))
    errors = [
        np.abs(solve(BERNOULLI, rule, [1.0], 400, 0.05, rtol=rtol)[:, 0] - exact).max()
        for rtol in (1e-5, 1e-7, 1e-9, 1e-11)
    ]
    for rtol, error in zip((1e-5, 1e-7, 1e-9, 1e-11), errors, strict=True):
        assert error < 200 * rtol
    ratios = np.array(errors[:-1]) / errors[1:]
    assert np.all(ratios > least) and errors[0] / errors[-1] > 1e4


def one_step(rule, h):
    """Error of the solution and of the interpolant's middle, after one forced step of size h."""
    trajectory = press(BERNOULLI, rule)
    y, memory = np.array([1.0]), np.zeros(trajectory.memory_size)
    none = np.zeros(0)
    trajectory.advance(y, memory, none, 0.0, 1e-9, 0, 1)
    # a fresh memory with the step size put in place of the guess
    y[:], memory[:] = 1.0, 0.0
    slope = memory.size - {"dp5": 5, "dop853": 8}[rule] - 1
    memory[0], memory[4], memory[6], memory[7] = 1.0, h, 1.0, 1.0
    memory[slope] = 1.0
    assert trajectory.advance(y, memory, none, 0.0, h / 2, 0, 1, 1, None, 1e9, 1e9) == 1
    right = memory[7]
    return abs(right - np.exp(np.sin(h))), abs(y[0] - np.exp(np.sin(h / 2)))


@pytest.mark.parametrize("rule,order,dense", [("dp5", 6, 5), ("dop853", 9, 8)])
def test_halving_one_step_shows_the_order_of_solution_and_interpolant(rule, order, dense):
    large, small = one_step(rule, 0.8), one_step(rule, 0.4)
    assert np.log2(large[0] / small[0]) == pytest.approx(order, abs=0.6)
    assert np.log2(large[1] / small[1]) == pytest.approx(dense, abs=0.9)


@pytest.mark.parametrize("rule", PAIRS)
def test_lorenz_agrees_with_scipy(rule):
    out = solve(LORENZ, rule, [1.0, 1.0, 1.0], 500, 0.02, rtol=1e-11)

    def rhs(t, y):
        x, y, z = y
        return [10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z]

    peer = solve_ivp(
        rhs, (0, 10), [1.0] * 3, "DOP853", np.arange(1, 501) * 0.02, rtol=1e-13, atol=1e-15
    )
    assert out == pytest.approx(peer.y.T, abs=3e-5)
    assert out[:100] == pytest.approx(peer.y.T[:100], abs=1e-8)


@pytest.mark.parametrize("rule", PAIRS)
@pytest.mark.parametrize("dt", [0.003, 0.3, 7.0, -0.3])
def test_reports_lie_on_the_solution_whatever_their_spacing(rule, dt):
    out = solve(OSCILLATOR, rule, [1.0, 0.0], 60, dt, [2.0])
    times = np.arange(1, 61) * dt
    tolerance = 3e-8 * max(1.0, abs(times[-1]))
    assert out[:, 0] == pytest.approx(np.cos(2 * times), abs=tolerance)


@pytest.mark.parametrize("rule", PAIRS)
def test_a_changed_dial_or_state_starts_afresh(rule):
    trajectory = press(OSCILLATOR, rule)
    y, memory = np.array([1.0, 0.0]), np.zeros(trajectory.memory_size)
    trajectory.advance(y, memory, np.array([2.0]), 0.0, 0.01, 0, 100)
    trajectory.advance(y, memory, np.array([3.0]), 0.0, 0.01, 100, 50)
    again, fresh = np.array([1.0, 0.0]), np.zeros(trajectory.memory_size)
    trajectory.advance(again, fresh, np.array([2.0]), 0.0, 0.01, 0, 100)
    trajectory.advance(again, np.zeros_like(fresh), np.array([3.0]), 0.0, 0.01, 100, 50)
    assert np.array_equal(y, again)
    y[:] = 0.5, 0.5
    trajectory.advance(y, memory, np.array([3.0]), 0.0, 0.01, 150, 1)
    w, c, s = 3.0, np.cos(0.03), np.sin(0.03)
    assert y == pytest.approx([0.5 * c + 0.5 / w * s, 0.5 * c - 0.5 * w * s], abs=1e-10)


@pytest.mark.parametrize("rule", PAIRS)
def test_an_equilibrium_costs_almost_nothing_and_stays(rule):
    out = solve(LORENZ, rule, [0.0, 0.0, 0.0], 1000, 0.01)
    assert not out.any()


@pytest.mark.parametrize("rule", PAIRS)
def test_a_short_pulse_after_a_long_rest_is_not_stepped_over(rule):
    pulse = parse("x' = exp(-((t - 50)/0.2)**2)", states=("x",))
    out = solve(pulse, rule, [0.0], 6000, 0.01)
    assert out[-1, 0] == pytest.approx(0.2 * np.sqrt(np.pi), rel=1e-6)


def test_a_step_of_zero_is_refused():
    trajectory = press(OSCILLATOR, "dp5")
    with pytest.raises(ValueError, match="dt"):
        memory = np.zeros(trajectory.memory_size)
        trajectory.advance(np.ones(2), memory, np.ones(1), 0.0, 0.0, 0, 1)
    with pytest.raises(ValueError, match="memory"):
        trajectory.advance(np.ones(2), np.zeros(3), np.ones(1), 0.0, 0.1, 0, 1)


def doubles(values):
    return (ctypes.c_double * len(values))(*values)


def test_velocity_and_jacobian_are_called_by_address():
    system = parse("q = a*x*sin(t)\nx' = q - y**3\ny' = exp(q)*y", params=("a",), states=("x", "y"))
    velocity = press_velocity(system)
    takes = (None, ctypes.c_double, *[ctypes.POINTER(ctypes.c_double)] * 3)
    y, p, rates, matrix = (doubles(v) for v in ([0.3, 0.7], [1.3], [0.0] * 2, [0.0] * 4))
    ctypes.CFUNCTYPE(*takes)(velocity.address)(0.4, y, p, rates)
    ctypes.CFUNCTYPE(*takes)(velocity.jacobian_address)(0.4, y, p, matrix)
    s = 1.3 * np.sin(0.4)
    q = s * 0.3
    assert list(rates) == pytest.approx([q - 0.343, np.exp(q) * 0.7], rel=1e-14)
    assert list(matrix) == pytest.approx([s, -1.47, s * np.exp(q) * 0.7, np.exp(q)], rel=1e-14)
    assert press_velocity(system) is velocity


def test_a_system_of_many_equations_gives_the_same_with_plain_code():
    count = 32  # a ring of springs: long enough for the quick way through the compiler
    ring = "\n".join(
        f"q{i}' = v{i}\nv{i}' = q{(i + 1) % count} - 2*q{i} + q{(i - 1) % count}"
        for i in range(count)
    )
    names = tuple(f"{name}{i}" for i in range(count) for name in "qv")
    system = parse(ring, states=names)
    assert press(system, "dop853").machine.lines > LONG
    start = np.zeros(2 * count)
    start[::2] = np.sin(2 * np.pi * np.arange(count) / count)
    out = solve(system, "dop853", start, 50, 0.5)
    omega = 2 * np.sin(np.pi / count)
    assert out[-1, ::2] == pytest.approx(np.cos(omega * 25.0) * start[::2], abs=1e-7)
