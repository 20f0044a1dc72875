"""Throws: the same for the same seed, evenly between the ends, and only where they may fall."""

import math
from dataclasses import replace

import numpy as np
import pytest

from explorer import api
from explorer.engine.dice import thrown
from explorer.model import BadInput, Param
from tests.engine.toys import DECAY

EVERY_SORT = (
    Param("rate", 0.5, -2.0, 3.0),
    Param("size", 1.0, 1e-4, 1e4, scale="log"),
    Param("count", 5, 1, 9, kind="int"),
    Param("coarse", 1.0, 0.0, 10.0, step=2.5),
    Param("on", True),
    Param("variant", "one", choices=("one", "two", "three")),
    Param("n_fish", 50, 2, 500, kind="int", effect="restart"),
    Param("axis", 1.0, 0.0, 2.0, effect="scale"),
)

SORTS = replace(DECAY, params=(*DECAY.params, *EVERY_SORT))


def test_a_seed_gives_the_same_throw_again_and_another_seed_another():
    assert thrown(SORTS, 7) == thrown(SORTS, 7)
    assert thrown(SORTS, 7) != thrown(SORTS, 8)


def test_locked_dials_stay_and_change_nothing_for_the_others():
    whole, part = thrown(SORTS, 7), thrown(SORTS, 7, held=("size", "on"))
    assert part == {name: v for name, v in whole.items() if name not in ("size", "on")}
    assert {"n_fish", "axis"} & set(whole) == set()


def test_every_value_is_one_the_dial_allows_between_its_ends():
    for seed in range(1, 200):
        for name, value in thrown(SORTS, seed).items():
            param = next(p for p in SORTS.params if p.name == name)
            assert param.check(value) == value
            if param.min is not None:
                assert param.min <= value <= param.max
    assert {thrown(SORTS, seed)["coarse"] for seed in range(1, 99)} == {0, 2.5, 5, 7.5, 10}


def test_throws_are_even_on_the_scale_of_the_dial():
    """Mean of a uniform share is 1/2 with deviation 1/sqrt(12 n): within four of them."""
    throws = [thrown(SORTS, seed) for seed in range(1, 1001)]
    rates = (np.array([one["rate"] for one in throws]) + 2) / 5
    sizes = (np.log10([one["size"] for one in throws]) + 4) / 8
    for shares in (rates, sizes):
        assert abs(shares.mean() - 0.5) < 4 / math.sqrt(12 * 1000)
        assert shares.min() < 0.01
        assert shares.max() > 0.99


@pytest.mark.parametrize("key", ["lorenz", "couzin", "kuramoto_sivashinsky", "ikeda"])
def test_an_experiment_takes_a_throw(key):
    experiment = api.catalogue()[key]
    for seed in range(1, 6):
        experiment.settings(thrown(experiment, seed))


@pytest.mark.parametrize("seed", [0, -1, 2**31])
def test_a_seed_that_is_none_is_refused(seed):
    with pytest.raises(BadInput, match="whole number"):
        thrown(SORTS, seed)
