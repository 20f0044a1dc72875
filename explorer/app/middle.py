"""Middle: the Stage and the tool pane side by side, and how they share the room.

The Stage is put in once and never moves to another parent; decks of cards come and go round it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from explorer.app.picture_card import PictureCard

LAYOUTS = ("stage", "side", "pane", "grid")
ROOMY = 620  # pixels of width from which on Stage and pane fit side by side
SHARE = 0.5  # of the width that the pane gets at first


class Deck(QWidget):
    """Cards on one place; tabs choose between several."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tool.tabs")
        self.tabs.setAccessibleName("Tools")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.cards: list[PictureCard] = []

    def hold(self, cards: list[PictureCard]) -> None:
        """Show exactly these, keeping the one on top where it stays."""
        top = self.stack.currentWidget()
        if cards != self.cards:
            for card in self.cards:
                self.stack.removeWidget(card)
            self.cards = list(cards)
            self.tabs.blockSignals(True)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for card in cards:
                self.stack.addWidget(card)
                self.tabs.addTab(card.diagnostic.title)
            self.tabs.blockSignals(False)
        self.tabs.setVisible(len(cards) > 1)
        self.setVisible(bool(cards))
        for card in cards:
            if card is top:
                self.raise_card(card)

    def raise_card(self, card: PictureCard) -> None:
        """Bring a card to the top."""
        if card in self.cards:
            self.tabs.setCurrentIndex(self.cards.index(card))
            self.stack.setCurrentWidget(card)


class Middle(QSplitter):
    """Stage left, decks right and below it."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("middle")
        self.stage = stage
        self.layout_name = "stage"
        self.cards: list[PictureCard] = []
        self.first, self.second, self.below = Deck(), Deck(), Deck()
        self.left = self._column(stage, self.below)
        self.right = self._column(self.first, self.second)
        self.addWidget(self.left)
        self.addWidget(self.right)
        for splitter in (self, self.left, self.right):
            splitter.setHandleWidth(4)
        self.setChildrenCollapsible(False)
        self._place()

    def _column(self, upper: QWidget, lower: QWidget) -> QSplitter:
        made = QSplitter(Qt.Orientation.Vertical)
        made.setChildrenCollapsible(False)
        made.addWidget(upper)
        made.addWidget(lower)
        return made

    @property
    def layouts(self) -> tuple[str, ...]:
        """The layouts that make sense now."""
        if not self.cards:
            return ("stage",)
        return LAYOUTS if len(self.cards) > 1 else LAYOUTS[:3]

    def hold(self, cards: list[PictureCard]) -> None:
        """Show these cards; the first one opens the pane, without any it is gone."""
        opens = bool(cards) and not self.cards
        self.cards = list(cards)
        if opens:
            self.arrange("side" if self.width() >= ROOMY else "pane")
        elif self.layout_name not in self.layouts:
            self.arrange(self.layouts[-1])
        else:
            self._place()

    def cycle(self) -> str:
        """The next layout; gives its name."""
        known = self.layouts
        at = known.index(self.layout_name) if self.layout_name in known else -1
        self.arrange(known[(at + 1) % len(known)])
        return self.layout_name

    def arrange(self, name: str) -> None:
        """One of LAYOUTS."""
        before, self.layout_name = self.layout_name, name
        self._place()
        if name == before:
            return
        if self.right.isVisibleTo(self) and self.left.isVisibleTo(self):
            wide = max(self.width(), 2)
            self.setSizes([round(wide * (1 - SHARE)), round(wide * SHARE)])
        for column in (self.left, self.right):
            half = max(column.height(), 2) // 2
            column.setSizes([half, half])

    def _place(self) -> None:
        cards, name = self.cards, self.layout_name
        grid = name == "grid"
        self.below.hold(cards[2:] if grid else [])
        self.second.hold(cards[1:2] if grid else [])
        self.first.hold([] if name == "stage" else cards[:1] if grid else cards)
        self.left.setVisible(name != "pane")
        self.right.setVisible(name != "stage" and bool(cards))

    def raise_card(self, card: PictureCard) -> None:
        """Bring a card into view."""
        if self.layout_name == "stage" and self.cards:
            self.arrange("side" if self.width() >= ROOMY else "pane")
        for deck in (self.first, self.second, self.below):
            deck.raise_card(card)
