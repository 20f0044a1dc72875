"""Guests: what plugins bring, hosted in the catalogues as the settings say."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Collection

from explorer.io import settings
from explorer.model import Diagnostic, Experiment
from explorer.model.catalogue import Catalogue
from explorer.model.plugins import Plugin, plugins


class Guests:
    """The plugins of two catalogues; invited once by the settings, or anew by name."""

    def __init__(
        self, experiments: Catalogue[Experiment], diagnostics: Catalogue[Diagnostic]
    ) -> None:
        self._experiments, self._diagnostics = experiments, diagnostics
        self._lock = threading.RLock()  # two threads read catalogues; a plugin may, too
        self._loading = False
        self._wanted: tuple[str, ...] | None = None
        self.loaded: tuple[Plugin, ...] = ()

    def arrive(self) -> None:
        """Load what the settings name, unless that was done; a fault is a warning."""
        if self._wanted is None:
            with self._lock:
                if self._wanted is None and not self._loading:
                    self._load(tuple(settings.load()[0].plugins))
            for plugin in self.loaded:
                for fault in plugin.faults:
                    warnings.warn(f"plugin {plugin.name}: {fault}; left out", stacklevel=3)

    def invite(self, names: Collection[str]) -> tuple[Plugin, ...]:
        """Load these and no others; gives them with their faults."""
        with self._lock:
            self._load(tuple(names))
        return self.loaded

    def offered(self) -> tuple[Plugin, ...]:
        """Every plugin that is installed; nothing is imported that is not loaded already."""
        self.arrive()
        loaded = {plugin.name: plugin for plugin in self.loaded}
        return tuple(loaded.get(one.name, one) for one in plugins(())) + tuple(
            plugin for plugin in self.loaded if not plugin.offers
        )

    def _load(self, names: tuple[str, ...]) -> None:
        # looking for distributions takes tens of milliseconds: only for somebody who wants one
        loaded: tuple[Plugin, ...] = ()
        self._loading = True
        try:
            if names:
                every = plugins(names, self._experiments.files, self._diagnostics.files)
                loaded = tuple(plugin for plugin in every if plugin.on)
        finally:
            self._loading = False
        self._experiments.host(e for plugin in loaded for e in plugin.experiments)
        self._diagnostics.host(d for plugin in loaded for d in plugin.diagnostics)
        self.loaded, self._wanted = loaded, names
