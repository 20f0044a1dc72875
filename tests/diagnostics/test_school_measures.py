"""What a biologist measures: spacing, turning, neighbours, correlation; their two scales."""

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.diagnostics.gathering import Gathering, scale
from explorer.diagnostics.neighbour_map import Places
from explorer.diagnostics.school_golden import flat_mill
from explorer.model import BadInput
from explorer.numerics import neighbourhood, tracking


def test_ahead_left_and_above_are_those_of_the_heading():
    away = np.array([[[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 3.0]]])
    front, left, up = neighbourhood.seen_from(away, np.array([[0.0, 1.0, 0.0]]))
    assert np.isnan(front[0, 0]), "oneself is not seen"
    assert front[0, 1:].tolist() == [0.0, 2.0, 0.0]
    assert left[0, 1:].tolist() == [-1.0, 0.0, 0.0], "x is to the right of who swims along y"
    assert up[0, 1:].tolist() == [0.0, 0.0, 3.0]


def test_who_swims_straight_up_has_no_left():
    away = np.ones((1, 2, 3))
    assert np.isnan(neighbourhood.seen_from(away, np.array([[0.0, 0.0, 1.0]]))[0]).all()


def test_neighbours_are_seen_across_the_border_of_the_box():
    pos = np.array([[0.5, 5.0, 5.0], [9.5, 5.0, 5.0]])
    assert neighbourhood.nearest(pos, 10.0).tolist() == [1.0, 1.0]
    assert neighbourhood.nearest(pos, 0.0).tolist() == [9.0, 9.0]
    away = neighbourhood.offsets(pos, 10.0, np.array([0]))
    assert away[0, 1].tolist() == [-1.0, 0.0, 0.0]
    head = np.tile([1.0, 0.0, 0.0], (2, 1))
    found = ex.measure("neighbour_map", data={"pos": pos, "head": head}, box=10.0, reach=2.0)
    assert found.values["ahead"] == 0.5
    assert found.arrays["counts"].sum() == 2


def test_fewer_are_asked_of_very_many():
    assert len(neighbourhood.asked(100, 400)) == 100
    assert len(neighbourhood.asked(10_000, 400)) == 40
    assert len(neighbourhood.asked(1_000_000, 400)) == neighbourhood.LEAST
    assert neighbourhood.asked(5, 400).tolist() == [0, 1, 2, 3, 4]


def test_a_turn_to_the_left_is_positive():
    a, b = np.array([[1.0, 0.0, 0.0]]), np.array([[np.cos(0.2), np.sin(0.2), 0.0]])
    assert neighbourhood.turns(a, b) == pytest.approx(0.2)
    assert neighbourhood.turns(b, a) == pytest.approx(-0.2)


def test_a_live_school_turns_at_most_at_its_dial():
    """No noise: at most max_turn per step, and many turn as fast as they can in a mill."""
    found = ex.measure("school_turning", "couzin", {"noise": 0.0}, preset="true_mill", steps=400)
    most = 0.0698 / 0.1
    rates = found.arrays["rate"][found.arrays["density"] > 0]
    width = np.diff(found.arrays["rate"])[0]
    assert np.abs(rates).max() < most + width
    assert found.values["typical"] > 0.5 * most


def test_turns_need_two_instants():
    with pytest.raises(BadInput, match="two instants"):
        ex.measure("school_turning", data=flat_mill(20))


def test_one_alone_has_no_neighbour_and_no_error():
    alone = {"pos": np.zeros((1, 3)), "head": np.array([[1.0, 0.0, 0.0]])}
    assert "no neighbour" in ex.measure("school_spacing", data=alone).notes[0]
    assert ex.measure("neighbour_map", data=alone).arrays["counts"].sum() == 0
    assert ex.measure("school_correlation", data=alone).provisional


def test_instants_are_gathered():
    head, chance = np.tile([0.0, 1.0, 0.0], (30, 1)), np.random.default_rng(1)
    gathering = Gathering(Places(3.0, 21, 0.0), None, {})
    for _ in range(4):
        gathering.look({"pos": chance.random((30, 3)), "head": head, "box": 0.0})
    assert gathering.read().settings["asked"] == 120
    assert gathering.tally.counts.sum() == 4 * 30 * 29


def test_every_axis_has_both_units():
    dials = {"body_length": 4.0, "second": 0.5}
    live = scale(dials, None)
    assert (live["length"], live["other_length"], live["per_length"]) == ("L", "cm", 4.0)
    assert (live["other_time"], live["per_time"]) == ("s", 0.5)
    assert live["per_rate"] == pytest.approx(360 / np.pi)
    found = ex.measure("school_spacing", "couzin", dials, steps=20)
    assert found.settings["per_length"] == 4.0
    for key in ("school_spacing", "neighbour_map", "school_correlation", "school_turning"):
        picture = api.diagnostics()[key].pictures[0]
        assert picture.x.also is not None, key


def test_the_second_scale_is_drawn_on_screen_and_on_paper(qapp):
    from explorer.views import theme
    from explorer.views.drawing import Drawing

    found = ex.measure("school_spacing", "couzin", {"body_length": 4.0}, steps=20)
    picture = api.diagnostics()["school_spacing"].pictures[0]
    drawing = Drawing(picture, theme.NIGHT)
    drawing.show_reading(found)
    top = drawing.getAxis("top")
    assert top.isVisible()
    assert top.scale == 4.0
    assert "cm" in top.labelText
    figure = api.figure("school_spacing", found)
    twin = figure.axes[0].child_axes[0]
    low, high = figure.axes[0].get_xlim()
    figure.canvas.draw()
    assert twin.get_xlim() == pytest.approx((4.0 * low, 4.0 * high))


def test_exchanged_ids_are_put_right_and_near_ones_left_alone():
    t = np.arange(20.0)
    pos = np.zeros((20, 2, 3))
    pos[:, 0, 0], pos[:, 1, 0] = t, t
    pos[:, 1, 1] = 30.0
    swapped = pos.copy()
    swapped[8:] = swapped[8:, ::-1]
    mended, found = tracking.mended(swapped, tracking.longest_step(swapped))
    assert found == [(8, 0, 1)]
    assert np.array_equal(mended, pos)
    assert tracking.mended(pos, tracking.longest_step(pos))[1] == []


def test_who_rests_keeps_the_heading_it_had():
    pos = np.zeros((6, 1, 3))
    pos[:, 0, 0] = [0.0, 1.0, 2.0, 2.0, 2.0, 2.0]
    head = tracking.headings(pos)
    assert head[:, 0, 0].tolist() == [1.0] * 6
    assert np.isnan(tracking.headings(np.zeros((4, 1, 3)))).all(), "it never moved"
