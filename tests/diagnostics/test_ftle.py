"""FTLE of typed and shipped flows against closed forms and reference values."""

import math

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.flow_map import flow_map
from explorer.diagnostics.ftle import DIAGNOSTIC, POINTS
from explorer.diagnostics.ftle_field import field
from explorer.engine.pool import Pool
from explorer.experiments.transport.double_gyre import ENDS, EXPERIMENT
from explorer.model import BadInput, Experiment, Flow, Map, Moving, ParamSet, Reading, wiring
from explorer.numerics import transport

SQUARE = ((-1.0, 1.0), (-1.0, 1.0))
SADDLE = "x' = x\ny' = -y"
SHEAR = "x' = y\ny' = 0*x"
ROTATION = "x' = -y\ny' = x"


def moving(source, domain=SQUARE, dt=0.01, values=None, **start):
    """A motion with its dials set, of an experiment or of a text."""
    if isinstance(source, str):
        names = [line.split("'")[0].strip() for line in source.splitlines()]
        motion = Flow(source, start=dict.fromkeys(names, 0.5), dt=dt, domain=domain)
        source = Experiment(key="typed_flow", title="", about="", motion=motion)
    state = {**source.motion.start, **start}
    return Moving(
        source.motion, source.system, source.settings(values), np.array(list(state.values())),
        source.motion.dt, source.motion.method, key=source.key,
    )  # fmt: skip


def picture(source, **options):
    """The array of `field` on a small grid."""
    return field(source, **{"shape": (9, 9), **options}).arrays["ftle"]


def readings(motion, **given):
    """What the diagnostic gives, with some of its options replaced."""
    scope = {"motion": motion, "pool": None, "cancel": None, "live": False, "fresh": False}
    options = DIAGNOSTIC.options({"resolution": 32, **given.pop("options", {})})
    return list(wiring.call(DIAGNOSTIC.compute, {**scope, **options, **given}))


@pytest.mark.parametrize("gradient", ["grid", "auxiliary", "tangent"])
@pytest.mark.parametrize("T", [3.0, -3.0])
def test_ftle_of_the_saddle_is_one_everywhere(gradient, T):
    flow = moving(SADDLE)
    assert np.allclose(picture(flow, T=T, gradient=gradient), 1.0, atol=1e-8)


@pytest.mark.parametrize("gradient", ["grid", "auxiliary", "tangent"])
@pytest.mark.parametrize("T", [0.5, 7.0, -7.0])
def test_ftle_of_the_shear_has_its_closed_form(gradient, T):
    expected = math.log((T * T + 2 + abs(T) * math.sqrt(T * T + 4)) / 2) / (2 * abs(T))
    assert np.allclose(picture(moving(SHEAR), T=T, gradient=gradient), expected, atol=1e-8)


@pytest.mark.parametrize("method", ["rk4", "dp5", "dop853"])
def test_ftle_of_a_rotation_is_zero(method):
    field_ = picture(moving(ROTATION), T=5.0, gradient="tangent", method=method, rtol=1e-11)
    assert np.abs(field_).max() < 1e-9


def test_a_sink_is_shown_with_its_negative_exponent():
    assert np.allclose(picture(moving("x' = -x\ny' = -2*y"), T=2.0), -1.0, atol=1e-8)


def test_rows_are_y_and_columns_are_x():
    # stretching at the rate x along x alone: the field must grow along columns, not rows
    reading = field(moving("x' = 0.5*x**2\ny' = 0*y"), T=0.5, shape=(5, 9), gradient="tangent")
    ftle, x, y = (reading.arrays[name] for name in ("ftle", "x", "y"))
    assert ftle.shape == (5, 9) and x.shape == (9,) and y.shape == (5,)
    assert np.ptp(ftle, axis=0).max() < 1e-12
    exact = np.maximum(-2 * np.log(1 - 0.25 * x), 0.0) / 0.5  # dF/dx = (1 - x T / 2)^-2
    assert np.allclose(ftle[0], exact, atol=1e-8)


def test_the_map_itself_is_returned_with_the_picture():
    reading = field(moving(SADDLE), T=1.0, shape=(4, 6))
    x, y = np.meshgrid(reading.arrays["x"], reading.arrays["y"])
    assert np.allclose(reading.arrays["F"], (x * math.e, y / math.e), atol=1e-8)


def test_backward_flow_maps_undo_forward_ones():
    flow, points = moving(EXPERIMENT), np.random.default_rng(5).random((2, 50))
    there = flow_map(flow, T=6.0, t0=1.0).ends(points)
    back = flow_map(flow, T=-6.0, t0=7.0).ends(there)
    assert np.allclose(back, points, atol=1e-5) and not np.allclose(there, points, atol=0.1)


