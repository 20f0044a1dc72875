"""The menu of one dial's row: reset, lock, link, animate, copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from explorer.app.animate_form import AnimateForm
from explorer.app.dial import Dial
from explorer.app.language import phrase, tr
from explorer.engine.link import KINDS

if TYPE_CHECKING:
    from explorer.app.window import Window

LINKS = {
    "equal": phrase("Keep equal to"),
    "proportional": phrase("Keep in proportion to"),
    "offset": phrase("Keep at a distance from"),
}


class RowMenu(QMenu):
    """Made for one row at the moment it is asked for."""

    def __init__(self, window: Window, dial: Dial) -> None:
        super().__init__(window)
        self._w, self._dial = window, dial
        self._name = dial.param.name
        self.setObjectName("row.menu")
        self.setToolTipsVisible(True)
        dialling = window.desk.dialling
        run = dialling.run
        animation = run.animation(self._name)
        self._reset()
        does = tr("Unlock") if dial.locked else tr("Lock")
        self._add("lock", does, self._lock, tr("While locked no hand, preset or undo turns it"))
        if dial.param.kind in ("float", "int"):
            self.addSeparator()
            self._links()
            if run.link(self._name) is not None:
                self._add("unlink", tr("Unlink"), partial(dialling.unlink, self._name))
        if dial.param.kind in ("float", "int") and dial.param.effect == "live":
            self.addSeparator()
            text = tr("Animation\u2026") if animation else tr("Animate\u2026")
            form = self._add("animate", text, self._animate, tr("Let the run turn it to and fro"))
            form.setEnabled(not dial.locked)
            if animation is not None:
                self._add("still", tr("Stop here"), partial(dialling.still, self._name))
        self.addSeparator()
        self._add("copy", tr("Copy as text"), self._copy)

    def _add(self, name: str, text: str, does: Callable[[], None], tip: str = "") -> QAction:
        action = self.addAction(text)
        action.setObjectName(f"row.{name}")
        action.setToolTip(tip or text)
        action.triggered.connect(lambda: self._w.commands.tried(does))
        return action

    def _reset(self) -> None:
        param = self._dial.param
        turn = partial(self._w.desk.turn, self._name, param.default)
        action = self._add("reset", tr("Reset to {0}").format(_shown(param.default)), turn)
        action.setEnabled(self._dial.value != param.default and not self._dial.locked)

    def _lock(self) -> None:
        self._w.desk.dialling.lock(self._name, not self._dial.locked)

    def _links(self) -> None:
        dialling = self._w.desk.dialling
        others = [
            name
            for name, param in dialling.params.items()
            if name != self._name and param.kind in ("float", "int")
        ]
        for kind in KINDS:
            menu = self.addMenu(tr(LINKS[kind]))
            menu.setObjectName(f"row.link.{kind}")
            menu.setEnabled(bool(others) and not self._dial.locked)
            for name in others:
                action = menu.addAction(name)
                action.triggered.connect(
                    lambda _, kind=kind, name=name: self._w.commands.tried(
                        lambda: dialling.link(kind, self._name, name)
                    )
                )

    def _animate(self) -> None:
        AnimateForm(self._w, self._dial).open_under(self._dial.symbol)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._name} = {self._dial.value!r}")

    def open_under(self, widget: QWidget) -> None:
        """Show it below a widget, with its first entry chosen."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height())))
        self.setActiveAction(self.actions()[0])


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
