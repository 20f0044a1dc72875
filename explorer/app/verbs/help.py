"""What to try, what there is, and which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class Help:
    """What to try, what there is, and which keys."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("hints", "Help", "Hints", "What to try first, in one line"),
        act("guide", "Help", "Guide", "What one can do here", "F1"),
        act("keys", "Help", "Keys", "List of all keys", "?"),
        act("about", "Help", "About Separatrix", "Version, libraries, graphics"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def hints(self) -> None:
        """What to try first."""
        if self._w.settled:
            self._w.hints.show()

    def guide(self) -> None:
        """What one can do here."""
        from explorer.app import manual

        self._w.commands.show(manual.guide(self._w))

    def keys(self) -> None:
        """All keys."""
        from explorer.app import manual

        acts = (act for act, _ in self._w.commands.acts())
        self._w.commands.show(manual.keys(self._w, acts, self._w.tools.keys))

    def about(self) -> None:
        """Version and graphics."""
        from explorer.app import manual

        self._w.commands.show(manual.about(self._w, self._w.scenery.stage.renderer))
