"""Returning: a saved run on its way to the step where it was saved, and the ways out of that."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from explorer.app.banner import Card
from explorer.app.keymap import shown
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.window import Window

PATIENCE_S = 0.5  # most are there sooner, and nothing need be asked
SAID_MS = 8000


class Returning(QObject):
    """A card that says how far it is, and a line when it is there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w, self._since, self._going, self._said = window, 0.0, False, False
        self.card = Card(window.centre, "returning", alert=False)
        window.desk.opened.connect(self._opened)

    def _opened(self) -> None:
        self._going = bool(self._w.desk.saved_at)
        self._since, self._said = time.perf_counter(), False
        self.card.hide()

    def tell(self, status: Any) -> None:
        """Mirror how far it is."""
        if not self._going:
            return
        if not status.until:
            self._there()
        elif time.perf_counter() - self._since >= PATIENCE_S:
            clock = self._w.transport.clock.text()
            share = f"{100 * status.step / status.until:.0f} %"
            said = tr("The run is gone through again as it was saved: {0}, {1}.")
            self._show(said.format(share, clock))

    def _show(self, text: str) -> None:
        if self._said:  # it may have been put away
            self.card.text.setText(text)
            return
        self._said = True
        ways = (
            ("stay", tr("Stop here"), self._w.commands.time.stay),
            ("anew", tr("Begin at 0"), self._anew),
        )
        self.card.say(tr("On the way to where it was saved"), text, ways)

    def _there(self) -> None:
        self._going = False
        self.card.hide()
        key = shown(self._w.keymap.keys("play"))
        said = tr("As it was saved, at {0}; {1} goes on").format(
            self._w.transport.clock.text(), key
        )
        self._w.status_bar.showMessage(said, SAID_MS)

    def _anew(self) -> None:
        self._going = False
        self.card.hide()
        self._w.commands.time.restart()
        self._w.desk.run.play()
