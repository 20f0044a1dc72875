"""Drifting particles as machine code, against steps of RK4 through `numerics.carried.slope`."""

import numpy as np
import pytest

from explorer.equations import drift
from explorer.numerics import carried

NX, NY, STEPS, DT = 20, 11, 7, 0.3
OPEN = (False, False)
SEA = np.zeros((0, 0), np.uint8)


def thrown(seed, count=1003):
    """Places all over the grid and some beyond it, and levels of noise."""
    random = np.random.default_rng(seed)
    levels = random.normal(size=(2 * STEPS + 1, NY + 3, NX + 3, 2))
    places = [random.uniform(-1.0, n, count) for n in (NX, NY)]
    return np.stack(places), levels


def begun(place, closed, land):
    """What becomes of places before the first step."""
    state = np.zeros(place.shape[1], np.uint8)
    carried.look(place, state, 0, len(state), *closed, land, NX, NY)
    return state


def loop(place, state, levels, closed, land, kind, clamp):
    """One particle after another, in plain Python."""
    place, state = place.copy(), state.copy()
    for s in range(STEPS):
        three = levels[2 * s], levels[2 * s + 1], levels[2 * s + 1], levels[2 * s + 2]
        for m in np.flatnonzero(state == carried.MOVING):
            start, slope, total = place[:, m].copy(), np.zeros(2), place[:, m].copy()
            for level, reach, share in zip(three, (0, 0.5, 0.5, 1), (1, 2, 2, 1), strict=True):
                at = start + DT * reach * slope
                slope = np.array(carried.slope(level, *at, NX, NY, *closed, kind)[:2])
                total += DT * share / 6 * slope
            place[:, m] = total
            end = carried.fate(*total, NX, NY, *closed, land)
            if end == carried.BEACHED or (end == carried.LOST and not clamp):
                state[m] = end
    return place, state


@pytest.mark.parametrize("kind", [0, 1, 2])
@pytest.mark.parametrize("closed", [OPEN, (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("clamp", [False, True])
def test_it_is_rk4_with_every_edge_and_shore(kind, closed, clamp):
    place, levels = thrown(1, 203)
    land = (np.random.default_rng(2).random((NY, NX)) < 0.1).astype(np.uint8)
    for shore in (SEA, land):
        state = begun(place, closed, shore)
        wanted, ends = loop(place, state, levels, closed, shore, kind, clamp)
        found = place.copy()
        drift.march(found, state, levels, DT, 0, 203, *closed, shore, kind, clamp)
        assert np.allclose(found, wanted, rtol=0, atol=1e-10)
        assert np.array_equal(state, ends)
        assert len(set(ends)) == 1 + bool(shore.size) + (closed != (True, True))


def test_levels_in_single_precision_are_read_as_they_are():
    place, levels = thrown(3)
    short = levels.astype(np.float32)
    ends = []
    for given in (short, short.astype(np.float64)):
        moved, state = place.copy(), np.zeros(1003, np.uint8)
        drift.march(moved, state, given, DT, 0, 1003, True, True, SEA, 2, True)
        ends.append(moved)
    assert np.array_equal(*ends)


def test_neighbours_and_shares_change_nothing():
    place, levels = thrown(4)
    whole, parts, alone = (place.copy() for _ in range(3))
    states = [np.zeros(1003, np.uint8) for _ in range(3)]
    how = (*OPEN, SEA, 2, False)
    drift.march(whole, states[0], levels, DT, 0, 1003, *how)
    for low, high in ((500, 1003), (0, 17), (17, 500)):
        drift.march(parts, states[1], levels, DT, low, high, *how)
    for s in range(STEPS):  # step by step too
        drift.march(alone, states[2], levels[2 * s : 2 * s + 3].copy(), DT, 0, 1003, *how)
    assert np.array_equal(whole, parts)
    assert np.array_equal(whole, alone)
    assert np.array_equal(states[0], states[1])


def test_who_does_not_move_stays_put_whatever_its_place_says():
    place, levels = thrown(5, 40)
    place[:, 3], place[:, 9] = np.nan, np.inf
    state = np.zeros(40, np.uint8)
    state[[3, 9, 12]] = carried.LOST
    before = place.copy()
    drift.march(place, state, levels, DT, 0, 40, True, True, SEA, 1, False)
    assert np.array_equal(place[:, [3, 9, 12]], before[:, [3, 9, 12]], equal_nan=True)
    assert np.delete(place != before, [3, 9, 12], axis=1).all()


def test_a_cancelled_call_ends_before_its_next_step():
    place, levels = thrown(6, 40)
    before = place.copy()
    drift.march(
        place, np.zeros(40, np.uint8), levels, DT, 0, 40, True, True, SEA, 2, False,
        np.ones(1, np.int32),
    )  # fmt: skip
    assert np.array_equal(place, before)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": np.zeros((3, 4))},
        {"place": np.zeros((2, 4), np.float32)},
        {"levels": np.zeros((3, 7, 8, 2), np.int16)},
        {"land": np.zeros((9, 9), np.uint8)},
        {"high": 5},
    ],
)
def test_arrays_that_machine_code_would_misread_are_refused(wrong):
    given = {
        "place": np.zeros((2, 4)), "state": np.zeros(4, np.uint8),
        "levels": np.zeros((3, 7, 8, 2)), "dt": 0.1, "low": 0, "high": 4, "round_x": False,
        "round_y": False, "land": SEA, "kind": 2, "clamp": False,
    }  # fmt: skip
    with pytest.raises(ValueError, match=r"of 4|place is|levels"):
        drift.march(**{**given, **wrong})
