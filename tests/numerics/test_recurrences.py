"""Recurrences, correlation sums and the 0-1 test against plain readings of their definitions."""

import numpy as np
import pytest

from explorer.numerics import delay_vectors, recurrences

RNG = np.random.default_rng(13)
POINTS = RNG.standard_normal((80, 3))


def runs(row):
    """Lengths of the stretches of ones in a row."""
    text = "".join(map(str, row.astype(int)))
    return [len(part) for part in text.split("0") if part]


def test_distances_are_euclidean():
    plain = np.linalg.norm(POINTS[:, None] - POINTS[None], axis=2)
    np.testing.assert_allclose(recurrences.distances(POINTS), plain, rtol=1e-6)


def test_the_radius_holds_the_share_asked_for():
    gaps = recurrences.distances(POINTS)
    upper = gaps[np.triu_indices(80, 1)]
    for rate in (0.02, 0.1, 0.5):
        assert (upper < recurrences.radius(gaps, rate)).mean() == pytest.approx(rate, abs=1e-3)


@pytest.mark.parametrize("theiler", [1, 4])
def test_lines_are_counted_as_by_hand(theiler):
    near = recurrences.distances(POINTS) < 1.5
    diagonal, vertical = np.zeros(81, int), np.zeros(81, int)
    for offset in range(theiler, 80):
        for length in runs(np.diagonal(near, offset)):
            diagonal[length] += 1
    for j in range(80):
        for length in runs(near[: max(j - theiler + 1, 0), j]):
            vertical[length] += 1
    assert recurrences.diagonal_lines(near, theiler).tolist() == diagonal.tolist()
    assert recurrences.vertical_lines(near, theiler).tolist() == vertical.tolist()


def test_measures_of_lines_known_by_hand():
    counts = np.array([0, 4, 2, 0, 1])  # four points, two pairs, one line of four
    assert recurrences.share(counts, 2) == pytest.approx(8 / 12)
    assert recurrences.mean_length(counts, 2) == pytest.approx(8 / 3)
    p = np.array([2 / 3, 1 / 3])
    assert recurrences.line_entropy(counts, 2) == pytest.approx(-(p * np.log(p)).sum())
    assert np.isnan(recurrences.mean_length(counts[:2], 2))


@pytest.mark.parametrize("theiler", [0, 5])
def test_correlation_sums_are_plain_counts(theiler):
    r = np.geomspace(0.2, 6.0, 40)
    found = recurrences.correlation_counts(POINTS, theiler, r * r)
    gaps = np.linalg.norm(POINTS[:, None] - POINTS[None], axis=2)
    far = np.subtract.outer(np.arange(80), np.arange(80)) > theiler
    for k in range(40):
        # a pair on the very edge of a bin may fall to either side
        low, high = ((gaps[far] < r[k] * f).sum() for f in (1 - 1e-9, 1 + 1e-9))
        assert low <= found[k] <= high


def test_delay_vectors_are_the_samples_themselves():
    x = np.arange(20.0)
    vectors = recurrences.embedded(x, 3, 4)
    assert vectors.shape == (12, 3)
    assert vectors[5].tolist() == [5.0, 9.0, 13.0]


def test_information_of_independent_and_equal_series():
    x = RNG.standard_normal(100_000)
    shared = delay_vectors.mutual_information(x, 3, 16)
    assert shared[0] == pytest.approx(np.log(16), abs=1e-3)
    assert shared[1:] == pytest.approx(0.0, abs=2e-3)  # bias (B - 1)^2 / 2N


def test_information_of_a_gaussian_pair():
    """-ln(1 - rho^2)/2 for correlation rho; bins lose a little."""
    noise = RNG.standard_normal(400_000)
    x = np.empty_like(noise)
    x[0] = 0.0
    for i in range(1, x.size):
        x[i] = 0.8 * x[i - 1] + 0.6 * noise[i]
    shared = delay_vectors.mutual_information(x, 1, 48)
    assert shared[1] == pytest.approx(-0.5 * np.log(1 - 0.64), abs=0.02)


def test_the_autocorrelation_time_of_an_autoregression():
    noise = RNG.standard_normal(200_000)
    x = np.empty_like(noise)
    x[0] = 0.0
    for i in range(1, x.size):
        x[i] = 0.95 * x[i - 1] + noise[i]
    assert delay_vectors.decay(x, 100) == pytest.approx(1 / -np.log(0.95), abs=2)


def test_noise_has_false_neighbours_in_every_dimension():
    wrong = delay_vectors.false_neighbours(RNG.standard_normal(3000), 1, 5, 15.0, 2.0, 1)
    assert wrong.min() > 0.05


def test_neighbours_in_time_are_passed_over():
    x = np.sin(0.01 * np.arange(4000))
    here, other, _ = delay_vectors._nearest(x, 20, 2, 50, np.inf)
    assert (np.abs(here - other) > 50).all()
    assert here.size > 3000


def test_the_walk_of_a_constant_signal_stays():
    angles = np.array([0.9, 1.7, 2.3])
    found = recurrences.zero_one(np.full(1000, 0.3), angles, 100)
    assert np.abs(found).max() < 0.2


def test_the_walk_of_noise_wanders():
    found = recurrences.zero_one(RNG.standard_normal(4000), np.array([0.9, 1.7, 2.3]), 400)
    assert found.min() > 0.9
