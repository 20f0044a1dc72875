"""WorkLine: how far the work on a picture is, and the buttons that hold, stop and renew it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.app import icons, style
from explorer.app.language import tr
from explorer.app.tool_parts import tool_button
from explorer.model import Reading


class WorkLine(QWidget):
    """Words and buttons in a row; its thin `progress` bar stands where the card puts it."""

    stop_asked = Signal()
    hold_asked = Signal(bool)
    renew_asked = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.held = False
        self.progress = Progress()
        self.state = QLabel()
        self.state.setObjectName("tool.state")
        self.state.setProperty("role", "muted")
        self.pause = tool_button(
            f"tool.{key}.pause", "pause", tr("Hold here; once more to go on"), self._hold
        )
        self.stop = tool_button(
            f"tool.{key}.stop", "stop", tr("Stop here, and keep what there is"),
            self.stop_asked.emit,
        )  # fmt: skip
        self.again = tool_button(
            f"tool.{key}.restart", "restart", tr("Compute it again"), self.renew_asked.emit
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.state)
        for button in (self.pause, self.stop, self.again):
            row.addWidget(button)
            button.hide()

    def show_work(
        self, reading: Reading | None, working: bool, stopped: bool, held: bool, busy: bool
    ) -> None:
        """How far the work on a reading is; `busy`: readings are being made, its own soon."""
        if held != self.held:
            self.held = held
            self.pause.setProperty("strokes", "play" if held else "pause")
            self.pause.setIcon(icons.icon("play" if held else "pause", "muted", 16))
        done = reading.done if reading is not None else 0.0
        known = 0.0 < done < 1.0
        self.progress.show_share((done if known else 1.0) if working else 0.0, known)
        if working:
            how = tr("held at ") if held else ""
            self.state.setText(f"{how}{100 * done:.0f} %" if known else tr("computing"))
        else:
            early = tr("stopped at {0:.0f} %").format(100 * done) if stopped and done < 1.0 else ""
            if not early and reading is not None and reading.provisional:
                early = tr("provisional")
            first = tr("computing") if busy else tr("waiting for data")
            self.state.setText(first if reading is None else early)
        self.pause.setVisible(working and known)
        self.stop.setVisible(working)
        self.again.setVisible(stopped and not working)

    def _hold(self) -> None:
        self.hold_asked.emit(not self.held)


class Progress(QWidget):
    """A thin line as long as the share of the work that is done.

    Not a QProgressBar: with every change that has the whole window painted at once.
    """

    def __init__(self) -> None:
        super().__init__()
        self.share, self.known = 0.0, False
        self.setFixedHeight(2)

    def show_share(self, share: float, known: bool) -> None:
        """How long it is, 0 to 1; where the share is not known, it is fainter."""
        if (share, known) != (self.share, self.known):
            self.share, self.known = share, known
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the left."""
        done = QRectF(0, 0, self.share * self.width(), self.height())
        QPainter(self).fillRect(done, style.colour("accent" if self.known else "border"))
