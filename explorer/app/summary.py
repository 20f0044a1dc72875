"""Summary: what is on the stage, in a sentence or two, for those who do not see it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from explorer.app.language import tr
from explorer.app.number import written

if TYPE_CHECKING:
    from explorer.app.window import Window

EVERY_S = 2.0
MOST = 6  # numbers that are told


class Summary(QObject):
    """The accessible description of the picture; renewed when something changed, not often.

    What a person did (another system, play, pause) is announced, too; numbers only stand there.
    """

    def __init__(self, window: Window, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._w, self._now = window, clock
        self._told = -EVERY_S
        self._head = ""
        self.text = ""

    def tell(self) -> None:
        """Renew it, if it is time."""
        if self._now() - self._told < EVERY_S or self._w.desk.run is None:
            return
        head = self._done()
        text = ". ".join([head, *self._seen()])
        if text == self.text:
            return
        self._told, self.text = self._now(), text
        picture = self._w.scenery.widget
        picture.setAccessibleDescription(text)
        if head != self._head:
            announce(picture, head)
        self._head = head

    def _done(self) -> str:
        """What the person chose: the system, and whether it moves."""
        experiment, status = self._w.desk.experiment, self._w.desk.run.status()
        title = experiment.title if experiment is not None else ""
        return f"{title}, {tr('playing') if status.playing else tr('paused')}"

    def _seen(self) -> list[str]:
        """The time and the first numbers."""
        desk = self._w.desk
        parts = [f"t = {written(desk.run.status().t, 4)}"]
        for measure in desk.watches.handles:
            diagnostic = desk.diagnostics.get(measure[0])
            observation = desk.watches.latest(measure)
            reading = getattr(observation, "reading", None)
            if diagnostic is None or reading is None:
                continue
            parts += [_number(value, reading) for value in diagnostic.values]
        return [part for part in parts if part][: MOST + 1]


def _number(value: Any, reading: Any) -> str:
    found = reading.values.get(value.name)
    if found is None or found != found:
        return ""
    unit = reading.units.get(value.name, value.unit) or ""
    said = value.label or value.name.replace("_", " ")
    return f"{said} {written(float(found), 3)}{'' if unit in ('', '1') else f' {unit}'}"


def announce(widget: QWidget, text: str) -> None:
    """Say it at once, where somebody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
