"""Separatrix: a visual explorer of dynamical systems. `import explorer as ex`."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

__version__ = "0.1.0"

__all__ = [
    "BadInput",
    "Diverged",
    "catalogue",
    "diagnostics",
    "ensemble",
    "figure",
    "flow",
    "ftle",
    "ftle_frames",
    "gridded",
    "load",
    "map",
    "measure",
    "recording",
    "repeat",
    "run",
    "set_threads",
    "sweep",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'explorer' has no attribute {name!r}")
    return getattr(importlib.import_module("explorer.api"), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


def _kernel_stamp() -> str:
    """A hash of every kernel source and of the compiler's versions.

    numba does not notice an edit in a called function of another file and would go on serving
    the old result; a folder named by this stamp makes a stale cache impossible.
    """
    stamp = hashlib.sha256(sys.version.encode())
    stamp.update(" ".join(_compiler_versions()).encode())
    here = Path(__file__).parent
    for folder in ("numerics", "experiments", "diagnostics"):
        for source in sorted((here / folder).rglob("*.py")):
            stamp.update(source.read_bytes())
    return stamp.hexdigest()[:16]


def _compiler_versions() -> list[str]:
    """The installed releases that decide what machine code comes out.

    Read off the names of their metadata folders: importlib.metadata would cost a start-up 60 ms.
    """
    found = []
    for package in ("numba", "llvmlite", "numpy"):
        spec = importlib.util.find_spec(package)
        site = Path(spec.origin).parents[1] if spec and spec.origin else Path()
        found += sorted(folder.name for folder in site.glob(f"{package}-*.dist-info"))
    return found


def _settle_cache() -> None:
    """Point numba at a folder of our own before it is first imported."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    from platformdirs import user_cache_path

    for root in (user_cache_path("separatrix"), Path(tempfile.gettempdir()) / "separatrix"):
        folder = root / _kernel_stamp()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            os.utime(folder)
        except OSError:
            continue
        os.environ["NUMBA_CACHE_DIR"] = str(folder)
        return


_settle_cache()
