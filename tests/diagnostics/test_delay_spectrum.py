"""H and C against the delay as a user meets them: whole, live, too short."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.delay_spectrum import DIAGNOSTIC
from explorer.numerics import plane

RANDOM = np.random.default_rng(20260107)
WAVE = np.sin(2 * np.pi * np.arange(20_000) / 1000.123)


def test_it_agrees_with_the_entropy_at_each_delay():
    x = RANDOM.normal(size=3000).cumsum()
    reading = ex.measure("delay_spectrum", data=x, n=4, tau_high=20)
    for tau in (1, 7, 20):
        alone = ex.measure("permutation_entropy", data=x, n=4, tau=tau, band=False).values
        at = reading.arrays["delays"].tolist().index(tau)
        assert reading.arrays["H_of_tau"][at] == pytest.approx(alone["H"], abs=1e-12)
        assert reading.arrays["C_of_tau"][at] == pytest.approx(alone["C"], abs=1e-12)
    assert reading.arrays["H_of_n"].shape == (2, 20)


def test_the_advised_delay_is_marked():
    reading = ex.measure("delay_spectrum", data=WAVE, tau_high=150, dt=0.5)
    assert reading.values["tau"] == 100
    assert reading.values["t_nat"] == pytest.approx(500.0, rel=1e-3)
    assert reading.arrays["advised"].tolist() == [100.0, 100.0]
    assert reading.values["H"] == pytest.approx(0.51, abs=5e-3)
    assert not reading.notes and not reading.provisional


def test_chaos_draws_an_arc_high_in_the_plane_and_noise_does_not():
    chaos = ex.measure("delay_spectrum", "lorenz:path.x", steps=20_000, tau_high=40)
    noise = ex.measure("delay_spectrum", data=RANDOM.normal(size=20_000), tau_high=40)
    assert chaos.values["C_top"] > 0.35
    assert noise.values["C_top"] < 0.02
    for reading in (chaos, noise):
        H, C = reading.arrays["H_of_tau"], reading.arrays["C_of_tau"]
        least, most = plane.bounds(H, 5)
        assert np.all((least - 1e-9 <= C) & (most + 1e-9 >= C))


def test_long_delays_than_the_series_are_left_out_with_the_needed_length():
    reading = ex.measure("delay_spectrum", data=RANDOM.normal(size=300))
    assert reading.arrays["delays"][-1] == 74
    assert reading.provisional
    assert any("401 samples" in note for note in reading.notes)
    with pytest.raises(ex.BadInput, match="at least 5"):
        ex.measure("delay_spectrum", data=np.zeros(4))
    with pytest.raises(ex.BadInput, match="tau_high"):
        ex.measure("delay_spectrum", data=np.zeros(400), tau_low=9, tau_high=4)


def test_a_wide_range_of_delays_is_spread_evenly_on_a_log_scale():
    delays = ex.measure("delay_spectrum", data=WAVE, tau_high=4000).arrays["delays"]
    assert (delays[0], delays[-1]) == (1, 4000)
    assert len(delays) <= 200
    assert np.all(np.diff(delays) >= 1)


def streamed(x, **options):
    stream = DIAGNOSTIC.stream(**_wanted(options), dt=1.0, seed=0)
    for piece in np.array_split(x, 13):
        stream.feed(piece, False)
    return stream


def _wanted(options):
    return dict(DIAGNOSTIC.options(options))


def test_the_live_spectrum_equals_the_whole_one_on_its_windows():
    x = RANDOM.normal(size=9000).cumsum()
    live = streamed(x, n=4, tau_high=6, window=1000).read()
    for tau in range(1, 7):
        last = ex.measure(
            "permutation_entropy", data=x[-(1000 + 3 * tau) :], n=4, tau=tau, band=False
        )
        assert live.arrays["H_of_tau"][tau - 1] == pytest.approx(last.values["H"], abs=1e-10)
    assert not live.provisional


def test_a_gap_begins_the_live_spectrum_anew():
    stream = streamed(RANDOM.normal(size=5000), n=3, tau_high=4, window=256)
    assert not stream.read().provisional
    stream.feed(np.arange(20.0), True)
    reading = stream.read()
    assert reading.provisional
    assert reading.arrays["windows"].tolist() == [18, 16, 14, 12]
    assert reading.arrays["H_of_tau"].tolist() == [0.0] * 4
    stream.feed(np.empty(0), True)
    assert np.isnan(stream.read().values["H"])
