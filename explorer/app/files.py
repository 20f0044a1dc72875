"""Opening and saving sessions and runs, by the dialogs of the desktop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

if TYPE_CHECKING:
    from explorer.app.watches import Measure
    from explorer.app.window import Window
    from explorer.engine.session import RunDocument
    from explorer.model import Experiment

READS = (
    "Sessions, runs and data (*.separatrix.json *.nc *.h5 *.hdf5 *.npz *.csv *.tsv *.txt *.wav)"
    ";;All files (*)"
)
WRITES = "Session (*.separatrix.json)"


class Found(NamedTuple):
    """A run with its experiment, measurements and looks, and at most one that stands beside it."""

    experiment: Experiment
    run: RunDocument
    measures: tuple[Measure, ...]
    looks: tuple[tuple[str, Any], ...]
    beside: tuple[tuple[Experiment, RunDocument], ...] = ()


def ask_open(parent: QWidget) -> str:
    """The file a person chooses to open, or ""."""
    path, _ = QFileDialog.getOpenFileName(parent, "Open", "", READS)
    return path


def read(path: str) -> Found | None:
    """What is in a file; None for bare data, which are to be imported."""
    from explorer.api import described
    from explorer.io import files, series

    if series.reads(path) and not files.has_document(path):
        return None
    document = files.session(path)
    beside = tuple((described(run), run) for run in document.runs[1:2])
    first = document.run
    return Found(described(first), first, document.measures, document.looks, beside)


def ask_save(window: Window, refuse: Callable[[Exception], None]) -> None:
    """Ask where, and write the session there."""
    path, _ = QFileDialog.getSaveFileName(window, "Save session", "", WRITES)
    if not path:
        return
    if not path.endswith(".separatrix.json"):
        path = f"{path.removesuffix('.json')}.separatrix.json"
    document = window.desk.document.with_run(window.desk.as_run())

    def work() -> Any:
        from explorer.io import document as sessions

        return sessions.save(document, path)

    window.slow_errands.run(work, failed=refuse)
