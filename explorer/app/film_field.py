"""Which field of the stage a film shows anew in every frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.app.choice import Choice
from explorer.app.language import tr
from explorer.engine.channels import filmable
from explorer.engine.renewal import moves
from explorer.engine.repeating import plain

if TYPE_CHECKING:
    from explorer.app.window import Window


class FieldChoice(Choice):
    """None, or a measurement whose field lies on the stage; at first the one that is seen."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        desk = window.desk
        assert desk.experiment is not None
        self._fields = [
            measure
            for measure in desk.document.measures
            if (found := desk.diagnostics.get(measure[0])) is not None
            and moves(found)
            and filmable(desk.experiment, found)
        ]
        self.addItem(tr("none"))
        self.addItems([desk.diagnostics[key].title for key, _, _ in self._fields])
        drawn = window.docks.measures.overlaid.top()
        if drawn in self._fields:
            self.setCurrentIndex(1 + self._fields.index(drawn))

    @property
    def offered(self) -> list[str]:
        """Keys of the fields, in their order."""
        return [key for key, _, _ in self._fields]

    def words(self) -> list[str]:
        """What the command line of a film says of it."""
        if self.currentIndex() < 1:
            return []
        key, _, options = self._fields[self.currentIndex() - 1]
        given = [f"{name}={plain(value)}" for name, value in options]
        return ["--measure", key, *(word for one in given for word in ("--with", one))]
