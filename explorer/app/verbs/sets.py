"""Two sets of dial positions, to go to and fro between."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class Sets:
    """Two sets of dial positions, to go to and fro between."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "swap",
            "Edit",
            "Swap A and B",
            "Go on with the other set of dials; the first time it begins as a copy",
            "X",
        ),
        act(
            "copy_set",
            "Edit",
            "Copy to the other set",
            "Make the set that is not live the same as the one that is",
            "Shift+X",
        ),
        act("forget_set", "Edit", "Keep one set", "Keep the live set of dials alone"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def swap(self) -> None:
        """Go on with the other set."""
        self._w.commands.tried(self._w.desk.dialling.swap)
        self._w.bridge.hurry()

    def copy_set(self) -> None:
        """Make the other set the same."""
        self._w.commands.tried(self._w.desk.dialling.copy_set)

    def forget_set(self) -> None:
        """Keep the live set alone."""
        self._w.commands.tried(self._w.desk.dialling.forget_set)