@pytest.mark.parametrize("point", list(ENDS))
def test_double_gyre_points_by_the_adaptive_rule(point):
    for T, value in zip((15, -15, 10, -10), POINTS[point], strict=True):
        reading = field(
            moving(EXPERIMENT), T=T, points=[point], gradient="tangent", method="dop853", rtol=1e-12
        )
        assert reading.arrays["ftle"][0] == pytest.approx(value, abs=2e-8)
        if T == 15:
            assert np.allclose(reading.arrays["F"][0], ENDS[point], atol=2e-8)


def test_display_accuracy_at_the_points_of_the_double_gyre():
    flow = flow_map(moving(EXPERIMENT), T=15.0, steps=100, dtype="float32")
    ends = flow.ends(np.array(list(ENDS)).T)
    assert ends.dtype == np.float32
    assert np.allclose(ends.T, list(ENDS.values()), atol=2e-4)


def test_three_gradients_agree_at_points():
    points = np.random.default_rng(6).random((20, 2))
    by = {
        gradient: field(moving(EXPERIMENT), T=5.0, points=points, gradient=gradient).arrays["ftle"]
        for gradient in ("auxiliary", "tangent")
    }
    assert np.allclose(by["auxiliary"], by["tangent"], atol=1e-6)


def test_forward_ftle_is_backward_ftle_turned_by_half_a_circle():
    flow = moving(EXPERIMENT)
    for gradient in ("grid", "tangent"):
        forward = picture(flow, T=10.0, shape=(16, 32), gradient=gradient)
        backward = picture(flow, T=-10.0, shape=(16, 32), gradient=gradient)
        assert np.allclose(forward, backward[::-1, ::-1], atol=1e-8)
        assert not np.allclose(forward, backward, atol=1e-2)


def test_whole_field_of_the_double_gyre_with_the_exact_gradient():
    reading = field(moving(EXPERIMENT), T=15.0, shape=(128, 256), gradient="tangent")
    values = reading.values
    assert values["mean"] == pytest.approx(0.16988, abs=1e-5)
    assert values["median"] == pytest.approx(0.1489, abs=6e-5)
    assert values["p90"] == pytest.approx(0.2662, abs=6e-5)
    corner = math.pi**2 * 0.1 * (1 + 0.5 * (1 - math.cos(3 * math.pi)) / (3 * math.pi))
    assert values["max"] == pytest.approx(corner, abs=1e-6)
    assert reading.arrays["ftle"][0, -1] == values["max"]  # at (2, 0), y rising with the row


@pytest.mark.parametrize(
    ("shape", "largest", "mean"),
    [((128, 256), 0.3503, 0.14948), ((256, 512), 0.3979, 0.15237)],
)
def test_whole_field_by_differences_on_the_grid(shape, largest, mean):
    reading = field(moving(EXPERIMENT), T=15.0, shape=shape, dt=0.1)
    inner = reading.arrays["ftle"][2:-2, 2:-2]
    assert inner.max() == pytest.approx(largest, rel=0.01)
    assert inner.mean() == pytest.approx(mean, rel=0.002)
    assert np.isfinite(reading.arrays["ftle"]).all()
    assert inner.max() < transport.grid_ceiling(EXPERIMENT.motion.domain, shape, 15)


def test_halving_the_step_divides_the_error_of_the_map_by_sixteen():
    seeds = transport.seeds(transport.axes(EXPERIMENT.motion.domain, (16, 32)))

    def ends(dt):
        return flow_map(moving(EXPERIMENT), T=15.0, dt=dt).ends(seeds)

    exact = ends(0.0025)
    errors = [np.abs(ends(dt) - exact).mean() for dt in (0.1, 0.05)]
    assert 13.5 < errors[0] / errors[1] < 16.5


@pytest.mark.parametrize(("steps", "dtype", "mean"), [
    (30, "float32", 2.9e-4), (60, "float32", 2.1e-5), (60, "float64", 2.1e-5),
    (100, "float32", 3.2e-6), (150, "float64", 5.5e-7),
])  # fmt: skip
def test_error_of_the_picture_is_the_published_one_within_a_factor_of_two(steps, dtype, mean):
    exact = picture(moving(EXPERIMENT), T=15.0, shape=(256, 512), steps=600)
    shown = picture(moving(EXPERIMENT), T=15.0, shape=(256, 512), steps=steps, dtype=dtype)
    error, *_ = transport.deviation(shown, exact)
    assert mean / 2 < error < mean * 2


def test_one_thread_and_two_give_the_same_bits():
    one, two = (
        picture(moving(EXPERIMENT), T=15.0, shape=(65, 129), pool=Pool(n), dtype="float32")
        for n in (1, 2)
    )
    assert one.dtype == np.float32 and np.array_equal(one, two)


