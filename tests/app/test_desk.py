"""The desk: every change is a command, and what it holds repeats the run."""

import numpy as np
import pytest
import stub

from explorer.app.desk import Desk
from explorer.app.errand import Errands
from explorer.engine.batch import record
from explorer.engine.commands import SetParams
from explorer.engine.run import Run


@pytest.fixture
def desk(qapp):
    errands = Errands()
    made = Desk(stub.StubRun, stub.StubObserver, errands)
    made.diagnostics = stub.DIAGNOSTICS
    made.open(stub.LORENZ)
    yield made
    made.close()
    errands.close()


def test_a_menu_action_and_a_bare_command_give_the_same_document(desk):
    before = desk.document
    desk.turn("rho", 99.0)
    assert desk.document == SetParams({"rho": 99.0}, desk.run.status().step).apply(before)


def test_undo_then_redo_comes_back_to_the_same_dials(desk):
    desk.turn("rho", 99.0)
    desk.turn("sigma", 3.0)
    desk.measuring.add("spread", "path")
    for _ in range(3):
        desk.undo()
    assert dict(desk.document.run.params) == dict(stub.LORENZ.settings())
    assert desk.document.measures == ()
    for _ in range(3):
        desk.redo()
    assert desk.document.run.params["rho"] == 99.0
    assert desk.run.params["sigma"] == 3.0
    assert desk.document.measures == (("spread", "path", ()),)


def test_undo_ends_at_the_first_system(desk):
    desk.turn("rho", 99.0)
    desk.open(stub.EVERY_KIND)
    for _ in range(5):
        desk.undo()
    assert not desk.can_undo
    assert desk.document.run.experiment == "lorenz"
    assert desk.document.run.params["rho"] == 28.0
    desk.redo()
    assert desk.params["rho"] == 99.0


def test_a_dial_that_restarts_begins_a_new_log(desk):
    desk.open(stub.EVERY_KIND)
    desk.turn("rate", 0.7)
    assert desk.document.run.log
    desk.turn("count", 7)
    assert desk.document.run.log == ()
    assert desk.document.run.initial["rate"] == 0.7


def test_another_start_keeps_run_and_measurements(desk):
    desk.measuring.add("spread", "path")
    run, handle = desk.run, desk.watches.handles["spread", "path", ()]
    desk.start_at({"x": 4.0})
    desk.start_at({"z": 5.0})
    assert desk.run is run
    assert run.start_values == desk.document.run.start == {"x": 4.0, "z": 5.0}
    assert desk.watches.handles == {("spread", "path", ()): handle}
    desk.undo()
    assert run.start_values == {"x": 4.0}


def test_undoing_an_option_keeps_the_handle(desk):
    desk.measuring.add("basins", "path")
    handle = desk.watches.handles["basins", "path", ()]
    desk.measuring.set_options(("basins", "path", ()), {"low": 1.0, "high": 2.0})
    assert handle.options["high"] == 2.0
    desk.undo()
    assert desk.watches.handles == {("basins", "path", ()): handle}
    assert (handle.options["low"], handle.options["high"]) == (0.0, 0.0)


def test_measurements_of_a_file_are_watched_as_far_as_they_fit(desk):
    kept = ("basins", "path", (("over", "rho"), ("low", 3.0)))
    wrong = ("basins", "path", (("moon", 1.0),)), ("none", "path", ()), ("spread", "path.q", ())
    desk.open_document(stub.LORENZ, desk.document.run, (kept, *wrong))
    assert desk.watches.take_saved(stub.LORENZ, stub.DIAGNOSTICS) == (kept,)
    assert desk.watches.take_saved(stub.LORENZ, stub.DIAGNOSTICS) == ()


def test_options_of_a_measurement_keep_its_handle(desk):
    desk.measuring.add("spread", "path")
    handle = desk.watches.handles["spread", "path", ()]
    desk.measuring.set_option(("spread", "path", ()), "n", 6)
    assert desk.watches.handles == {("spread", "path", (("n", 6),)): handle}
    assert handle.options == {"n": 6}


