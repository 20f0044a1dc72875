"""Help texts in small windows: the guide, the list of keys, about."""

from __future__ import annotations

import platform
from collections.abc import Iterable

from PySide6.QtCore import QSize, qVersion
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from explorer import __version__
from explorer.app.actions import Act

MOUSE = (
    ("Drag", "turn the view; in a plane, move it"),
    ("Shift + drag, middle button", "move the view"),
    ("Shift + click", "let another trajectory go there"),
    ("Ctrl + click", "drop a hundred copies there, a hair apart"),
    ("Drag a ring", "move the start of a trajectory; its next steps are shown"),
    ("Drag the handle of a section's plane, the tip of its arrow", "move it, tilt it"),
    ("Wheel", "zoom to the pointer"),
    ("Double click", "fit the view"),
    ("Click on a fish", "its zones, neighbours and numbers; F follows, Shift+R rides, Esc lets go"),
    ("Ctrl + drag over fish", "be the predator; or H, and the pointer leads it"),
    ("Hover on a symbol", "say what it is and light its dial"),
    ("Drag in a tool's picture", "compute that part anew, or enlarge it"),
    ("Click in a tool's picture", "set the dials, the start or the options its axes stand for"),
    ("Esc, double click there", "the whole again"),
)


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


def keys(parent: QWidget, acts: Iterable[Act], tools: Iterable[tuple[str, str]] = ()) -> Page:
    """Every key and every move of the mouse; `tools`: letters and what they open."""
    rows = [f"| {' or '.join(act.keys)} | {act.text} |" for act in acts if act.keys]
    rows += [f"| {letter} | {title} |" for letter, title in tools]
    rows += [f"| {what} | {does} |" for what, does in MOUSE]
    table = "| Key | Does |\n|:--|:--|\n" + "\n".join(rows)
    return Page(parent, "Keys", QSize(460, 640), table)


def about(parent: QWidget, renderer: str) -> Page:
    """Version, libraries and graphics."""
    import numpy

    lines = (
        f"## Separatrix {__version__}\n",
        "A visual explorer of dynamical systems. MIT licence.\n",
        f"- Python {platform.python_version()}, Qt {qVersion()}, numpy {numpy.__version__}",
        f"- Graphics: {renderer or 'not started'}",
        f"- {platform.platform()}",
    )
    return Page(parent, "About", QSize(480, 260), "\n".join(lines))
