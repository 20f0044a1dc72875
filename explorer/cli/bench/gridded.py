"""Velocities on grids: the flow map of data against NumbaCS, and a lattice Boltzmann wake.

NumbaCS needs a Python of its own, named by SEPARATRIX_PEERS.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

from explorer.cli.bench.ftle_ratios import Timed, timed
from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.cli.bench.peer import Peer, python_with
from explorer.diagnostics.flow_map import FlowMap
from explorer.diagnostics.slice_map import slice_map
from explorer.engine.pool import Pool
from explorer.experiments.fields import cylinder_wake_lbm as wake
from explorer.experiments.transport.double_gyre import BOX, EXPERIMENT
from explorer.model.slices import Slices, sliced
from explorer.numerics import transport

SHAPE, T, STEPS, THREADS = (256, 512), 15.0, 68, 2
SAMPLES = (61, 101, 201)  # of the double gyre: instants, rows, columns
CHANNEL, LATTICE_STEPS = (128, 512), 200
NUMBACS = """
import json, numba, numpy as np
from time import perf_counter, process_time
from numbacs.flows import get_flow_2D, get_interp_arrays_2D
from numbacs.integration import flowmap_grid_2D
from numbacs.diagnostics import ftle_grid_2D
numba.set_num_threads(THREADS)
given = np.load(FOLDER + "/gyre.npz")
u, v = (np.ascontiguousarray(given[n].transpose(0, 2, 1)) for n in "uv")
grid, cu, cv = get_interp_arrays_2D(given["t"], given["x"], given["y"], u, v)
flow = get_flow_2D(grid, cu, cv)
x, y = np.linspace(0, 2, COLUMNS), np.linspace(0, 1, ROWS)
params = np.array([1.0])
def run():
    wall, cpu = perf_counter(), process_time()
    ends = flowmap_grid_2D(flow, 0.0, SPAN, x, y, params)
    ftle_grid_2D(ends, SPAN, x[1] - x[0], y[1] - y[0])
    wall, cpu = perf_counter() - wall, process_time() - cpu
    np.save(FOLDER + "/ends.npy", ends)
    return json.dumps([wall, cpu])
"""


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The flow map of gridded data, and node updates of the wake; accuracy in the same call."""
    return {**_data(rounds), **_lattice(rounds)}


def gyre() -> Slices:
    """The double gyre on the nodes that both read."""
    t, y, x = (np.linspace(0.0, end, n) for end, n in zip((T, 1.0, 2.0), SAMPLES, strict=True))
    s, b, a = np.meshgrid(t, y, x, indexing="ij")
    sway = 0.25 * np.sin(2 * np.pi / 10 * s)
    f, slope = sway * a**2 + (1 - 2 * sway) * a, 2 * sway * a + 1 - 2 * sway
    u = -0.1 * np.pi * np.sin(np.pi * f) * np.cos(np.pi * b)
    return sliced(t, x, y, u, 0.1 * np.pi * np.cos(np.pi * f) * np.sin(np.pi * b) * slope)


def _data(rounds: int) -> dict[str, Figure]:
    pool, axes, slices = Pool(THREADS), transport.axes(BOX, SHAPE), gyre()
    seeds = transport.seeds(axes)
    assert EXPERIMENT.system is not None
    vector = EXPERIMENT.settings().vector
    exact = FlowMap(EXPERIMENT.system, vector, 0.0, T, 1500, pool=pool).ends(seeds)

    def ours(steps: int = STEPS) -> np.ndarray:
        made = slice_map(
            slices, T=T, t0=0.0, steps=steps, interpolation="spline", edge="clamp", pool=pool
        )
        return made.ends(seeds)

    def error(ends: np.ndarray) -> tuple[float, ...]:
        """(mean, 99 %, largest) distance of FTLE fields by the same differences [1/s]."""
        fields = [
            transport.ftle(transport.differences(e.reshape(2, *SHAPE), axes), T)
            for e in (ends, exact)
        ]
        return transport.deviation(*fields)

    python = python_with("numbacs")
    own = error(ours())
    words = f"61 x 101 x 201 samples, 512 x 256, {STEPS} steps, float64, {THREADS} threads"
    found = {"ftle.gridded_error": summary([own[0]], "1/s", None, _said(own))}
    if python is None:
        return {**found, "ftle.gridded": absent("times as fast", "no NumbaCS", 15.0)}
    with tempfile.TemporaryDirectory() as folder:
        u, v = (np.stack(a) for a in zip(*(slices.take(i) for i in range(SAMPLES[0])), strict=True))
        np.savez(Path(folder) / "gyre.npz", t=slices.times, x=slices.x, y=slices.y, u=u, v=v)
        told = {"THREADS": THREADS, "FOLDER": repr(folder), "COLUMNS": SHAPE[1], "ROWS": SHAPE[0]}
        setup = "\n".join([*(f"{n} = {v}" for n, v in told.items()), f"SPAN = {T}", NUMBACS])
        with Peer(python, setup) as peer:
            return {**found, **_raced(ours, peer, rounds, error, own, Path(folder), words)}


