"""The two sets of dial positions, A and B: which is live, and where they differ."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.app import icons
from explorer.app.language import tr
from explorer.app.number import written

SHOWN = 3  # differences that are listed; the rest is counted, and told on hover

Difference = tuple[str, Any, Any]  # dial, its value in A, in B


class SetsStrip(QWidget):
    """A quiet strip over the dials, there only while there are two sets."""

    swapped = Signal()
    copied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("param.sets")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.sides = {side: self._side(side) for side in ("A", "B")}
        for button in self.sides.values():
            row.addWidget(button)
        self.count = QLabel()
        self.count.setProperty("role", "label")
        row.addSpacing(4)
        row.addWidget(self.count, 1)
        self.copy = self._button("copy", tr("Copy the live set to the other (Shift+X)"))
        self.copy.clicked.connect(self.copied)
        self.close_ = self._button("close", tr("Keep the live set alone"))
        self.close_.clicked.connect(self.left)
        row.addWidget(self.copy)
        row.addWidget(self.close_)
        column.addLayout(row)
        self.listed = QLabel()
        self.listed.setObjectName("param.sets.differences")
        self.listed.setProperty("role", "label")
        self.listed.setTextFormat(Qt.TextFormat.PlainText)
        self.listed.setWordWrap(True)
        column.addWidget(self.listed)
        self.hide()

    def _side(self, side: str) -> QToolButton:
        button = self._button("", tr("Set {0} of the dials").format(side))
        button.setText(side)
        button.setObjectName(f"param.sets.{side}")
        button.setCheckable(True)
        button.setFixedSize(28, 24)
        button.clicked.connect(self._chosen)
        return button

    def _button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        if icon:
            button.setObjectName(f"param.sets.{icon}")
            button.setFixedSize(24, 24)
        return button

    def _chosen(self) -> None:
        """A click on the live set changes nothing; one on the other swaps."""
        if self.sides[self._other].isChecked():
            self.swapped.emit()
        self._check()

    def show_sets(self, live: str, differences: list[Difference] | None) -> None:
        """Which set is live, and where they differ; None: there is one alone."""
        self.setVisible(differences is not None)
        if differences is None:
            return
        self._other = "B" if live == "A" else "A"
        self._check()
        count = len(differences)
        noun = tr("dial differs") if count == 1 else tr("dials differ")
        self.count.setText(f"{count} {noun}" if count else tr("no difference yet"))
        lines = [f"{name}  {_said(a)} | {_said(b)}" for name, a, b in differences]
        more = [tr("\u2026 {0} more").format(count - SHOWN)] if count > SHOWN else []
        # each stays together where the line breaks
        whole = (line.replace(" ", "\N{NO-BREAK SPACE}") for line in lines[:SHOWN] + more)
        self.listed.setText("    ".join(whole))
        self.listed.setToolTip("\n".join([tr("in A | in B"), *lines]))
        self.listed.setVisible(bool(lines))

    def _check(self) -> None:
        for side, button in self.sides.items():
            button.setChecked(side != self._other)

    _other = "B"

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.copy.setIcon(icons.icon("copy", "muted", 16))
        self.close_.setIcon(icons.icon("close", "muted", 16))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    return value if isinstance(value, str) else written(value, 4)
