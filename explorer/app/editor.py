"""The equation editor: type a system, see it typeset, see what is wrong and where, run it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.choice import Choice
from explorer.app.equations import Equations
from explorer.app.errand import Errand, Errands
from explorer.app.language import tr
from explorer.app.sheet import Sheet, typeset
from explorer.equations.errors import EquationError
from explorer.model import BadInput, Experiment

PAUSE_MS = 120  # after the last key

EXAMPLES = {
    "Van der Pol": """mu = 1.5 in [0, 8]
x' = y
y' = mu*(1 - x**2)*y - x
x(0) = 0.5
""",
    "Lorenz-96, eight places": "F = 8 in [0, 16]\n"
    + "\n".join(
        f"x{i}' = (x{(i + 1) % 8} - x{(i - 2) % 8})*x{(i - 1) % 8} - x{i} + F" for i in range(8)
    )
    + "\nx0(0) = 8.01\n"
    + "".join(f"x{i}(0) = 8\n" for i in range(1, 8)),
    "Tinkerbell map": """map
a = 0.9 in [0.5, 1.2]
b = -0.6013 in [-1, 0]
c = 2 in [1, 2.5]
d = 0.5 in [0, 1]
x' = x**2 - y**2 + a*x + b*y
y' = 2*x*y + c*x + d*y
x(0) = -0.72
y(0) = -0.64
""",
}


class Editor(QDialog):
    """Not modal: the running model goes on until a text without a fault is run.

    `written` carries (experiment, text). `parse` turns a text into an Experiment or raises
    EquationError; it and the typesetting run on the errand thread.
    """

    written = Signal(object, str)

    def __init__(
        self, parse: Callable[[str], Experiment], errands: Errands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Equations"))
        self.setObjectName("editor")
        self.resize(QSize(560, 560))
        self._parse, self._errands = parse, errands
        self._errand: Errand | None = None
        self._experiment: Experiment | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(self._top())
        self.text = QPlainTextEdit()
        self.text.setObjectName("editor.text")
        self.text.setAccessibleName(tr("Equations, one per line"))
        self.text.setFont(style.font(style.PANEL - 2, fixed=True))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        column.addWidget(self.text, 3)
        self.fault = QLabel(" ")
        self.fault.setObjectName("editor.fault")
        self.fault.setProperty("role", "bad")
        self.fault.setWordWrap(True)
        self.fault.setMinimumHeight(34)
        self.fault.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.fault)
        column.addWidget(self._preview(), 2)
        column.addLayout(self._bottom())
        QShortcut(QKeySequence("Ctrl+Return"), self, self._run)
        self.text.setPlainText(EXAMPLES["Van der Pol"])

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        hint = QLabel(
            tr("One line per state: x' = ...   A dial: mu = 1 in [0, 8]   A start: x(0) = 1")
        )
        hint.setProperty("role", "label")
        self.examples = Choice()
        self.examples.setObjectName("editor.examples")
        self.examples.setAccessibleName(tr("Examples"))
        self.examples.addItems(list(EXAMPLES))
        self.examples.textActivated.connect(lambda name: self.text.setPlainText(EXAMPLES[name]))
        row.addWidget(hint, 1)
        row.addWidget(self.examples)
        return row

    def _preview(self) -> QScrollArea:
        self.preview = Equations(lambda name: name)
        held = QWidget()
        held.setProperty("role", "surface")
        inside = QVBoxLayout(held)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.preview)
        inside.addStretch(1)
        area = QScrollArea()
        area.setProperty("role", "surface")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        return area

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.hide)
        self.run = QPushButton(tr("Run"))
        self.run.setObjectName("editor.run")
        self.run.setProperty("role", "primary")
        self.run.setToolTip(tr("Run these equations (Ctrl+Return)"))
        self.run.setAutoDefault(False)
        self.run.setEnabled(False)
        self.run.clicked.connect(self._run)
        row.addWidget(close)
        row.addWidget(self.run)
        return row

    def _typed(self) -> None:
        self._experiment = None
        self.run.setEnabled(False)
        self._pause.start()

    def _check(self) -> None:
        if self._errand is not None:
            self._errand.drop()
        text = self.text.toPlainText()

        def work() -> tuple[Experiment, Sheet]:
            experiment = self._parse(text)
            return experiment, typeset(experiment)

        self._errand = self._errands.run(work, self._fine, self._wrong)

    def _fine(self, result: tuple[Experiment, Sheet]) -> None:
        self._experiment, sheet = result
        self.preview.show_sheet(sheet)
        self.text.setExtraSelections([])
        self.fault.setText(" ")
        self.run.setEnabled(True)

    def _wrong(self, error: Exception) -> None:
        if not isinstance(error, BadInput):
            raise error
        self.fault.setText(_told(error))
        self._underline(error)

    def _underline(self, error: Exception) -> None:
        if not isinstance(error, EquationError):
            self.text.setExtraSelections([])
            return
        mark: Any = QTextEdit.ExtraSelection()
        style_ = QTextCharFormat()
        style_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style_.setUnderlineColor(QColor(style.theme().bad))
        wash = QColor(style.theme().bad)
        wash.setAlphaF(0.18)
        style_.setBackground(wash)
        block = self.text.document().findBlockByNumber(error.line - 1)
        cursor = QTextCursor(block)
        room = max(0, block.length() - 1)
        begin = min(error.column - 1, max(0, room - 1))
        cursor.setPosition(block.position() + begin)
        end = block.position() + min(room, begin + error.length)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, style_
        self.text.setExtraSelections([mark])

    def _run(self) -> None:
        if self._experiment is not None:
            self.written.emit(self._experiment, self.text.toPlainText())


def _told(error: Exception) -> str:
    if isinstance(error, EquationError):
        hint = " " + tr("Did you mean {0}?").format(error.suggestion) if error.suggestion else ""
        reason = error.reason[:1].upper() + error.reason[1:].rstrip(".")
        return tr("Line {0}, column {1}: {2}.{3}").format(error.line, error.column, reason, hint)
    return str(error)
