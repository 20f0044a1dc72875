"""The settings: a page of preferences, a page of keys, a page of plugins; all act at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
)

from explorer.app.key_page import KeyPage
from explorer.app.language import phrase, tr
from explorer.app.number import name_clear_button
from explorer.app.plugin_page import PluginPage
from explorer.app.settings_page import SettingsPage
from explorer.io import settings
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.window import Window

PAGES = {"settings": phrase("Settings"), "keys": phrase("Keys"), "plugins": phrase("Plugins")}
FILES = phrase("Settings (*.json)")


class SettingsDialog(QDialog):
    """Tabs over one search box; nothing waits for an OK."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._preferences = window.preferences
        self.setWindowTitle(tr("Settings"))
        self.setObjectName("settings")
        self.resize(QSize(640, 640))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        self.tabs = QTabBar()
        self.tabs.setObjectName("settings.tabs")
        self.tabs.setAccessibleName(tr("Pages of the settings"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title in PAGES.values():
            self.tabs.addTab(tr(title))
        column.addWidget(self.tabs)
        self.search = QLineEdit()
        self.search.setObjectName("settings.search")
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setPlaceholderText(tr("Search"))
        name_clear_button(self.search)
        column.addWidget(self.search)
        self.page = SettingsPage(self._preferences)
        self.keys = KeyPage(window.keymap)
        self.plugins = PluginPage(self._preferences)
        self.stack = QStackedWidget()
        for page in (self.page, self.keys, self.plugins):
            self.stack.addWidget(page)
            self.search.textChanged.connect(page.seek)
        column.addWidget(self.stack, 1)
        self.said = QLabel("")
        self.said.setObjectName("settings.said")
        self.said.setProperty("role", "label")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        column.addLayout(self._buttons())
        self.tabs.currentChanged.connect(self._turned)
        self._preferences.refused.connect(self.said.setText)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, tip, does in (
            (
                "reset",
                tr("Reset all"),
                tr("Everything on this page as it was at first"),
                self.reset,
            ),
            ("import", tr("Import\u2026"), tr("Take the settings of a file"), self._ask_import),
            ("export", tr("Export\u2026"), tr("Write these settings to a file"), self._ask_export),
        ):
            button = QPushButton(text)
            button.setObjectName(f"settings.{name}")
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(does)
            row.addWidget(button)
            if name == "reset":
                row.addStretch(1)
        close = QPushButton(tr("Close"))
        close.setObjectName("settings.close")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row.addWidget(close)
        return row

    # -- where --------------------------------------------------------------------------------
    def turn_to(self, page: str) -> None:
        """One of PAGES."""
        self.tabs.setCurrentIndex(list(PAGES).index(page))
        self.search.clear()
        self.search.setFocus()

    def go_to(self, name: str) -> None:
        """To one setting."""
        if name:
            self.page.go_to(name)

    def _turned(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self.said.setText("")

    # -- what ---------------------------------------------------------------------------------
    def reset(self) -> None:
        """Everything on the page that is seen."""
        names = {
            "settings": [param.name for param in settings.declared()],
            "keys": ["keys"],
            "plugins": ["plugins"],
        }
        self._preferences.reset(names[list(PAGES)[self.tabs.currentIndex()]])

    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Import settings"), "", tr(FILES))
        if path:
            self.take(path)

    def take(self, path: str) -> None:
        """The settings of a file, or why not; plugins are not taken from a stranger's file."""
        try:
            told = settings.imported(path)
        except BadInput as error:
            self.said.setText(str(error))
            return
        kept = {"plugins": self._preferences.now.plugins}
        self._preferences.take(settings.changed(told, kept))
        self.said.setText(tr("Taken; plugins stay as they were."))

    def _ask_export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Export settings"), settings.FILE, tr(FILES))
        if path:
            self.give(path if path.endswith(".json") else f"{path}.json")

    def give(self, path: str) -> None:
        """Write them to a file."""
        try:
            settings.save(self._preferences.now, path)
            self.said.setText(tr("Written: {0}").format(path))
        except BadInput as error:
            self.said.setText(str(error))
