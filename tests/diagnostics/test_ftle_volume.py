"""FTLE in space: the slice is a part of the box, whichever way it stands."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.model import BadInput

TWIST = "x' = x\ny' = -2*y\nz' = z*0.5 + 0*x"
BOX = ((-1.0, 1.0), (-2.0, 2.0), (0.0, 1.0))


def measured(**options):
    flow = ex.flow(TWIST, domain=BOX)
    return ex.measure("ftle_volume", flow, **{"T": 1.0, "resolution": 24, **options})


def test_a_linear_flow_parts_neighbours_alike_everywhere():
    reading = measured()
    assert np.allclose(reading.arrays["volume"], 1.0, atol=1e-5)
    back = measured(direction="backward")
    assert np.allclose(back.arrays["volume"], 2.0, atol=1e-5)


@pytest.mark.parametrize(
    ("across", "up", "axis"), [("y", "z", 2), ("x", "z", 1), ("x", "y", 0), ("y", "x", 0)]
)
def test_the_slice_is_that_of_the_volume(across, up, axis):
    reading = api.measure(
        "ftle_volume", "arnold_beltrami_childress", T=2.0, resolution=12, across=across, up=up,
        at=0.25,
    )  # fmt: skip
    volume = reading.arrays["volume"]
    flat, through = np.take(volume, 3, axis=axis), volume.max(axis=axis)
    turned = (flat.T, through.T) if (across, up) == ("y", "x") else (flat, through)
    assert np.array_equal(reading.arrays["slice"], turned[0])
    assert np.array_equal(reading.arrays["through"], turned[1])
    assert reading.values["position"] == pytest.approx(3 * 2 * np.pi / 11)


def test_the_surface_lies_where_the_field_has_its_value():
    reading = api.measure("ftle_volume", "arnold_beltrami_childress", T=2.0, resolution=16)
    volume, height = reading.arrays["volume"], reading.values["height"]
    assert (volume > height).mean() == pytest.approx(0.1, abs=0.01)
    points = reading.arrays["vertices"]
    assert points.min() >= 0 and points.max() <= 2 * np.pi + 1e-12
    assert len(reading.arrays["faces"]) > 1000 and reading.values["area"] > 1


def test_boxes_are_nearly_cubes_and_memory_is_told():
    reading = measured(resolution=40)
    assert reading.arrays["volume"].shape == (10, 40, 20)
    assert reading.values["memory"] == pytest.approx(8000 * 152 / 1e6)
    assert "8 000 particles, about 1 MB" in reading.notes[0]


def test_more_than_memory_holds_and_planes_are_refused():
    with pytest.raises(BadInput, match=r"20\.4 GB"):
        api.measure("ftle_volume", "arnold_beltrami_childress", resolution=512)
    with pytest.raises(BadInput, match="another axis"):
        measured(across="x", up="x")
    with pytest.raises(BadInput):
        api.measure("ftle_volume", "double_gyre")
