"""The oracle itself, against closed forms: what everything compiled is compared with."""

import math

import numpy as np
import pytest

from explorer.equations.grammar import parse
from tests.equations.interpreter import evaluate, iterate, rates, rk4


@pytest.mark.parametrize(
    "text, value",
    [
        ("mod(7, 3)", 1.0),
        ("mod(-1, 3)", 2.0),
        ("mod(1, -3)", -2.0),
        ("step(0)", 1.0),
        ("step(-1e-300)", 0.0),
        ("sign(0)", 0.0),
        ("sign(-3)", -1.0),
        ("min(2, -1)", -1.0),
        ("max(2, -1)", 2.0),
        ("abs(-2)", 2.0),
        ("atan2(1, -1)", 3 * math.pi / 4),
        ("2**10", 1024.0),
        ("2**-1", 0.5),
        ("8**(1/3)", 2.0),
        ("log(exp(2))", 2.0),
        ("cos(pi)", -1.0),
    ],
)
def test_every_function_means_what_it_says(text, value):
    assert rates(parse(f"x' = {text}"), 0.0, (0.0,), ())[0] == pytest.approx(value, rel=1e-15)


def test_what_is_undefined_is_not_a_number():
    for text in ("log(-1)", "sqrt(-1)", "1/0", "asin(2)", "(-8)**(1/3)", "exp(1000)"):
        assert math.isnan(evaluate(parse(f"x' = {text}").rates[0], {}))


def test_runge_kutta_is_of_fourth_order():
    decay = parse("x' = -x")
    errors = [abs(rk4(decay, [1.0], (), 0.0, 1 / n, n)[0] - math.exp(-1)) for n in (10, 20, 40)]
    orders = np.log2(np.array(errors[:-1]) / errors[1:])
    np.testing.assert_allclose(orders, 4.0, atol=0.1)


def test_runge_kutta_knows_the_time():
    driven = parse("x' = cos(t)")
    assert rk4(driven, [0.0], (), 1.0, 0.01, 100)[0] == pytest.approx(
        math.sin(2) - math.sin(1), abs=1e-10
    )


def test_the_lorenz_state_after_a_hundred_steps_is_the_published_one():
    text = "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z"
    system = parse(text, params=("sigma", "rho", "beta"))
    found = rk4(system, (1.0, 1.0, 1.0), (10.0, 28.0, 8 / 3), 0.0, 0.01, 100)
    np.testing.assert_allclose(
        found, (-9.378615807236, -8.357059955293, 29.362403750126), atol=1e-9
    )


def test_the_full_logistic_map_follows_its_closed_form():
    (found,) = iterate(parse("map\nx' = 4*x*(1 - x)"), (0.2,), (), 12)
    angle = 2**12 * math.asin(math.sqrt(0.2))
    assert found == pytest.approx(math.sin(angle) ** 2, abs=1e-9)


def test_the_time_of_a_map_counts_iterations():
    assert iterate(parse("map\nx' = x + t"), (0.0,), (), 5) == [10.0]
