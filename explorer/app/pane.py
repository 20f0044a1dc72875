"""Pane: a card for every measurement that is looked at as a picture, and what becomes of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from explorer.app import style, turn
from explorer.app.bites import Bites
from explorer.app.middle import Middle
from explorer.engine.channels import fitting

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.picture_card import PictureCard
    from explorer.app.watches import Measure
    from explorer.model import Diagnostic, Experiment

SHOWN_EVERY = 0.08  # s between two drawings of one card


class Pane(QObject):
    """Cards that mirror the document and send it commands.

    A measurement gets a card when it renews with the dials, or when somebody asked for its
    picture; those that an experiment brings along do not, so that the Stage has all the room.
    """

    save_asked = Signal(object, object)  # card, the button
    settings_asked = Signal(object, object)  # card, the button
    open_asked = Signal(str)  # key of an experiment
    changed = Signal()

    def __init__(self, desk: Desk, middle: Middle, tried: Callable[..., None]) -> None:
        super().__init__(middle)
        self.desk, self.middle, self._tried = desk, middle, tried
        self.cards: dict[Measure, PictureCard] = {}
        self.wanted: set[tuple[str, str]] = set()
        self._shown: dict[PictureCard, tuple[Any, float]] = {}
        self._experiment: Experiment | None = None
        self._follows: list[tuple[Measure, str]] = []
        self._more = Bites(self)
        desk.opened.connect(self.forget)
        desk.measured.connect(self.mirror)
        desk.turned.connect(self._turned)

    # -- which cards there are ----------------------------------------------------------------
    def open(self, key: str, channel: str, options: Mapping[str, Any] | None = None) -> None:
        """Measure this and show its pictures, or bring its card to the top."""
        self.wanted.add((key, channel))
        if not any(m[:2] == (key, channel) for m in self.desk.document.measures):
            self.desk.measuring.add(key, channel, options)
        self.mirror((key, channel))
        card = next((c for m, c in self.cards.items() if m[:2] == (key, channel)), None)
        if card is not None:
            self.middle.raise_card(card)

    def close(self, card: PictureCard) -> None:
        """Put a card away; a job is not measured any more, a reading stays in its dock."""
        key, channel, _ = card.measure
        self.wanted.discard((key, channel))
        if card.diagnostic.renews == "dials":
            self.desk.measuring.forget(card.measure)
        else:
            self.mirror()

    def forget(self) -> None:
        """Another experiment is open: its pictures have not been asked for."""
        self.wanted.clear()

    def _open_other(self, key: str) -> None:
        """Open an experiment, and look at it with the picture that it was found on."""
        self._follows = [
            (measure, card.picture.name) for measure, card in self.cards.items()
            if card.picture.click == "open"
        ]  # fmt: skip
        self.open_asked.emit(key)

    def follow(self) -> None:
        """Measure with the new experiment what stays on the screen from one to the next."""
        follows, self._follows = self._follows, []
        for (key, _, options), picture in follows:
            experiment, diagnostic = self.desk.experiment, self.desk.diagnostics.get(key)
            fits = fitting(experiment, diagnostic) if experiment and diagnostic else ()
            if not fits:
                continue
            self.open(key, fits[0].name, dict(options))
            card = next((c for m, c in self.cards.items() if m[0] == key), None)
            if card is not None:
                card.choose(picture)

    def has_card(self, measure: Measure) -> bool:
        """Whether a measurement is to be looked at here."""
        diagnostic = self.desk.diagnostics.get(measure[0])
        if diagnostic is None or not diagnostic.pictures:
            return False
        return diagnostic.renews == "dials" or measure[:2] in self.wanted

    def mirror(self, now: tuple[str, str] | None = None) -> None:
        """One card for each such measurement, keeping those that stay.

        In a long turn one new card is made, and that of the measurement `now`; the others follow.
        """
        experiment = self.desk.experiment
        if experiment is None:
            return
        kept = dict(self.cards) if experiment is self._experiment else {}
        gone = dict(self.cards)
        self._experiment = experiment
        cards: dict[Measure, PictureCard] = {}
        made = False
        for measure in filter(self.has_card, self.desk.document.measures):
            alike = measure if measure in kept else self._alike(measure, kept)
            if alike is not None:
                card = kept.pop(alike)
                gone.pop(alike)
                if card.measure != measure:
                    card.show_options(measure)
            elif made and measure[:2] != now and turn.long():
                self._more.take(self.mirror)
                continue
            else:
                card = self._new(measure, self.desk.diagnostics[measure[0]], experiment)
                made = True
            cards[measure] = card
        same = list(cards.values()) == list(self.cards.values())
        self.cards = cards
        if not same:
            self.middle.hold(list(cards.values()))
        for card in gone.values():
            self._shown.pop(card, None)
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.pull(made_now=made)
        self.changed.emit()

    def _alike(self, measure: Measure, cards: Mapping[Measure, Any]) -> Measure | None:
        """The card of the same measurement whose options were other ones."""
        known = self.desk.document.measures
        return next((m for m in cards if m[:2] == measure[:2] and m not in known), None)

    def _new(self, measure: Measure, diagnostic: Diagnostic, experiment: Experiment) -> PictureCard:
        from explorer.app.picture_card import PictureCard

        card, desk = PictureCard(measure, diagnostic, experiment), self.desk
        card.options_asked.connect(
            lambda values: self._tried(lambda: desk.measuring.set_options(card.measure, values))
        )
        card.dials_asked.connect(lambda values: self._tried(lambda: desk.turn_many(values)))
        card.start_asked.connect(lambda values: self._tried(lambda: desk.start_at(values)))
        card.seed_asked.connect(lambda state: self._tried(lambda: desk.dropping.seed((state,))))
        card.open_asked.connect(self._open_other)
        card.spot_asked.connect(lambda spot: self._tried(lambda: desk.dialling.load(spot)))
        card.work.stop_asked.connect(lambda: desk.watches.stop(card.measure))
        card.work.hold_asked.connect(lambda held: self._hold(card, held))
        card.work.renew_asked.connect(lambda: self._renew(card))
        card.closed.connect(lambda: self.close(card))
        card.save_asked.connect(lambda button: self.save_asked.emit(card, button))
        card.settings_asked.connect(lambda button: self.settings_asked.emit(card, button))
        card.show_dials(desk.params)
        return card

    def _hold(self, card: PictureCard, held: bool) -> None:
        self.desk.watches.hold(card.measure, held)
        self.changed.emit()

    def _renew(self, card: PictureCard) -> None:
        self.desk.watches.renew(card.measure)
        self.changed.emit()

    # -- mirrors ------------------------------------------------------------------------------
    def _turned(self) -> None:
        for card in self.cards.values():
            card.show_dials(self.desk.params)

    def pull(self, made_now: bool = False) -> None:
        """Bring new readings to the cards that are seen; in a long turn to one of them.

        made_now   in a long turn to none of them: making a card was enough
        """
        watches, now, drawn = self.desk.watches, time.perf_counter(), made_now
        for measure, card in self.cards.items():
            if not card.isVisible():
                continue
            work = watches.working(measure), watches.stopped(measure), watches.held(measure)
            busy = watches.observer is not None and watches.observer.busy
            card.work.show_work(card.reading, *work, busy)
            observation = watches.latest(measure)
            before, when = self._shown.get(card, (None, 0.0))
            if observation is None or observation is before or now - when < SHOWN_EVERY:
                continue
            if drawn and turn.long():
                continue
            card.show_observation(observation)
            self._shown[card], drawn = (observation, time.perf_counter()), True

    def seen(self, measure: Measure) -> bool:
        """Whether a measurement's card is on the screen."""
        card = self.cards.get(measure)
        return card is not None and card.isVisible()

    def restyles(self) -> list[Callable[[], object]]:
        """Take the colours of the new theme, a card at a time."""
        return [partial(restyle, card) for card in self.cards.values()]


def restyle(card: PictureCard) -> None:
    """Take the colours of the new theme, unless it was closed meanwhile."""
    if isValid(card):
        card.restyle(style.theme())
