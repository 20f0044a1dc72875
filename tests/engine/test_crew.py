"""A sweep that fills while somebody looks."""

import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from explorer.engine.crew import Filling, processes
from explorer.engine.sweep import Plan, Table, coarse_first
from explorer.model import BadInput

PLAN = Plan("none", {"up": np.arange(9.0), "across": np.arange(16.0)}, (("d", "v"),))


def _sum(plan, indices):
    return [(i, {"d.v": sum(plan.dials(i).values())}, "") for i in indices]


def test_every_point_comes_once_those_far_apart_first():
    order = coarse_first(np.arange(9 * 16), (9, 16))
    assert sorted(order) == list(range(9 * 16))
    rows, columns = np.unravel_index(order[:4], (9, 16))
    assert set(zip(rows.tolist(), columns.tolist(), strict=True)) == {
        (0, 0),
        (0, 8),
        (8, 0),
        (8, 8),
    }


def test_a_table_fills_on_a_thread_of_its_own():
    filling = Filling(Table(PLAN, ("d.v",)), _sum)
    filling.wait(20)
    expected = np.arange(9.0)[:, None] + np.arange(16.0)
    np.testing.assert_array_equal(filling.table.values["d.v"], expected)
    assert not filling.running


def test_what_is_cancelled_keeps_what_is_there():
    begun, go = threading.Event(), threading.Event()

    def slow(plan, indices):
        begun.set()
        assert go.wait(20)
        return _sum(plan, indices)

    filling = Filling(Table(PLAN, ("d.v",)), slow)
    assert begun.wait(20)
    filling.cancel()
    go.set()
    filling.wait(20)
    assert 0.0 < filling.table.done < 1.0


def test_an_error_is_kept_for_who_asks():
    def broken(plan, indices):
        raise OSError("no room")

    filling = Filling(Table(PLAN, ("d.v",)), broken)
    filling.wait(20)
    assert str(filling.error) == "no room"


def test_no_workers_are_refused():
    with pytest.raises(BadInput, match="workers = 0"), processes(0):
        pass


ORPHANS = """
import os, sys, time
from explorer.engine.crew import processes

if __name__ == "__main__":
    with processes(2) as pool:
        print(*pool.map(pid, range(2)), flush=True)
        pool.submit(time.sleep, 600)
        os._exit(0)
"""


def test_workers_of_a_program_that_was_killed_go_too(tmp_path):
    (tmp_path / "worker.py").write_text("import os\n\ndef pid(_):\n    return os.getpid()\n")
    script = tmp_path / "orphans.py"
    script.write_text(
        ORPHANS.replace("import os, sys", "from worker import pid\nimport os, sys", 1)
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    left = {int(word) for word in done.stdout.split()}
    until = time.monotonic() + 60
    while left and time.monotonic() < until:
        left = {pid for pid in left if _lives(pid)}
        time.sleep(0.05)
    assert not left


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with suppress(OSError):  # ended, but nobody has asked how
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
