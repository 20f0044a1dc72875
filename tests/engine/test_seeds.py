"""Trajectories let go beside a run: where they go, and what they leave alone."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.commands import SetSeeds
from explorer.engine.run import Run
from explorer.engine.seeds import AHEAD, KEPT, MOST, NAME, POINTS, checked, preview
from explorer.engine.session import Document, RunDocument
from explorer.engine.stepper import stepper
from explorer.io.document import decode, encode
from explorer.model import BadInput
from explorer.model.typed import typed
from tests.engine import toys
from tests.engine.test_run import until

LORENZ, HENON = api.catalogue()["lorenz"], api.catalogue()["henon"]
AT = (2.0, -3.0, 17.0)


def live(experiment, start=None, **how):
    return stepper(experiment, experiment.settings(), start, **how)


def states(experiment, point):
    return dict(zip(experiment.states, point, strict=True))


@pytest.mark.parametrize(
    ("experiment", "point", "method", "before"),
    [
        (LORENZ, AT, "rk4", 321),
        (LORENZ, AT, "dop853", 0),  # its choice of steps depends on t by rounding
        (HENON, (0.3, 0.2), None, 321),
    ],
)
def test_a_seed_moves_as_a_run_from_there_would_bit_for_bit(experiment, point, method, before):
    alone = live(experiment, states(experiment, point), method=method).advance(500, 500)["state"]
    main = live(experiment, method=method)
    main.advance(before, 1)
    main.place((point,))
    main.advance(200, 1)
    main.advance(300, 1)
    seen = main.snapshot()[NAME]
    assert seen.shape == (1, 501, len(point)), "sliced or whole, it is the same"
    assert seen[0, 0].tolist() == list(point)
    assert np.array_equal(seen[0, 1:], alone)


def test_the_run_itself_never_feels_its_seeds():
    alone, beside = live(LORENZ), live(LORENZ)
    alone.advance(100, 1)
    beside.advance(100, 1)
    beside.place((AT, (0.0, 1.0, 1.0)))
    assert np.array_equal(alone.advance(400, 400)["path"], beside.advance(400, 400)["path"])
    assert set(alone.advance(1, 1)) == set(beside.advance(1, 1)), "no recorder sees them"


def test_a_seed_that_stays_goes_on_when_others_come_and_go():
    one, many = live(LORENZ), live(LORENZ)
    for run in (one, many):
        run.place((AT,))
        run.advance(50, 1)
    many.place(((5.0, 5.0, 5.0), AT))
    for run in (one, many):
        run.advance(50, 1)
    first = one.snapshot()[NAME][0]
    both = many.snapshot()[NAME]
    assert np.array_equal(both[1], first), "its whole past is kept"
    assert (both[0, :51] == 5.0).all(), "before it was let go a seed rests"
    assert not (both[0, 51:] == 5.0).any()
    many.place((AT,))
    assert np.array_equal(many.snapshot()[NAME][0], first)
    many.place(())
    assert NAME not in many.snapshot()


def test_a_seed_begins_at_the_present_time_of_a_forced_flow():
    forced = typed("x' = cos(t)\ny' = 1")
    main = live(forced)
    main.advance(100, 1)
    t = main.t
    main.place(((0.0, 0.0),))
    main.advance(100, 1)
    x = main.snapshot()[NAME][0, -1, 0]
    assert x == pytest.approx(np.sin(main.t) - np.sin(t), abs=1e-9), "the integral of cos"


def test_dials_turn_for_the_seeds_too():
    main = live(toys.DECAY)
    main.place(((1.0, 0.5),))
    main.advance(100, 1)
    main.turn(main.params.with_(k=3.0))
    main.advance(100, 1)
    assert main.snapshot()[NAME][0, -1] == pytest.approx(np.exp(-4.0) * np.array([1.0, 0.5]))


def test_a_seed_that_leaves_every_bound_rests_and_the_others_go_on():
    main = live(typed("x' = x**2\ny' = -y"), {"x": -1.0, "y": 1.0})
    main.place(((1.0, 1.0), (-1.0, 2.0)))
    main.advance(2000, 1)
    seen = main.snapshot()[NAME]
    assert np.isfinite(seen).all()
    assert np.array_equal(seen[0, -1], seen[0, -2])
    assert seen[1, -1, 1] < 1e-6
    assert main.stopped is None


def test_noise_is_another_one_for_every_seed_there_ever_was():
    kicked = typed("x' = -x\nnoise(x) = 0.3")
    main = live(kicked)
    main.place(((1.0,), (1.0,)))
    main.place(((1.0,),))
    main.place(((1.0,), (1.0,)))
    main.advance(100, 1)
    first, second = main.snapshot()[NAME][:, -1, 0]
    assert len({first, second, main.state()["x"][()]}) == 3


def test_angles_stay_in_their_range():
    turning = replace(toys.DECAY, motion=replace(toys.DECAY.motion, wrap={"x": 0.5}))
    main = live(turning)
    main.place(((1.2, 1.0),))
    main.advance(100, 1)
    x, y = main.snapshot()[NAME][0].T
    assert x[0] == pytest.approx(0.2) and y[0] == 1.0
    assert x == pytest.approx((1.2 * y) % 0.5)


def test_the_window_keeps_the_newest_samples():
    main = live(toys.DECAY)
    main.place(((1.0, 1.0),))
    main.advance(KEPT + 300, 1)
    seen = main.snapshot()
    assert seen[NAME].shape == (1, KEPT, 2)
    assert seen[NAME][0, -1, 0] == pytest.approx(np.exp(-0.01 * (KEPT + 300)))
    assert seen[POINTS].tolist() == [[1.0, 1.0]]


def test_what_is_no_start_is_refused():
    delayed = typed("x' = -x(t - 1)")
    for experiment, point, why in (
        (toys.WALKERS, (0.0,), "moves as a whole"),
        (delayed, (1.0,), "whole past"),
        (LORENZ, (1.0, 2.0), "3 finite numbers"),
        (LORENZ, (1.0, 2.0, np.nan), "3 finite numbers"),
        (LORENZ, (1.0, 2.0, 1e13), "3 finite numbers"),
    ):
        with pytest.raises(BadInput, match=why):
            checked(experiment, (point,))
    with pytest.raises(BadInput, match=f"at most {MOST}"):
        checked(LORENZ, (AT,) * (MOST + 1))
    assert checked(toys.WALKERS, ()) == ()


def test_a_preview_is_the_beginning_of_the_trajectory():
    line = preview(LORENZ, LORENZ.settings(), AT, "rk4", 0.01)
    whole = live(LORENZ, states(LORENZ, AT)).advance(AHEAD, AHEAD)["state"]
    assert line.shape == (AHEAD + 1, 3)
    assert np.array_equal(line[1:], whole)
    burst = preview(typed("x' = x**2"), typed("x' = x**2").settings(), (50.0,), "rk4", 0.01)
    assert 1 <= len(burst) < AHEAD + 1 and np.isfinite(burst).all()


def test_a_live_run_shows_them_and_a_restart_lets_them_go_again():
    run = Run(LORENZ, playing=False)
    run.start()
    try:
        until(lambda: run.latest() is not None)
        run.step(100)
        until(lambda: run.latest().step == 100)
        run.place((AT,))
        until(lambda: NAME in run.latest().arrays)
        run.step(50)
        until(lambda: run.latest().arrays[NAME].shape == (1, 51, 3))
        run.restart()
        until(lambda: run.latest().epoch == 2)
        assert run.latest().arrays[NAME].tolist() == [[list(AT)]]
        run.place(())
        until(lambda: NAME not in run.latest().arrays)
        assert run.log == ()
        with pytest.raises(BadInput):
            run.place(((1.0,),))
    finally:
        assert run.close()


def test_seeds_belong_to_the_document_and_can_be_taken_back():
    before = Document((RunDocument("lorenz", {"rho": 28.0}, dt=0.01),))
    command = SetSeeds((AT,))
    after = command.apply(before)
    assert after.run.seeds == (AT,)
    assert command.inverse(before).apply(after) == before
    assert decode(encode(after)) == after
    assert '"seeds"' not in encode(before), "a file without any is as it was"


@pytest.mark.parametrize("ending", (".nc", ".npz", ".csv"))
def test_all_seeds_are_recorded_and_written_with_the_run(tmp_path, ending):
    document = RunDocument(
        "lorenz", dict(LORENZ.settings()), dt=0.01, method="rk4", steps=50,
        seeds=(AT, (1.0, 5.0, 9.0)), log=((20, "rho", 40.0),), begun=dict(LORENZ.settings()),
    )  # fmt: skip
    together = api.repeat(document, seeds=True)
    assert together["path"].shape == (51, 3, 3)
    alone = api.repeat(document)
    assert alone["path"].shape == (51, 3)
    assert np.array_equal(together["path"][:, 0], alone["path"]), "the run itself is the first"
    one = api.repeat(replace(document, start=states(LORENZ, AT), seeds=()))
    assert np.array_equal(together["path"][:, 1], one["path"]), "dial changes and all"
    path = tmp_path / f"all{ending}"
    together.save(path)
    if ending != ".csv":
        assert np.array_equal(api.load(path)["path"], together["path"])
    else:
        lines = path.read_text().splitlines()
        assert lines[0] == "t,start,x,y,z"
        assert len(lines) == 1 + 3 * 51
