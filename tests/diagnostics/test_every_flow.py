"""Every measure of a flow gives the same picture of it, built in, typed or on a grid."""

import numpy as np
import pytest

import explorer as ex
from explorer import api

TEXT = """
a = eps*sin(omega*t)
f = a*x**2 + (1 - 2*a)*x
x' = -pi*A*sin(pi*f)*cos(pi*y)
y' = pi*A*cos(pi*f)*sin(pi*y)*(2*a*x + 1 - 2*a)
"""
DIALS = {"A": 0.1, "eps": 0.25, "omega": 2 * np.pi / 10}
DOMAIN = ((0.0, 2.0), (0.0, 1.0))
FIELDS = {  # measure -> its field
    "ftle": "ftle",
    "ftle_ridges": "field",
    "ftle_doubt": "ftle",
    "ile": "ile",
    "ivd": "ivd",
    "lavd": "lavd",
    "tse": "tse",
    "tra": "tra",
    "strainlines": "ftle",
    "stretchlines": "ftle",
    "elliptic_lcs": "ftle",
    "oecs": "ile",
    "momentum_barriers": "momentum_barriers",
    "active_ftle": "active_ftle",
    "speed": "speed",
    "vorticity": "vorticity",
    "divergence": "divergence",
    "okubo_weiss": "okubo_weiss",
    "lcti": "ftle",
}
OPTIONS = {
    "resolution": 40, "T": 2.0, "levels": 1, "rates": 1, "particles": 60, "displacement": 0.2,
}  # fmt: skip


def typed():
    """The double gyre as somebody types it."""
    return ex.flow(TEXT, params=DIALS, start={"x": 0.5, "y": 0.25}, dt=0.05, domain=DOMAIN)


def gridded():
    """The double gyre on 25 x 49 nodes at 25 instants."""
    t, y, x = np.linspace(0, 6, 25), np.linspace(0, 1, 25), np.linspace(0, 2, 49)
    tt, yy, xx = np.meshgrid(t, y, x, indexing="ij")
    a = 0.25 * np.sin(2 * np.pi / 10 * tt)
    f, slope = a * xx * xx + (1 - 2 * a) * xx, 2 * a * xx + 1 - 2 * a
    u = -np.pi * 0.1 * np.sin(np.pi * f) * np.cos(np.pi * yy)
    v = np.pi * 0.1 * np.cos(np.pi * f) * np.sin(np.pi * yy) * slope
    return ex.gridded(t, x, y, u, v, units={"x": "L", "y": "L", "t": "s", "u": "L/s"})


FLOWS = {"built-in": lambda: "double_gyre", "typed": typed, "gridded": gridded}


def measured(key, flow):
    """The reading on a tiny grid."""
    options = {p.name for p in api.diagnostics()[key].params} & set(OPTIONS)
    return ex.measure(key, flow, **{name: OPTIONS[name] for name in options})


def told(key, reading):
    """Its field, once it is sound: no border left out, no silent zero, and what made it named."""
    found = reading.arrays[FIELDS[key]]
    assert min(found.shape) >= 10
    border = np.concatenate((found[0], found[-1], found[:, 0], found[:, -1]))
    assert np.isfinite(found).mean() > 0.99
    # a path that begins at rest, in a corner, has no direction and no growth
    assert np.isfinite(border).mean() > (0.93 if key == "tse" else 0.999)
    assert np.ptp(found[np.isfinite(found)]) > (-1.0 if key == "divergence" else 1e-6)
    assert reading.notes
    return found


@pytest.mark.parametrize("key", FIELDS)
def test_a_flow_is_measured_alike_whether_built_in_typed_or_on_a_grid(key):
    built, own, data = (told(key, measured(key, flow())) for flow in FLOWS.values())
    assert np.allclose(built, own, atol=1e-4 if key == "lcti" else 1e-9, equal_nan=True)
    gap = np.abs(data - built)
    size = max(float(np.nanmean(np.abs(built))), 0.05)
    # where a path nearly halts its speed is a matter of rounding
    assert np.nanmedian(gap) < 0.01 * size
    assert np.nanmean(gap) < (0.2 if key == "tse" else 0.05) * size
