"""Watches: what the observer watches for each measurement of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.engine import chain
from explorer.model import BadInput, Diagnostic, Experiment

Measure = tuple[str, str, tuple[tuple[str, Any], ...]]  # diagnostic key, channel, options


class Watches:
    """The observer of the run, and a handle per measurement."""

    def __init__(self) -> None:
        self.observer: Any = None
        self.handles: dict[Measure, Any] = {}
        self.quiet: dict[tuple[str, str], Any] = {}  # those that only serve a picture
        self.saved: tuple[Measure, ...] = ()  # read from a file, to be watched once it is open

    def take_saved(
        self, experiment: Experiment, diagnostics: Mapping[str, Diagnostic]
    ) -> tuple[Measure, ...]:
        """Measurements that came with the file just opened, as far as they can be made here."""
        saved, self.saved = self.saved, ()
        return tuple(measure for measure in saved if fits(measure, experiment, diagnostics))

    def match(self, wanted: tuple[Measure, ...], diagnostics: Mapping[str, Diagnostic]) -> None:
        """Watch exactly these; one whose options alone changed keeps its handle and reading."""
        left = {m: handle for m, handle in self.handles.items() if m not in wanted}
        matched: dict[Measure, Any] = {}
        for measure in wanted:
            key, channel, options = measure
            handle = self.handles.get(measure)
            if handle is None:
                alike = next((m for m in left if m[:2] == measure[:2]), None)
                if alike is not None:
                    handle = left.pop(alike)
                    declared = {p.name: p.default for p in diagnostics[key].params}
                    self.observer.set_options(handle, {**declared, **dict(options)})
                else:
                    handle = self.observer.watch(diagnostics[key], channel, dict(options))
            matched[measure] = handle
        for handle in left.values():
            self.observer.unwatch(handle)
        self.handles = matched

    def latest(self, measure: Measure) -> Any:
        """The newest Observation of a measurement, or None."""
        handle = self.handles.get(measure)
        return None if handle is None or self.observer is None else self.observer.latest(handle)

    def glance(self, diagnostic: Diagnostic, channel: str) -> Any:
        """The newest Observation of a measurement that is listed nowhere; begins it."""
        asked = (diagnostic.key, channel)
        if asked not in self.quiet:
            self.quiet[asked] = self.observer.watch(diagnostic, channel, {})
        return self.observer.latest(self.quiet[asked])

    def rest(self, key: str, channel: str) -> None:
        """A picture needs this measurement no more."""
        handle = self.quiet.pop((key, channel), None)
        if handle is not None:
            self.observer.unwatch(handle)

    def working(self, measure: Measure) -> bool:
        """Whether a job is under way for it."""
        return bool(getattr(self.handles.get(measure), "working", False))

    def stopped(self, measure: Measure) -> bool:
        """Whether a person ended its job early."""
        return bool(getattr(self.handles.get(measure), "stopped", False))

    def stop(self, measure: Measure) -> None:
        """End a job early."""
        if measure in self.handles:
            self.observer.stop(self.handles[measure])

    def held(self, measure: Measure) -> bool:
        """Whether a person holds its job."""
        return bool(getattr(self.handles.get(measure), "held", False))

    def hold(self, measure: Measure, held: bool) -> None:
        """Let a job rest, or go on."""
        if measure in self.handles:
            self.observer.hold(self.handles[measure], held)

    def renew(self, measure: Measure) -> None:
        """Compute a job again."""
        if measure in self.handles:
            self.observer.renew(self.handles[measure])

    def leave(self) -> Any:
        """Forget them all; gives the observer, to be closed."""
        observer, self.observer, self.handles = self.observer, None, {}
        self.quiet.clear()
        return observer


def fits(measure: Measure, experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> bool:
    """Whether a measurement can be made on an experiment."""
    key, channel, options = measure
    if key not in diagnostics:
        return False
    try:
        diagnostics[key].options(dict(options))
    except BadInput:
        return False
    return chain.readable(experiment, diagnostics[key], channel, diagnostics)


def observer(run: Any) -> Any:
    """What measures a run, with every diagnostic there is."""
    from explorer.api import diagnostics, signals
    from explorer.engine.observer import Observer

    return Observer(run, signals, diagnostics())
