"""Peers in environments of their own: another Python runs the peer and answers when asked.

SEPARATRIX_PEERS names those Pythons, separated as in PATH; the running one is tried first.
"""

from __future__ import annotations

import os
import subprocess
import sys
from types import TracebackType

VARIABLE = "SEPARATRIX_PEERS"
LOOP = """
import sys
for line in sys.stdin:
    answer = run()
    sys.stdout.write(f"{answer}\\n")
    sys.stdout.flush()
"""


def python_with(module: str) -> str | None:
    """A Python in which `module` can be imported, or None."""
    named = [path for path in os.environ.get(VARIABLE, "").split(os.pathsep) if path]
    for python in (sys.executable, *named):
        words = [python, "-c", f"import importlib.util as u; exit(u.find_spec({module!r}) is None)"]
        clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        try:
            if subprocess.run(words, env=clean, capture_output=True, timeout=60).returncode == 0:
                return python
        except (OSError, subprocess.TimeoutExpired):
            continue
    return None


class Peer:
    """A process that has run `setup`, which defines run(); each call runs it once.

    The answer of run() comes back as text.
    """

    def __init__(self, python: str, setup: str) -> None:
        clean = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
        self._process = subprocess.Popen(
            [python, "-W", "ignore", "-c", setup + LOOP],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=clean,
        )  # fmt: skip

    def __call__(self) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the peer ended without an answer")
        return answer.strip()

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=10)

    def __enter__(self) -> Peer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
