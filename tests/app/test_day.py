"""Four minutes of merciless use in a process of its own; `day.py` alone spends a whole hour."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DAY = Path(__file__).with_name("day.py")
MINUTES = 4.0
STALL_S = 0.15  # of computing in the GUI thread: what a busy machine adds by waiting is not ours


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    out = tmp_path_factory.mktemp("day") / "day.json"
    command = [sys.executable, str(DAY), "--minutes", str(MINUTES), "--seed", "4", "--out", out]
    made = subprocess.run(
        command, env=os.environ, capture_output=True, text=True, timeout=60 * MINUTES + 300
    )
    assert made.returncode == 0, made.stdout[-4000:] + made.stderr[-4000:]
    return json.loads(out.read_text())


def test_a_day_raises_nothing(day):
    assert day["exceptions"] == []
    assert sum(day["done"].values()) > 100


@pytest.mark.timing
def test_a_day_has_no_stall_of_our_making(day):
    long = [s for s in day["stalls"] if s["own_cpu"] > STALL_S]
    assert not long, "\n\n".join(f"{s['doing']}: {s['own_cpu']:.2f} s\n{s['stack']}" for s in long)
