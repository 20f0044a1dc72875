"""What every entropy of a series says of odd ones: a number that holds, or what is needed."""

import math

import numpy as np
import pytest

import explorer as ex

KEYS = (
    "approximate_entropy", "block_entropy", "conservation", "delay_spectrum",
    "dispersion_entropy", "fisher_shannon", "forbidden_patterns", "generalised_entropies",
    "lempel_ziv", "multiscale_entropy", "ordinal_network", "permutation_entropy",
    "sample_entropy", "sampling_scheme", "spectral_entropy", "spectrum", "surrogate_test",
    "weighted_permutation_entropy", "windowed_entropy", "zero_one_test",
)  # fmt: skip
NOISE = np.random.default_rng(20261129).normal(size=3000)
NO_UNIT = tuple(key for key in KEYS if key not in ("conservation", "spectrum"))
FEW = {"surrogate_test": {"surrogates": 39}}


def values(key, x):
    return ex.measure(key, data=x, **FEW.get(key, {})).values


@pytest.mark.parametrize("key", KEYS)
def test_nothing_and_one_sample_are_refused_or_provisional(key):
    for x in (NOISE[:0], NOISE[:1], np.full(4, np.nan)):
        try:
            found = ex.measure(key, data=x, **FEW.get(key, {}))
        except ex.BadInput as error:
            assert any(character.isdigit() for character in str(error))
        else:
            assert found.provisional
            assert found.notes or key == "conservation"


@pytest.mark.parametrize("key", NO_UNIT)
def test_the_unit_does_not_matter_even_where_squares_overflow(key):
    plain = values(key, NOISE)
    for unit in (2.0**1000, 2.0**-900):
        scaled = values(key, unit * NOISE)
        for name, value in plain.items():
            assert scaled[name] == pytest.approx(value, rel=1e-9, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("key", NO_UNIT)
@pytest.mark.parametrize("x", (np.full(2000, 0.1), np.arange(2000.0)), ids=("constant", "ramp"))
def test_a_constant_and_a_ramp_give_no_minus_nought(key, x):
    for value in values(key, x).values():
        assert value != 0.0 or math.copysign(1.0, value) > 0.0


@pytest.mark.parametrize("share", (0.45, 0.55))
def test_tosses_of_a_coin_are_not_constant_whichever_side_is_the_median(share):
    tosses = (np.random.default_rng(7).random(20_000) < share).astype(float)
    fair = -(share * math.log(share) + (1 - share) * math.log(1 - share))
    assert values("block_entropy", tosses)["h"] == pytest.approx(fair, abs=0.01)
    assert values("lempel_ziv", tosses)["C"] == pytest.approx(1.0, abs=0.1)
