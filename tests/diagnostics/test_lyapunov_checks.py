"""The laws that exponents keep, each with a case that breaks it; twins where a field jumps."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import lyapunov_checks as checks
from explorer.diagnostics.lyapunov import DIAGNOSTIC
from explorer.diagnostics.tangent_orbits import Ensemble, Orbit
from explorer.diagnostics.twin_orbits import TwinOrbit, twinned
from explorer.model import Check
from explorer.numerics import tangent
from tests.diagnostics.test_lyapunov import moving
from tests.equations.interpreter import evaluate

RANDOM = np.random.default_rng(20260301)
OPEN = np.zeros(1, dtype=np.int32)


def held(key, **options):
    return ex.measure("lyapunov", key, **options).settings["checks"]


def test_a_chaotic_flow_keeps_the_laws_it_owes():
    found = ex.measure("lyapunov", "rossler", until=4000.0)
    assert found.settings["checks"] == {"trace": True, "zero": True}
    assert not found.notes


def test_a_map_and_a_driven_flow_owe_less():
    assert held("henon", until=1e4) == {}
    assert held("double_gyre", until=2000.0) == {"trace": True}


@pytest.mark.parametrize("method", ("own", "dp5"))
def test_the_trace_is_that_of_the_same_orbit(method):
    """Rossler's trace wanders; over one and the same orbit it is the sum to many digits."""
    found = ex.measure("lyapunov", "rossler", until=300.0, method=method)
    assert found.settings["checks"]["trace"]
    now = moving(ex.catalogue()["rossler"])
    orbit = Ensemble(now, 3, 0, 16) if method == "own" else Orbit(now, 3, "dp5")
    assert orbit.run(2000, 20_000, OPEN)
    assert orbit.rates.sum(axis=1) == pytest.approx(orbit.traces, rel=1e-4)


@pytest.mark.parametrize(("key", "rule"), (("rossler", "rk4"), ("henon", "map")))
def test_renewals_become_rarer_while_settling_and_then_keep_their_distance(key, rule):
    now = moving(ex.catalogue()[key])
    orbit = Orbit(now, len(now.start), rule)
    assert orbit.traced == (rule == "rk4")
    while not orbit.settled:
        orbit.stretch(False, OPEN)
    every = orbit.every
    assert every > 1
    for _ in range(500):
        orbit.stretch(True, OPEN)
        assert orbit.every == every


def test_a_step_too_large_breaks_the_trace_and_is_told():
    stiff = ex.flow("x' = -40*x + y\ny' = -x", start={"x": 1.0, "y": 1.0}, dt=0.05)
    found = ex.measure("lyapunov", stiff, until=100.0)
    assert found.settings["checks"]["trace"] is False
    assert "trace" in found.notes[0]


def test_an_orbit_at_rest_has_no_zero_exponent():
    found = ex.measure("lyapunov", "lorenz", {"rho": 15.0}, until=2000.0)
    assert found.settings["checks"] == {"trace": True, "zero": False}
    assert "rest" in found.notes[0]


def test_pairs_of_opposite_sign_are_asked_of_what_keeps_volume():
    noise = RANDOM.normal(0.0, 0.01, (64, 2))
    up, flat = 0.3 + noise[:, :1], noise[:, 1:]
    assert checks.pairs(np.hstack([up, flat, -flat, -up]))
    assert not checks.pairs(np.hstack([up, flat, -flat, -up - 0.05]))
    assert not checks.pairs(np.hstack([up, 0.1 + flat, -0.2 - flat, 0.1 - up]))


def test_a_zero_is_judged_by_its_error():
    assert checks.zero(np.array([0.5, 0.02, -1.0]), np.array([0.01, 0.01, 0.01]))
    assert not checks.zero(np.array([0.5, 0.02, -1.0]), np.array([0.01, 0.005, 0.01]))


def test_every_broken_law_has_a_sentence():
    broken = tuple(Check(name, 1.0, 0.0, 0.1, "") for name in ("trace", "zero", "pairs"))
    said = checks.notes(broken, at_rest=False)
    assert len(said) == 3 and len(set(said)) == 3
    kept = tuple(Check(name, 0.05, 0.0, 0.1, "") for name in ("trace", "zero"))
    assert checks.notes(kept, at_rest=True) == ()


