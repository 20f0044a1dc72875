"""Every change of the document is a value with an inverse."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.app.history import UNDO_LEVELS, History
from explorer.engine.animation import Animation
from explorer.engine.commands import (
    Close,
    Insert,
    SetAnimations,
    SetLocks,
    SetOther,
    SetParams,
    SetRun,
    Several,
    Swap,
)
from explorer.engine.session import Document, RunDocument
from tests.engine.commanding import (
    LORENZ,
    ROSSLER,
    STARTS,
    every_kind,
    makers,
    some_command,
    without_log,
)


def test_the_random_commands_are_of_every_kind():
    assert set(makers(random.Random(1), STARTS[1])) == every_kind()


@pytest.mark.parametrize("runs", [1, 2])
@settings(deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_hundred_commands_undone_are_the_start_and_redone_the_end(runs, seed):
    random_ = random.Random(seed)
    start = document = STARTS[runs]
    history = History()
    for _ in range(100):
        command = some_command(random_, document)
        history.did(command.inverse(document), ())
        document = command.apply(document)
    end = document
    for _ in range(100):
        document = history.back(document).apply(document)
    assert without_log(document) == without_log(start)
    assert not history.can_undo
    for _ in range(100):
        document = history.again(document).apply(document)
    assert without_log(document) == without_log(end)
    assert history.again(document) is None


def test_two_hundred_turns_can_be_taken_back():
    assert UNDO_LEVELS >= 200
    history, document = History(), STARTS[1]
    for turn in range(200):
        command = SetParams({"rho": float(turn)}, turn)
        history.did(command.inverse(document), ())
        document = command.apply(document)
    for turn in reversed(range(200)):
        document = history.back(document).apply(document)
        assert document.run.params["rho"] == (turn - 1 if turn else 28.0)


def test_a_drag_is_one_undo_and_two_dials_are_two():
    history, document = History(), STARTS[1]
    for name in ("rho", "sigma"):
        for turn in range(30):
            command = SetParams({name: 50.0 + turn}, turn)
            history.did(command.inverse(document), (name,))
            document = command.apply(document)
    document = history.back(document).apply(document)
    assert (document.run.params["rho"], document.run.params["sigma"]) == (79.0, 10.0)
    document = history.back(document).apply(document)
    assert document.run.params == LORENZ.params
    assert not history.can_undo


def test_undoing_a_dial_is_one_more_change_in_the_log():
    before = Document((LORENZ,))
    command = SetParams({"rho": 99.0}, step=40)
    after = command.apply(before)
    back = command.inverse(before).apply(after)
    assert [change[1:] for change in back.run.log] == [("rho", 99.0), ("rho", 28.0)]
    assert back.run.params["rho"] == 28.0
    assert back.run.initial["rho"] == 28.0


def test_changing_the_rule_begins_the_run_anew():
    turned = SetParams({"rho": 99.0}, step=40).apply(Document((LORENZ,)))
    anew = SetRun({"method": "dp5"}).apply(turned)
    assert anew.run.log == ()
    assert anew.run.initial["rho"] == 99.0


def test_a_held_dial_is_not_swapped_on_either_side():
    begun = Document((replace(LORENZ, other={"sigma": 1.0, "rho": 2.0}),))
    document = Swap(3, held=("sigma",)).apply(begun)
    assert document.run.params == {"sigma": 10.0, "rho": 2.0}
    assert document.run.other == {"sigma": 1.0, "rho": 28.0}
    back = Swap(3, held=("sigma",)).inverse(begun).apply(document)
    assert (back.run.params, back.run.other) == (begun.run.params, begun.run.other)


def test_a_locked_dial_keeps_its_value_whatever_comes():
    document = SetLocks(("rho",)).apply(STARTS[1])
    other = {"sigma": 3.0, "rho": 4.0}
    for command in (
        SetParams({"rho": 1.0, "sigma": 2.0}),
        SetRun({"params": {"sigma": 5.0, "rho": 6.0}}),
        Several((SetOther(other), Swap())),
    ):
        after = command.apply(document)
        assert after.run.params["rho"] == 28.0
        assert after.run.params["sigma"] != 10.0
    assert SetParams({"rho": 1.0}).apply(document) == document, "not even in the log"
    swept = SetAnimations({"rho": Animation("rho", 1.0, 2.0, 1.0)}).apply(document)
    assert swept.run.animations == ()


def test_swapping_goes_to_the_other_set_and_back():
    document = Swap(5).apply(STARTS[1])
    assert document.run.side == "B"
    assert document.run.params == document.run.other == LORENZ.params
    document = SetParams({"rho": 99.0}, 6).apply(document)
    document = Swap(7).apply(document)
    assert (document.run.side, document.run.params["rho"]) == ("A", 28.0)
    assert document.run.other["rho"] == 99.0
    assert document.run.log[-1] == (7, "rho", 28.0), "only what differs is turned, and logged"
    again = Swap(8).apply(document)
    assert (again.run.side, again.run.params["rho"]) == ("B", 99.0)


def test_an_animation_is_one_line_of_the_log_and_ends_where_the_dial_was_set():
    sweep = Animation("rho", 20.0, 40.0, 10.0)
    command = SetAnimations({"rho": sweep}, 12)
    document = command.apply(STARTS[1])
    assert document.run.log == ((12, "animate", sweep.word()),)
    assert document.run.params["rho"] == 28.0
    back = command.inverse(STARTS[1]).apply(document)
    assert back.run.animations == ()
    assert back.run.log[1:] == ((12, "animate", "rho off"), (12, "rho", 28.0))


def test_closing_the_first_of_two_runs_is_undone_in_its_place():
    close = Close(0)
    back = close.inverse(STARTS[2])
    assert isinstance(back, Insert)
    assert back.apply(close.apply(STARTS[2])) == STARTS[2]
    assert close.apply(STARTS[2]).runs == (ROSSLER,)


def test_documents_with_equal_arrays_are_equal():
    one = RunDocument("couzin", start={"pos": np.zeros((2, 3))})
    two = RunDocument("couzin", start={"pos": np.zeros((2, 3))})
    other = RunDocument("couzin", start={"pos": np.ones((2, 3))})
    assert one == two
    assert one != other
    assert one != replace(one, locked=("rho",))
