"""Noisy flows: the numbers themselves, closed forms of their laws, and orders of convergence."""

import math

import numpy as np
import pytest

from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.press import press, press_ensemble
from explorer.numerics import noise

SEED = 20_250_607
OU = "x' = -theta*x\ntheta = 1 in [0, 2]\nsigma = 0.5 in [0, 1]\nnoise(x) = sigma\nx(0) = 1"
GEOMETRIC = "x' = mu*x\nmu = -0.5 in [-1, 1]\nsigma = 0.6 in [0, 1]\nnoise(x) = sigma*x\nx(0) = 1"
WALK = "x' = 0*x\nnoise(x) = 1\nx(0) = 0"


def dials(system):
    return np.array([dial.default for dial in system.dials])


def many(text, members, dt, steps, seed=SEED):
    """The end states (d, members) of independent members."""
    system = parse(text)
    y = np.repeat(np.array([[value] for _, value in system.starts]), members, axis=1)
    press_ensemble(system, "heun").advance(y, dials(system), 0.0, dt, 0, steps, seed=seed)
    return y


def test_increments_are_the_numbers_of_the_counter():
    system = parse(WALK)
    trajectory, y, out = press(system, "heun"), np.zeros(1), np.empty((40, 1))
    memory = trajectory.remembered(np.zeros(0), 0.25, SEED, member=5, ahead=100)
    trajectory.advance(y, memory, np.zeros(0), 0.0, 0.25, 0, 40, 1, out)
    steps = np.diff(out[:, 0], prepend=0.0) / 0.5
    wanted = [noise.normal(SEED, 100 + i, 5) for i in range(40)]
    assert steps == pytest.approx(wanted, abs=1e-13)


def test_every_noisy_state_has_its_own_numbers():
    text = "\n".join(f"x{i}' = 0*x{i}\nnoise(x{i}) = 1\nx{i}(0) = 0" for i in range(20))
    y = many(text, 3, 1.0, 1)
    wanted = [[noise.normal(SEED, 0, 2 * m + i // 16, i % 16) for m in range(3)] for i in range(20)]
    assert y == pytest.approx(np.array(wanted), abs=1e-13)


def test_one_trajectory_is_a_member_of_the_many():
    system = parse(OU)
    trajectory, y = press(system, "heun"), np.ones(1)
    memory = trajectory.remembered(dials(system), 0.01, SEED, member=7)
    trajectory.advance(y, memory, dials(system), 0.0, 0.01, 0, 300)
    assert many(OU, 9, 0.01, 300)[0, 7] == pytest.approx(y[0], rel=1e-12)


def test_slices_of_members_and_of_time_change_nothing():
    whole, system = many(OU, 1000, 0.01, 50), parse(OU)
    y, ensemble = np.ones((1, 1000)), press_ensemble(system, "heun")
    ensemble.advance(y, dials(system), 0.0, 0.01, 0, 20, seed=SEED)
    for begin, end in ((0, 13), (13, 700), (700, 1000)):
        ensemble.advance(y, dials(system), 0.0, 0.01, 20, 30, begin, end, seed=SEED)
    np.testing.assert_array_equal(y, whole)


def test_ornstein_uhlenbeck_has_its_mean_and_variance():
    """Uhlenbeck and Ornstein 1930, Phys. Rev. 36, 823-841."""
    x = many(OU, 100_000, 0.01, 200)[0]
    variance = 0.25 / 2 * (1 - math.exp(-4.0))
    assert x.mean() == pytest.approx(math.exp(-2.0), abs=4 * math.sqrt(variance / x.size))
    assert x.var() == pytest.approx(variance, rel=4 * math.sqrt(2 / x.size))
    skew = ((x - x.mean()) ** 3).mean() / x.std() ** 3
    assert abs(skew) < 4 * math.sqrt(6 / x.size)


def test_noise_that_depends_on_the_state_is_read_as_stratonovich():
    """E x = exp((mu + sigma^2 / 2) t): Ito's reading would leave exp(mu t), 17 % less."""
    x = many(GEOMETRIC, 100_000, 0.01, 100)[0]
    mean = math.exp(-0.5 + 0.18)
    assert x.mean() == pytest.approx(mean, abs=4 * x.std() / math.sqrt(x.size))
    assert abs(np.log(x).mean() + 0.5) < 4 * 0.6 / math.sqrt(x.size)


def strong_error(text, exact, steps, members=4000):
    """Mean distance at t = 1 from the exact path that the rule's own increments lead to."""
    walk = many(WALK, members, 1.0 / steps, steps)[0]
    return np.abs(many(text, members, 1.0 / steps, steps)[0] - exact(walk)).mean()


def test_strong_order_is_one_for_noise_that_depends_on_the_state():
    """The exact path of the geometric walk is exp(mu t + sigma W)."""

    def exact(walk):
        return np.exp(-0.5 + 0.6 * walk)

    errors = [strong_error(GEOMETRIC, exact, n) for n in (16, 32, 64)]
    orders = np.log2(np.array(errors[:-1]) / errors[1:])
    assert orders == pytest.approx([1.0, 1.0], abs=0.15)


def test_weak_order_is_two_for_noise_that_does_not():
    """Variance of the rule's own chain for x' = -x + sigma xi, exactly: no sampling at all."""

    def variance(n):
        h = 1.0 / n
        decay = 1 - h + h * h / 2
        kick = 0.25 * h * (1 - h / 2) ** 2
        return kick * (1 - decay ** (2 * n)) / (1 - decay**2)

    exact = 0.125 * (1 - math.exp(-2.0))
    errors = [abs(variance(n) - exact) for n in (10, 20, 40)]
    assert errors[0] / errors[1] == pytest.approx(4.0, rel=0.1)
    assert errors[1] / errors[2] == pytest.approx(4.0, rel=0.1)
    for n in (5, 10):  # and the machine code is that chain
        x = many(OU, 200_000, 1.0 / n, n)[0]
        assert x.var() == pytest.approx(variance(n), rel=4 * math.sqrt(2 / x.size))


def test_what_noise_does_not_allow_is_refused():
    system = parse(OU)
    with pytest.raises(BadInput, match="choose heun"):
        press(system, "rk4")
    with pytest.raises(BadInput, match="float64"):
        press_ensemble(system, "heun", "float32")
