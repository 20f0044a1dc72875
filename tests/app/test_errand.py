"""Errands answer in the window's thread, and nothing they held stays when they are done."""

import gc
import threading
import weakref

import pytest

from explorer.app import runs
from explorer.app.errand import Errands
from explorer.app.runs import Runs
from explorer.numerics import vorticity


class _Run:
    """Something large that ends."""

    def close(self, timeout: float) -> None:
        pass


@pytest.fixture
def errands(qtbot):
    made = Errands()
    yield made
    made.close()


def test_the_answer_comes_in_the_windows_thread(qtbot, errands):
    told = []
    errands.run(
        lambda: threading.current_thread().name,
        lambda result: told.append((result, threading.current_thread().name)),
    )
    errands.run(lambda: 1 / 0, failed=lambda error: told.append(type(error)))
    qtbot.waitUntil(lambda: not errands.busy)
    assert told == [("errands", "MainThread"), ZeroDivisionError]


def test_nothing_that_an_errand_held_waits_for_the_next_one(qtbot, errands):
    run = _Run()
    known = weakref.ref(run)
    errands.run(lambda run=run: None)
    del run
    gc.disable()  # by its references alone
    try:
        qtbot.waitUntil(lambda: known() is None, timeout=2000)
    finally:
        gc.enable()


def test_a_while_after_a_run_has_ended_its_memory_goes_back(qtbot, errands, monkeypatch):
    run = _Run()
    known, given = weakref.ref(run), []
    monkeypatch.setattr(runs, "LATER_MS", 50)
    monkeypatch.setattr(runs.heap, "give_back", lambda: given.append(known()))
    Runs(lambda *_: None, errands).end(run, None)
    del run
    vorticity.plane(16)
    qtbot.waitUntil(lambda: given != [], timeout=2000)
    assert given == [None]  # it was gone before
    assert vorticity.plane.cache_info().currsize == 0
