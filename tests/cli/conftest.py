"""The command line as its users meet it: a process, its output and its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def separatrix(tmp_path):
    """A function that runs `separatrix WORDS` in an empty folder."""

    def call(*words, stdin="", display=False, timeout=300, **extra):
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default", **extra}
        if not display:
            for name in ("DISPLAY", "WAYLAND_DISPLAY"):
                env.pop(name, None)
            env.pop("QT_QPA_PLATFORM", None)
        return subprocess.run(
            [sys.executable, "-m", "explorer", *map(str, words)],
            input=stdin, capture_output=True, text=True, cwd=tmp_path, env=env, timeout=timeout,
            check=False,
        )  # fmt: skip

    return call
