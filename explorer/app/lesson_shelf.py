"""The shelf of lessons: what there is, how long it takes, what it is about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from explorer.app.language import tr
from explorer.io import lesson
from explorer.io.assets import asset


class Chooser(QDialog):
    """The shelf of lessons; Enter or a double click starts one."""

    def __init__(self, start: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._start_lesson = start
        self.setWindowTitle(tr("Lessons"))
        self.setObjectName("lessons")
        self.resize(560, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        self.shelf = QListWidget()
        self.shelf.setObjectName("lessons.shelf")
        self.shelf.setAccessibleName(tr("Lessons"))
        self.shelf.setWordWrap(True)
        self.shelf.setSpacing(4)
        for key, folder in lesson.lessons(asset("lessons")).items():
            one = lesson.load(folder)
            item = QListWidgetItem(
                tr("{0}  \u00b7  {1} min\n{2}").format(one.title, one.minutes, one.about)
            )
            item.setData(0x100, key)
            self.shelf.addItem(item)
        self.shelf.itemActivated.connect(self._start)
        self.shelf.setCurrentRow(0)
        column.addWidget(QLabel(tr("A lesson takes a class hour or part of one. Enter starts it.")))
        column.addWidget(self.shelf)

    def _start(self, item: QListWidgetItem) -> None:
        self._start_lesson(item.data(0x100))
        self.accept()
