"""Derivatives against SymPy, finite differences and closed forms."""

import math

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.equations.derive import derivative, divergence, jacobian, tangent
from explorer.equations.grammar import parse
from explorer.equations.tree import Apply, Name, Node, Number
from tests.equations.interpreter import evaluate, matrix, rates, scope
from tests.equations.trees import SMOOTH, nodes

LORENZ = "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z"
KINKED = (*SMOOTH, "asin", "acos", "abs", "min", "max", "mod", "sign", "step")
SYMPY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "neg": lambda a: -a,
    "pow": lambda a, b: a**b,
    "powi": lambda a, n: a ** int(n),
    **{name: getattr(sympy, name) for name in SMOOTH},
    "asin": sympy.asin,
    "acos": sympy.acos,
}


def to_sympy(node: Node) -> sympy.Expr:
    """The same expression for the oracle."""
    if isinstance(node, Number):
        return sympy.Float(node.value, 17)
    if isinstance(node, Name):
        return sympy.Symbol(node.name, positive=True)
    return SYMPY[node.op](*(to_sympy(arg) for arg in node.args))


def size(node: Node, seen: set[int] | None = None) -> int:
    """Number of different nodes."""
    seen = set() if seen is None else seen
    if id(node) in seen:
        return 0
    seen.add(id(node))
    return 1 + sum(size(arg, seen) for arg in node.args) if isinstance(node, Apply) else 1


def test_the_lorenz_jacobian_is_the_published_one():
    system = parse(LORENZ, params=("sigma", "rho", "beta"), states=("x", "y", "z"))
    numbers = matrix(system, jacobian(system), 0.0, (2.0, -3.0, 5.0), (10.0, 28.0, 8 / 3))
    assert numbers == [[-10.0, 10.0, 0.0], [23.0, -1.0, -2.0], [-3.0, 2.0, -8 / 3]]


def test_the_lorenz_divergence_is_minus_sigma_minus_one_minus_beta():
    system = parse(LORENZ, params=("sigma", "rho", "beta"), states=("x", "y", "z"))
    names = scope(system, 0.0, (2.0, -3.0, 5.0), (10.0, 28.0, 8 / 3))
    assert evaluate(divergence(system), names) == pytest.approx(-41 / 3, abs=1e-14)


def test_a_linear_system_has_a_constant_jacobian_without_operations():
    system = parse("x' = 2*x - 3*y\ny' = -x + y/4")
    assert jacobian(system) == (
        (Number(2.0), Number(-3.0)),
        (Number(-1.0), Number(0.25)),
    )


@given(nodes(("x", "y"), SMOOTH, leaves=6), st.floats(0.3, 1.7), st.floats(0.3, 1.7))
@settings(max_examples=60)
def test_random_smooth_derivatives_agree_with_sympy(node, x, y):
    names = {"x": x, "y": y}
    ours = evaluate(derivative(node, {"x": Number(1.0)}), names)
    here = evaluate(node, names)
    assume(math.isfinite(ours) and math.isfinite(here) and abs(ours) < 1e8)
    symbols = {sympy.Symbol(name, positive=True): value for name, value in names.items()}
    oracle = sympy.diff(to_sympy(node), sympy.Symbol("x", positive=True))
    theirs = complex(oracle.evalf(30, subs=symbols))
    assume(abs(theirs.imag) < 1e-12 and math.isfinite(theirs.real))
    steep = max(1.0, abs(here), abs(theirs.real))
    assert ours == pytest.approx(theirs.real, rel=1e-6, abs=1e-6 * steep)


@pytest.mark.parametrize("name", KINKED)
def test_every_function_agrees_with_a_central_difference(name):
    text = f"x' = {name}(x)" if name in ("abs", "sign", "step") else f"x' = {name}(0.6*x)"
    if name in ("atan2", "min", "max", "mod"):
        text = f"x' = {name}(x**2, 0.7*x + 0.1)"
    system = parse(text)
    ((entry,),) = jacobian(system)
    for x in (-0.9, -0.4, 0.3, 1.2):
        if name in ("sqrt", "log") and x < 0:
            continue
        h = 1e-6
        slope = (rates(system, 0, [x + h], [])[0] - rates(system, 0, [x - h], [])[0]) / (2 * h)
        assert evaluate(entry, {"x": x, "t": 0.0}) == pytest.approx(slope, abs=1e-7)


