"""The verbs of teaching: choose a lesson, go on, start over, take answers and handouts home."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from explorer.app.actions import Act, act
from explorer.io import handout, lesson
from explorer.io.assets import asset
from explorer.model.lesson import Lesson
from explorer.model.param import unknown

if TYPE_CHECKING:
    from explorer.app.lesson import Classroom
    from explorer.app.window import Window


WAIT_MS = 30


class Teaching:
    """What the Teach menu does; the classroom is made with the first lesson."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("lessons", "Teach", "Lessons\u2026", "Choose a lesson", does="choose"),
        act("lesson_next", "Teach", "Next step", "The lesson's next step", "PgDown", does="next"),
        act("lesson_back", "Teach", "Step before", "The lesson's step before", "PgUp", does="back"),
        act(
            "lesson_again",
            "Teach",
            "Start over",
            "The lesson from its first step, for the next class",
            "Ctrl+Shift+Home",
            does="again",
        ),
        act(
            "lesson_answers",
            "Teach",
            "Save answers\u2026",
            "What was answered, as CSV",
            does="save_answers",
        ),
        act(
            "lesson_handout",
            "Teach",
            "Handout\u2026",
            "The lesson as one page for paper",
            does="handout",
        ),
        act("lesson_leave", "Teach", "End the lesson", "Every dial answers again", does="leave"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self.room: Classroom | None = None
        self.chooser: Chooser | None = None

    def start(self, name: str) -> None:
        """Give a lesson by its name or folder; BadInput if there is none."""
        known = lesson.lessons(asset("lessons"))
        if name not in known and not (Path(name) / lesson.FILE).is_file():
            raise unknown(name, known, "lesson")
        self._give(lesson.load(known.get(name, Path(name))))

    def _give(self, chosen: Lesson) -> None:
        """As soon as the window has its docks."""
        if not self._w.settled or self._w.docks.bites.pending:
            QTimer.singleShot(WAIT_MS, self._w, lambda: self._give(chosen))
            return
        if self.room is None:
            from explorer.app.lesson import Classroom

            self.room = Classroom(self._w)
        self.room.start(chosen)

    def choose(self) -> None:
        """Show what lessons there are."""
        self.chooser = Chooser(self)
        self.chooser.show()

    def next(self) -> None:
        """On."""
        if self.room is not None:
            self.room.move(1)

    def back(self) -> None:
        """Back."""
        if self.room is not None:
            self.room.move(-1)

    def again(self) -> None:
        """From the first step."""
        if self.room is not None:
            self.room.again()

    def leave(self) -> None:
        """End it."""
        if self.room is not None:
            self.room.leave()

    def save_answers(self) -> None:
        """Ask where, and write what was answered."""
        if (room := self._given()) is not None:
            start = f"{room[1].key}-answers.csv"
            path, _ = QFileDialog.getSaveFileName(self._w, "Save answers", start, "CSV (*.csv)")
            if path:
                self._written(lambda: room[0].save_answers(path))

    def handout(self) -> None:
        """Ask where, and write the lesson as one page."""
        if (room := self._given()) is not None:
            start = f"{room[1].key}.html"
            path, _ = QFileDialog.getSaveFileName(self._w, "Handout", start, "HTML (*.html)")
            if path:
                self._written(lambda: handout.save(room[1], path))

    def _given(self) -> tuple[Classroom, Lesson] | None:
        """The lesson that is being given; a sentence where there is none."""
        if self.room is None or self.room.lesson is None:
            self._w.card.say("No lesson is open", "Teach > Lessons starts one.")
            return None
        return self.room, self.room.lesson

    def _written(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._w.card.say("This was not written", str(error))


class Chooser(QDialog):
    """The shelf of lessons; Enter or a double click starts one."""

    def __init__(self, teaching: Teaching) -> None:
        super().__init__(teaching._w)
        self._teaching = teaching
        self.setWindowTitle("Lessons")
        self.setObjectName("lessons")
        self.resize(560, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        self.shelf = QListWidget()
        self.shelf.setObjectName("lessons.shelf")
        self.shelf.setAccessibleName("Lessons")
        self.shelf.setWordWrap(True)
        self.shelf.setSpacing(4)
        for key, folder in lesson.lessons(asset("lessons")).items():
            one = lesson.load(folder)
            item = QListWidgetItem(f"{one.title}  \u00b7  {one.minutes} min\n{one.about}")
            item.setData(0x100, key)
            self.shelf.addItem(item)
        self.shelf.itemActivated.connect(self._start)
        self.shelf.setCurrentRow(0)
        column.addWidget(QLabel("A lesson takes a class hour or part of one. Enter starts it."))
        column.addWidget(self.shelf)

    def _start(self, item: QListWidgetItem) -> None:
        self._teaching.start(item.data(0x100))
        self.accept()
