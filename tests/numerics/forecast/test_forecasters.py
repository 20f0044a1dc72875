"""Forecasters on systems that they can learn exactly, and on those that they cannot."""

import numpy as np
import pytest

from explorer.numerics.forecast import ahead, plain, reservoirs

RANDOM = np.random.default_rng(20260311)


def spiral(n, angle=0.1, decay=1.0):
    """(n, 2) a rotation: linear, known for ever."""
    turn = decay * np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    rows = [np.array([1.0, 0.3])]
    for _ in range(n - 1):
        rows.append(rows[-1] @ turn)
    return np.array(rows)


def henon(n):
    """(n, 2) of the Hénon map, standardised."""
    x, y, rows = 0.1, 0.1, []
    for _ in range(n + 100):
        x, y = 1.0 - 1.4 * x * x + y, 0.3 * x
        rows.append((x, y))
    states = np.array(rows[100:])
    return (states - states.mean(axis=0)) / states.std(axis=0)


def test_a_ridge_without_penalty_is_least_squares():
    features, targets = RANDOM.normal(size=(50, 4)), RANDOM.normal(size=(50, 2))
    wanted = np.linalg.lstsq(features, targets, rcond=None)[0]
    assert ahead.ridge(features, targets, 0.0) == pytest.approx(wanted, abs=1e-12)
    heavy = ahead.ridge(features, targets, 1e12)
    assert np.abs(heavy).max() < 1e-9


def test_delays_stand_newest_first():
    rows = ahead.delayed(np.arange(5.0)[:, None], 3)
    assert rows.tolist() == [[2, 1, 0], [3, 2, 1], [4, 3, 2]]


def test_persistence_and_climatology_are_what_they_say():
    states = RANDOM.normal(size=(40, 3))
    history = states[None, -7:]
    assert (plain.Persistence().fit(states).forecast(history, 5) == states[-1]).all()
    told = plain.Climatology().fit(states).forecast(history, 5)
    assert told == pytest.approx(np.broadcast_to(states.mean(axis=0), (1, 5, 3)))


@pytest.mark.parametrize(
    "forecaster", (plain.Autoregression(2, 1e-14), reservoirs.NextGeneration(2, 1e-12))
)
def test_a_rotation_is_learnt_and_goes_on(forecaster):
    states = spiral(400)
    told = forecaster.fit(states[:200]).forecast(states[None, 100:200], 200)
    assert told[0] == pytest.approx(states[200:], abs=1e-4)


def test_the_henon_map_is_among_the_products():
    states = henon(300)
    model = reservoirs.NextGeneration(1, 1e-13).fit(states[:200])
    told = model.forecast(states[None, 150:200], 15)
    assert told[0] == pytest.approx(states[200:215], abs=1e-3)
    line = plain.Autoregression().fit(states[:200]).forecast(states[None, 150:200], 15)
    assert np.abs(line[0] - states[200:215]).max() > 1.0


def test_an_analogue_repeats_what_came_before():
    """A cycle of whole period has an exact analogue, a period ago."""
    states = np.tile(RANDOM.normal(size=(12, 2)), (10, 1))
    told = plain.Analogues(2, 3).fit(states[:96]).forecast(states[None, 90:96], 24)
    assert told[0] == pytest.approx(states[96:120], abs=1e-9)


def test_fewer_memories_than_neighbours_are_enough():
    told = plain.Analogues(2, 5).fit(spiral(5)).forecast(spiral(5)[None], 3)
    assert np.isfinite(told).all()


def test_a_network_is_the_same_for_the_same_seed_and_forgets_its_start():
    states = spiral(600)
    one, two, other = (
        reservoirs.EchoState(80, seed=seed).fit(states[:400]).forecast(states[None, 300:400], 100)
        for seed in (1, 1, 2)
    )
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)
    assert one[0] == pytest.approx(states[400:500], abs=0.02)
    net = reservoirs.EchoState(80).fit(states)
    radius = np.abs(np.linalg.eigvals(net.inner)).max()
    assert radius == pytest.approx(net.radius, rel=1e-9)
    a, b = np.zeros((1, 80)), RANDOM.normal(size=(1, 80))
    for row in states[: net.past]:
        a, b = net._next(a, row[None]), net._next(b, row[None])
    assert np.abs(a - b).max() < 1e-6


def test_a_correction_learns_what_faulty_equations_miss():
    states = spiral(300)
    wrong = spiral(2, angle=0.12)  # the right turn from the first state, a fifth too fast
    fast = np.array([[np.cos(0.12), np.sin(0.12)], [-np.sin(0.12), np.cos(0.12)]])
    assert states[:1] @ fast == pytest.approx(wrong[1:])
    times = np.arange(300.0)

    def told(learns):
        model = reservoirs.Hybrid(lambda s, t: s @ fast, times, times[199:200], 1.0, learns, 1e-13)
        return model.fit(states[:200]).forecast(states[None, 150:200], 50)[0]

    assert told(True) == pytest.approx(states[200:250], abs=1e-3)
    assert np.abs(told(False) - states[200:250]).max() > 0.5


def test_physics_is_told_the_time():
    seen = []

    def step(states, times):
        seen.append(times.copy())
        return states

    model = reservoirs.Hybrid(step, np.arange(4.0), np.array([3.0, 9.0]), 0.5, learns=False)
    model.fit(np.zeros((4, 1))).forecast(np.zeros((2, 1, 1)), 3)
    assert [times.tolist() for times in seen] == [[3.0, 9.0], [3.5, 9.5], [4.0, 10.0]]


def test_a_forecast_that_runs_away_is_held():
    told = ahead.iterate(lambda recent: recent[:, -1] * 1e200, np.ones((2, 1, 1)), 4)
    assert (told == ahead.FAR).all()
    lost = ahead.iterate(lambda recent: recent[:, -1] * np.nan, np.ones((2, 1, 1)), 4)
    assert (lost == ahead.FAR).all()


@pytest.mark.parametrize("forecaster", (plain.Autoregression(), reservoirs.EchoState(20)))
def test_a_cancelled_forecast_ends(forecaster):
    states, cancel = spiral(200), np.ones(1, np.int32)
    told = forecaster.fit(states).forecast(states[None, :100], 50, cancel)
    assert told.shape[1] == 0
