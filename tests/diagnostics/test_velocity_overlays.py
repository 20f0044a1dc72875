"""Speed, vorticity and Okubo-Weiss from the text alone, against formulas and differences."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.pool import Pool
from explorer.model import BadInput
from tests.diagnostics.test_ftle import EXPERIMENT, ROTATION, SADDLE, SHEAR, SQUARE

KEYS = ("speed", "vorticity", "okubo_weiss")
PLANES = [
    key
    for key, experiment in api.catalogue().items()
    if experiment.family == "transport"
    and experiment.system is not None
    and len(experiment.motion.domain or ()) == 2
]


def found(text, key, **options):
    """The values of a quantity over the square, all of them."""
    return ex.measure(key, ex.flow(text, domain=SQUARE), resolution=32, **options).arrays[key]


@pytest.mark.parametrize(
    ("text", "vorticity", "okubo"),
    [(SADDLE, 0.0, 4.0), (ROTATION, 2.0, -4.0), (SHEAR, -1.0, 0.0)],
)
def test_linear_flows_have_their_closed_forms(text, vorticity, okubo):
    assert np.allclose(found(text, "vorticity"), vorticity, atol=1e-14)
    assert np.allclose(found(text, "okubo_weiss"), okubo, atol=1e-14)


def test_the_speed_of_a_rotation_is_the_distance_from_its_centre():
    reading = ex.measure("speed", ex.flow(ROTATION, domain=SQUARE), resolution=33)
    x, y = np.meshgrid(reading.arrays["x"], reading.arrays["y"])
    assert np.allclose(reading.arrays["speed"], np.hypot(x, y), atol=1e-14)
    assert reading.values["max"] == pytest.approx(np.sqrt(2))


def test_rows_are_y_and_columns_are_x():
    speed = found("x' = 3*x\ny' = 0*y", "speed")
    assert np.ptp(speed, axis=0).max() < 1e-14 and speed[0, -1] == pytest.approx(3.0)


@pytest.mark.parametrize("key", PLANES)
def test_every_flow_of_the_catalogue_has_all_three_everywhere(key):
    for what in KEYS:
        reading = api.measure(what, key, resolution=32)
        assert np.isfinite(reading.arrays[what]).all()
        low, high = reading.settings["limits"]
        assert high > 0 and low in (0.0, -high)


def test_vorticity_is_that_of_differences_at_another_time():
    h, t = 1e-5, 3.7
    around = api.measure("vorticity", EXPERIMENT, t0=t, shape=(9, 17))
    x, y = np.meshgrid(around.arrays["x"], around.arrays["y"])

    def velocity(x, y):
        a = 0.25 * np.sin(2 * np.pi / 10 * t)
        f = a * x * x + (1 - 2 * a) * x
        u = -np.pi * 0.1 * np.sin(np.pi * f) * np.cos(np.pi * y)
        v = np.pi * 0.1 * np.cos(np.pi * f) * np.sin(np.pi * y) * (2 * a * x + 1 - 2 * a)
        return u, v

    vx = (velocity(x + h, y)[1] - velocity(x - h, y)[1]) / (2 * h)
    uy = (velocity(x, y + h)[0] - velocity(x, y - h)[0]) / (2 * h)
    assert np.allclose(around.arrays["vorticity"], vx - uy, atol=1e-8)
    assert around.settings["t"] == t and around.units["vorticity"] == "1/s"


def test_threads_do_not_change_a_bit():
    one, two = (
        api.measure("okubo_weiss", EXPERIMENT, resolution=300, pool=Pool(n)).arrays["okubo_weiss"]
        for n in (1, 2)
    )
    assert np.array_equal(one, two)


def test_what_has_no_velocity_is_refused():
    with pytest.raises(BadInput):
        api.measure("speed", "henon")
    with pytest.raises(BadInput, match="no domain"):
        api.measure("speed", ex.flow(SADDLE))
