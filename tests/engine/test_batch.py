"""A recording holds every sample, follows the splitting law, and says where it diverged."""

import numpy as np
import pytest

from explorer.engine.batch import begin_document, record
from explorer.engine.commands import SetParams
from explorer.engine.pool import set_threads
from explorer.model import BadInput
from tests.engine.toys import DECAY, DOUBLING, WALKERS


def run(experiment, params=None, **options):
    return record(experiment, begin_document(experiment, params, **options))


def test_a_flow_follows_its_exact_solution():
    made = run(DECAY, steps=500)
    assert np.allclose(made["x"], np.exp(-made.t), rtol=1e-9)
    assert made["path"].shape == (501, 2)
    assert made.t[-1] == 5.0


def test_a_map_counts_iterations():
    made = run(DOUBLING, {"a": 3.0}, steps=4)
    assert made["x"].tolist() == [1, 3, 9, 27, 81]
    assert made.t.tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("experiment", [DECAY, DOUBLING, WALKERS], ids=lambda e: e.key)
def test_keeping_fewer_samples_keeps_the_same_ones(experiment):
    name = experiment.states[0]
    every = run(experiment, steps=35)
    few = run(experiment, steps=35, every=5)
    assert np.array_equal(few[name], every[name][::5])
    assert np.array_equal(few.t, every.t[::5])


@pytest.mark.parametrize("method", ["rk4", "dp5", "dop853"])
def test_an_adaptive_rule_keeps_the_same_samples_too(method):
    every = run(DECAY, steps=40, method=method)
    few = run(DECAY, steps=40, every=8, method=method)
    assert np.array_equal(few["path"], every["path"][::8])
    assert np.allclose(every["x"], np.exp(-every.t), rtol=1e-7)


def test_several_starts_give_a_path_each():
    xs = np.linspace(0.5, 2.0, 5)
    made = run(DECAY, start={"x": xs}, steps=100)
    assert made["path"].shape == (101, 5, 2)
    single = run(DECAY, start={"x": xs[3]}, steps=100)
    assert np.array_equal(made["path"][:, 3], single["path"])


def test_results_do_not_depend_on_the_number_of_threads():
    made = []
    for threads in (1, 2):
        set_threads(threads)
        made.append(run(DECAY, start={"x": np.linspace(0, 1, 9)}, steps=50)["path"])
    assert np.array_equal(*made)


def test_a_divergence_keeps_the_part_before_and_names_the_variable():
    made = run(DECAY, {"k": -50.0}, start={"y": 0.0}, steps=1000)
    assert made.diverged.channel == "x"
    assert 0 < len(made.t) < 1000
    assert np.isfinite(made["path"]).all()
    assert len(made.t) == made.diverged.step + 1


def test_one_diverging_start_does_not_stop_the_others():
    made = run(DOUBLING, {"a": 4.0}, start={"x": np.array([1.0, 0.0])}, steps=100)
    assert made.diverged is None
    assert np.isnan(made["x"][-1, 0])
    assert made["x"][-1, 1] == 0.0


def test_the_log_replays_a_change_at_its_step():
    document = begin_document(DECAY, {"k": 1.0}, steps=200)
    from explorer.engine.session import Document

    changed = SetParams({"k": 0.0}, step=100).apply(Document((document,))).run
    made = record(DECAY, changed)
    assert np.allclose(made["x"][100:], np.exp(-1.0))
    assert made["x"][99] > made["x"][100]


def test_a_swarm_is_kept_whole():
    made = run(WALKERS, {"n_walkers": 4}, steps=10, every=2, seed=3)
    assert made["pos"].shape == (6, 4, 2)
    assert np.allclose(made["mean"], made["pos"].mean(axis=(1, 2)))


def test_the_same_seed_gives_the_same_run():
    one, two, other = (run(WALKERS, steps=5, seed=s)["pos"] for s in (1, 1, 2))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"start": {"q": 1.0}}, "q"),
        ({"start": {"x": np.nan}}, "finite"),
        ({"start": {"x": "two"}}, "number"),
        ({"start": {"x": np.zeros(2), "y": np.zeros(3)}}, "length"),
        ({"steps": -1}, "steps"),
        ({"every": 0}, "every"),
        ({"dt": 0.0}, "dt"),
        ({"method": "euler"}, "rk4"),
        ({"preset": "none"}, "preset"),
        ({"steps": 10**12}, "GB"),
    ],
)
def test_bad_input_says_what_is_allowed(options, word):
    with pytest.raises(BadInput, match=word):
        run(DECAY, **options)


def test_an_array_of_the_wrong_shape_is_refused():
    with pytest.raises(BadInput, match=r"\(3, 2\)"):
        run(WALKERS, {"n_walkers": 6}, start={"pos": np.zeros((3, 2))})
