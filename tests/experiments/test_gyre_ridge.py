"""The main ridge of the double gyre by the jump of its flow map."""

import pytest

from explorer.experiments.transport import gyre_ridge
from explorer.experiments.transport.double_gyre import RIDGE


@pytest.mark.parametrize("T", [15.0, 10.0])
def test_the_ridge_is_found_to_seven_digits(T):
    for y, x in RIDGE[T].items():
        assert gyre_ridge.place(y, T) == pytest.approx(x, abs=5e-7)


def test_the_attracting_ridge_is_the_mirror_image():
    for y, x in RIDGE[-15.0].items():
        assert gyre_ridge.place(y, -15.0) == pytest.approx(x, abs=5e-7)


def test_half_the_step_divides_the_error_by_fifteen_to_sixteen():
    assert 15 < gyre_ridge.gain_of_half_a_step(0.1, 0.25, gyre_ridge.OMEGA) < 16


def test_without_sway_the_ridge_is_the_wall_between_the_rolls():
    assert gyre_ridge.place(0.5, 15.0, eps=0.0, low=0.8, high=1.15) == pytest.approx(1.0, abs=1e-6)
