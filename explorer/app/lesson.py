"""Classroom: a lesson that is being given; opens its scenes, holds time, asks and judges."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget

from explorer.app import style
from explorer.app.docks import TitleBar
from explorer.app.language import tr
from explorer.app.lesson_page import LessonPage
from explorer.app.number import written
from explorer.model.lesson import Lesson, Question, Step

if TYPE_CHECKING:
    from explorer.app.window import Window

WIDE, NARROW = 360, 300  # pixels of the page
WAIT_MS = 30
HELD = ("play", "step", "faster", "slower")  # actions that a prediction holds back


class Classroom(QObject):
    """The lesson in the window. Answers stay here until somebody saves them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self.lesson: Lesson | None = None
        self.index = 0
        self.answers: dict[int, tuple[Any, bool]] = {}
        self.judging, self._asked = False, -1
        self._layout = ""  # the one before the lesson
        self.page = LessonPage()
        self.page.answered.connect(self.answer)
        self.page.moved.connect(self.move)
        self.page.again_asked.connect(self.again)
        self.page.hint.clicked.connect(self.show_hint)
        self.dock = QDockWidget(tr("Lesson"), window)
        self.dock.setObjectName("dock.lesson")
        self.dock.setTitleBarWidget(TitleBar(self.dock, tr("Lesson")))
        self.dock.setWidget(self.page)
        self.page.setMinimumWidth(NARROW)
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.dock.visibilityChanged.connect(self._seen)
        self.dock.hide()
        window.desk.opened.connect(self._opened)
        window.desk.dialling.allowed = window.commands.presenting.allowed

    @property
    def step(self) -> Step:
        """The step that is shown."""
        assert self.lesson is not None
        return self.lesson.steps[self.index]

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """Names of the dials that answer; None for all, as in a system beside the lesson's."""
        if self.lesson is None:
            return None
        return None if self._strange else self.step.dials

    @property
    def waiting(self) -> bool:
        """Whether time waits for a prediction; not in a system beside the lesson's."""
        if self.lesson is None or self.index in self.answers or self._strange:
            return False
        return self.step.predict and not (self.judging and self._asked == self.index)

    @property
    def _strange(self) -> bool:
        assert self.lesson is not None
        experiment = self._w.desk.experiment
        return experiment is not None and experiment.key != self.lesson.scene(self.index).experiment

    # -- moving -------------------------------------------------------------------------------
    def start(self, lesson: Lesson, index: int = 0) -> None:
        """Give a lesson from its first step, or from another one."""
        self.lesson, self.answers = lesson, {}
        self._w.docks.left.hide()
        self.dock.show()
        wide = style.length(WIDE if self._w.width() >= style.length(1280) else NARROW)
        self._w.resizeDocks([self.dock], [wide], Qt.Orientation.Horizontal)
        if not self._layout:
            self._layout = self._w.middle.arrangement.name
        self._w.middle.arrange("one")  # it was written for one view and its cards
        self.go(index)
        if lesson.lock:
            self._w.commands.presenting.shut(lesson.lock)

    def again(self) -> None:
        """Back to the first step with nothing answered: for the next class."""
        if self.lesson is not None:
            self.start(self.lesson)

    def move(self, by: int) -> None:
        """To the next step or the one before."""
        if self.lesson is not None and 0 <= self.index + by < len(self.lesson.steps):
            self.go(self.index + by)

    def go(self, index: int) -> None:
        """Show a step, and open its scene when it brings one."""
        assert self.lesson is not None
        before, self.index = self.index, index
        self.page.show_step(self.lesson, index)
        scene = self.lesson.scene(index)
        if self.step.scene is not None or index < before:
            self._w.commands.opening.open_key(scene.experiment, scene.preset or None, scene.params)
            if scene.start:
                self._w.commands.tried(lambda: self._w.desk.start_at(scene.start))
            self._measure(self.lesson, index)
            asked = self.step.question
            if asked is not None and asked.sketch is not None and asked.sketch.along == "t":
                self._w.commands.time.restart()  # what is drawn begins at the start
        self._hold(self.waiting)
        self.renew()

    def _measure(self, lesson: Lesson, index: int) -> None:
        """The scene's readings, once diagnostics are loaded and the new run's own are there."""
        if self.lesson is not lesson or self.index != index:
            return
        if self._w.docks.bites.pending or not self._w.desk.diagnostics:
            QTimer.singleShot(WAIT_MS, self, partial(self._measure, lesson, index))
            return
        desk = self._w.desk
        for key, channel in lesson.scene(index).measures:
            there = [one[:2] for one in desk.document.measures]
            if key in desk.diagnostics and (key, channel) not in there:
                self._w.commands.tried(partial(desk.measuring.add, key, channel))

    def leave(self) -> None:
        """End the lesson; every dial answers again."""
        if self.lesson is None:
            return
        self.lesson = None
        self._hold(False)
        self._w.middle.arrange(self._layout)
        self._layout = ""
        self.dock.hide()
        self._w.docks.left.show()
        for dial in self._w.docks.panel.dials.rows.values():
            dial.setEnabled(True)

    def _seen(self, visible: bool) -> None:
        if not visible:  # docks that are laid out anew are hidden for a moment
            QTimer.singleShot(0, self, self._left)

    def _left(self) -> None:
        if self.dock.isHidden():
            self.leave()

    # -- holding and allowing -----------------------------------------------------------------
    def _hold(self, held: bool) -> None:
        """Let time stand still until the student has said what will happen."""
        for name in HELD:
            self._w.actions_by_name[name].setEnabled(not held)
        for button in (self._w.transport.play, self._w.transport.step):
            button.setEnabled(not held)
        run = self._w.desk.run
        (run.pause if held else run.play)()
        self._w.bridge.wake()

    def _opened(self) -> None:
        """Another run, or the same anew: time waits on while a prediction is awaited."""
        if self.lesson is not None and (self.waiting or not self._w.transport.play.isEnabled()):
            self._hold(self.waiting)
        self.renew()

    def renew(self) -> None:
        """Only the step's own dials answer, once the panel has its rows."""
        if self.lesson is None:
            return
        if self._w.docks.bites.pending:
            QTimer.singleShot(WAIT_MS, self, self.renew)
            return
        allowed, panel = self.allowed, self._w.docks.panel
        for name, dial in panel.dials.rows.items():
            dial.setEnabled(allowed is None or name in allowed)
        seen = [panel.dials.rows[name] for name in allowed or () if name in panel.dials.rows]
        if seen:
            panel.scroller.ensureWidgetVisible(seen[-1], 0, 40)
            panel.scroller.ensureWidgetVisible(seen[0], 0, 40)
        self._w.commands.presenting.renew()

    # -- answers ------------------------------------------------------------------------------
    def show_hint(self) -> None:
        """Say the hint."""
        if self.lesson is not None and self.step.question is not None:
            self.page.say(self.step.question.hint)

    def answer(self, answer: Any) -> None:
        """Judge an answer by a reading made now, beside the window."""
        from explorer.api import measure, run

        lesson, index, question = self.lesson, self.index, self.step.question
        if lesson is None or question is None or self.judging:
            return
        scene = lesson.scene(index)
        dials = dict(self._w.desk.params) if question.kind == "task" else {}
        self.judging, self._asked = bool(question.looks or question.sketch), index
        self._hold(False)
        if self.judging:
            self.page.say(tr("Reading it off\u2026"))

        def found() -> Any:
            if question.sketch is not None:
                return question.curve(scene, measure, run)
            return question.read(scene, measure, dials)

        self._w.slow_errands.run(found, partial(self._judged, lesson, index, answer), self._unread)

    def _judged(self, lesson: Lesson, index: int, answer: Any, found: Any) -> None:
        self.judging = False
        if self.lesson is not lesson or self.index != index:
            return
        question = self.step.question
        assert question is not None
        value = found
        if question.sketch is not None:
            value = question.sketch.off(answer, found)
            if self.page.pad is not None:
                self.page.pad.show_truth(*found)
        right = question.judge(answer, value)
        self.answers[index] = answer, right
        self.page.say(verdict(question, value, right), "good" if right else "notso")

    def _unread(self, error: Exception) -> None:
        self.judging = False
        self.page.say(tr("The reading could not be made: {0}").format(error), "bad")


def verdict(question: Question, value: float, right: bool) -> str:
    """What the student reads after an answer."""
    read = (
        ""
        if math.isnan(value)
        else tr(" The program reads {0} {1}").format(written(value, 4), question.unit)
    )
    if question.kind == "sketch":
        read = tr(" On average your curve lies {0:.0f} % of the height away").format(100 * value)
    start = {"free": tr("Compare:")}.get(question.kind, tr("Right.") if right else tr("Not so."))
    read = read.rstrip() + "." if read else ""
    return f"{start}{read} {question.reveal}".strip()
