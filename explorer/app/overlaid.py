"""Overlaid: the measurements that the stage draws, and their dials beside the experiment's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.app.popover import offered
from explorer.app.symbols import typeset
from explorer.model import Image

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.dials import Dials
    from explorer.app.errand import Errands
    from explorer.app.panel import ParameterPanel
    from explorer.app.watches import Measure


class Overlaid:
    """Which of the things measured lie over the picture; their options are dials of the panel."""

    def __init__(self, desk: Desk, errands: Errands, panel: ParameterPanel) -> None:
        self._desk, self._errands, self._panel = desk, errands, panel

    def holds(self, measure: Measure) -> bool:
        """Whether the stage draws it: a field, unless it has pictures alone."""
        diagnostic = self._desk.diagnostics[measure[0]]
        return diagnostic.staged or (diagnostic.gives is Image and not diagnostic.pictures)

    @property
    def measures(self) -> list[Measure]:
        """Those there are, in the order in which they were asked for."""
        return [measure for measure in self._desk.document.measures if self.holds(measure)]

    @property
    def seen(self) -> list[Measure]:
        """Those of which there is a reading; the last one lies on top."""
        return [m for m in self.measures if self._desk.watches.latest(m) is not None]

    def top(self) -> Measure | None:
        """The measurement that lies on top of others, or None."""
        return self.seen[-1] if self.seen else None

    def reading(self) -> Any:
        """The newest reading of the first one, or None."""
        return self._desk.watches.latest(self.seen[0]).reading if self.seen else None

    def show_dials(self) -> None:
        """Dials for those that are measured now, and for no others."""
        panel, measures = self._panel, self.measures
        for old in list(panel.options):
            alike = [m for m in measures if isinstance(old, tuple) and m[:2] == old[:2]]
            if alike:
                panel.move_options(old, alike[0])
            else:
                panel.drop_options(old)
        for measure in measures:
            diagnostic = self._desk.diagnostics[measure[0]]
            if measure not in panel.options:
                assert self._desk.experiment is not None
                params = offered(diagnostic, self._desk.experiment)
                panel.add_options(measure, diagnostic.title, params, measure[0])
                self._typeset(panel.options[measure])
            panel.options[measure].show_values(dict(diagnostic.options(dict(measure[2]))))

    def _typeset(self, dials: Dials) -> None:
        """Lay out the symbols of some dials on the errand thread."""
        typeset(dials, self._errands, lambda: dials in self._panel.options.values())
