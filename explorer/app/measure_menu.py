"""MeasureMenu: every diagnostic that fits what is open, each on every channel of its kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton

from explorer.app import chained
from explorer.app.desk import Desk
from explorer.app.language import tr
from explorer.model import Diagnostic, Experiment


class MeasureMenu(QToolButton):
    """A button whose menu is filled when it opens.

    asked   a diagnostic, and the name of a channel
    """

    asked = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("measure")
        self.setText(tr("+ Measure"))
        self.setToolTip(tr("Drop any diagnostic on any channel of its kind"))
        self.setAccessibleName(tr("Add a measurement"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        from explorer.app.tools import grouped, heading, help_of

        menu = self.menu()
        for below in menu.findChildren(QMenu):  # which `clear` leaves alone
            below.deleteLater()
        menu.clear()
        experiment = self._desk.experiment
        if experiment is None:
            return
        for name, listed in grouped(experiment, self._desk.diagnostics.values()).items():
            heading(menu, name)
            for diagnostic in listed:
                self._offer(menu, experiment, diagnostic, help_of(diagnostic))
        if menu.isEmpty():
            menu.addAction(tr("Nothing fits this experiment")).setEnabled(False)

    def _offer(
        self, menu: QMenu, experiment: Experiment, diagnostic: Diagnostic, line: str
    ) -> None:
        """One diagnostic of the menu: its channels below it, or itself where it needs none."""
        from explorer.engine.channels import fitting

        fits = fitting(experiment, diagnostic)
        below = menu if diagnostic.takes is None else menu.addMenu(diagnostic.title)
        if below is not menu:
            below.setToolTip(line)
        for channel in fits:
            name = diagnostic.title if below is menu else channel.name
            action = below.addAction(name)
            action.setToolTip(line)
            action.triggered.connect(lambda _, d=diagnostic, c=channel.name: self.asked.emit(d, c))
        if below is not menu:
            chained.offer(
                below, experiment, diagnostic, self._desk.document.measures,
                self._desk.diagnostics, lambda name: self.asked.emit(diagnostic, name),
            )  # fmt: skip
