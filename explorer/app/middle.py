"""Middle: the Stage and the cards, sharing the room in cells.

The Stage is put in once and never moves to another parent: it covers the cells that GL draws, and
its panels are placed on it. Cards are widgets beside it, or over it where cells interlock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from explorer.app import style
from explorer.app.arrangement import Arrangement
from explorer.app.border import Border
from explorer.app.cell_menu import Corner
from explorer.app.deck import Deck, Vacant, key_of, seated
from explorer.app.native import Outline
from explorer.app.tiling import after

if TYPE_CHECKING:
    from explorer.app.picture_card import PictureCard
    from explorer.app.scenery import Scenery

ROOMY = 620  # pixels of width from which on Stage and cards fit side by side
MOST = 4


class Middle(QWidget):
    """Layouts of the centre; what stands where, and how large.

    arranged   another layout, or another thing in a cell
    menu_asked   the person wants to choose for a cell: its number and where to show the menu
    """

    arranged = Signal()
    menu_asked = Signal(int, object)

    def __init__(self, scenery: Scenery) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.scenery, self.stage = scenery, scenery.widget
        self.stage.setParent(self)
        self.setMinimumSize(240, 180)
        self.cards: list[PictureCard] = []
        self.arrangement = Arrangement(self._order)
        self.decks = [Deck(self) for _ in range(MOST)]
        self.vacant = [Vacant(self) for _ in range(MOST)]
        self.corners = [Corner(number, self.stage) for number in range(MOST)]
        for number, blank in enumerate(self.vacant):
            blank.asked.connect(lambda n=number: self._ask(n, self.vacant[n].button))
        for corner in self.corners:
            corner.asked.connect(self._ask)
            corner.doubled.connect(self.toggle)
        self.borders = {axis: Border(axis, self) for axis in ("x", "y")}
        for border in self.borders.values():
            border.moved.connect(self.move_border)
        self.outline = Outline(self.stage)
        self._opened_by_card = self._still = False
        self.escape = QShortcut(QKeySequence("Esc"), self)
        self.escape.setContext(Qt.ShortcutContext.WindowShortcut)
        self.escape.activated.connect(self.restore)
        self.escape.setEnabled(False)
        scenery.pointer.doubled = self._doubled
        scenery.staged.connect(self.lay_out)
        self.lay_out()

    def _ask(self, cell: int, button: QWidget) -> None:
        self.menu_asked.emit(cell, button)

    # -- which layout -------------------------------------------------------------------------
    def hold(self, cards: list[PictureCard]) -> None:
        """Show these cards; the first one opens a cell, without any its cell is gone."""
        opens, ends = bool(cards) and not self.cards, bool(self.cards) and not cards
        for card in self.cards:
            card.removeEventFilter(self)
        self.cards = list(cards)
        for card in cards:
            card.installEventFilter(self)
        if opens and self.arrangement.name == "one":
            self._open_cell(cards[0])
        elif ends and self._opened_by_card:
            self._opened_by_card = False
            self.arrange("one")
        else:
            self.lay_out()

    @property
    def narrow(self) -> bool:
        """Whether there is no room for two, in type of this size."""
        return self.width() < ROOMY * style.scale() * style.theme().size

    def _open_cell(self, card: PictureCard) -> None:
        if not self.narrow or not self.isVisible():
            self.arrange("two")
        else:
            self.choose(0, key_of(card))
        self._opened_by_card = True

    def _refold(self) -> PictureCard | None:
        """A cell that a card opened goes where there is no room, and comes back with it.

        Gives the card that stays in view.
        """
        held = self._opened_by_card and self.cards and self.arrangement.alone is None
        if not held or not self.isVisible() or (self.arrangement.name == "one") == self.narrow:
            return None
        self.arrangement.become("one" if self.narrow else "two")
        return next((deck.top for deck in self.decks if deck.cards), self.cards[0])

    def cycle(self) -> str:
        """The next layout; gives its name."""
        self.arrange(after(self.arrangement.name))
        return self.arrangement.name

    def arrange(self, name: str) -> None:
        """One of TILINGS; every view keeps its camera and its part."""
        self.arrangement.become(name)
        self._opened_by_card = False
        self.lay_out()

    def reset(self) -> None:
        """One view, borders and cells as at first; cards that are open keep a cell."""
        self.arrangement.clear()
        self.arrange("two" if self.cards else "one")

    # -- what stands where --------------------------------------------------------------------
    def _order(self) -> list[str]:
        """Everything that can stand in a cell: the first sight, cards, other sights."""
        sights = [sight.key for sight in self.scenery.sights]
        cards = [key_of(card) for card in self.cards]
        return [*(sights[:1] or [""]), *cards, *sights[1:]]

    def present(self, on: bool) -> None:
        """Before a class no cell is vacant: there are as many as there are things to see."""
        self.arrangement.present(on)
        self.lay_out()

    def choose(self, cell: int, key: str) -> None:
        """Let something stand in a cell; what stood there takes its place."""
        self.arrangement.choose(cell, key)
        self.lay_out()

    def raise_card(self, card: PictureCard) -> None:
        """Bring a card into view."""
        key = key_of(card)
        shown = [one for deck in self.decks if deck.isVisibleTo(self) for one in deck.cards]
        if card not in shown and self.arrangement.alone is not None:
            self.restore()
        cells = self.arrangement.cells()
        if card not in shown and key not in cells:
            if len(cells) == 1:
                self._open_cell(card)
            else:
                self.choose(len(cells) - 1, key)
        for deck in self.decks:
            deck.raise_card(card)

    # -- one cell alone -----------------------------------------------------------------------
    def toggle(self, cell: int) -> None:
        """Give a cell all the room, or put it back."""
        if len(self.arrangement.cells()) > 1:
            self.arrangement.alone = cell if self.arrangement.alone is None else None
            self.lay_out()

    def restore(self) -> bool:
        """Every cell again; whether one had been alone."""
        alone = self.arrangement.alone is not None
        if alone:
            self.arrangement.alone = None
            self.lay_out()
        return alone

    def _doubled(self, at: QPointF) -> bool:
        """A double click on the stage."""
        place = self.stage.mapToParent(at.toPoint())
        cell = next((n for n, rect in self.rects().items() if rect.contains(place)), None)
        if cell is None or len(self.arrangement.cells()) < 2:
            return False
        self.toggle(cell)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the head of a card gives it all the room."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            for cell, deck in enumerate(self.decks):
                if watched in deck.cards:
                    self.toggle(cell)
                    return True
        return False

    # -- geometry -----------------------------------------------------------------------------
    def rects(self) -> dict[int, QRect]:
        """Where the cells that are seen lie [px]."""
        return self.arrangement.rects(self.size(), self._least())

    def _least(self) -> QSize:
        """What a card needs [px]."""
        return self.cards[0].minimumSize() if self.cards else QSize(0, 0)

    def move_border(self, axis: str, share: float) -> None:
        """Share the room otherwise."""
        self.arrangement.move_border(axis, share)
        self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cells keep their shares."""
        super().resizeEvent(event)
        if not self._still:
            self._follow()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Docks come and go: lay out once, after the last of them."""
        self._still = True
        try:
            yield
        finally:
            self._still = False
            self._follow()

    def _follow(self) -> None:
        """Another size: lay out once."""
        top = self._refold()
        self.lay_out()
        if top is not None:
            self.raise_card(top)

    def lay_out(self) -> None:
        """Put everything where it belongs."""
        rects, cells = self.rects(), self.arrangement.cells()
        sights = {sight.key for sight in self.scenery.sights} | {""}
        drawn = {at: rects[at] for at, key in enumerate(cells) if key in sights and at in rects}
        self._place_stage({str(cells[at]): rect for at, rect in drawn.items()})
        self._place_cards(rects, cells, sights)
        self._place_borders()
        several = len(cells) > 1
        for number, corner in enumerate(self.corners):
            corner.setVisible(several and number in drawn)
            if number in drawn:
                corner.lie(drawn[number].translated(-self.stage.pos()))
        self.escape.setEnabled(self.arrangement.alone is not None)
        self.arranged.emit()

    def _place_stage(self, drawn: dict[str, QRect]) -> None:
        """The Stage covers the cells that GL draws; without any it rests."""
        whole = QRect()
        for rect in drawn.values():
            whole = whole.united(rect)
        self.stage.setVisible(bool(drawn))
        if not drawn:
            return
        wide, high = max(whole.width(), 1), max(whole.height(), 1)
        shares = {}
        for key, rect in drawn.items():
            at: QPoint = rect.topLeft() - whole.topLeft()
            end = at + QPoint(rect.width(), rect.height())
            shares[key] = at.x() / wide, at.y() / high, end.x() / wide, end.y() / high
        if self.stage.geometry() != whole:
            with self.scenery.stage.resizing():
                self.stage.setGeometry(whole)
        self.outline.keep_to(rect.translated(-whole.topLeft()) for rect in drawn.values())
        self.scenery.place(shares, len(self.arrangement.cells()) > 1)

    def _place_cards(
        self, rects: dict[int, QRect], cells: list[str | None], sights: set[str]
    ) -> None:
        """Cards in their decks; those without a cell of their own are tabs of the last one."""
        cards = {key_of(card): card for card in self.cards}
        own: dict[int, list[PictureCard]] = {
            at: [cards[key]] for at, key in enumerate(cells) if key in cards
        }
        if own:
            held = {card for deck in own.values() for card in deck}
            own[max(own)] += [card for card in self.cards if card not in held]
        self.decks = seated(self.decks, own)
        for number, deck in enumerate(self.decks):
            deck.hold(own.get(number, []))
            self._show(deck, rects.get(number) if number in own else None)
            vacant = number < len(cells) and cells[number] is None
            self._show(self.vacant[number], rects.get(number) if vacant else None)

    def _show(self, widget: QWidget, rect: QRect | None) -> None:
        widget.setVisible(rect is not None)
        if rect is None:
            return
        widget.setGeometry(rect)

    def _place_borders(self) -> None:
        split = self.arrangement.split(self.size(), self._least())
        lines = self.arrangement.borders(self.size(), self._least())
        for axis, border in self.borders.items():
            share = lines.get(axis)
            border.setVisible(share is not None)
            if share is None:
                continue
            border.share = split[axis]
            border.lie(share, self.size())