def _raced(
    ours: Callable[[], np.ndarray],
    peer: Peer,
    rounds: int,
    error: Callable[[np.ndarray], tuple[float, ...]],
    own: tuple[float, ...],
    folder: Path,
    words: str,
) -> dict[str, Figure]:
    ours(), peer()
    mine, other = list[Timed](), list[tuple[float, float]]()
    for _ in range(rounds):
        mine.append(timed(ours))
        other.append(tuple(json.loads(peer())))
    ends = np.load(folder / "ends.npy").transpose(2, 1, 0).reshape(2, -1)
    theirs = error(np.ascontiguousarray(ends))
    walls = {"ours": [a[0] for a in mine], "numbacs": [b[0] for b in other]}
    cpu = [b[1] / a[1] for a, b in zip(mine, other, strict=True)]
    against = (
        f"NumbaCS cubic, dop853; {words}; errors {_said(own)} against {_said(theirs)}; "
        f"{1e3 * median(walls['ours']):.0f} ms, {1e3 * min(a[1] for a in mine):.0f} ms of CPU; "
        f"by CPU {median(cpu):.0f}"
    )
    found = ratio(walls, "ours", "numbacs", 15.0, against)
    good = own[0] <= theirs[0] and own[1] <= theirs[1]
    return {"ftle.gridded": found if good else replace(found, met=False)}


def _said(errors: tuple[float, ...]) -> str:
    return "mean {:.1e}, 99 % {:.1e}, largest {:.1e} 1/s".format(*errors)


def _lattice(rounds: int) -> dict[str, Figure]:
    """Stream, collide, obstacle, forces and borders on 512 x 128 nodes."""
    from explorer.numerics import lattice_boltzmann as lattice

    pool, (ny, nx) = Pool(THREADS), CHANNEL
    y, x = np.mgrid[0:ny, 0:nx]
    inside = (x - 128.0) ** 2 + (y - ny / 2 + 0.5) ** 2 < 10.0**2
    bonds, body = lattice.links(inside), np.argwhere(inside).astype(np.int32)
    wind = np.where(inside, 0.0, wake.SPEED)
    f = lattice.equilibrium(np.ones(CHANNEL), wind, 0 * wind).astype(np.float32)
    inflow = lattice.equilibrium(1.0, wake.SPEED, 0.0).astype(np.float32)
    thick = lattice.sponge(nx, wake.SPEED * 20 / 100.0, 40)
    pair, force, spans = [f, f.copy()], np.zeros(2), pool.ranges(ny, 16)

    def step(work: Callable[[tuple[int, int]], None]) -> None:
        for _ in range(LATTICE_STEPS):
            pool.map(work, spans)

    def moved() -> None:
        for _ in range(LATTICE_STEPS):
            here, there = pair
            lattice.bounce(here, bonds, force)

            def part(span: tuple[int, int], a: np.ndarray = there, b: np.ndarray = here) -> None:
                lattice.collide(a, b, thick, *span)

            pool.map(part, spans)
            lattice.borders(there, here, inflow, wake.SPEED, body)
            pair.reverse()

    def copied() -> None:
        step(lambda span: np.copyto(pair[1][:, slice(*span)], pair[0][:, slice(*span)]))

    times = interleave({"moved": moved, "copied": copied}, rounds)
    rates = [ny * nx * LATTICE_STEPS / seconds for seconds in times["moved"]]
    words = f"{THREADS} threads, obstacle and forces included"
    limit = "copying the populations once, by the same threads: what memory allows"
    return {
        "lattice_boltzmann.node_updates_per_s": summary(rates, "nodes/s", 60e6, words),
        "lattice_boltzmann.share_of_copying": summary(
            [b / a for a, b in zip(times["moved"], times["copied"], strict=True)],
            "of the speed of a copy", None, limit,
        ),
    }  # fmt: skip
