"""Every function of the language in machine code, against arbitrary precision and numpy."""

import math

import mpmath
import numpy as np
import pytest

from explorer.equations.grammar import parse
from explorer.equations.polynomials import COS, COS_PI, SIN, SIN_PI
from explorer.equations.press import press, press_ensemble
from explorer.equations.tree import FUNCTIONS

RANGES = {
    "sin": (-1e5, 1e5), "cos": (-1e5, 1e5), "tan": (-1e5, 1e5), "asin": (-1, 1), "acos": (-1, 1),
    "atan": (-50, 50), "sinh": (-20, 20), "cosh": (-20, 20), "tanh": (-12, 12), "exp": (-700, 27),
    "log": (1e-9, 1e9), "sqrt": (0, 1e6), "abs": (-9, 9), "sign": (-2, 2), "step": (-2, 2),
}  # fmt: skip
EXACT = {"asin": "asin", "acos": "acos", "atan": "atan", "abs": "fabs", "step": None}
NUMPY = {"asin": "arcsin", "acos": "arccos", "atan": "arctan"}
rng = np.random.default_rng(20)


def scalar(text, xs, **p):
    trajectory = press(parse(text, states=("x",), params=tuple(p), kind="map"), "map")
    values = []
    for x in xs:
        y = np.array([x])
        trajectory.advance(y, np.zeros(0), np.array(list(p.values()), float), 0, 1, 0, 1)
        values.append(y[0])
    return np.array(values)


def lanes(text, xs, dtype, names=("x",), p=()):
    ensemble = press_ensemble(parse(text, states=names, kind="map"), "map", dtype)
    y = np.array(np.atleast_2d(xs), dtype=dtype)
    ensemble.advance(y, np.array(p, float), 0, 1, 0, 1)
    return y[0]


def truth(name, xs):
    if name == "sign":
        return np.sign(xs)
    if name == "step":
        return np.heaviside(xs, 1.0)
    function = getattr(mpmath, EXACT.get(name) or ("fabs" if name == "abs" else name))
    with mpmath.workdps(40):
        return [function(mpmath.mpf(float(x))) for x in xs]


def ulps(found, exact):
    """Errors in units of the last place of the exact value."""
    with mpmath.workdps(40):
        return max(
            float(abs(mpmath.mpf(float(f)) - e) / np.spacing(abs(float(e)) or 5e-324))
            for f, e in zip(found, exact, strict=True)
        )


def samples(name, count=400):
    low, high = RANGES[name]
    wide = rng.uniform(low, high, count)
    near = rng.uniform(max(low, -4.0), min(high, 4.0), count)
    return np.concatenate([wide, near])


@pytest.mark.parametrize("name", [name for name, arity in FUNCTIONS.items() if arity == 1])
def test_a_scalar_function_is_right_to_the_last_places(name):
    xs = samples(name)
    limit = 4.0 if name in ("tan", "tanh", "sinh", "cosh") else 2.0
    assert ulps(scalar(f"x' = {name}(x)", xs), truth(name, xs)) <= limit


@pytest.mark.parametrize("name", [name for name, arity in FUNCTIONS.items() if arity == 1])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_lanes_agree_with_numpy(name, dtype):
    xs = samples(name).astype(dtype)
    if dtype == "float32":
        xs = np.clip(xs, -80, 80) if name == "exp" else xs
        xs = xs[np.abs(xs) < 1e4] if name in ("sin", "cos", "tan") else xs
    if name == "tan":  # near its poles every error is magnified without bound
        xs = xs[np.abs(np.cos(xs.astype(float))) > 0.1]
    with np.errstate(all="ignore"):
        exact = getattr(np, NUMPY.get(name, name), None)
        exact = (lambda v: np.heaviside(v, 1.0)) if name == "step" else exact
        exact = exact(xs.astype("float64"))
    found = lanes(f"x' = {name}(x)", xs, dtype)
    bound = 1.5e-15 if dtype == "float64" else 6e-7 if name in ("tan", "tanh", "exp") else 3e-7
    assert np.all(np.abs(found - exact) <= bound * np.maximum(1.0, np.abs(exact)) * 1.5)


@pytest.mark.parametrize("dtype,bound", [("float64", 1e-15), ("float32", 2e-7)])
@pytest.mark.parametrize("name", ["sin", "cos"])
def test_sine_and_cosine_of_lanes_keep_their_absolute_bound(name, dtype, bound):
    xs = rng.uniform(-30, 30, 20_000).astype(dtype)
    exact = getattr(np, name)(xs.astype(np.longdouble))
    assert np.abs(lanes(f"x' = {name}(x)", xs, dtype) - exact).max() <= bound


@pytest.mark.parametrize("dtype,bound", [("float64", 1e-15), ("float32", 2e-7)])
@pytest.mark.parametrize("name", ["sin", "cos"])
def test_sine_and_cosine_of_pi_times_x_reduce_exactly(name, dtype, bound):
    xs = rng.uniform(-3e4, 3e4, 20_000).astype(dtype)
    # the turn count is exact in any precision, so the rest may be handed to the library
    rest = xs.astype(np.longdouble) % 2.0
    exact = getattr(np, name)(
        np.longdouble(np.pi) * rest + np.longdouble(1.2246467991473532e-16) * rest
    )
    found = lanes(f"x' = {name}(pi*x)", xs, dtype)
    assert np.abs(found - exact).max() <= bound
    whole = np.arange(-9.0, 10.0).astype(dtype)
    if name == "sin":
        assert np.all(lanes("x' = sin(pi*x)", whole, dtype) == 0.0)
    else:
        assert np.array_equal(lanes("x' = cos(pi*x)", whole, dtype), 1.0 - 2.0 * (whole % 2))


