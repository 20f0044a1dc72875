"""The sliding window: pieced together or whole, it is the field of its time."""

from itertools import islice

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import ftle_window, sliding
from explorer.diagnostics.flow_map import flow_map
from explorer.diagnostics.ftle_field import field
from explorer.engine.pool import Pool
from explorer.experiments.transport.bickley_jet import EXPERIMENT as JET
from explorer.model import BadInput
from explorer.numerics import transport
from tests.diagnostics.test_ftle import EXPERIMENT, SADDLE, moving

SHAPE = (64, 128)


def windows(count, *, T=6.0, step=0.5, scheme="queue", source=EXPERIMENT, **options):
    """The first readings of a sliding window."""
    given = {"shape": SHAPE, "frames": count, **options}
    return list(ftle_window.frames(moving(source), T=T, step=step, scheme=scheme, **given))


def errors(readings, source=EXPERIMENT):
    """Mean error of every one, against the field integrated on its own."""
    found = []
    for reading in readings:
        exact = field(
            moving(source), T=reading.settings["T"], t0=reading.settings["t0"], shape=SHAPE,
            method="rk8", steps=60,
        )  # fmt: skip
        found.append(np.abs(reading.arrays["ftle"] - exact.arrays["ftle"]).mean())
    return np.array(found)


@pytest.mark.parametrize("step", [0.5, -0.5])
@pytest.mark.parametrize("T", [6.0, -6.0])
def test_pieces_make_the_field_of_every_time_both_ways(T, step):
    readings = windows(27, T=T, step=step)
    assert [reading.settings["t0"] for reading in readings] == [k * step for k in range(27)]
    assert errors(readings[::4]).max() < 2e-3  # of a mean of 0.2, on a coarse grid
    assert all(np.isfinite(reading.arrays["ftle"]).all() for reading in readings)


@pytest.mark.parametrize("count", [6, 9, 10, 15])
def test_any_number_of_steps_that_divides_will_do(count):
    readings = windows(count + 3, T=4.0, step=4.0 / count)
    assert errors(readings[:: count // 3]).max() < 2e-3


def test_a_linear_flow_is_pieced_together_without_error():
    (first, *_, last) = windows(9, T=2.0, step=0.5, source=SADDLE)
    assert np.allclose(first.arrays["ftle"], 1.0, atol=1e-4)
    assert np.allclose(last.arrays["ftle"], 1.0, atol=1e-4)


def test_particles_that_leave_the_grid_are_followed_exactly():
    flow = flow_map(moving(SADDLE), T=2.0, steps=8, method="rk8", dtype="float32")
    axes = transport.axes(SQUARE := ((-1.0, 1.0), (-1.0, 1.0)), (33, 33))
    pieced = sliding.Sliding(flow, axes, 0.25)
    ends = next(islice(iter(pieced), 6, None))
    x, y = transport.seeds(transport.axes(SQUARE, (33, 33)))
    assert pieced.beyond > 100
    assert np.allclose(ends, (x * np.exp(2), y * np.exp(-2)), atol=2e-5)


def test_a_jet_that_closes_on_itself_needs_no_particle_followed():
    readings = windows(5, T=4.0, step=0.5, source=JET, scheme="queue")
    assert errors(readings, JET).max() < 4e-2 * abs(readings[0].values["mean"])


def test_one_thread_and_two_give_the_same_bits():
    one, two = (windows(9, pool=Pool(threads))[-1].arrays["ftle"] for threads in (1, 2))
    assert np.array_equal(one, two)


def test_whole_windows_are_integrated_anew():
    readings = windows(4, scheme="whole")
    assert errors(readings).max() < 3e-4
    assert {reading.settings["scheme"] for reading in readings} == {"whole"}


def test_the_cheaper_way_is_taken_and_named():
    (short,) = windows(1, T=2.0, step=0.5, scheme="auto")
    assert short.settings["scheme"] == "whole"
    flow = flow_map(moving(EXPERIMENT), T=40.0, steps=60, method="rk8")
    assert ftle_window.worthwhile(flow, 0.5) and not ftle_window.worthwhile(flow, 10.0)


def test_what_particles_share_costs_nothing():
    shared = ftle_window.weight(moving("x' = sin(t)*cos(2*t)*x\ny' = y").system)
    own = ftle_window.weight(moving("x' = sin(x)*cos(2*x)*x\ny' = y").system)
    assert shared < 5 < 20 < own


def test_pieces_that_would_blur_the_picture_are_not_taken():
    flow = flow_map(moving(EXPERIMENT), T=40.0, steps=60, method="rk8", dtype="float32")
    axes = transport.axes(EXPERIMENT.motion.domain, (16, 32))
    assert not ftle_window._sharp(sliding.Sliding(flow, axes, 0.5), axes)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"step": 0.7}, "whole number of steps"),
        ({"step": 3.0}, "four at least"),
        ({"step": 0.0}, "finite time other than 0"),
        ({"T": 3.5, "step": 0.5}, "multiple of"),
        ({"scheme": "best"}, "scheme 'best'"),
        ({"shape": (8192, 8192), "step": 0.005}, "400 MB"),
    ],
)
def test_a_queue_that_cannot_be_is_refused(given, message):
    if "8192" in str(given):
        flow = flow_map(moving(EXPERIMENT), T=6.0, steps=10)
        axes = transport.axes(EXPERIMENT.motion.domain, given["shape"])
        assert message in ftle_window.obstacle(flow, given["step"], axes)
        return
    with pytest.raises(BadInput, match=message):
        windows(1, **given)


def test_the_python_interface_slides_at_display_accuracy_or_exactly():
    quick = list(ex.ftle_frames("double_gyre", T=6.0, step=0.5, frames=5, shape=SHAPE))
    exact = list(
        ex.ftle_frames("double_gyre", T=6.0, step=0.5, frames=5, shape=SHAPE, scheme="exact")
    )
    for one, two in zip(quick, exact, strict=True):
        assert one.arrays["ftle"].dtype == np.float32 and two.arrays["ftle"].dtype == np.float64
        assert one.settings["t0"] == two.settings["t0"]
        assert one.units["ftle"] == "1/s" and one.settings["experiment"] == "double_gyre"
        assert np.abs(one.arrays["ftle"] - two.arrays["ftle"]).mean() < 5e-4
    (back,) = ex.ftle_frames("double_gyre", direction="backward", T=6.0, frames=1, shape=SHAPE)
    assert back.settings["T"] == -6.0


@pytest.mark.thorough
def test_a_thousand_frames_stay_finite_and_in_their_memory():
    import tracemalloc

    def used(frame):
        assert np.isfinite(frame.arrays["ftle"]).all()
        return tracemalloc.get_traced_memory()[0]

    slid = ftle_window.frames(
        moving(EXPERIMENT), T=15.0, step=0.5, frames=1000, shape=SHAPE, scheme="queue"
    )
    tracemalloc.start()
    memory = [used(frame) for frame in slid]
    tracemalloc.stop()
    assert len(memory) == 1000
    assert max(memory[500:]) < 1.1 * max(memory[60:500])
