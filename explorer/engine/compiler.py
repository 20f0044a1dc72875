"""Compiler: a process of its own that compiles what is not in numba's cache yet.

While numba compiles it holds the interpreter most of the time, and LLVM never gives back the 1 MB
that each function takes. So a window asks another process to compile, and loads from the disk what
that one has written. Where this cannot be done, numba compiles here, as it does without a window.
"""

from __future__ import annotations

import importlib
import signal
import sys
import threading
from collections.abc import Callable
from functools import wraps
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import attrgetter
from types import ModuleType
from typing import Any

from explorer.engine.priority import LIVE, step_back

CACHING = "numba.core.caching"
QUIET_S = 30.0  # without work, after which the process ends and gives back its 200 MB
TRIES = 2  # it may have ended just when it was asked


class Compiler:
    """The process, begun with the first function that it is to compile, and again after its end."""

    def __init__(self, quiet_s: float = QUIET_S) -> None:
        self._quiet_s = quiet_s
        self._line: Connection | None = None
        self._turn = threading.Lock()

    def compiled(self, function: Any, signature: Any) -> bool:
        """Whether it has put `function`, for arguments of these types, into the cache.

        function   as it stands in its module, where the process finds it by name
        signature  the types of its arguments, as numba tells them
        """
        name = getattr(function, "__qualname__", "<")
        if "<" in name:  # made within another: nobody else has it
            return False
        with self._turn:
            return any(self._asked((function.__module__, name, signature)) for _ in range(TRIES))

    def _asked(self, work: tuple[str, str, Any]) -> bool:
        try:
            line = self._line = self._line or self._begun()
            line.send(work)
            return bool(line.recv())
        except (OSError, EOFError):  # it has ended, or cannot begin
            self._line = None
            return False
        except Exception:  # types that cannot be sent
            return False

    def _begun(self) -> Connection:
        context = get_context("spawn")  # a fork copies threads that hold locks
        ours, theirs = context.Pipe()
        context.Process(
            target=serve, args=(theirs, self._quiet_s), name="compiler", daemon=True
        ).start()
        theirs.close()
        return ours


def serve(line: Connection, quiet_s: float) -> None:
    """Compile what comes until nothing comes for a while, or nobody is left to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the window
    step_back(LIVE)
    while line.poll(quiet_s):
        try:
            module, name, signature = line.recv()
            attrgetter(name)(importlib.import_module(module)).compile(signature)
            done = True
        except (EOFError, BrokenPipeError):
            return
        except Exception:  # it will be compiled there, and there it tells what is wrong
            done = False
        try:
            line.send(done)
        except OSError:
            return


def enlist(compiler: Compiler | None = None) -> None:
    """From now on ask a process; numba is not imported for this, but met when it is."""
    asked = compiler or Compiler()

    def met(caching: ModuleType) -> None:
        cache = caching.FunctionCache
        if not hasattr(cache.load_overload, "__wrapped__"):  # asked before
            cache.load_overload = _asking(cache.load_overload, asked)

    if CACHING in sys.modules:
        met(sys.modules[CACHING])
    elif not any(isinstance(one, _Meeting) for one in sys.meta_path):
        sys.meta_path.insert(0, _Meeting(met))


def _asking(load: Callable[..., Any], compiler: Compiler) -> Callable[..., Any]:
    """The `load` of numba itself, which asks when it finds nothing, and looks again."""

    @wraps(load)
    def load_overload(cache: Any, signature: Any, context: Any) -> Any:
        found = load(cache, signature, context)
        if found is None and compiler.compiled(cache._py_func, signature):
            found = load(cache, signature, context)
        return found

    return load_overload


class _Meeting(MetaPathFinder):
    """Calls `met` with numba's cache as soon as somebody has imported it."""

    def __init__(self, met: Callable[[ModuleType], None]) -> None:
        self._met = met

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """See importlib."""
        if name != CACHING:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                run(module)
                self._met(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec
