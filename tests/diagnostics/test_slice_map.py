"""Flow maps through velocity slices: exact motions, edges, land, the sphere."""

import numpy as np
import pytest

from explorer.diagnostics.slice_map import slice_map
from explorer.model import BadInput
from explorer.model.slices import Slices, sliced
from explorer.numerics import transport

X, Y = np.linspace(-2.0, 2.0, 41), np.linspace(-2.0, 2.0, 41)
TIMES = np.linspace(0.0, 2.0, 9)


def of(u, v, **more):
    """Slices of a velocity given by functions of (t, x, y)."""
    x, y, times = more.pop("x", X), more.pop("y", Y), more.pop("times", TIMES)
    t, b, a = np.meshgrid(times, y, x, indexing="ij")
    return sliced(times, x, y, u(t, a, b), v(t, a, b), **more)


def still(t, x, y):
    """Nothing moves."""
    return 0.0 * (t + x + y)


SADDLE = of(lambda t, x, y: x + still(t, x, y), lambda t, x, y: -y + still(t, x, y))


@pytest.mark.parametrize("kind", ["linear", "cubic", "spline"])
def test_a_saddle_is_followed_exactly_by_every_interpolation(kind):
    points = np.array([[0.2, -0.1, 0.0], [1.0, -1.5, 0.3]])
    made = slice_map(SADDLE, T=1.0, t0=0.5, steps=100, interpolation=kind)
    assert np.allclose(made.ends(points), points * np.exp([[1.0], [-1.0]]), atol=1e-9)
    ends, slopes = made.tangent(points)
    assert np.allclose(transport.ftle(slopes, 1.0), 1.0, atol=1e-9)  # FTLE of a saddle is its rate
    assert np.allclose(ends, made.ends(points), atol=1e-12)
    _, near = made.stencil(points, np.array([4.0, 4.0]))
    assert np.allclose(near, slopes, atol=1e-8)


def test_backward_undoes_forward():
    points = np.array([[0.2, -0.1], [1.0, -1.5]])
    made = slice_map(SADDLE, T=1.0, t0=0.5, steps=100)
    back = slice_map(SADDLE, T=-1.0, t0=1.5, steps=100)
    assert np.allclose(back.ends(made.ends(points)), points, atol=1e-9)


@pytest.mark.parametrize(("kind", "order"), [("linear", 2), ("cubic", 3), ("spline", 4)])
def test_interpolation_errors_fall_with_their_order(kind, order):
    errors = []
    for count in (21, 41):
        x = np.linspace(-2.0, 2.0, count)
        slices = of(
            lambda t, x, y: np.sin(2 * y) + still(t, x, y),
            lambda t, x, y: np.cos(2 * x) + still(t, x, y), x=x, y=x,
        )  # fmt: skip
        places = np.random.default_rng(1).uniform(-1.5, 1.5, (2, 400))
        found = slice_map(slices, T=1.0, t0=0.0, steps=1, interpolation=kind).read(places, 0.7)
        errors.append(np.abs(found[0] - np.sin(2 * places[1])).max())
    assert np.log2(errors[0] / errors[1]) > order - 0.35


def test_slopes_are_those_of_the_interpolant():
    slices = of(
        lambda t, x, y: np.sin(x) * np.cos(y) + still(t, x, y),
        lambda t, x, y: np.sin(x + y) + still(t, x, y),
    )
    places = np.random.default_rng(2).uniform(-1.5, 1.5, (2, 50))
    a, b = places
    found = slice_map(slices, T=1.0, t0=0.0, steps=1, interpolation="spline").read(places, 0.0)
    exact = [np.cos(a) * np.cos(b), -np.sin(a) * np.sin(b), np.cos(a + b), np.cos(a + b)]
    assert np.allclose(found[2:], exact, atol=2e-3)


@pytest.mark.parametrize(
    ("kind", "tolerance"), [("linear", 0.02), ("cubic", 2e-3), ("spline", 2e-6)]
)
def test_time_is_interpolated_between_slices(kind, tolerance):
    slices = of(lambda t, x, y: np.sin(t) + still(t, x, y), still)
    end = slice_map(slices, T=2.0, t0=0.0, steps=50, interpolation=kind).ends(np.zeros((2, 1)))
    assert end[0, 0] == pytest.approx(1 - np.cos(2.0), abs=tolerance)


def test_particles_that_leave_the_data_have_no_end_unless_clamped():
    wind = of(lambda t, x, y: 1.0 + still(t, x, y), still)
    points = np.array([[0.0, 1.5], [0.0, 0.0]])
    stopped = slice_map(wind, T=1.0, t0=0.0, steps=20).ends(points)
    assert stopped[0, 0] == pytest.approx(1.0)
    assert np.isnan(stopped[:, 1]).all()
    carried = slice_map(wind, T=1.0, t0=0.0, steps=20, edge="clamp").ends(points)
    assert carried[0] == pytest.approx([1.0, 2.5])


def test_particles_on_land_or_washed_ashore_have_no_end():
    land = np.zeros((41, 41), bool)
    land[:, 30:] = True
    u = np.ones((9, 41, 41))
    u[:, land] = np.nan
    wind = sliced(TIMES, X, Y, u, np.zeros_like(u))
    assert np.array_equal(wind.land, land)
    points = np.array([[-1.0, 0.5, 1.5], [0.0, 0.0, 0.0]])
    ends = slice_map(wind, T=1.0, t0=0.0, steps=20, interpolation="linear").ends(points)
    assert ends[0, 0] == pytest.approx(0.0)
    assert np.isnan(ends[0, 1:]).all()


