"""How the window is shared among views and docks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app import icons
from explorer.app.actions import Act, act
from explorer.app.language import phrase
from explorer.app.tiling import TILINGS

if TYPE_CHECKING:
    from explorer.app.window import Window

DOCKS = {"catalogue": "left", "parameters": "right", "diagnostics": "bottom"}
TIPS = {
    "catalogue": phrase("Show or hide the catalogue"),
    "parameters": phrase("Show or hide the parameters"),
    "diagnostics": phrase("Show or hide the diagnostics"),
}


def _layout(name: str) -> Act:
    tiling = TILINGS[name]
    return act(f"layout_{name}", "View/Layout", tiling.title, tiling.tip, does="arrange",
               argument=name, checkable="1")  # fmt: skip


def _dock(name: str) -> Act:
    return act(f"dock_{name}", "View/Docks", name.capitalize(), TIPS[name], does="dock",
               argument=name, checkable="1")  # fmt: skip


class Layout:
    """How the window is shared among views and docks."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("layout", "View/Layout", "Next layout", "One view, two, one and two, two by two", "L"),
        *map(_layout, TILINGS),
        act("alone", "View/Layout", "One cell alone", "The first cell has all the room; Esc brings "
            "the others back", "Shift+Return"),
        act("views", "View/Layout", "One view or all", "Show every view of the system", "Shift+L"),
        *map(_dock, DOCKS),
        act("reset_layout", "View", "Reset layout", "Put every dock and view back in its place"),
    )  # fmt: skip

    def __init__(self, window: Window) -> None:
        self._w = window

    def furnish(self) -> None:
        """Once there is a middle: its menus, icons, and checks that follow what is there."""
        from explorer.app.cell_menu import show_menu

        window, middle = self._w, self._w.middle
        middle.menu_asked.connect(lambda cell, button: show_menu(window, cell, button))
        middle.arranged.connect(self.mirror)
        for name, side in DOCKS.items():
            shown = getattr(window.docks, side).toggleViewAction()
            action = window.actions_by_name[f"dock_{name}"]
            action.setChecked(shown.isChecked())
            shown.toggled.connect(action.setChecked)
        self.restyle()
        self.mirror()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        for name in TILINGS:
            self._w.actions_by_name[f"layout_{name}"].setIcon(icons.icon(f"layout_{name}"))
        for corner in self._w.middle.corners:
            corner.restyle()

    def mirror(self) -> None:
        """Mark the layout that is worn."""
        for name in TILINGS:
            now = name == self._w.middle.arrangement.name
            self._w.actions_by_name[f"layout_{name}"].setChecked(now)
        self._w.bridge.wake()

    def layout(self) -> None:
        """The next way to share the middle."""
        self._w.middle.cycle()

    def arrange(self, name: str) -> None:
        """One of the layouts."""
        self._w.middle.arrange(name)

    def alone(self) -> None:
        """The first cell alone, or all cells."""
        self._w.middle.toggle(0)

    def views(self) -> None:
        """One view or all."""
        self._w.scenery.toggle_views()

    def dock(self, name: str) -> None:
        """Show or hide a dock."""
        dock = getattr(self._w.docks, DOCKS[name])
        dock.setVisible(dock.isHidden())

    def reset_layout(self) -> None:
        """Docks and views in their places."""
        self._w.docks.arrange()
        self._w.middle.reset()
