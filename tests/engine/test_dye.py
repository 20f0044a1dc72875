"""Dye beside a run: a line stays a line however it is drawn out, a streak follows its nozzle."""

import numpy as np
import pytest

from explorer.engine import dye
from explorer.engine.commands import DropEnsemble
from explorer.engine.drop import Drop
from explorer.engine.session import Document, RunDocument
from explorer.engine.stepper import stepper
from explorer.io.document import decode, encode
from explorer.model import BadInput, Experiment, Flow
from explorer.numerics import material_line

SADDLE = Experiment(
    key="saddle", title="", about="",
    motion=Flow("x' = x\ny' = -y", start={"x": 0.1, "y": 0.1}, dt=0.01),
)  # fmt: skip
ROTATION = Experiment(
    key="rotation", title="", about="",
    motion=Flow("x' = -y\ny' = x", start={"x": 0.5, "y": 0.0}, dt=0.01),
)  # fmt: skip
LINE = Drop(20_000, 0.01, "line", (-0.1, 0.2, 0.1, 0.2))


def moved(experiment, drop, *steps):
    """The dye (m, 2) after some batches of steps."""
    live = stepper(experiment, experiment.settings())
    live.drop(drop)
    for n in steps:
        live.advance(n, 1)
    return live.snapshot()["ensemble"]


def length(points):
    return np.linalg.norm(np.diff(points, axis=0), axis=1).sum()


def test_a_line_begins_at_its_spacing():
    points = moved(SADDLE, LINE)
    assert len(points) == 21
    assert points[0] == pytest.approx([-0.1, 0.2])
    assert points[-1] == pytest.approx([0.1, 0.2])


def test_a_line_in_a_saddle_grows_as_exp_and_is_kept_fine():
    points = moved(SADDLE, LINE, 300)
    assert length(points) == pytest.approx(0.2 * np.exp(3.0), rel=1e-7)
    assert np.linalg.norm(np.diff(points, axis=0), axis=1).max() < 2.2 * LINE.radius
    assert (np.diff(points[:, 0]) > 0).all(), "it is still one line, in order"


def test_a_ring_of_dye_stays_round_in_a_rotation():
    angle = np.linspace(0, 2 * np.pi, 65)
    ring = 0.3 + 0.1 * np.column_stack((np.cos(angle), np.sin(angle)))
    points = moved(ROTATION, Drop(5000, 0.005, "line", tuple(ring.ravel())), 157)
    middle = points.mean(axis=0)
    assert np.hypot(*middle) == pytest.approx(0.3 * np.sqrt(2), abs=1e-3)
    assert np.hypot(*(points - middle).T) == pytest.approx(np.full(len(points), 0.1), abs=1e-3)


def test_bends_are_filled_on_the_curve_not_on_the_chord():
    angle = np.linspace(0, np.pi, 9)
    circle = np.stack((np.cos(angle), np.sin(angle)))
    finer = material_line.filled(circle, 0.3, 100)
    assert finer.shape[1] == 17
    inner = np.hypot(*finer[:, 3:-3])
    assert np.abs(inner - 1).max() < 1e-3
    assert material_line.filled(circle, 0.3, 12).shape[1] == 12, "never more than the most"


def test_a_streak_passes_through_its_nozzle_and_along_the_flow():
    points = moved(SADDLE, Drop(500, 0.01, "streak", (0.05, 0.4)), 200)
    assert points[0] == pytest.approx([0.05, 0.4])
    assert len(points) == 200 // dye.EVERY + 1
    # a steady flow: the streak is the streamline x y = const
    assert points[:, 0] * points[:, 1] == pytest.approx(np.full(len(points), 0.02), rel=1e-8)
    assert len(moved(SADDLE, Drop(10, 0.01, "streak", (0.05, 0.4)), 300)) == 10


@pytest.mark.parametrize("drop", [LINE, Drop(500, 0.01, "streak", (0.05, 0.4))])
def test_how_a_run_is_cut_changes_nothing(drop):
    whole, parts = moved(SADDLE, drop, 137), moved(SADDLE, drop, 3, 50, 7, 77)
    assert np.array_equal(whole, parts)


def test_tracers_fall_where_they_are_told():
    points = moved(SADDLE, Drop(1000, 0.05, "ball", (0.3, 0.4)))
    assert np.hypot(*(points - (0.3, 0.4)).T).max() <= 0.05


def test_dye_travels_with_the_document_and_is_taken_back():
    run = RunDocument("double_gyre")
    document = Document((run,))
    after = DropEnsemble(LINE, 10).apply(document)
    ((step, name, word),) = after.runs[0].log
    assert (step, name, Drop.read(word)) == (10, "ensemble", LINE)
    assert decode(encode(after)).runs[0].log == after.runs[0].log
    undone = DropEnsemble(LINE, 10).inverse(document).apply(after)
    assert Drop.read(undone.runs[0].log[-1][2]).count == 0


@pytest.mark.parametrize(
    "word",
    ["5 0.1 smoke", "5 0.1 line 1 2", "5 0.1 streak", "5 0.0 line 0 0 1 1", "5 0.1 ball 1",
     "5 0.1 streak nan 0"],
)  # fmt: skip
def test_a_place_that_cannot_be_is_refused(word):
    with pytest.raises(BadInput):
        Drop.read(word).fitted(2)


def test_a_point_that_ran_away_is_left_alone_and_the_rest_is_filled():
    with np.errstate(all="raise"):
        for gone in (np.inf, np.nan, 1e200):
            line = np.array([[0.0, 1.0, 2.0, gone, 4.0, 5.0], np.zeros(6)])
            done = material_line.filled(line, 0.6, 100)
            assert np.isfinite(done).sum() >= 2 * (5 + 3)
            assert np.isfinite(done).sum() - np.isfinite(line).sum() == done.size - line.size
            kept = done[0][np.isfinite(done[0])]
            assert {0.5, 1.5, 4.5} <= set(kept.round(6))
