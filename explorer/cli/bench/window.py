"""Figures of the window itself, taken in a process of its own under a display."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import Any

PATIENCE_S = 240.0


def measured(word: str, bytecode: str) -> dict[str, Any] | str:
    """What `python -m explorer.app.timing WORD` prints, or why it could not run."""
    command = [sys.executable, "-m", "explorer.app.timing", word]
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        wrapper = shutil.which("xvfb-run")
        if wrapper is None:
            return "no display and no Xvfb"
        command = [wrapper, "-a", "-s", "-screen 0 1600x1000x24", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["it failed"])[-1]
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def repeated(word: str, rounds: int) -> list[dict[str, Any]] | str:
    """`rounds` results, or why there are none; a breath between them.

    An installed program has its bytecode; a checkout may not, so a first start, which does not
    count, writes it to a folder of this benchmark's own.
    """
    found = []
    with tempfile.TemporaryDirectory(prefix="separatrix-bench-") as bytecode:
        first = measured("startup", bytecode)
        if isinstance(first, str):
            return first
        for _ in range(rounds):
            one = measured(word, bytecode)
            if isinstance(one, str):
                return one
            found.append(one)
            time.sleep(0.5)
    return found
