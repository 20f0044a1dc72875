"""Reader: looks at and reads a data file on the errand thread, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from explorer.app.language import tr
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.errand import Errand, Errands
    from explorer.io.series import Contents

POLL_MS = 60


class Job:
    """One reading under way, shared by two threads: each writes one plain value."""

    def __init__(self) -> None:
        self.share = 0.0
        self.given_up = False


class Reader(QObject):
    """One thing at a time; a new wish gives up the one before.

    inspected   Contents of a file, and what was chosen for it last time, or None
    read        an Import and sentences about its columns
    failed      a sentence about why not;  moved  share read;  given_up  it was cancelled
    """

    inspected = Signal(object, object)
    read = Signal(object, object)
    failed = Signal(str)
    moved = Signal(float)
    given_up = Signal()

    def __init__(self, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = errands
        self._errand: Errand | None = None
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def inspect(self, path: str) -> None:
        """Find out what is in a file."""

        def work(job: Job) -> Any:
            from explorer.io import remembered, series

            return series.inspect(path), remembered.choice(path)

        self._begin(work, lambda found: self.inspected.emit(*found))

    def begin(self, contents: Contents, **chosen: Any) -> None:
        """Read some columns; `chosen` as in `io.importing.recording`, or with roles `tracking`."""

        def moved(job: Job) -> Callable[[float], None]:
            def progress(share: float) -> None:
                job.share = share

            return progress

        def work(job: Job) -> Any:
            from explorer.io import importing, survey

            make = importing.tracking if "roles" in chosen else importing.recording
            made = make(contents, progress=moved(job), cancel=lambda: job.given_up, **chosen)
            if make is importing.tracking:
                return made, made.notes
            told = [s for name, x in made.columns.items() for s in survey.sentences(name, x)]
            return made, (*made.notes, *told)

        self._begin(work, lambda found: self.read.emit(*found))

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._job is not None:
            self._job.given_up = True
            self._drop()
            self.given_up.emit()

    def _drop(self) -> None:
        if self._errand is not None:
            self._errand.drop()
        self._errand = self._job = None
        self._timer.stop()

    def _begin(self, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        if self._job is not None:
            self._job.given_up = True
        self._drop()
        job = self._job = Job()

        def ended(found: Any) -> None:
            self._drop()
            done(found)

        self._errand = self._errands.run(lambda: work(job), ended, self._refuse)
        self._timer.start()

    def _refuse(self, error: Exception) -> None:
        self._drop()
        if isinstance(error, (BadInput, OSError, MemoryError)):
            self.failed.emit(str(error) or tr("There is not enough memory for it."))
        else:
            raise error

    def _look(self) -> None:
        if self._job is not None:
            self.moved.emit(self._job.share)
