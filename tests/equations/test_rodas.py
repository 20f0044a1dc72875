"""The stiff rule against published reference values, closed forms, and its own order."""

import math

import numpy as np
import pytest

from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.press import press
from explorer.equations.reports import RIGHT, TAKEN, Plan

VAN_DER_POL = "x' = y\ny' = mu*(1 - x**2)*y - x\nmu = 1000 in [0, 2000]\nx(0) = 2\ny(0) = 0"
ROBERTSON = """
a' = -0.04*a + 1e4*b*c
b' = 0.04*a - 1e4*b*c - 3e7*b**2
c' = 3e7*b**2
a(0) = 1
b(0) = 0
c(0) = 0
"""


def ends(text, until, steps, rtol, atol=None, cuts=()):
    """The state at `until`, reported `steps` times on the way, in pieces cut at some steps."""
    system = parse(text)
    p = np.array([dial.default for dial in system.dials])
    y = np.array([value for _, value in system.starts])
    trajectory = press(system, "rodas4")
    memory, at = trajectory.remembered(p, until / steps), 0
    for cut in (*cuts, steps):
        done = trajectory.advance(
            y, memory, p, 0.0, until / steps, at, cut - at, rtol=rtol,
            atol=rtol * 1e-2 if atol is None else atol,
        )  # fmt: skip
        assert done == cut - at
        at = cut
    return y


def test_van_der_pol_at_mu_1000_ends_where_the_test_set_says():
    """Mazzia and Magherini 2008, Test Set for IVP Solvers, problem vdpolm."""
    reference = (1.706167732170469, -8.928097010248125e-4)
    found = ends(VAN_DER_POL, 2000.0, 100, 1e-10)
    assert found == pytest.approx(reference, rel=2e-9)


def test_robertson_after_1e11_is_what_the_test_set_says():
    """Mazzia and Magherini 2008, Test Set for IVP Solvers, problem rober."""
    reference = (2.083340149701255e-8, 8.333360770334713e-14, 0.9999999791665050)
    found = ends(ROBERTSON, 1e11, 1000, 1e-10, 1e-18)
    assert found == pytest.approx(reference, rel=1e-9)


def test_what_rests_on_a_slow_curve_follows_it():
    """Prothero and Robinson 1974, Math. Comput. 28, 145-162: the solution is cos t."""
    text = "x' = -1e6*(x - cos(t)) - sin(t)\nx(0) = 1"
    assert ends(text, 10.0, 100, 1e-4)[0] == pytest.approx(math.cos(10.0), abs=1e-5)


@pytest.mark.parametrize(
    "text, exact",
    [
        ("x' = x*cos(t)\nx(0) = 1", (math.exp(math.sin(10.0)),)),
        ("x' = v\nv' = -x\nx(0) = 1\nv(0) = 0", (math.cos(10.0), -math.sin(10.0))),
    ],
)
def test_the_error_follows_the_tolerance(text, exact):
    loose, tight = (np.abs(ends(text, 10.0, 10, rtol) - exact).max() for rtol in (1e-6, 1e-10))
    assert tight < 2e-8
    assert 1e2 < loose / tight < 1e6


def test_its_order_is_four():
    """Steps as long as dt, because the tolerance allows anything; read off at the end of one.

    x' = -x^2 (1 + cos t) is solved by x = 1 / (1 + t + sin t).
    """
    system = parse("x' = -x**2*(1 + cos(t))")
    trajectory, place = press(system, "rodas4"), Plan(system, 4)

    def error(steps):
        y, memory = np.ones(1), trajectory.remembered(np.zeros(0), 4.0 / steps)
        trajectory.advance(y, memory, np.zeros(0), 0.0, 4.0 / steps, 0, steps, rtol=1e3, atol=1e3)
        t = memory[RIGHT]
        assert memory[TAKEN] == pytest.approx(4.0 / steps)
        return abs(memory[place.state] - 1.0 / (1.0 + t + math.sin(t)))

    ratios = [error(n) / error(2 * n) for n in (40, 80)]
    assert ratios == pytest.approx([16.0, 16.0], rel=0.2)


def test_cutting_changes_nothing():
    whole = ends(VAN_DER_POL, 2000.0, 100, 1e-6)
    np.testing.assert_array_equal(ends(VAN_DER_POL, 2000.0, 100, 1e-6, cuts=(1, 40, 41)), whole)


@pytest.mark.parametrize("n", [5, 9, 20])
def test_many_coupled_states_are_solved_together(n):
    """Heat along a rod with cold ends: the slowest wave decays at a known rate."""
    rows = [
        f"u{i}' = 1e4*({f'u{i - 1}' if i else '0'} - 2*u{i} + {f'u{i + 1}' if i < n - 1 else '0'})"
        for i in range(n)
    ]
    shape = np.sin(np.pi * np.arange(1, n + 1) / (n + 1))
    starts = [f"u{i}(0) = {value!r}" for i, value in enumerate(shape.tolist())]
    rate = 2e4 * (math.cos(math.pi / (n + 1)) - 1.0)
    found = ends("\n".join((*rows, *starts)), 1.0 / abs(rate), 10, 1e-9)
    assert found == pytest.approx(shape * math.exp(-1.0), rel=1e-7)


def test_a_pivot_of_zero_is_avoided():
    """The matrix 1/(gamma h) - J has a zero in its corner where gamma h J is 1 there."""
    text = "x' = 40*x - 100*y\ny' = 100*x + 40*y\nx(0) = 1e-3\ny(0) = 0"
    grown = 1e-3 * math.exp(40 * 0.1)
    exact = (grown * math.cos(10.0), grown * math.sin(10.0))
    assert ends(text, 0.1, 1, 1e-10) == pytest.approx(exact, rel=1e-7, abs=1e-7)


def test_too_many_states_are_refused():
    text = "\n".join(f"x{i}' = -x{i}" for i in range(40))
    from explorer.equations.derive import tangent

    with pytest.raises(BadInput, match="at most 256"):
        press(tangent(parse(text), 8), "rodas4")