@pytest.mark.parametrize(
    "text", ["sin(2*pi*x)", "cos(-pi*x)", "sin(x*pi*3)", "sin(pi*x/4)", "cos(2*(pi*x))"]
)
def test_products_with_pi_keep_their_meaning(text):
    xs = rng.uniform(-3, 3, 200)
    exact = [eval(text, {"sin": math.sin, "cos": math.cos, "pi": math.pi, "x": x}) for x in xs]
    assert np.abs(scalar(f"x' = {text}", xs) - exact).max() < 1e-14


@pytest.mark.parametrize("bits,bound", [(64, 3e-16), (32, 3e-8)])
def test_the_polynomials_themselves_are_finer_than_the_arithmetic(bits, bound):
    r = np.linspace(-np.pi / 2, np.pi / 2, 5001).astype(np.longdouble)
    u = np.linspace(-0.5, 0.5, 5001).astype(np.longdouble)
    pi = np.longdouble(np.pi) + np.longdouble(1.2246467991473532e-16)

    def value(table, z):
        return sum(np.longdouble(c) * z**k for k, c in enumerate(table[bits]))

    assert np.abs(r + r**3 * value(SIN, r * r) - np.sin(r)).max() < bound
    assert np.abs(1 + r * r * value(COS, r * r) - np.cos(r)).max() < bound
    assert np.abs(pi * u + u**3 * value(SIN_PI, u * u) - np.sin(pi * u)).max() < bound
    assert np.abs(1 + u * u * value(COS_PI, u * u) - np.cos(pi * u)).max() < bound


def test_a_helper_line_does_not_hide_the_pi():
    xs = np.arange(-9.0, 10.0)
    assert np.all(scalar("f = pi*x\nx' = sin(f)", xs) == 0.0)


@pytest.mark.parametrize("x", [1e13, 2.0**45, -3e17, 1e22, 1e300])
def test_huge_phases_go_to_the_library(x):
    assert scalar("x' = sin(x) + 2*cos(x)", [x])[0] == pytest.approx(
        math.sin(x) + 2 * math.cos(x), abs=1e-15
    )
    row = np.full(5, 0.5)
    row[2] = x
    found = lanes("x' = sin(x)", row, "float64")
    assert found[2] == math.sin(x)
    assert found[1] == lanes("x' = sin(x)", [0.5], "float64")[0]


def test_the_ends_of_exponential_and_logarithm_are_ieee():
    xs = np.array([-np.inf, -750.0, -745.0, -709.5, 0.0, 709.7, 709.9, np.inf])
    with np.errstate(all="ignore"):
        assert lanes("x' = exp(x)", xs, "float64") == pytest.approx(np.exp(xs), rel=3e-16)
    xs = np.array([5e-324, 1e-310, 0.0, -0.0, 1.0, np.inf])
    with np.errstate(all="ignore"):
        assert np.allclose(lanes("x' = log(x)", xs, "float64"), np.log(xs), rtol=3e-16, atol=0)
    assert np.isnan(lanes("x' = log(x)", [-1.0, -np.inf, np.nan], "float64")).all()
    assert np.isnan(lanes("x' = exp(x)", [np.nan], "float32")).all()


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(
    "text,exact",
    [
        ("atan2(x, y)", np.arctan2),
        ("min(x, y)", np.minimum),
        ("max(x, y)", np.maximum),
        ("mod(x, y)", np.mod),
        ("abs(x)**y", lambda x, y: np.abs(x) ** y),
    ],
)
def test_functions_of_two_arguments_agree_with_numpy(text, exact, dtype):
    xy = rng.uniform(-5, 5, (2, 3000)).astype(dtype)
    found = lanes(f"x' = {text}\ny' = y", xy, dtype, ("x", "y"))
    wanted = exact(*xy.astype("float64"))
    bound = 1e-14 if dtype == "float64" else 2e-6
    wrong = np.abs(found - wanted)
    if text.startswith("mod"):  # one unit in the last place may carry over the edge
        wrong = np.minimum(wrong, np.abs(wrong - np.abs(xy[1])))
    assert np.all(wrong <= bound * np.maximum(1.0, np.abs(wanted)))


def test_the_remainder_has_the_sign_of_the_divisor():
    xs = np.array([7.5, -7.5, 4.0, -4.0, 0.0, 1e15 + 0.5])
    assert scalar("x' = mod(x, 2)", xs) == pytest.approx(np.mod(xs, 2.0), abs=0)
    assert scalar("x' = mod(x, -3)", xs[:5]) == pytest.approx(np.mod(xs[:5], -3.0), abs=0)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 7, 16, 31, -1, -2, -5, 0.5, 1.5, -0.5, 2.5])
def test_powers_are_multiplied_out(n):
    xs = rng.uniform(0.3, 2.4, 100)  # a trajectory ends beyond 1e12
    assert scalar(f"x' = x**{n}" if n >= 0 else f"x' = x**({n})", xs) == pytest.approx(
        xs**n, rel=4e-15
    )


def test_numbers_fold_and_signs_cancel():
    xs = np.array([1.25, -3.0])
    assert np.array_equal(scalar("x' = -(-x)*1 + 0 - 2*-3", xs), xs + 6)
    assert np.array_equal(scalar("x' = x/4 - -x", xs), xs / 4 + xs)


def test_not_a_number_survives_every_function():
    for name, arity in FUNCTIONS.items():
        if name == "step":
            continue
        call = f"{name}(x)" if arity == 1 else f"{name}(x, 2)"
        assert np.isnan(lanes(f"x' = {call}", [np.nan], "float64")).all(), name
