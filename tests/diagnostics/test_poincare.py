"""Sections and return maps of systems whose crossings are known in closed form."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

import explorer as ex
from explorer.model import Diverged

OSCILLATOR = ex.flow("x' = v\nv' = -x", start={"x": 1.0, "v": 0.0}, dt=0.01)
VAN_DER_POL = ex.flow(
    "x' = y\ny' = mu*(1 - x**2)*y - x", params={"mu": (1.0, 0.0, 5.0)}, start={"x": 2.0, "y": 0.0}
)
PLANE = {"axis": "z", "level": 27.0, "at_mean": False}


def test_a_harmonic_oscillator_returns_after_two_pi():
    found = ex.measure("poincare", OSCILLATOR, level=0.0, at_mean=False, crossings=100)
    assert found.values["return_time"] == pytest.approx(2 * np.pi, abs=1e-9)
    assert found.values["period"] == 1
    assert found.arrays["points"][:, 1] == pytest.approx(1.0, abs=2e-7)  # RK4 loses so much
    both = ex.measure(
        "poincare", OSCILLATOR, level=0.0, at_mean=False, direction="both", crossings=100
    )
    assert both.values["return_time"] == pytest.approx(np.pi, abs=1e-9)
    assert both.values["period"] == 2


@pytest.mark.parametrize("method", ("rk4", "dp5", "dop853"))
def test_the_van_der_pol_cycle_has_its_published_period(method):
    """6.6632868593 for mu = 1: Andersen & Geer 1982, SIAM J. Appl. Math. 42, 678-693."""
    found = ex.measure("poincare", VAN_DER_POL, method=method, crossings=60, dt=0.005)
    assert found.values["cycle_time"] == pytest.approx(6.6632868593, abs=2e-8)
    assert found.values["period"] == 1


def test_crossings_lie_on_the_plane_to_the_last_digits_and_on_the_orbit():
    found = ex.measure("poincare", "lorenz", **PLANE, crossings=40, method="dop853", transient=1.0)
    assert np.abs(found.arrays["points"][:, 2] - 27.0).max() < 1e-10

    def rates(t, s):
        return 10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8 / 3 * s[2]

    def above(t, s):
        return s[2] - 27.0

    above.direction = 1.0
    start = ex.run("lorenz", steps=100 + 20_000, method="dop853")  # transient, then the survey
    begun = [start[name][-1] for name in "xyz"]
    peer = solve_ivp(rates, (0, 8), begun, "DOP853", rtol=1e-12, atol=1e-12, events=above)
    times = found.arrays["times"][: len(peer.t_events[0])] - start.t[-1]
    ours = found.arrays["points"][: len(times)]
    assert len(times) > 5
    assert times == pytest.approx(peer.t_events[0], abs=1e-4)
    assert np.abs(ours - peer.y_events[0]).max() < 2e-3  # e^(0.9 * 8) of 1e-9, and more at times


def test_a_leaning_plane_is_the_one_given_by_its_normal():
    angle = np.pi / 6
    normal = (np.cos(angle), 0.0, np.sin(angle))
    options = {"level": 13.0, "at_mean": False, "crossings": 50}
    one = ex.measure("poincare", "lorenz", axis="x", toward="z", tilt=30.0, **options)
    other = ex.measure("poincare", "lorenz", normal=normal, **options)
    assert one.arrays["points"] == pytest.approx(other.arrays["points"], abs=1e-9)
    height = one.arrays["points"] @ normal - 13.0
    assert np.abs(height).max() < 1e-10
    flat = np.hypot(one.arrays["u"], one.arrays["v"])  # coordinates in the plane keep lengths
    assert flat**2 + 13.0**2 == pytest.approx((one.arrays["points"] ** 2).sum(axis=1))


def test_a_driven_flow_is_seen_once_per_period():
    driven = ex.flow("x' = -x + cos(w*t)", params={"w": (2.0, 0.1, 9.0)}, start={"x": 0.0})
    found = ex.measure(
        "poincare", driven, section="stroboscopic", forcing=np.pi, phase=0.25, crossings=30
    )
    # x = (cos wt + w sin wt) / (1 + w^2): at a quarter of the period w / (1 + w^2)
    assert found.arrays["points"][:, 0] == pytest.approx(0.4, abs=1e-9)
    assert found.values["return_time"] == pytest.approx(np.pi, rel=1e-12)
    assert found.values["period"] == 1


def test_the_picture_grows():
    from explorer.diagnostics.poincare import DIAGNOSTIC
    from tests.diagnostics.test_lyapunov import moving

    scope = dict(DIAGNOSTIC.options({"crossings": 300}))
    cancel = np.zeros(1, np.int32)
    motion = moving(ex.catalogue()["lorenz"])
    shares, before = [], np.empty((0, 3))
    for reading in DIAGNOSTIC.compute(motion, cancel=cancel, **scope):
        points = reading.arrays["points"]
        assert np.array_equal(points[: len(before)], before)
        before = points
        shares.append(reading.done)
    assert shares == [64 / 300, 128 / 300, 256 / 300, 1.0]
    cancel[0] = 1
    assert not list(DIAGNOSTIC.compute(motion, cancel=cancel, **scope))


def test_an_orbit_that_never_crosses_says_so():
    found = ex.measure("poincare", OSCILLATOR, level=9.0, at_mean=False)
    assert found.values["crossings"] == 0
    assert "does not cross" in found.notes[0]


def test_an_orbit_that_leaves_says_so():
    away = ex.flow("x' = x\ny' = 1", start={"x": 1.0, "y": 0.0})
    found = ex.measure("poincare", away)
    assert "ended" in found.notes[-1]
    assert Diverged.__name__ not in found.notes[-1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"normal": (0.0, 0.0, 0.0)}, "not all zero"),
        ({"normal": (1.0, 2.0)}, "3 finite numbers"),
        ({"axis": "q"}, "q"),
        ({"tilt": 20.0, "toward": "x", "axis": "x"}, "another state"),
        ({"section": "stroboscopic"}, "forcing"),
    ],
)
def test_a_plane_that_is_none_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("poincare", "lorenz", **options)


def test_a_slice_through_a_map_keeps_what_lies_near_the_plane():
    turn = ex.map(
        "x' = cos(1)*x - sin(1)*y\ny' = sin(1)*x + cos(1)*y\nz' = mod(z + 0.618033988749895, 1)",
        start={"x": 1.0, "y": 0.0, "z": 0.0},
    )
    found = ex.measure(
        "poincare", turn, axis="z", level=0.5, at_mean=False, thickness=0.02, crossings=200
    )
    assert np.abs(found.arrays["points"][:, 2] - 0.5).max() <= 0.01 + 1e-12
    assert np.hypot(*found.arrays["points"][:, :2].T) == pytest.approx(1.0, abs=1e-9)
    assert found.values["return_time"] == pytest.approx(50.0, rel=0.02)  # uniform: 1 / thickness


# -- return maps ---------------------------------------------------------------------------------
def test_the_return_map_of_the_logistic_map_is_its_parabola():
    found = ex.measure("return_map", "logistic", {"r": 3.9}, steps=5000)
    now, later = found.arrays["now"], found.arrays["next"]
    assert later == pytest.approx(3.9 * now * (1 - now), abs=1e-12)
    twice = ex.measure("return_map", "logistic", {"r": 3.9}, steps=5000, delay=2)
    assert twice.arrays["next"] == pytest.approx(found.arrays["next"][1:], abs=0)


def test_maxima_of_a_sampled_sine_are_one():
    x = np.sin(np.arange(10_000) * 0.037)
    found = ex.measure("return_map", data=x, events="maxima")
    assert found.arrays["now"] == pytest.approx(1.0, abs=1e-6)
    low = ex.measure("return_map", data=x, events="minima")
    assert low.arrays["now"] == pytest.approx(-1.0, abs=1e-6)


@pytest.mark.parametrize("x", (np.zeros(0), np.ones(1), np.ones(50)))
def test_a_series_without_variation_has_no_thickness(x):
    found = ex.measure("return_map", data=x)
    assert np.isnan(found.values["thickness"])


def test_a_series_with_gaps_is_refused():
    with pytest.raises(ex.BadInput, match="1 samples"):
        ex.measure("return_map", data=np.array([0.0, np.nan, 1.0]))
