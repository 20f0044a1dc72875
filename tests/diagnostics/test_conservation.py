"""Drift of an invariant: against its first sample, in blocks, near zero, over gaps."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.conservation import MOST, Followed


def test_a_run_in_pieces_drifts_as_the_whole():
    x = 3.0 + np.random.default_rng(20261128).normal(size=2000) * 1e-9
    live = Followed(0.5)
    for part in np.array_split(x, 13):
        live.feed(part, False)
    whole = ex.measure("conservation", data=x, dt=0.5)
    assert live.read().values == whole.values
    assert whole.values["largest"] == np.abs(x - x[0]).max() / x[0]
    np.testing.assert_array_equal(live.read().arrays["t"], whole.arrays["t"])


def test_what_begins_near_zero_is_measured_against_its_largest():
    found = ex.measure("conservation", data=np.array([1e-15, 2.0, -4.0]))
    assert found.values["drift"] == pytest.approx(-1.0)
    assert "near zero" in found.notes[0]
    still = ex.measure("conservation", data=np.zeros(10))
    assert still.values["largest"] == 0.0
    assert (still.arrays["drift_of_t"] > 0.0).all()  # the axis is logarithmic


def test_holes_are_skipped_and_gaps_break_the_line():
    found = ex.measure("conservation", data=np.array([np.nan, 5.0, np.nan, 5.5]))
    assert found.values["first"] == 5.0
    assert found.values["drift"] == pytest.approx(0.1)
    live = Followed(1.0)
    live.feed(np.array([1.0, 1.0]), False)
    live.feed(np.array([1.1]), True)
    reading = live.read()
    assert np.isnan(reading.arrays["drift_of_t"]).sum() == 1
    assert "lost 1 times" in reading.notes[0]
    nothing = ex.measure("conservation", data=np.full(4, np.nan))
    assert nothing.provisional


def test_a_long_run_keeps_a_short_history():
    live = Followed(1.0)
    for _ in range(30):
        live.feed(np.linspace(1.0, 2.0, 3000), False)
    reading = live.read()
    assert reading.arrays["t"].size <= MOST
    assert reading.values["largest"] == pytest.approx(1.0)
    assert np.all(np.diff(reading.arrays["t"]) > 0)


def test_the_watchdog_names_the_energy_before_a_wave_blows_up():
    run = ex.run("nlse_solitons", preset="breather", steps=400, dt=0.15)
    assert run.diverged is not None
    assert "the energy jumped" in str(run.diverged)
    assert "halve dt" in str(run.diverged)
