"""Where one looks from, and what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class View:
    """Where one looks from, and what it looks like."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("fit", "View", "Fit", "Show everything", "0"),
        act("front", "View", "From the front", "Look along y", "1", does="look", argument="1"),
        act("side", "View", "From the side", "Look along x", "3", does="look", argument="3"),
        act("top", "View", "From above", "Look down z", "7", does="look", argument="7"),
        act("perspective", "View", "Perspective", "Perspective or parallel rays", "5"),
        act(
            "dark", "View/Theme", "Night", "Dark theme", does="wear", argument="dark", checkable="1"
        ),
        act("light", "View/Theme", "Paper", "Light", does="wear", argument="light", checkable="1"),
        act(
            "projector",
            "View/Theme",
            "Projector",
            "Black on white, thick lines",
            does="wear",
            argument="projector",
            checkable="1",
        ),
        act(
            "contrast",
            "View/Theme",
            "High contrast",
            "White on black, every colour bright",
            does="wear",
            argument="contrast",
            checkable="1",
        ),
        act(
            "system",
            "View/Theme",
            "System",
            "As the desktop is set",
            does="wear",
            argument="system",
            checkable="1",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        window.transport.fit_asked.connect(self.fit)

    def fit(self) -> None:
        """Show everything."""
        self._w.scenery.fit()

    def look(self, key: str) -> None:
        """Along an axis."""
        self._w.scenery.look_along(key)

    def perspective(self) -> None:
        """Perspective or parallel."""
        self._w.scenery.toggle_perspective()

    def wear(self, name: str) -> None:
        """Another theme."""
        self._w.preferences.set(theme=name)
        if self._w.theme_name != name:  # the usual one, and the window was started in another
            self._w.wear(name)
