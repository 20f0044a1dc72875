"""ReadingCard: what to know before believing a number, opened beside its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from explorer.app import style
from explorer.app.glyphs import paint
from explorer.app.language import tr
from explorer.app.scaling import own

if TYPE_CHECKING:
    from explorer.app.errand import Errands
    from explorer.model import Check, Diagnostic
    from explorer.views.mathtext import Outline

WIDE, HIGH = 400, 520  # pixels, at most
EM = 19.0  # of a formula that has room
INSET = 16


class Formula(QWidget):
    """One line of mathematics; its TeX until the outline has come."""

    def __init__(self, tex: str) -> None:
        super().__init__()
        self.tex = tex
        self.outline: Outline | None = None
        self.setAccessibleName(tex)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(style.length(2.2 * EM))
        own(self)

    def set_outline(self, outline: Outline) -> None:
        """Show the typeset form."""
        self.outline = outline
        tall = (outline.ascent + outline.descent) * self.em
        self.setFixedHeight(round(tall) + style.length(14))
        self.update()

    @property
    def em(self) -> float:
        """Pixels per em that let it fit the card."""
        wide = self.outline.width if self.outline is not None else 1.0
        return min(style.length(EM), style.length(WIDE - 4 * INSET) / max(wide, 1e-6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The formula, left aligned; nothing until it is laid out."""
        if self.outline is not None:
            painter = QPainter(self)
            baseline = style.length(7) + self.outline.ascent * self.em
            paint(painter, self.outline, 8, baseline, self.em, style.colour("text"))


class ReadingCard(QFrame):
    """The back of a reading; Esc or a click elsewhere closes it."""

    def __init__(
        self, diagnostic: Diagnostic, parent: QWidget, errands: Errands,
        checks: tuple[Check, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.diagnostic, self.checks = diagnostic, checks
        self.setObjectName(f"reading.card.{diagnostic.key}")
        self.setAccessibleName(tr("About {0}").format(diagnostic.title))
        self.setProperty("role", "card")
        self.setFixedWidth(style.length(WIDE))
        own(self)
        self.formulas: list[Formula] = []
        self._words: list[str] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(INSET, 12, INSET, 12)
        self._column.setSpacing(4)
        self._fill()
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        self.area.setAccessibleName(self.text)
        for widget in (self.area.viewport(), inside):
            widget.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self._typeset(errands)

    @property
    def text(self) -> str:
        """All its words, for a reader that cannot see it."""
        return "\n".join(self._words)

    # -- what it says -------------------------------------------------------------------------
    def _fill(self) -> None:
        one = self.diagnostic
        self._line(one.title, "strong")
        self._line(one.about, "label")
        if self.checks:
            self._section(tr("Checks of the numbers now"), *map(str, self.checks), mark="")
        card = one.card
        for tex in card.formula if card else ():
            self.formulas.append(Formula(tex))
            self._column.addWidget(self.formulas[-1])
        if card is None:
            told = [(v.label or v.name.replace("_", " "), v.help) for v in one.values if v.help]
            self._section(tr("Numbers"), *(f"{name}: {words}" for name, words in told))
        else:
            self._section(tr("Range"), card.range)
            self._section(
                tr("Unit"), tr("none, a pure number") if card.unit in ("", "1") else card.unit
            )
            self._section(tr("Needs"), card.data)
            self._section(tr("What makes it lie"), *card.lies)
        sources = [str(source) for source in one.sources]
        self._section(tr("Source"), *(sources or ([card.source] if card else [])))

    def _section(self, name: str, *lines: str, mark: str = "\u2022 ") -> None:
        if not lines:
            return
        self._column.addSpacing(6)
        self._line(name, "panel")
        for line in lines:
            self._line(f"{mark}{line}" if len(lines) > 1 else line, "")

    def _line(self, text: str, role: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role == "strong":
            label.setFont(style.font(style.PANEL, semibold=True))
        elif role:
            label.setProperty("role", role)
        self._words.append(text)
        self._column.addWidget(label)

    def _typeset(self, errands: Errands) -> None:
        """Lay the formulas out on the errand thread, which keeps what it made before."""
        if not self.formulas:
            return
        from shiboken6 import isValid

        texts = [formula.tex for formula in self.formulas]

        def work() -> list[Outline]:
            from explorer.views.mathtext import outline

            return [outline(tex) for tex in texts]

        def done(outlines: list[Outline]) -> None:
            if isValid(self):
                for formula, outline in zip(self.formulas, outlines, strict=True):
                    formula.set_outline(outline)
                self._fit()

        errands.run(work, done)

    # -- where it stands ----------------------------------------------------------------------
    def _fit(self) -> None:
        wanted = self._column.heightForWidth(style.length(WIDE) - 2)
        self.setFixedHeight(min(style.length(HIGH), wanted + 4))
        self._stay()

    def _stay(self) -> None:
        """Beside what it belongs to, inside the screen."""
        screen = self.screen().availableGeometry()
        size = QSize(style.length(WIDE), self.height())
        x = min(max(self._at.x(), screen.left() + 4), screen.right() - size.width() - 4)
        y = min(max(self._at.y(), screen.top() + 4), screen.bottom() - size.height() - 4)
        self.move(x, y)

    def open_beside(self, widget: QWidget) -> None:
        """Show it right of a widget."""
        self._at = widget.mapToGlobal(QPoint(widget.width() + 8, -8))
        self._fit()
        self.show()
        self.area.setFocus(Qt.FocusReason.PopupFocusReason)
