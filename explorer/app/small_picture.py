"""SmallPicture: the picture of a reading beside its chart; a click gives it a card of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.app import style
from explorer.app.intent import Intent
from explorer.app.language import tr
from explorer.views.drawing import Drawing

if TYPE_CHECKING:
    from explorer.app.watches import Measure
    from explorer.model import Diagnostic, Experiment
    from explorer.views.theme import Theme

WIDE = 280


class SmallPicture(QWidget):
    """One picture of one measurement, without tools: that of the plotted value, else the first."""

    opened = Signal(str, str)  # diagnostic key, channel

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self.measure: Measure | None = None
        self.drawing: Drawing | None = None
        self._name = ""
        self._intent: Intent | None = None
        self._of: Experiment | None = None  # whose units the axes bear
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def follow(
        self,
        measure: Measure | None,
        diagnostic: Diagnostic | None,
        experiment: Experiment | None,
        value: str = "",
    ) -> None:
        """Show this measurement from now on, or nothing; the picture called as `value` is, if any.

        So the histogram behind a number lies beside its course in time.
        """
        names = {one.name for one in diagnostic.pictures} if diagnostic is not None else set()
        name = value.replace("_", " ")
        name = name if name in names else ""
        same = measure is not None and self.measure is not None and measure[:2] == self.measure[:2]
        if same and name == self._name:
            self.measure = measure
            if measure and diagnostic and experiment and experiment is not self._of:
                self._mean(measure, diagnostic, experiment)
            return
        self.measure, self._name = measure, name
        if self.drawing is not None:
            self.drawing.hide()
            self._column.removeWidget(self.drawing)
            self.drawing.deleteLater()
            self.drawing = self._intent = None
        if measure is None or diagnostic is None or experiment is None:
            return
        picture = diagnostic.picture(name)
        made = self.drawing = Drawing(picture, style.theme())
        self._mean(measure, diagnostic, experiment)
        made.viewport().installEventFilter(self)
        made.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        made.setToolTip(tr("{0}: click for a picture with tools").format(diagnostic.title))
        made.setAccessibleName(f"{diagnostic.title}: {picture.name}")
        self._column.addWidget(made)

    def _mean(self, measure: Measure, diagnostic: Diagnostic, experiment: Experiment) -> None:
        """Name the axes in the units of this system, with the options of this measurement."""
        self._of = experiment
        if self.drawing is None:
            return
        self._intent = Intent(diagnostic, self.drawing.picture, experiment, dict(measure[2]))
        self.drawing.name_axes(self._intent.worded, experiment)
        self.drawing.options = self._intent.worded

    def show_reading(self, reading: Any) -> None:
        """Draw what was found."""
        if self.drawing is not None:
            self.drawing.show_reading(reading)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of the new theme."""
        if self.drawing is not None:
            self.drawing.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click opens the card; nothing else moves the drawing."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonRelease and self.measure is not None:
                self.opened.emit(*self.measure[:2])
            return True
        return event.type() == QEvent.Type.Wheel
