"""Basins against brute force, and of systems whose borders are known."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.basins import DIAGNOSTIC
from explorer.engine import pool
from explorer.equations.press import press_ensemble
from explorer.experiments.flows.magnetic_pendulum import rests
from explorer.experiments.maps.newton import roots
from tests.diagnostics.test_lyapunov import moving

DOUBLE_WELL = ex.flow("x' = x - x**3 + y*0\ny' = -y", start={"x": 0.5, "y": 0.5}, dt=0.02)
RINGS = ex.flow(
    "s = x**2 + y**2\nf = -0.01*(s - 1)*(s - 4)*(s - 9)\nx' = x*f - y\ny' = y*f + x",
    start={"x": 1.0, "y": 0.0}, dt=0.005,
)  # fmt: skip


def brute(key, dt, steps, found, targets):
    """Label of each start by the nearest of `targets` after so many steps of the same rule."""
    experiment = ex.catalogue()[key]
    x, y = np.meshgrid(found.arrays["x"], found.arrays["y"])
    state = np.zeros((len(experiment.motion.start), x.size))
    state[0], state[1] = x.ravel(), y.ravel()
    rule = "map" if dt is None else "rk4"
    code = press_ensemble(experiment.system, rule)
    vector = experiment.settings().vector
    spans = pool.pool().ranges(x.size, 256)
    pool.pool().map(
        lambda span: code.advance(state, vector, 0.0, dt or 1.0, 0, steps, *span), spans
    )
    away = np.hypot(*(state[:2, None] - np.array(targets).T[:, :, None]))
    assert away.min(axis=0).max() < 1e-4  # all have settled
    return away.argmin(axis=0).reshape(x.shape)


@pytest.mark.parametrize(
    ("key", "dt", "steps", "targets"),
    [
        ("newton", None, 200, roots(1.0, 0.0)),
        ("magnetic_pendulum", 0.05, 4000, rests(0.5, 0.3)),
    ],
)
def test_cells_are_labelled_as_by_brute_force(key, dt, steps, targets):
    options = {} if dt is None else {"dt": dt, "start": {"u": 0.0, "v": 0.0}}
    found = ex.measure("basins", key, resolution=200, **options)
    wanted = brute(key, dt, steps, found, targets)
    places = found.arrays["at"]
    order = [np.hypot(*(np.array(targets) - place).T).argmin() for place in places]
    assert sorted(order) == [0, 1, 2]
    assert np.hypot(*(np.array(targets)[order] - places).T).max() < 1e-3
    labels = np.array(order)[found.arrays["labels"]]
    assert (labels == wanted).mean() >= 0.999
    assert found.arrays["fractions"].sum() == pytest.approx(1.0)
    assert found.values["boundary_entropy"] > 0.6
    assert found.words["attractors"][0].startswith("1: ")


def test_a_double_well_is_cut_in_the_middle():
    found = ex.measure("basins", DOUBLE_WELL, resolution=100, left_end=-2, right_end=2)
    x, labels = found.arrays["x"], found.arrays["labels"]
    assert found.values["attractors"] == 2
    assert found.arrays["fractions"] == pytest.approx([0.5, 0.5])
    assert found.values["uncertainty"] == pytest.approx(1.0, abs=0.03)
    side = np.sign(found.arrays["at"][labels, 0])
    assert (side == np.sign(x)[None, :]).all()


def test_a_start_on_a_saddle_comes_to_no_attractor_of_its_own():
    found = ex.measure("basins", DOUBLE_WELL, resolution=33, left_end=-2, right_end=2)
    assert found.arrays["x"][16] == 0.0  # the stable manifold of the saddle is on the grid
    assert found.values["attractors"] == 2


def test_two_limit_cycles_are_told_apart():
    found = ex.measure(
        "basins", RINGS, resolution=60, left_end=-2.9, right_end=2.9, low_end=-2.9, high_end=2.9
    )
    radius = np.hypot(found.arrays["visited_x"], found.arrays["visited_y"])
    assert found.values["attractors"] == 2
    assert np.minimum(np.abs(radius - 1), np.abs(radius - 3)).max() < 1e-2
    x, y = np.meshgrid(found.arrays["x"], found.arrays["y"])
    inner = np.hypot(x, y) < 2.0
    assert len(np.unique(found.arrays["labels"][inner])) == 1
    assert len(np.unique(found.arrays["labels"][~inner])) == 1
    assert found.arrays["fractions"].min() == pytest.approx(inner.mean())


def test_a_strange_attractor_is_one_and_the_rest_escapes():
    found = ex.measure("basins", "henon", resolution=80, left_end=-2, right_end=2, low_end=-2,
                       high_end=2)  # fmt: skip
    assert found.values["attractors"] == 1
    x, y = np.meshgrid(found.arrays["x"], found.arrays["y"])
    escaped = np.zeros(x.shape, bool)
    with np.errstate(all="ignore"):
        for _ in range(2000):
            x, y = 1 - 1.4 * x**2 + y, 0.3 * x
            escaped |= ~(np.abs(x) < 1e6)
    assert ((found.arrays["labels"] == -1) == escaped).mean() > 0.999


def test_lorenz_has_one_attractor_and_below_the_hopf_point_two():
    for rho, count in ((28.0, 1), (15.0, 2)):
        found = ex.measure("basins", "lorenz", {"rho": rho}, resolution=24)
        assert found.values["attractors"] == count
        assert found.values["lost"] == 0.0


def test_it_refines_and_stops_when_asked():
    scope = {**DIAGNOSTIC.options({"resolution": 32}), "pool": pool.pool()}
    scope["cancel"] = np.zeros(1, np.int32)
    motion = moving(ex.catalogue()["newton"])
    readings = list(DIAGNOSTIC.compute(motion, **scope))
    assert [reading.done for reading in readings] == pytest.approx([1 / 64, 1 / 16, 0.25, 1.0])
    fine = readings[-1].arrays["labels"]
    assert np.array_equal(readings[0].arrays["labels"][::8, ::8], fine[::8, ::8])
    scope["cancel"][0] = 1
    assert not list(DIAGNOSTIC.compute(motion, **scope))


def test_threads_change_nothing():
    before, found = pool.pool().threads, []
    try:
        for threads in (1, 2):
            pool.set_threads(threads)
            found.append(ex.measure("basins", "newton", resolution=96).arrays["labels"])
    finally:
        pool.set_threads(before)
    assert np.array_equal(*found)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"across": "x", "up": "x"}, "two different"), ({"across": "q"}, "q"),
     ({"left_end": 1.0, "right_end": 0.5}, "low < high")],
)  # fmt: skip
def test_a_plane_of_starts_that_is_none_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("basins", "newton", **options)
    with pytest.raises(ex.BadInput, match="one state"):
        ex.measure("basins", "logistic")
