"""Sketch: a figure made away from the window's thread; its preview and its file are one figure."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from explorer.app.errand import Errands

if TYPE_CHECKING:
    from explorer.engine.session import Document
    from explorer.model import Experiment
    from explorer.views.parts import Parts
    from explorer.views.pose import Pose

CALM_MS = 60  # after the last change of an option
MOMENTS = ("field", "school", "network", "profile", "curve")  # kinds that show the end alone
ROWS, MOST = 2000, 200_000  # samples of a history, and of a curve


@dataclass(frozen=True)
class Card:
    """A reading with the picture that shows it."""

    diagnostic: Any
    reading: Any
    picture: str

    @property
    def name(self) -> str:
        """What a person chooses it by."""
        return f"{self.diagnostic.title}: {self.picture}"


@dataclass(frozen=True)
class Wish:
    """What a figure should be: of what, how large, how it looks.

    what     the key of a view, or a Card
    size     [inch];  steps  of the run that it shows
    seen     (pose, aspect) of the camera on the stage, where a hand has turned it
    """

    what: str | Card
    size: tuple[float, float]
    dpi: int
    theme: Any
    parts: Parts
    steps: int
    colour: str = "heading"
    seen: tuple[Pose, float] | None = None

    @property
    def pixels(self) -> tuple[int, int]:
        """(width, height) of the finished picture."""
        return int(self.size[0] * self.dpi + 1e-6), int(self.size[1] * self.dpi + 1e-6)


class Sketch(QObject):
    """Draws what is wished for; of wishes that come too fast the newest is drawn.

    under    a reading of a field that lies under the picture, or None

    drawn    the preview as it is now       failed   a sentence for the person
    working  whether one is being made
    """

    drawn = Signal(QImage)
    failed = Signal(str)
    working = Signal(bool)

    def __init__(
        self, experiment: Experiment, document: Document, under: Any, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._experiment, self._document, self._under = experiment, document, under
        self._errands = Errands(self, "figures")
        self._wanted: tuple[Wish, tuple[int, int]] | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._draw)
        # what follows belongs to the errand thread
        self._run: tuple[Any, Any] = (None, None)
        self._made: tuple[Wish | None, Any] = (None, None)

    def ask(self, wish: Wish, room: tuple[int, int]) -> None:
        """Draw this soon, at most as large as `room` [px]."""
        self._wanted = wish, room
        self._calm.start()
        self.working.emit(True)

    def save(
        self, wish: Wish, path: str, done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Write the figure; a PNG carries the session."""

        def work() -> None:
            from explorer.io import picture
            from explorer.views import figure

            made, run = self._figure(wish), replace(self._document.run, steps=wish.steps)
            document = self._document.with_run(run)
            picture.write(path, lambda sibling: figure.save(made, sibling), document)

        def finished(act: Callable[[Any], None]) -> Callable[[Any], None]:
            def call(result: Any) -> None:
                act(result)
                self._next()

            return call

        self._errands.run(work, finished(done), finished(failed))

    def close(self) -> None:
        """Nothing more is drawn."""
        self._calm.stop()
        self._errands.close()

    def _draw(self) -> None:
        if self._wanted is None or self._errands.busy:  # what is under way ends first
            return
        (wish, room), self._wanted = self._wanted, None
        self._errands.run(lambda: self._preview(wish, room), self._show, self._fail)

    def _show(self, png: bytes) -> None:
        self.drawn.emit(QImage.fromData(png))
        self._next()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(str(error))
        self._next()

    def _next(self) -> None:
        if self._wanted is not None:
            self._calm.start(0)
        else:
            self.working.emit(False)

    # -- on the errand thread -----------------------------------------------------------------
    def _preview(self, wish: Wish, room: tuple[int, int]) -> bytes:
        from explorer.views import figure

        made, stream = self._figure(wish), io.BytesIO()
        dpi = min(wish.dpi, *(r / s for r, s in zip(room, wish.size, strict=True)))
        figure.sketch(made, stream, dpi)
        return stream.getvalue()

    def _figure(self, wish: Wish) -> Any:
        if self._made[0] == wish:
            return self._made[1]
        from explorer.views import figure

        how = (wish.size, float(wish.dpi), wish.theme)
        if isinstance(wish.what, Card):
            card = wish.what
            title = f"{card.diagnostic.title} of {self._experiment.title}"
            made = figure.figure_of_diagnostic(
                card.diagnostic, card.reading, title, *how, picture=card.picture,
                experiment=self._experiment, parts=wish.parts,
            )  # fmt: skip
        else:
            recording, reading = self._recorded(wish)
            made = figure.figure(
                recording, wish.what, *how, reading=reading, colour=wish.colour, parts=wish.parts,
                seen=wish.seen,
            )  # fmt: skip
        self._made = wish, made
        return made

    def _recorded(self, wish: Wish) -> tuple[Any, Any]:
        """The run as far as it is shown, and what its colours stand for."""
        from explorer.engine.batch import record, with_seeds
        from explorer.views.view import view_of

        kind = view_of(self._experiment, str(wish.what)).kind
        every = kept_every(kind, wish.steps)
        key = (wish.steps, every, wish.colour)
        if self._run[0] != key:
            run = replace(self._document.run, steps=wish.steps, every=every)
            recording = record(self._experiment, with_seeds(self._experiment, run))
            self._run = key, (recording, self._members(recording, wish.colour))
        found: tuple[Any, Any] = self._run[1]
        return found

    def _members(self, recording: Any, colour: str) -> Any:
        from explorer.api import measure
        from explorer.app.school import MEMBERS
        from explorer.views.colouring import COLOURINGS

        return measure(MEMBERS, recording) if COLOURINGS[colour].array else self._under


def kept_every(kind: str, steps: int) -> int:
    """How far apart samples may be that a picture of this kind is made of."""
    if kind in MOMENTS:
        return max(1, steps)
    return max(1, steps // (ROWS if kind in ("history", "strip", "trace") else MOST))
