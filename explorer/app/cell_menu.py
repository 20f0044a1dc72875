"""The small menu in the corner of a cell: what stands there, and how much room it has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from explorer.app import icons
from explorer.app.deck import key_of
from explorer.app.language import tr
from explorer.app.tools import channel_of, grouped, heading, help_of

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.model import Diagnostic

EDGE = 6  # pixels from the corner of the cell
SIDE = 24


def spot(cell: QRect) -> QRect:
    """Where the button of a cell lies."""
    return QRect(cell.right() - SIDE - EDGE, cell.top() + EDGE, SIDE, SIDE)


class Corner(QToolButton):
    """Lies in the top right corner of a cell of the Stage."""

    asked = Signal(int, object)
    doubled = Signal(int)

    def __init__(self, cell: int, over: QWidget) -> None:
        super().__init__(over)
        self.cell = cell
        self.setObjectName(f"cell.{cell}")
        self.setToolTip(tr("What stands in this cell"))
        self.setAccessibleName(tr("What stands in cell {0}").format(cell + 1))
        self.setFixedSize(SIDE, SIDE)
        self.setIconSize(QSize(16, 16))
        self.clicked.connect(lambda: self.asked.emit(self.cell, self))
        self.restyle()
        self.hide()

    def lie(self, rect: QRect) -> None:
        """In the corner of this rectangle of the Stage."""
        self.move(spot(rect).topLeft())
        self.raise_()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The cell alone."""
        self.doubled.emit(self.cell)

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.setIcon(icons.icon("layout_four", "muted", 16))


def show_menu(window: Window, cell: int, button: QWidget) -> QMenu:
    """The menu of a cell, under its button."""
    menu = QMenu(window)
    menu.setObjectName("cell.menu")
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _list(window, cell, menu)
    tools = menu.addMenu(tr("Another picture"))
    tools.setToolTipsVisible(True)
    _offer(window, cell, tools)
    if len(window.middle.arrangement.cells()) > 1:
        menu.addSeparator()
        alone = window.middle.arrangement.alone is not None
        action = menu.addAction(tr("All cells again") if alone else tr("This one alone"))
        action.setToolTip(tr("Double click does the same; Esc brings all cells back"))
        action.triggered.connect(lambda: window.middle.toggle(cell))
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu


def _list(window: Window, cell: int, menu: QMenu) -> None:
    """What is there already, the present one marked."""
    now = window.middle.arrangement.cells()[cell]
    group = QActionGroup(menu)
    named = [(sight.key, sight.title) for sight in window.scenery.sights]
    named += [(key_of(card), card.diagnostic.title) for card in window.middle.cards]
    heading(menu, tr("Stands here"))
    for key, title in named:
        action = menu.addAction(title[:1].upper() + title[1:])
        action.setData(key)
        action.setCheckable(True)
        action.setChecked(key == now)
        action.setActionGroup(group)
        action.triggered.connect(partial(_choose, window, cell, key))


def _choose(window: Window, cell: int, key: str, checked: bool = False) -> None:
    window.middle.choose(cell, key)


def _offer(window: Window, cell: int, menu: QMenu) -> None:
    """Pictures that can be made of what is open."""
    experiment = window.desk.experiment
    pictured = [one for one in window.desk.diagnostics.values() if one.pictures]
    for name, listed in (grouped(experiment, pictured) if experiment else {}).items():
        below = menu.addMenu(name)
        below.setToolTipsVisible(True)
        for diagnostic in listed:
            action = below.addAction(diagnostic.title)
            action.setToolTip(help_of(diagnostic))
            action.triggered.connect(partial(_open, window, cell, diagnostic))
    menu.setEnabled(not menu.isEmpty())


def _open(window: Window, cell: int, diagnostic: Diagnostic, checked: bool = False) -> None:
    """Make a picture, and let it stand in the cell."""
    experiment, middle = window.desk.experiment, window.middle
    if experiment is None:
        return
    count = middle.arrangement.name
    window.pane.open(diagnostic.key, channel_of(experiment, diagnostic))
    card = next((c for c in middle.cards if c.diagnostic.key == diagnostic.key), None)
    if card is not None and middle.arrangement.name == count:
        middle.choose(cell, key_of(card))
