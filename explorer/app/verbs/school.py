"""How a school is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class School:
    """How a school is looked at."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "follow",
            "View",
            "Follow",
            "Keep the chosen fish in the middle; without one, show everything",
            "F",
        ),
        act("colour", "View/School", "Next colouring", "What the colours of the fish mean", "C"),
        act("ride", "View/School", "Ride a fish", "See what the chosen fish sees", "Shift+R"),
        act(
            "rest",
            "View/School",
            "School or water at rest",
            "What stands still: the water, or the middle of the school",
            "M",
        ),
        act("wake", "View/School", "Trails of the fish", "Where they have just been", "W"),
        act("hunt", "View/School", "Drive the predator", "The mouse drives a predator", "H"),
        act("let_go", "View/School", "Let go", "No fish is chosen (Esc over the picture)"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def follow(self) -> None:
        """Keep the chosen fish in the middle, or show everything."""
        if not self._w.scenery.school.follow():
            self._w.commands.view.fit()

    def colour(self) -> None:
        """What the colours of a school mean."""
        self._w.scenery.school.next_colour()

    def ride(self) -> None:
        """On the back of a fish."""
        self._w.scenery.school.ride()

    def rest(self) -> None:
        """The water rests, or the school."""
        self._w.scenery.school.toggle_rest()

    def wake(self) -> None:
        """Trails of the fish, or none."""
        self._w.scenery.school.toggle_wake()

    def hunt(self) -> None:
        """Let the mouse drive a predator, or take it away."""
        self._w.scenery.school.hunt()

    def let_go(self) -> None:
        """No fish is chosen."""
        self._w.scenery.school.let_go()
