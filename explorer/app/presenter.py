"""Presenter: the window as a class sees it, and back again as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from explorer.app import style
from explorer.app.language import tr
from explorer.app.laser import Darkness, Frozen, Laser, big_cursor
from explorer.app.strip import Strip
from explorer.app.talk import Talk

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.views.panel import Panel
    from explorer.views.pose import Pose

TAKEN = ("B", ".", "Z", "X")  # keys that mean something else meanwhile
LASER = Qt.Key.Key_X
PAGE = 0.36  # share of the width that a lesson's page gets


@dataclass
class Before:
    """How everything was."""

    docks: QByteArray
    shape: QByteArray
    place: QRect
    theme: str
    full: bool
    shown: dict[QWidget, bool]
    cameras: list[tuple[Panel, Pose, bool]]
    keys: list[tuple[QAction, list[QKeySequence]]]
    fonts: list[tuple[QWidget, int]]


class Presenter(QObject):
    """Large type, thick lines, one slim strip; F11 or Esc ends it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._w = window
        self._before: Before | None = None
        self._talk: Talk | None = None
        self.strip: Strip | None = None
        self.laser: Laser | None = None
        self.frozen: Frozen | None = None
        self.darkness: Darkness | None = None
        self._escape = QShortcut(QKeySequence("Esc"), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.leave)
        window.desk.opened.connect(self._opened)
        window.desk.turned.connect(self._turned)

    @property
    def on(self) -> bool:
        """Whether it is worn."""
        return self._before is not None

    def toggle(self) -> None:
        """In or out."""
        (self.leave if self.on else self.enter)()

    # -- in and out -----------------------------------------------------------------------------
    def enter(self) -> None:
        """Show the window as a class should see it."""
        if self.on:
            return
        w = self._w
        around = (w.docks.left, w.docks.right, w.docks.bottom, w.menuBar(), w.statusBar(), w.hints)
        self._before = Before(
            w.saveState(), w.saveGeometry(), w.geometry(), w.theme_name, w.isFullScreen(),
            {one: one.isVisibleTo(w) for one in around},
            [(p, p.camera.pose, p.camera.touched) for p in w.scenery.stage.panels],
            self._take_keys(), [],
        )  # fmt: skip
        with w.middle.still():
            for one in around:
                one.hide()
            w.wear("auditorium" if style.theme().dark else "lectern", self._enlarge)
            w.middle.present(True)
            self._put_strip()
        self.laser = Laser(w.scenery.widget)
        QApplication.setOverrideCursor(big_cursor())
        w.installEventFilter(self)
        self._talk = None
        self._escape.setEnabled(True)
        w.showFullScreen()
        self._make_room()
        w.scenery.widget.setFocus()
        self._mark(True)

    def leave(self) -> None:
        """Everything as it was: docks, theme, size, cameras."""
        if self._before is None:
            return
        if self.darkness is not None:
            self.black()
        before, self._before, w = self._before, None, self._w
        if self.frozen is not None:
            self.freeze()
        self._escape.setEnabled(False)
        w.removeEventFilter(self)
        QApplication.restoreOverrideCursor()
        if self.laser is not None:
            self.laser.end()
        if self.strip is not None:
            w.column.removeWidget(self.strip)
            self.strip.hide()
            self.strip.deleteLater()
        self.laser = self.strip = None
        for widget, size in before.fonts:
            _resize(widget, size)
        w.middle.present(False)
        w.wear(before.theme)
        for action, keys in before.keys:
            action.setShortcuts(keys)
        with w.middle.still():
            if not before.full:
                w.showNormal()
            w.restoreGeometry(before.shape)
            if not (before.full or w.isMaximized()):
                w.setGeometry(before.place)  # where no frame is, Qt would leave room for one
            w.restoreState(before.docks)
            for one, shown in before.shown.items():
                one.setVisible(shown)
        self._make_small()
        self._aim(before)
        QTimer.singleShot(0, self, lambda: self._aim(before))  # once the stage has its size again
        self._mark(False)

    def _aim(self, before: Before) -> None:
        for panel, pose, touched in before.cameras:
            if panel in self._w.scenery.stage.panels and touched:
                panel.camera.touch()
                panel.camera.pose = pose
            elif panel in self._w.scenery.stage.panels and panel.camera.touched:
                panel.camera.touched = False
                panel.fit()
        self._w.scenery.stage.update()
        self._w.bridge.wake()

    def _mark(self, on: bool) -> None:
        self._w.actions_by_name["present"].setChecked(on)

    def _take_keys(self) -> list[tuple[QAction, list[QKeySequence]]]:
        """Keys of remote controls mean a black screen, a frozen picture, the laser."""
        taken, mine = {QKeySequence(key) for key in TAKEN}, ("black", "freeze")
        kept = []
        for action in self._w.actions():
            keys = action.shortcuts()
            if any(key in taken for key in keys):
                kept.append((action, keys))
                action.setShortcuts([key for key in keys if key not in taken])
        for name, own in zip(mine, (("B", "."), ("Z",)), strict=True):
            action = self._w.actions_by_name[name]
            kept.append((action, action.shortcuts()))
            action.setShortcuts([QKeySequence(key) for key in own])
        return kept

    def _enlarge(self) -> None:
        """Widgets that were given a size of type of their own get a larger one."""
        if self._before is None:
            return
        for widget in (*self._w.centre.findChildren(QWidget), *self._lesson_widgets()):
            size = widget.font().pixelSize()
            if widget.property("role"):  # its size comes from the stylesheet
                continue
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and size > 0:
                self._before.fonts.append((widget, size))
                _resize(widget, style.px(size))

    def _lesson_widgets(self) -> list[QWidget]:
        room = self._w.commands.teaching.room
        return room.dock.findChildren(QWidget) if room is not None else []

    def _make_room(self) -> None:
        """A lesson's page is part of what the class reads."""
        room = self._w.commands.teaching.room
        if room is not None and room.lesson is not None:
            wide = [max(340, round(PAGE * self._w.width()))]
            self._w.resizeDocks([room.dock], wide, Qt.Orientation.Horizontal)
            room.page.restyle()

    def _make_small(self) -> None:
        room = self._w.commands.teaching.room
        if room is not None:
            room.page.restyle()

    # -- the strip ------------------------------------------------------------------------------
    def _put_strip(self) -> None:
        w = self._w
        self.strip = Strip(w, (
            ("back", "back", tr("Back (Page Up)"), lambda: self.turn_page(-1)),
            ("next", "forward", tr("Next (Page Down)"), lambda: self.turn_page(1)),
            ("fit", "fit", tr("Show everything (0)"), w.scenery.fit),
            ("freeze", "pause", tr("Freeze the picture (Z)"), self.freeze),
            ("black", "theme", tr("Black screen (B)"), self.black),
            ("leave", "close", tr("Leave (F11)"), self.leave),
        ))  # fmt: skip
        self.strip.made["freeze"].setCheckable(True)
        w.column.insertWidget(w.column.indexOf(w.transport), self.strip)
        self.strip.show_sheet(w.docks.header.equations.sheet)
        self.renew()

    def renew(self) -> None:
        """Another experiment or step: other dials, other equations."""
        if self.strip is None:
            return
        if self._w.docks.bites.pending:
            QTimer.singleShot(40, self, self.renew)
            return
        self.strip.show_dials(self._w.commands.presenting.allowed())
        sheet = self._w.docks.header.equations.sheet
        if sheet is not self.strip.equations.sheet or sheet is None:
            self.strip.show_sheet(sheet)
        if sheet is None:  # it is still being laid out
            QTimer.singleShot(120, self, self._sheet)

    def _sheet(self) -> None:
        sheet = self._w.docks.header.equations.sheet
        if self.strip is not None and sheet is not None:
            self.strip.show_sheet(sheet)
            self.strip.show_dials(self._w.commands.presenting.allowed())

    def _opened(self) -> None:
        if self.strip is not None:
            self.strip.show_sheet(None)
            self.renew()

    def _turned(self) -> None:
        if self.strip is not None:
            self.strip.show_values()

    # -- what a clicker does --------------------------------------------------------------------
    def turn_page(self, by: int) -> None:
        """The lesson's next step; without one the next preset, then the next favourite."""
        teaching = self._w.commands.teaching
        if teaching.given is not None:
            (teaching.next if by > 0 else teaching.back)()
            return
        if self._talk is None:
            self._talk = Talk(self._w)
        said = self._talk.turn(by)
        if self.strip is not None and said:
            self.strip.where.setText(said)

    def freeze(self) -> None:
        """Let the picture stand while the next thing is prepared behind it; or go on."""
        if self.frozen is not None:
            self.frozen.hide()
            self.frozen.deleteLater()
            self.frozen = None
        elif self.on:
            self.frozen = Frozen(self._w.middle)
        if self.strip is not None:
            self.strip.made["freeze"].setChecked(self.frozen is not None)

    def black(self) -> None:
        """A black screen, or light again."""
        if self.darkness is not None:
            self.darkness.hide()
            self.darkness.deleteLater()
            self.darkness = None
            self._w.scenery.widget.setFocus()
        elif self.on:
            self.darkness = Darkness(self._w)
            self.darkness.ended.connect(self.black)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The laser shines as long as its key is held."""
        if isinstance(event, QKeyEvent) and event.key() == LASER and not event.isAutoRepeat():
            typing = QApplication.focusWidget()
            if self.laser is not None and not _takes_text(typing):
                if event.type() == QEvent.Type.KeyPress:
                    self.laser.light(True)
                elif event.type() == QEvent.Type.KeyRelease:
                    self.laser.light(False)
        return False


def _takes_text(widget: QWidget | None) -> bool:
    return widget is not None and bool(
        widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    )


def _resize(widget: QWidget, size: int) -> None:
    try:
        font = widget.font()
        font.setPixelSize(size)
        widget.setFont(font)
    except RuntimeError:  # it went meanwhile
        return
