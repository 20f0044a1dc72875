"""FilmDialog: the run as a film, at any size and rate, drawn by a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTemporaryDir
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from explorer.app.choice import Choice
from explorer.app.export import ExportDialog
from explorer.app.film_field import FieldChoice
from explorer.app.film_process import CANCELLED, FilmProcess
from explorer.app.language import phrase, tr
from explorer.app.number import DecimalBox

if TYPE_CHECKING:
    from explorer.app.window import Window

SIZES = {
    "1280 x 720": (1280, 720), "1920 x 1080": (1920, 1080), "3840 x 2160": (3840, 2160),
    "1080 x 1080": (1080, 1080), "640 x 360": (640, 360),
}  # fmt: skip
OWN = phrase("Own size")
LONGEST = 10_000_000


class FilmDialog(ExportDialog):
    """MP4, WebM, GIF or numbered PNG files; the window goes on while it is made."""

    title = phrase("Export film")
    filters = phrase(
        "MP4, H.264 (*.mp4);;WebM, VP9 (*.webm);;GIF (*.gif);;PNG frames in a folder (*.png)"
    )

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.buttons.insertWidget(1, self.cancel)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window goes, a film that is being made goes too, and what was written of it."""
        if event.type() == QEvent.Type.Close:
            self.close()
        return False

    def build(self) -> None:
        """What of it, size, rate, length, steps, camera."""
        window, desk = self._window, self._window.desk
        self._process: FilmProcess | None = None
        self._path = ""
        self._folder = QTemporaryDir()
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setObjectName("export.cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.setEnabled(False)
        self.cancel.clicked.connect(self.stop)
        self.view = Choice()
        self.view.addItems([view.key for view in window.scenery.views])
        self.add(tr("View"), "view", self.view)
        self.field = FieldChoice(window)
        self.add(tr("Field"), "field", self.field)
        self._add_size()
        usual = float(window.preferences.now.film_fps)
        self.rate = self._number("rate", tr("Frames per second"), 1.0, 120.0, usual)
        self.seconds = self._number("seconds", tr("Seconds"), 0.1, 3600.0, 10.0)
        run = desk.as_run()
        begin, end = run.take or (0, run.steps)
        self.first = self._whole("first", tr("From step"), 0, LONGEST, begin)
        self.samples = self._whole("steps", tr("To step"), 1, LONGEST, max(1, end))
        self.theme = Choice()
        self.theme.offer(phrase("dark"), phrase("light"), phrase("projector"))
        self.theme.setCurrentIndex(max(0, self.theme.findData(window.theme_name)))
        self.add(tr("Theme"), "theme", self.theme)
        self.turns = self._number("turns", tr("Turns round it"), -20.0, 20.0, 0.0)
        self._add_keys()
        for box in (self.rate, self.seconds):
            box.valueChanged.connect(self._tell)
        desk.filmed.connect(self.mirror)
        desk.opened.connect(self.mirror)
        self.mirror()

    def _add_size(self) -> None:
        self.preset = Choice()
        self.preset.offer(*SIZES, OWN)
        self.add(tr("Size"), "size", self.preset)
        self.width_box, self.height_box = QSpinBox(), QSpinBox()
        for box, name, told, value in (
            (self.width_box, "width", tr("Width"), 1280),
            (self.height_box, "height", tr("Height"), 720),
        ):
            box.setObjectName(f"export.{name}")
            box.setAccessibleName(told)
            box.setRange(16, 8192)
            box.setSingleStep(2)
            box.setValue(value)
            box.valueChanged.connect(self._own)
        self.add(tr("Width, height"), "sides", _row(self.width_box, self.height_box))
        self.preset.currentIndexChanged.connect(self._take_preset)

    def _add_keys(self) -> None:
        self.keys = QListWidget()
        self.keys.setMaximumHeight(96)
        self.add(tr("Camera keys"), "keys", self.keys)
        self.moment = DecimalBox()
        self.moment.setRange(0.0, 3600.0)
        self.moment.setSuffix(" s")
        self.moment.setObjectName("export.moment")
        self.moment.setAccessibleName(tr("Moment of a camera key"))
        buttons = []
        for name, text, tip, act in (
            ("add_key", tr("Add"), tr("A key where the camera stands now"), self._add_key),
            ("move_key", tr("Move"), tr("The chosen key to this moment"), self._move_key),
            ("see_key", tr("See"), tr("Look from the chosen key"), self._see_key),
            ("remove_key", tr("Remove"), tr("Take the chosen key away"), self._remove_key),
        ):
            button = QPushButton(text)
            button.setObjectName(f"export.{name}")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.append(button)
        self.add("", "key_buttons", _row(self.moment, *buttons))

    def _number(self, name: str, text: str, low: float, high: float, value: float) -> Any:
        box = DecimalBox()
        box.setRange(low, high)
        box.setDecimals(2)
        box.setValue(value)
        self.add(text, name, box)
        return box

    def _whole(self, name: str, text: str, low: int, high: int, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setGroupSeparatorShown(True)
        box.setValue(min(value, high))
        self.add(text, name, box)
        return box

    # -- options --------------------------------------------------------------------------------
    def _take_preset(self) -> None:
        name = self.preset.word
        if name in SIZES:
            for box, side in zip((self.width_box, self.height_box), SIZES[name], strict=True):
                box.blockSignals(True)
                box.setValue(side)
                box.blockSignals(False)

    def _own(self, *_: Any) -> None:
        size = (self.width_box.value(), self.height_box.value())
        name = next((n for n, s in SIZES.items() if s == size), OWN)
        self.preset.setCurrentIndex(self.preset.findData(name))

    def _tell(self, *_: Any) -> None:
        frames = round(self.seconds.value() * self.rate.value())
        self.said.setText(tr("{0} frames").format(frames))

    def mirror(self) -> None:
        """The keys of the document."""
        row = self.keys.currentRow()
        self.keys.clear()
        found = self._window.commands.filming.camera_keys()
        self.keys.addItems([f"{key.at:.2f} s" for key in found])
        self.keys.setCurrentRow(min(max(row, 0), len(found) - 1))

    def _add_key(self) -> None:
        self._window.commands.filming.add_key(self.moment.value(), self.view.currentText())
        self.moment.setValue(min(self.moment.value() + 2.0, self.moment.maximum()))

    def _move_key(self) -> None:
        if self.keys.currentRow() >= 0:
            self._window.commands.filming.move_key(self.keys.currentRow(), self.moment.value())

    def _see_key(self) -> None:
        if self.keys.currentRow() >= 0:
            self._window.commands.filming.look_from(self.keys.currentRow(), self.view.currentText())

    def _remove_key(self) -> None:
        if self.keys.currentRow() >= 0:
            self._window.commands.filming.remove_key(self.keys.currentRow())

    # -- the process ----------------------------------------------------------------------------
    def words(self, session: str, path: str) -> list[str]:
        """The command line that makes the film; it can be copied, too."""
        size = f"{self.width_box.value()}x{self.height_box.value()}"
        return [
            "movie", "--from", session, "--view", self.view.currentText(), "--size", size,
            "--fps", repr(self.rate.value()), "--seconds", repr(self.seconds.value()),
            "--begin", str(self.first.value()), "--steps", str(self.samples.value()),
            "--turns", repr(self.turns.value()), "--theme", self.theme.word,
            *self.field.words(), "--out", path,
        ]  # fmt: skip

    def save(self, path: str) -> None:
        """Make the film in a process of its own."""
        from explorer.io import document as sessions

        session = str(Path(self._folder.path()) / "film.separatrix.json")
        sessions.save(self._window.commands.copying.document(), session)
        self.begin(path)
        self.cancel.setEnabled(True)
        self.progress.setRange(0, 1000)
        self.progress.setValue(0)
        process = FilmProcess(self.words(session, path))
        process.went.connect(self._went)
        process.over.connect(self._ended)
        self._process, self._path = process, path
        process.begin()

    def stop(self) -> None:
        """The film is not wanted any more: its process removes what it wrote, and ends."""
        if self._process is not None:
            self._process.cancel()
            self.said.setText(tr("Cancelling\u2026"))

    def _went(self, share: float) -> None:
        self.progress.setValue(round(1000 * share))

    def _ended(self, code: int, told: str) -> None:
        self._process = None
        self.cancel.setEnabled(False)
        self.progress.setRange(0, 0)
        if code == 0:
            self.done_with(self._path)
        elif code == CANCELLED:
            self.finish(tr("Cancelled; nothing was left"))
        else:
            self.finish(tr("Not written: {0}").format(told))

    def closeEvent(self, event: QCloseEvent) -> None:
        """A film that is being made ends with its window."""
        if self._process is not None:
            self._process.leave()
            self._process = None
        super().closeEvent(event)


def _row(*widgets: QWidget) -> QWidget:
    holder, row = QWidget(), QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    holder.setLayout(row)
    return holder
