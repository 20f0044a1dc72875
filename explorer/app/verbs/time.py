"""Play, step, scrub, pace and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QAbstractButton, QApplication

from explorer.app.actions import Act, act
from explorer.app.language import tr
from explorer.engine.take import so_far

if TYPE_CHECKING:
    from explorer.app.window import Window


class Time:
    """Play, step, scrub, pace and rule."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("play", "Run", "Play or pause", "Let time pass, or hold it", "Space"),
        act("step", "Run", "Step", "One step forward", "."),
        act("step_back", "Run", "Step back", "One step back in what was seen", ","),
        act("restart", "Run", "Restart", "Back to the start values", "Home"),
        act(
            "record",
            "Run",
            "Record",
            "Mark the steps from here on for films and data; once more ends it",
            "R",
            checkable="1",
        ),
        act("slower", "Run", "Slower", "Less model time per second", "["),
        act("faster", "Run", "Faster", "More model time per second", "]"),
        act("rule", "Run", "Integration rule\u2026", "Which rule takes the steps", "I"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        bar = window.transport
        bar.play_asked.connect(self.toggle)
        bar.step_asked.connect(self.step)
        bar.back_asked.connect(self.step_back)
        bar.sought.connect(self.seek)
        bar.restart_asked.connect(self.restart)
        bar.record_asked.connect(self.record)
        bar.speed_chosen.connect(self.speed)

    def play(self) -> None:
        """The Space key: play or pause, or press the button that has the focus."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused is not self._w.transport.play:
            focused.click()
        else:
            self.toggle()

    def toggle(self) -> None:
        """Play or pause."""
        run = self._w.desk.run
        playing = run.status().playing
        (run.pause if playing else run.play)()
        self._w.transport.show_playing(not playing)
        self._w.bridge.wake()

    def step(self) -> None:
        """Hold, and take one step."""
        run = self._w.desk.run
        run.pause()
        status = run.status()
        if status.behind and status.step < status.newest:
            run.seek(status.step + 1)
        else:
            run.step(1)
        self._w.bridge.wake()

    def step_back(self) -> None:
        """Hold, and stand one step earlier."""
        run = self._w.desk.run
        run.pause()
        run.seek(max(0, run.status().step - 1))
        self._w.bridge.wake()

    def seek(self, share: float) -> None:
        """Hold, and stand at a share of what was seen."""
        run = self._w.desk.run
        run.seek(round(share * run.status().newest))
        self._w.transport.show_playing(False)
        self._w.bridge.wake()

    def stay(self) -> None:
        """On the way to where it was saved: stand where it has come to; the run beside, too."""
        self._w.desk.run.stay()
        self._w.scenery.beside.stay()

    def restart(self) -> None:
        """Back to the start values."""
        self._w.desk.restart()
        self._w.scenery.beside.restart()
        self._w.card.hide()
        self._w.bridge.wake()

    def record(self) -> None:
        """Record from here on, or end it here; states are kept, so a film may come later."""
        desk = self._w.desk
        desk.dialling.record()
        status = desk.run.status()
        take = so_far(desk.document.run.take, status.step, status.newest)
        self._w.transport.show_take(take, status.newest, desk.dialling.recording)
        self._w.actions_by_name["record"].setChecked(desk.dialling.recording)

    def rule(self) -> None:
        """Choose rule, step and tolerance."""
        from explorer.app.rule import RuleDialog

        experiment = self._w.desk.experiment
        if experiment is None or experiment.system is None:
            self._w.card.say(
                tr("One rule only"), tr("This system brings its own; there is no other.")
            )
            return
        self._w.commands.show(RuleDialog(self._w))

    def speed(self, factor: float) -> None:
        """A factor on the pace the experiment declares; inf is as fast as possible."""
        from explorer.engine.pace import pace

        self._w.transport.show_speed(factor)
        experiment, run = self._w.desk.experiment, self._w.desk.run
        if experiment is not None and run is not None:
            run.set_speed(factor * pace(experiment))

    def slower(self) -> None:
        """A third of a decade down."""
        self._w.transport.nudge(-1)

    def faster(self) -> None:
        """A third of a decade up."""
        self._w.transport.nudge(1)
