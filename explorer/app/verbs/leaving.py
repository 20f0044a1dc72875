"""What goes to a file, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from explorer.app.actions import Act, act

if TYPE_CHECKING:
    from explorer.app.window import Window


class Leaving:
    """What goes to a file, and the way out."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("save", "File", "Save session\u2026", "Write what is open to a file", "Ctrl+S"),
        act(
            "export_figure",
            "File",
            "Export figure\u2026",
            "A picture for paper or slides",
            "Ctrl+E",
        ),
        act("export_data", "File", "Export data\u2026", "The trajectory as a file", "Ctrl+Shift+E"),
        act("quit", "File", "Quit", "Close the window", "Ctrl+Q"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window

    def save(self) -> None:
        """Write the session."""
        from explorer.app.files import ask_save

        ask_save(self._w, self._w.commands.refuse)

    def export_figure(self) -> None:
        """A picture for paper or slides."""
        from explorer.app.figure_dialog import FigureDialog

        self._w.commands.show(FigureDialog(self._w))

    def export_data(self) -> None:
        """The trajectory as a file."""
        from explorer.app.data_dialog import DataDialog

        self._w.commands.show(DataDialog(self._w))

    def quit(self) -> None:
        """Close the window."""
        self._w.close()
