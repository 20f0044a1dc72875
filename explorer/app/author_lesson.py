"""LessonForm: what a lesson is as a whole: its title, what it is about, how long, its lock."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from explorer.app.author_parts import line
from explorer.app.language import tr
from explorer.io.draft import Draft
from explorer.model.phrase import sealed


class LessonForm(QWidget):
    """Four fields in a row."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.title = line("lesson.title", tr("Title of the lesson"))
        self.about = line("lesson.about", tr("What a student learns"))
        self.minutes = QSpinBox()
        self.minutes.setObjectName("author.minutes")
        self.minutes.setAccessibleName(tr("Minutes"))
        self.minutes.setRange(1, 180)
        self.minutes.setSuffix(tr(" min"))
        self.phrase = line("phrase", tr("A phrase that unlocks the lesson; empty locks nothing"))
        self.phrase.setPlaceholderText(tr("no lock"))
        self.phrase.setFixedWidth(110)
        for words, widget, wide in (
            (tr("Lesson"), self.title, 3),
            (tr("About"), self.about, 4),
            ("", self.minutes, 0),
            (tr("Phrase"), self.phrase, 0),
        ):
            label = QLabel(words)
            label.setProperty("role", "label")
            row.addWidget(label)
            row.addWidget(widget, wide)

    def show_draft(self, draft: Draft) -> None:
        """Mirror a draft; its phrase is known to nobody."""
        self.title.setText(draft.title)
        self.about.setText(draft.about)
        self.minutes.setValue(draft.minutes)
        self.phrase.setText("")
        self.phrase.setPlaceholderText(tr("locked") if draft.lock else tr("no lock"))

    def collect(self, draft: Draft) -> None:
        """Put what was typed into a draft."""
        draft.title = self.title.text().strip() or tr("A new lesson")
        draft.about = self.about.text().strip() or tr("What a student learns here.")
        draft.minutes = self.minutes.value()
        if self.phrase.text().strip():
            draft.lock = sealed(self.phrase.text())
