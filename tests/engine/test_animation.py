"""Swept dials: closed forms, and the same run in whatever pieces it is taken."""

import math
from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine import animation
from explorer.engine.animated import Animated
from explorer.engine.animation import Animation
from explorer.engine.batch import begin_document, record
from explorer.engine.past import Past
from explorer.engine.positions import positions
from explorer.engine.run import Run
from explorer.engine.stepper import stepper
from explorer.model import BadInput, Param
from tests.engine.test_run import until
from tests.engine.toys import DECAY

# one of each way to move, and a dial of it that may turn while it runs
SWEPT = (
    ("lorenz", None, Animation("rho", 20.0, 40.0, 0.5)),
    ("duffing", "dp5", Animation("gamma", 0.2, 0.4, 1.0, "sine")),
    ("mackey_glass", None, Animation("beta", 0.1, 0.3, 30.0, "ramp")),
    ("kramers", None, Animation("sigma", 0.05, 0.2, 1.0, "triangle", "log")),
    ("henon", None, Animation("a", 1.0, 1.3, 37.0)),
    ("couzin", None, Animation("speed", 1.0, 3.0, 4.0)),
    ("kuramoto_sivashinsky", None, Animation("damping", 0.9, 1.1, 10.0, "sine")),
)


def made(key, method=None):
    experiment = api.catalogue()[key]
    params = {"n_fish": 20} if key == "couzin" else {}
    return Animated(stepper(experiment, experiment.settings(params), method=method, seed=3))


def same(one, other):
    assert (one.step, one.t, one.params) == (other.step, other.t, other.params)
    for name, values in other.state().items():
        np.testing.assert_array_equal(one.state()[name], values)


def test_a_triangle_goes_there_and_back():
    sweep = Animation("p", 1.0, 3.0, 8.0)
    assert [sweep.at(n, 1.0) for n in range(9)] == [1.0, 1.5, 2.0, 2.5, 3.0, 2.5, 2.0, 1.5, 1.0]


def test_a_ramp_jumps_back():
    sweep = Animation("p", 0.0, 1.0, 4.0, "ramp")
    assert [sweep.at(n, 1.0) for n in range(6)] == [0.0, 0.25, 0.5, 0.75, 0.0, 0.25]


def test_a_sine_stands_at_its_ends_and_a_log_sweep_halves_by_factors():
    sine = Animation("p", -1.0, 1.0, 4.0, "sine")
    assert [sine.at(n, 0.5) for n in (0, 2, 4)] == pytest.approx([-1.0, 0.0, 1.0], abs=1e-15)
    assert sine.at(1, 0.5) == pytest.approx(-math.cos(math.pi / 4), rel=1e-15)
    octave = Animation("p", 1.0, 4.0, 8.0, "triangle", "log")
    assert octave.at(2, 1.0) == pytest.approx(2.0, rel=1e-15)
    assert octave.at(4, 1.0) == 4.0


def test_a_whole_dial_takes_whole_values_and_none_beyond_its_range():
    count = Param("n", 5, 1, 9, kind="int")
    assert Animation("n", 1.0, 9.0, 16.0).setting(1, 1.0, count) == 2
    with pytest.raises(BadInput, match="allowed"):
        Animation("p", 0.0, 2.0, 1.0).fitted(Param("p", 0.5, 0.0, 1.0, hard_max=1.0))


@pytest.mark.parametrize(
    "sweep",
    [Animation("p", 0.0, 1.0, 0.0), Animation("p", 0.0, 1.0, math.nan),
     Animation("p", 1.0, 1.0, 1.0), Animation("p", 0.0, math.inf, 1.0),
     Animation("p", -1.0, 1.0, 1.0, "sine", "log"),
     Animation("p", 0.0, 1.0, 1.0, "square"), Animation("p", 0.0, 1.0, 1.0, "sine", "cubic")],
)  # fmt: skip
def test_what_is_no_sweep_is_refused(sweep):
    with pytest.raises(BadInput):
        sweep.checked()


def test_dials_that_begin_a_run_anew_cannot_be_swept():
    run = Run(api.catalogue()["couzin"], {"n_fish": 20})
    with pytest.raises(BadInput, match="begins the run anew"):
        run.animate({"n_fish": Animation("n_fish", 10.0, 30.0, 5.0)})
    with pytest.raises(BadInput, match="no number"):
        run.animate({"variant": Animation("variant", 0.0, 1.0, 5.0)})


@pytest.mark.parametrize("sweep", [sweep for _, _, sweep in SWEPT])
def test_a_sweep_is_one_word_of_a_log(sweep):
    assert animation.read(animation.word(sweep.name, sweep)) == (sweep.name, sweep)
    assert animation.read(animation.word(sweep.name, None)) == (sweep.name, None)
    for wrong in ("", "rho", "rho 1 2", "rho 1 2 0 sine linear", "rho a b c sine linear"):
        with pytest.raises(BadInput):
            animation.read(wrong)


@pytest.mark.parametrize(("key", "method", "sweep"), SWEPT)
def test_every_step_of_a_swept_run_is_a_fresh_runs_step(key, method, sweep):
    live, past = made(key, method), Past()
    past.begin(live)
    live.advance(7, 1)
    live.animate(sweep.name, sweep)
    past.mark(live, 1)
    for piece in (30, 1, 64):
        live.advance(piece, 1)
        past.mark(live, 1)
    live.advance(11, 1)
    past.passed(live, 0.0, 1)
    assert live.params[sweep.name] not in (sweep.low, live.params.param(sweep.name).default)
    for step in (113, 50, 38, 112, 8):
        past.seek(live, step, 20, lambda samples: None)
        fresh = made(key, method)
        fresh.advance(7, 1)
        fresh.animate(sweep.name, sweep)
        fresh.advance(step - 7, 1)
        same(live, fresh)
        live.advance(25, 1)
        fresh.advance(25, 1)
        same(live, fresh)


@pytest.mark.parametrize(("key", "method", "sweep"), SWEPT)
def test_a_swept_run_is_recorded_again_bit_for_bit(key, method, sweep):
    experiment = api.catalogue()[key]
    params = {"n_fish": 20} if key == "couzin" else {}
    log = (
        (12, animation.NAME, sweep.word()),
        (90, animation.NAME, animation.word(sweep.name, None)),
        (90, sweep.name, sweep.low),
    )
    document = begin_document(experiment, params, steps=120, method=method, seed=3)
    whole = record(experiment, replace(document, log=log))
    thin = record(experiment, replace(document, log=log, every=7))
    by_hand = made(key, method)
    by_hand.advance(12, 1)
    by_hand.animate(sweep.name, sweep)
    for _ in range(26):
        by_hand.advance(3, 1)
    by_hand.animate(sweep.name, None)
    by_hand.turn(by_hand.params.with_(**{sweep.name: sweep.low}))
    by_hand.advance(30, 1)
    for name, values in by_hand.state().items():
        np.testing.assert_array_equal(whole.final[name], values)
    params = {param.name: param for param in experiment.params}
    for steps in (5, 60, 120):
        cut = replace(document, log=log, steps=steps)
        assert positions(params, cut) == dict(record(experiment, cut).params)
    for name, values in thin.arrays.items():
        np.testing.assert_array_equal(values, whole.arrays[name][::7])


@pytest.mark.parametrize("steps", range(40, 90, 3))
def test_positions_know_of_a_longer_step_and_a_hand_on_a_swept_dial(steps):
    sweep = Animation("rho", 20.0, 40.0, 25.6)  # dt 0.01: a turn every 10 steps
    log = (
        (0, animation.NAME, sweep.word()),
        (45, "dt", 0.02),
        (57, "rho", 30.0),
        (73, "dt", 0.005),
    )
    lorenz = api.catalogue()["lorenz"]
    document = replace(begin_document(lorenz, steps=steps), log=log)
    params = {param.name: param for param in lorenz.params}
    assert positions(params, document) == dict(record(lorenz, document).params)


def test_a_linear_decay_with_a_swept_rate_has_its_closed_form():
    """x' = -k(t) x with k from 0 to 2 and back: log x is minus the area under the stairs."""
    sweep = Animation("k", 0.0, 2.0, 2.56)  # dt 0.01: one turn per step
    document = begin_document(DECAY, steps=256)
    made_ = record(DECAY, replace(document, log=((0, animation.NAME, sweep.word()),)))
    steps = np.arange(256)
    area = 0.01 * np.cumsum([sweep.at(int(n), 0.01) for n in steps])
    np.testing.assert_allclose(np.log(made_["x"][1:] / made_["x"][0]), -area, rtol=1e-7, atol=1e-9)


@pytest.fixture
def run():
    made = Run(DECAY, playing=False)
    made.start()
    until(lambda: made.latest() is not None)
    yield made
    assert made.close()


def repeated(run, steps):
    document = begin_document(DECAY, steps=steps)
    return record(DECAY, replace(document, log=run.log))["path"][-1]


def test_a_live_sweep_pauses_with_the_run_and_is_repeated_exactly(run):
    run.step(30)
    until(lambda: run.latest().step == 30)
    run.animate({"k": Animation("k", 0.5, 1.5, 1.0)})
    until(lambda: run.latest().params["k"] == 0.5)
    assert run.params["k"] == 1.0, "the dial itself has not been turned"
    run.step(50)
    until(lambda: run.latest().step == 80)
    assert run.latest().params["k"] == 1.5
    np.testing.assert_array_equal(repeated(run, 80), run.latest().arrays["path"][-1, :])
    run.seek(55)
    until(lambda: run.latest().step == 55)
    assert run.latest().params["k"] == 1.0
    run.step(5)  # goes on from there, sweeping
    until(lambda: run.latest().step == 60)
    assert run.latest().params["k"] == pytest.approx(1.1)
    run.animate({"k": None})
    run.set("k", 0.75)
    run.step(10)
    until(lambda: run.latest().step == 70)
    assert run.latest().params["k"] == 0.75
    np.testing.assert_array_equal(repeated(run, 70), run.latest().arrays["path"][-1, :])


def test_going_back_before_a_sweep_takes_it_up_from_there(run):
    run.step(30)
    until(lambda: run.latest().step == 30)
    run.animate({"k": Animation("k", 0.5, 1.5, 1.0)})
    run.step(30)
    until(lambda: run.latest().step == 60)
    run.seek(10)
    until(lambda: run.latest().step == 10)
    assert run.latest().params["k"] == 1.0
    run.step(25)
    until(lambda: run.latest().step == 35)
    assert run.latest().params["k"] == 1.0  # 0.25 of the period after step 10
    assert [change[:2] for change in run.log] == [(10, "animate")]
    np.testing.assert_array_equal(repeated(run, 35), run.latest().arrays["path"][-1, :])


def test_a_restart_sweeps_from_the_first_step(run):
    run.animate({"k": Animation("k", 0.5, 1.5, 1.0)})
    run.step(40)
    until(lambda: run.latest().step == 40)
    run.restart()
    run.step(25)
    until(lambda: run.latest().step == 25)
    assert run.latest().params["k"] == 1.0
    assert [change[:2] for change in run.log] == [(0, "animate")]
    np.testing.assert_array_equal(repeated(run, 25), run.latest().arrays["path"][-1, :])
