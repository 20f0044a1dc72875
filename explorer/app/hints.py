"""Hints: what to try first, in one line over the transport bar until the person has read it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from explorer.app import turn
from explorer.app.keymap import shown
from explorer.app.language import phrase, tr
from explorer.engine.seeds import refused
from explorer.model.shows import Swarm

if TYPE_CHECKING:
    from explorer.app.window import Window

HIGH = 34
TOOLS = (("poincare", phrase("section")), ("orbit_diagram", phrase("orbit diagram")))
Hint = tuple[str, str]  # what the hand does, what happens


def usual_place() -> Path:
    """The file whose presence says that the hints were read."""
    from platformdirs import user_state_path

    return user_state_path("separatrix", appauthor=False) / "hints-read"


class Hints(QFrame):
    """A row of hints; as many as there is room for.

    place   of the file that remembers they were read; None forgets it at the end
    """

    def __init__(self, place: Path | None) -> None:
        super().__init__()
        self._place = place
        self.setObjectName("hints")
        self.setAccessibleName(tr("What to try first"))
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HIGH)
        # a hint that does not fit is left out: it never makes the window wider
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(20)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(0)
        self._row = row
        self.hints: tuple[Hint, ...] = ()
        self.labels: list[QLabel] = []
        row.addStretch(1)
        self.button = QPushButton(tr("Got it"))
        self.button.setObjectName("hints.read")
        self.button.setAccessibleName(tr("Hide these hints for good"))
        self.button.setToolTip(tr("Hide these hints; Help brings them back"))
        self.button.clicked.connect(self.dismiss)
        row.addWidget(self.button)

    @property
    def read(self) -> bool:
        """Whether the person has read them, now or in an earlier session."""
        return self._place is not None and self._place.exists()

    def dismiss(self) -> None:
        """Hide them, and remember."""
        self.hide()
        if self._place is not None:
            with suppress(OSError):  # a full or read-only disk: they come again next time
                self._place.parent.mkdir(parents=True, exist_ok=True)
                self._place.touch()

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """These hints from now on."""
        if hints == self.hints:
            return
        self.hints = hints
        for label in self.labels:
            label.hide()
            self._row.removeWidget(label)
            label.hide()  # it goes when the program has time for it
            label.deleteLater()
        self.labels = []
        for number, (does, happens) in enumerate((tr(a), tr(b)) for a, b in hints):
            label = QLabel(f"<b>{does}</b>&nbsp; {happens}")
            label.setProperty("role", "label")
            label.setAccessibleName(f"{does}: {happens}")
            self._row.insertWidget(number, label)
            self.labels.append(label)
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        """Drop the last ones where the row is narrow: half a hint helps nobody."""
        margins = self._row.contentsMargins()
        room = width - margins.left() - margins.right() - self._row.spacing()
        room -= self.button.sizeHint().width()
        for label in self.labels:
            room -= label.sizeHint().width() + self._row.spacing()
            label.setVisible(room >= 0)

    def event(self, event: QEvent) -> bool:
        """The words have another size: keep what fits now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits."""
        super().resizeEvent(event)
        turn.fit_later(self)


def greet(window: Window, place: Path | None) -> Hints:
    """The hints of a window, over its transport bar; hidden where they were read before."""
    made = Hints(place)
    window.column.insertWidget(window.column.indexOf(window.transport), made)
    made.setVisible(not made.read)
    QWidget.setTabOrder(window.transport.restart, made.button)

    def follow() -> None:
        made.show_hints(fitting(window))

    window.desk.opened.connect(follow)
    window.docks.measures.loaded.connect(follow)
    window.keymap.moved.connect(follow)
    follow()
    return made


def fitting(window: Window) -> tuple[Hint, ...]:
    """What can be tried on the experiment that is open."""
    experiment = window.desk.experiment
    hints: list[Hint] = []
    if experiment is not None and not refused(experiment):
        hints.append((phrase("Shift + click"), phrase("seeds a trajectory")))
    hints += [(phrase("Drag"), phrase("a dial")), *_keyed(window, ("play", phrase("pauses")))]
    if experiment is not None and any(isinstance(show, Swarm) for show in experiment.shows):
        hints.append((phrase("Click a fish"), phrase("its zones")))
        hints += _keyed(window, ("colour", phrase("colours")), ("wake", phrase("trails")))
        hints += _keyed(window, ("hunt", phrase("be the predator")))
    hints += [(key, what) for tool, what in TOOLS if (key := window.tools.key(tool))]
    hints += _keyed(
        window, ("find", phrase("finds a system")), ("guide", phrase("opens the guide"))
    )
    return tuple(hints)


def _keyed(window: Window, *pairs: Hint) -> list[Hint]:
    """Actions as hints, by the keys they have now; none without a key."""
    named = ((shown(window.keymap.keys(name)), happens) for name, happens in pairs)
    return [(keys, happens) for keys, happens in named if keys]
