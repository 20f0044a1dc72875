"""Steps of the corrected school: every fish reads the old state, then all move.

The old state is laid out anew in each step as whole grid points and single-precision headings;
the state itself, the turning and the noise stay in double precision. Which path runs depends on
the state and the dials alone, never on the number of threads.

Cells are as wide as the attraction zone. Half as wide, a fish looks at 0.58 times as many others,
but their rows are copied for so few that a step took 2.5 times as long at 0.2 fish per unit of
volume, and 0.9 times at one. A list kept for several steps would save the sorting, 2 % of a step.
"""

import numpy as np
from numba import njit

from explorer.experiments.swarms.couzin_block import BLOCK, SIZE, new_block, swim_block
from explorer.experiments.swarms.couzin_predator import hunt
from explorer.experiments.swarms.couzin_wish import (
    LANES,
    box_of,
    fill_limits,
    fill_up,
    lay_out,
    wishes,
)
from explorer.numerics.neighbours import cells_per_edge, gather, runs_around, sort_into_cells
from explorer.numerics.noise import stream

STEPWISE_FROM = 512  # fish; below, cells and threads cost more than they save
SHARE = 200_000  # fewest pairs worth handing to another thread
MET = 400  # others that a fish looks at in cells, about
SPARSE = 4  # cells per edge: with three, all 27 cells are the whole box


@njit(nogil=True, cache=True, error_model="numpy")
def some_fish(
    begin, end, pos, head, where, aim, order, limits, few, habits, block, seed, step, rules, paces,
):  # fmt: skip
    """Move the fish begin to end, each of which looks at the whole school."""
    key, all_ = stream(seed, step), pos.shape[0]
    for first in range(begin, end, BLOCK):
        count = min(BLOCK, end - first)
        wishes(where, aim, first, count, where, aim, all_, all_, limits, few, block, 0)
        swim_block(pos, head, order, first, count, block, habits, key, rules, paces)


@njit(nogil=True, cache=True, error_model="numpy")
def all_fish(
    pos, head, hunter, prow, where, aim, order, n, step, seed, zones, few, habits, rules, paces,
):  # fmt: skip
    """Take n steps of a small school, by all pairs."""
    limits, block = np.empty(5, np.float32), np.empty(SIZE)
    for k in range(n):
        hunt(rules, hunter, prow, pos, habits[5])
        edge, x0, y0, z0 = box_of(pos, habits[5], zones[2])
        lay_out(pos, head, order, edge, x0, y0, z0, where, aim)
        fill_limits(limits, edge, zones)
        some_fish(
            0, pos.shape[0], pos, head, where, aim, order, limits, few, habits, block, seed,
            step + k, rules, paces,
        )  # fmt: skip


@njit(nogil=True, cache=True, error_model="numpy")
def fish_of_cells(
    begin, end, pos, head, where, aim, order, limits, few, habits, block, seed, step, rules, paces,
    sheet, near, near_where, near_aim, cells, home, start,
):  # fmt: skip
    """Move the fish of the cells that begin at sorted places begin to end.

    The 27 cells around each cell are copied once into `near`, so that every fish of the cell looks
    along one contiguous row.
    """
    k, key, runs = begin, stream(seed, step), np.empty((18, 2), np.int64)
    if k > start[home[order[k]]]:  # the cell began in the range before and is done there
        k = start[home[order[k]] + 1]
    first = k  # of those that have their wishes and have not swum yet
    while k < end:
        cell = home[order[k]]
        seen = gather(sheet, runs, runs_around(cell, cells, start, runs), near)
        whole = fill_up(near_where, seen, where[0, k])
        while k < start[cell + 1]:
            count = min(BLOCK - (k - first), start[cell + 1] - k)
            wishes(
                where, aim, k, count, near_where, near_aim, seen, whole, limits, few, block,
                k - first,
            )  # fmt: skip
            k += count
            if k - first == BLOCK:
                swim_block(pos, head, order, first, BLOCK, block, habits, key, rules, paces)
                first = k
    swim_block(pos, head, order, first, k - first, block, habits, key, rules, paces)


def take_steps(school, n, step, seed, pool, zones, few, habits, rules, paces):
    """Move the school n steps in place; the same bits for any pool and any slicing.

    school      pos [L], head (N, 3) float64; place [L] and heading (3,) of the predator
    step        index of the first step, for the noise
    pool        has `map` and `ranges`, or None for the calling thread alone
    zones       (5,) r_repulsion, r_orientation, r_attraction [L], blind_angle [deg], weight
    few         how many of those it sees a fish heeds; 0: all
    habits      (6,) cosine and sine of the largest turn, noise before and after it, way of one
                step [L], edge of the cube [L] (0 for open water)
    rules       of `couzin_rules`;   paces   of `couzin_leaders`; both empty when off
    """
    pos, head, hunter, prow = school
    count, box = pos.shape[0], habits[5]
    sheet, where, aim = new_sheet(count)
    order = np.arange(count)
    if count < STEPWISE_FROM:
        all_fish(
            pos, head, hunter, prow, where, aim, order, n, step, seed, zones, few, habits, rules,
            paces,
        )  # fmt: skip
        return
    share_out = map if pool is None else pool.map
    limits, spare, tables = np.empty(5, np.float32), [], ()
    for k in range(step, step + n):
        hunt(rules, hunter, prow, pos, box)
        edge, *corner = box_of(pos, box, zones[2])
        cells = cells_per_edge(edge, zones[2], count)
        fill_limits(limits, edge, zones)
        if cells < SPARSE:
            move, shares = some_fish, shared_out(pool, count, count)
            order[:] = np.arange(count)
        else:
            tables = tables or cell_tables(count)
            move, shares = fish_of_cells, shared_out(pool, count, MET)
            sort_into_cells(pos, edge, *corner, cells, tables[0], order, tables[1])
        lay_out(pos, head, order, edge, *corner, where, aim)
        spare += [(new_block(), new_sheet(count)) for _ in shares[len(spare) :]]
        school = pos, head, where, aim, order, limits, few, habits
        jobs = [
            (*share, *school, block, seed, k, rules, paces)
            + (() if cells < SPARSE else (sheet, *near, cells, *tables))
            for share, (block, near) in zip(shares, spare, strict=False)
        ]
        list(share_out(lambda job, move=move: move(*job), jobs))


def shared_out(pool, count, met):
    """The fish in ranges worth handing to a thread; `met`: how many each looks at."""
    if pool is None:
        return [(0, count)]
    return pool.ranges(count, smallest=max(BLOCK, SHARE // met))


def new_sheet(count):
    """Six rows of 32 bits, and the same rows as places and headings (3, count + LANES)."""
    sheet = np.zeros((6, count + LANES), np.int32)
    return sheet, sheet[:3], sheet[3:].view(np.float32)


def cell_tables(count):
    """The cell of each fish, and where each cell begins."""
    most = cells_per_edge(1.0, 1e-9, count) ** 3 + 1
    return np.empty(count, np.int64), np.empty(most, np.int64)
