"""The page of a lesson: a text, a question with its answer, and the ways on and back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.language import phrase, tr
from explorer.app.number import read
from explorer.app.sketchpad import Sketchpad
from explorer.app.whole_lines import WholeLines, lines_of
from explorer.model.lesson import Lesson, Question, Step
from explorer.model.sketch import LEAST_DRAWN, drawn_share

COMMIT = {
    "choice": phrase("That is my answer"),
    "number": phrase("Check"),
    "task": phrase("Check my dials"),
    "sketch": phrase("That is my curve"),
    "free": phrase("Done"),
}


class LessonPage(QWidget):
    """Shows one step; sends what the student says and where to go.

    answered   an option's index, a number, a sentence, or None for a task
    """

    answered = Signal(object)
    moved = Signal(int)
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson")
        self.setAccessibleName(tr("Lesson"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(8)
        self.where = QLabel()
        self.where.setProperty("role", "muted")
        self.share = QProgressBar()
        self.share.setTextVisible(False)
        self.share.setFixedHeight(4)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setObjectName("lesson.text")
        self.text.setAccessibleName(tr("Text of this step"))
        self.text.setProperty("role", "text")
        self.text.document().setDocumentMargin(0)
        self.text.setOpenExternalLinks(True)
        self._whole = WholeLines(self.text, lambda: lines_of(self.text.document()))
        self._ask = QVBoxLayout()
        self._ask.setSpacing(6)
        for widget in (self.where, self.share, self.title):
            column.addWidget(widget)
        column.addWidget(self.text, 100)
        column.addLayout(self._ask)
        self.said = self._label("lesson.said")
        column.addWidget(self.said)
        column.addStretch(1)
        column.addLayout(self._ways())
        self._answer: Any = lambda: None
        self._made: list[QWidget] = []
        self.commit: QPushButton | None = None
        self.pad: Sketchpad | None = None

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.back = self._button("lesson.back", tr("Back"), tr("The step before (Page Up)"))
        self.hint = self._button("lesson.hint", tr("Hint"), tr("A hint"))
        self.again = self._button("lesson.again", tr("Start over"), tr("Back to the first step"))
        self.next = self._button("lesson.next", tr("Next"), tr("The next step (Page Down)"))
        self.next.setProperty("role", "primary")
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.again.clicked.connect(self.again_asked)
        for button in (self.back, self.again, self.hint):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _label(self, name: str, text: str = "") -> QLabel:
        label = QLabel(text)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setVisible(bool(text))
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text is as high as it needs to be, so that the question follows it."""
        super().resizeEvent(event)
        self._fit_text()

    def restyle(self) -> None:
        """Take the size of type of the new theme."""
        _air(self.text)
        self._fit_text()

    def _fit_text(self) -> None:
        paper = self.text.document()
        paper.setTextWidth(self.text.viewport().width())
        self.text.setMaximumHeight(int(paper.size().height()) + 4)
        self._whole.settle()

    # -- a step -------------------------------------------------------------------------------
    def show_step(self, lesson: Lesson, index: int, answer: Any = None) -> None:
        """Another step; `answer` is what was said to it before."""
        step = lesson.steps[index]
        count = len(lesson.steps)
        self.where.setText(
            tr("{0}  \u00b7  step {1} of {2}").format(lesson.title, index + 1, count)
        )
        self.share.setRange(0, count)
        self.share.setValue(index + 1)
        self.title.setText(step.title)
        self.text.setSearchPaths([lesson.folder])
        self.text.setMarkdown(step.text)
        _air(self.text)
        self._fit_text()
        self.back.setEnabled(index > 0)
        self.next.setEnabled(index + 1 < count)
        self.say("")
        self._set_question(step)

    def _set_question(self, step: Step) -> None:
        for old in self._made:
            self._ask.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made, self.commit, self.pad = [], None, None
        question = step.question
        self.hint.setVisible(bool(question and question.hint))
        if question is None:
            return
        ask = self._label("lesson.ask", question.ask)
        ask.setProperty("role", "ask")
        self._put(ask)
        getattr(self, f"_make_{question.kind}")(question)
        self.commit = self._button(
            "lesson.commit", tr(COMMIT[question.kind]), tr(COMMIT[question.kind])
        )
        self.commit.clicked.connect(self._commit)
        self._put(self.commit)

    def _put(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._ask.addWidget(widget)

    def _make_choice(self, question: Question) -> None:
        group = QButtonGroup(self)
        for index, option in enumerate(question.options):
            choice = WrappedChoice(option.text)
            choice.button.setObjectName(f"lesson.option.{index}")
            group.addButton(choice.button, index)
            self._put(choice)
        self._answer = lambda: group.checkedId() if group.checkedId() >= 0 else None

    def _make_number(self, question: Question) -> None:
        field = QLineEdit()
        field.setObjectName("lesson.number")
        field.setAccessibleName(question.ask)
        field.setPlaceholderText(
            tr("a number [{0}]").format(question.unit) if question.unit else tr("a number")
        )
        field.returnPressed.connect(self._commit)
        self._put(field)
        self._answer = lambda: read(field.text())

    def _make_task(self, question: Question) -> None:
        self._answer = lambda: "dials"

    def _make_free(self, question: Question) -> None:
        field = QPlainTextEdit()
        field.setObjectName("lesson.sentence")
        field.setAccessibleName(question.ask)
        field.setFixedHeight(72)
        self._put(field)
        self._answer = lambda: field.toPlainText().strip() or None

    def _make_sketch(self, question: Question) -> None:
        assert question.sketch is not None
        self.pad = Sketchpad(question.sketch)
        self._put(self.pad)
        self._answer = self._sketched

    def _sketched(self) -> list[float] | None:
        """What was drawn, or a request for the rest of it."""
        assert self.pad is not None
        if drawn_share(list(self.pad.heights)) < LEAST_DRAWN:
            self.say(tr("Draw the curve over the whole width first."), "bad")
            return None
        return [float(height) for height in self.pad.heights]

    def _commit(self) -> None:
        try:
            answer = self._answer()
        except ValueError:
            self.say(tr("Give a number, such as 0.91 or 8/3."), "bad")
            return
        if answer is None:
            if self.pad is None:
                self.say(tr("Choose or write an answer first."), "bad")
            return
        self.answered.emit(answer)

    def say(self, text: str, role: str = "label") -> None:
        """A sentence below the question: a hint, or what was right."""
        self.said.setProperty("role", role)
        style.polish(self.said)
        self.said.setText(text)
        self.said.setVisible(bool(text))


class WrappedChoice(QWidget):
    """A radio button whose words may take several lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.button = QRadioButton()
        self.button.setAccessibleName(text)
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.button)
        row.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words chooses, too."""
        self.button.setChecked(True)
        event.accept()


def _air(text: QTextBrowser) -> None:
    """Room between paragraphs and lines: a text to be read, not a list of options."""
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.Document)
    form = QTextBlockFormat()
    form.setBottomMargin(10.0)
    form.setLineHeight(125.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(form)
    font = QTextCharFormat()
    font.setProperty(QTextCharFormat.Property.FontPixelSize, style.px(style.BODY + 1))
    cursor.mergeCharFormat(font)
    cursor.clearSelection()
