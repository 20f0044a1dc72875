"""Double pendulum, swinging Atwood machine and their kin: what a Hamiltonian flow must keep.

The double pendulum is derived afresh, since the field of dysts is not Hamiltonian; the machine is
that of dysts, turned from polar coordinates to those of the air.
"""

import numpy as np
import pytest

from explorer import api
from explorer.model import Flow, wiring
from tests.equations import interpreter
from tests.experiments import peer

HAMILTONIAN = (
    "double_pendulum", "swinging_atwood", "henon_heiles", "nuclear_quadrupole",
)  # fmt: skip


def energy(experiment, state, settings):
    """Energy of one state, or of an array (n, d) of them."""
    series = next(show for show in experiment.series if show.name == "energy")
    named = dict(zip(experiment.states, np.moveaxis(np.asarray(state), -1, 0), strict=True))
    return wiring.call(series.of, {**settings, **named})


def rates(experiment, state, settings, t=0.0):
    return np.array(interpreter.rates(experiment.system, t, state, settings.vector))


def slopes(function, state, step=1e-5):
    """Central differences of a function of the state, one row per component of the state."""
    shifts = step * np.eye(len(state))
    return np.array([(function(state + h) - function(state - h)) / (2 * step) for h in shifts])


def dials(experiment, rng):
    """Dial positions at random, so that no term hides behind a one."""
    return experiment.settings(
        {p.name: p.min + (p.max - p.min) * rng.random() for p in experiment.params}
    )


@pytest.mark.parametrize("key", HAMILTONIAN)
def test_the_field_is_the_symplectic_gradient_of_the_energy(key):
    """q' = dH/dp and p' = -dH/dq at random states and dials."""
    experiment = api.catalogue()[key]
    order = sorted(range(4), key=lambda i: experiment.states[i].startswith("p"))
    q, p = order[:2], order[2:]
    rng = np.random.default_rng(8)
    for _ in range(20):
        settings = dials(experiment, rng)
        state = rng.uniform(0.3, 1.5, 4) * rng.choice([-1.0, 1.0], 4)
        gradient = slopes(lambda u, s=settings: energy(experiment, u, s), state)
        found = rates(experiment, state, settings)
        size = 1.0 + np.abs(gradient).max()
        np.testing.assert_allclose(found[q], gradient[p], atol=1e-7 * size)
        np.testing.assert_allclose(found[p], -gradient[q], atol=1e-7 * size)


def divergence(field, state):
    return np.trace(slopes(field, state))


def test_the_double_pendulum_keeps_volume_where_dysts_does_not():
    experiment = api.catalogue()["double_pendulum"]
    settings = experiment.settings()
    rng = np.random.default_rng(9)
    states = rng.uniform(-2.0, 2.0, (50, 4))
    ours = [divergence(lambda u: rates(experiment, u, settings), u) for u in states]
    theirs = [divergence(lambda u: peer.velocity("DoublePendulum", u, 0.0), u) for u in states]
    assert np.abs(ours).max() < 1e-7
    assert np.abs(theirs).max() > 0.05


@pytest.mark.parametrize("key", HAMILTONIAN)
def test_energy_is_kept_by_a_run(key):
    experiment = api.catalogue()[key]
    run = api.run(experiment, steps=5000, every=50)
    assert np.ptp(run["energy"]) < 1e-6 * (1.0 + np.abs(run["energy"]).max())


def test_small_swings_have_the_frequencies_of_the_modes():
    """In the slow mode the rods swing as 1 : sqrt 2, each at the slow frequency alone."""
    experiment = api.catalogue()["double_pendulum"]
    from explorer.experiments.flows.mechanics import modes

    slow, _ = wiring.call(modes, experiment.settings())
    start = dict(th1=np.pi - 1e-4, th2=np.pi - np.sqrt(2) * 1e-4, p1=0.0, p2=0.0)
    run = api.run(experiment, start=start, steps=4000)
    expected = np.pi - 1e-4 * np.cos(slow * run.t)
    np.testing.assert_allclose(run["th1"], expected, atol=1e-9)


def test_the_atwood_machine_moves_as_dysts_says():
    """Rates of r, th, pr and pth by the chain rule from ours, against theirs."""
    experiment = api.catalogue()["swinging_atwood"]
    settings = experiment.settings()
    rng = np.random.default_rng(10)
    for _ in range(50):
        r, th = rng.uniform(0.05, 0.3), rng.uniform(-np.pi, np.pi)
        pr, pth = rng.uniform(-5.0, 5.0), rng.uniform(-1.0, 1.0)
        out, round_ = np.array([np.sin(th), -np.cos(th)]), np.array([np.cos(th), np.sin(th)])
        place, push = r * out, pr * out + pth / r * round_
        found = rates(experiment, np.array([*place, *push]), settings)
        v, force = found[:2], found[2:]
        turned = (
            v @ out,
            v @ round_ / r,
            force @ out + push @ round_ * (v @ round_) / r,
            place[0] * force[1] - place[1] * force[0] + v[0] * push[1] - v[1] * push[0],
        )
        theirs = peer.velocity("SwingingAtwood", np.array([r, th, pr, pth]), 0.0)
        np.testing.assert_allclose(turned, theirs, rtol=1e-9, atol=1e-9 * np.abs(theirs).max())


def test_at_a_ratio_of_three_the_second_integral_is_kept():
    """Tufillaro 1986: for m2 = 3 m1 the machine keeps a second quantity besides energy."""
    experiment = api.catalogue()["swinging_atwood"]

    def second(run, g=9.82):
        x, y, px, py = run["x"], run["y"], run["px"], run["py"]
        r, th = np.hypot(x, y), np.unwrap(np.arctan2(x, -y))
        rate = (x * py - y * px) / r**2
        climb = (x * px + y * py) / r / (1.0 + float(run.params["m2"]))
        half = th / 2
        turning = r**2 * rate * (climb * np.cos(half) - r * rate / 2 * np.sin(half))
        return turning + g * r**2 * np.sin(half) * np.cos(half) ** 2

    start = dict(x=0.2, y=-0.05, px=0.1, py=0.0)
    kept = second(api.run(experiment, {"m2": 3.0}, start=start, steps=1000))
    other = second(api.run(experiment, {"m2": 3.5}, start=start, steps=1000))
    assert np.ptp(kept) < 1e-6 * np.abs(kept).max()
    assert np.ptp(other) > 1e-2 * np.abs(other).max()


def test_the_teardrop_comes_back_to_where_it_was_let_go():
    run = api.run("swinging_atwood", preset="teardrop", until=1.2)
    assert isinstance(api.catalogue()["swinging_atwood"].motion, Flow)
    away = np.hypot(run["x"] - 0.1, run["y"])
    assert away[: len(away) // 2].max() > 0.1
    assert away[300:].min() < 1e-3
