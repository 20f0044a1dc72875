"""Loading: how the program comes by functions that numba has compiled at some time.

numba looks into its cache on the disk, and compiles what is not there. A cache that fails is done
without. The window has another process compile, and looks again; and of what is loaded it keeps no
more than is needed to run it.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

Compiled = Callable[[Any, Any], bool]

CACHING = "numba.core.caching"


def forgive() -> None:
    """From now on a cache that cannot be made, read or written costs time, and nothing else.

    A full disk, a file that a crash cut short: numba lets the first call of a function fail.
    """

    def met(caching: ModuleType) -> None:
        cache = caching.FunctionCache
        cache.__init__ = _made(cache.__init__)
        cache.load_overload = _read(cache.load_overload)
        cache.save_overload = _written(cache.save_overload)

    _meet(met)


def enlist(compiled: Compiled) -> None:
    """From now on ask for what is missing, and keep little of what is loaded.

    compiled   (function, types of its arguments) -> whether somebody has put it into the cache
    """

    def met(caching: ModuleType) -> None:
        cache = caching.FunctionCache
        if not hasattr(cache.load_overload, "asks"):
            cache.load_overload = _asking(cache.load_overload, compiled)

    _meet(met)


def _made(make: Callable[..., None]) -> Callable[..., None]:
    def init(cache: Any, function: Any) -> None:
        try:
            make(cache, function)
        except (RuntimeError, OSError):  # no folder takes files
            cache._cache_path = ""
            cache.disable()

    return init


def _read(load: Callable[..., Any]) -> Callable[..., Any]:
    def load_overload(cache: Any, signature: Any, context: Any) -> Any:
        try:
            return load(cache, signature, context)
        except Exception:  # whatever stands there, it is no function
            with suppress(OSError):
                _emptied(cache)
            return None

    return load_overload


def _emptied(cache: Any) -> None:
    """Remove what was compiled: an index that begins anew must not find code of other types."""
    own = f"{glob.escape(cache._impl.filename_base)}.*.nbc"
    for file in Path(cache.cache_path).glob(own):
        file.unlink(missing_ok=True)
    cache.flush()


def _written(save: Callable[..., Any]) -> Callable[..., Any]:
    def save_overload(cache: Any, signature: Any, compiled: Any) -> None:
        try:
            save(cache, signature, compiled)
        except Warning:  # a function that can never be kept: who made it wants to know
            raise
        except Exception:
            return

    return save_overload


def _asking(load: Callable[..., Any], compiled: Compiled) -> Callable[..., Any]:
    """The `load` of numba itself, which asks when it finds nothing, and looks again."""

    def load_overload(cache: Any, signature: Any, context: Any) -> Any:
        found = load(cache, signature, context)
        if found is None and compiled(cache._py_func, signature):
            found = load(cache, signature, context)
        if found is not None:
            lighten(found.library)
        return found

    load_overload.asks = True  # type: ignore[attr-defined]
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


def _meet(met: Callable[[ModuleType], None]) -> None:
    """Call `met` with numba's cache, now or as soon as somebody has imported it."""
    if CACHING in sys.modules:
        met(sys.modules[CACHING])
        return
    waiting = [one for one in sys.meta_path if isinstance(one, _Meeting)]
    if not waiting:
        waiting = [_Meeting()]
        sys.meta_path.insert(0, waiting[0])
    waiting[0].met.append(met)


class _Meeting(MetaPathFinder):
    """Waits for numba's cache to be imported: numba itself is not imported for this."""

    def __init__(self) -> None:
        self.met: list[Callable[[ModuleType], None]] = []

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
                for met in self.met:
                    met(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec
