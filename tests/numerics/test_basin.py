"""Shares, entropy and border exponents of pictures whose answer is known."""

import numpy as np
import pytest

from explorer.numerics import basin


def test_a_straight_border_is_smooth_and_little_mixed():
    labels = np.zeros((200, 200), int)
    labels[:, 103:] = 1
    assert basin.uncertainty(labels)[0] == pytest.approx(1.0, abs=0.04)
    mixed, border = basin.entropy(labels)
    p = 3 / 5  # one column of boxes is cut at three of five
    assert border == pytest.approx(-p * np.log(p) - (1 - p) * np.log(1 - p))
    assert mixed == pytest.approx(border / 40)
    share, spread = basin.fractions(labels, 2)
    assert share == pytest.approx([103 / 200, 97 / 200])
    assert spread == pytest.approx(np.sqrt(share * (1 - share) / 40_000))


def test_a_fog_has_no_exponent_and_the_greatest_entropy():
    labels = np.random.default_rng(4).integers(0, 3, (300, 300))
    assert basin.uncertainty(labels)[0] == pytest.approx(0.0, abs=0.01)
    # 25 draws fall short of ln 3 by (3 - 1) / (2 * 25) in the mean
    assert basin.entropy(labels)[1] == pytest.approx(np.log(3) - 0.04, abs=0.005)


def test_a_cantor_set_of_stripes_has_the_exponent_of_its_dimension():
    slopes = []
    for depth in (8, 9):  # the exponent swings a little with the depth
        stripes = np.zeros(3**depth, int)
        for i in range(3**depth):  # a gap of generation g is coloured by g mod 2
            digits = np.base_repr(i, 3).zfill(depth)
            stripes[i] = digits.find("1") % 2 if "1" in digits else 0
        slopes.append(basin.uncertainty(np.tile(stripes, (1100, 1)), 7)[0])
    assert np.mean(slopes) == pytest.approx(1 - np.log(2) / np.log(3), abs=0.06)


def test_one_basin_has_no_border():
    labels = np.zeros((40, 40), int)
    assert np.isnan(basin.uncertainty(labels)).all()
    assert basin.entropy(labels)[0] == 0.0
    assert np.isnan(basin.entropy(labels)[1])
    assert np.isnan(basin.entropy(labels[:3, :3])).all()
