"""Strip: what stays at hand while presenting: equations, the dials that matter, a few buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from explorer.app import icons
from explorer.app.dial import Dial
from explorer.app.equations import Equations
from explorer.app.language import tr
from explorer.app.sheet import Sheet
from explorer.app.slides import mattering
from explorer.app.whole_lines import WholeLines

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.model import Param

LARGE, SMALL = 30.0, 20.0  # pixels per em of the equations ...
SCREEN = 768  # ... on a screen this high; larger on a larger one
HIGH, SIDE = 42, 38  # of a dial's row; of a button
FEW, MANY = 2, 3  # dials where there is little room, and where there is some
UNIT = 64  # pixels of a unit, so that the rows stay aligned
WIDEST, EDGES = "-0.628319", 28  # a number in full, and pixels beside it
ROOMY = 860  # pixels of width from which on equations stand beside the dials
Button = tuple[str, str, str, Callable[[], None]]  # name, icon, what it does in words, the act


class Strip(QFrame):
    """A slim row below the picture."""

    def __init__(self, window: Window, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        self._w = window
        self.setObjectName("strip")
        self.setAccessibleName(tr("At hand while presenting"))
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        factor = max(1.0, window.screen().size().height() / SCREEN)
        self.equations = Equations(window.docks.header.explain, LARGE * factor, SMALL)
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setWidget(self.equations)
        self.sheet.setProperty("role", "surface")
        self.equations.setAutoFillBackground(False)
        self.sheet.viewport().setAutoFillBackground(False)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.setMinimumWidth(300)
        self._whole = WholeLines(self.sheet, self.equations.lines)
        self.dials: dict[str, Dial] = {}
        self._params: list[Param] = []  # of those dials
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.where = QLabel()
        self.where.setObjectName("strip.where")
        self.where.setProperty("role", "label")
        self.where.setFixedWidth(3 * SIDE + 8)
        self.where.setWordWrap(True)
        self.where.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 6)
        row.setSpacing(20)
        row.addWidget(self.sheet, 5)
        row.addLayout(self._rows, 6)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addLayout(self._buttons(buttons))
        right.addWidget(self.where, 1)
        row.addLayout(right)

    def _buttons(self, buttons: tuple[Button, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(4)
        self.made: dict[str, QToolButton] = {}
        self._strokes = {name: strokes for name, strokes, _, _ in buttons}
        for number, (name, _, words, act) in enumerate(buttons):
            button = QToolButton()
            button.setObjectName(f"strip.{name}")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setIconSize(QSize(24, 24))
            button.setFixedSize(SIDE, SIDE)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            grid.addWidget(button, number // 3, number % 3)
            self.made[name] = button
        self.restyle()
        return grid

    def restyle(self) -> None:
        """Icons in the colours of the theme."""
        for name, button in self.made.items():
            button.setIcon(icons.icon(self._strokes[name], "text", 24))

    # -- what it shows --------------------------------------------------------------------------
    def show_sheet(self, sheet: Sheet | None) -> None:
        """The equations of what is open."""
        self.equations.show_sheet(sheet)
        self._fit()
        self._whole.settle()

    def show_dials(self, allowed: tuple[str, ...] | None) -> None:
        """The dials that matter, of those allowed; those that are there stay."""
        experiment = self._w.desk.experiment
        many = MANY if self._w.height() >= 900 else FEW
        wanted = mattering(experiment, allowed, many) if experiment is not None else ()
        params = [p for p in experiment.params if p.name in wanted] if experiment else []
        if params != self._params:  # a dial costs 8 ms
            self._params = params
            self._build()
        panel = self._w.docks.panel.dials.rows
        for name, dial in self.dials.items():
            outline = panel[name].symbol.outline if name in panel else None
            if outline is not None:
                dial.symbol.set_outline(outline)
        self.show_values()
        self._fit()

    def _build(self) -> None:
        for dial in self.dials.values():
            self._rows.removeWidget(dial)
            dial.hide()
            dial.setParent(None)
            dial.deleteLater()
        self.dials = {}
        for param in self._params:
            dial = Dial(param, "strip")
            dial.setFixedHeight(HIGH)
            dial.symbol.setFixedSize(118, HIGH)
            dial.symbol.size_px = 28
            if dial.slider is not None:
                wide = dial.editor.fontMetrics().horizontalAdvance(WIDEST) + EDGES
                dial.editor.setFixedSize(max(124, wide), HIGH - 6)
            if dial.unit is not None:
                dial.unit.setMinimumWidth(UNIT)
            dial.turned.connect(self._w.commands.dials.turn)
            self._rows.addWidget(dial)
            self.dials[param.name] = dial

    def show_values(self) -> None:
        """Mirror the document."""
        params = self._w.desk.params
        for name, dial in self.dials.items():
            if name in params:
                dial.show_value(params[name])

    def _fit(self) -> None:
        """As high as it needs to be, and never a third of the window."""
        roomy = self.width() >= ROOMY or not self.dials
        self.sheet.setVisible(roomy and self.equations.sheet is not None)
        rows = len(self.dials) * (HIGH + 2)
        sheet = self.equations.height() if self.sheet.isVisibleTo(self) else 0
        most = max(104, round(0.22 * self._w.height()))
        self.setFixedHeight(min(most, max(104, rows, sheet)) + 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Equations stand beside the dials where there is room."""
        super().resizeEvent(event)
        self._fit()
