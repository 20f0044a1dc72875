"""The status bar: what the program is doing, at most four times a second."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtWidgets import QLabel, QStatusBar

from explorer.app.language import phrase, tr
from explorer.app.number import written
from explorer.engine.drop import spread

INTERVAL = 0.25
STATES = {"ready": phrase("ready"), "compiling": phrase("compiling")}
FAILED = phrase("failed")

FIELDS = (
    ("compile", 76, phrase("State of the machine code: compiling, ready or failed")),
    ("method", 130, phrase("Integration rule and step")),
    ("steps", 108, phrase("Integration steps per second")),
    ("model_time", 108, phrase("Model time per second of watching")),
    ("fps", 60, phrase("Pictures drawn per second")),
    (
        "error",
        0,
        phrase(
            "Error of the steps, as a share of the attractor, and the time until the run and a "
            "more careful one are a hundredth of it apart"
        ),
    ),
    (
        "past",
        0,
        phrase(
            "The room for states of the past is used up: older ones thin out, and a step between "
            "two of them takes longer to reach"
        ),
    ),
    (
        "ensemble",
        0,
        phrase("Spread of the dropped ensemble: root mean square distance from its mean"),
    ),
    ("threads", 72, phrase("Threads that compute; the drawing has its own")),
)


class StatusBar(QStatusBar):
    """Quiet fields, each with an object name `status.<field>`."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 12, 0)
        self.fields: dict[str, QLabel] = {}
        for name, width, tip in FIELDS:
            label = QLabel()
            label.setObjectName(f"status.{name}")
            label.setProperty("role", "status")
            label.setToolTip(tr(tip))
            label.setAccessibleName(tr(tip))
            label.setMinimumWidth(width)
            self.addPermanentWidget(label)
            self.fields[name] = label
        self._shown = 0.0
        self._before: tuple[float, float, int] = (0.0, 0.0, 0)

    def show_threads(self, threads: int, software: bool) -> None:
        """How many threads compute."""
        count = tr("1 thread") if threads == 1 else tr("{0} threads").format(threads)
        self.fields["threads"].setText(f"{count}{tr(', software GL') if software else ''}")

    def show_run(self, status: Any, paints: int, force: bool = False) -> bool:
        """Mirror a run's Status; calls that come too soon do nothing and say so."""
        now = time.perf_counter()
        if now - self._shown < INTERVAL and not force:
            return False
        then, t, painted = self._before
        gone = now - then
        self._shown, self._before = now, (now, status.t, paints)
        put = self._put
        put("compile", tr(STATES.get(status.state, FAILED)))
        dt = f", dt {written(status.dt, 4)}" if status.method != "map" and status.dt else ""
        put("method", f"{status.method}{dt}")
        put("steps", tr("{0} steps/s").format(_amount(status.steps_per_s)))
        full = tr("past {0} MB, thinned").format(f"{status.budget / 1e6:.0f}")
        put("past", full if status.thinned else "")
        if 0 < gone < 5:
            put("fps", f"{(paints - painted) / gone:.0f} fps")
            put("model_time", tr("{0} time/s").format(_amount(max(0.0, status.t - t) / gone)))
        return True

    def show_error(self, said: str) -> None:
        """How far the steps can be trusted; "" while it is not known."""
        self._put("error", said)

    def show_ensemble(self, points: Any) -> None:
        """How far the copies of a state have spread; None: there are none."""
        said = "" if points is None else tr("spread {0:.3g}").format(spread(points)["spread"])
        self._put("ensemble", said)

    def _put(self, name: str, text: str) -> None:
        if self.fields[name].text() != text:
            self.fields[name].setText(text)


def _amount(value: float) -> str:
    """A rate in at most five characters."""
    for limit, mark in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:.3g} {mark}"
    return f"{value:.3g}"