def test_a_plane_that_closes_on_itself_is_gone_round():
    x = np.arange(40) * 0.1
    wind = of(lambda t, x, y: 3.0 + still(t, x, y), still, x=x, periodic=(True, False))
    assert wind.domain[0] == pytest.approx((0.0, 4.0))
    ends = slice_map(wind, T=2.0, t0=0.0, steps=20).ends(np.array([[3.95], [0.0]]))
    assert ends[0, 0] == pytest.approx(9.95)  # not wrapped: neighbours stay neighbours


def test_axes_that_fall_are_turned_round_with_their_arrays():
    t, b, a = np.meshgrid(TIMES, Y[::-1], X[::-1], indexing="ij")
    turned = sliced(TIMES, X[::-1], Y[::-1], a, -b)
    points = np.array([[0.2, -0.1], [1.0, -1.5]])
    ends = slice_map(turned, T=1.0, t0=0.0, steps=50).ends(points)
    assert np.allclose(ends, slice_map(SADDLE, T=1.0, t0=0.0, steps=50).ends(points), atol=1e-12)


def test_an_uneven_axis_is_read_where_its_nodes_are():
    x = np.sinh(np.linspace(-1.5, 1.5, 61))
    slices = of(lambda t, x, y: x + still(t, x, y), lambda t, x, y: -y + still(t, x, y), x=x)
    points = np.array([[0.2, -0.1], [1.0, -1.5]])
    ends = slice_map(slices, T=1.0, t0=0.0, steps=100, interpolation="cubic").ends(points)
    assert np.allclose(ends, points * np.exp([[1.0], [-1.0]]), atol=2e-3)


def solid(tilt):
    """A solid rotation of the sphere about an axis in the plane of 0 degrees of longitude."""
    lon, lat = np.linspace(-60.0, 60.0, 121), np.linspace(-60.0, 60.0, 121)
    b, a = np.meshgrid(np.radians(lat), np.radians(lon), indexing="ij")
    u = np.cos(b) * np.cos(tilt) + np.sin(b) * np.cos(a) * np.sin(tilt)
    v = -np.sin(a) * np.sin(tilt)
    times = np.array([0.0, 1.0])
    u, v = np.stack([u, u]), np.stack([v, v])
    return sliced(times, lon, lat, u, v, radius=1.0)


def test_a_solid_rotation_of_the_sphere_stretches_nothing():
    made = slice_map(solid(0.9), T=0.5, t0=0.0, steps=50, interpolation="spline")
    points = np.random.default_rng(3).uniform(-20, 20, (2, 100))
    ends, slopes = made.tangent(points)
    metric = made.measured(slopes, points, ends)
    turned = np.einsum("ji...,jk...->ik...", metric, metric)
    assert np.allclose(turned, np.eye(2)[..., None], atol=2e-5)
    found = made.read(points, 0.0)
    axis = np.sin(np.radians(points[1])) * np.cos(0.9)
    axis -= np.cos(np.radians(points[1])) * np.cos(np.radians(points[0])) * np.sin(0.9)
    assert np.allclose(found[4] - found[3], 2 * axis, atol=2e-4)  # vorticity: twice the rotation
    assert np.allclose(found[2] + found[5], 0.0, atol=2e-4)


def test_slices_are_taken_one_by_one_and_only_those_that_are_needed():
    taken = []

    def take(i):
        taken.append(i)
        return np.ones((41, 41)), np.zeros((41, 41))

    slices = Slices(np.arange(100.0), X * 100, Y, take)
    slice_map(slices, T=10.0, t0=40.0, steps=10, interpolation="cubic").ends(np.zeros((2, 1)))
    assert sorted(taken) == list(range(39, 52))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"T": 3.0, "t0": 0.0}, "leaves the data"),
        ({"T": -1.0, "t0": 0.0}, "leaves the data"),
        ({"T": 1.0, "t0": 0.0, "interpolation": "septic"}, "interpolation 'septic'"),
        ({"T": 1.0, "t0": 0.0, "method": "dp5"}, "rk4 alone"),
        ({"T": 1.0, "t0": 0.0, "edge": "bounce"}, "edge 'bounce'"),
    ],
)
def test_what_cannot_be_is_refused(given, said):
    with pytest.raises(BadInput, match=said):
        slice_map(SADDLE, steps=10, **given)


def test_results_do_not_depend_on_the_number_of_threads():
    from explorer.engine.pool import Pool

    points = np.random.default_rng(4).uniform(-1, 1, (2, 3000))
    alone = slice_map(SADDLE, T=1.0, t0=0.0, steps=20).ends(points)
    shared = slice_map(SADDLE, T=1.0, t0=0.0, steps=20, pool=Pool(3)).ends(points)
    assert np.array_equal(alone, shared, equal_nan=True)


def test_a_map_says_how_long_a_degree_of_longitude_is():
    north = of(still, still, y=np.linspace(55.0, 65.0, 21), radius=6.371e6)
    assert north.squeeze == pytest.approx(0.5)
    assert SADDLE.squeeze == 1.0
