"""The page of plugins: what is installed, whether it is on, and what a fault left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from explorer.app.language import phrase, tr
from explorer.app.preferences import Preferences
from explorer.model.plugins import Plugin, normal

ABOUT = phrase(
    "Experiments and diagnostics that other packages bring. A package runs its own code, so none "
    "is loaded before you tick it; what it measures stays until the next start."
)
NONE = phrase("No package that is installed offers anything to Separatrix.")
NAME = Qt.ItemDataRole.UserRole


class PluginPage(QWidget):
    """A list with a tick for each package."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        self.about = QLabel(tr(ABOUT))
        self.about.setProperty("role", "label")
        self.about.setWordWrap(True)
        column.addWidget(self.about)
        self.list = QListWidget()
        self.list.setObjectName("plugins.list")
        self.list.setAccessibleName(tr("Plugins"))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._ticked)
        column.addWidget(self.list, 1)
        preferences.changed.connect(lambda name: self.renew() if name == "plugins" else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Looking for packages takes a moment: only when the page is seen."""
        super().showEvent(event)
        self.renew()

    def renew(self) -> None:
        """As the packages are now."""
        if not self.isVisible():
            return
        from explorer.api import guests

        self.list.blockSignals(True)
        self.list.clear()
        for plugin in guests().offered():
            item = QListWidgetItem(told(plugin))
            item.setData(NAME, plugin.name)
            item.setCheckState(Qt.CheckState.Checked if plugin.on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem(tr(NONE))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def seek(self, text: str) -> None:
        """Only the packages that a text is about."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(text.lower() not in item.text().lower())

    def _ticked(self, item: QListWidgetItem) -> None:
        name = str(item.data(NAME))
        names = [one for one in self._preferences.now.plugins if normal(one) != normal(name)]
        if item.checkState() == Qt.CheckState.Checked:
            names.append(name)
        self._preferences.set(plugins=names)


def told(plugin: Plugin) -> str:
    """A package in two lines."""
    head = f"{plugin.name} {plugin.version}".strip()
    if not plugin.on:
        return tr("{0}\noffers {1}").format(head, ", ".join(plugin.offers))
    brought = (
        tr("brings {0}").format(", ".join(plugin.keys)) if plugin.keys else tr("brings nothing")
    )
    return "\n".join([head, brought, *plugin.faults])
