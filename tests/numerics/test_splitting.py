"""Split steps against closed forms, scipy's DOP853, and the order they claim."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from explorer.numerics import splitting

POINTS, LENGTH = 256, 40.0
X = -LENGTH / 2 + LENGTH / POINTS * np.arange(POINTS)


def soliton(t, v=1.0):
    return 1 / np.cosh(X + 4 - v * t) * np.exp(1j * (v * X + (1 - v * v) * t / 2))


def moved(psi, order, dt, steps, kind="none", strength=1.0, cuts=()):
    psi = psi.astype(complex).copy()
    points = psi.size
    shares, _ = splitting.weights(order)
    factors = splitting.dispersion(points, LENGTH, order, dt, kind)
    kept = splitting.mask(points, LENGTH, kind)
    at = 0
    for cut in (*cuts, steps):
        splitting.march(psi, shares * dt, factors, kept, kind != "none", strength, cut - at)
        at = cut
    return psi


@pytest.mark.parametrize("order", splitting.ORDERS)
def test_the_shares_of_a_step_add_up_to_it(order):
    focus, dispersion = splitting.weights(order)
    assert focus.sum() == pytest.approx(1.0, abs=1e-14)
    assert dispersion.sum() == pytest.approx(1.0, abs=1e-14)
    np.testing.assert_allclose(focus, focus[::-1], atol=1e-15)


# on few points no wave is in resonance with these steps: dt k^2/2 stays below pi
COARSE = -LENGTH / 2 + LENGTH / 64 * np.arange(64)
HUMP = 1.5 * np.exp(-(COARSE**2) / 6) * np.exp(0.3j * COARSE)


@pytest.mark.parametrize("order, dt", [(2, 0.05), (4, 0.1), (6, 0.05)])
def test_half_the_step_errs_two_to_the_order_times_less(order, dt):
    pulse = HUMP
    exact = moved(pulse, 8, 0.01, 200)
    errors = [np.linalg.norm(moved(pulse, order, h, round(2 / h)) - exact) for h in (dt, dt / 2)]
    assert np.log2(errors[0] / errors[1]) == pytest.approx(order, abs=0.35)


def test_order_eight_is_better_than_order_six():
    exact = moved(HUMP, 8, 0.01, 200)
    six, eight = (np.linalg.norm(moved(HUMP, o, 0.1, 20) - exact) for o in (6, 8))
    assert eight < six / 5


def test_a_soliton_keeps_its_closed_form():
    end = moved(soliton(0.0), 6, 0.01, 800)
    assert np.abs(end - soliton(8.0)).max() < 3e-7  # the pulse is 1e-7 high at the seam


def test_it_agrees_with_dop853_on_the_modes():
    k = splitting.wavenumbers(POINTS, LENGTH)
    pulse = np.exp(-(X**2) / 8) * np.exp(0.7j * X)

    def rate(t, modes):
        psi = np.fft.ifft(modes)
        return -0.5j * k**2 * modes + 1j * np.fft.fft(np.abs(psi) ** 2 * psi)

    found = solve_ivp(rate, (0, 2), np.fft.fft(pulse), "DOP853", rtol=1e-11, atol=1e-11)
    other = np.fft.ifft(found.y[:, -1])
    np.testing.assert_allclose(moved(pulse, 6, 0.005, 400), other, atol=1e-8)


@pytest.mark.parametrize("kind", ["half", "seed"])
def test_filters_change_nothing_where_the_grid_is_fine(kind):
    plain = moved(soliton(0.0), 4, 0.01, 300)
    assert np.abs(moved(soliton(0.0), 4, 0.01, 300, kind) - plain).max() < 1e-6


def test_the_smooth_filter_is_the_published_one():
    kept = splitting.mask(512, 50.0, "seed")
    k = np.abs(splitting.wavenumbers(512, 50.0))
    assert kept[np.argmin(np.abs(k - 0.9 * 21.4467))] == pytest.approx(0.44, abs=0.03)
    assert kept[np.argmin(np.abs(k - 21.4467))] < 1e-14


@pytest.mark.parametrize("order", splitting.ORDERS)
def test_steps_may_be_cut_anywhere(order):
    psi = soliton(0.0) + 0.1 * np.exp(2j * np.pi * X / LENGTH)
    whole = moved(psi, order, 0.01, 30)
    np.testing.assert_array_equal(moved(psi, order, 0.01, 30, cuts=(1, 7, 8, 29)), whole)


def test_large_phases_turn_as_exactly_as_small_ones():
    psi = np.linspace(0.1, 9.0, POINTS) * np.exp(1j * X)
    turned = np.empty_like(psi)
    splitting.turn(psi, 0.7, turned)
    np.testing.assert_allclose(turned, psi * np.exp(0.7j * np.abs(psi) ** 2), rtol=1e-13)
    small = psi / 40
    splitting.turn(small, 0.7, turned)
    np.testing.assert_allclose(turned, small * np.exp(0.7j * np.abs(small) ** 2), rtol=1e-15)


def test_mass_is_kept_to_rounding():
    k = splitting.wavenumbers(POINTS, LENGTH)
    psi = soliton(0.0)
    before = splitting.invariants(psi, k, LENGTH / POINTS, 1.0)
    after = splitting.invariants(moved(psi, 4, 0.01, 3000), k, LENGTH / POINTS, 1.0)
    assert before == pytest.approx((2.0, 2.0, 1 - 1 / 3), abs=1e-9)  # M = 2A, P = 2Av
    assert abs(after[0] / before[0] - 1) < 1e-11
    assert abs(after[2] - before[2]) < 1e-9


def test_the_tail_tells_a_coarse_grid():
    kept = splitting.mask(POINTS, LENGTH, "none")
    assert splitting.tail(soliton(0.0), kept) < 1e-13
    assert splitting.tail(6 / np.cosh(6 * X) + 0j, kept) > 1e-6
    assert splitting.tail(np.zeros(POINTS, complex), kept) == 0.0
