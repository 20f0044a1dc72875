"""Steps of the corrected school: every fish reads the old state, then all move.

The old state is laid out anew in each step as whole grid points and single-precision headings;
the state itself, the turning and the noise stay in double precision. Which path runs depends on
the state and the dials alone, never on the number of threads.
"""

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_predator import hunt
from explorer.experiments.swarms.couzin_turn import swim
from explorer.experiments.swarms.couzin_wish import box_of, lay_out, limits_of, wish
from explorer.numerics.neighbours import cells_per_edge, gather, runs_around, sort_into_cells
from explorer.numerics.noise import stream

STEPWISE_FROM = 512  # fish; below, cells and threads cost more than they save
SHARE = 512  # fewest fish worth handing to another thread
SPARSE = 4  # cells per edge: with three, all 27 cells are the whole box


@njit(nogil=True, cache=True, error_model="numpy")
def some_fish(
    begin, end, pos, head, where, aim, flee, align, follow, back, weight,
    cos_turn, sin_turn, before, after, seed, step, stride, box, rules, paces,
):  # fmt: skip
    """Move the fish begin to end, each of which looks at the whole school."""
    count, key = where.shape[1], stream(seed, step)
    for i in range(begin, end):
        longing = wish(
            where[0, i], where[1, i], where[2, i], aim[0, i], aim[1, i], aim[2, i], count,
            where, aim, flee, align, follow, back, weight,
        )  # fmt: skip
        swim(
            pos, head, i, longing, cos_turn, sin_turn, before, after, key, stride, box, rules, paces
        )


@njit(nogil=True, cache=True, error_model="numpy")
def all_fish(
    pos, head, hunter, prow, where, aim, order, n, step, seed,
    r_repulsion, r_orientation, r_attraction, blind_angle, weight,
    cos_turn, sin_turn, before, after, stride, box, rules, paces,
):  # fmt: skip
    """Take n steps of a small school, by all pairs."""
    for k in range(n):
        hunt(rules, hunter, prow, pos, box)
        edge, x0, y0, z0 = box_of(pos, box, r_attraction)
        lay_out(pos, head, order, edge, x0, y0, z0, where, aim)
        flee, align, follow, back = limits_of(
            edge, r_repulsion, r_orientation, r_attraction, blind_angle
        )
        some_fish(
            0, pos.shape[0], pos, head, where, aim, flee, align, follow, back, weight,
            cos_turn, sin_turn, before, after, seed, step + k, stride, box, rules, paces,
        )  # fmt: skip


@njit(nogil=True, cache=True, error_model="numpy")
def fish_of_cells(
    begin, end, pos, head, where, aim, cells, home, order, start, runs, near, near_aim,
    flee, align, follow, back, weight, cos_turn, sin_turn, before, after, seed, step, stride, box,
    rules, paces,
):  # fmt: skip
    """Move the fish of the cells that begin at sorted places begin to end.

    The 27 cells around each cell are copied once into `near`, so that every fish of the cell looks
    along one contiguous row.
    """
    k, key = begin, stream(seed, step)
    while k < end:
        cell = home[order[k]]
        if k > start[cell]:  # the cell began in the range before and was done there
            k = start[cell + 1]
            continue
        found = runs_around(cell, cells, start, runs)
        count = gather(where, runs, found, near)
        gather(aim, runs, found, near_aim)
        while k < start[cell + 1]:
            longing = wish(
                where[0, k], where[1, k], where[2, k], aim[0, k], aim[1, k], aim[2, k], count,
                near, near_aim, flee, align, follow, back, weight,
            )  # fmt: skip
            fish = order[k]
            swim(
                pos, head, fish, longing, cos_turn, sin_turn, before, after, key, stride, box,
                rules, paces,
            )  # fmt: skip
            k += 1


def take_steps(school, n, step, seed, pool, zones, turning, stride, box, rules, paces):
    """Move the school n steps in place; the same bits for any pool and any slicing.

    school      pos [L], head (N, 3) float64; place [L] and heading (3,) of the predator
    step        index of the first step, for the noise
    pool        has `map` and `ranges`, or None for the calling thread alone
    zones       r_repulsion, r_orientation, r_attraction [L], blind_angle [deg], weight
    turning     cosine and sine of the largest turn, noise before and after it
    stride      [L] way of one step;   box   [L] edge of the cube, 0 for open water
    rules       of `couzin_rules`;   paces   of `couzin_leaders`; both empty when off
    """
    pos, head, hunter, prow = school
    count, weight = pos.shape[0], np.float32(zones[4])
    where, aim = np.empty((3, count), np.int32), np.empty((3, count), np.float32)
    order = np.arange(count)
    if count < STEPWISE_FROM:
        all_fish(
            pos, head, hunter, prow, where, aim, order, n, step, seed, *zones[:4], weight, *turning,
            stride, box, rules, paces,
        )  # fmt: skip
        return
    shares = [(0, count)] if pool is None else pool.ranges(count, smallest=SHARE)
    share_out = map if pool is None else pool.map
    scratch = None
    for k in range(step, step + n):
        hunt(rules, hunter, prow, pos, box)
        edge, *corner = box_of(pos, box, zones[2])
        cells = cells_per_edge(edge, zones[2], count)
        # a compiled function returns Python floats, and doubles would halve the vectors of `wish`
        limits = [np.float32(limit) for limit in limits_of(edge, *zones[:4])]
        views = *limits, weight, *turning, seed, k, stride, box, rules, paces
        if cells < SPARSE:
            order[:] = np.arange(count)
            lay_out(pos, head, order, edge, *corner, where, aim)
            jobs = [(a, b, pos, head, where, aim, *views) for a, b in shares]
            list(share_out(lambda job: some_fish(*job), jobs))
            continue
        scratch = scratch or cell_scratch(count, len(shares))
        home, start, spare = scratch
        sort_into_cells(pos, edge, *corner, cells, home, order, start)
        lay_out(pos, head, order, edge, *corner, where, aim)
        table = pos, head, where, aim, cells, home, order, start
        jobs = [(*share, *table, *mine, *views) for share, mine in zip(shares, spare, strict=True)]
        list(share_out(lambda job: fish_of_cells(*job), jobs))


def cell_scratch(count, shares):
    """Arrays for the sorting, and for each share of the fish the row of its neighbours."""
    home = np.empty(count, np.int64)
    start = np.empty(cells_per_edge(1.0, 1e-9, count) ** 3 + 1, np.int64)
    spare = [
        (
            np.empty((18, 2), np.int64),
            np.empty((3, count), np.int32),
            np.empty((3, count), np.float32),
        )
        for _ in range(shares)
    ]
    return home, start, spare
