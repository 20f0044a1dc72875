"""Orbit diagrams of maps and flows that are known in closed form."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.orbit_diagram import DIAGNOSTIC
from explorer.engine import pool
from tests.diagnostics.test_lyapunov import moving

# fixed points on a = x^3 - x/2: two stable ones between the folds at a = -+(1/3)/sqrt(6)
BISTABLE = ex.map("x' = a + 1.5*x - x**3", params={"a": (0.0, -0.4, 0.4)}, start={"x": 0.1})
FOLD = 1 / 3 / np.sqrt(6)


def rows_of(found, column):
    return found.arrays["value"][found.arrays["density"][:, column] > 0]


def test_cycles_of_the_logistic_map_stand_in_their_rows():
    found = ex.measure("orbit_diagram", "logistic", low=2.9, high=3.5, columns=61)
    r, cell = found.arrays["dial"], np.diff(found.arrays["value"][:2])[0]
    for column in (5, 30, 40):
        if r[column] < 3.0:
            wanted = np.array([1 - 1 / r[column]])
        else:  # the cycle of two, in closed form
            root = np.sqrt((r[column] - 3) * (r[column] + 1))
            wanted = (r[column] + 1 + np.array([-1, 1]) * root) / (2 * r[column])
        assert rows_of(found, column) == pytest.approx(wanted, abs=0.51 * cell)
    assert found.arrays["density"].sum(axis=0) == pytest.approx(1000)


def test_exponents_of_stable_cycles_are_those_of_their_multipliers():
    found = ex.measure("orbit_diagram", "logistic", low=2.1, high=2.9, columns=41)
    wanted = np.log(np.abs(2 - found.arrays["dial"]))
    assert found.arrays["exponent"] == pytest.approx(wanted, abs=1e-6)


def test_every_column_is_the_orbit_itself():
    found = ex.measure(
        "orbit_diagram", "henon", over="a", low=1.0, high=1.4, columns=9, state="y",
        transient=100, samples=300, rows=50,
    )  # fmt: skip
    for column, a in enumerate(found.arrays["dial"]):
        y = ex.run("henon", {"a": a}, steps=400)["y"][101:]
        step = np.diff(found.arrays["value"][:2])[0]
        edges = found.arrays["value"][0] - step / 2 + step * np.arange(51)
        wanted, _ = np.histogram(y, edges)
        if a < 1.06:  # before chaos magnifies the last digit
            assert np.abs(found.arrays["density"][:, column] - wanted).sum() <= 4
        assert found.arrays["density"][:, column].sum() == 300


def test_following_shows_the_two_ways_between_the_folds():
    found = ex.measure(
        "orbit_diagram", BISTABLE, follow="both", low=-0.4, high=0.4, columns=401, transient=500,
        samples=50,
    )  # fmt: skip
    assert found.values["two_ways"] == pytest.approx(2 * FOLD / 0.8, abs=0.02)
    ways, a = found.arrays["ways"], found.arrays["dial"]
    between = np.abs(a) < FOLD - 0.01
    assert (ways[:, between] > 0).any(axis=0).all()
    beyond = (ways[:, np.abs(a) > FOLD + 0.01] > 0).any(axis=0)
    assert beyond.mean() < 0.05  # a point on the edge of two rows, where cycles double
    alone = ex.measure("orbit_diagram", BISTABLE, follow="up", low=-0.4, high=0.4)
    assert np.isnan(alone.values["two_ways"])


def test_an_orbit_that_has_become_unstable_is_left_when_followed():
    found = ex.measure("orbit_diagram", "logistic", follow="up", low=0.5, high=1.5, columns=101)
    r = found.arrays["dial"]
    top = [rows_of(found, column).max() for column in range(101)]
    assert top[-1] == pytest.approx(1 - 1 / 1.5, abs=2e-3)
    assert max(top[column] for column in range(101) if r[column] < 0.9) < 2e-3


def test_columns_that_escape_are_empty_and_counted():
    away = ex.map("x' = a*x*(1 - x)", params={"a": (3.0, 2.0, 6.0)}, start={"x": 0.3})
    found = ex.measure("orbit_diagram", away, columns=41)
    beyond = found.arrays["dial"] > 4.05
    assert not found.arrays["density"][:, beyond].any()
    assert np.isnan(found.arrays["exponent"][beyond]).all()
    assert found.values["escaped"] == pytest.approx(beyond.mean(), abs=0.03)
    assert found.notes


def test_maxima_of_a_flow_are_those_of_its_cycle():
    circle = ex.flow(
        "s = m - x**2 - y**2\nx' = x*s - y\ny' = y*s + x", params={"m": (1.0, 0.25, 4.0)},
        start={"x": 0.4, "y": 0.0}, dt=0.05,
    )  # fmt: skip
    options = {"columns": 9, "transient": 30, "samples": 20, "exponent": False, "rows": 2000}
    for events, sign in (("maxima", 1), ("minima", -1)):
        found = ex.measure("orbit_diagram", circle, events=events, **options)
        side = sign * np.sqrt(found.arrays["dial"])
        cell = np.diff(found.arrays["value"][:2])[0]
        for column in range(9):
            assert rows_of(found, column) == pytest.approx(side[column], abs=cell)
    cut = ex.measure("orbit_diagram", circle, events="section", axis="y", state="x", **options)
    assert cut.values["highest"] == pytest.approx(2.0, abs=2e-4)  # y rises through 0 at x = +r
    assert cut.values["lowest"] == pytest.approx(0.5, abs=1e-5)


def test_a_flow_at_rest_is_drawn_where_it_rests():
    found = ex.measure("orbit_diagram", "lorenz", over="rho", low=5.0, high=9.0, columns=5,
                       state="z", exponent=False)  # fmt: skip
    for column, rho in enumerate(found.arrays["dial"]):
        assert rows_of(found, column) == pytest.approx(rho - 1.0, abs=0.02)


def test_threads_change_nothing():
    before, found = pool.pool().threads, []
    try:
        for threads in (1, 2):
            pool.set_threads(threads)
            found.append(ex.measure("orbit_diagram", "henon", follow="fixed", columns=300))
    finally:
        pool.set_threads(before)
    for name in ("density", "exponent"):
        assert np.array_equal(found[0].arrays[name], found[1].arrays[name], equal_nan=True)


def test_a_coarse_picture_comes_first_and_a_cancelled_one_never():
    scope = {**DIAGNOSTIC.options(), "pool": pool.pool(), "cancel": np.zeros(1, np.int32)}
    motion = moving(ex.catalogue()["logistic"])
    first, last = DIAGNOSTIC.compute(motion, **scope)
    assert (len(first.arrays["dial"]), len(last.arrays["dial"])) == (187, 1500)
    assert first.done < 1.0 == last.done
    scope["cancel"][0] = 1
    assert not list(DIAGNOSTIC.compute(motion, **scope))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"low": 3.0, "high": 2.0}, "low < high"),
        ({"over": "rho"}, "rho"),
        ({"state": "q"}, "q"),
        ({"bottom": 1.0, "top": 0.5}, "bottom < top"),
    ],
)
def test_a_range_that_is_none_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("orbit_diagram", "logistic", **options)


def test_a_system_without_dials_is_refused():
    with pytest.raises(ex.BadInput, match="no dial"):
        ex.measure("orbit_diagram", ex.map("x' = 1 - x", start={"x": 0.2}))


def test_branches_are_laid_over_the_diagram_when_asked():
    options = {"low": 2.5, "high": 3.9, "columns": 100, "exponent": False}
    plain = ex.measure("orbit_diagram", "logistic", **options)
    assert plain.arrays["branches_at"].shape == (0, 2)
    assert np.isnan(plain.arrays["branch_stable_y"]).all()
    found = ex.measure("orbit_diagram", "logistic", branches=True, **options)
    np.testing.assert_array_equal(found.arrays["density"], plain.arrays["density"])
    r, x = found.arrays["branch_unstable_x"], found.arrays["branch_unstable_y"]
    between = np.abs(x - (1 - 1 / r)) < 1e-9
    assert r[between].min() == pytest.approx(3.0, abs=1e-9)  # unstable from the doubling on
    assert r[between].max() == pytest.approx(3.9)
    assert found.arrays["branches_at"][:, 0].min() == pytest.approx(3.0, abs=1e-9)
    assert any("3.82843" in word for word in found.words["branches"])
    side = found.arrays["value"][[0, -1]]
    assert np.nanmin(x) >= side[0] - 0.01


def test_maxima_of_a_flow_lie_on_the_branch_of_its_cycle():
    circle = ex.flow(
        "s = m - x**2 - y**2\nx' = x*s - y\ny' = y*s + x", params={"m": (1.0, 0.25, 4.0)},
        start={"x": 0.4, "y": 0.0}, dt=0.05,
    )  # fmt: skip
    found = ex.measure("orbit_diagram", circle, branches=True, columns=9, transient=30, samples=20,
                       exponent=False, bottom=-3.0, top=3.0)  # fmt: skip
    m, x = found.arrays["branch_stable_x"], found.arrays["branch_stable_y"]
    there = np.isfinite(x)
    assert there.sum() > 50
    np.testing.assert_allclose(np.abs(x[there]), np.sqrt(m[there]), rtol=2e-3)


def test_followed_both_ways_each_way_has_its_own_exponent():
    found = ex.measure("orbit_diagram", "logistic", low=2.9, high=3.6, columns=60, follow="both")
    up, down = found.arrays["exponent"], found.arrays["exponent_down"]
    dial = found.arrays["dial"]
    cycle = dial < 2.98  # x = 1 - 1/r, whose multiplier is 2 - r
    assert down[cycle] == pytest.approx(np.log(np.abs(2.0 - dial[cycle])), abs=1e-3)
    assert np.abs(up - down)[np.isfinite(up + down)].max() < 0.15, "one attractor, one exponent"
    one = ex.measure("orbit_diagram", "logistic", low=2.9, high=3.6, columns=60)
    assert np.isnan(one.arrays["exponent_down"]).all()
    chaos, rate = one.arrays["chaos"], one.arrays["exponent"]
    assert np.array_equal(chaos, np.maximum(rate, 0.0))
