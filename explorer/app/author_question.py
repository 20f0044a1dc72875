"""The form of a question: its kind, what it reads, when an answer is right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app.author_parts import (
    beside,
    choice,
    ends,
    exact,
    line,
    number,
    short,
    show_span,
    span,
    told,
)
from explorer.app.language import phrase, tr
from explorer.engine.channels import channels, fitting
from explorer.model import Series
from explorer.model.lesson import Kind, Look, Option, Question, Span
from explorer.model.sketch import Sketch

if TYPE_CHECKING:
    from explorer.model import Diagnostic, Experiment

KINDS: dict[str, str] = {
    "": phrase("no question"),
    "choice": phrase("choose one of several answers"),
    "number": phrase("a number that is read off"),
    "task": phrase("turn dials until a number is right"),
    "sketch": phrase("draw a curve"),
    "free": phrase("a sentence that nobody judges"),
}
ROWS = 4  # answers to choose from
SHOWN = {
    "reading": ("choice", "number", "task"), "options": ("choice",),
    "tolerance": ("number",), "unit": ("number",), "within": ("task",), "right": ("task",),
    "wrong": ("task",), "along": ("sketch",), "across": ("sketch",), "up": ("sketch",),
    "off": ("sketch",),
    "ask": tuple(KINDS)[1:], "predict": tuple(KINDS)[1:], "hint": tuple(KINDS)[1:],
    "reveal": tuple(KINDS)[1:],
}  # fmt: skip


class QuestionForm(QWidget):
    """Shows a Question, and gives the one that was typed."""

    edited = Signal()

    def __init__(self, dials: Callable[[], Mapping[str, Any]]) -> None:
        super().__init__()
        self._dials = dials  # positions of what is open now
        self._experiment: Experiment | None = None
        self._diagnostics: Mapping[str, Diagnostic] = {}
        self._kept: Look | None = None  # with options that this form does not show
        self._before: Question | None = None  # what was shown, and what the fields say of it
        self._told: Question | None = None
        self._right: dict[str, Any] = {}
        self._wrong: dict[str, Any] = {}
        self.rows: dict[str, tuple[QLabel, QWidget]] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form = form
        self.kind = choice("kind", tr("Kind of question"))
        self.kind.setMinimumContentsLength(30)
        for key, words in KINDS.items():
            self.kind.addItem(tr(words), key)
        form.addRow(tr("Question"), self.kind)
        self._fields()
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()

    # -- the fields -----------------------------------------------------------------------------
    def _fields(self) -> None:
        self.ask = line("ask", tr("What is asked"))
        self._row("ask", tr("Asks"), self.ask)
        self.predict = QCheckBox(tr("Play waits for the answer"))
        self.predict.setObjectName("author.predict")
        self._row("predict", "", self.predict)
        self.diagnostic = choice("diagnostic", tr("Measurement that decides"))
        self.value = choice("value", tr("Number of the measurement"))
        self.channel = choice("channel", tr("What is measured"))
        self.diagnostic.currentIndexChanged.connect(self._diagnostic_chosen)
        self._row("reading", tr("Reads"), beside(self.diagnostic, self.value, self.channel))
        self.options = [(line(f"option.{n}", tr("Answer {0}").format(n + 1)), *ends(f"option.{n}"))
                        for n in range(ROWS)]  # fmt: skip
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for text, low, high in self.options:
            text.setPlaceholderText(tr("an answer, right if the reading is"))
            column.addWidget(beside(text, QLabel(tr("between")), low, QLabel(tr("and")), high))
        self._row("options", tr("Answers"), table)
        self.tolerance, self.unit = (
            short("tolerance", tr("Tolerance")),
            line("unit", tr("Unit")),
        )
        self.relative = QCheckBox(tr("of the reading"))
        self.relative.setObjectName("author.relative")
        self.relative.setToolTip(tr("0.05 then means five per cent"))
        self._row("tolerance", tr("Within"), beside(self.tolerance, self.relative))
        self._row("unit", tr("Unit"), self.unit)
        self.within = ends("within")
        self._row(
            "within",
            tr("Solved"),
            beside(QLabel(tr("between")), self.within[0], QLabel(tr("and")), self.within[1]),
        )
        self.right = self._grab("right", tr("Dials that solve it"))
        self.wrong = self._grab("wrong", tr("Dials that do not"))
        self.along = choice("along", tr("What is drawn"))
        self.along.currentIndexChanged.connect(self._show_reading)
        self._row("along", tr("Draws"), self.along)
        self.across, self.up = ends("across"), ends("up")
        self._row("across", tr("Across"), beside(*self.across))
        self._row("up", tr("Up"), beside(*self.up))
        self.off = short("off", tr("Per cent of the height that a curve may lie away"))
        self._row("off", tr("May be off by"), beside(self.off, QLabel(tr("% of the height"))))
        self.hint = line("hint", tr("Hint"))
        self._row("hint", tr("Hint"), self.hint)
        self.reveal = QPlainTextEdit()
        self.reveal.setObjectName("author.reveal")
        self.reveal.setAccessibleName(tr("What is said after the answer"))
        self.reveal.setFixedHeight(52)
        self.reveal.setTabChangesFocus(True)
        self._row("reveal", tr("Reveals"), self.reveal)

    def _row(self, key: str, words: str, widget: QWidget) -> None:
        label = QLabel(words)
        label.setProperty("role", "label")
        self._form.addRow(label, widget)
        self.rows[key] = label, widget

    def _grab(self, name: str, words: str) -> QLabel:
        said = QLabel(told({}))
        said.setWordWrap(True)
        button = QPushButton(tr("Take the dials as they are now"))
        button.setObjectName(f"author.take_{name}")
        button.clicked.connect(lambda: self._take(name))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(said)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._row(name, words, box)
        return said

    def _take(self, name: str) -> None:
        dials = dict(self._dials())
        setattr(self, f"_{name}", dials)
        getattr(self, name).setText(told(dials))

    # -- what there is to choose from -----------------------------------------------------------
    def offer(self, experiment: Experiment, diagnostics: Mapping[str, Diagnostic]) -> None:
        """Measurements and channels of the step's experiment."""
        self._experiment, self._diagnostics = experiment, diagnostics
        self.diagnostic.blockSignals(True)
        self.diagnostic.clear()
        fits = [one for one in diagnostics.values() if one.values and fitting(experiment, one)]
        own = {word.partition(":")[0] for word in experiment.diagnostics}
        for one in sorted(fits, key=lambda d: (d.key not in own, d.title)):
            self.diagnostic.addItem(one.title, one.key)
        self.diagnostic.blockSignals(False)
        self._diagnostic_chosen()
        self.along.clear()
        for name, channel in channels(experiment).items():
            if channel.kind is Series:
                self.along.addItem(tr("{0} against time").format(name), ("t", name))
        for param in experiment.params:
            if param.kind in ("float", "int"):
                self.along.addItem(
                    tr("the reading against {0}").format(param.name), (param.name, "")
                )

    def _diagnostic_chosen(self) -> None:
        self.value.clear()
        self.channel.clear()
        chosen = self._diagnostics.get(self.diagnostic.currentData() or "")
        if chosen is None or self._experiment is None:
            return
        self.value.addItems([value.name for value in chosen.values])
        fits = [one.name for one in fitting(self._experiment, chosen)]
        self.channel.addItems(fits)
        self.channel.setVisible(len(fits) > 1)

    def _kind_chosen(self) -> None:
        kind = self.kind.currentData()
        for key, (label, widget) in self.rows.items():
            shown = kind in SHOWN[key]
            label.setVisible(shown)
            widget.setVisible(shown)
        self._show_reading()
        self.edited.emit()

    def _show_reading(self) -> None:
        """A curve along a dial is made of readings, one against time is not."""
        along, _ = self.along.currentData() or ("t", "")
        kind = self.kind.currentData()
        needed = kind in SHOWN["reading"] or (kind == "sketch" and along != "t")
        for widget in self.rows["reading"]:
            widget.setVisible(needed)

    # -- in and out -----------------------------------------------------------------------------
    def show_question(self, question: Question | None, predict: bool) -> None:
        """Fill the fields."""
        q = question or Question("free", "")
        self.kind.setCurrentIndex(list(KINDS).index(q.kind if question else ""))
        self.predict.setChecked(predict)
        for field, said in ((self.ask, q.ask), (self.unit, q.unit), (self.hint, q.hint)):
            field.setText(said)
        self.reveal.setPlainText(q.reveal)
        self._kept = q.looks[0] if q.looks else None
        if self._kept is not None:
            self.diagnostic.setCurrentIndex(max(0, self.diagnostic.findData(self._kept.diagnostic)))
            self.value.setCurrentText(self._kept.value)
            self.channel.setCurrentText(self._kept.channel)
        for place, (text, low, high) in enumerate(self.options):
            one = q.options[place] if place < len(q.options) else Option("", Span())
            text.setText(one.text)
            show_span((low, high), one.when)
        self.tolerance.setText(exact(q.tolerance) if q.kind == "number" else "")
        self.relative.setChecked(q.relative)
        show_span(self.within, q.within)
        self._right, self._wrong = dict(q.right), dict(q.wrong)
        self.right.setText(told(self._right))
        self.wrong.setText(told(self._wrong))
        sketch = q.sketch or Sketch((0.0, 10.0), (0.0, 1.0))
        at = self.along.findData((sketch.along, sketch.channel))
        self.along.setCurrentIndex(max(at, 0))
        show_span(self.across, Span(*sketch.across))
        show_span(self.up, Span(*sketch.up))
        self.off.setText(exact(100 * q.tolerance) if q.kind == "sketch" else "15")

        self._before, self._told = question, self.typed()

    def question(self) -> Question | None:
        """The question as it was shown, or as it was edited; ValueError where a number is none."""
        now = self.typed()
        return self._before if now == self._told else now

    def typed(self) -> Question | None:
        """What the fields say."""
        kind: Kind | str = self.kind.currentData()
        if not kind:
            return None
        looks = (self._look(),) if kind in ("choice", "number", "task") else ()
        sketch = self._sketch() if kind == "sketch" else None
        if sketch is not None and sketch.along != "t":
            looks = (self._look(),)
        options = tuple(Option(text.text().strip(), span((low, high)))
                        for text, low, high in self.options if text.text().strip())  # fmt: skip
        tolerance = {"number": lambda: number(self.tolerance, 0.0),
                     "sketch": lambda: number(self.off, 15.0) / 100}  # fmt: skip
        task = kind == "task"
        return Question(
            kind,  # type: ignore[arg-type]
            self.ask.text().strip() or "?",
            looks,
            options if kind == "choice" else (),
            self.unit.text().strip() if kind == "number" else "",
            tolerance.get(kind, lambda: 0.0)(),
            self.relative.isChecked() and kind == "number",
            span(self.within) if task else Span(),
            self._right if task else {},
            self._wrong if task else {},
            sketch,
            self.hint.text().strip(),
            self.reveal.toPlainText().strip(),
        )

    def _look(self) -> Look:
        key, value = self.diagnostic.currentData() or "", self.value.currentText()
        channel = self.channel.currentText() if self.channel.count() > 1 else ""
        kept = self._kept
        if kept is not None and (kept.diagnostic, kept.value) == (key, value):
            return Look(key, value, channel or kept.channel, kept.params, kept.options)
        return Look(key, value, channel)

    def _sketch(self) -> Sketch:
        along, channel = self.along.currentData() or ("t", "")
        across, up = span(self.across), span(self.up)
        unit = self._experiment.unit(channel) if self._experiment and channel else ""
        label = channel if along == "t" else self.value.currentText()
        return Sketch((across.above, across.below), (up.above, up.below), along, channel,
                      label=label, unit=unit)  # fmt: skip
