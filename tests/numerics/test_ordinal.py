"""Ordinal patterns against a plain count by sorting, and against independent packages."""

from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import lfilter

from explorer.numerics import ordinal, resample
from explorer.numerics.plane import entropy_complexity
from explorer.numerics.ring import Ring

RANDOM = np.random.default_rng(20260101)


def by_sorting(x, n, tau):
    """Pattern counts the slow way: one stable argsort per window, in no particular order."""
    found = {}
    for i in range(len(x) - (n - 1) * tau):
        window = x[i : i + (n - 1) * tau + 1 : tau]
        if np.isfinite(window).all():
            pattern = tuple(np.argsort(window, kind="stable"))
            found[pattern] = found.get(pattern, 0) + 1
    return sorted(found.values())


def nonzero(counted):
    return sorted(counted.counts[counted.counts > 0].tolist())


def logistic(r, x, steps, discard=0):
    """Iterates of r x (1 - x) in plain double arithmetic."""
    out = np.empty(steps)
    for _ in range(discard):
        x = r * x * (1 - x)
    for i in range(steps):
        out[i] = x
        x = r * x * (1 - x)
    return out


@pytest.mark.parametrize("n", ordinal.DIMENSIONS)
@pytest.mark.parametrize("tau", (1, 3))
def test_counts_are_those_of_sorting_each_window(n, tau):
    x = RANDOM.normal(size=9000)  # more than one block
    assert nonzero(ordinal.counts(x, n, tau)) == by_sorting(x, n, tau)


@pytest.mark.parametrize("n", ordinal.DIMENSIONS)
def test_each_permutation_has_a_code_of_its_own(n):
    from itertools import permutations

    found = {int(ordinal.codes(np.array(p), n)[0][0]) for p in permutations(range(n))}
    assert found == set(range(factorial(n)))


@given(
    levels=st.integers(1, 6),
    n=st.sampled_from((3, 4, 5)),
    tau=st.integers(1, 3),
    seed=st.integers(0, 10**6),
)
def test_tied_and_broken_windows_are_treated_as_a_plain_loop_would(levels, n, tau, seed):
    random = np.random.default_rng(seed)
    x = random.integers(0, levels, 200).astype(float)
    x[random.random(200) < 0.03] = random.choice([np.nan, np.inf, -np.inf])
    windows = [x[i : i + (n - 1) * tau + 1 : tau] for i in range(200 - (n - 1) * tau)]
    finite = [w for w in windows if np.isfinite(w).all()]
    tied = sum(len(set(w)) < n for w in finite)
    counted = ordinal.counts(x, n, tau)
    assert nonzero(counted) == by_sorting(x, n, tau)
    assert (counted.windows, counted.tied) == (len(finite), tied)
    assert counted.dropped == len(windows) - len(finite)
    assert ordinal.counts(x, n, tau, "drop").windows == len(finite) - tied
    assert ordinal.counts(x, n, tau, "noise").windows == len(finite)