def test_twins_find_what_the_jacobian_finds_where_the_field_is_smooth():
    orbit = TwinOrbit(moving(ex.catalogue()["rossler"]), 3)
    assert orbit.run(5000, 100_000, OPEN)
    found, errors = tangent.spectrum(orbit.rates)
    assert (np.abs(found - (0.0714, 0.0, -5.394)) <= 4 * errors + 2e-3).all()


def test_twins_see_the_stretching_of_a_jump():
    """An event-driven RK4 orbit with saltation matrices, 120 000 time units: 0.227 +- 0.003.

    The variational equation alone would say 0.0015.
    """
    found = ex.measure("lyapunov", "sprott_more", until=4000.0)
    assert "twin" in found.notes[-1]
    assert found.settings["method"] == "dp5, twins"
    room = 4 * found.uncertainty["largest"]
    assert 0.01 < room < 0.1
    assert found.values["largest"] == pytest.approx(0.227, abs=room)
    assert found.values["sum"] == pytest.approx(-0.020, abs=0.03)
    assert found.settings["checks"] == {"zero": True}


def test_twins_are_the_same_equations_under_other_names():
    system = ex.flow("f = x*y + t\nx' = f - a*x\ny' = -f", params={"a": 2.0}).system
    both = twinned(system, 1)
    assert both.dimension == 4 and len(set(both.states)) == 4
    values = {"x": 1.0, "y": 2.0, "a": 2.0, "t": 0.5, both.states[2]: 3.0, both.states[3]: -1.0}
    for name, node in both.helpers:
        values[name] = evaluate(node, values)
    assert [evaluate(rate, values) for rate in both.rates] == [0.5, -2.5, -8.5, 2.5]


def test_the_live_form_uses_twins_too_and_stops_when_told():
    stream = DIAGNOSTIC.stream(renew=0, method="own", rtol=1e-9, stroboscopic=False)
    now = moving(ex.catalogue()["sprott_more"])
    for _ in range(30):
        stream.follow(now, OPEN)
    found = stream.read()
    assert isinstance(stream.orbit, TwinOrbit)
    assert 0.1 < found.values["largest"] < 0.4
    renewals = stream.orbit.renewals
    stream.follow(now, np.ones(1, dtype=np.int32))
    assert stream.orbit.renewals == renewals


def test_the_pictures_hold_the_spectrum_and_its_settling():
    found = ex.measure("lyapunov", "lorenz", until=2000.0)
    assert found.arrays["running"][:, -1] == pytest.approx(found.arrays["spectrum"], abs=1e-9)
    bars = found.arrays["error_bar"].reshape(3, 3)
    assert bars[:, 1] - bars[:, 0] == pytest.approx(2 * found.arrays["standard_error"])
    for picture in DIAGNOSTIC.pictures:
        assert set(picture.arrays()) <= set(found.arrays)


def test_each_law_says_what_it_found_and_how_far_it_may_be_off():
    found = ex.measure("lyapunov", "henon_heiles", until=2000.0)
    trace, zero, pairs = found.checks
    assert [c.name for c in found.checks] == list(found.settings["checks"])
    assert trace.found == pytest.approx(found.values["sum"])
    assert (trace.due, zero.due, pairs.due) == (0.0, 0.0, 0.0), "no volume is lost"
    assert 0.0 < trace.within < 1e-5
    assert zero.found in found.arrays["spectrum"]
    assert {c.unit for c in found.checks} == {"1/time"}
    assert all(found.checks)


def test_per_period_the_laws_are_per_period():
    once = ex.measure("lyapunov", "duffing", until=1000.0)
    turn = ex.measure("lyapunov", "duffing", until=1000.0, stroboscopic=True)
    (trace,), (scaled,) = once.checks, turn.checks
    period = 2.0 * np.pi  # omega = 1
    assert scaled.found == pytest.approx(period * trace.found)
    assert scaled.due == pytest.approx(-0.2 * period, rel=1e-9), "minus delta"
    assert scaled.unit == "1/period"
