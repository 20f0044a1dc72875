"""Options: the dials of a card, opened under its button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from explorer.app import style
from explorer.app.dial import described
from explorer.app.dials import Dials
from explorer.app.language import tr
from explorer.app.symbols import typeset
from explorer.engine.channels import choices
from explorer.views.wording import timed

if TYPE_CHECKING:
    from explorer.app.picture_card import PictureCard
    from explorer.app.window import Window
    from explorer.model import Diagnostic, Experiment, Param

WIDE, HIGH = 348, 420


def offered(diagnostic: Diagnostic, experiment: Experiment) -> tuple[Param, ...]:
    """Its params as dials: a name is chosen among those of the experiment."""
    found = []
    for param in diagnostic.params:
        if param.kind == "name":
            names = choices(param, experiment)
            if not names:
                continue
            param = replace(param, kind="choice", choices=names, names="", default=names[0])
        found.append(replace(param, unit=timed(param.unit, experiment)))
    return tuple(found)


class Options(QFrame):
    """The dials of one card, over everything until the person clicks elsewhere."""

    def __init__(self, card: PictureCard, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        commands = window.commands
        self.card = card
        self.setObjectName("tool.options")
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 8)
        title = QLabel(tr("{0}: options").format(card.diagnostic.title))
        title.setProperty("role", "panel")
        column.addWidget(title)
        scope = f"tool.{card.diagnostic.key}"
        self.dials = Dials(offered(card.diagnostic, card.experiment), scope)
        self.dials.turned.connect(
            lambda name, value: commands.dials.set_option(card.measure, name, value)
        )
        window.desk.measured.connect(self.mirror)
        typeset(self.dials, window.errands, lambda: isValid(self) and self.isVisible())
        self.dials.touched.connect(self._help)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.dials)
        for widget in (area.viewport(), self.dials):
            widget.setAutoFillBackground(False)
        self.dials.setContentsMargins(0, 0, 8, 0)
        column.addWidget(area, 1)
        self.help = QLabel(" ")
        self.help.setProperty("role", "label")
        self.help.setWordWrap(True)
        self.help.setFixedHeight(34)
        column.addWidget(self.help)
        self.dials.refused.connect(self.help.setText)
        self.mirror()

    def mirror(self) -> None:
        """Show the options of the document."""
        self.dials.show_values(self.card.intent.worded)

    def open_under(self, button: QWidget) -> None:
        """Show it below a button, inside the screen."""
        wide, wanted = style.length(WIDE), style.length(min(HIGH, 32 * len(self.dials.rows) + 96))
        self.resize(wide, wanted)
        corner = button.mapToGlobal(QPoint(button.width() - wide, button.height() + 4))
        screen = button.screen().availableGeometry()
        x = min(max(corner.x(), screen.left() + 4), screen.right() - wide - 4)
        y = min(corner.y(), screen.bottom() - wanted - 4)
        self.move(x, y)
        self.show()

    def _help(self, param: Param | None) -> None:
        self.help.setText(" " if param is None else described(param))
