"""The surrogate test as a user meets it: whole, step by step, live, cancelled."""

import numpy as np
import pytest
from scipy.signal import lfilter

import explorer as ex
from explorer.diagnostics.entropy_series import linear_noise, logistic_brief
from explorer.diagnostics.surrogate_test import DIAGNOSTIC, Trial, compute
from explorer.numerics.surrogates import MAKERS

RANDOM = np.random.default_rng(20260110)
FEW = {"surrogates": 39, "n": 4}


def test_independent_noise_is_rejected_as_often_as_the_level_says():
    """60 white noises: at 5 %, 8 rejections or more have a chance of 1 %."""
    options = {"kind": "shuffled", **FEW}
    noises = RANDOM.normal(size=(60, 600))
    p = [ex.measure("surrogate_test", data=x, **options).values["p"] for x in noises]
    assert np.sum(np.array(p) <= 0.05) < 8
    assert 0.35 < np.mean(p) < 0.65


def linear(seed, poles, samples=1024):
    """Autoregressive Gaussian noise, 1000 samples discarded."""
    shocks = np.random.default_rng((20261126, seed)).standard_normal(samples + 1000)
    return lfilter([1.0], [1.0, *poles], shocks)[1000:]


@pytest.mark.parametrize("poles", ((-0.5,), (-0.9,), (-0.99,), (-1.9, 0.95)))
def test_linear_noise_is_rejected_as_often_as_the_level_says(poles):
    """At 5 %, of 150: fewer than 15 with a chance of 99 %, and more than 1 with 99.6 %."""
    p = []
    for seed in range(150):
        trial = Trial(linear(seed, poles), 5, 1, "phases", 39, "stable", seed)
        while not trial.done:
            trial.add()
        p.append(trial.read().values["p"])
    assert 1 < np.sum(np.array(p) <= 0.05) < 15


def test_noise_on_a_bent_scale_is_warned_of_and_aaft_is_the_same_on_any_scale():
    x = linear(7, (-0.9,))
    bent = np.exp(x)
    words = ex.measure("surrogate_test", data=bent, surrogates=39).notes
    assert any("far from Gaussian" in note for note in words)
    maker = MAKERS["aaft"]
    plain, curved = (maker(one, np.random.default_rng(3)) for one in (x, bent))
    np.testing.assert_allclose(np.exp(plain), curved, rtol=1e-12)


def test_chaos_is_told_from_noise_of_its_spectrum():
    reading = ex.measure("surrogate_test", data=logistic_brief(), **FEW)
    assert (reading.values["rank"], reading.values["p"]) == (1.0, 0.05)
    assert reading.values["z"] < -20
    assert reading.arrays["bar_height"].sum() == 39
    assert not reading.provisional
    noise = ex.measure("surrogate_test", data=linear_noise(), **FEW)
    assert abs(noise.values["z"]) < 3


def test_a_test_reports_on_its_way_and_stops_when_told():
    cancel = np.zeros(1, dtype=np.int32)
    steps = compute(logistic_brief(), 4, 1, "shuffled", 39, "stable", 0, cancel)
    first = next(steps)
    assert first.provisional and 0 < first.done < 1
    cancel[0] = 1
    rest = list(steps)
    assert len(rest) == 1 and rest[0].settings["surrogates"] == first.settings["surrogates"]


def test_the_surrogates_do_not_depend_on_how_many_there_are():
    few = ex.measure("surrogate_test", data=linear_noise(), **FEW)
    more = ex.measure("surrogate_test", data=linear_noise(), **{**FEW, "surrogates": 45})
    assert np.array_equal(few.arrays["surrogate_H"], more.arrays["surrogate_H"][:39])


def test_holes_and_shortness_are_said():
    x = linear_noise().copy()
    x[7] = np.nan
    with pytest.raises(ex.BadInput, match="1 samples are not finite"):
        ex.measure("surrogate_test", data=x)
    with pytest.raises(ex.BadInput, match="39"):
        ex.measure("surrogate_test", data=linear_noise(), surrogates=20)
    short = ex.measure("surrogate_test", data=linear_noise()[:100], surrogates=39)
    assert short.provisional
    assert "604 samples" in short.notes[0]
    constant = ex.measure("surrogate_test", data=np.ones(1000), surrogates=39)
    assert constant.values["p"] == 1.0
    assert np.isnan(constant.values["z"])


def test_a_series_that_ends_elsewhere_than_it_began_is_warned_of():
    ramp = ex.measure("surrogate_test", data=np.arange(700.0), surrogates=39, n=3)
    assert any("jump" in note for note in ramp.notes)


def test_a_live_test_waits_for_its_window_then_works_in_slices():
    options = dict(DIAGNOSTIC.options({**FEW, "kind": "shuffled", "window": 512}))
    stream = DIAGNOSTIC.stream(**options, seed=0)
    x = logistic_brief()
    stream.feed(x[:500], False)
    reading = stream.read()
    assert reading.provisional and "12 samples" in reading.notes[0]
    stream.feed(x[500:600], False)
    for _ in range(1000):
        reading = stream.read()
        if reading.done == 1.0:
            break
    whole = ex.measure("surrogate_test", data=x[88:600], kind="shuffled", **FEW)
    assert reading.values["p"] == whole.values["p"]
    stream.feed(x[:10], True)
    assert stream.read().provisional
