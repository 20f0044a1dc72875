"""Branches and their special points against closed forms and independent integrations."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.continuation import DIAGNOSTIC
from explorer.numerics import arclength
from tests.diagnostics.test_lyapunov import moving

BRUSSELATOR = ex.flow(
    "x' = A + x**2*y - (B + 1)*x\ny' = B*x - x**2*y",
    params={"A": (1.0, 0.5, 2.0), "B": (2.5, 1.0, 3.0)}, start={"x": 1.0, "y": 1.0},
)  # fmt: skip
VAN_DER_POL = ex.flow(
    "x' = y\ny' = mu*(1 - x**2)*y - x", params={"mu": (1.0, 0.5, 2.0)}, start={"x": 1.0, "y": 0.0}
)
BAUTIN = ex.flow(  # in polar form r' = r (m + 2 r^2 - r^4): a fold of cycles at m = -1
    "s = x**2 + y**2\ng = m + 2*s - s**2\nx' = g*x - y\ny' = g*y + x",
    params={"m": (0.5, -2.0, 1.0)}, start={"x": 1.0, "y": 0.0},
)  # fmt: skip
S_SHAPED = ex.flow("x' = a + x - x**3", params={"a": (0.0, -1.0, 1.0)}, start={"x": 0.5})


@pytest.mark.parametrize("A", (0.7, 1.0, 1.4))
def test_the_brusselator_swings_from_one_plus_a_squared(A):
    found = ex.measure("continuation", BRUSSELATOR, {"A": A}, over="B", follow="equilibria")
    assert found.arrays["hopfs"] == pytest.approx([1 + A * A], abs=1e-9)
    assert found.words["hopfs"][0].startswith("Hopf")


def test_the_cycle_of_van_der_pol_has_the_multiplier_of_its_divergence():
    found = ex.measure("continuation", VAN_DER_POL, follow="cycles")
    assert found.values["branches"] == 1
    dial, period = found.arrays["multiplier_x"], found.arrays["period_y"]
    place = np.argmin(np.abs(dial - 1.0))
    mu = dial[place]
    h = period[place] / 20_000  # an independent loop, begun where the transient has died out
    state, log = np.array([2.0, 0.0]), 0.0

    def rates(s):
        return np.array([s[1], mu * (1 - s[0] ** 2) * s[1] - s[0]])

    for _turn in range(3):
        log = 0.0
        for _ in range(20_000):
            k1 = rates(state)
            k2 = rates(state + h / 2 * k1)
            k3 = rates(state + h / 2 * k2)
            k4 = rates(state + h * k3)
            log += h * mu * (1 - state[0] ** 2)
            state = state + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    assert found.arrays["multiplier_y"][place] == pytest.approx(np.exp(log), rel=1e-5)
    # the period of mu = 1: Andersen & Geer 1982, SIAM J. Appl. Math. 42, 678-693
    exact = ex.measure("continuation", VAN_DER_POL, follow="cycles", low=0.9, high=1.0)
    assert exact.arrays["period_y"].max() == pytest.approx(6.6632868593, abs=1e-8)


def test_cycles_fold_where_the_radius_says():
    found = ex.measure("continuation", BAUTIN)
    assert found.arrays["hopfs"] == pytest.approx([0.0], abs=1e-10)
    assert found.arrays["folds"] == pytest.approx([-1.0], abs=1e-9)
    dial, high = found.arrays["dial"], found.arrays["highest"]
    cycles = found.arrays["period"] > 0.0
    square = high[cycles] ** 2
    assert dial[cycles] == pytest.approx(square**2 - 2 * square, abs=2e-2)
    np.testing.assert_allclose(found.arrays["period"][cycles], 2 * np.pi, atol=1e-8)
    # multiplier exp(2 pi r dg/dr), smaller than 1 on the outer branch
    leading, unstable = found.arrays["leading"][cycles], found.arrays["unstable"][cycles]
    inner = square < 1.0 - 1e-3
    assert (unstable[inner] == 1).all()
    assert (unstable[square > 1.0 + 1e-3] == 0).all()
    assert ((leading > 1.0) == (unstable > 0)).all()


def test_both_folds_of_a_bistable_flow_are_passed():
    found = ex.measure("continuation", S_SHAPED)
    a = 2 / np.sqrt(27)
    assert found.arrays["folds"] == pytest.approx([-a, a], abs=1e-10)
    assert found.arrays["folds_at"][:, 1] == pytest.approx([1 / np.sqrt(3), -1 / np.sqrt(3)])
    assert found.values["branches"] == 1
    x, dial = found.arrays["highest"], found.arrays["dial"]
    np.testing.assert_allclose(dial, x**3 - x, atol=1e-10)
    assert ((np.abs(x) > 1 / np.sqrt(3)) == (found.arrays["unstable"] == 0))[2:-2].mean() > 0.95
    stable = found.arrays["rest_stable_y"]
    assert np.nanmin(np.abs(stable)) == pytest.approx(1 / np.sqrt(3), abs=1e-6)


def test_a_fork_gives_the_branch_that_crosses():
    fork = ex.flow("x' = a*x - x**3", params={"a": (-0.5, -1.0, -0.1)}, start={"x": 0.0})
    found = ex.measure("continuation", fork, low=-1.0, high=1.0)
    assert found.arrays["forks"] == pytest.approx([0.0, 0.0], abs=1e-9)  # on both branches
    assert found.values["branches"] == 2
    assert np.isnan(found.values["fold"])
    assert found.arrays["highest"].max() == pytest.approx(1.0, abs=1e-9)
    assert found.arrays["highest"].min() == pytest.approx(-1.0, abs=1e-9)


def test_doublings_agree_with_the_cascade_of_the_logistic_map():
    other = ex.measure("period_doubling", "logistic", low=2.8, high=3.57, longest=8)
    found = ex.measure("continuation", "logistic", low=2.8, high=3.57, doublings=3)
    assert found.arrays["doublings"] == pytest.approx(other.arrays["doublings"][:4], abs=1e-8)
    assert list(found.arrays["doublings_period"]) == [1, 2, 4, 8]


def test_a_map_gives_birth_to_a_torus():
    found = ex.measure("continuation", "delayed_logistic", low=1.5, high=2.2)
    # the multipliers of x = 1 - 1/a are a pair of size sqrt(a - 1): Pounder & Rogers 1980
    assert found.arrays["tori"] == pytest.approx([2.0], abs=1e-9)


def test_the_cycle_of_rossler_doubles_where_a_section_says():
    from scipy.integrate import solve_ivp
    from scipy.optimize import fsolve

    found = ex.measure("continuation", "rossler", over="c", low=2.5, high=3.2, doublings=0)
    c = found.values["doubling"]
    assert c == pytest.approx(2.8324, abs=1e-3)
    place = np.argmin(np.abs(found.arrays["dial"] - c) + 9.0 * (found.arrays["period"] == 0.0))

    def rates(t, s):
        x, y, z = s[:3]
        if len(s) == 3:
            return np.array((-y - z, x + 0.2 * y, 0.2 + z * (x - c)))
        jacobian = np.array([[0, -1, -1], [1, 0.2, 0], [z, 0, x - c]])
        return np.concatenate([(-y - z, x + 0.2 * y, 0.2 + z * (x - c)),
                               (jacobian @ s[3:].reshape(3, 3)).ravel()])  # fmt: skip

    def carried(x, y, z, lasts):
        start = np.concatenate([(x, y, z), np.eye(3).ravel()])
        return solve_ivp(rates, (0, lasts), start, "DOP853", rtol=1e-11, atol=1e-12).y[:, -1]

    # the cycle through the plane y = 0, where x is greatest there
    begun = solve_ivp(rates, (0, 600), (1, 1, 0), "DOP853", rtol=1e-9,
                      atol=1e-9, events=lambda t, s: s[1])  # fmt: skip
    near = [(e[0], e[2]) for e in begun.y_events[0][-40:] if e[0] > 0][-1]
    x, z, lasts = fsolve(
        lambda u: carried(u[0], 0.0, u[1], u[2])[:3] - (u[0], 0.0, u[1]),
        (*near, found.arrays["period"][place]), xtol=1e-12,
    )  # fmt: skip
    multipliers = np.linalg.eigvals(carried(x, 0.0, z, lasts)[3:].reshape(3, 3))
    assert np.abs(multipliers + 1.0).min() < 1e-6
    assert lasts == pytest.approx(found.arrays["period"][place], abs=1e-8)


def test_a_driven_flow_has_cycles_of_its_forcing():
    swing = ex.catalogue()["duffing"]
    found = ex.measure("continuation", swing, doublings=0)
    assert "driven" in found.notes[0]
    assert np.unique(found.arrays["period"].round(6)).size >= 1
    assert (found.arrays["cycle_stable_x"].size + found.arrays["cycle_unstable_x"].size) > 10


@pytest.mark.parametrize("step", (0.01, 0.04))
def test_results_do_not_depend_on_the_step(step):
    found = ex.measure("continuation", BAUTIN, step=step)
    assert found.arrays["folds"] == pytest.approx([-1.0], abs=1e-9)


def test_a_dial_that_does_nothing_says_so():
    idle = ex.flow("x' = x*(1 - x) + 0*q", params={"q": (0.5, 0.0, 1.0)}, start={"x": 0.4})
    found = ex.measure("continuation", idle)
    assert any("changes nothing" in note for note in found.notes)
    assert found.values["branches"] == 2


def test_nothing_to_follow_says_so():
    found = ex.measure("continuation", ex.flow("x' = a + x**2", params={"a": (1.0, 0.5, 2.0)},
                                               start={"x": 0.1}))  # fmt: skip
    assert "Nothing to follow" in found.notes[0]
    assert found.values["branches"] == 0


def test_a_cancelled_run_gives_nothing_more():
    scope = {**DIAGNOSTIC.options(), "cancel": np.zeros(1, np.int32)}
    readings = DIAGNOSTIC.compute(moving(ex.catalogue()["lorenz"]), **{**scope, "over": "rho"})
    assert next(readings).done < 1.0
    scope["cancel"][0] = 1
    assert not list(readings)


@pytest.mark.parametrize(
    ("options", "message"),
    (({"over": "zeta"}, "zeta"), ({"low": 2.0, "high": 1.0}, "low < high"), ({"state": "q"}, "q")),
)
def test_what_makes_no_sense_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("continuation", BRUSSELATOR, **options)


def test_the_arc_of_a_circle_is_followed_all_round():
    def zeros(z):
        return np.array([z @ z - 1.0]), 2.0 * z[None]

    z, way = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    walk = arclength.steps(zeros, z, way, 0.05)
    points = [next(walk) for _ in range(140)]
    turned = np.unwrap([np.arctan2(p[0][1], p[0][0]) for p in points])
    assert (np.diff(turned) > 0.0).all()
    assert turned[-1] > 2 * np.pi
    assert max(abs(np.hypot(*p[0]) - 1.0) for p in points) < 1e-14
