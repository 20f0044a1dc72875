"""A dragged plane becomes options and options the same plane again."""

import math

import numpy as np
import pytest

from explorer.model import BadInput, Cut
from explorer.model.cut import along, leans, normal

STATES = ("x", "y", "z")
GIVEN = {
    "axis": "", "toward": "", "tilt": 0.0, "turn": 0.0, "level": 0.0, "at_mean": True,
    "section": "plane",
}  # fmt: skip


def test_a_lean_is_what_its_angles_say():
    assert normal(3, 2, 0, 0.0) == pytest.approx([0, 0, 1])
    assert normal(3, 2, 0, 90.0) == pytest.approx([1, 0, 0])
    assert normal(3, 2, 0, 90.0, 90.0) == pytest.approx([0, 1, 0])
    half = math.sqrt(0.5)
    assert normal(4, 1, 3, 45.0) == pytest.approx([0, half, 0, half])
    with pytest.raises(BadInput, match="third"):
        normal(2, 0, 1, 10.0, 10.0)
    with pytest.raises(BadInput, match="toward"):
        normal(3, 1, 1, 10.0)


def test_angles_of_any_direction_give_it_back():
    random = np.random.default_rng(41)
    for held in random.normal(size=(200, 3)):
        held = held / np.linalg.norm(held)
        tilt, turn = leans(held, 0, 1)
        assert abs(turn) <= 90.0
        assert normal(3, 0, 1, tilt, turn) == pytest.approx(held, abs=2e-4), "to a hundredth degree"


def test_the_options_of_a_plane_are_the_plane_again():
    cut, random = Cut(), np.random.default_rng(42)
    for held in random.normal(size=(50, 3)):
        held, at = held / np.linalg.norm(held), random.normal(size=3) * 20.0
        options = {**GIVEN, **cut.options(STATES, GIVEN, held, at)}
        found = cut.plane(STATES, options, {"normal": [1.0, 0.0, 0.0]})
        assert found is not None
        made, level = found
        assert made @ held > math.cos(math.radians(2.6)), "the same but for a snap to an axis"
        assert made @ at == pytest.approx(level, abs=1e-9), "it goes through the point"


def test_near_an_axis_the_plane_snaps_to_it():
    held = normal(3, 0, 1, 88.0)
    options = Cut().options(STATES, GIVEN, held, np.array([1.0, 7.0, 3.0]))
    assert (options["axis"], options["tilt"], options["level"]) == ("y", 0.0, 7.0)


def test_no_plane_where_there_is_none():
    cut = Cut()
    told = {"normal": [0.0, 0.0, 1.0], "level": 3.0}
    assert cut.plane(STATES, {**GIVEN, "section": "stroboscopic"}, told) is None
    assert cut.plane(STATES, GIVEN, {}) is None
    made, level = cut.plane(STATES, GIVEN, told)
    assert level == 3.0, "the middle is known to the reading alone"
    assert made == pytest.approx([0.0, 0.0, 1.0])


def test_a_step_in_the_plane_stays_in_it():
    held = normal(3, 2, 0, 30.0, 20.0)
    step = along(held, 0, (1,))
    assert step @ held == pytest.approx(0.0, abs=1e-12)
    assert step[:2] == pytest.approx([1.0, 0.0])
    assert not along(np.array([1.0, 0.0, 0.0]), 0).any(), "across the plane there is no way"
