"""FilmProcess: `separatrix movie` as a process of its own, followed while it works."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess, QProcessEnvironment, Signal

CANCELLED = 130
PATIENCE_MS = 3000  # at the program's end, for what was written to be removed


class FilmProcess(QProcess):
    """Tells how far it is, and how it ended; without a reader it cancels itself.

    went     the share that is done
    over     its exit code and its last words; -1 where it never began
    """

    went = Signal(float)
    over = Signal(int, str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(QCoreApplication.instance())  # its own end must not be that of this value
        environment = QProcessEnvironment.systemEnvironment()
        here = str(Path(__file__).resolve().parents[2])
        before = environment.value("PYTHONPATH", "")
        environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (here, before))))
        self.setProcessEnvironment(environment)
        self.readyReadStandardOutput.connect(self._hear)
        self.finished.connect(self._ended)
        self.errorOccurred.connect(self._broke)
        own = [] if getattr(sys, "frozen", False) else ["-m", "explorer"]
        self._words = [*own, *words, "--follow"]

    def begin(self) -> None:
        """Start it."""
        self.start(sys.executable, self._words)

    def cancel(self) -> None:
        """It is not wanted any more: it removes what it wrote, and ends."""
        self.closeWriteChannel()

    def leave(self) -> None:
        """Cancel it, and wait for its end nowhere but at the program's: that takes a moment."""
        for signal in (self.went, self.over):
            signal.disconnect()
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self._wait)
        self.cancel()

    def _wait(self) -> None:
        self.waitForFinished(PATIENCE_MS)

    def _hear(self) -> None:
        while self.canReadLine():  # never half a number
            self.went.emit(float(bytes(self.readLine().data())))

    def _broke(self, error: QProcess.ProcessError) -> None:
        """A process that never began does not end either."""
        if error == QProcess.ProcessError.FailedToStart:
            self.over.emit(-1, self.errorString())
            self.deleteLater()

    def _ended(self, code: int) -> None:
        told = bytes(self.readAllStandardError().data()).decode(errors="replace").split("\n")
        last = next((line for line in reversed(told) if line.strip()), f"exit {code}")
        self.over.emit(code, last.removeprefix("separatrix: "))
        self.deleteLater()
