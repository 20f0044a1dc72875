"""Lock: only what a lesson allows answers, until the teacher says the phrase.

A courtesy for a class room, not security: whoever owns the machine owns the lesson.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.app.dial import Dial
from explorer.app.language import tr
from explorer.model.phrase import LEAST, opens, sealed

if TYPE_CHECKING:
    from explorer.app.window import Window

WAIT_MS = 30
# what a student may always do: time, cameras, layouts, the lesson itself, help
FREE = frozenset(
    "play step step_back restart slower faster fit follow front side top perspective layout "
    "layout_one layout_two layout_one_two layout_four alone views lesson_next lesson_back "
    "lesson_again lesson_answers lesson_handout unlock present freeze black hints guide keys "
    "about quit".split()
)


class Lock(QObject):
    """Disables what is not allowed, and gives it back."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self.sealed = ""
        self.allowed: tuple[str, ...] | None = None  # dials; None: those of the lesson's step
        self._held: list[QAction | QWidget] = []
        window.desk.opened.connect(self.renew)
        window.desk.measured.connect(self.renew)

    @property
    def shut(self) -> bool:
        """Whether it is locked."""
        return bool(self.sealed)

    def close(self, lock: str, allowed: tuple[str, ...] | None = None) -> None:
        """Lock, with the dials that answer where no lesson says which."""
        self.sealed, self.allowed = lock, allowed
        for one in self._mouse():
            self._w.scenery.widget.removeEventFilter(one)
        self._w.scenery.seeding.arm(False)
        self._w.setAcceptDrops(False)
        self._apply()

    def open(self, phrase: str) -> bool:
        """Unlock with the phrase; whether it was the right one."""
        if not self.shut or not opens(phrase, self.sealed):
            return False
        self.sealed = ""
        self._release()
        for one in self._mouse():
            self._w.scenery.widget.installEventFilter(one)
        self._w.setAcceptDrops(True)
        room = self._w.commands.teaching.room
        if room is not None:
            room.renew()
        return True

    def _mouse(self) -> tuple[QObject, ...]:
        """What the mouse does on the stage apart from the cameras, in the order it was put in."""
        scenery = self._w.scenery
        return scenery.seeding, scenery.dyeing, scenery.angler, scenery.cutting

    # -- what is held ---------------------------------------------------------------------------
    def renew(self) -> None:
        """Other dials or another step: hold what is new, once it is there."""
        if not self.shut:
            return
        if self._w.docks.bites.pending:
            QTimer.singleShot(WAIT_MS, self, self.renew)
            return
        self._apply()

    def _apply(self) -> None:
        w = self._w
        for action in w.actions():
            if action.objectName().partition(".")[2] not in FREE:
                self._hold(action)
        for widget in (w.docks.left.widget(), w.scenery.school_bar, w.scenery.fish_card,
                       w.docks.measures, *w.middle.decks, *w.middle.vacant):  # fmt: skip
            self._hold(widget)
        room = w.commands.teaching.room
        if room is not None:
            self._hold(room.dock.titleBarWidget())
        self._hold_panel(w.commands.presenting.allowed())

    def _hold_panel(self, allowed: tuple[str, ...] | None) -> None:
        panel = self._w.docks.panel
        rows = panel.dials.rows
        for dial in panel.findChildren(Dial):
            name = dial.param.name
            own = rows.get(name) is dial
            if not own or (allowed is not None and name not in allowed):
                self._hold(dial)
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for widget in panel.findChildren(kind):
                if not any(row.isAncestorOf(widget) for row in rows.values()):
                    self._hold(widget)

    def _hold(self, one: QAction | QWidget | None) -> None:
        if one is not None and one.isEnabled():
            one.setEnabled(False)
            self._held.append(one)

    def _release(self) -> None:
        held, self._held = self._held, []
        for one in held:
            try:
                one.setEnabled(True)
            except RuntimeError:  # it went with its experiment
                continue
        self._w.tools.follow()


class LockDialog(QDialog):
    """Choose a phrase and, without a lesson, the dials that stay free."""

    def __init__(self, window: Window, lock: Lock) -> None:
        super().__init__(window)
        self._lock = lock
        self.setWindowTitle(tr("Lock"))
        self.setObjectName("lock")
        column = QVBoxLayout(self)
        told = QLabel(tr("Only time, views and the dials below answer until this phrase is said "
                      "again. It keeps hands off; it is not security."))  # fmt: skip
        told.setWordWrap(True)
        self.phrase = QLineEdit()
        self.phrase.setObjectName("lock.phrase")
        self.phrase.setAccessibleName(tr("Phrase that unlocks"))
        self.phrase.setPlaceholderText(tr("a phrase to unlock it"))
        column.addWidget(told)
        column.addWidget(self.phrase)
        self.dials = self._dials(window, column)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(tr("Lock"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setObjectName("lock.go")
        self.go.setEnabled(False)
        self.phrase.textChanged.connect(self._typed)
        buttons.accepted.connect(self._close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _dials(self, window: Window, column: QVBoxLayout) -> dict[str, QAbstractButton]:
        from PySide6.QtWidgets import QCheckBox

        room = window.commands.teaching.room
        if room is not None and room.lesson is not None:
            return {}
        made: dict[str, QAbstractButton] = {}
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        for number, param in enumerate(window.desk.experiment.params
                                       if window.desk.experiment else ()):  # fmt: skip
            made[param.name] = QCheckBox(param.name)
            made[param.name].setObjectName(f"lock.dial.{param.name}")
            made[param.name].setChecked(True)
            grid.addWidget(made[param.name], number // 3, number % 3)
        column.addWidget(box)
        return made

    def _typed(self, text: str) -> None:
        self.go.setEnabled(len(text.strip()) >= LEAST)

    def _close(self) -> None:
        chosen = tuple(name for name, box in self.dials.items() if box.isChecked())
        self._lock.close(sealed(self.phrase.text()), chosen if self.dials else None)
        self.accept()


class UnlockDialog(QDialog):
    """Say the phrase."""

    def __init__(self, window: Window, lock: Lock) -> None:
        super().__init__(window)
        self._lock = lock
        self.setWindowTitle(tr("Unlock"))
        self.setObjectName("unlock")
        column = QVBoxLayout(self)
        self.phrase = QLineEdit()
        self.phrase.setObjectName("unlock.phrase")
        self.phrase.setAccessibleName(tr("The teacher's phrase"))
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase.setPlaceholderText(tr("the teacher's phrase"))
        self.said = QLabel()
        self.said.setProperty("role", "bad")
        self.phrase.returnPressed.connect(self._say)
        column.addWidget(self.phrase)
        column.addWidget(self.said)

    def _say(self) -> None:
        if self._lock.open(self.phrase.text()):
            self.accept()
        else:
            self.said.setText(tr("That is not the phrase."))
            self.phrase.selectAll()
