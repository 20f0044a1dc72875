"""Compiler: a process of its own that compiles what is not in numba's cache yet.

While numba compiles it holds the interpreter most of the time, and LLVM never gives back the 1 MB
that each function takes. So a window asks another process to compile, and loads from the disk what
that one has written. Where this cannot be done, numba compiles here, as it does without a window.

To what comes pickled by its standard input it answers, pickled, on its standard output. First comes
the search path of modules and how long to wait for more work [s], then the bytes of a pickled
(module, name, signature), again and again.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from explorer.engine.priority import LIVE, step_back

WORDS = ["-P", "-c", f"from {__name__} import serve; serve()"]  # to Python
BUNDLED = ["--compiler"]  # to a bundled program, which is no Python
QUIET_S = 30.0  # without work, after which it ends: after a school of fish it holds 330 MB
TRIES = 2  # it may have ended just when it was asked


class Compiler:
    """The process, begun with the first function that it is to compile, and again after its end.

    It ends by itself: after a quiet while, and when it has compiled for a program that is gone,
    which finds the function in the cache the next time. It steps back as far as the thread that
    asked first, and the model that runs waits for it as for its own.
    """

    def __init__(self, quiet_s: float = QUIET_S) -> None:
        self._quiet_s = quiet_s
        self._turn = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def compiled(self, function: Any, signature: Any) -> bool:
        """Whether it has put `function`, for arguments of these types, into the cache.

        function   as it stands in its module, where the process finds it by name
        signature  the types of its arguments, as numba tells them
        """
        name = getattr(function, "__qualname__", "<")
        if "<" in name:  # made within another: nobody else has it
            return False
        try:
            work = pickle.dumps((function.__module__, name, signature))
        except Exception:  # types that belong to this process
            return False
        with self._turn:
            for _ in range(TRIES):
                if (answer := self._asked(work)) is not None:
                    return answer
        return False

    def _asked(self, work: bytes) -> bool | None:
        """The answer; None when there was none, and the next question is for another process."""
        try:
            self.process = self.process or self._begun()
            asked, told = self.process.stdin, self.process.stdout
            assert asked is not None
            assert told is not None
            asked.write(pickle.dumps(work))  # bytes: to read types means to import numba first
            asked.flush()
            return bool(pickle.load(told))
        except Exception:  # it has ended, cannot begin, or somebody else said something
            self._end()
            return None
        except BaseException:  # an answer to this would be taken for one to the next question
            self._end()
            raise

    def _begun(self) -> subprocess.Popen[bytes]:
        words = BUNDLED if getattr(sys, "frozen", False) else WORDS
        before = os.environ.get("PYTHONPATH", "")
        here = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (here, before)))
        pipe = subprocess.PIPE
        there = {**os.environ, "PYTHONPATH": path}
        process = subprocess.Popen([sys.executable, *words], stdin=pipe, stdout=pipe, env=there)
        assert process.stdin is not None
        process.stdin.write(pickle.dumps((sys.path, self._quiet_s)))
        return process

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            process.kill()
            process.communicate()


def serve() -> None:
    """Compile what comes until nothing comes for a while, or nobody is left to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the window
    step_back(LIVE)
    asked, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a module says while it is imported is no answer
    try:
        sys.path[:], quiet_s = pickle.load(asked)
    except EOFError:  # nobody is there
        return
    while (work := _next(asked, quiet_s)) is not None:
        try:
            module, name, signature = pickle.loads(work)
            attrgetter(name)(importlib.import_module(module)).compile(signature)
            done = True
        except Exception:  # it will be compiled there, and there it tells what is wrong
            done = False
        try:
            told.write(pickle.dumps(done))
            told.flush()
        except OSError:
            return


def _next(asked: IO[bytes], quiet_s: float) -> bytes | None:
    """The next piece of work; None when there is nobody any more."""
    patience = threading.Timer(quiet_s, os._exit, (0,))
    patience.daemon = True
    patience.start()
    try:
        work: bytes = pickle.load(asked)
        return work
    except EOFError:
        return None
    finally:
        patience.cancel()
