"""Opening and saving sessions and runs, by the dialogs of the desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.app.language import phrase, tr
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.watches import Measure
    from explorer.app.window import Window
    from explorer.engine.session import Document, RunDocument
    from explorer.io.currents import Currents
    from explorer.model import Experiment

READS = phrase(
    "Sessions, runs, data, pictures "
    "(*.separatrix.json *.nc *.h5 *.hdf5 *.npz *.csv *.tsv *.txt *.wav *.png)"
    ";;All files (*)"
)
WRITES = phrase("Session (*.separatrix.json)")


class Found(NamedTuple):
    """A run with its experiment, measurements and looks, and at most one that stands beside it."""

    experiment: Experiment
    run: RunDocument
    measures: tuple[Measure, ...]
    looks: tuple[tuple[str, Any], ...]
    beside: tuple[tuple[Experiment, RunDocument], ...] = ()
    cameras: tuple[tuple[str, tuple[float, ...]], ...] = ()


def ask_open(parent: QWidget) -> str:
    """The file a person chooses to open, or ""."""
    path, _ = QFileDialog.getOpenFileName(parent, tr("Open"), "", tr(READS))
    return path


def read(path: str) -> Found | Currents | None:
    """What is in a file, or what a velocity in it is; None for bare data, to be imported."""
    from explorer.io import currents, files, series

    if not files.has_document(path) and currents.holds(path, damaged=True):
        return currents.understood(path)
    if series.reads(path) and not files.has_document(path):
        return None
    return found(files.session(path))


def found(document: Document) -> Found:
    """What a document holds; BadInput for one without a run."""
    from explorer.api import described

    if not document.runs:
        raise BadInput(tr("this document has no run"))
    beside = tuple((described(run), run) for run in document.runs[1:2])
    first = document.run
    return Found(
        described(first), first, document.measures, document.looks, beside, document.cameras
    )


def ask_save(window: Window, refuse: Callable[[Exception], None]) -> None:
    """Ask where, and write the session there."""
    path, _ = QFileDialog.getSaveFileName(window, tr("Save session"), "", tr(WRITES))
    if not path:
        return
    if not path.endswith(".separatrix.json"):
        path = f"{path.removesuffix('.json')}.separatrix.json"
    document = window.desk.as_document()

    def work() -> Any:
        from explorer.io import document as sessions

        return sessions.save(document, path)

    def done(_: Any) -> None:
        if window.settled:
            window.docks.gallery.keepsakes.opened_file(path)

    window.slow_errands.run(work, done, refuse)
