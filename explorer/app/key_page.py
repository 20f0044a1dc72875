"""The page of keys: what each does, and other keys for it; below them what the mouse does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.app import style
from explorer.app.keymap import Bound, KeyMap, shown, spelt
from explorer.app.language import phrase, tr

NAME = Qt.ItemDataRole.UserRole
KEYS_WIDE = 190  # pixels
MOST = 4  # keys of one action
USUAL = phrase("Enter on a row, then the new keys")
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
             Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_unknown)  # fmt: skip
MOUSE = (
    (phrase("Drag"), phrase("turn the view; in a plane, move it")),
    (phrase("Shift + drag, middle button"), phrase("move the view")),
    (phrase("Shift + click"), phrase("let another trajectory go there")),
    (phrase("Ctrl + click"), phrase("drop a hundred copies there, a hair apart")),
    (phrase("Drag a ring"), phrase("move the start of a trajectory; its next steps are shown")),
    (
        phrase("Drag the handle of a section's plane, the tip of its arrow"),
        phrase("move it, tilt it"),
    ),
    (phrase("Wheel"), phrase("zoom to the pointer")),
    (phrase("Double click"), phrase("fit the view")),
    (phrase("Click on a fish"), phrase("its zones, neighbours and numbers; Esc lets go")),
    (phrase("Ctrl + drag over fish"), phrase("be the predator")),
    (phrase("Hover on a symbol"), phrase("say what it is and light its dial")),
    (phrase("Drag in a tool's picture"), phrase("compute that part anew, or enlarge it")),
    (
        phrase("Click in a tool's picture"),
        phrase("set the dials, the start or the options its axes stand for"),
    ),
    (phrase("Esc, double click there"), phrase("the whole again")),
)
FIXED = (
    (phrase("Esc"), phrase("over the picture: put a tool away, let a fish go")),
    (phrase("Enter, F"), phrase("in the catalogue: open, make a favourite")),
    (phrase("Up, Down"), phrase("in a number: one step; in a search box: to the list")),
    (phrase("Enter"), phrase("on a reading: draw it over time")),
    (phrase("Ctrl+Return"), phrase("in the equation editor: run")),
    (phrase("Tab, Shift+Tab"), phrase("from control to control")),
)


class KeyPage(QWidget):
    """A table that is searched by what is done or by the keys."""

    def __init__(self, keymap: KeyMap) -> None:
        super().__init__()
        self._keymap = keymap
        self._asks = ""  # the action that waits for its new keys
        self._wish: tuple[str, str] | None = None  # (action, keys) that somebody else has
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.tree = self._tree()
        column.addWidget(self.tree, 1)
        self.said = QLabel(tr(USUAL))
        self.said.setObjectName("keys.said")
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        keymap.moved.connect(self._mirror)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys.table")
        tree.setAccessibleName(tr("Keys and what they do"))
        tree.setColumnCount(3)
        tree.setHeaderLabels([tr("Does"), tr("Keys"), tr("Where")])
        tree.setRootIsDecorated(False)
        tree.setAlternatingRowColors(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        tree.header().resizeSection(1, style.length(KEYS_WIDE))
        tree.header().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        tree.setUniformRowHeights(True)
        tree.header().setStretchLastSection(False)
        tree.itemActivated.connect(lambda item: self.ask(item.data(0, NAME)))
        tree.currentItemChanged.connect(lambda: self._rest())
        tree.installEventFilter(self)
        return tree

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = {}
        for name, text, tip, does in (
            ("change", tr("Change\u2026"), tr("Then press the new keys"), self._change),
            ("add", tr("Add\u2026"), tr("Further keys for the same"), self._add),
            ("remove", tr("Remove"), tr("No keys for this"), self._remove),
            ("reset", tr("Reset"), tr("The usual keys"), self._reset),
            ("take", tr("Take over"), tr("Whoever has these keys loses them"), self._take_over),
        ):
            button = QPushButton(text)
            button.setObjectName(f"keys.{name}")
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            button.installEventFilter(self)
            row.addWidget(button)
            self.buttons[name] = button
        self.buttons["take"].setProperty("role", "primary")
        self.buttons["take"].hide()
        row.addStretch(1)
        self._more = False
        return row

    # -- what is listed -----------------------------------------------------------------------
    def showEvent(self, event: QEvent) -> None:  # type: ignore[override]
        """Tools come with the diagnostics, so the list is made when it is seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self.tree.topLevelItemCount() != self._count():
            self._fill()

    def _count(self) -> int:
        return len(list(self._keymap)) + len(FIXED) + len(MOUSE)

    def _fill(self) -> None:
        self.tree.clear()
        for bound in self._keymap:
            where = bound.where.replace("/", " \u203a ")
            item = QTreeWidgetItem([bound.action.text(), "", where])
            item.setData(0, NAME, bound.name)
            item.setToolTip(0, bound.about)
            self.tree.addTopLevelItem(item)
            self._show_keys(item)
        for rows, where in ((FIXED, tr("Keyboard")), (MOUSE, tr("Mouse"))):
            for what, does in ((tr(a), tr(b)) for a, b in rows):
                item = QTreeWidgetItem([does[:1].upper() + does[1:], what, where])
                item.setToolTip(1, what)
                self.tree.addTopLevelItem(item)
        self.tree.setCurrentItem(self._items()[0])

    def _show_keys(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, NAME)
        item.setText(1, shown(self._keymap.keys(name)))
        font = item.font(1)
        font.setBold(self._keymap.own(name))
        item.setFont(1, font)
        usual = shown(self._keymap[name].usual) or tr("none")
        item.setToolTip(1, tr("Usual: {0}").format(usual) if self._keymap.own(name) else "")

    def _mirror(self) -> None:
        for item in self._items():
            if item.data(0, NAME):
                self._show_keys(item)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = (self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def seek(self, text: str) -> None:
        """Only the rows that a text is about, by what they do, their keys or their place."""
        sought = text.lower().split()
        for item in self._items():
            told = f"{item.text(0)} {item.text(1)} {item.text(2)} {item.toolTip(0)}".lower()
            item.setHidden(not all(word in told for word in sought))

    def choose(self, name: str) -> None:
        """Make the row of an action the current one."""
        for item in self._items():
            if item.data(0, NAME) == name:
                self.tree.setCurrentItem(item)

    # -- other keys ---------------------------------------------------------------------------
    @property
    def _current(self) -> Bound | None:
        item = self.tree.currentItem()
        name = item.data(0, NAME) if item is not None else None
        return self._keymap[name] if name else None

    def ask(self, name: str | None, more: bool = False) -> None:
        """Wait for the new keys of an action; `more`: beside those it has."""
        if name:
            self._asks, self._wish, self._more = name, None, more
            self.buttons["take"].hide()
            self.said.setText(
                tr("Press the keys for \u201c{0}\u201d; Esc leaves it as it is").format(
                    self._keymap[name].action.text()
                )
            )
            self.tree.setFocus()

    def _change(self) -> None:
        if (bound := self._current) is not None:
            self.ask(bound.name)

    def _add(self) -> None:
        if (bound := self._current) is not None:
            self.ask(bound.name, more=True)

    def _remove(self) -> None:
        if (bound := self._current) is not None:
            self._keymap.choose(bound.name, ())
            self._rest(tr("\u201c{0}\u201d has no keys").format(bound.action.text()))

    def _reset(self) -> None:
        if (bound := self._current) is not None:
            self._keymap.reset(bound.name)
            self._rest(tr("\u201c{0}\u201d has its usual keys").format(bound.action.text()))

    def _rest(self, said: str = USUAL) -> None:
        self._asks, self._wish = "", None
        self.buttons["take"].hide()
        self.said.setText(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While an action waits, whatever is pressed is meant for it."""
        if not self._asks or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and event.key() not in MODIFIERS:
            if event.key() == Qt.Key.Key_Escape:
                self._rest()
            else:
                self._pressed(pressed(event))
        return True

    def _pressed(self, keys: str) -> None:
        name, holder = self._asks, self._keymap.holder(keys, but=self._asks)
        if holder is None:
            self._give(name, keys)
            return
        self._asks, self._wish = "", (name, keys)
        self.said.setText(
            tr("{0} does \u201c{1}\u201d").format(shown([keys]), holder.action.text())
        )
        self.buttons["take"].show()
        self.buttons["take"].setFocus()

    def _take_over(self) -> None:
        if self._wish is not None:
            self._give(*self._wish)

    def _give(self, name: str, keys: str) -> None:
        before = self._keymap.keys(name)[: MOST - 1] if self._more else ()
        self._keymap.choose(name, (*before, keys))
        self._rest(
            tr("{0} now does \u201c{1}\u201d").format(
                shown([keys]), self._keymap[name].action.text()
            )
        )
        self.tree.setFocus()


def pressed(event: QKeyEvent) -> str:
    """The keys of an event; a sign that needs Shift to be typed is the sign alone."""
    held, text = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.text()
    sign = len(text) == 1 and text.isprintable() and not (text.isalnum() or text.isspace())
    if sign and held == Qt.KeyboardModifier.ShiftModifier:
        held = Qt.KeyboardModifier.NoModifier
    return spelt(QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString())