def test_dials_of_the_experiment_reach_the_field():
    still = picture(moving(EXPERIMENT, values={"eps": 0.0}), T=5.0)
    assert not np.allclose(still, picture(moving(EXPERIMENT), T=5.0), atol=1e-3)
    assert np.array_equal(still, picture(moving(EXPERIMENT, values={"eps": 0.0}), T=5.0, t0=2.5))


def test_a_typed_flow_takes_a_domain_of_its_own_or_of_the_call():
    flow = moving("x' = y\ny' = x - x**3", domain=None)
    with pytest.raises(BadInput, match="typed_flow has no domain"):
        field(flow, T=2.0)
    reading = field(flow, T=2.0, shape=(7, 5), domain=((-1.5, 1.5), (0, 1)))
    assert reading.arrays["x"][[0, -1]].tolist() == [-1.5, 1.5]
    assert reading.arrays["y"][[0, -1]].tolist() == [0, 1]
    assert reading.settings["domain"] == [[-1.5, 1.5], [0.0, 1.0]]


def test_an_abc_flow_in_three_dimensions():
    text = (
        "x' = sqrt(3)*sin(z) + cos(y)\ny' = sqrt(2)*sin(x) + sqrt(3)*cos(z)\n"
        "z' = sin(y) + sqrt(2)*cos(x)"
    )
    points = [(1, 2, 3), (math.pi,) * 3, (0.5, 4, 5.5)]
    flow = moving(text, domain=((0, 2 * math.pi),) * 3)
    reading = field(flow, T=8.0, points=points, method="dop853", rtol=1e-11)
    assert np.allclose(reading.arrays["ftle"], (0.223697, 0.271906, 0.512406), atol=1e-5)
    assert field(flow, T=1.0, shape=(3, 4, 5)).arrays["ftle"].shape == (3, 4, 5)


def test_lost_particles_leave_gaps_that_are_reported():
    reading = field(moving("x' = x**2\ny' = -y"), T=2.0, shape=(5, 21), dt=0.01)
    ftle = reading.arrays["ftle"]
    assert np.isnan(ftle[:, -1]).all() and np.isfinite(ftle[:, :10]).all()
    assert 0 < reading.values["lost"] < 0.5 and "lost" in reading.notes[-1]