@pytest.mark.parametrize(
    "text, x, slope",
    [
        ("x**3", 0.0, 0.0),
        ("x**2.5", 0.0, 0.0),
        ("x**n", 0.0, 0.0),
        ("n**x", 2.0, 9.0 * math.log(3.0)),
        ("x**-2", 2.0, -0.25),
        ("x**(1/3)", 8.0, 1 / 12),
        ("x**1", 5.0, 1.0),
        ("x**0", 5.0, 0.0),
        ("x**x", 2.0, 4 * (math.log(2) + 1)),
    ],
)
def test_powers_have_their_textbook_slope(text, x, slope):
    system = parse(f"x' = {text}", params=("n",), states=("x",))
    ((entry,),) = jacobian(system)
    assert evaluate(entry, {"x": x, "n": 3.0, "t": 0.0}) == pytest.approx(slope, abs=1e-12)


def test_helper_lines_are_carried_in_by_the_chain_rule():
    text = "a = eps*sin(t)\nf = a*x**2 + (1 - 2*a)*x\nx' = sin(f)*cos(y)\ny' = f*y"
    system = parse(text, params=("eps",), states=("x", "y"))
    y, p, t = (0.7, 0.3), (0.25,), 1.1
    found = np.array(matrix(system, jacobian(system), t, y, p))
    x, eps, other = sympy.symbols("x eps y")
    time_ = sympy.Symbol("t")
    a = eps * sympy.sin(time_)
    f = a * x**2 + (1 - 2 * a) * x
    flow = sympy.Matrix([sympy.sin(f) * sympy.cos(other), f * other])
    oracle = flow.jacobian([x, other]).subs({x: y[0], other: y[1], eps: p[0], time_: t})
    np.testing.assert_allclose(found, np.array(oracle.evalf(), dtype=float), rtol=1e-13)


def test_the_tangent_system_moves_vectors_by_the_jacobian():
    text = "f = x*y\nx' = sigma*sin(f) + t\ny' = f**2 - x"
    system = parse(text, params=("sigma",), states=("x", "y"))
    wide = tangent(system, 2)
    assert wide.states == ("x", "y", "d_x_0", "d_y_0", "d_x_1", "d_y_1")
    y, p, t = (0.7, -0.4), (2.0,), 0.5
    w = np.array([[1.0, 0.3], [-2.0, 0.8]])
    j = np.array(matrix(system, jacobian(system), t, y, p))
    found = rates(wide, t, (*y, *w.T.ravel()), p)
    np.testing.assert_allclose(found[:2], rates(system, t, y, p))
    np.testing.assert_allclose(np.reshape(found[2:], (2, 2)).T, j @ w, rtol=1e-13)


def test_the_tangent_of_a_tangent_uses_fresh_names():
    wide = tangent(tangent(parse("x' = sin(x)"), 1), 1)
    assert len(set(wide.states)) == 4


def test_derivatives_of_deep_nesting_do_not_explode():
    text = "x' = " + "sin(" * 90 + "x" + ")" * 90
    ((entry,),) = jacobian(parse(text))
    assert size(entry) < 90 * 5


def test_a_long_chain_of_helper_lines_stays_small():
    lines = ["h0 = x*x"] + [f"h{i} = h{i - 1}*h{i - 1} + x" for i in range(1, 60)]
    system = parse("\n".join([*lines, "x' = h59"]))
    ((entry,),) = jacobian(system)
    assert size(entry) < 60 * 8
    assert len(tangent(system, 3).helpers) == 60 * 4


def test_a_minimum_takes_the_slope_of_one_branch_at_a_tie():
    ((entry,),) = jacobian(parse("x' = min(2*x, 3*x)"))
    assert evaluate(entry, {"x": 0.0}) in (2.0, 3.0)
