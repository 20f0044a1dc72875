"""Author: a lesson is made from what is open, step by step, without a line of JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
)

from explorer.app import style
from explorer.app.author_lesson import LessonForm
from explorer.app.author_step import StepForm, changes
from explorer.app.drag_out import encoded
from explorer.app.language import tr
from explorer.io import lesson as lessons
from explorer.io.draft import Draft, captured
from explorer.model import BadInput, Experiment
from explorer.model.lesson import Step, Trial, trials

if TYPE_CHECKING:
    from explorer.app.window import Window


class Author(QDialog):
    """Steps on the left, the chosen one on the right; stays beside the window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self.draft = Draft()
        self._shown: int | None = None
        self.setWindowTitle(tr("Write a lesson"))
        self.setObjectName("author")
        self.setMinimumSize(640, 480)
        self.resize(860, 660)
        self.form = StepForm(window)
        self.form.scene_asked.connect(self.take_scene)
        self.form.picture_asked.connect(self.insert_picture)
        self.said = QLabel()
        self.said.setObjectName("author.said")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._left(), 2)
        right = QVBoxLayout()
        right.addWidget(self.form, 1)
        right.addWidget(self.said)
        row.addLayout(right, 5)
        column = QVBoxLayout(self)
        self.lesson = LessonForm()
        column.addWidget(self.lesson)
        column.addLayout(row, 1)
        self.show_draft(Draft())

    # -- parts ----------------------------------------------------------------------------------
    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.steps = QListWidget()
        self.steps.setObjectName("author.steps")
        self.steps.setAccessibleName(tr("Steps"))
        self.steps.currentRowChanged.connect(self._chosen)
        add = self._button("add", tr("Add step from what is open"), self.add_step)
        add.setProperty("role", "primary")
        column.addWidget(add)
        column.addWidget(self.steps, 1)
        for pair in (
            (
                ("up", tr("Up"), partial(self.move_step, -1)),
                ("down", tr("Down"), partial(self.move_step, 1)),
                ("delete", tr("Delete"), self.delete_step),
            ),
            (("try", tr("Try it"), self.try_step), ("check", tr("Try the check"), self.try_check)),
            (("open", tr("Open\u2026"), self.open), ("save", tr("Save\u2026"), self.save)),
        ):  # fmt: skip
            row = QHBoxLayout()
            for name, words, act in pair:
                row.addWidget(self._button(name, words, act))
            column.addLayout(row)
        return column

    def _button(self, name: str, words: str, act: Callable[..., Any]) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName(f"author.{name}")
        made.setAutoDefault(False)
        made.clicked.connect(lambda: self._tried(act))
        return made

    def _tried(self, act: Callable[[], Any]) -> None:
        """Do it; what cannot be is said below the form."""
        self.say("")
        try:
            act()
        except (BadInput, ValueError) as error:
            self.say(str(error), "bad")

    def say(self, text: str, role: str = "label") -> None:
        """A sentence below the form."""
        self.said.setProperty("role", role)
        style.polish(self.said)
        self.said.setText(text)

    # -- the draft ------------------------------------------------------------------------------
    def show_draft(self, draft: Draft) -> None:
        """Work on another lesson."""
        self.draft, self._shown = draft, None
        self.lesson.show_draft(draft)
        self._list(0)

    def _list(self, current: int) -> None:
        self.steps.blockSignals(True)
        self.steps.clear()
        self.steps.addItems([f"{n}. {step.title}" for n, step in enumerate(self.draft.steps, 1)])
        self.steps.blockSignals(False)
        self._shown = None
        self.form.setVisible(bool(self.draft.steps))
        if self.draft.steps:
            self.steps.setCurrentRow(min(current, len(self.draft.steps) - 1))
            self._chosen(self.steps.currentRow())

    def collect(self) -> None:
        """Put what was typed into the draft; ValueError where a number is none."""
        draft = self.draft
        self.lesson.collect(draft)
        if self._shown is not None and self._shown < len(draft.steps):
            draft.put(self._shown, **changes(self.form.step()))
            item = self.steps.item(self._shown)
            item.setText(f"{self._shown + 1}. {draft.steps[self._shown].title}")

    def _chosen(self, row: int) -> None:
        try:
            self.collect()
        except ValueError as error:
            self.say(tr("Step {0}: {1}").format((self._shown or 0) + 1, error), "bad")
            if self._shown is not None and self._shown < self.steps.count():
                self.steps.blockSignals(True)
                self.steps.setCurrentRow(self._shown)  # what is wrong is mended first
                self.steps.blockSignals(False)
                return
        if 0 <= row < len(self.draft.steps):
            self._shown = row
            scene = self.draft.lesson().scene(row)
            self.form.show_step(self.draft.steps[row], scene, self._experiment(scene.experiment))

    def _experiment(self, key: str) -> Experiment:
        known = self._w.commands.opening.catalogue()
        if key not in known:
            raise BadInput(tr("there is no experiment '{0}'").format(key))
        return known[key]

    # -- what the buttons do --------------------------------------------------------------------
    def _scene(self) -> Any:
        desk = self._w.desk
        if desk.experiment is None:
            raise BadInput(tr("nothing is open yet"))
        return captured(desk.experiment, desk.as_run(), desk.document.measures)

    def add_step(self) -> None:
        """A step that opens what is open now, after the chosen one."""
        self.collect()
        scene = self._scene()
        at = len(self.draft.steps) if self._shown is None else self._shown + 1
        before = self.draft.lesson().scene(at - 1) if at else None
        title = self._w.desk.experiment.title if self._w.desk.experiment else tr("A step")
        step = Step(title, "", None if scene == before else scene)
        self._list(self.draft.add(step, at))
        self.form.title.setFocus()
        self.form.title.selectAll()

    def take_scene(self) -> None:
        """The chosen step opens what is open now."""
        if self._shown is not None:
            self.collect()
            self.draft.put(self._shown, scene=self._scene())
            self._list(self._shown)

    def insert_picture(self) -> None:
        """A picture of the view where the cursor stands in the text."""
        name = self.draft.paste(encoded(self._w.scenery.grab().toImage()))
        self.form.text.insertPlainText(f"\n\n![{self.form.title.text()}]({name})\n\n")

    def move_step(self, by: int) -> None:
        """Up or down."""
        if self._shown is not None:
            self.collect()
            self._list(self.draft.move(self._shown, by))

    def delete_step(self) -> None:
        """Away with it."""
        if self._shown is not None:
            at, self._shown = self._shown, None
            self.draft.delete(at)
            self._list(at)

    def try_step(self) -> None:
        """Give the lesson from the chosen step, as a student will see it."""
        self.collect()
        self._w.commands.teaching.give(self.draft.lesson(), self._shown or 0)
        self.say(tr("The lesson is open in the window, at this step."))

    def try_check(self) -> None:
        """Judge right and wrong answers to the question, and tell what was said."""
        from explorer.api import measure, run

        self.collect()
        lesson, at = self.draft.lesson(), self._shown or 0
        self.say(tr("Reading it off\u2026"))
        self._w.slow_errands.run(
            lambda: trials(lesson, at, measure, run), self._judged,
            lambda error: self.say(str(error), "bad"),
        )  # fmt: skip

    def _judged(self, made: list[Trial]) -> None:
        if not made:
            self.say(tr("Nothing here is judged."))
            return
        lines = []
        for one in made:
            said = tr("'{0}' is {1}; read {2:.4g}").format(
                one.answer, (tr("right") if one.judged else tr("wrong")), one.value
            )
            lines.append(
                said if one.passed else tr("{0} \u2013 that is not as it should be").format(said)
            )
        self.say("\n".join(lines), "label" if all(t.passed for t in made) else "bad")

    def open(self) -> None:
        """Work on a lesson that was saved."""
        what = tr("Lesson (lesson.json)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Open lesson"), "", what)
        folder = lessons.folder_of(path) if path else None
        if folder is not None:
            self.show_draft(Draft.of(lessons.load(folder)))

    def save(self) -> None:
        """Ask for a folder, and write the lesson there."""
        self.collect()
        self.draft.lesson()  # nothing to save yet is said before a folder is asked for
        folder = QFileDialog.getExistingDirectory(self, tr("A folder for the lesson"),
                                                  self.draft.folder)  # fmt: skip
        if folder:
            self.save_to(folder)

    def save_to(self, folder: str) -> None:
        """Write the lesson into a folder, and read it back."""
        self.collect()
        self.draft.save(folder)
        lessons.load(folder)
        self.say(
            tr(
                "Saved in {0}. A double click on its lesson.json, or `separatrix lesson start "
                "{1}`, gives it."
            ).format(folder, folder)
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed stays; the window keeps the draft."""
        self._tried(self.collect)
        super().closeEvent(event)
