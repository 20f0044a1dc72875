"""Effects: what each setting changes, at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from explorer.app import scaling, style
from explorer.app.dressing import Dressing
from explorer.app.language import tr
from explorer.engine import past

if TYPE_CHECKING:
    from explorer.app.window import Window

MEGABYTE = 1_000_000


def nothing() -> None:
    """What follows most changes of theme."""


class Effects:
    """Carries the settings out on a window; a setting without a method here is read when needed."""

    def __init__(self, window: Window) -> None:
        self._w, self._preferences = window, window.preferences
        self.dressing = Dressing(window)
        self._preferences.changed.connect(self.apply)

    def apply(self, name: str) -> None:
        """This setting is another than before."""
        does = getattr(self, name, None)
        if does is not None:
            does()

    def furnish(self) -> None:
        """The engine and the views are here: what they must know before the first picture."""
        self.history()
        self.colour_map()
        self.reduce_motion()

    def settle(self) -> None:
        """After the first picture."""
        self.threads()
        if self._preferences.fault:
            self._w.card.say(tr("The settings could not all be read"), self._preferences.fault)

    def wear(self, name: str, then: Callable[[], object] = nothing) -> None:
        """A theme on everything there is; `then` comes before it is seen."""
        self._check(name)
        self.dressing.change(lambda: style.wear(name), (*self._parts(), then))
        if self._w.furnished:
            self._w.scenery.set_theme(style.theme())
        if not self._w.isVisible():
            self.dressing.finish()

    def _wear_at_once(self) -> None:
        """The same theme at another size: every widget is measured anew afterwards."""
        self.dressing.finish()
        style.wear(self._w.theme_name)
        if self._w.furnished:
            self._w.scenery.set_theme(style.theme())
        for piece in self._parts():
            piece()

    def _check(self, name: str) -> None:
        for other in (*style.THEMES, "system"):
            self._w.actions_by_name[other].setChecked(other == name)

    def _parts(self) -> list[Callable[[], object]]:
        """What parts of the window do about another theme, in pieces."""
        w, pieces = self._w, list[Callable[[], object]]()
        if w.furnished:
            pieces += [
                *w.pane.restyles(),
                w.commands.layout.restyle,
                w.commands.presenting.restyle,
            ]
        pieces += w.docks.restyles()
        for part in (w.transport, w.card, w.report_card, w.commands.opening, w.commands.help):
            pieces.append(part.restyle)  # type: ignore[attr-defined]
        return pieces

    # -- one each -----------------------------------------------------------------------------
    def theme(self) -> None:
        """Every colour."""
        self._w.wear(self._preferences.now.theme)

    def scale(self) -> None:
        """The size of everything but the picture."""
        scaling.go_to(self._preferences.now.scale, self._wear_at_once)
        self._w.docks.fit(self._w.width(), self._w.height(), anew=True)

    def colour_map(self) -> None:
        """Of what has no colours of its own."""
        from explorer.views import palette

        palette.use(self._preferences.now.colour_map)
        if self._w.settled:
            self._w.wear(self._w.theme_name)

    def reduce_motion(self) -> None:
        """Cameras that stand still."""
        from explorer.views.calm import be_calm

        be_calm(self._preferences.now.reduce_motion)
        if self._w.settled:
            self._w.bridge.wake()

    def threads(self) -> None:
        """Threads that compute: as many as chosen, else what the drawing leaves."""
        from explorer.engine import pool

        software = self._w.scenery.stage.software
        spared = (os.cpu_count() or 1) - (2 if software else 1)
        threads = self._preferences.now.threads or max(1, spared)
        pool.set_threads(threads)
        self._w.status_bar.show_threads(threads, software)

    def history(self) -> None:
        """Room for going back in time."""
        past.set_budget(self._preferences.now.history * MEGABYTE)

    def autosave(self) -> None:
        """How often what is open is kept."""
        if self._w.settled:
            self._w.autosave.keep_every(self._preferences.now.autosave)

    def plugins(self) -> None:
        """What other distributions bring: the catalogue and the menus are listed anew."""
        from explorer.api import guests

        faults = [f for p in guests().invite(self._preferences.now.plugins) for f in p.faults]
        if faults:
            self._w.card.say(tr("A plugin was left out"), "\n".join(faults))
        if self._w.settled:
            self._w.docks.list_anew(self._w.commands.opening)
