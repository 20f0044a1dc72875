"""Measuring: what the desk measures, and the observer that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from explorer.app.watches import Measure
from explorer.engine.commands import SetMeasures
from explorer.model.param import Setting

if TYPE_CHECKING:
    from explorer.app.desk import Desk


class Measuring:
    """Adds, turns and forgets measurements, each one step of undo; keeps the watches in line."""

    def __init__(self, desk: Desk, make_observer: Callable[[Any], Any]) -> None:
        self._desk, self._make_observer = desk, make_observer

    # -- what the window asks for -------------------------------------------------------------
    def add(self, key: str, channel: str, options: Mapping[str, Any] | None = None) -> None:
        """Add a measurement; one that is there already is left."""
        added: Measure = (key, channel, tuple((options or {}).items()))
        if added not in self._desk.document.measures:
            self._desk.do(SetMeasures((*self._desk.document.measures, added)))

    def forget(self, measure: Measure) -> None:
        """Take a measurement away."""
        gone = self._now(measure)
        left = tuple(m for m in self._desk.document.measures if m != gone)
        self._desk.do(SetMeasures(left))

    def set_option(self, measure: Measure, name: str, value: Setting) -> None:
        """Turn a dial of a measurement."""
        self.set_options(measure, {name: value}, drag=(*measure[:2], name))

    def set_options(
        self, measure: Measure, values: Mapping[str, Setting], drag: tuple[str, ...] = (),
        held: bool = False,
    ) -> None:  # fmt: skip
        """Several options of a measurement at once; its watch stays."""
        turned = self._now(measure)
        key, channel, options = turned
        changed: Measure = (key, channel, tuple({**dict(options), **values}.items()))
        swapped = tuple(changed if m == turned else m for m in self._desk.document.measures)
        self._desk.do(SetMeasures(swapped), drag, held)

    def _now(self, measure: Measure) -> Measure:
        """The measurement as it is measured now: whoever names it may not know its newest options.

        Dials follow the document a moment later; what is turned in that moment must not be lost.
        """
        known = self._desk.document.measures
        alike = (m for m in known if m[:2] == measure[:2])
        return measure if measure in known else next(alike, measure)

    # -- carrying out -------------------------------------------------------------------------
    def observe(self, measures: tuple[Measure, ...]) -> None:
        """Measure these from now on (no undo step: opening an experiment implies them)."""
        self._desk.document = SetMeasures(measures).apply(self._desk.document)
        self.watch()
        self._desk.measured.emit()

    def watch(self) -> None:
        """Bring the observer in line with what is measured."""
        wanted, watches = self._desk.document.measures, self._desk.watches
        if self._desk.run is None or (watches.observer is None and not wanted):
            return
        self._begin()
        watches.match(wanted, self._desk.diagnostics)

    def glance(self, key: str, channel: str) -> Any:
        """The newest Observation of a measurement that only colours a picture, or None yet."""
        if self._desk.run is None or key not in self._desk.diagnostics:
            return None
        self._begin()
        return self._desk.watches.glance(self._desk.diagnostics[key], channel)

    def _begin(self) -> None:
        if self._desk.watches.observer is None:
            self._desk.watches.observer = self._make_observer(self._desk.run)
