"""The bookkeeping of growing frames against closed forms and LAPACK."""

import numpy as np
import pytest

from explorer.numerics import tangent

RANDOM = np.random.default_rng(20260103)


@pytest.mark.parametrize("d, m", ((1, 1), (2, 2), (3, 3), (8, 8), (6, 2)))
def test_the_frame_and_its_growth_are_those_of_a_qr_decomposition(d, m):
    frame = RANDOM.normal(size=(m, d, 20))
    before = frame.copy()
    logs = tangent.orthonormalise(frame)
    for member in range(20):
        q, r = np.linalg.qr(before[:, :, member].T)
        signs = np.sign(np.diag(r))
        np.testing.assert_allclose(frame[:, :, member].T, q * signs, atol=1e-12)
        np.testing.assert_allclose(logs[:, member], np.log(np.abs(np.diag(r))), atol=1e-12)


def test_nearly_parallel_and_extreme_vectors_still_become_orthonormal():
    base = RANDOM.normal(size=4)
    frame = np.array([base * 1e200, base * 1e-150 * (1 + 1e-9 * RANDOM.normal(size=4))])[..., None]
    frame = np.concatenate([frame, RANDOM.normal(size=(2, 4, 1))])
    logs = tangent.orthonormalise(frame)
    gram = frame[:, :, 0] @ frame[:, :, 0].T
    np.testing.assert_allclose(gram, np.eye(4), atol=1e-14)
    assert np.isfinite(logs).all()


def test_a_vanished_vector_is_finite_and_a_lost_one_is_nan():
    frame = np.zeros((2, 2, 3))
    frame[0, 0] = 1.0
    frame[1, 1] = 0.0, 1.0, np.nan
    logs = tangent.orthonormalise(frame)
    assert logs[1, 0] < -700
    assert logs[1, 1] == 0.0
    assert np.isnan(logs[1, 2])
    np.testing.assert_array_equal(frame[:, :, 0], np.eye(2))


@pytest.mark.parametrize("renewals", (8, 31, 32, 100, 1000))
def test_blocks_forget_nothing_and_stay_few(renewals):
    blocks = tangent.Blocks(2)
    logs = RANDOM.normal(size=(renewals, 2))
    for row in logs:
        blocks.add(row)
    assert blocks.full < 32
    assert blocks.full >= min(renewals, 16)
    kept = blocks.renewals
    assert renewals - kept < blocks.size
    np.testing.assert_allclose(blocks.means().mean(axis=0), logs[:kept].mean(axis=0), atol=1e-13)
    first = logs[: blocks.size].mean(axis=0)
    np.testing.assert_allclose(blocks.means()[0], first, atol=1e-13)


def test_the_standard_error_of_independent_blocks_is_the_textbook_one():
    rates = RANDOM.normal(size=(64, 3)) * [1.0, 0.1, 3.0] + [0.0, 5.0, -9.0]
    exponents, errors = tangent.spectrum(rates)
    assert np.argmax(exponents) == 0 and (np.diff(exponents) <= 0).all()
    np.testing.assert_allclose(errors, np.array([0.1, 1.0, 3.0]) / 8, rtol=0.35)
    assert np.isnan(tangent.spectrum(rates[:7])[1]).all()


@pytest.mark.parametrize(
    ("exponents", "dimension"),
    (
        ((-1.0, -2.0), 0.0),
        ((0.0, -2.0), 1.0),
        ((0.9056, 0.0, -14.572), 2 + 0.9056 / 14.572),
        ((0.41931, -1.62328), 1 + 0.41931 / 1.62328),
        ((0.2, 0.1, -0.05, -1.0), 3.25),
        ((0.3, -0.3), 2.0),
        ((0.5,), 1.0),
    ),
)
def test_the_dimension_is_where_a_volume_neither_grows_nor_shrinks(exponents, dimension):
    assert tangent.kaplan_yorke(np.array(exponents)) == pytest.approx(dimension, abs=1e-12)


def test_the_error_of_the_dimension_is_that_of_the_exponents_carried_through():
    rates = np.array([0.9, 0.0, -14.57]) + RANDOM.normal(size=(64, 1)) * [0.08, 0.0, -0.08]
    error = tangent.spectrum(rates)[1][0]
    expected = error * (1 - 0.9 / 14.57) / 14.57
    assert tangent.kaplan_yorke_error(rates) == pytest.approx(expected, rel=0.05)


def test_frames_are_renewed_as_often_as_they_stretch():
    logs = np.array([[4.0, 5.0], [-4.0, -3.5]])
    assert tangent.next_interval(10, logs) == 10
    assert tangent.next_interval(10, logs / 4) == 20
    assert tangent.next_interval(10, logs * 8) == 2
    assert tangent.next_interval(1, logs * 100) == 1
    assert tangent.next_interval(10, logs * np.nan) == 5


def test_the_taper_is_gentle_at_both_ends_and_one_between():
    weights = tangent.taper(100)
    assert weights[0] < 0.01 and weights[-1] < 0.01
    assert (weights[25:75] == 1.0).all()
    np.testing.assert_allclose(weights, weights[::-1])
    assert tangent.taper(1) == 1.0
