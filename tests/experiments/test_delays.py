"""The delay equations against dysts' right-hand sides, and their pictures' delayed coordinate."""

import numpy as np
import pytest

from explorer import api
from explorer.experiments.flows.delays import EXPERIMENTS
from tests.equations import interpreter
from tests.experiments import peer

NAMES = {
    "mackey_glass": "MackeyGlass",
    "ikeda_delay": "IkedaDelay",
    "sprott_delay": "SprottDelay",
    "voss_delay": "VossDelay",
    "scroll_delay": "ScrollDelay",
    "piecewise_circuit": "PiecewiseCircuit",
}


def theirs(name, x, past, params):
    """dysts' rate for the present and the delayed state, at its own parameters or ours."""
    values = peer.entries()[name]["parameters"]
    chosen = [params.get(letter, value) for letter, value in sorted(values.items())]
    return getattr(peer.flows(), name)._rhs(x, past, 0.0, *chosen)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.key)
def test_the_rate_is_the_one_of_dysts(experiment):
    rng = np.random.default_rng(7)
    for _ in range(50):
        x, past = rng.uniform(0.1, 2.0, 2)
        dials = {p.name: rng.uniform(p.min, p.max) for p in experiment.params}
        ours = interpreter.evaluate(experiment.system.rates[0], {**dials, "x": x, "past": past})
        assert ours == pytest.approx(theirs(NAMES[experiment.key], x, past, dials), rel=1e-9)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.key)
def test_the_defaults_are_those_of_dysts(experiment):
    values = peer.entries()[NAMES[experiment.key]]["parameters"]
    for param in experiment.params:
        assert param.default == values[param.name], param.name


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda one: one.key)
def test_the_picture_shows_the_state_of_tau_ago(experiment):
    dt = experiment.settings()["tau"] / 100
    run = api.run(experiment, steps=400, dt=dt)
    np.testing.assert_allclose(run["past"][100:], run["x"][:-100], rtol=1e-9, atol=1e-9)
    assert (run["path"] == np.stack([run["x"], run["past"]], axis=1)).all()


def test_a_circuit_without_a_middle_hump_has_one_point_at_rest():
    from explorer.experiments.flows.delays import balances

    assert balances(2.0, 1.0, 3.0) == ((0.0, 0.0),)
