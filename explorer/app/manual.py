"""Help texts in small windows: the guide, about."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, qVersion
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from explorer import __version__
from explorer.app.language import tr


class Page(QDialog):
    """A text in a window of its own, not modal."""

    def __init__(self, parent: QWidget, title: str, size: QSize, markdown: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(size)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(title)
        self.browser.setOpenExternalLinks(True)
        column.addWidget(self.browser)
        if markdown:
            self.browser.setMarkdown(markdown)


def about(parent: QWidget, renderer: str) -> Page:
    """Version, libraries and graphics."""
    import numpy

    lines = (
        f"## Separatrix {__version__}\n",
        tr("A visual explorer of dynamical systems. MIT licence.") + "\n",
        f"- Python {platform.python_version()}, Qt {qVersion()}, numpy {numpy.__version__}",
        "- " + tr("Graphics: {0}").format(renderer or tr("not started")),
        f"- {platform.platform()}",
    )
    return Page(parent, tr("About"), QSize(480, 260), "\n".join(lines))
