"""The transport bar: restart, play, step, speed, and the clock."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.app import icons, style, turn
from explorer.app.groove import STOPS, Groove
from explorer.app.keymap import tip as keyed_tip
from explorer.app.language import tr
from explorer.app.number import written
from explorer.app.scrub import Scrub

SLOWEST, FASTEST = 0.01, 1000.0  # factors on the pace an experiment declares
LEAST = 340  # pixels, with the buttons and sliders that one cannot do without
_SNAP = 0.05  # share of a decade within which the slider falls to 1x


def factor_at(stop: int) -> float:
    """The speed factor at a slider position: logarithmic, snapping to 1x; the last is no limit."""
    if stop >= STOPS:
        return math.inf
    low, high = math.log10(SLOWEST), math.log10(FASTEST)
    power = low + stop / (STOPS - 1) * (high - low)
    return 1.0 if abs(power) < _SNAP else float(10**power)


def stop_of(factor: float) -> int:
    """The slider position of a speed factor."""
    if math.isinf(factor):
        return STOPS
    low, high = math.log10(SLOWEST), math.log10(FASTEST)
    power = math.log10(min(FASTEST, max(SLOWEST, factor)))
    return round((power - low) / (high - low) * (STOPS - 1))


class Transport(QWidget):
    """Buttons and slider; sends, and mirrors what the run reports."""

    play_asked = Signal()
    step_asked = Signal()
    back_asked = Signal()
    sought = Signal(float)
    restart_asked = Signal()
    record_asked = Signal()
    fit_asked = Signal()
    speed_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEAST)
        self._playing, self._recording = True, False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        self.restart = self._button("restart", tr("Restart from the start values"))
        self.back = self._button("step_back", tr("One step back"))
        self.play = self._button("play", tr("Play or pause"))
        self.step = self._button("step", tr("One step forward"))
        self.record = self._button("record", tr("Record from here on, or end it here"))
        self.record.setCheckable(True)
        self.fit = self._button("fit", tr("Fit the view"))
        for button, signal in (
            (self.restart, self.restart_asked),
            (self.back, self.back_asked),
            (self.play, self.play_asked),
            (self.step, self.step_asked),
            (self.record, self.record_asked),
            (self.fit, self.fit_asked),
        ):
            button.clicked.connect(signal)
        self.speed = Groove()
        self.speed.setObjectName("speed")
        self.speed.setAccessibleName(tr("Speed"))
        tip = tr("Speed: 0.01x to 1000x of the natural pace; far right is as fast as possible")
        self.speed.setToolTip(tip)
        self.speed.setAccessibleDescription(tip)
        self.speed.default_stop = stop_of(1.0)
        self.speed.setMaximumWidth(180)
        self.speed.valueChanged.connect(self._slid)
        self.scrub = self._scrub()
        for groove in (self.speed, self.scrub):
            groove.setMinimumWidth(24)  # with both, a window 1024 wide still has room
        self.rate = self._readout("speed.readout", 56, "label")
        self.clock = self._readout("clock", 132, "")
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.clock.setToolTip(tr("Model time reached"))
        for widget in (self.restart, self.back, self.play, self.step, self.record):
            row.addWidget(widget)
        row.addSpacing(12)
        row.addWidget(self.speed, 2)
        row.addSpacing(4)
        row.addWidget(self.rate)
        row.addSpacing(8)
        row.addWidget(self.scrub, 3)
        row.addWidget(self.clock)
        row.addSpacing(8)
        row.addWidget(self.fit)
        self.show_speed(1.0)
        self.restyle()

    def _scrub(self) -> Scrub:
        """From the start to the last step that was reached."""
        groove = Scrub()
        groove.setObjectName("scrub")
        groove.setAccessibleName(tr("Time"))
        tip = tr(
            "What was seen, from the start to now: drag to go back; playing goes on from there"
        )
        groove.setToolTip(tip)
        groove.setAccessibleDescription(tip)
        groove.setValue(STOPS)
        groove.valueChanged.connect(lambda stop: self.sought.emit(stop / STOPS))
        return groove

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another room."""
        super().resizeEvent(event)
        turn.fit_later(self)

    def event(self, event: QEvent) -> bool:
        """The bar or something in it has another size: keep what fits now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._leave_out(self.width())
        return super().event(event)

    def _leave_out(self, wide: int) -> None:
        """A narrow bar does without what keys and menus do as well."""
        for widget, needed in ((self.fit, 420), (self.back, 456), (self.record, 492),
                               (self.rate, 536), (self.scrub, 596)):  # fmt: skip
            widget.setVisible(wide >= needed)

    def show_place(self, step: int, newest: int) -> None:
        """Where the run stands in what was seen."""
        if self.scrub.isSliderDown():
            return
        self.scrub.blockSignals(True)
        self.scrub.setEnabled(newest > 0)
        self.scrub.setValue(round(STOPS * step / newest) if newest else STOPS)
        self.scrub.blockSignals(False)

    def show_take(self, take: tuple[int, ...], newest: int, going: bool) -> None:
        """What is recorded, and whether it goes on."""
        self.scrub.show_take(take, newest)
        self.record.setChecked(going)
        if going != self._recording:
            self._recording = going
            self.record.setIcon(icons.icon("record", "bad" if going else "text"))

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        keyed_tip(button, tip, name)
        button.setAccessibleName(tip)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(32, 32)
        return button

    def _readout(self, name: str, width: int, role: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setFont(style.font(style.BODY))
        if role:
            label.setProperty("role", role)
        label.setMinimumWidth(width)
        return label

    def show_playing(self, playing: bool) -> None:
        """Pause while playing, play while paused."""
        if playing != self._playing:
            self._playing = playing
            self.play.setIcon(icons.icon("pause" if playing else "play"))

    def show_time(self, t: float, unit: str = "", counted: bool = False) -> None:
        """The clock, in a fixed width; `counted` for a map's iterations."""
        places = 0 if counted else 2
        digits = f"{t:,.{places}f}".replace(",", "\u2009") if abs(t) < 1e8 else written(t)
        name = "n" if counted else "t"
        said = "" if unit in ("", "1", "time") else f" {unit}"
        self.clock.setText(f"{name} = {digits}{said}")

    def show_speed(self, factor: float) -> None:
        """Mirror a speed."""
        self.speed.blockSignals(True)
        self.speed.setValue(stop_of(factor))
        self.speed.blockSignals(False)
        self._say(factor)

    def nudge(self, steps: int) -> None:
        """Faster or slower by a third of a decade per step."""
        self.speed.setValue(self.speed.value() + steps * STOPS // 15)

    def _slid(self, stop: int) -> None:
        factor = factor_at(stop)
        self._say(factor)
        self.speed_chosen.emit(factor)

    def _say(self, factor: float) -> None:
        self.rate.setText(tr("max") if math.isinf(factor) else f"{factor:.3g}\u00d7")

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        self.restart.setIcon(icons.icon("restart"))
        self.play.setIcon(icons.icon("pause" if self._playing else "play"))
        self.step.setIcon(icons.icon("step"))
        self.back.setIcon(icons.icon("step_back"))
        self.fit.setIcon(icons.icon("fit"))
        self.record.setIcon(icons.icon("record", "bad" if self._recording else "text"))
