"""The window: docks round one Stage, built in three steps so that the picture comes first.

`__init__` needs PySide6 alone; `furnish` brings the Stage and the first run; `settle`, after the
first picture, fills the docks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QVBoxLayout, QWidget

from explorer.app import actions, docks, style, turn
from explorer.app.banner import Card, diverged
from explorer.app.bridge import Bridge
from explorer.app.commands import Commands
from explorer.app.compiling import Compiling
from explorer.app.drop import Drop
from explorer.app.effects import Effects, nothing
from explorer.app.errand import Errands
from explorer.app.keymap import KeyMap
from explorer.app.language import tr
from explorer.app.preferences import Preferences
from explorer.app.report import Reports
from explorer.app.returning import Returning
from explorer.app.status import StatusBar
from explorer.app.transport import Transport
from explorer.app.trust import Trust
from explorer.engine.drop import NAME
from explorer.engine.take import so_far

if TYPE_CHECKING:
    from explorer.app.desk import Desk
    from explorer.app.hints import Hints
    from explorer.app.middle import Middle
    from explorer.app.pane import Pane
    from explorer.app.scenery import Scenery
    from explorer.app.tools import Tools

FIRST = "lorenz"
CLOCK_MS = 250  # live numbers change at most four times a second


class Window(QMainWindow):
    """Everything the person sees; it mirrors the desk and sends it commands."""

    desk: Desk
    scenery: Scenery
    middle: Middle
    pane: Pane
    tools: Tools
    hints: Hints

    def __init__(
        self,
        theme: str = "",
        run_maker: Any = None,
        observer_maker: Any = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        self.preferences = preferences or Preferences()
        self.preferences.setParent(self)
        self.setWindowTitle(tr("Separatrix"))
        self.setObjectName("window")
        self.resize(1600, 1000)
        self.setDockNestingEnabled(False)
        self.theme_name = theme or self.preferences.now.theme
        self.furnished = self.settled = False
        self.painting = turn.Painting(self)
        self._makers = run_maker, observer_maker
        self.errands = Errands(self)
        self.slow_errands = Errands(self, "exports")
        self.transport = Transport()
        self.status_bar = StatusBar()
        self.setStatusBar(self.status_bar)
        self._centre()
        self.docks = docks.Docks(self)
        self.compiling = Compiling(self.centre, self.transport)
        self.card = Card(self.centre, "banner")
        self.report_card = Card(self.centre, "report")
        self.reports = Reports(self.report_card)
        self.bridge = Bridge(self._pull, self)
        self.keymap = KeyMap(self.preferences, self)
        self.commands = Commands(self)
        self.drop = Drop(self, self.commands.opening.open_path)
        self.actions_by_name = actions.install(self, self.commands.acts(), self.keymap)
        self.actions_by_name[self.theme_name].setChecked(True)
        self.keymap.tell_all()
        self.effects = Effects(self)
        self._halted: object = None
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._tell)
        self.setTabOrder(self.transport.restart, self.transport.play)

    def _centre(self) -> None:
        self.centre = QWidget()
        self.waiting = QLabel("")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting.setProperty("role", "muted")
        self.column = QVBoxLayout(self.centre)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.waiting, 1)
        self.column.addWidget(self.transport)
        self.setCentralWidget(self.centre)

    # -- step two: the Stage and the first run ------------------------------------------------
    def furnish(
        self,
        key: str = FIRST,
        preset: str | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> None:
        """Bring the Stage and the engine; BadInput for an experiment or value nobody knows."""
        from explorer.app.desk import Desk
        from explorer.app.middle import Middle
        from explorer.app.pane import Pane
        from explorer.app.scenery import Scenery
        from explorer.app.tools import Tools

        make_run, make_observer = self._makers
        if make_run is None:
            from explorer.engine.run import Run as make_run
        if make_observer is None:
            from explorer.app.watches import observer as make_observer
        self.effects.furnish()
        self.desk = Desk(make_run, make_observer, self.errands, self)
        self.desk.opened.connect(self._opened)
        self.desk.turned.connect(self._turned)
        self.returning = Returning(self)
        self.scenery = Scenery(style.theme(), self.desk, self.bridge.wake)
        self.painting.follow(self.scenery.widget)
        self.scenery.said.connect(self.status_bar.showMessage)
        self.middle = Middle(self.scenery)
        cards = (self.card, self.report_card, self.returning.card, self.compiling)
        self.middle.outline.lie_below(cards)
        self.commands.layout.furnish()
        self.pane = Pane(self.desk, self.middle, self.commands.tried)
        self.pane.changed.connect(self.bridge.wake)
        self.pane.open_asked.connect(
            lambda key: self.commands.tried(lambda: self.commands.opening.open_key(key))
        )
        self.pane.save_asked.connect(self._offer_files)
        self.pane.settings_asked.connect(self._offer_options)
        self.tools = Tools(self, self.desk, self.pane.open, self.keymap)
        self.furnished = True
        self.commands.opening.open_key(key, preset, values)
        self.column.replaceWidget(self.waiting, self.middle)
        self.waiting.deleteLater()
        self.column.setStretchFactor(self.middle, 1)
        self.scenery.first_painted(lambda: QTimer.singleShot(0, self.settle))
        self.bridge.wake()
        self._clock.start()

    # -- step three: the docks ----------------------------------------------------------------
    def settle(self) -> None:
        """After the first picture: panel, catalogue, diagnostics, in small bites."""
        from explorer.app.autosave import Autosave
        from explorer.app.autosave import usual_place as usual_folder
        from explorer.app.hints import greet, usual_place
        from explorer.app.summary import Summary
        from explorer.io.recovery import Recovery

        if self.settled:
            return
        self.settled = True
        self.effects.settle()
        self.docks.fill(self)
        self.hints = greet(self, usual_place())
        self.summary = Summary(self)
        every = self.preferences.now.autosave
        self.autosave = Autosave(self, Recovery(usual_folder()), every)
        self.trust = Trust(self.desk, self.slow_errands, self.status_bar, self)
        self.trust.ask()
        self._show_opened()

    # -- mirrors ------------------------------------------------------------------------------
    def _opened(self) -> None:
        """Another run stands on the desk."""
        experiment = self.desk.experiment
        assert experiment is not None
        self.setWindowTitle(tr("{0} \u2013 Separatrix").format(experiment.title))
        self.card.hide()
        self._halted = None
        self.commands.time.speed(1.0)
        self.scenery.show_experiment(experiment)
        self.tools.follow()
        self.bridge.wake()
        if self.settled:  # a kernel may have to be compiled first: its dials do not wait for that
            self._show_opened(self.scenery.moving if experiment.system is not None else None)

    def _show_opened(self, moving: Callable[[], bool] | None = None) -> None:
        experiment = self.desk.experiment
        assert experiment is not None
        self.docks.show_experiment(experiment, moving)
        self._turned()

    def _turned(self) -> None:
        if self.settled:
            self.docks.show_values(self.desk.params)
        if self.desk.experiment is not None:
            self.scenery.turn(self.desk.experiment)
        if self.card.isVisible() and self._halted is not None:
            self.card.hide()
        self.bridge.hurry()

    def _pull(self, seconds: float) -> bool:
        """Bring what is new to the screen; whether anything is live."""
        run = self.desk.run
        if run is None:
            return False
        live = self.scenery.pull(run, seconds)
        self.pane.pull()
        if self.settled:
            self.docks.handling.follow(run)
        status = run.status()
        if status.divergence is not None and status.divergence is not self._halted:
            self._halt(status)
        going = status.playing or status.until or status.state == "compiling"
        return bool(live or going or self.docks.busy())

    def _tell(self) -> None:
        """The slow numbers: clock, status, readings."""
        run = self.desk.run
        if run is None:
            return
        status, experiment = run.status(), self.desk.experiment
        self.compiling.show_state(status.state, experiment.title if experiment else "")
        unit = experiment.motion.units.get("t", "") if experiment else ""
        self.transport.show_time(status.t, unit, counted=status.method == "map")
        self.returning.tell(status)
        self.transport.show_playing(status.playing)
        self.transport.show_place(status.step, status.newest)
        take = so_far(self.desk.document.run.take, status.step, status.newest)
        self.transport.show_take(take, status.newest, self.desk.dialling.recording)
        if self.status_bar.show_run(status, self.scenery.stage.paints):
            frame = run.latest()
            self.status_bar.show_ensemble(frame.arrays.get(NAME) if frame else None)
        if status.state == "failed" and status.error and self._halted != status.error:
            self._halted = status.error
            self.card.say(tr("The run failed"), status.error)
        if self.settled:
            self.docks.tell()
            self.docks.handling.follow(run, numbers=True)
            self.summary.tell()
        self.pane.pull()

    def _offer_files(self, card: Any, button: Any) -> None:
        from explorer.app.saving import save_menu

        save_menu(self, card).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _offer_options(self, card: Any, button: Any) -> None:
        from explorer.app.popover import Options

        Options(card, self).open_under(button)

    def _halt(self, status: Any) -> None:
        """The run left every bound: say so, and offer the ways back."""
        self._halted = status.divergence
        where = status.divergence
        title, text = diverged(where, status.dt)
        ways = [
            ("halve_dt", tr("Halve dt"), self.desk.halve_dt),
            ("reset", tr("Reset"), self.desk.begin_anew),
        ]
        if self.desk.can_undo and where.last_change:
            ways.insert(0, ("undo", tr("Undo change"), self.commands.dials.undo_and_restart))
        self.card.say(title, text, ways)

    # -- events -------------------------------------------------------------------------------
    def wear(self, name: str, then: Callable[[], object] = nothing) -> None:
        """Change every colour; `then` comes before it is seen."""
        self.theme_name = name
        self.effects.wear(name, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows get narrow docks."""
        super().resizeEvent(event)
        self.docks.fit(event.size().width(), event.size().height())

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every thread in time, then go."""
        if self.settled:
            self.autosave.end()
        self.preferences.end()
        self._clock.stop()
        self.bridge.rest()
        self.errands.close()
        self.slow_errands.close()
        if self.furnished:
            self.scenery.close()
            self.desk.close()
        self.docks.end()
        self.effects.dressing.end()
        self.commands.finding.close()
        self.reports.close()
        super().closeEvent(event)
