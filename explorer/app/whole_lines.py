"""WholeLines: a scrolled text ends at whole lines, never in the middle of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

Lines = Sequence[tuple[float, float]]  # top and bottom of each line, from the top of all


class WholeLines(QObject):
    """Covers what the upper and the lower edge of a scroll area cut off."""

    def __init__(self, area: QAbstractScrollArea, lines: Callable[[], Lines]) -> None:
        super().__init__(area)
        self._area, self._lines = area, lines
        self.covers = [QWidget(area.viewport()) for _ in range(2)]
        for cover in self.covers:
            cover.setProperty("role", "surface")
            cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.settle)
        bar.rangeChanged.connect(self.settle)
        area.viewport().installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Lie where lines are cut now."""
        port = self._area.viewport()
        begin, high = self._area.verticalScrollBar().value(), port.height()
        shares = cut(self._lines(), begin, begin + high)
        for cover, share, top in zip(self.covers, shares, (0, high - shares[1]), strict=True):
            cover.setVisible(share > 0)
            cover.setGeometry(QRect(0, top, port.width(), share))
            cover.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The area is taller or lower."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.settle()
        return False


def cut(lines: Lines, begin: float, end: float) -> tuple[int, int]:
    """Pixels that cut lines take at the upper and the lower edge of begin..end.

    A line that is higher than all of it is seen as far as it goes.
    """
    whole = [(top, low) for top, low in lines if top >= begin - 1 and low <= end + 1]
    if not whole:
        return 0, 0
    above = any(top < begin - 1 < low for top, low in lines)
    below = any(top < end + 1 < low for top, low in lines)
    first, last = min(top for top, _ in whole), max(low for _, low in whole)
    return round(first - begin) if above else 0, round(end - last) if below else 0


def lines_of(paper: QTextDocument) -> Lines:
    """Where the lines of a laid out text lie."""
    found: list[tuple[float, float]] = []
    block = paper.begin()
    while block.isValid():
        laid, origin = block.layout(), block.layout().position().y()
        for number in range(laid.lineCount()):
            box = laid.lineAt(number).rect()
            found.append((origin + box.top(), origin + box.bottom()))
        block = block.next()
    return found
