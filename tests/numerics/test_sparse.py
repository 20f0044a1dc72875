"""Derivatives, libraries and sparse regression where the answer is known."""

import numpy as np
import pytest

from explorer.numerics import sparse


def test_the_derivative_is_of_order_eight():
    errors = []
    for dt in (0.2, 0.1):
        t = dt * np.arange(60)
        found = sparse.derivative(np.sin(t)[:, None], dt)[:, 0]
        errors.append(np.abs(found - np.cos(t[4:-4])).max())
    assert np.log2(errors[0] / errors[1]) == pytest.approx(8.0, abs=0.4)


def test_the_library_has_every_product_once():
    x = np.array([[2.0, 3.0]])
    found = sparse.library(x, ("x", "y"), 3, True)
    assert found.words == (
        "1", "x", "y", "x**2", "x*y", "y**2", "x**3", "x**2*y", "x*y**2", "y**3",
        "sin(x)", "cos(x)", "sin(y)", "cos(y)",
    )  # fmt: skip
    assert found.values[0, :10].tolist() == [1, 2, 3, 4, 6, 9, 8, 12, 18, 27]
    assert found.values[0, 10] == np.sin(2.0)


def test_regression_keeps_only_what_is_there():
    chance = np.random.default_rng(1)
    terms = chance.standard_normal((500, 12))
    true = np.zeros((12, 2))
    true[3, 0], true[7, 0], true[0, 1] = 2.0, -0.5, 0.3
    rates = terms @ true + 1e-3 * chance.standard_normal((500, 2))
    found = sparse.stlsq(terms, rates, 0.1, 1e-5)
    assert (found != 0.0).tolist() == (true != 0.0).tolist()
    np.testing.assert_allclose(found, true, atol=1e-3)


def test_the_hankel_matrix_slides():
    matrix = sparse.hankel(np.arange(10.0), 3, 5)
    assert matrix.shape == (3, 5)
    assert matrix[:, -1].tolist() == [7.0, 8.0, 9.0]


def test_one_swing_needs_two_modes():
    x = np.cos(3.0 * 0.01 * np.arange(5000))
    v, singular, A, _ = sparse.havok(x, 100, 3, 0.01, 5000)
    assert singular[2] < 1e-6 * singular[0]
    assert np.abs(np.linalg.eigvals(A).imag).max() == pytest.approx(3.0, rel=1e-3)
