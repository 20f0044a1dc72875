"""Cards over the picture: a run that diverged, a fault that was caught. Never a modal dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons, style
from explorer.app.language import tr
from explorer.app.number import written
from explorer.app.scaling import own

if TYPE_CHECKING:
    from explorer.engine.recorder import Divergence

WIDTH = 460


class Card(QFrame):
    """A message with ways out, lying over the top edge of `over`; no `alert`: all is well."""

    def __init__(self, over: QWidget, name: str, alert: bool = True) -> None:
        super().__init__(over)
        self.setObjectName(name)
        self.setProperty("role", "alert" if alert else "card")
        self._alert = alert
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        own(self)
        self._over = over
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._mark = QLabel()
        self.title = QLabel()
        self.title.setObjectName(f"{name}.title")
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.shut = QToolButton()
        self.shut.setToolTip(tr("Dismiss"))
        self.shut.setAccessibleName(tr("Dismiss"))
        self.shut.clicked.connect(self.hide)
        top.addWidget(self._mark)
        top.addWidget(self.title, 1)
        top.addWidget(self.shut)
        column.addLayout(top)
        self.text = QLabel()
        self.text.setObjectName(f"{name}.text")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.text)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        column.addLayout(self._buttons)
        over.installEventFilter(self)
        self.hide()

    def restyle(self) -> None:
        """Take the colours of the new theme."""
        if self._alert:
            self._mark.setPixmap(icons.pixmap("warning", style.theme().bad, 20))
        self._mark.setVisible(self._alert)
        self.shut.setIcon(icons.icon("close", "muted"))

    def say(
        self, title: str, text: str, ways: Sequence[tuple[str, str, Callable[[], None]]] = ()
    ) -> None:
        """Show a message; `ways` are (object name, label, what it does), the first one primary."""
        self.restyle()
        self.title.setText(title)
        self.text.setText(text)
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (name, label, act) in enumerate(ways):
            button = QPushButton(label)
            button.setObjectName(f"{self.objectName()}.{name}")
            if number == 0:
                button.setProperty("role", "primary")
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        width = min(style.length(WIDTH), self._over.width() - 32)
        self.setFixedWidth(max(style.length(200), width))
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, 24)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


def diverged(where: Divergence, dt: float) -> tuple[str, str]:
    """Title and text for a run that left every bound, or that its own watchdog stopped."""
    if where.why:
        text = f"{where.why[:1].upper()}{where.why[1:]}."
    else:
        text = tr("The values of {0} left every bound at step {1}, t = {2}.").format(
            where.channel, where.step, written(where.t, 6)
        )
    if where.last_change:
        text += " " + tr("The last change was {0}.").format(where.last_change)
    told = tr("The step is dt = {0}; the last good state stays on screen.").format(written(dt, 4))
    return tr("{0} diverged").format(where.channel), f"{text} {told}"
