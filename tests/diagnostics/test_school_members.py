"""What each fish does, and the groups of a school."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.school_golden import flat_mill
from explorer.diagnostics.school_members import compute, momentum, turning

GO = np.zeros(1, np.int32)


def members(school, **how):
    how = {"reach": 3.0, "blind": 0.0, **how}
    return compute(school["pos"], school["head"], cancel=GO, **how)


def turned(head, angle):
    c, s = np.cos(angle), np.sin(angle)
    return head @ np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])


def test_a_mill_that_turned_says_how_fast():
    mill = flat_mill(200)
    before = {"head": turned(mill["head"], -0.1)}
    found = members(mill, before=before, since=0.5)
    assert found.values["turning"] == pytest.approx(0.2, abs=1e-12)
    assert found.arrays["turning"] == pytest.approx(np.full(200, 0.2), abs=1e-12)
    assert found.notes == ()


def test_without_a_moment_before_no_turning_rate_is_made_up():
    found = members(flat_mill(50))
    assert np.isnan(found.values["turning"])
    assert found.notes


def test_a_small_turn_keeps_its_digits():
    head = np.array([(1.0, 0.0, 0.0)])
    assert turning(turned(head, 1e-9), {"head": head}, 1.0) == pytest.approx(1e-9, rel=1e-6)


def test_the_sign_of_momentum_is_that_of_a_clock_seen_from_above():
    along = np.tile((0.0, 0.0, 1.0), (5, 1))
    assert momentum(along) == pytest.approx(1.0)
    assert momentum(-along) == pytest.approx(-1.0)
    mixed = np.concatenate((-along, along[:2]))
    assert list(np.sign(momentum(mixed))) == [-1, -1, -1, -1, -1, 1, 1]


def test_a_fish_that_sees_nobody_has_no_alignment():
    school = {"pos": np.array([(0.0, 0, 0), (1.0, 0, 0), (9.0, 0, 0)]), "head": np.eye(3)}
    found = members(school)
    assert list(found.arrays["neighbours"]) == [1, 1, 0]
    assert np.isnan(found.arrays["alignment"][2])
    assert np.isnan(found.arrays["nearest"][2])
    assert found.arrays["alignment"][0] == pytest.approx(np.sqrt(0.5))


def test_a_recorded_run_tells_turning_from_its_last_two_moments():
    run = ex.run("couzin", {"n_fish": 40, "noise": 0.0}, steps=20)
    found = ex.measure("school_members", run)
    last, before = (h / np.linalg.norm(h, axis=1, keepdims=True) for h in run["head"][:-3:-1])
    angle = 2 * np.arctan2(*(np.linalg.norm(last + s * before, axis=1) for s in (-1, 1)))
    assert found.arrays["turning"] == pytest.approx(angle / 0.1, abs=1e-9)
    assert found.units["turning"] == "rad/time"


def test_the_zones_of_the_run_are_the_reach_and_the_link():
    run = ex.run("couzin", {"n_fish": 60}, preset="torus", steps=50)
    by_run = ex.measure("school_members", run)
    by_hand = ex.measure("school_members", run, reach=3.0, blind=150.0)
    assert np.array_equal(by_run.arrays["neighbours"], by_hand.arrays["neighbours"])
    groups = ex.measure("school_groups", run, zone="orientation")
    assert groups.values == ex.measure("school_groups", run, link=3.0).values
    assert groups.arrays["size"].sum() == 60
