"""Lyapunov exponents of systems whose spectra are known in closed form, and how they are told."""

import subprocess
import sys

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.lyapunov import DIAGNOSTIC
from explorer.engine.equation_stepper import rule
from explorer.equations.derive import divergence
from explorer.model import Moving
from tests.equations.interpreter import evaluate


def moving(experiment, **values):
    params = experiment.settings(values)
    start = np.array(list(experiment.motion.start.values()))
    motion = experiment.motion
    dt, chosen = motion.dt, rule(experiment, None)
    return Moving(motion, experiment.system, params, start, dt, chosen)


@pytest.mark.parametrize("method", ("rk4", "dp5", "dop853"))
def test_a_linear_flow_has_the_real_parts_of_its_eigenvalues(method):
    flow = ex.flow("x' = -0.3*x + 2*y\ny' = -2*x - 0.3*y\nz' = -1.7*z + x", dt=0.01)
    reading = ex.measure("lyapunov", flow, until=200.0, method=method)
    assert reading.arrays["spectrum"] == pytest.approx((-0.3, -0.3, -1.7), abs=1e-2)
    assert reading.values["sum"] == pytest.approx(-2.3, abs=1e-6)
    assert reading.values["kaplan_yorke"] == 0.0


def test_a_limit_cycle_has_one_zero_exponent_and_dimension_one():
    cycle = ex.flow(
        "r2 = x**2 + y**2\nx' = x*(1 - r2) - y\ny' = y*(1 - r2) + x", start={"x": 0.5, "y": 0.0}
    )
    reading = ex.measure("lyapunov", cycle, until=2000.0)
    assert reading.arrays["spectrum"] == pytest.approx((0.0, -2.0), abs=2e-3)
    assert reading.values["kaplan_yorke"] == 1.0
    assert not reading.notes


def test_an_orbit_at_rest_says_so():
    reading = ex.measure("lyapunov", "lorenz", {"rho": 15.0}, until=2000.0)
    assert reading.values["largest"] < 0
    assert reading.values["kaplan_yorke"] == 0.0
    assert "rest" in reading.notes[0]


@pytest.mark.parametrize("r", (2.8, 3.2, 3.5, 3.84))
def test_periodic_orbits_of_the_logistic_map_have_the_exponent_of_their_multiplier(r):
    x = 0.3
    for _ in range(100_000):
        x = r * x * (1 - x)
    logs = []
    for _ in range(1200):
        logs.append(np.log(abs(r * (1 - 2 * x))))
        x = r * x * (1 - x)
    reading = ex.measure("lyapunov", "logistic", {"r": r}, until=1e5)
    assert reading.values["largest"] == pytest.approx(np.mean(logs), abs=1e-4)
    assert reading.units["largest"] == "1/step"


def test_a_superstable_orbit_is_very_negative_and_finite():
    reading = ex.measure("lyapunov", "logistic", {"r": 2.0}, until=1000.0)
    assert np.isfinite(reading.values["largest"])
    assert reading.values["largest"] < -10


@pytest.mark.parametrize("method", ("own", "dop853"))
def test_a_driven_oscillator_contracts_by_its_damping_and_is_chaotic(method):
    duffing = ex.flow(
        "x' = y\ny' = x - x**3 - 0.2*y + 0.3*cos(t)", start={"x": 1.0, "y": 0.0}, dt=0.02
    )
    until = 60_000.0 if method == "own" else 2000.0
    reading = ex.measure("lyapunov", duffing, until=until, method=method)
    room = max(0.004, 4 * reading.uncertainty["largest"])
    assert reading.values["largest"] == pytest.approx(0.157, abs=room)
    assert reading.values["sum"] == pytest.approx(-0.2, abs=1e-5)
    assert not reading.notes  # a driven flow owes nobody a zero exponent


def test_the_phase_of_the_forcing_may_be_a_state_without_changing_the_rest():
    text = "x' = y\ny' = x - x**3 - 0.2*y + 0.3*cos({})"
    forced = ex.flow(text.format("t"), start={"x": 1.0, "y": 0.0}, dt=0.02)
    phased = ex.flow(text.format("q") + "\nq' = 1", start={"x": 1.0, "y": 0.0, "q": 0.0}, dt=0.02)
    two, three = (ex.measure("lyapunov", flow, until=30_000.0) for flow in (forced, phased))
    spectrum = three.arrays["spectrum"]
    assert spectrum[1] == pytest.approx(0.0, abs=1e-3)
    room = 4 * (two.uncertainty["largest"] + three.uncertainty["largest"])
    assert spectrum[[0, 2]] == pytest.approx(two.arrays["spectrum"], abs=room)


def test_one_orbit_and_many_side_by_side_agree():
    many = ex.measure("lyapunov", "rossler", until=40_000.0)
    one = ex.measure("lyapunov", "rossler", until=4000.0, method="dp5")
    room = 4 * np.hypot(many.arrays["standard_error"], one.arrays["standard_error"])
    assert (np.abs(many.arrays["spectrum"] - one.arrays["spectrum"]) <= room + 2e-3).all()
    assert one.settings["method"] == "dp5" and many.settings["method"] == "rk4"


def test_the_sum_is_the_mean_trace_of_the_jacobian():
    """Rossler: the trace a + x - c changes along the orbit."""
    rossler = ex.catalogue()["rossler"]
    run = ex.run("rossler", steps=200_000, every=1)
    trace = divergence(rossler.system)
    rows = np.asarray(run["path"])[20_000::7]
    names = {**run.params, "t": 0.0}
    found = [
        evaluate(trace, {**names, **dict(zip("xyz", row, strict=True))}) for row in rows[:20_000]
    ]
    reading = ex.measure("lyapunov", "rossler", until=40_000.0)
    assert reading.values["sum"] == pytest.approx(np.mean(found), rel=3e-3)


