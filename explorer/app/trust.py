"""How far the steps can be trusted: the error of rule and step, found beside the run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from explorer.app.language import tr
from explorer.app.number import written
from explorer.engine.channels import fitting
from explorer.engine.measurement import measured
from explorer.engine.subject import Subject

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.errand import Errands
    from explorer.app.status import StatusBar

KEY = "step_error"
CALM_MS = 1200  # after the last change: a dial in motion is not worth measuring


class Trust(QObject):
    """Measures the error of the steps from the state seen, once the dials are at rest."""

    def __init__(self, desk: Desk, errands: Errands, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands, self._status = desk, errands, status
        self._errand: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM_MS)
        self._timer.timeout.connect(self._measure)
        desk.opened.connect(self.ask)
        desk.turned.connect(self.ask)

    def ask(self) -> None:
        """Something changed: what is said no longer holds, measure again soon."""
        if self._errand is not None:
            self._errand.drop()
        self._status.show_error("")
        self._timer.start()

    def _measure(self) -> None:
        desk, diagnostic = self._desk, self._desk.diagnostics.get(KEY)
        frame = desk.run.latest() if desk.run is not None else None
        if diagnostic is None or frame is None:
            if desk.run is not None and (frame is None or not desk.diagnostics):
                self._timer.start()  # the first picture, or the diagnostics, are on their way
            return
        experiment, run = desk.experiment, desk.document.run
        if experiment is None or not fitting(experiment, diagnostic):
            return
        state = frame.arrays["state"]
        last = (state[0] if state.ndim == 3 else state)[-1]
        options = {
            "start": dict(zip(experiment.states, last.tolist(), strict=True)),
            "dt": frame.dt, "method": run.method or None, "rtol": run.rtol, "t0": frame.t,
        }  # fmt: skip
        subject = Subject(diagnostic, experiment, None, dict(frame.params))
        self._errand = self._errands.run(
            lambda: measured(subject, options), self._tell, lambda error: self._tell(None)
        )

    def _tell(self, reading: Any) -> None:
        self._status.show_error("" if reading is None else said(reading))


def said(reading: Any) -> str:
    """The reading in a few words."""
    error, horizon = reading.values["error"], reading.values["horizon"]
    unit = reading.units.get("t", "time")
    unit = tr("time units") if unit in ("", "1", "time") else unit
    if math.isnan(horizon):
        return tr("error {0:.1e}").format(error)
    return tr("error {0:.1e}, to be believed for {1} {2}").format(error, written(horizon, 3), unit)
