"""Linear noises: their spectra, their memory, and that they depend on seed and number alone."""

import numpy as np
import pytest

from explorer.numerics import autoregression

TAPS = 256


def made(weights, n, kind=autoregression.GAUSSIAN, drift=0.0, seed=3, cuts=()):
    """The last TAPS samples after n, taken in pieces."""
    ring, at = np.zeros(TAPS), 0
    for cut in (*cuts, n):
        autoregression.march(ring, weights, kind, drift, cut - at, at, seed)
        at = cut
    return ring


def series(weights, n, **how):
    """All samples, in whole rings."""
    ring, rows = np.zeros(TAPS), []
    for i in range(0, n, TAPS):
        autoregression.march(ring, weights, autoregression.GAUSSIAN, 0.0, TAPS, i, 3, **how)
        rows.append(ring.copy())
    return np.concatenate(rows)


@pytest.mark.parametrize("k", [-1.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0])
def test_the_filter_has_the_spectrum_asked_for(k):
    """|1/A|^2 = f^-k between 1/TAPS and the highest frequency, from its own transfer function."""
    f = np.linspace(8.0 / TAPS, 0.5, 400)
    weights = autoregression.colour(k, TAPS)
    turns = np.exp(-2j * np.pi * np.outer(f, np.arange(1, TAPS + 1)))
    power = 1.0 / np.abs(1.0 - turns @ weights) ** 2
    ratio = power * (2 * np.pi * f) ** k
    width = 0.2 if k < 0.0 else 0.06  # blue weights fade slowly: their cut leaves ripples
    np.testing.assert_allclose(ratio / np.median(ratio), 1.0, atol=width)


def test_no_colour_is_white():
    np.testing.assert_array_equal(autoregression.colour(0.0, TAPS), 0.0)


@pytest.mark.parametrize("k", [-1.0, 1.0, 3.0])
def test_every_colour_lasts(k):
    """No power grows faster than that of the walk it holds: 1e6 samples stay small."""
    assert np.abs(made(autoregression.colour(k, TAPS), 1_000_000)).max() < 1e5


def test_samples_do_not_depend_on_how_the_steps_are_cut():
    weights = autoregression.colour(1.0, TAPS)
    np.testing.assert_array_equal(made(weights, 700), made(weights, 700, cuts=(1, 255, 256, 600)))


def test_a_seed_is_a_noise_of_its_own():
    white = np.empty(0)
    assert not np.array_equal(made(white, 300), made(white, 300, seed=4))


def test_the_memory_of_an_autoregression_is_its_weight():
    x = series(np.array([0.8]), 200 * TAPS)
    assert np.corrcoef(x[:-1], x[1:])[0, 1] == pytest.approx(0.8, abs=0.01)


def test_the_steps_of_a_walk_are_the_shocks():
    walk, white = series(np.ones(1), 4 * TAPS), series(np.empty(0), 4 * TAPS)
    np.testing.assert_allclose(np.diff(walk), white[1:], atol=1e-12)


@pytest.mark.parametrize(
    "kind, quartile",
    [
        (autoregression.GAUSSIAN, 0.6744897501960817),  # of the normal law
        (autoregression.UNIFORM, np.sqrt(3.0) / 2),  # a box of variance 1
        (autoregression.CAUCHY, 1.0),
    ],
)
def test_shocks_are_spread_as_they_say(kind, quartile):
    ring = np.zeros(1 << 16)
    autoregression.march(ring, np.empty(0), kind, 0.0, ring.size, 0, 5)
    np.testing.assert_allclose(np.quantile(ring, (0.25, 0.5, 0.75)), (-quartile, 0, quartile),
                               atol=0.02)  # fmt: skip
