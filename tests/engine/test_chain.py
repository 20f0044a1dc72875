"""A number of one diagnostic is a channel for the next: whole, live, refused where it cannot be."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine import chain
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.model import BadInput
from tests.engine.test_run import until

H = "x.permutation_entropy[n=4].H@256,32"


def find(name, key="logistic"):
    return chain.find(api.catalogue()[key], name, api.diagnostics())


def test_the_numbers_are_those_of_each_window_by_hand():
    x = np.random.default_rng(20261126).normal(size=2000)
    link = find(H).link
    found, _ = chain.Stage(link, {"dt": 1.0, "seed": 0}).feed(x, False)
    np.testing.assert_array_equal(found, _values(x))


def _values(x):
    starts = range(0, len(x) - 255, 32)
    parts = (x[i : i + 256] for i in starts)
    return [api.measure("permutation_entropy", data=p, n=4, band=False).values["H"] for p in parts]


def test_a_stage_fed_in_pieces_gives_the_same_until_samples_are_lost():
    x = np.random.default_rng(7).normal(size=3000)
    link = find(H).link
    whole, _ = chain.Stage(link, {"dt": 1.0, "seed": 0}).feed(x, False)
    stage = chain.Stage(link, {"dt": 1.0, "seed": 0})
    parts = [stage.feed(part, False)[0] for part in np.array_split(x, 37)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    after, gap = stage.feed(x[:255], True)
    assert gap and after.size == 0


def test_a_diagnostic_reads_the_numbers_of_another_over_a_run():
    run = ex.run("logistic", {"r": 3.7}, steps=8000)
    reading = ex.measure("permutation_entropy", run, channel=H, n=3)
    numbers = _values(run["x"])
    alone = ex.measure("permutation_entropy", data=np.array(numbers), n=3)
    assert reading.values["H"] == alone.values["H"]
    assert reading.settings["channel"] == H
    again = ex.measure("permutation_entropy", f"logistic:{H}", {"r": 3.7}, steps=8000, n=3)
    assert again.values["H"] == reading.values["H"]


def test_a_run_is_as_long_as_patterns_of_five_need():
    reading = ex.measure("permutation_entropy", f"logistic:{H}", band=False)
    assert reading.settings["windows"] == chain.NUMBERS - 4
    assert not reading.provisional


def test_chains_may_be_longer_and_keep_time():
    name = f"{H}.spectral_entropy.H@64,16"
    channel = find(name)
    assert [link.value for link in channel.link.links] == ["H", "H"]
    assert channel.link.every == 32 * 16
    run = ex.run("logistic", {"r": 3.7}, steps=30_000)
    scheme = ex.measure("sampling_scheme", run, channel=H, tau=2)
    numbers = np.array(_values(run["x"]))
    alone = ex.measure("sampling_scheme", data=numbers, dt=32.0, tau=2)
    assert scheme.values["t_nat"] == alone.values["t_nat"]
    assert ex.measure("sampling_scheme", run, channel=name).values["pattern_share"] > 0


def test_a_school_gives_one_number_per_frame():
    run = ex.run("couzin", {"n_fish": 20}, steps=150)
    reading = ex.measure("spectral_entropy", run, channel="school.school_order.P")
    states = [
        ex.measure("school_order", data={"pos": run["pos"][i], "head": run["head"][i]}).values["P"]
        for i in (0, 150)
    ]
    assert 0.0 < reading.values["H"] <= 1.0
    assert all(0.0 <= P <= 1.0 for P in states)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("x.permutation_entropy.Q", "Q"),
        ("lyapunov.largest", "equations"),
        ("q.permutation_entropy.H", "'q'"),
        ("x.permutation_entropy[n].H", "NAME=VALUE"),
        ("x.permutation_entropy[n=99].H", "n"),
        ("x.permutation_entropy.H@1", "a window of 2"),
        ("x.permutation_entropy.H@100,200", "step"),
    ],
)
def test_what_cannot_be_says_why(name, word):
    with pytest.raises(BadInput, match=word):
        find(name)


def test_equations_are_not_read_from_numbers():
    with pytest.raises(BadInput, match="reads a Path"):
        ex.measure("correlation_dimension", f"logistic:{H}")


@pytest.mark.parametrize("key", ("permutation_entropy", "spectral_entropy"))
def test_a_live_run_is_read_through_a_chain(key):
    """One with a stream of its own, one that computes anew."""
    run = Run(api.catalogue()["lorenz"])
    run.start()
    run.set_speed(20.0)
    run.play()
    observer = Observer(run, diagnostics=api.diagnostics())
    try:
        watch = observer.watch(api.diagnostics()[key], "path.z.permutation_entropy.H@128,8")
        until(lambda: _finite(watch.latest))  # the first frames hold no window yet, and say so
        reading = watch.latest.reading
        assert 0.0 <= reading.values["H"] <= 1.0
        assert "numbers H of permutation entropy" in reading.notes[0]
    finally:
        assert observer.close()
        assert run.close()


def _finite(seen):
    return seen and seen.reading and np.isfinite(seen.reading.values.get("H", np.nan))
