"""Compiled: code whose import takes a second, which the thread that paints cannot spare."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from types import ModuleType


class Compiled:
    """A module by its name, once a thread of its own has loaded it.

    call   calls what will be needed once, so that it is compiled, or read from its cache
    """

    def __init__(self, name: str, call: Callable[[ModuleType], object]) -> None:
        self._name, self._call = name, call
        self._module: ModuleType | None = None
        self._begun = False

    def __call__(self, wait: bool = False) -> ModuleType | None:
        """The module, or None while it is loaded beside us: the first caller begins that."""
        if self._module is None and wait:
            self._load()
        elif not self._begun and self._module is None:
            self._begun = True
            threading.Thread(target=self._load, name=self._name, daemon=True).start()
        return self._module

    def _load(self) -> None:
        module = importlib.import_module(self._name)
        self._call(module)
        self._module = module
