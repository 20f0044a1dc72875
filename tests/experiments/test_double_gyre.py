"""The double gyre's text against its published formulas and its symmetries."""

import math

import numpy as np
import pytest

from explorer.engine.pool import Pool
from explorer.equations.derive import divergence, jacobian
from explorer.experiments.transport import plain_gyre
from explorer.experiments.transport.double_gyre import EXPERIMENT, corner_stretching, period
from explorer.numerics import transport
from tests.equations.interpreter import evaluate, scope

SYSTEM = EXPERIMENT.system
PLACES = [tuple(row) for row in np.random.default_rng(7).random((12, 3)) * (2.0, 1.0, 10.0)]


def at(x, y, t, **values):
    """Every name of the text with its value there."""
    return scope(SYSTEM, t, (x, y), EXPERIMENT.settings(values).vector)


@pytest.mark.parametrize(("x", "y", "t"), PLACES)
def test_the_text_says_what_an_independent_loop_says(x, y, t):
    names = at(x, y, t)
    rates = [evaluate(rate, names) for rate in SYSTEM.rates]
    assert rates == pytest.approx(plain_gyre.velocity(x, y, t, 0.1, 0.25, 2 * math.pi / 10))


@pytest.mark.parametrize(("x", "y", "t"), PLACES)
def test_the_flow_is_incompressible_until_it_drains(x, y, t):
    for alpha in (0.0, 0.03):
        names = at(x, y, t, alpha=alpha)
        assert evaluate(divergence(SYSTEM), names) == pytest.approx(-2 * alpha, abs=1e-12)


@pytest.mark.parametrize(("x", "y", "t"), PLACES)
def test_the_derived_gradient_is_the_published_one(x, y, t):
    A, a = 0.1, 0.25 * math.sin(2 * math.pi / 10 * t)
    f, slope = a * x * x + (1 - 2 * a) * x, 2 * a * x + 1 - 2 * a
    ux = -(math.pi**2) * A * math.cos(math.pi * f) * slope * math.cos(math.pi * y)
    uy = math.pi**2 * A * math.sin(math.pi * f) * math.sin(math.pi * y)
    bend = 2 * a * math.cos(math.pi * f) - math.pi * math.sin(math.pi * f) * slope**2
    vx = math.pi * A * math.sin(math.pi * y) * bend
    derived = [[evaluate(entry, at(x, y, t)) for entry in row] for row in jacobian(SYSTEM)]
    assert np.allclose(derived, ((ux, uy), (vx, -ux)), atol=1e-13)


def test_no_fluid_crosses_the_walls():
    for s in np.linspace(0, 1, 7):
        for t in (0.0, 1.3, 6.2):
            for x, y, across in ((0, s, 0), (2, s, 0), (2 * s, 0, 1), (2 * s, 1, 1)):
                assert abs(evaluate(SYSTEM.rates[across], at(x, y, t))) < 1e-15


def test_the_phase_shifts_time():
    early, late = at(0.3, 0.6, 2.0, phi=0.9), at(0.3, 0.6, 2.0 + 0.9 / (2 * math.pi / 10))
    for rate in SYSTEM.rates:
        assert evaluate(rate, early) == pytest.approx(evaluate(rate, late))


def test_the_period_is_that_of_the_sway():
    assert period(2 * math.pi / 10) == pytest.approx(10.0)
    assert period(0.0) is None


def test_the_corner_stretches_as_its_closed_form_says():
    omega = EXPERIMENT.settings()["omega"]
    assert corner_stretching(0.1, 0.25, omega) == pytest.approx(1.091680, abs=1e-6)
    assert corner_stretching(0.1, 0.25, 0.0) == pytest.approx(math.pi**2 * 0.1)


def test_the_plain_loop_keeps_the_published_field():
    axes = transport.axes(EXPERIMENT.motion.domain, (128, 256))

    ends = plain_gyre.ends(
        transport.seeds(axes), EXPERIMENT.settings(), 0.0, 15.0, 100, Pool(1)
    ).reshape(2, 128, 256)
    inner = transport.ftle(transport.differences(ends, axes), 15.0)[2:-2, 2:-2]
    assert inner.max() == pytest.approx(0.3503, rel=0.01)
    assert inner.mean() == pytest.approx(0.14948, rel=0.002)
