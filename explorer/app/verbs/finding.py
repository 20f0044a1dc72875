"""The command palette: anything there is, by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer

from explorer.app.actions import Act, act
from explorer.app.bites import Bites

if TYPE_CHECKING:
    from explorer.app.command_palette import CommandPalette
    from explorer.app.finds import Find
    from explorer.app.stock import Stock
    from explorer.app.window import Window

SOON_MS = 1500
LATE_MS = 300


class Finding:
    """The command palette, and what is done with what was found."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "palette",
            "Help",
            "Command palette",
            "Do, open, measure or set anything by a few letters",
            "Ctrl+Shift+P",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self._bites, self._soon = Bites(window), QTimer(window)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.prepare)
        self._stock: Stock | None = None
        self._palette: CommandPalette | None = None

    def palette(self) -> None:
        """Open it over the window."""
        if self._w.settled:
            palette, stock = self.ready()
            stock.renew()
            palette.open()
            self._late()

    def _late(self) -> None:
        """What is read while the palette is open is found as well."""
        palette, stock = self.ready()
        reading = self._w.docks.gallery.reading or not self._w.desk.diagnostics
        if palette.isVisible():
            stock.renew()
            palette.renew(reading)
            if reading:
                QTimer.singleShot(LATE_MS, self._w, self._late)

    def prepare(self) -> None:
        """While nobody waits for it, so that the first opening is as quick as the next."""
        if self._w.isVisible():
            self._bites.take(self._make, self._renew)

    def _make(self) -> None:
        self.ready()

    def _renew(self) -> None:
        self.ready()[1].renew()

    def follow(self) -> None:
        """The diagnostics are here, soon the whole catalogue is."""
        self._soon.start()

    def ready(self) -> tuple[CommandPalette, Stock]:
        """The palette and what it offers, made when they are first wanted."""
        if self._palette is None or self._stock is None:
            from explorer.app.command_palette import CommandPalette
            from explorer.app.stock import Stock

            self._stock = Stock(self._w)
            self._palette = CommandPalette(self._stock.finds, self._w)
            # once the popup is gone: what is chosen may make the window another one
            self._palette.chosen.connect(self.take, Qt.ConnectionType.QueuedConnection)
        return self._palette, self._stock

    def close(self) -> None:
        """The window goes."""
        self._soon.stop()
        self._bites.drop()

    def take(self, find: Find) -> None:
        """Do what was found, and remember it."""
        getattr(self, f"_{find.kind}")(find)
        assert self._stock is not None
        self._stock.finds.used(find)
        self._w.docks.gallery.keepsakes.asked_for(self._stock.finds.recent)

    def _action(self, find: Find) -> None:
        self._w.keymap[find.key].action.trigger()

    def _experiment(self, find: Find) -> None:
        self._w.commands.opening.open_key(find.key)

    def _preset(self, find: Find) -> None:
        self._w.commands.dials.choose_preset(find.key)

    def _set(self, find: Find) -> None:
        self._w.commands.dials.turn(find.key, find.value)

    def _dial(self, find: Find) -> None:
        self._w.docks.right.show()
        self._w.docks.panel.go_to(find.key)

    def _measure(self, find: Find) -> None:
        key, _, channel = find.key.partition(":")
        if self._w.desk.diagnostics[key].pictures:
            self._w.pane.open(key, channel)
        else:
            self._w.docks.bottom.show()
            self._w.commands.tried(lambda: self._w.desk.measuring.add(key, channel))

    def _lesson(self, find: Find) -> None:
        self._w.commands.teaching.start(find.key)

    def _setting(self, find: Find) -> None:
        self._w.commands.preferring.settings(find.key)

    def _file(self, find: Find) -> None:
        self._w.commands.opening.open_path(find.key)
