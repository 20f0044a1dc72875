"""Handling: shows on the panel what was done with the dials, and opens the menu of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from explorer.app.language import phrase, tr
from explorer.app.number import written
from explorer.app.row_menu import RowMenu
from explorer.engine.animation import Animation
from explorer.engine.link import Link

if TYPE_CHECKING:
    from explorer.app.panel import ParameterPanel
    from explorer.app.window import Window

KEPT = {
    "equal": phrase("kept equal to {0}"),
    "proportional": phrase("kept in proportion to {0}"),
    "offset": phrase("kept at a distance from {0}"),
}

SHAPED = (phrase("triangle"), phrase("sine"), phrase("ramp"))  # as an animation names them


class Handling(QObject):
    """Mirrors locks, links, animations and the two sets; knows no run of its own."""

    def __init__(self, window: Window, panel: ParameterPanel) -> None:
        super().__init__(window)
        self._w, self._panel = window, panel
        self._frame: Any = None
        self.menu: RowMenu | None = None
        commands = window.commands
        panel.menu_asked.connect(self.open_menu)
        panel.swap.clicked.connect(commands.sets.swap)
        panel.throw.clicked.connect(commands.dials.throw)
        panel.sets.swapped.connect(commands.sets.swap)
        panel.sets.copied.connect(commands.sets.copy_set)
        panel.sets.left.connect(commands.sets.forget_set)
        window.desk.handled.connect(self.mirror)
        window.desk.turned.connect(self.mirror)
        window.desk.refused.connect(panel.help.setText)

    def open_menu(self, name: str) -> None:
        """The menu of one row."""
        if self.menu is not None:  # a child of the window lives until it is told to go
            self.menu.deleteLater()
        self.menu = RowMenu(self._w, self._panel.dials.rows[name])
        self.menu.open_under(self._panel.dials.rows[name].symbol)

    def mirror(self) -> None:
        """Marks of every row, and where the two sets differ."""
        desk = self._w.desk
        if desk.experiment is None or self._panel.experiment is not desk.experiment:
            return
        run, dialling = desk.document.run, desk.dialling
        differences = dialling.differences() if dialling.sides is not None else None
        away = {name: (a, b)[run.side == "A"] for name, a, b in differences or ()}
        for name, dial in self._panel.dials.rows.items():
            link, animation = run.link(name), run.animation(name)
            animated = _animated(animation) if animation is not None else ""
            dial.set_marks(name in run.locked, _linked(link, name) if link else "", animated)
            dial.show_other(away.get(name))
        self._panel.dials.show_values(desk.params)
        self._panel.sets.show_sets(run.side, differences)
        last = tr("Randomise the dials that are not locked (last seed {0})").format(run.thrown)
        plain = tr("Randomise the dials that are not locked")
        self._panel.throw.setToolTip(last if run.thrown else plain)

    def follow(self, run: Any, numbers: bool = False) -> None:
        """Animated dials show where the run has them; their numbers now and then only."""
        desk = self._w.desk
        if not desk.document.runs or not desk.document.run.animations:
            return
        frame = run.latest()
        if frame is None or (frame is self._frame and not numbers):
            return
        self._frame = frame
        for one in desk.document.run.animations:
            dial = self._panel.dials.rows.get(one.name)
            if dial is not None and one.name in frame.params and not dial.held:
                show = dial.show_value if numbers else dial.slide_to
                show(frame.params[one.name])


def _linked(link: Link, name: str) -> str:
    others = [other for other in link.names if other != name]
    return tr(KEPT[link.kind]).format(", ".join(others))


def _animated(one: Animation) -> str:
    how = written(one.low), written(one.high), tr(one.shape), written(one.period)
    return tr("animated {0} to {1}, {2}, period {3}").format(*how)
