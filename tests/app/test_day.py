"""Merciless use in a process of its own; `day.py` alone spends a whole hour."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DAY = Path(__file__).with_name("day.py")
STALL_S = 0.15  # of computing in the GUI thread, at the speed that the machine has as a rule


def spent(folder, *words):
    """What such a day brought."""
    out = folder / "day.json"
    command = [sys.executable, str(DAY), *words, "--seed", "4", "--out", out]
    made = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=1800)
    assert made.returncode == 0, made.stdout[-4000:] + made.stderr[-4000:]
    return json.loads(out.read_text())


def test_a_day_raises_nothing(tmp_path):
    day = spent(tmp_path, "--minutes", "4")
    assert day["exceptions"] == []
    assert {"open", "drag", "measure"} <= day["done"].keys()


@pytest.mark.timing
def test_four_minutes_have_no_stall_of_our_making(tmp_path):
    day = spent(tmp_path, "--minutes", "4")
    assert day["exceptions"] == []
    long = [s for s in day["stalls"] if s["own_usual"] > STALL_S]
    assert not long, "\n\n".join(
        f"{s['doing']}: {s['own_usual']:.2f} s\n{s['stack']}" for s in long
    )