def test_who_knows_a_measurement_by_older_options_turns_and_forgets_it_all_the_same(desk):
    older = ("spread", "path", ())
    desk.measuring.add("spread", "path")
    desk.measuring.set_option(older, "n", 6)
    desk.measuring.set_option(older, "n", 7)
    assert desk.document.measures == (("spread", "path", (("n", 7),)),)
    desk.measuring.forget(older)
    assert desk.document.measures == ()


def test_what_the_window_did_repeats_bit_for_bit(qtbot):
    errands = Errands()
    desk = Desk(Run, stub.StubObserver, errands)
    desk.open(stub.LORENZ)
    qtbot.waitUntil(lambda: desk.run.status().step > 200, timeout=10000)
    desk.turn("rho", 45.5)
    qtbot.waitUntil(lambda: bool(desk.run.log), timeout=10000)
    desk.turn("sigma", 12.25)
    qtbot.waitUntil(lambda: len(desk.run.log) == 2, timeout=10000)
    desk.run.pause()
    qtbot.waitUntil(lambda: not desk.run.status().playing, timeout=10000)
    frame = desk.run.latest()
    repeated = record(stub.LORENZ, desk.as_run())
    assert frame.step == repeated.steps[-1]
    assert np.array_equal(frame.arrays["path"][-1], repeated["path"][-1])
    saved = desk.as_run()  # opened again it stands there, and time waits
    desk.open_document(stub.LORENZ, saved)
    assert desk.as_run() == saved
    qtbot.waitUntil(lambda: not desk.run.status().until, timeout=10000)
    again = desk.run.latest()
    assert (again.step, desk.run.playing) == (frame.step, False)
    assert np.array_equal(again.arrays["path"][-1], frame.arrays["path"][-1])
    assert desk.as_run() == saved
    desk.close()
    errands.close()


def test_the_run_beside_comes_back_to_where_it_was_saved_too(qtbot):
    errands = Errands()
    desk = Desk(Run, stub.StubObserver, errands)
    desk.open(stub.LORENZ)
    qtbot.waitUntil(lambda: desk.run.status().step > 300, timeout=10000)
    desk.compare()  # so it is younger than the first
    beside = desk.second()
    beside.start()
    beside.play()
    qtbot.waitUntil(lambda: beside.status().step > 60, timeout=10000)
    was = desk.document.runs[1]
    desk.do(SetParams({"rho": 45.5}, desk.run.status().step, 1))
    assert desk.second(beside, was) is beside
    qtbot.waitUntil(lambda: bool(beside.log), timeout=10000)
    for run in (desk.run, beside):
        run.pause()
    qtbot.waitUntil(lambda: not (desk.run.status().playing or beside.status().playing))
    saved, frame = desk.as_document(), beside.latest()
    assert saved.runs[1].steps == frame.step < saved.run.steps
    assert saved.runs[1].log == beside.log  # its own steps, not those of the first
    repeated = record(stub.LORENZ, saved.runs[1])
    assert np.array_equal(frame.arrays["path"][-1], repeated["path"][-1])
    beside.close()
    desk.open_document(stub.LORENZ, saved.run)
    desk.put_beside(stub.LORENZ, saved.runs[1])
    again = desk.second()
    again.start()
    assert desk.as_document().runs == saved.runs  # on its way it is still as it was saved
    qtbot.waitUntil(lambda: not again.status().until, timeout=10000)
    assert (again.latest().step, again.playing) == (frame.step, False)
    assert np.array_equal(again.latest().arrays["path"][-1], frame.arrays["path"][-1])
    qtbot.waitUntil(lambda: not desk.run.status().until, timeout=10000)
    assert desk.as_document().runs == saved.runs
    again.restart()
    desk.restart()
    qtbot.waitUntil(lambda: again.status().step == 0, timeout=10000)
    assert desk.document.runs[1].log == () and desk.document.runs[1].params["rho"] == 45.5
    again.close()
    desk.close()
    errands.close()
