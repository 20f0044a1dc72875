"""The inbox coalesces by name; the outbox keeps the newest."""

import threading

from explorer.engine.mailbox import Inbox, Outbox


def test_several_changes_of_one_name_become_the_last():
    inbox = Inbox()
    for value in range(5):
        inbox.put("rho", value)
    inbox.put("sigma", 1)
    assert inbox.take(0) == {"rho": 4, "sigma": 1}
    assert inbox.take(0) == {}


def test_steps_asked_for_add_up():
    inbox = Inbox()
    inbox.add("steps", 2)
    inbox.add("steps", 3)
    assert inbox.take(0) == {"steps": 5}


def test_a_waiting_reader_wakes_for_a_change():
    inbox, got = Inbox(), []
    reader = threading.Thread(target=lambda: got.append(inbox.take(10)))
    reader.start()
    inbox.put("rho", 28)
    reader.join(5)
    assert got == [{"rho": 28}]


def test_the_outbox_holds_only_the_newest():
    outbox = Outbox()
    assert outbox.peek() is None
    outbox.put("old")
    newest = object()
    outbox.put(newest)
    assert outbox.peek() is newest
