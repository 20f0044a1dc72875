"""The diagnostics dock: readings on the left, what they did over time on the right."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.app import style, turn
from explorer.app.bites import Bites
from explorer.app.declared import declared
from explorer.app.desk import Desk
from explorer.app.held import Held
from explorer.app.measure_menu import MeasureMenu
from explorer.app.overlaid import Overlaid
from explorer.app.readings import Group, Readings
from explorer.app.watches import Measure, fits
from explorer.model import Diagnostic, Experiment
from explorer.views.wording import timed

if TYPE_CHECKING:
    from explorer.app.errand import Errands
    from explorer.app.pane import Pane
    from explorer.app.panel import ParameterPanel
    from explorer.views.theme import Theme

LEAST = 380  # pixels of width of readings and a chart
ROOMY = 820  # pixels of width from which on a small picture fits beside the chart


class Measures(QWidget):
    """Which diagnostics are on, what they say, and the chart of one number."""

    loaded = Signal(object)  # the diagnostics that there are

    def __init__(self, desk: Desk, errands: Errands, panel: ParameterPanel, pane: Pane) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._errands, self._pane = desk, errands, pane
        self.overlaid = Overlaid(desk, errands, panel)
        self._loaded: Mapping[str, Diagnostic] = {}
        self._found: Mapping[str, Diagnostic] = {}
        self._seen: dict[Measure, Any] = {}
        self._roomy = True
        self._plotted: tuple[Any, str] = ((), "")
        self._bites = Bites(self)
        self._later = Bites(self)
        self._loading = Bites(self)
        self.chart: Any = None
        self.small: Any = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 8)
        row.setSpacing(8)
        self.setMinimumWidth(LEAST)  # the small picture gives way, it must not hold the window
        self.readings = Readings()
        self.readings.plotted.connect(self._plot)
        self.readings.dropped.connect(desk.measuring.forget)
        self.readings.opened.connect(lambda measure: pane.open(*measure[:2]))
        self.readings.card_asked.connect(self._show_card)
        self.readings.save_asked.connect(
            lambda measure, button: pane.save_asked.emit(Held(desk, measure), button)
        )
        pane.changed.connect(self._show_small)
        row.addWidget(self.readings)
        self.waiting = QLabel()
        row.addWidget(self.waiting, 1)
        self._row = row
        self.menu_button = MeasureMenu(desk)
        self.menu_button.asked.connect(self._begin)
        desk.measured.connect(self._measured)

    # -- what can be measured -----------------------------------------------------------------
    def load(self, diagnostics: Callable[[], Mapping[str, Diagnostic]]) -> None:
        """Read the diagnostics and the plotting library on the errand thread.

        PySide makes a class when it is first asked for, and crashes when two threads do; the
        library asks for every one there is. So they are made before, here.
        """

        def work() -> Mapping[str, Diagnostic]:
            found = diagnostics()
            import explorer.views.drawing
            import explorer.views.plots  # noqa: F401  pyqtgraph takes a second to import

            return found

        makes = [partial(_make_classes, module) for module in (QtCore, QtGui, QtWidgets)]
        self._loading.take(*makes, lambda: self._errands.run(work, self._ready))

    def end(self) -> None:
        """Read nothing more."""
        self._loading.drop()

    def offer(self, found: Mapping[str, Diagnostic]) -> None:
        """These can be measured; what could be measured before goes on."""
        self._found, experiment = {**self._found, **found}, self._desk.experiment
        self._loaded = self._found
        if experiment is not None:
            self._loaded = {key: one.suited(experiment) for key, one in self._found.items()}
        self._desk.diagnostics = self._loaded
        self.loaded.emit(self._found)

    def _ready(self, found: Mapping[str, Diagnostic]) -> None:
        from explorer.app.small_picture import SmallPicture
        from explorer.views.plots import StripChart

        self.chart, self.small = StripChart(style.theme()), SmallPicture()
        self._row.replaceWidget(self.waiting, self.chart)
        self.waiting.deleteLater()
        self._row.setStretchFactor(self.chart, 1)
        self.small.opened.connect(self._pane.open)
        self.small.hide()
        self._row.addWidget(self.small)
        self.offer(found)
        if self._desk.experiment is not None:
            self.show_experiment(self._desk.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Start with what the experiment declares."""
        self._seen.clear()
        if self._loaded and experiment is self._desk.experiment:
            self._loaded = {key: one.suited(experiment) for key, one in self._found.items()}
            self._desk.diagnostics = self._loaded
            self.chart.clear()
            self.readings.chosen = None
            saved = self._desk.watches.take_saved(experiment, self._loaded)
            measures = saved or declared(experiment, self._loaded)
            if experiment.family == "recorded":  # along the whole series: a picture at once
                self._pane.wanted.update(measure[:2] for measure in measures[1:])
            # what somebody quicker than this dock has asked for, as far as it can be made here
            asked = [m for m in self._desk.document.measures if fits(m, experiment, self._loaded)]
            known = {measure[:2] for measure in asked}
            self._desk.measuring.observe((*(m for m in measures if m[:2] not in known), *asked))
            self._pane.follow()

    def _begin(self, diagnostic: Diagnostic, channel: str) -> None:
        if diagnostic.pictures:
            self._pane.open(diagnostic.key, channel)
        else:
            self._desk.measuring.add(diagnostic.key, channel)

    def _show_card(self, group: Group) -> None:
        from explorer.app.reading_card import ReadingCard

        card = ReadingCard(group.diagnostic, self.window(), self._errands, group.checks)
        card.open_beside(group)

    # -- mirrors ------------------------------------------------------------------------------
    def _measured(self) -> None:
        """Other things are measured; where that has taken long already, rows come one by one."""
        if turn.long():
            shown = {measure[:2] for measure in self.readings.groups}
            new = [m for m in self._desk.document.measures if m[:2] not in shown]
            some = [partial(self._list, new[count:]) for count in range(1, len(new))]
            self._bites.take(*some, self._list, self.overlaid.show_dials)
            return
        self._list()
        self._bites.take(self.overlaid.show_dials)

    def _list(self, later: Sequence[Measure] = ()) -> None:
        """Rows of what is measured, without those that come later."""
        now = tuple(m for m in self._desk.document.measures if m not in later)
        self.readings.show_measures(now, self._loaded)
        if self.chart is not None and not later:
            self.chart.setVisible(self.readings.chosen is not None)
            self._show_small()

    def _unit(self, unit: str) -> str:
        """A declared unit with the time of this experiment in it."""
        return timed(unit, self._desk.experiment) if self._desk.experiment else unit

    def tell(self) -> None:
        """Mirror the newest readings; a hidden dock asks for nothing."""
        shown = self.isVisible()
        for gone in self._seen.keys() - self._desk.watches.handles.keys():
            del self._seen[gone]  # each holds a whole frame
        for measure, handle in self._desk.watches.handles.items():
            drawn = self.overlaid.holds(measure) or self._pane.seen(measure)
            if getattr(handle, "shown", True) != (shown or drawn):
                self._desk.watches.observer.show(handle, shown or drawn)
            observation = self._desk.watches.latest(measure)
            if observation is None or observation is self._seen.get(measure) or not shown:
                continue
            if measure not in self.readings.groups:  # its rows are still to come
                continue
            self._seen[measure] = observation
            self._show(measure, observation)

    def _show(self, measure: Measure, observation: Any) -> None:
        self.readings.groups[measure].show_observation(observation)
        reading = observation.reading
        if reading is None or self.chart is None:
            return
        if self.readings.chosen is not None and self.readings.chosen[0][:2] == measure[:2]:
            value = float(reading.values.get(self.readings.chosen[1], math.nan))
            if math.isfinite(value):
                self.chart.add(observation.frame.t, value)
        if self.small.measure == measure and self.small.isVisible():
            self.small.show_reading(reading)

    def _plot(self, measure: Measure, name: str) -> None:
        if self.chart is None:
            return
        value = next(v for v in self._loaded[measure[0]].values if v.name == name)
        self.chart.clear()
        self.chart.name_axis(value.label or value.name, self._unit(value.unit))
        self._plotted = measure[:2], name
        self._show_small()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Little room: narrower readings, and no small picture."""
        self._share(event.size().width())

    def _share(self, wide: int) -> None:
        narrow, usual = style.length(270), style.length(308)
        self.readings.setFixedWidth(min(usual, max(narrow, round(wide * 0.48))))
        self._roomy = wide > style.length(ROOMY)
        self._show_small()

    def _show_small(self) -> None:
        """Follow what is measured, once for all that changes in a turn, and not in this one."""
        if self.small is not None and not self._later.pending:
            self._later.take(self._follow)

    def _follow(self) -> None:
        """The picture of the measurement added last that has no card of its own."""
        drawn = [
            m for m in self._desk.document.measures
            if self._loaded[m[0]].pictures and not self._pane.has_card(m)
        ]  # fmt: skip
        measure = drawn[-1] if drawn and self._roomy else None
        diagnostic = self._loaded[measure[0]] if measure else None
        plotted = [m for m in drawn if m[:2] == self._plotted[0]]
        if plotted and self._roomy:
            measure, diagnostic = plotted[0], self._loaded[plotted[0][0]]
        value = self._plotted[1] if plotted else ""
        before = self.small.drawing
        self.small.follow(measure, diagnostic, self._desk.experiment, value)
        self.small.setVisible(measure is not None)
        seen = self._desk.watches.latest(measure) if measure is not None else None
        if self.small.drawing is not before and seen is not None and seen.reading is not None:
            self.small.show_reading(seen.reading)  # the run may be at rest

    def busy(self) -> bool:
        """Whether a reading is being made."""
        observer = self._desk.watches.observer
        return bool(observer is not None and getattr(observer, "busy", False))

    def restyle(self, theme: Theme) -> None:
        """Take the colours of the new theme."""
        self.readings.restyle()
        self._share(self.width())
        for plot in (self.chart, self.small):
            if plot is not None:
                plot.set_theme(theme)


def _make_classes(module: ModuleType) -> None:
    for name in dir(module):
        getattr(module, name)
