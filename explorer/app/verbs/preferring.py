"""Settings, keys and plugins: how the person wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.settings_dialog import SettingsDialog
    from explorer.app.window import Window


class Preferring:
    """One dialog, made when it is first wanted."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("settings", "Edit", "Settings\u2026", "Look, size, memory, exports", "Ctrl+,"),
        act("plugins", "Edit", "Plugins\u2026", "Experiments and diagnostics of others"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self._dialog: SettingsDialog | None = None

    def settings(self, name: str = "") -> None:
        """The settings, at one of them if it is named."""
        self._at("settings").go_to(name)

    def keys(self) -> None:
        """What every key does, and other keys for it."""
        self._at("keys")

    def plugins(self) -> None:
        """What other distributions offer."""
        self._at("plugins")

    def _at(self, page: str) -> SettingsDialog:
        if self._dialog is None:
            from explorer.app.settings_dialog import SettingsDialog

            self._dialog = SettingsDialog(self._w)
        self._dialog.turn_to(page)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog
