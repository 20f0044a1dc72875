"""The gate that lets pictures go first, and the threads that step back."""

import ctypes
import functools
import os
import sys
import threading
import time

import pytest

from explorer.engine.gate import PATIENCE, Gate
from explorer.engine.priority import answer_first, step_back


def through(gate):
    """A thread that waits at the gate, and the event it sets behind it."""
    passed = threading.Event()
    thread = threading.Thread(target=lambda: (gate.wait(), passed.set()), daemon=True)
    thread.start()
    return passed


def test_an_open_gate_holds_nobody():
    assert through(Gate()).wait(5.0)


def test_a_closed_gate_holds_until_it_opens(monkeypatch):
    monkeypatch.setattr("explorer.engine.gate.PATIENCE", 30.0)
    gate = Gate()
    gate.close()
    passed = through(gate)
    assert not passed.wait(0.1)
    gate.open()
    assert passed.wait(5.0)


def test_a_picture_that_never_comes_holds_nobody_for_long():
    gate = Gate()
    gate.close()
    begun = time.perf_counter()
    gate.wait()
    assert time.perf_counter() - begun >= 0.9 * PATIENCE
    assert through(gate).wait(5.0)  # and nobody waits for it again


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of threads")
def test_one_thread_steps_back_and_the_others_stay():
    seen = []

    def work():
        step_back(3)
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [max(3, before)]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a thread be told its slack")
def test_who_answers_waits_no_longer_than_it_must_and_who_works_lets_it():
    usual, slacks = sys.getswitchinterval(), []
    ask = functools.partial(ctypes.CDLL(None).prctl, 30, 0, 0, 0, 0)  # PR_GET_TIMERSLACK

    def work():
        slacks.append(ask())
        step_back(0)
        slacks.append(ask())

    def answer():
        answer_first()
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        slacks.append(ask())

    try:
        thread = threading.Thread(target=answer)
        thread.start()
        thread.join()
        assert sys.getswitchinterval() < usual
    finally:
        sys.setswitchinterval(usual)
    inherited, at_work, answering = slacks
    assert inherited == answering <= 1000
    assert at_work >= 100 * answering
