"""Everything a person can ask of the window: the groups of verbs, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from explorer.app.actions import Act
from explorer.app.language import tr
from explorer.app.verbs.beside import Beside
from explorer.app.verbs.copying import Copying
from explorer.app.verbs.dials import Dials
from explorer.app.verbs.filming import Filming
from explorer.app.verbs.finding import Finding
from explorer.app.verbs.flows import Flows
from explorer.app.verbs.help import Help
from explorer.app.verbs.layout import Layout
from explorer.app.verbs.leaving import Leaving
from explorer.app.verbs.measuring import Measuring
from explorer.app.verbs.opening import Opening
from explorer.app.verbs.preferring import Preferring
from explorer.app.verbs.presenting import Presenting
from explorer.app.verbs.school import School
from explorer.app.verbs.seeds import Seeds
from explorer.app.verbs.sets import Sets
from explorer.app.verbs.teaching import Teaching
from explorer.app.verbs.time import Time
from explorer.app.verbs.view import View

if TYPE_CHECKING:
    from explorer.app.window import Window


class Commands:
    """The verbs of the window, by group; the order of the groups is that of the menus."""

    def __init__(self, window: Window) -> None:
        self._w = window
        self.pages: list[Any] = []
        self.opening = Opening(window)
        self.filming = Filming(window)
        self.leaving = Leaving(window)
        self.dials = Dials(window)
        self.sets = Sets(window)
        self.seeds = Seeds(window)
        self.copying = Copying(window)
        self.preferring = Preferring(window)
        self.time = Time(window)
        self.beside = Beside(window)
        self.flows = Flows(window)
        self.measuring = Measuring(window)
        self.view = View(window)
        self.layout = Layout(window)
        self.school = School(window)
        self.teaching = Teaching(window)
        self.presenting = Presenting(window)
        self.finding = Finding(window)
        self.help = Help(window)

    def groups(self) -> Iterator[Any]:
        """Every group that has actions: each has ACTS, and a method for each of them."""
        return (group for group in vars(self).values() if hasattr(group, "ACTS"))

    def acts(self) -> Iterator[tuple[Act, Callable[[], None]]]:
        """Every action with what carries it out."""
        for group in self.groups():
            for act in group.ACTS:
                yield act, self._call(act, getattr(group, act.does))

    def _call(self, act: Act, method: Callable[..., None]) -> Callable[[], None]:
        def call() -> None:
            if self._w.furnished or act.name == "quit":
                method(*((act.argument,) if act.argument else ()))

        return call

    # -- what the groups share ------------------------------------------------------------------
    def tried(self, change: Callable[[], None]) -> None:
        """Do it; what is refused is said where dials are explained."""
        from explorer.model import BadInput

        try:
            change()
        except BadInput as error:
            self._w.docks.panel.help.setText(str(error))
            self._w.docks.show_values(self._w.desk.params)

    def refuse(self, error: Exception) -> None:
        """Say on a card over the picture what did not work."""
        self._w.card.say(tr("This did not work"), str(error))

    def show(self, page: Any) -> None:
        """Show a window of its own, and keep it until it is closed and has nothing to wait for."""
        waited_for = self._w.slow_errands.busy
        gone = [old for old in self.pages if not (old.isVisible() or waited_for)]
        for old in gone:  # a child of the window lives until it is told to go
            old.deleteLater()
        self.pages = [old for old in self.pages if old not in gone] + [page]
        page.show()
