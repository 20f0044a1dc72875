"""Fish that turn side by side: the same bits as one by one, whatever the block they stand in."""

import math

import numpy as np
import pytest

from explorer.experiments.swarms import couzin_block as block_of
from explorer.experiments.swarms.couzin_rules import NONE
from explorer.experiments.swarms.couzin_turn import swim
from explorer.numerics.noise import normal_of, stream

KEY = stream(5, 9)


def wishing(count):
    """Places, headings and wishes of fish, some of whom want nothing or straight back."""
    chance = np.random.default_rng(count)
    pos, head = 20 * chance.random((count, 3)), chance.normal(size=(count, 3))
    wish = chance.normal(size=(count, 3)) * 10.0 ** chance.integers(-3, 9, (count, 1))
    wish[::7] = 0.0
    wish[3::11] = -2.5 * head[3::11]
    return pos, head, wish


@pytest.mark.parametrize("count", [1, 7, 64])
@pytest.mark.parametrize("before, after", [(0.0, 0.0), (0.1, 0.0), (0.0, 0.3)])
@pytest.mark.parametrize("box", [0.0, 20.0])
def test_a_block_turns_as_its_fish_do_one_by_one(count, before, after, box):
    pos, head, wish = wishing(count)
    alone, prow = pos.copy(), head.copy()
    order = np.random.default_rng(1).permutation(count)
    habits = np.array((math.cos(0.4), math.sin(0.4), before, after, 0.3, box))
    block = block_of.new_block()
    for k, i in enumerate(order):
        block[k :: block_of.BLOCK][:3] = wish[i]
        swim(alone, prow, i, tuple(wish[i]), *habits[:4], KEY, 0.3, box, NONE, NONE)
    block_of.swim_block(pos, head, order, 0, count, block, habits, KEY, NONE, NONE)
    assert np.array_equal(head, prow)
    assert np.array_equal(pos, alone)


def test_noise_of_a_block_is_that_of_each_fish():
    order = np.arange(1000, 1064)
    block = block_of.new_block()
    block_of.draw_noise(order, 0, 64, KEY, block)
    found = block[block_of.NOISE : block_of.NOISE + 3 * 64].reshape(3, 64)
    wanted = [[normal_of(KEY, fish, lane) for fish in order] for lane in range(3)]
    assert np.array_equal(found, wanted)
    assert abs(found).max() > 1.5  # some lay in the tails
