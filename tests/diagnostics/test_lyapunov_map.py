"""Lyapunov maps of systems whose exponents are known over the whole plane."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.growth import largest
from explorer.diagnostics.lyapunov_map import DIAGNOSTIC
from explorer.engine import pool
from tests.diagnostics.test_lyapunov import moving

LINEAR = ex.flow(
    "x' = a*x + b*y\ny' = -b*x + a*y", params={"a": (-0.1, -0.5, 0.2), "b": (1.0, 0.0, 3.0)},
    start={"x": 0.3, "y": 0.0}, dt=0.02,
)  # fmt: skip


def test_a_linear_flow_has_its_growth_rate_everywhere():
    found = ex.measure("lyapunov_map", LINEAR, resolution=11, transient=200, steps=2000)
    wanted = np.broadcast_to(found.arrays["x"], (11, 11))
    assert found.arrays["exponent"] == pytest.approx(wanted, abs=3e-2)
    mid = ex.measure("lyapunov_map", LINEAR, resolution=11, right="b", upward="a")
    assert mid.settings["right"] == "b"
    assert np.ptp(mid.arrays["exponent"][5]) < 0.02


def test_stable_cycles_have_the_exponent_of_their_multiplier():
    two = ex.map("x' = r*x*(1 - x) + s", params={"r": (2.5, 2.1, 2.7), "s": (0.0, 0.0, 0.05)},
                 start={"x": 0.4})  # fmt: skip
    found = ex.measure("lyapunov_map", two, resolution=12)
    r, s = np.meshgrid(found.arrays["x"], found.arrays["y"])
    fixed = (r - 1 + np.sqrt((r - 1) ** 2 + 4 * r * s)) / (2 * r)
    wanted = np.log(np.abs(r * (1 - 2 * fixed)))
    assert found.arrays["exponent"] == pytest.approx(wanted, abs=1e-6)


def test_cells_whose_orbit_escapes_are_blank_and_counted():
    found = ex.measure("lyapunov_map", "henon", left_end=1.0, right_end=3.0, resolution=32)
    escaped = found.arrays["escaped"].astype(bool)
    assert np.isnan(found.arrays["exponent"][escaped]).all()
    assert found.values["escaped"] == escaped.mean() > 0.3
    assert escaped[:, -1].all()
    assert "blank" in found.notes[0]


def test_the_fine_picture_agrees_with_one_made_at_once():
    found = ex.measure("lyapunov_map", "henon", resolution=20, steps=500)
    motion = moving(ex.catalogue()["henon"])
    x, y = np.meshgrid(found.arrays["x"], found.arrays["y"])
    dials = np.ascontiguousarray([x.ravel(), y.ravel()])
    rates = largest(motion, dials, np.zeros((2, 400)), 500, 500)
    assert np.array_equal(found.arrays["exponent"].ravel(), rates, equal_nan=True)


def test_it_refines_and_stops_when_asked():
    scope = {**DIAGNOSTIC.options({"resolution": 24}), "pool": pool.pool()}
    scope["cancel"] = np.zeros(1, np.int32)
    motion = moving(ex.catalogue()["henon"])
    readings = list(DIAGNOSTIC.compute(motion, **scope))
    assert [reading.done for reading in readings] == pytest.approx([9 / 576, 36 / 576, 0.25, 1.0])
    assert all(reading.arrays["exponent"].shape == (24, 24) for reading in readings)
    scope["cancel"][0] = 1
    assert not list(DIAGNOSTIC.compute(motion, **scope))


def test_threads_change_nothing():
    before, found = pool.pool().threads, []
    try:
        for threads in (1, 2):
            pool.set_threads(threads)
            found.append(ex.measure("lyapunov_map", "henon", resolution=64).arrays["exponent"])
    finally:
        pool.set_threads(before)
    assert np.array_equal(*found, equal_nan=True)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"right": "a", "upward": "a"}, "two different"), ({"right": "q"}, "q"),
     ({"left_end": 1.0, "right_end": 0.5}, "low < high")],
)  # fmt: skip
def test_dials_that_do_not_fit_are_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("lyapunov_map", "henon", **options)


def test_one_dial_is_too_few():
    with pytest.raises(ex.BadInput, match="dial"):
        ex.measure("lyapunov_map", "logistic")
