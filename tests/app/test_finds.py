"""Finds: what a few letters mean. No window."""

import subprocess
import sys

import pytest

from explorer.app.finds import MOST, Find, Finds, fitness, matched
from explorer.model import Param

ACTIONS = (
    Find("action", "play", "Play or pause", "Let time pass, or hold it", "Space", "Run"),
    Find("action", "step", "Step", "One step forward", ".", "Run"),
    Find("action", "copy_picture", "Copy picture", "The view to the clipboard", "Ctrl+Alt+P"),
    Find("action", "layout", "Layout", "Share the middle", "L", "View"),
)
WORLDS = (
    Find("experiment", "lorenz", "Lorenz 1963", "Three modes of convection", where="flows"),
    Find("experiment", "lorenz84", "Lorenz 1984", "A westerly wind and its waves", where="flows"),
    Find("experiment", "double_gyre", "Double gyre", "Two basins", words="shadden ftle"),
)
DIALS = (
    Param("rho", 28.0, 0.0, 200.0, "Rayleigh number", hard_min=0.0, hard_max=1e3),
    Param("A", 1.0, 0.0, 2.0),
    Param("a", 1.0, 0.0, 2.0),
    Param("count", 5, 1, 9, kind="int"),
    Param("periodic", True),
    Param("variant", "one", choices=("one", "two")),
)


@pytest.fixture
def finds():
    made = Finds()
    made.put("action", ACTIONS)
    made.put("experiment", WORLDS)
    made.put_dials(DIALS)
    return made


def keys(answers):
    return [one.key for one in answers]


def test_the_beginning_of_a_text_comes_first_then_words_then_help(finds):
    assert keys(finds.answers("lor"))[:2] == ["lorenz", "lorenz84"]
    assert keys(finds.answers("picture")) == ["copy_picture"]
    assert keys(finds.answers("clipboard")) == ["copy_picture"]
    assert keys(finds.answers("step")) == ["step"]
    assert keys(finds.answers("pause play")) == ["play"]
    assert keys(finds.answers("ftle")) == ["double_gyre"]
    assert keys(finds.answers("view")) == ["layout", "copy_picture"]


def test_a_shortcut_finds_what_it_does(finds):
    assert keys(finds.answers("ctrl+alt+p")) == ["copy_picture"]
    assert keys(finds.answers("space"))[0] == "play"


def test_letters_in_turn_find_the_words_they_begin(finds):
    assert keys(finds.answers("dgyre")) == ["double_gyre"]
    assert keys(finds.answers("cpic")) == ["copy_picture"]
    assert finds.answers("xqz") == []


def test_what_was_used_lately_comes_first_among_equals_only(finds):
    finds.used(WORLDS[1])
    assert keys(finds.answers("lorenz"))[:2] == ["lorenz84", "lorenz"]
    assert keys(finds.answers(""))[0] == "lorenz84"
    finds.used(WORLDS[2])
    assert keys(finds.answers("lor"))[0] == "lorenz84"  # it begins so, the newer one does not
    assert Finds(finds.recent).recent == ["experiment:double_gyre", "experiment:lorenz84"]


@pytest.mark.parametrize("typed", ["rho 35", "rho=35", " RHO : 35 ", "rho = 35,0", "rho 70/2"])
def test_a_name_and_a_number_set_a_dial(finds, typed):
    first = finds.answers(typed)[0]
    assert (first.kind, first.key, first.value, first.fault) == ("set", "rho", 35.0, "")
    assert first.text == "Set rho to 35"


@pytest.mark.parametrize(
    "typed, value",
    [("periodic off", False), ("periodic true", True), ("variant two", "two"), ("count 3", 3),
     ("A 0.25", 0.25), ("a .5", 0.5)],
)  # fmt: skip
def test_every_kind_of_dial_is_set_by_typing(finds, typed, value):
    first = finds.answers(typed)[0]
    assert (first.kind, first.value) == ("set", value)
    assert first.key == typed.split()[0]


@pytest.mark.parametrize(
    "typed, told",
    [("rho 5000", "allowed is 0 to 1000"), ("rho many", "not a number"), ("rho nan", "finite"),
     ("count 2.5", "whole number"), ("variant three", "one of one, two")],
)  # fmt: skip
def test_what_a_dial_does_not_allow_is_said_before_enter(finds, typed, told):
    first = finds.answers(typed)[0]
    assert first.kind == "set"
    assert told in first.fault


def test_a_name_alone_jumps_to_the_dial_and_a_stranger_sets_nothing(finds):
    assert [one.kind for one in finds.answers("rho")] == ["dial"]
    assert not any(one.kind == "set" for one in finds.answers("lorenz 84"))


def test_what_cannot_be_had_is_found_by_its_name_alone():
    found = Finds()
    plane = Find("measure", "phase_plane", "Phase plane", "Not for this", fault="Not for this")
    found.put("measure", [plane, Find("measure", "speed:x", "Speed")])
    assert (
        found.answers("phase plane") == found.answers("phase") == found.answers("plane") == [plane]
    )
    assert plane not in found.answers("") + found.answers("ase") + found.answers("this")


def test_the_letters_that_were_typed_are_known():
    assert matched("pic", "Copy picture") == (5, 6, 7)
    assert matched("pic co", "Copy picture") == (0, 1, 5, 6, 7)
    assert matched("cpic", "Copy picture") == (0, 5, 6, 7)
    assert matched("zz", "Copy picture") == ()


def test_no_more_rows_than_anybody_reads():
    many = Finds()
    many.put("action", (Find("action", str(n), f"Number {n}") for n in range(500)))
    assert len(many.answers("number")) == len(many.answers("")) == MOST
    assert fitness("number 499", Find("action", "x", "Number 499")) == 0


def test_it_needs_no_qt():
    code = "import sys, explorer.app.finds; print([n for n in sys.modules if 'PySide' in n])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
