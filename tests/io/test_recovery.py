"""Recovery: kept, forgotten, found after a crash, set aside when damaged."""

import os
import subprocess
import sys

from explorer import api
from explorer.engine.batch import begin_document
from explorer.engine.session import Document
from explorer.io.recovery import Recovery


def document(steps=10):
    return Document((begin_document(api.catalogue()["lorenz"], steps=steps),))


def dead():
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_dead_process_left_is_found_and_equal(tmp_path):
    crashed = Recovery(tmp_path, dead())
    crashed.keep(document(5))
    crashed.keep(document(77))
    (left,) = Recovery(tmp_path).left()
    assert left.document == document(77)
    Recovery(tmp_path).discard(left)
    assert Recovery(tmp_path).left() == []


def test_living_processes_and_good_endings_leave_nothing(tmp_path):
    own = Recovery(tmp_path)
    own.keep(document())
    other = Recovery(tmp_path, os.getppid())
    other.keep(document())
    assert Recovery(tmp_path, 1).left() == []
    own.forget()
    assert not own.own.exists()
    assert Recovery(tmp_path / "none").left() == []


def test_a_damaged_file_is_set_aside(tmp_path):
    crashed = Recovery(tmp_path, dead())
    crashed.keep(document())
    crashed.own.write_bytes(crashed.own.read_bytes()[:40])
    assert Recovery(tmp_path).left() == []
    assert [path.suffix for path in tmp_path.iterdir()] == [".damaged"]
