"""Every measure of a flow, of equations, of a file and of a running model, and what it says."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.channels import fitting
from explorer.model import BadInput

TEXT = """
f = 0.25*sin(0.2*pi*t)*x**2 + (1 - 0.5*sin(0.2*pi*t))*x
x' = -0.1*pi*sin(pi*f)*cos(pi*y)
y' = 0.1*pi*cos(pi*f)*sin(pi*y)*(0.5*sin(0.2*pi*t)*x + 1 - 0.5*sin(0.2*pi*t))
"""
BOX = ((0.0, 2.0), (0.0, 1.0))
SMALL = {"resolution": 32}
OPTIONS = {
    "ftle": {"T": 5.0, **SMALL},
    "ftle_ridges": {"T": 8.0, "resolution": 64, "shortest": 5},
    "ftle_doubt": {"T": 5.0, **SMALL},
    "ridge_flux": {"T": 8.0, "after": 0.5, "resolution": 96},
    "lcti": {"particles": 300, "displacement": 0.5, "T": 5.0},
    "lcti_yield": {"particles": 200, "shots": 1, "values": (0.3,)},
    "speed": SMALL,
    "vorticity": SMALL,
    "okubo_weiss": SMALL,
    "ile": SMALL,
    "ivd": SMALL,
    "lavd": {"T": 5.0, **SMALL},
    "oecs": SMALL,
    "active_ftle": {"T": 5.0, **SMALL},
    "momentum_barriers": {"T": 5.0, **SMALL},
    "elliptic_lcs": {"T": 5.0, "resolution": 48, "levels": 1},
    "strainlines": {"T": 5.0, "resolution": 48},
    "stretchlines": {"T": 5.0, "resolution": 48},
    "tse": {"T": 5.0, **SMALL},
    "tra": {"T": 5.0, **SMALL},
}
FIELDS = ("ftle", "speed", "vorticity", "okubo_weiss", "ile", "lavd")


@pytest.fixture(scope="module")
def typed():
    return ex.flow(TEXT, domain=BOX, start={"x": 0.5, "y": 0.25})


@pytest.fixture(scope="module")
def sampled():
    """The same flow on a grid, at 41 instants over 10."""
    t, x, y = np.linspace(0, 10, 41), np.linspace(0, 2, 81), np.linspace(0, 1, 41)
    t3, y3, x3 = np.meshgrid(t, y, x, indexing="ij")
    a = 0.25 * np.sin(0.2 * np.pi * t3)
    f, slope = a * x3**2 + (1 - 2 * a) * x3, 2 * a * x3 + 1 - 2 * a
    u = -0.1 * np.pi * np.sin(np.pi * f) * np.cos(np.pi * y3)
    v = 0.1 * np.pi * np.cos(np.pi * f) * np.sin(np.pi * y3) * slope
    return ex.gridded(t, x, y, u, v)


def told(reading):
    """What made it is said: how gradients came about, and the grid, or how often was scattered."""
    said = " ".join(reading.notes)
    words = "gradient,vorticity,each path by itself,Cauchy-Green,steady flow of H"
    assert any(word in said for word in (*words.split(","), "scatterings")), said
    grid = reading.settings.get("shape") or reading.settings.get("gradient")
    assert grid or "grid" in said or "scatterings" in said, said


@pytest.mark.parametrize("key", OPTIONS)
def test_a_measure_reads_equations_and_a_grid_and_says_what_made_it(key, typed, sampled):
    diagnostic, options = api.diagnostics()[key], OPTIONS[key]
    for flow in (typed, sampled):
        assert fitting(flow, diagnostic), f"{key} is offered"
    exact, read = (ex.measure(key, flow, **options) for flow in (typed, sampled))
    told(exact)
    told(read)
    if key in FIELDS:
        one, two = exact.arrays[key], read.arrays[key]
        inside = np.isfinite(one) & np.isfinite(two)
        assert inside.mean() > 0.9
        gap = np.abs(one - two)[inside].mean()
        assert gap < 0.01 * np.abs(one[inside]).max(), "the sampled flow is the same flow"


@pytest.mark.parametrize("key", ["ftle_doubt", "ridge_flux", "lavd", "tse", "vorticity", "lcti"])
def test_a_running_model_is_measured_over_what_it_has_left_behind(key):
    options = dict(OPTIONS[key])
    options.update({name: 0.5 for name in ("T",) if name in options})
    if "after" in options:
        options.update(after=0.2, resolution=32)
    reading = ex.measure(key, "navier_stokes", {"size": 32}, steps=100, **options)
    assert any(np.isfinite(value) for value in reading.values.values())
    told(reading)


def test_a_window_that_is_moved_says_so():
    reading = ex.measure("lavd", "navier_stokes", {"size": 32}, steps=100, T=9.0, resolution=32)
    assert "the data reach over 1 time of the window of 9" in reading.notes[0]


def test_a_volume_of_a_plane_says_why_not(typed, sampled):
    volume = api.diagnostics()["ftle_volume"]
    for flow in (typed, sampled):
        assert not fitting(flow, volume)
        with pytest.raises(BadInput, match=r"moves on a plane.*measure its ftle"):
            ex.measure("ftle_volume", flow)
    box = ex.flow("x' = -y\ny' = x\nz' = 0.1*z", domain=((-1, 1),) * 3)
    reading = ex.measure("ftle_volume", box, T=1.0, resolution=8)
    assert fitting(box, volume)
    assert reading.values["mean"] == pytest.approx(0.1, abs=1e-4)
    told(reading)


@pytest.mark.parametrize(("T", "t0", "step"), [(4.0, 0.0, 0.25), (-4.0, 10.0, -0.25)])
def test_a_window_slides_over_a_grid_by_the_queue_as_well_as_whole(sampled, T, t0, step):
    given = {"T": abs(T), "direction": "backward" if T < 0 else "forward", "shape": (33, 65)}
    given.update(t0=t0, step=step, frames=20)
    pieced, whole = (
        list(ex.ftle_frames(sampled, scheme=scheme, **given)) for scheme in ("queue", "whole")
    )
    assert {reading.settings["scheme"] for reading in pieced} == {"queue"}
    for one, two in zip(pieced, whole, strict=True):
        a, b = one.arrays["ftle"], two.arrays["ftle"]
        assert one.settings["t0"] == two.settings["t0"]
        assert np.array_equal(np.isnan(a), np.isnan(b)), "none is lost over a wall"
        assert np.abs(a - b).mean() < 0.01 * b.mean()


def test_over_land_and_open_edges_the_queue_loses_what_the_whole_window_loses():
    sea = ex.load("assets/currents.nc")
    day, given = 86400.0, {"shape": (41, 61), "frames": 6}
    pieced, whole = (
        list(ex.ftle_frames(sea, T=10 * day, step=day, scheme=scheme, **given))
        for scheme in ("queue", "whole")
    )
    for one, two in zip(pieced, whole, strict=True):
        a, b = one.arrays["ftle"], two.arrays["ftle"]
        assert (np.isnan(a) ^ np.isnan(b)).mean() < 0.01
        known = np.isfinite(a) & np.isfinite(b)
        assert np.abs(a - b)[known].mean() < 0.03 * b[known].mean()
    with pytest.raises(BadInput, match="leaves the data"):
        list(ex.ftle_frames(sea, T=10 * day, step=day, frames=60, shape=(21, 31)))