def test_noise_breaks_ties_evenly_and_repeats_with_its_seed():
    x = RANDOM.integers(0, 2, 200_000).astype(float)
    first, again, other = (ordinal.counts(x, 3, 1, "noise", s).counts for s in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    H, _ = ordinal.entropy_complexity(first)
    assert H > 0.9999  # a fair coin with jitter is white noise


def test_noise_is_one_jitter_per_sample():
    x = np.zeros(100)
    code, tied = ordinal.codes(x, 3, 1, "noise", 5)
    assert tied == code.size
    jitter = ordinal.codes(x, 4, 1, "noise", 5)[0]
    assert np.array_equal(jitter % 6, code[:-1])  # the first three of four are ordered alike


def test_a_quantised_series_looks_complex_as_published():
    x = np.random.default_rng(0).integers(0, 2, 10_000)
    H, C = ordinal.entropy_complexity(ordinal.counts(x, 5).counts)
    assert pytest.approx(0.657, abs=5e-3) == H
    assert pytest.approx(0.403, abs=5e-3) == C


@pytest.mark.parametrize("n", (3, 4, 5, 6))
def test_entropy_and_complexity_agree_with_ordpy_and_peccary(n):
    ordpy, peccary = pytest.importorskip("ordpy"), pytest.importorskip("peccary")
    x = logistic(4.0, 0.1, 5000)
    ours = ordinal.entropy_complexity(ordinal.counts(x, n).counts)
    np.testing.assert_allclose(ours, ordpy.complexity_entropy(x, dx=n), atol=1e-12)
    theirs = peccary.peccary(x, n=n).calcHC(sampInt=1)
    np.testing.assert_allclose(ours, theirs[:2], atol=1e-12)


@pytest.mark.parametrize("n", (3, 5, 7))
def test_entropy_agrees_with_antropy(n):
    antropy = pytest.importorskip("antropy")
    x = RANDOM.normal(size=20_000).cumsum()
    H, _ = ordinal.entropy_complexity(ordinal.counts(x, n, 2).counts)
    assert antropy.perm_entropy(x, n, 2, normalize=True) == pytest.approx(H, abs=1e-12)


def test_the_logistic_map_forbids_the_decreasing_triple():
    x = logistic(4.0, 0.4, 200_000, 1000)
    assert (ordinal.counts(x, 3).counts > 0).sum() == 5
    assert (ordinal.counts(x, 4).counts > 0).sum() == 12
    assert not ordinal.counts(np.array([3.0, 2.0, 1.0]), 3).counts[:5].any()


def test_read_only_integer_and_huge_series_count_alike():
    x = RANDOM.integers(-1000, 1000, 500)
    frozen = x.astype(float)
    frozen.flags.writeable = False
    expected = ordinal.counts(x, 4)
    assert np.array_equal(ordinal.counts(frozen, 4).counts, expected.counts)
    assert np.array_equal(ordinal.counts(frozen * 1.7e305, 4).counts, expected.counts)


@pytest.mark.parametrize(
    ("given", "message"),
    (
        ((np.zeros(4), 5, 1), "at least 5 are needed"),
        ((np.zeros(12), 4, 4), "at least 13 are needed"),
        ((np.zeros(9), 8, 1), "3 to 7"),
        ((np.zeros(9), 3, 0), "tau = 0"),
        ((np.zeros((9, 2)), 3, 1), "one series"),
        ((np.zeros(9, complex), 3, 1), "real numbers"),
    ),
)
def test_what_cannot_be_counted_says_what_is_needed(given, message):
    with pytest.raises(ValueError, match=message):
        ordinal.counts(*given)


def pieces(x, seed):
    """The series cut at random places."""
    cuts = np.sort(np.random.default_rng(seed).integers(0, len(x), 40))
    return np.split(x, cuts)


@pytest.mark.parametrize("n", ordinal.DIMENSIONS)
@pytest.mark.parametrize("tau", (1, 4))
@pytest.mark.parametrize("ties", ordinal.TIES)
def test_the_ring_equals_the_batch_on_its_last_windows(n, tau, ties):
    x = RANDOM.normal(size=20_000).cumsum().round(1)
    ring = Ring(n, tau, 1000, ties, seed=3)
    for piece in pieces(x, n):
        ring.feed(piece)
    code = ordinal.codes(x, n, tau, ties, 3)[0]
    last = code[code >= 0][-1000:]
    assert np.array_equal(ring.kept, last)
    expected = ordinal.entropy_complexity(np.bincount(last, minlength=factorial(n)))
    np.testing.assert_allclose(ring.entropy_complexity(), expected, atol=1e-10)
    assert not ring.provisional


def test_the_ring_stays_exact_over_two_million_samples():
    x = RANDOM.normal(size=2_200_000)
    ring = Ring(5, 1, 4096)
    for piece in np.array_split(x, 7):
        ring.feed(piece)
    expected = ordinal.entropy_complexity(ordinal.counts(x[-4100:], 5).counts)
    np.testing.assert_allclose(ring.entropy_complexity(), expected, atol=1e-10)


def test_a_ring_that_is_not_full_reads_what_it_has_and_says_so():
    ring = Ring(3, 1, 100)
    assert np.isnan(ring.entropy_complexity()).all()
    x = RANDOM.normal(size=52)
    for sample in x:
        ring.feed(np.array([sample]))
    assert ring.provisional and ring.filled == 50
    assert ring.entropy_complexity() == ordinal.entropy_complexity(ordinal.counts(x, 3).counts)


def test_clearing_the_ring_joins_nothing_across_the_gap():
    ring = Ring(3, 1, 100)
    ring.feed(np.arange(50.0))
    ring.clear()
    ring.feed(np.array([-1.0, -2.0]))
    assert ring.filled == 0
    ring.feed(np.array([-3.0]))
    assert ring.kept.tolist() == [5]


def test_a_constant_fills_the_ring_with_one_pattern():
    ring = Ring(5, 1, 64)
    ring.feed(np.full(500, 2.5))
    assert ring.entropy_complexity() == (0.0, 0.0)
    assert ring.tied == ring.seen == 496


def test_the_band_covers_the_truth_of_a_correlated_series():
    """Logistic map, n = 3: the exact H lies inside one half width about two times in three."""
    exact = ordinal.entropy_complexity(np.array([1 / 3, 1 / 15, 4 / 15, 2 / 15, 1 / 5, 0.0]))[0]
    inside = 0
    for i in range(60):
        x = logistic(4.0, 0.1 + 0.01 * i, 3000, 200)
        code, _ = ordinal.codes(x, 3)
        H, _ = ordinal.entropy_complexity(np.bincount(code, minlength=6))
        inside += abs(H - exact) <= resample.half_widths(code, 3, 10, seed=i)[0]
    assert 0.5 <= inside / 60 <= 0.85


def test_shuffled_copies_know_noise_from_structure():
    noise, ramp = RANDOM.normal(size=4100), np.arange(4100.0)
    H = ordinal.entropy_complexity(ordinal.counts(noise, 5).counts)[0]
    width = resample.shuffled(noise, 5, 1, H)
    assert width[0] == pytest.approx(4.8e-4, rel=0.4)
    assert resample.shuffled(ramp, 5, 1, 0.0) is None


def test_white_noise_decorrelates_at_once_and_a_slow_wave_late():
    assert resample.decorrelation(RANDOM.normal(size=1000)) == 1
    wave = np.sin(np.arange(4000) * 2 * np.pi / 400)
    assert 60 < resample.decorrelation(wave) < 100  # cos falls to 1/e at 0.19 periods
    assert resample.decorrelation(np.full(10, 1e308)) == 1


@pytest.mark.parametrize("memory", (0.0, 0.9))
def test_the_width_of_a_long_series_is_scaled_from_fewer_windows(memory, monkeypatch):
    """Of 100 copies and 200 replicates the width is known to 12 and 8 %."""
    x = lfilter([1.0], [1.0, -memory], np.random.default_rng(20261127).normal(size=150_000))
    found = []
    for most in (resample.MOST, x.size):
        monkeypatch.setattr(resample, "MOST", most)
        codes, _ = ordinal.codes(x, 5, 1, "stable", 0)
        H = entropy_complexity(ordinal.counts(x, 5, 1).counts)[0]
        width = resample.shuffled(x, 5, 1, H)
        block = max(5, resample.decorrelation(x))
        found.append(resample.half_widths(codes, 5, block) if width is None else width)
    assert (memory > 0.0) == (resample.shuffled(x, 5, 1, H) is None)
    np.testing.assert_allclose(found[0], found[1], rtol=0.4)
