"""Deck: cards on one place, and what says that a place is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from explorer.app.arrangement import CARD
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.picture_card import PictureCard


class Deck(QWidget):
    """Cards on one place; tabs choose between several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tool.tabs")
        self.tabs.setAccessibleName(tr("Tools"))
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
                if self.stack.indexOf(card) >= 0:
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
        for card in cards:
            if card is top:
                self.raise_card(card)

    @property
    def top(self) -> PictureCard:
        """The card that is seen."""
        return self.cards[max(0, self.tabs.currentIndex())]

    def raise_card(self, card: PictureCard) -> None:
        """Bring a card to the top."""
        if card in self.cards:
            self.tabs.setCurrentIndex(self.cards.index(card))
            self.stack.setCurrentWidget(card)


class Vacant(QWidget):
    """A cell where nothing stands yet."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.addStretch(1)
        said = QLabel(tr("Nothing stands here yet"))
        said.setProperty("role", "label")
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        self.button = QPushButton(tr("Choose a view\u2026"))
        self.button.setObjectName("cell.choose")
        self.button.setAccessibleName(tr("Choose what stands in this cell"))
        self.button.clicked.connect(self.asked)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)


def seated(decks: list[Deck], cells: dict[int, list[PictureCard]]) -> list[Deck]:
    """The decks in the order of the cells: one goes along with its cards.

    A card that changes its deck becomes another's child and is dressed anew, which takes long.
    """
    decks = list(decks)
    for cell, cards in sorted(cells.items()):
        held = [sum(card.parent() is deck.stack for card in cards) for deck in decks]
        free = [at for at in range(len(decks)) if at == cell or at not in cells or at > cell]
        best = max(free, key=lambda at: (held[at], at == cell))
        decks[cell], decks[best] = decks[best], decks[cell]
    return decks


def key_of(card: PictureCard) -> str:
    """The name of a card among what can stand in a cell."""
    return f"{CARD}{card.measure[0]}:{card.measure[1]}"
