"""An ensemble dropped beside a run: where it falls, how it moves, what it leaves alone."""

import math

import numpy as np
import pytest

from explorer import api
from explorer.engine import pool
from explorer.engine.batch import record
from explorer.engine.commands import DropEnsemble
from explorer.engine.drop import Drop, ball, spread
from explorer.engine.run import Run
from explorer.engine.session import Document, RunDocument
from explorer.engine.stepper import stepper
from explorer.io.document import decode, encode
from explorer.model import BadInput
from explorer.model.typed import typed
from tests.engine.test_run import until

LORENZ = api.catalogue()["lorenz"]


def test_a_ball_is_filled_evenly():
    points = ball(np.array([1.0, 2.0, 3.0]), Drop(50_000, 0.5), 7, 11)
    away = np.sqrt(((points - [[1.0], [2.0], [3.0]]) ** 2).sum(axis=0))
    assert away.max() <= 0.5
    # the share within half the radius is an eighth of the volume
    assert (away < 0.25).mean() == pytest.approx(1 / 8, abs=4 * math.sqrt(7 / 64 / 50_000))
    assert points.mean(axis=1) == pytest.approx([1.0, 2.0, 3.0], abs=5e-3)


def test_the_spread_of_a_known_cloud():
    t = np.linspace(0.0, 2 * np.pi, 1000, endpoint=False)
    found = spread(np.stack([3.0 * np.cos(t), np.sin(t)], axis=1))
    assert found["widest"] == pytest.approx(3.0 / math.sqrt(2.0))
    assert found["narrow"] == pytest.approx(1.0 / math.sqrt(2.0))
    assert found["spread"] == pytest.approx(math.sqrt(5.0))
    assert found["lost"] == 0.0


def test_lost_members_are_counted_not_averaged():
    found = spread(np.array([[0.0], [2.0], [np.nan], [1e300]]))
    assert found == pytest.approx({"spread": 1.0, "widest": 1.0, "narrow": 1.0, "lost": 0.5})
    assert math.isnan(spread(np.full((3, 2), np.nan))["spread"])


def test_members_move_as_single_runs_do():
    live = stepper(LORENZ, LORENZ.settings())
    live.advance(100, 1)
    live.drop(Drop(50, 0.1))
    start = live.snapshot()["ensemble"]
    live.advance(200, 1)
    alone = api.run("lorenz", start=dict(zip("xyz", start[17], strict=True)), steps=200)
    assert live.snapshot()["ensemble"][17] == pytest.approx(alone["path"][-1], rel=1e-9)


def test_the_trajectory_does_not_notice():
    plain, accompanied = (stepper(LORENZ, LORENZ.settings()) for _ in range(2))
    accompanied.drop(Drop(1000, 0.1))
    for live in (plain, accompanied):
        live.advance(300, 1)
    np.testing.assert_array_equal(plain.y, accompanied.y)


def moved(cuts, threads):
    before = pool.pool().threads
    pool.set_threads(threads)
    try:
        live, at = stepper(LORENZ, LORENZ.settings(), seed=3), 0
        live.drop(Drop(5000, 0.5))
        for cut in (*cuts, 100):
            live.advance(cut - at, 1)
            at = cut
        return live.snapshot()["ensemble"]
    finally:
        pool.set_threads(before)


def test_cuts_and_threads_change_nothing():
    np.testing.assert_array_equal(moved((1, 17, 64), 2), moved((), 1))


def test_a_linear_flow_stretches_a_ball_by_its_exponent():
    saddle = typed("x' = 0.5*x\ny' = -2*y", start={"x": 0.0, "y": 0.0})
    found = api.ensemble(saddle, members=20_000, radius=1.0, steps=100, every=20)
    # a disc of radius 1 has standard deviation 1/2 in every direction
    assert found.arrays["widest"] == pytest.approx(0.5 * np.exp(0.5 * found.arrays["t"]), rel=0.02)
    assert found.arrays["narrow"][-1] == pytest.approx(0.5 * math.exp(-2.0), rel=0.02)
    assert found.arrays["points"].shape == (20_000, 2)
    assert len(found.arrays["t"]) == 6


def test_what_cannot_be_dropped_is_refused():
    with pytest.raises(BadInput, match="delay"):
        api.ensemble("mackey_glass", steps=10)
    with pytest.raises(BadInput, match="as a whole"):
        api.ensemble("couzin", steps=10)
    with pytest.raises(BadInput, match="allowed"):
        api.ensemble("lorenz", members=-1)
    with pytest.raises(BadInput, match="radius"):
        api.ensemble("lorenz", radius=math.nan)


def test_a_live_run_shows_it_and_logs_it():
    run = Run(LORENZ, playing=False)
    run.start()
    try:
        until(lambda: run.latest() is not None)
        run.drop(500, 0.01)
        until(lambda: "ensemble" in run.latest().arrays)
        assert run.latest().arrays["ensemble"].shape == (500, 3)
        assert run.log == ((0, "ensemble", "500 0.01"),)
        run.drop(0, 0.0)
        until(lambda: "ensemble" not in run.latest().arrays)
        with pytest.raises(BadInput):
            run.drop(10, -1.0)
    finally:
        assert run.close()


def test_dropping_is_a_command_with_an_inverse():
    document = Document((RunDocument("lorenz", {"rho": 28.0}, dt=0.01, method="rk4"),))
    command = DropEnsemble(Drop(10, 0.1), step=5)
    after = command.apply(document)
    assert after.run.log == ((5, "ensemble", "10 0.1"),)
    undone = command.inverse(document).apply(after)
    assert undone.run.log[-1] == (5, "ensemble", "0 0.0")
    second = DropEnsemble(Drop(99, 0.2), step=9)
    assert second.inverse(after) == DropEnsemble(Drop(10, 0.1), step=9)
    assert decode(encode(after)) == after


def test_a_replayed_document_repeats_the_run_with_the_ensemble_in_its_log():
    document = RunDocument(
        "lorenz", dict(LORENZ.settings()), dt=0.01, method="rk4", steps=60,
        log=((20, "ensemble", "10 0.1"), (30, "rho", 40.0)), begun=dict(LORENZ.settings()),
    )  # fmt: skip
    made = record(LORENZ, document)
    assert made.params["rho"] == 40.0
    assert len(made) == 61


def test_copies_fall_where_they_are_asked_to():
    place = (5.0, -3.0, 20.0)
    live = stepper(LORENZ, LORENZ.settings())
    live.advance(100, 1)
    live.drop(Drop(40, 0.05, at=place))
    away = live.snapshot()["ensemble"] - place
    assert np.sqrt((away**2).sum(axis=1)).max() <= 0.05
    with pytest.raises(BadInput, match="3 per point"):
        live.drop(Drop(40, 0.05, at=(1.0, 2.0)))
    with pytest.raises(BadInput, match="finite"):
        Drop(40, 0.05, at=(1.0, math.nan, 0.0)).checked()


def test_a_place_survives_the_log():
    drop = Drop(10, 0.1, at=(0.1 + 0.2, -1e-300, 5.0))
    assert Drop.read(drop.word()) == drop
    assert Drop.read("10 0.1") == Drop(10, 0.1)
    document = Document((RunDocument("lorenz", {"rho": 28.0}, dt=0.01, method="rk4"),))
    after = DropEnsemble(drop, step=5).apply(document)
    assert decode(encode(after)) == after
