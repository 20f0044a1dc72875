"""The picture of the H-C plane: exact borders, guides of the n in use, a point with its bars."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import entropy_plane
from explorer.numerics import plane


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_the_borders_in_the_picture_are_the_exact_ones(n):
    arrays = entropy_plane.borders(n)
    H = arrays["upper_H"]
    np.testing.assert_allclose(arrays["upper_C"], plane.bounds(H, n)[1], atol=1e-9)
    H = arrays["lower_H"]
    np.testing.assert_allclose(arrays["lower_C"], plane.bounds(H, n)[0], atol=1e-9)
    for side in ("upper", "lower"):
        assert (arrays[f"{side}_H"][0], arrays[f"{side}_C"][0]) == (0.0, 0.0)
        assert (arrays[f"{side}_H"][-1], arrays[f"{side}_C"][-1]) == (1.0, 0.0)


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_the_guides_stand_between_the_borders_and_their_chord_joins_the_tops(n):
    arrays, guides = entropy_plane.borders(n), plane.guides(n)
    H, C = arrays["guides_H"], arrays["guides_C"]
    assert H.tolist()[:2] == [guides.H_min] * 2
    assert H.tolist()[3:5] == [guides.H_max] * 2
    for i in (0, 1, 3, 4):
        least, most = plane.bounds(H[i], n)
        assert C[i] == pytest.approx((least, most)[i % 3], abs=1e-9)
    assert (C[6], C[7]) == (guides.upper[0], guides.upper[1])
    assert np.isnan(H[[2, 5]]).all()


@pytest.mark.parametrize("n", plane.DIMENSIONS)
def test_the_words_of_the_regions_stand_inside_the_borders_in_their_order(n):
    places = entropy_plane.borders(n)["regions"]
    assert len(places) == len(entropy_plane.words()["regions"])
    assert np.all(np.diff(places[:, 0]) > 0)
    for H, C in places:
        least, most = plane.bounds(H, n)
        assert least < C < most


def test_the_point_and_its_bars_are_those_of_the_reading():
    reading = ex.measure("permutation_entropy", "logistic", steps=3000, n=4)
    H, C = reading.values["H"], reading.values["C"]
    assert reading.arrays["point"].tolist() == [[H, C]]
    assert np.nanmax(reading.arrays["bars_H"]) == pytest.approx(H + reading.uncertainty["H"])
    assert np.nanmin(reading.arrays["bars_C"]) == pytest.approx(C - reading.uncertainty["C"])
    assert np.array_equal(reading.arrays["upper_H"], plane.limits(4)[1][:, 0])
