"""Signals of a catalogue: past the transient, at their own pace, once, and until cancelled."""

import numpy as np
import pytest

from explorer.engine.listening import PER_SWING, Listening, voice
from explorer.model import Experiment, Flow, Map, Param, Path, Series
from explorer.numerics import natural_time
from tests.engine.toys import DECAY, DOUBLING, SOURCE, WALKERS

SWING = Experiment(
    key="swing",
    title="Swing",
    about="x'' = -w^2 x, turning once in 2 pi / w.",
    motion=Flow("x' = w*y\ny' = -w*x", start={"x": 0.0, "y": 1.0}, dt=0.01),
    params=(Param("w", 1.0, 0.1, 10.0, "turns per 2 pi of time"),),
    shows=(Path("path", of=("x", "y")), Series("twice", of=lambda x: 2.0 * x)),
    sources=SOURCE,
    diagnostics=("permutation_entropy:twice",),
)
LOGISTIC = Experiment(
    key="logistic",
    title="Logistic",
    about="x' = r x (1 - x).",
    motion=Map("x' = r*x*(1 - x)", start={"x": 0.2}),
    params=(Param("r", 4.0, 0.0, 4.0, "growth per step"),),
    sources=SOURCE,
)
ALL = {one.key: one for one in (WALKERS, DECAY, DOUBLING, SWING, LOGISTIC)}


def listening(here=SWING, kept=None, **dials):
    return Listening(ALL, here, here.settings(dials), {} if kept is None else kept)


def test_the_channel_is_the_one_whose_entropy_is_read_else_the_first_series():
    assert voice(SWING).name == "twice"
    assert voice(LOGISTIC).name == "path.x"


def test_a_flow_gives_a_swing_forty_samples():
    heard = listening().heard("swing", 2000)
    assert heard.samples.shape == (2000,)
    assert heard.channel == "twice"
    assert natural_time.by_extremes(heard.samples) == pytest.approx(PER_SWING, rel=0.02)
    assert heard.spacing == pytest.approx(2 * np.pi / PER_SWING, rel=0.02)


def test_a_map_is_heard_at_every_step():
    heard = listening().heard("logistic", 5000)
    x = heard.samples
    np.testing.assert_allclose(x[1:], 4.0 * x[:-1] * (1.0 - x[:-1]), atol=1e-12)
    assert heard.spacing == 1.0


def test_the_open_experiment_is_heard_with_its_dials():
    slow, quick = (listening(w=w).heard("swing", 1000).spacing for w in (1.0, 5.0))
    assert slow / quick == pytest.approx(5.0, rel=0.1)
    assert listening(LOGISTIC, r=3.2).heard("logistic", 50).samples.std() < 0.2
    assert listening(SWING).heard("logistic", 50).samples.std() > 0.2


def test_what_was_heard_is_not_computed_again():
    kept = {}
    first = listening(kept=kept).heard("swing", 500)
    assert listening(LOGISTIC, kept=kept).heard("swing", 500) is first
    assert listening(kept=kept, w=2.0).heard("swing", 500) is not first


def test_a_dial_that_is_dragged_leaves_two_signals_behind():
    kept = {}
    heard = [listening(kept=kept, w=w).heard("swing", 50) for w in (1.0, 2.0, 3.0, 4.0)]
    assert list(kept["swing"].values()) == heard[-2:]
    assert listening(kept=kept, w=3.0).heard("swing", 50) is heard[2]


def test_what_grows_past_every_bound_is_silent():
    assert listening().heard("growth", 2000) is None


def test_cancelled_means_nothing_and_is_not_remembered():
    kept, cancel = {}, np.ones(1, np.int32)
    assert listening(kept=kept).heard("swing", 500, cancel) is None
    assert kept == {}
    cancel[0] = 0
    assert listening(kept=kept).heard("swing", 500, cancel) is not None


def test_the_open_one_comes_first_then_maps_flows_and_kernels():
    keys = list(listening())
    assert keys == ["swing", "growth", "logistic", "decay", WALKERS.key]
    assert len(listening()) == 5
    stranger = Experiment(
        key="typed", title="T", about="T.", sources=SOURCE, motion=Map("x' = x", {"x": 1.0})
    )
    assert len(listening(stranger)) == 6
    assert next(iter(listening(stranger))) == "typed"


def test_a_recording_is_heard_as_it_is(tmp_path):
    from explorer import api

    path = tmp_path / "waves.csv"
    t = np.arange(3000) * 0.25
    rows = "\n".join(f"{a!r},{b!r}" for a, b in zip(t.tolist(), np.sin(t).tolist(), strict=True))
    path.write_text(f"t,x\n{rows}\n")
    experiment = api.recording(str(path))
    heard = listening(experiment).heard(experiment.key, 500)
    np.testing.assert_array_equal(heard.samples, np.sin(t))
    assert heard.spacing == 0.25
