"""The verbs of teaching: choose a lesson, go on, start over, take answers and handouts home."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from explorer.app.actions import Act, act
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.app.author import Author
    from explorer.app.lesson import Classroom
    from explorer.app.lesson_shelf import Chooser
    from explorer.app.window import Window
    from explorer.model.lesson import Lesson


WAIT_MS = 30


class Teaching:
    """What the Teach menu does; the classroom is made with the first lesson."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act("lessons", "Teach", "Lessons\u2026", "Choose a lesson", does="choose"),
        act(
            "lesson_next",
            "Teach",
            "Next step",
            "The lesson's next step; presenting, the next preset",
            "PgDown",
            does="next",
        ),
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
        act(
            "author", "Teach", "Write a lesson\u2026", "Make steps from what is open", does="write"
        ),
        act("lesson_leave", "Teach", "End the lesson", "Every dial answers again", does="leave"),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self.room: Classroom | None = None
        self.chooser: Chooser | None = None
        self.author: Author | None = None

    def start(self, name: str) -> None:
        """Give a lesson by its name, folder or file; BadInput if there is none."""
        from explorer.io import lesson
        from explorer.io.assets import asset
        from explorer.model.param import unknown

        known = lesson.lessons(asset("lessons"))
        place = known.get(name) or lesson.folder_of(name)
        if place is None:
            raise unknown(name, known, "lesson")
        self.give(lesson.load(place))

    def give(self, chosen: Lesson, index: int = 0) -> None:
        """As soon as the window has its docks."""
        if not self._w.settled or self._w.docks.bites.pending:
            QTimer.singleShot(WAIT_MS, self._w, lambda: self.give(chosen, index))
            return
        if self.room is None:
            from explorer.app.lesson import Classroom

            self.room = Classroom(self._w)
        self.room.start(chosen, index)

    def choose(self) -> None:
        """Show what lessons there are."""
        from explorer.app.lesson_shelf import Chooser

        self.chooser = Chooser(self.start, self._w)
        self._w.commands.show(self.chooser)

    def write(self) -> None:
        """Make a lesson of one's own, or go on with it."""
        if self.author is None:
            from explorer.app.author import Author

            self.author = Author(self._w)
        self.author.show()
        self.author.raise_()

    @property
    def given(self) -> Lesson | None:
        """The lesson that is being given."""
        return self.room.lesson if self.room is not None else None

    def next(self) -> None:
        """On: the next step, or what a presenter shows next."""
        self._turn(1)

    def back(self) -> None:
        """Back."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self.room is not None and self.room.lesson is not None:
            self.room.move(by)
        else:
            self._w.commands.presenting.turn_page(by)

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
        from explorer.io import answers

        if (room := self._given()) is not None:
            start = f"{room[1].key}-answers.csv"
            path, _ = QFileDialog.getSaveFileName(self._w, tr("Save answers"), start, "CSV (*.csv)")
            if path:
                self._written(lambda: answers.save(room[1], room[0].answers, path))

    def handout(self) -> None:
        """Ask where, and write the lesson as one page."""
        from explorer.io import handout

        if (room := self._given()) is not None:
            start = f"{room[1].key}.html"
            path, _ = QFileDialog.getSaveFileName(self._w, tr("Handout"), start, "HTML (*.html)")
            if path:
                self._written(lambda: handout.save(room[1], path))

    def _given(self) -> tuple[Classroom, Lesson] | None:
        """The lesson that is being given; a sentence where there is none."""
        if self.room is None or self.room.lesson is None:
            self._w.card.say(tr("No lesson is open"), tr("Teach > Lessons starts one."))
            return None
        return self.room, self.room.lesson

    def _written(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            self._w.card.say(tr("This was not written"), str(error))
