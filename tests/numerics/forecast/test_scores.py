"""Scores against closed forms."""

import numpy as np
import pytest

from explorer.numerics.forecast import scores

RANDOM = np.random.default_rng(20260312)


def test_the_error_is_a_root_mean_square_over_components():
    told, truth = np.zeros((2, 3, 2)), np.zeros((2, 3, 2))
    told[0, 1] = 3.0, 4.0
    assert scores.errors(told, truth)[0].tolist() == pytest.approx([0.0, np.sqrt(12.5), 0.0])


def test_valid_steps_end_at_the_first_error():
    error = np.array([[0.1, 0.5, 0.1], [0.1, 0.2, 0.3], [0.9, 0.0, 0.0]])
    assert scores.valid_steps(error, 0.4).tolist() == [1, 3, 0]


def test_smape_runs_from_0_to_200():
    x = RANDOM.normal(size=100)
    assert scores.smape(x, x) == 0.0
    assert scores.smape(-x, x) == pytest.approx(200.0)
    assert scores.smape(3.0 * np.ones(5), np.ones(5)) == pytest.approx(100.0)
    assert scores.smape(np.zeros(5), np.zeros(5)) == 0.0


def test_the_divergence_of_two_known_densities():
    """Half the time in each of two cells, told as three quarters and one: ln(2/sqrt 3)."""
    truth = np.array([[0.0], [1.0]] * 500)
    told = np.array([[0.0]] * 750 + [[1.0]] * 250)
    assert scores.divergence(truth, truth) == pytest.approx(0.0, abs=1e-6)
    assert scores.divergence(truth, told) == pytest.approx(np.log(2 / np.sqrt(3)), abs=1e-6)


def test_what_goes_elsewhere_is_far():
    truth = RANDOM.uniform(size=(5000, 3))
    near = scores.divergence(truth, RANDOM.uniform(size=(5000, 3)), cells=5)
    far = scores.divergence(truth, 10.0 + truth, cells=5)
    assert near < 0.1 < 5.0 < far


def test_spectra_of_one_rhythm_agree_and_of_two_do_not():
    t = np.arange(2000.0)
    one, other = (np.sin(w * t)[None, :, None] for w in (0.3, 0.9))
    assert scores.hellinger(one, 5.0 + 2.0 * one) == pytest.approx(0.0, abs=1e-6)
    assert scores.hellinger(one, other) > 0.99
    assert scores.hellinger(one, np.zeros_like(one)) > 0.9
