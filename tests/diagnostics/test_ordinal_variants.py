"""Forbidden, weighted, multiscale, network and Fisher readings: values, notes, hard input."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.entropy_series import logistic_short

RANDOM = np.random.default_rng(20260111)
NOISE = RANDOM.normal(size=20_000)
KEYS = (
    "permutation_entropy",
    "forbidden_patterns",
    "weighted_permutation_entropy",
    "multiscale_entropy",
    "ordinal_network",
    "fisher_shannon",
    "delay_spectrum",
    "generalised_entropies",
)
# what one pattern alone must read as
NOTHING = {
    "H": 0.0, "C": 0.0, "F": 1.0, "node_entropy": 0.0, "patterns": 1.0, "nodes": 1.0, "edges": 1.0,
    "renyi": 0.0, "tsallis": 0.0, "shannon": 0.0,
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("x", (np.full(4000, -2.5), np.arange(4000.0), np.full(4000, 1e308)))
def test_a_constant_and_a_ramp_are_one_pattern(key, x):
    values = ex.measure(key, data=x, n=4).values
    for name, expected in NOTHING.items():
        if name in values:
            assert values[name] == expected, name


@pytest.mark.parametrize("key", KEYS)
def test_a_falling_ramp_is_one_pattern_too(key):
    values = ex.measure(key, data=-np.arange(4000.0), n=3).values
    for name, expected in NOTHING.items():
        if name in values:
            assert values[name] == expected, name


@pytest.mark.parametrize("key", KEYS)
def test_a_series_shorter_than_a_pattern_says_what_is_needed(key):
    with pytest.raises(ex.BadInput, match="at least 5 are needed"):
        ex.measure(key, data=np.zeros(4), n=5)
    with pytest.raises(ex.BadInput):
        ex.measure(key, data=np.empty(0), n=3)


@pytest.mark.parametrize("key", KEYS)
def test_too_little_data_is_provisional_with_the_needed_length(key):
    reading = ex.measure(key, data=NOISE[:200], n=5)
    assert reading.provisional
    assert any("samples" in note and any(c.isdigit() for c in note) for note in reading.notes)
    options = {"multiscale_entropy": {"scales": 4}, "delay_spectrum": {"tau_high": 4}}
    enough = ex.measure(key, data=NOISE, n=5, **options.get(key, {}))
    assert not enough.provisional


@pytest.mark.parametrize("key", KEYS)
def test_holes_are_left_out_and_never_ranked(key):
    x = NOISE.copy()
    x[::500] = np.nan, *[np.inf] * 39
    whole, broken = (ex.measure(key, data=d, n=3).values for d in (NOISE, x))
    for name in ("H", "F", "node_entropy", "patterns"):
        if name in whole:
            assert broken[name] == pytest.approx(whole[name], abs=0.01)
    nothing = ex.measure(key, data=np.full(50, np.nan), n=3)
    assert nothing.provisional
    for name in ("H", "F", "node_entropy"):
        if name in nothing.values:
            assert np.isnan(nothing.values[name])


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("ties", ("stable", "noise", "drop"))
def test_two_levels_are_read_by_the_policy_for_ties(key, ties):
    x = RANDOM.integers(0, 2, 10_000).astype(float)
    reading = ex.measure(key, data=x, n=3, ties=ties)
    H = reading.values.get("H")
    if ties == "drop":  # of two levels no three samples differ
        assert reading.provisional
        assert H is None or np.isnan(H)
    elif ties == "noise" and H is not None:
        assert H > 0.999
    elif H is not None:
        assert 0.4 < H < 0.999


def test_the_missing_orders_of_noise_dwindle_as_chance_says():
    arrays = ex.measure("forbidden_patterns", data=NOISE, n=5).arrays
    missing, chance = arrays["missing_at"], arrays["chance_at"]
    assert missing[-1] == 0
    assert np.all(np.diff(missing) <= 0)
    assert np.abs(missing - chance).max() < 12  # about four standard deviations of the count
    assert arrays["lengths"][-1] == NOISE.size - 4


def test_the_missing_orders_of_chaos_stay_and_are_spelt():
    reading = ex.measure("forbidden_patterns", data=logistic_short(), n=3)
    assert reading.words["forbidden"] == ("321",)
    assert any("forbidden" in note for note in reading.notes)
    short = ex.measure("forbidden_patterns", data=logistic_short()[:120], n=4)
    assert any("by chance" in note for note in short.notes)


def test_a_burst_shows_in_the_weighted_entropy_alone():
    x = NOISE.copy()
    x[10_000:10_200] += 1000 * np.sin(np.arange(200) / 5)
    quiet, loud = (ex.measure("weighted_permutation_entropy", data=d) for d in (NOISE, x))
    assert quiet.values["H"] == pytest.approx(quiet.values["H_plain"], abs=0.02)
    assert loud.values["H"] < 0.5
    assert loud.values["H_plain"] > 0.99


def test_multiscale_entropy_separates_white_noise_from_a_walk():
    white = ex.measure("multiscale_entropy", data=NOISE, n=3)
    walk = ex.measure("multiscale_entropy", data=NOISE.cumsum(), n=3)
    assert white.values["H_mean"] > 0.995
    assert walk.values["H_last"] < walk.values["H"] < 0.98
    assert white.settings["form"] == "from the first sample"


def test_the_composite_form_scatters_less():
    found = {True: [], False: []}
    for x in RANDOM.normal(size=(40, 1000)):
        for form, listed in found.items():
            options = {"n": 3, "scales": 10, "composite": form}
            listed.append(ex.measure("multiscale_entropy", data=x, **options).values["H_last"])
    assert np.std(found[True]) < 0.8 * np.std(found[False])


def test_scales_beyond_the_series_are_left_open():
    reading = ex.measure("multiscale_entropy", data=NOISE[:100], n=5, scales=40)
    H = reading.arrays["H_of_scale"]
    assert np.isfinite(H[:20]).all() and np.isnan(H[20:]).all()
    assert reading.values["last"] == 20


def test_the_network_of_chaos_is_narrower_than_that_of_noise():
    chaos = ex.measure("ordinal_network", data=logistic_short(), n=3)
    noise = ex.measure("ordinal_network", data=NOISE, n=3)
    assert (noise.values["nodes"], noise.values["edges"]) == (6, 18)
    assert chaos.values["edges"] < 12
    assert noise.arrays["node_share"].sum() == pytest.approx(1.0)
    assert noise.words["patterns"][0] == "123"
    assert np.hypot(noise.arrays["node_x"], noise.arrays["node_y"]) == pytest.approx(1.0)


def test_the_fisher_plane_puts_noise_and_ramps_in_their_corners():
    noise = ex.measure("fisher_shannon", data=NOISE, n=3).values
    assert noise["H"] > 0.999 and noise["F"] < 0.001
    assert ex.measure("fisher_shannon", data=np.arange(900.0)).values["F"] == 1.0
