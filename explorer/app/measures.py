"""The diagnostics dock: readings on the left, what they did over time on the right."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from explorer.app.bites import Bites
from explorer.app.desk import Desk, Measure
from explorer.app.readings import Readings
from explorer.model import Diagnostic, Experiment, Image, Param

if TYPE_CHECKING:
    from explorer.app.errand import Errands
    from explorer.app.panel import Dials, ParameterPanel
    from explorer.views.theme import Theme

PLANE = "permutation_entropy"  # the diagnostic whose values span the H-C plane


class Measures(QWidget):
    """Which diagnostics are on, what they say, and the chart of one number."""

    def __init__(self, desk: Desk, errands: Errands, panel: ParameterPanel) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk, self._errands, self._panel = desk, errands, panel
        self._loaded: Mapping[str, Diagnostic] = {}
        self._seen: dict[Measure, Any] = {}
        self._roomy = True
        self._bites = Bites(self)
        self.chart: Any = None
        self.plane: Any = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 8)
        row.setSpacing(8)
        self.readings = Readings()
        self.readings.plotted.connect(self._plot)
        self.readings.dropped.connect(desk.forget)
        row.addWidget(self.readings)
        self.waiting = QLabel()
        row.addWidget(self.waiting, 1)
        self._row = row
        self.menu_button = self._button()
        desk.measured.connect(self._measured)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("measure")
        button.setText("+ Measure")
        button.setToolTip("Drop any diagnostic on any channel of its kind")
        button.setAccessibleName("Add a measurement")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        button.setMenu(menu)
        return button

    # -- what can be measured -----------------------------------------------------------------
    def load(self, diagnostics: Callable[[], Mapping[str, Diagnostic]]) -> None:
        """Read the diagnostics and the plotting library on the errand thread."""

        def work() -> Mapping[str, Diagnostic]:
            found = diagnostics()
            import explorer.views.plots  # noqa: F401  pyqtgraph takes a second to import

            return found

        self._errands.run(work, self._ready)

    def _ready(self, found: Mapping[str, Diagnostic]) -> None:
        from explorer.app import style
        from explorer.views.plots import Plane, StripChart

        self._loaded = found
        self._desk.diagnostics = found
        self.chart, self.plane = StripChart(style.theme()), Plane(style.theme())
        self._row.replaceWidget(self.waiting, self.chart)
        self.waiting.deleteLater()
        self._row.setStretchFactor(self.chart, 1)
        self.plane.setFixedWidth(280)
        self.plane.hide()
        self._row.addWidget(self.plane)
        if self._desk.experiment is not None:
            self.show_experiment(self._desk.experiment)

    def show_experiment(self, experiment: Experiment) -> None:
        """Start with what the experiment declares."""
        self._seen.clear()
        if self._loaded:
            self.chart.clear()
            self.plane.clear()
            self.readings.chosen = None
            self._desk.observe(declared(experiment, self._loaded))

    def _fill_menu(self) -> None:
        from explorer.engine.channels import fitting

        menu = self.menu_button.menu()
        menu.clear()
        experiment = self._desk.experiment
        if experiment is None:
            return
        for key, diagnostic in self._loaded.items():
            found = fitting(experiment, diagnostic)
            if not found:
                continue
            below = menu.addMenu(diagnostic.title)
            below.setToolTip(diagnostic.about)
            for channel in found:
                name = channel.name
                action = below.addAction(name)
                action.triggered.connect(lambda _, k=key, c=name: self._desk.measure(k, c))
        if menu.isEmpty():
            menu.addAction("Nothing fits this experiment").setEnabled(False)

    # -- mirrors ------------------------------------------------------------------------------
    def _measured(self) -> None:
        measures = self._desk.document.measures
        self.readings.show_measures(measures, self._loaded)
        self._bites.take(self._show_options)
        if self.plane is not None:
            self.chart.setVisible(self.readings.chosen is not None)
            self._show_plane()

    def _show_options(self) -> None:
        """Dials of measurements that are drawn as pictures, beside those of the experiment."""
        panel, measures = self._panel, self._desk.document.measures
        drawn = [m for m in measures if self._loaded[m[0]].gives is Image]
        for old in list(panel.options):
            alike = [m for m in drawn if isinstance(old, tuple) and m[:2] == old[:2]]
            if alike:
                panel.move_options(old, alike[0])
            else:
                panel.drop_options(old)
        for measure in drawn:
            diagnostic = self._loaded[measure[0]]
            if measure not in panel.options:
                params = tuple(self._timed(param) for param in diagnostic.params)
                panel.add_options(measure, diagnostic.title, params, measure[0])
                self._typeset(panel.options[measure])
            panel.options[measure].show_values(dict(diagnostic.options(dict(measure[2]))))

    def _unit(self, unit: str) -> str:
        """A declared unit with the time of this experiment in it."""
        motion = self._desk.experiment.motion if self._desk.experiment else None
        return unit.replace("time", (motion.units.get("t") if motion else None) or "time")

    def _timed(self, param: Param) -> Param:
        return replace(param, unit=self._unit(param.unit))

    def _typeset(self, dials: Dials) -> None:
        """Lay out the symbols of some dials on the errand thread."""
        wanted = {n: d.param for n, d in dials.rows.items() if not d.symbol.words}

        def work() -> dict[str, Any]:
            from explorer.equations.glyphs import glyph
            from explorer.views.mathtext import outline

            return {n: outline(p.tex or glyph(n).tex()) for n, p in wanted.items()}

        def done(outlines: dict[str, Any]) -> None:
            if dials in self._panel.options.values():  # else another experiment is open by now
                for name, found in outlines.items():
                    dials.rows[name].symbol.set_outline(found)

        self._errands.run(work, done)

    def tell(self) -> None:
        """Mirror the newest readings; a hidden dock asks for nothing."""
        shown = self.isVisible()
        for measure, handle in self._desk.handles.items():
            drawn = self._loaded[measure[0]].gives is Image
            if getattr(handle, "shown", True) != (shown or drawn):
                self._desk.observer.show(handle, shown or drawn)
            observation = self._desk.reading(measure)
            if observation is None or observation is self._seen.get(measure) or not shown:
                continue
            self._seen[measure] = observation
            self._show(measure, observation)

    def _show(self, measure: Measure, observation: Any) -> None:
        group = self.readings.groups.get(measure)
        if group is None:
            return
        group.show_observation(observation)
        reading = observation.reading
        if reading is None or self.chart is None:
            return
        if self.readings.chosen is not None and self.readings.chosen[0][:2] == measure[:2]:
            value = float(reading.values.get(self.readings.chosen[1], math.nan))
            if math.isfinite(value):
                self.chart.add(observation.frame.t, value)
        if measure[0] == PLANE and {"H", "C"} <= set(reading.values):
            options = dict(self._loaded[PLANE].options(dict(measure[2])))
            self.plane.show_order(int(options.get("n", 5)))
            self.plane.add(float(reading.values["H"]), float(reading.values["C"]))

    def picture(self) -> Any:
        """The newest reading that is a picture, or None."""
        for measure in self._desk.document.measures:
            observation = self._desk.reading(measure)
            if self._loaded[measure[0]].gives is Image and observation is not None:
                return observation.reading
        return None

    def _plot(self, measure: Measure, name: str) -> None:
        if self.chart is None:
            return
        value = next(v for v in self._loaded[measure[0]].values if v.name == name)
        self.chart.clear()
        self.chart.name_axis(value.label or value.name, self._unit(value.unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Little room: narrower readings, and no plane."""
        wide = event.size().width()
        self.readings.setFixedWidth(min(308, max(270, round(wide * 0.48))))
        self._roomy = wide > 820
        self._show_plane()

    def _show_plane(self) -> None:
        if self.plane is not None:
            measured = any(key == PLANE for key, _, _ in self._desk.document.measures)
            self.plane.setVisible(measured and self._roomy)

    def busy(self) -> bool:
        """Whether a reading is being made."""
        observer = self._desk.observer
        return bool(observer is not None and getattr(observer, "busy", False))

    def restyle(self, theme: Theme) -> None:
        """Take the colours of the new theme."""
        self.readings.restyle()
        for plot in (self.chart, self.plane):
            if plot is not None:
                plot.set_theme(theme)


def declared(experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> tuple[Measure, ...]:
    """The measurements an experiment offers first, on the channels it names or that fit best."""
    from explorer.engine.channels import fitting

    found: list[Measure] = []
    for word in experiment.diagnostics:
        key, _, channel = word.partition(":")
        if key not in diagnostics:
            continue
        if not channel:
            fits = fitting(experiment, diagnostics[key])
            if not fits:
                continue
            channel = fits[0].name
        found.append((key, channel, ()))
    return tuple(found)