def test_the_reading_says_how_it_was_made():
    reading = field(moving(EXPERIMENT), T=-4.0, t0=0.5, shape=(16, 32), steps=20, dtype="float32")
    wanted = {"gradient": "grid", "T": -4.0, "t0": 0.5, "dtype": "float32", "steps": 20}
    assert {name: reading.settings[name] for name in wanted} == wanted
    assert reading.settings["shape"] == [16, 32]
    low, high = reading.settings["limits"]
    assert low <= 0 < high <= reading.values["max"]
    assert {name: reading.units[name] for name in ("ftle", "x", "mean")} == {
        "ftle": "1/s", "x": "L", "mean": "1/s",
    }  # fmt: skip
    assert "this grid shows at most" in reading.notes[1]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"T": 0.0}, "T = 0.0"),
        ({"T": math.nan}, "T = nan"),
        ({"t0": math.inf}, "t0 = inf"),
        ({"shape": (1, 8)}, r"shape = \(1, 8\)"),
        ({"shape": (8,)}, "2 whole numbers"),
        ({"shape": 8}, "shape = 8"),
        ({"shape": (10**5, 10**5)}, "at most"),
        ({"shape": (8.5, 8)}, "shape"),
        ({"gradient": "exact"}, "auxiliary"),
        ({"method": "euler"}, "dop853"),
        ({"dtype": "float16"}, "float32"),
        ({"dt": -0.1}, "dt = -0.1"),
        ({"steps": 0}, "steps = 0"),
        ({"rtol": 2.0}, "rtol"),
        ({"domain": ((0, 1),)}, "each of 2 states"),
        ({"domain": ((1, 0), (0, 1))}, "low < high"),
        ({"domain": 3}, "domain = 3"),
        ({"points": [(1, 2, 3)]}, r"\(m, 2\)"),
        ({"points": "here"}, r"\(m, 2\)"),
        ({"points": [(0, math.nan)]}, "finite"),
        ({"points": [(0.1, 0.2)], "gradient": "grid"}, "auxiliary, tangent"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(given, message):
    with pytest.raises(BadInput, match=message):
        field(moving(EXPERIMENT), **{"T": 5.0, **given})


def test_a_map_has_no_flow_map():
    motion = Map("x' = 1 - x", start={"x": 0.5})
    henon = Moving(motion, None, ParamSet(()), np.array([0.5]), 1.0, "map", key="some_map")
    with pytest.raises(BadInput, match="some_map is no flow"):
        field(henon, T=1.0)


def test_a_dial_that_moves_shows_a_coarse_picture_first():
    coarse, full = readings(moving(EXPERIMENT), live=True, fresh=True, options={"resolution": 200})
    assert coarse.provisional and coarse.arrays["ftle"].shape == (64, 128)
    assert not full.provisional and full.arrays["ftle"].shape == (100, 200)
    assert full.arrays["ftle"].dtype == np.float32
    (only,) = readings(moving(EXPERIMENT), live=True, fresh=False)
    assert not only.provisional


def test_the_diagnostic_starts_at_the_run_s_own_time():
    late = moving(EXPERIMENT)
    late = Moving(**{**late.__dict__, "t0": 2.5})
    (reading,) = readings(late, options={"t0": 1.0, "T": 5.0})
    (same,) = readings(moving(EXPERIMENT), options={"t0": 3.5, "T": 5.0})
    assert reading.settings["t0"] == 3.5
    assert np.array_equal(reading.arrays["ftle"], same.arrays["ftle"])


def test_the_reading_here_is_the_exact_one_whatever_the_picture():
    (reading,) = readings(moving(EXPERIMENT, x=1.7, y=0.2), options={"direction": "backward"})
    assert reading.values["here"] == pytest.approx(0.08837341, abs=1e-7)
    assert reading.settings["T"] == -15.0
    assert isinstance(reading, Reading) and set(reading.values) == {
        value.name for value in DIAGNOSTIC.values
    }


def test_a_cancelled_measurement_gives_no_more_than_its_coarse_picture():
    cancel = np.ones(1, np.int32)
    assert readings(moving(EXPERIMENT), live=True, fresh=False, cancel=cancel) == []
    (coarse,) = readings(moving(EXPERIMENT), live=True, fresh=True, cancel=cancel)
    assert coarse.provisional


def test_pictures_are_drawn_of_planes_only():
    with pytest.raises(BadInput, match="3 states"):
        readings(moving("x' = y\ny' = z\nz' = x", domain=((0, 1),) * 3))


def test_the_python_interface_takes_what_it_promises():
    reading = ex.ftle("double_gyre", shape=(16, 32), t0=0.0, T=15.0, gradient="tangent")
    assert reading.arrays["ftle"].shape == (16, 32)
    assert reading.arrays["x"].shape == (32,) and reading.arrays["y"].shape == (16,)
    points = [(0.9, 0.3), (1.7, 0.2)]
    reading = ex.ftle("double_gyre", points=points, T=-15.0, gradient="tangent", dt=0.0125)
    assert reading.arrays["ftle"] == pytest.approx([0.07421153, 0.08837341], abs=1e-7)
    assert reading.arrays["F"].shape == (2, 2) and reading.settings["steps"] == 1200
    mine = ex.flow(SADDLE)
    reading = ex.ftle(mine, shape=(33, 33), domain=((-1, 1), (-1, 1)), T=5.0, dt=0.005)
    assert np.allclose(reading.arrays["ftle"], 1.0, atol=1e-8)
    assert reading.settings["steps"] == 1000
    frames = ex.ftle_frames("double_gyre", shape=(8, 16), T=15.0, step=0.5, frames=3)
    assert [frame.settings["t0"] for frame in frames] == [0.0, 0.5, 1.0]


def test_a_picture_of_many_takes_fewer_steps_than_one_at_rest():
    shown = [
        readings(moving(EXPERIMENT), live=True, playing=p, resolution=64) for p in (True, False)
    ]
    (moved,), (rested,) = shown
    assert moved.settings["steps"] < rested.settings["steps"]
    exact = ex.ftle("double_gyre", shape=(32, 64), T=15.0, method="dop853", rtol=1e-11)
    for reading, share in ((moved, 1e-3), (rested, 2e-4)):
        error = np.abs(reading.arrays["ftle"] - exact.arrays["ftle"]).mean()
        assert error < 2 * share * exact.arrays["ftle"].mean()  # it was measured on a sample


def test_a_costly_picture_comes_after_a_coarse_one_of_the_same_steps():
    gyre = moving(EXPERIMENT)
    coarse, full = readings(gyre, live=True, options={"resolution": 512, "steps": 1000})
    assert coarse.provisional
    assert not full.provisional
    assert coarse.arrays["ftle"].shape == (64, 128)
    near = full.arrays["ftle"].reshape(64, 4, 128, 4).mean(axis=(1, 3))
    assert np.corrcoef(near.ravel(), coarse.arrays["ftle"].ravel())[0, 1] > 0.9
    (only,) = readings(gyre, live=True, options={"resolution": 512, "steps": 200})
    assert not only.provisional
