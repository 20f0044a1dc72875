"""OnStage: measurements that are drawn on the panels of the stage itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from explorer.views.measured import show_reading

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.views.stage import Stage


class OnStage:
    """Brings new readings to the layers that can show them."""

    def __init__(self, stage: Stage, desk: Desk) -> None:
        self._stage, self._desk = stage, desk
        self._read: dict[Any, Any] = {}

    def forget(self) -> None:
        """The panels are new: every reading is to be shown again."""
        self._read.clear()

    def pull(self) -> bool:
        """Show what is new; whether the picture changed."""
        any_new = False
        for gone in self._read.keys() - self._desk.watches.handles.keys():
            del self._read[gone]  # each holds a whole frame
        for measure in self._desk.watches.handles:
            observation = self._desk.watches.latest(measure)
            if observation is None or observation is self._read.get(measure):
                continue
            self._read[measure] = observation
            if observation.reading is not None:
                any_new = self._show(measure[0], observation.reading) or any_new
        any_new = self._uncover() or any_new
        if any_new:
            self._stage.update()
        return any_new

    def _uncover(self) -> bool:
        """Of fields that lie on one another the one asked for last is seen; True on a change."""
        asked = [measure[0] for measure in self._desk.watches.handles]
        changed = False
        for panel in self._stage.panels:
            fields = [one for one in panel.layers if getattr(one, "measured", False)]
            held = [asked.index(f.name) for f in fields if f.filled and f.name in asked]
            last = max(held, default=-1)
            for one in fields:
                seen = last >= 0 and one.name == asked[last]
                changed = changed or seen != one.visible
                one.visible = seen
            for over in panel.layers:
                if getattr(over, "laid_over", False) and over.visible != (over.name in asked):
                    changed, over.visible = True, over.name in asked
        return changed

    def _show(self, key: str, reading: Any) -> bool:
        shown = False
        for panel in self._stage.panels:
            shown = show_reading(panel, key, reading) or shown
        return shown
