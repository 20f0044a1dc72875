"""Scaling: the sizes that widgets give themselves are those of 100 %; here they become the chosen.

Every widget is met once, at the latest before it is first shown, and remembers what it was made
with; then fixed sizes, icons, margins and fonts follow. A widget that reckons its own size in
`style.length` says so with `own`, and only the rest follows. At the usual size none of it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDockWidget,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QStatusBar,
    QWidget,
)
from shiboken6 import isValid

from explorer.app import style

MADE = "made_at_100"  # property: what a widget or a layout was made with
OWN = "reckons_its_size"
UNBOUND = 16_777_215  # QWIDGETSIZE_MAX
SCREEN = 0.96  # of the screen that a dialog takes at most


def own(widget: QWidget) -> None:
    """This widget sets its size in pixels of the screen, again whenever they change."""
    widget.setProperty(OWN, True)


class Scaling(QObject):
    """Meets widgets as they come while the size is not the usual one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app

    def go_to(self, percent: int, wear: Callable[[], object]) -> None:
        """Another size for every widget there is, and those to come."""
        for widget in self._app.allWidgets():
            meet(widget)
        self._app.removeEventFilter(self)
        style.resize(percent)
        wear()
        if style.scale() != 1.0:
            self._app.installEventFilter(self)
        for widget in self._app.allWidgets():
            if isValid(widget):
                fit(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A widget is about to be shown for the first time."""
        if event.type() == QEvent.Type.Polish and isinstance(watched, QWidget):
            fit(watched)
        return False


_scaling: list[Scaling] = []


def go_to(percent: int, wear: Callable[[], object]) -> None:
    """Bring every widget to a size in percent of the usual; `wear` puts the theme on at it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if percent == round(100 * style.scale()):
        return
    if not _scaling or not isValid(_scaling[0]):
        _scaling[:] = [Scaling(app)]
    _scaling[0].go_to(percent, wear)


def keep(widget: QWidget) -> None:
    """Another stylesheet was put on: Qt gave it the font back that it had before the last one."""
    if style.scale() != 1.0 and meet(widget)["font"] > 0:
        fit(widget)


def meet(widget: QWidget) -> dict[str, Any]:
    """What it was made with: sizes as they are, a font as it would be at 100 %."""
    made: dict[str, Any] | None = widget.property(MADE)
    if made is None:
        button = widget if isinstance(widget, QAbstractButton) else None
        given = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
        made = {
            "least": _least(widget),
            "most": [widget.maximumWidth(), widget.maximumHeight()],
            "size": [widget.width(), widget.height()] if isinstance(widget, QDialog) else [],
            "icon": [button.iconSize().width(), button.iconSize().height()] if button else [],
            "font": widget.font().pixelSize() / style.theme().size if given else 0.0,
            "margins": _sides(widget.contentsMargins()),
        }
        widget.setProperty(MADE, made)
    return made


def _least(widget: QWidget) -> list[int]:
    """The size it must have, where it said so itself: a window's comes from within."""
    if widget.isWindow() and widget.isVisible():
        return [0, 0]
    return [widget.minimumWidth(), widget.minimumHeight()]


def fit(widget: QWidget) -> None:
    """One widget at the chosen size."""
    made = meet(widget)
    if made["font"] > 0:
        font = widget.font()
        font.setPixelSize(style.px(made["font"]))
        widget.setFont(font)
    if made["icon"] and isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(*map(style.length, made["icon"])))
    if any(made["margins"]):
        widget.setContentsMargins(*map(style.length, made["margins"]))
    # a status bar makes its layouts anew as it likes: what stands for the old ones outlives them
    if not isinstance(widget, QStatusBar) and (layout := widget.layout()) is not None:
        _space(layout)
    # a dock is as large as what is in it; the size it were given would never shrink again
    if not widget.property(OWN) and not isinstance(widget, QDockWidget):
        _resize(widget, made)
    if isinstance(widget, QLabel):  # its hint is kept from when it had to be wider
        widget.setIndent(widget.indent())


def _resize(widget: QWidget, made: dict[str, Any]) -> None:
    least, most = made["least"], made["most"]
    widget.setMinimumSize(*map(style.length, least))
    widget.setMaximumSize(*(n if n >= UNBOUND else style.length(n) for n in most))
    if made["size"] and not widget.isVisible():
        room = widget.screen().availableGeometry()
        wide, high = map(style.length, made["size"])
        widget.resize(min(wide, round(SCREEN * room.width())),
                      min(high, round(SCREEN * room.height())))  # fmt: skip


def _space(layout: QLayout) -> None:
    """Margins and gaps of a layout and of those inside it."""
    made = layout.property(MADE)
    if made is None:
        gaps = [layout.spacing()]
        if isinstance(layout, (QFormLayout, QGridLayout)):
            gaps = [layout.horizontalSpacing(), layout.verticalSpacing()]
        made = {"margins": _sides(layout.contentsMargins()), "gaps": gaps}
        layout.setProperty(MADE, made)
    layout.setContentsMargins(*map(style.length, made["margins"]))
    gaps = [style.length(gap) if gap >= 0 else gap for gap in made["gaps"]]
    if isinstance(layout, (QFormLayout, QGridLayout)):
        layout.setHorizontalSpacing(gaps[0])
        layout.setVerticalSpacing(gaps[1])
    else:
        layout.setSpacing(gaps[0])
    # by way of QObject: what `itemAt` makes of a spacer outlives it, and is then taken for another
    for inside in layout.children():
        if isinstance(inside, QLayout):
            _space(inside)


def _sides(margins: QMargins) -> list[int]:
    return [margins.left(), margins.top(), margins.right(), margins.bottom()]
