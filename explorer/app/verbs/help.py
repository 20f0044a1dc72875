"""What to try, what there is, and which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act
from explorer.app.language import tr
from explorer.app.whereabouts import Beckon

if TYPE_CHECKING:
    from explorer.app.guide import Guide
    from explorer.app.window import Window
    from explorer.io.guide import Trial


class Help:
    """What to try, what there is, and which keys."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("hints", "Help", "Hints", "What to try first, in one line"),
        act("guide", "Help", "Guide", "What one can do here", "F1"),
        act("keys", "Help", "Keys\u2026", "List of all keys, and other keys for them", "?"),
        act("about", "Help", "About Separatrix", "Version, libraries, graphics"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self._guide: Guide | None = None
        self._beckon = Beckon(self.guide, window)

    def hints(self) -> None:
        """What to try first."""
        if self._w.settled:
            self._w.hints.show()

    def guide(self) -> None:
        """The guide, at the place that fits what the person looks at."""
        from explorer.app import whereabouts
        from explorer.app.guide import Guide

        if self._guide is not None and self._guide.isActiveWindow():
            return
        if self._guide is None:
            self._guide = Guide(self._w)
            self._guide.tried.connect(self.try_out)
        self._guide.open(whereabouts.now(self._w, self._guide.pages))
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def try_out(self, trial: Trial) -> None:
        """Open what a link of the guide speaks of, unless a teacher has locked what is open."""
        if self._w.commands.presenting.closed:
            self._w.card.say(tr("This is locked"), tr("Teach > Unlock opens it to the guide, too."))
            return
        self._w.commands.tried(lambda: self._try(trial))

    def _try(self, trial: Trial) -> None:
        from explorer.app.tools import channel_of

        w = self._w
        w.commands.opening.open_key(trial.key, trial.preset, dict(trial.values))
        wanted = w.desk.diagnostics.get(trial.measure)
        if wanted is not None and w.desk.experiment is not None:
            w.pane.open(trial.measure, channel_of(w.desk.experiment, wanted))

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        if self._guide is not None:
            self._guide.restyle()

    def keys(self) -> None:
        """All keys, and the way to others."""
        self._w.commands.preferring.keys()

    def about(self) -> None:
        """Version and graphics."""
        from explorer.app import manual

        self._w.commands.show(manual.about(self._w, self._w.scenery.stage.renderer))