def test_an_area_preserving_flow_has_exponents_in_pairs():
    reading = ex.measure("lyapunov", "double_gyre", until=10_000.0)
    spectrum = reading.arrays["spectrum"]
    assert reading.values["sum"] == pytest.approx(0.0, abs=1e-6)
    assert spectrum[0] == pytest.approx(-spectrum[1], abs=1e-6)
    assert spectrum[0] > 0.03


def test_eight_coupled_variables_are_measured_too():
    names = [f"x{i}" for i in range(8)]
    text = "\n".join(
        f"x{i}' = (x{(i + 1) % 8} - x{(i - 2) % 8})*x{(i - 1) % 8} - x{i} + 8" for i in range(8)
    )
    start = dict.fromkeys(names, 8.0) | {"x0": 8.01}
    reading = ex.measure("lyapunov", ex.flow(text, start=start, dt=0.01), until=4000.0)
    assert reading.values["sum"] == pytest.approx(-8.0, abs=1e-4)  # trace of -x_i, eight times
    assert reading.values["largest"] > 1.0
    assert len(reading.arrays["spectrum"]) == 8


def test_an_orbit_that_escapes_raises_and_names_its_variable():
    with pytest.raises(ex.Diverged, match="x"):
        ex.measure("lyapunov", ex.flow("x' = x**2 + 1", start={"x": 0.0}), until=10.0)
    with pytest.raises(ex.Diverged):
        ex.measure("lyapunov", ex.map("x' = 3*x + y**2\ny' = 0.2*y", start={"x": 1.0}))


@pytest.mark.parametrize("method", ("rk4", "dp5"))
def test_vectors_that_grow_beyond_bounds_between_renewals_are_renewed_in_time(method):
    """Ten e-folds per unit time, renewed every ten: far beyond what a state may reach."""
    saddle = ex.flow("x' = 10*sin(x)\ny' = -3*y", start={"x": 0.0, "y": 1.0}, dt=0.01)
    stream = DIAGNOSTIC.stream(renew=1000, method=method, rtol=1e-9, stroboscopic=False)
    stream.follow(moving(saddle), np.zeros(1, dtype=np.int32))
    while stream.orbit.blocks.full < 8:
        stream.follow(moving(saddle), np.zeros(1, dtype=np.int32))
    assert stream.read().arrays["spectrum"] == pytest.approx((10.0, -3.0), abs=1e-3)


def test_cancelling_gives_no_reading():
    cancel = np.ones(1, dtype=np.int32)
    for method in ("rk4", "dop853"):
        options = DIAGNOSTIC.options({"method": method, "until": 1e6})
        found = DIAGNOSTIC.compute(moving(ex.catalogue()["lorenz"]), cancel=cancel, **options)
        assert found is None


def test_stroboscopic_needs_a_forcing_and_counts_per_period():
    with pytest.raises(ex.BadInput, match="period"):
        ex.measure("lyapunov", "lorenz", until=100.0, stroboscopic=True)


def followed(experiment, looks, **values):
    stream = DIAGNOSTIC.stream(renew=0, method="own", rtol=1e-9, stroboscopic=False)
    now, cancel = moving(ex.catalogue()[experiment], **values), np.zeros(1, dtype=np.int32)
    for _ in range(looks):
        stream.follow(now, cancel)
    return stream


def test_the_live_reading_settles_on_the_whole_one():
    reading = followed("lorenz", 60).read()
    room = 5 * reading.uncertainty["largest"]
    assert reading.values["largest"] == pytest.approx(0.9056, abs=room)
    assert reading.values["sum"] == pytest.approx(-41 / 3, abs=2e-3)
    assert not reading.provisional


def test_the_live_reading_of_a_map_counts_iterations():
    reading = followed("henon", 60).read()
    assert reading.values["largest"] == pytest.approx(0.419, abs=0.02)
    assert reading.units["sum"] == "1/step"


def test_the_live_reading_is_empty_before_its_first_look_and_stops_when_told():
    stream = DIAGNOSTIC.stream(renew=0, method="own", rtol=1e-9, stroboscopic=False)
    assert stream.read().provisional
    stream.follow(moving(ex.catalogue()["lorenz"]), np.ones(1, dtype=np.int32))
    assert stream.orbit.renewals == 0


def test_exponents_of_a_flow_need_neither_numba_nor_scipy():
    code = (
        "import sys, explorer as ex; ex.measure('lyapunov', 'lorenz', until=10.0);"
        "assert not {'numba', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("method", ("dop853", "rodas4"))
def test_a_vector_that_shrinks_into_the_rounding_of_another_is_followed_all_the_same(method):
    """Constant coefficients: eigenvalues are the exponents. One step of dt shrinks by e^-150."""
    stiff = ex.flow(
        "x' = -3000*(x - y)\ny' = -y", start={"x": 1.0, "y": 1.0}, dt=0.05
    )  # fmt: skip
    found = ex.measure("lyapunov", stiff, until=10.0, transient=1.0, method=method)
    assert found.arrays["spectrum"] == pytest.approx([-1.0, -3000.0], rel=1e-4)
    assert found.settings["checks"]["trace"]


def test_exponents_of_a_stiff_reaction_add_up_by_an_explicit_rule_too():
    found = ex.measure(
        "lyapunov", "belousov_zhabotinsky", until=0.5, transient=0.2, method="dop853"
    )
    trace = found.checks[0]
    assert trace.due < -3000.0, "the orbit contracts this fast on the mean"
    assert trace.found == pytest.approx(trace.due, rel=1e-3)
