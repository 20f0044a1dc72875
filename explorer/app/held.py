"""Held: a measurement without a card of its own, to be saved as a card is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.watches import Measure
    from explorer.model import Diagnostic, Picture, Reading


class Held:
    """What the stage or the dock shows of a measurement now."""

    def __init__(self, desk: Desk, measure: Measure) -> None:
        self.measure = measure
        self.diagnostic: Diagnostic = desk.diagnostics[measure[0]]
        observation = desk.watches.latest(measure)
        self.reading: Reading | None = None if observation is None else observation.reading

    @property
    def picture(self) -> Picture | None:
        """The first of its pictures, if it has any."""
        return next(iter(self.diagnostic.pictures), None)

    @property
    def worded(self) -> Mapping[str, Any]:
        """Its options, every one."""
        return dict(self.diagnostic.options(dict(self.measure[2])))
