"""Finite-time exponents against closed forms and against the FTLE of the same flow."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.finite_time_exponent import DIAGNOSTIC
from explorer.diagnostics.growth import finite_time
from explorer.engine import pool
from tests.diagnostics.test_lyapunov import moving

CAT = ex.map("x' = mod(2*x + y, 1)\ny' = mod(x + y, 1)", start={"x": 0.2, "y": 0.3})


def test_the_cat_map_stretches_alike_everywhere():
    found = ex.measure("finite_time_exponent", CAT, T=40, resolution=16)
    # M^40 is symmetric: its largest singular value is its largest eigenvalue
    wanted = np.log((3 + np.sqrt(5)) / 2)
    assert found.arrays["exponent"] == pytest.approx(wanted, abs=1e-9)
    assert found.values["deviation"] < 1e-9
    long = ex.measure("finite_time_exponent", CAT, T=5000, resolution=8)  # beyond any number
    assert long.values["mean"] == pytest.approx(wanted, abs=1e-9)


def test_shear_grows_as_its_closed_form():
    shear = ex.flow("x' = y\ny' = 0", start={"x": 0.0, "y": 0.0}, dt=0.1)
    found = ex.measure("finite_time_exponent", shear, T=10.0, resolution=8)
    largest = (10 + np.sqrt(10**2 + 4)) / 2
    assert found.arrays["exponent"] == pytest.approx(np.log(largest) / 10, abs=1e-9)


def test_it_is_the_ftle_of_a_flow_on_a_plane():
    found = ex.measure("finite_time_exponent", "double_gyre", resolution=24)
    peer = ex.ftle("double_gyre", shape=(24, 24), T=15.0, gradient="tangent")
    assert found.arrays["exponent"] == pytest.approx(peer.arrays["ftle"], abs=1e-6)
    assert found.values["here"] == pytest.approx(
        float(ex.ftle("double_gyre", points=[(0.5, 0.25)], T=15.0).arrays["ftle"][0]), abs=1e-6
    )


def test_other_states_begin_where_the_run_stands():
    one = ex.measure("finite_time_exponent", "lorenz", across="x", up="z", resolution=8, T=2.0,
                     start={"y": 3.0})  # fmt: skip
    x, z = np.meshgrid(one.arrays["x"], one.arrays["y"])
    starts = np.array([x.ravel(), np.full(64, 3.0), z.ravel()])
    wanted = finite_time(moving(ex.catalogue()["lorenz"]), starts, 200)
    assert np.array_equal(one.arrays["exponent"].ravel(), wanted)
    assert one.settings["up"] == "z"


def test_starts_that_leave_are_blank_and_counted():
    found = ex.measure("finite_time_exponent", "henon", left_end=-3, right_end=3, low_end=-3,
                       high_end=3, T=60, resolution=40)  # fmt: skip
    blank = np.isnan(found.arrays["exponent"])
    assert found.values["lost"] == blank.mean() > 0.5
    assert "blank" in found.notes[0]
    assert found.arrays["share"].sum() == pytest.approx(1.0)


def test_it_refines_stops_and_does_not_depend_on_threads():
    scope = {**DIAGNOSTIC.options({"resolution": 40, "T": 10.0}), "pool": pool.Pool(1)}
    scope["cancel"] = np.zeros(1, np.int32)
    motion = moving(ex.catalogue()["henon"])
    one = list(DIAGNOSTIC.compute(motion, **scope))
    assert [reading.done for reading in one] == pytest.approx([1 / 64, 1 / 16, 0.25, 1.0])
    *_, two = DIAGNOSTIC.compute(motion, **{**scope, "pool": pool.Pool(2)})
    assert np.array_equal(one[-1].arrays["exponent"], two.arrays["exponent"], equal_nan=True)
    scope["cancel"][0] = 1
    assert not list(DIAGNOSTIC.compute(motion, **scope))


@pytest.mark.parametrize(
    ("options", "message"), [({"T": 1e9}, "at most"), ({"across": "q"}, "q"), ({"T": -1.0}, "T")]
)
def test_what_makes_no_sense_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("finite_time_exponent", "lorenz", **options)
