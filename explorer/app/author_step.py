"""The form of a step: title, text, what it opens, which dials answer, and its question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from explorer.app.author_parts import beside, line, told
from explorer.app.author_question import QuestionForm
from explorer.app.glyphs import plain
from explorer.app.language import tr
from explorer.model.lesson import Scene, Step

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.model import Experiment

ACROSS = 4  # dials in a row


class StepForm(QScrollArea):
    """Shows a Step, and gives the one that was typed."""

    scene_asked = Signal()
    picture_asked = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._w = window
        self._scene: Scene | None = None
        self._step = Step("", "")
        self.dials: dict[str, QCheckBox] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("role", "surface")
        form = QFormLayout(page)
        form.setContentsMargins(16, 8, 16, 16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.title = line("title", tr("Title of the step"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("author.text")
        self.text.setAccessibleName(tr("Text of the step, as Markdown"))
        self.text.setPlaceholderText(tr("What the student reads. *Emphasis*, **strong**, - lists."))
        self.text.setMinimumHeight(112)
        self.text.setTabChangesFocus(True)
        self.scene = QLabel()
        self.scene.setObjectName("author.scene")
        self.scene.setWordWrap(True)
        take = self._button("take_scene", tr("Take what is open now"), self.scene_asked)
        insert = self._button("picture", tr("Insert a picture of the view"), self.picture_asked)
        self.all = QCheckBox(tr("all"))
        self.all.setObjectName("author.all_dials")
        self._box = QWidget()
        self.all.toggled.connect(self._box.setDisabled)
        self._grid = QGridLayout(self._box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.question = QuestionForm(lambda: dict(window.desk.params))
        for words, widget in (
            (tr("Title"), self.title), (tr("Text"), self.text), ("", beside(insert)),
            (tr("Opens"), self.scene), ("", beside(take)), (tr("Dials"), self.all), ("", self._box),
        ):  # fmt: skip
            label = QLabel(words)
            label.setProperty("role", "label")
            form.addRow(label, widget)
        form.addRow(self.question)
        self.setWidget(page)

    def _button(self, name: str, words: str, asked: Any) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName(f"author.{name}")
        made.clicked.connect(lambda: asked.emit())
        return made

    # -- in and out -----------------------------------------------------------------------------
    def show_step(self, step: Step, scene: Scene, experiment: Experiment) -> None:
        """Fill the form; `scene` is what stands on the stage then, brought or gone on with."""
        self._step, self._scene = step, step.scene
        self.title.setText(step.title)
        self.text.setPlainText(step.text)
        self.scene.setText(described(scene, experiment, brought=step.scene is not None))
        self._offer(experiment, step.dials)
        self.question.offer(experiment, self._w.desk.diagnostics)
        self.question.show_question(step.question, step.predict)

    def _offer(self, experiment: Experiment, allowed: tuple[str, ...] | None) -> None:
        for box in self.dials.values():
            self._grid.removeWidget(box)
            box.hide()
            box.setParent(None)
            box.deleteLater()
        self.dials = {}
        for number, param in enumerate(experiment.params):
            box = QCheckBox(plain(param.name))
            box.setObjectName(f"author.dial.{param.name}")
            box.setAccessibleName(tr("{0} answers").format(param.name))
            box.setToolTip(param.help)
            box.setChecked(allowed is None or param.name in allowed)
            self._grid.addWidget(box, number // ACROSS, number % ACROSS)
            self.dials[param.name] = box
        self.all.setChecked(allowed is None)
        self._box.setDisabled(allowed is None)

    def step(self) -> Step:
        """What was typed; ValueError where a number is none."""
        chosen = tuple(name for name, box in self.dials.items() if box.isChecked())
        question = self.question.question()
        return replace(
            self._step,
            title=self.title.text().strip() or tr("A step"),
            text=self.text.toPlainText(),
            dials=None if self.all.isChecked() else chosen,
            predict=bool(question) and self.question.predict.isChecked(),
            question=question,
        )


def described(scene: Scene, experiment: Experiment, brought: bool) -> str:
    """A scene in words."""
    words = [experiment.title]
    if scene.preset:
        words.append(tr("preset {0}").format(scene.preset))
    if scene.params:
        words.append(told(scene.params))
    if scene.start:
        words.append(tr("start {0}").format(told(scene.start)))
    if scene.measures:
        words.append(tr("measures ") + ", ".join(dict.fromkeys(key for key, _ in scene.measures)))
    how = "" if brought else tr("Goes on with ")
    return how + "; ".join(words)


def changes(step: Step) -> Mapping[str, Any]:
    """A step's fields, for `Draft.put`."""
    return {name: getattr(step, name) for name in
            ("title", "text", "scene", "dials", "predict", "question")}  # fmt: skip
