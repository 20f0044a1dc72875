"""Loading: how the window comes by functions that numba has compiled at some time.

numba looks into its cache on the disk, and compiles what is not there. The window asks a process to
do that, and looks again; and of what is loaded it keeps no more than is needed to run it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from explorer.engine.compiler import Compiler

CACHING = "numba.core.caching"


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
        if found is not None:
            lighten(found.library)
        return found

    return load_overload


def lighten(library: Any) -> None:
    """Keep the bitcode of loaded machine code as it came, a tenth of what LLVM makes of it.

    numba reads it in case another function is compiled that calls this one, which is rare.
    """
    module = getattr(library, "_shared_module", None)
    if module is None:
        return
    code, read = module.as_bitcode(), sys.modules[type(module).__module__].parse_bitcode
    library._shared_module = None
    library._get_module_for_linking = lambda: read(code)


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
