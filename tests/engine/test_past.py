"""Going back: every step of a run is reached again, bit for bit, as a fresh run reaches it."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.batch import begin_document, record
from explorer.engine.past import Past
from explorer.engine.run import Run
from explorer.engine.stepper import stepper
from tests.engine.test_run import until
from tests.engine.toys import DECAY, DOUBLING, WALKERS

# one of each way to move: rules with memory, delays, noise, a map, a kernel, a field
KEYS = (
    ("lorenz", None),
    ("lorenz", "dp5"),
    ("duffing", "dop853"),
    ("mackey_glass", None),
    ("kramers", None),
    ("henon", None),
    ("couzin", None),
    ("kuramoto_sivashinsky", None),
)


def make(key, method):
    experiment = api.catalogue()[key]
    params = {"n_fish": 20} if key == "couzin" else {}
    return stepper(experiment, experiment.settings(params), method=method, seed=3)


def same(one, other):
    assert one.step == other.step
    assert one.t == other.t
    for name, values in other.state().items():
        np.testing.assert_array_equal(one.state()[name], values)


@pytest.mark.parametrize(("key", "method"), KEYS)
def test_every_step_is_a_fresh_runs_step(key, method):
    live, past = make(key, method), Past()
    past.begin(live)
    for piece in (7, 30, 1, 64):
        live.advance(piece, 1)
        past.mark(live, 0)
    live.advance(11, 1)
    past.passed(live, 0.0, 0)
    for step in (113, 50, 0, 38, 112, 1):
        past.seek(live, step, 20, lambda samples: None)
        fresh = make(key, method)
        fresh.advance(step, 1)
        same(live, fresh)
        live.advance(25, 1)
        fresh.advance(25, 1)
        same(live, fresh)


@pytest.mark.parametrize("experiment", [DECAY, DOUBLING, WALKERS])
def test_the_path_before_comes_along(experiment):
    first = experiment.params[0]
    live, past = stepper(experiment, experiment.settings({first.name: 0.9})), Past()
    past.begin(live)
    for value in (0.5, 1.5, 0.25):
        live.advance(40, 40)
        live.turn(live.params.with_(**{first.name: value}))
        past.mark(live, 0)
    live.advance(40, 40)
    past.passed(live, 0.0, 0)
    pieces = []
    past.seek(live, 130, 100, pieces.append)
    name = "mean" if experiment is WALKERS else "state"
    rows = np.concatenate([piece[name] for piece in pieces if name in piece])
    assert len(rows) >= 100
    assert past.behind
    assert live.params[first.name] == 0.25
    past.cut(live.step)
    assert (past.newest, past.behind) == (130, False)


def test_a_long_past_fits_its_room_and_is_still_whole():
    live, past = make("lorenz", None), Past(budget=40_000)
    past.begin(live)
    for _ in range(1000):
        live.advance(10, 1)
        past.mark(live, 0)
    assert sum(moment.weight for moment in past.moments) <= 40_000
    assert past.thinned
    assert past.moments[0].step == 0
    for step in (3, 1234, 9990):
        past.seek(live, step, 1, lambda samples: None)
        fresh = make("lorenz", None)
        fresh.advance(step, 1)
        same(live, fresh)


@pytest.fixture
def run():
    made = Run(DECAY, playing=False)
    made.start()
    until(lambda: made.latest() is not None)
    yield made
    assert made.close()


def test_a_live_run_goes_back_and_on_from_there(run):
    run.step(300)
    until(lambda: run.latest().step == 300)
    run.set("k", -1.0)
    until(lambda: run.latest().params["k"] == -1.0)
    run.step(50)
    until(lambda: run.latest().step == 350)
    run.seek(120)
    until(lambda: run.latest().step == 120)
    status = run.status()
    assert (status.newest, status.behind, status.playing) == (350, True, False)
    assert run.latest().params["k"] == 1.0  # as it was then
    np.testing.assert_allclose(run.latest().arrays["path"][-1, 0], np.exp(-1.2), rtol=1e-9)
    assert len(run.latest().arrays["path"]) > 50
    run.pause()  # changes nothing
    run.seek(348)
    until(lambda: run.latest().step == 348)
    run.seek(200)
    until(lambda: run.latest().step == 200)
    run.step(10)  # the dials as they are now
    until(lambda: run.latest().step == 210)
    assert run.latest().params["k"] == -1.0
    assert run.log == ((200, "k", -1.0),)
    assert (run.status().newest, run.status().behind) == (210, False)
    document = begin_document(DECAY, steps=210)
    again = record(DECAY, replace(document, log=run.log, begun=dict(document.params)))
    np.testing.assert_array_equal(again["path"][-1], run.latest().arrays["path"][-1])


def test_restarting_forgets_the_past(run):
    run.step(40)
    until(lambda: run.latest().step == 40)
    run.restart()
    until(lambda: run.latest().step == 0)
    assert run.status().newest == 0
    assert (run.status().budget, run.status().thinned) == (512_000_000, False)
    run.seek(30)  # never reached: it stays
    run.step(2)
    until(lambda: run.latest().step == 2)
