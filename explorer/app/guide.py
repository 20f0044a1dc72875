"""The guide in a window of its own: contents and search beside the page, back and forward."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.app import icons, style
from explorer.app.language import tr
from explorer.app.number import name_clear_button
from explorer.io import guide
from explorer.io.assets import asset

SCHEME = "guide"
PICTURES = 4  # kept; a page has one or two, 2 MB each
PLACE = Qt.ItemDataRole.UserRole


class Reader(QTextBrowser):
    """Shows pages of the guide; pictures shrink to the width there is."""

    def __init__(self, pages: dict[str, guide.Leaf]) -> None:
        super().__init__()
        self._pages = pages
        self._pictures: dict[tuple[str, int], QImage] = {}  # of the page that is open
        self._stale = False  # of a theme before; nobody sees it
        self.setOpenLinks(False)
        self.setObjectName("guide.text")
        self.setAccessibleName(tr("Page of the guide"))
        self.setProperty("role", "text")
        self.document().setDocumentMargin(20)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A page or a picture of the guide, and nothing from anywhere else."""
        url = QUrl(name) if isinstance(name, str) else name
        word = Path(url.path()).name
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(word, max(200, self.viewport().width() - 48))
        return guide.html(self._pages[word]) if word in self._pages else None

    def _picture(self, word: str, room: int) -> QImage:
        """One at the width there is: read and scaled once, not with every theme."""
        if (word, room) not in self._pictures:
            picture = QImage(str(asset("guide", word)))
            if picture.width() > room:
                smooth = Qt.TransformationMode.SmoothTransformation
                picture = picture.scaledToWidth(room, smooth)
            while len(self._pictures) >= PICTURES:
                del self._pictures[next(iter(self._pictures))]
            self._pictures[word, room] = picture
        return self._pictures[word, room]

    def restyle(self) -> None:
        """Take the colours of the theme; a page that nobody sees does so when it is shown."""
        self.document().setDefaultStyleSheet(sheet())
        opened = not self.source().isEmpty()
        self._stale = opened and not self.isVisible()
        if opened and not self._stale:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.restyle()


class Guide(QDialog):
    """The user guide. `tried` carries what a "Try it" link asks for."""

    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Guide"))
        self.setObjectName("guide")
        self.resize(1000, 720)
        self.pages = guide.pages()
        self.reader = Reader(self.pages)
        self.reader.anchorClicked.connect(self._follow)
        self.reader.sourceChanged.connect(self._mark)
        self.search = self._search()
        self.list = self._list()
        split = QSplitter()
        split.addWidget(self._side())
        split.addWidget(self.reader)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 750])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        for keys, call in (
            ("Alt+Left", self.reader.backward),
            ("Alt+Right", self.reader.forward),
            ("Ctrl+F", self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, call)
        self.restyle()
        self._fill("")

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 8, 12)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.back = self._way("guide.back", tr("Back (Alt+Left)"), self.reader.backward)
        self.forward = self._way("guide.forward", tr("Forward (Alt+Right)"), self.reader.forward)
        self.reader.backwardAvailable.connect(self.back.setEnabled)
        self.reader.forwardAvailable.connect(self.forward.setEnabled)
        for widget in (self.back, self.forward, self.search):
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.list)
        return side

    def _way(self, name: str, tip: str, call: Any) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setToolTip(tip)
        made.setAccessibleName(tip.partition(" (")[0])
        made.setEnabled(False)
        made.clicked.connect(call)
        return made

    def _search(self) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName("guide.search")
        made.setAccessibleName(tr("Search the guide"))
        made.setPlaceholderText(tr("Search the guide"))
        name_clear_button(made)
        made.textChanged.connect(self._fill)
        made.returnPressed.connect(self._open_first)
        return made

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("guide.contents")
        made.setAccessibleName(tr("Contents of the guide"))
        made.setSpacing(3)
        made.itemActivated.connect(self._open_item)
        made.itemClicked.connect(self._open_item)
        return made

    # -- going places -------------------------------------------------------------------------
    def open(self, place: str = guide.FIRST) -> None:  # type: ignore[override]
        """Show a place: "time" or "time#step-back"; the first page where there is none such."""
        page, _, anchor = place.partition("#")
        url = QUrl(f"{SCHEME}:/{page if page in self.pages else guide.FIRST}")
        if anchor:
            url.setFragment(anchor)
        self.reader.setSource(url, QTextDocument.ResourceType.HtmlResource)
        if anchor:
            self.reader.scrollToAnchor(anchor)

    @property
    def place(self) -> str:
        """What is shown."""
        url = self.reader.source()
        page = Path(url.path()).name
        return f"{page}#{url.fragment()}" if url.fragment() else page

    def _follow(self, url: QUrl) -> None:
        link = url.toString()
        if url.scheme() == "try":
            self.tried.emit(guide.trial(link))
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
        else:
            self.open(guide.target(link.removeprefix(f"{SCHEME}:/"), self.place.partition("#")[0]))

    # -- contents and search ------------------------------------------------------------------
    def _fill(self, words: str) -> None:
        self.list.clear()
        if words.strip():
            for found in guide.search(words, self.pages):
                head = self.pages[found.page].title
                said = head if found.title == head else f"{head}: {found.title}"
                self._put(said, found.place)
        else:
            for name, page in self.pages.items():
                self._put(page.title, name)
        self._mark()

    def _put(self, said: str, place: str) -> None:
        item = QListWidgetItem(said)
        item.setData(PLACE, place)
        item.setToolTip(said)
        self.list.addItem(item)

    def _open_item(self, item: QListWidgetItem) -> None:
        self.open(item.data(PLACE))

    def _open_first(self) -> None:
        if self.list.count():
            self._open_item(self.list.item(0))

    def _mark(self, url: QUrl | None = None) -> None:
        """Select the page that is shown, or is about to be."""
        page = Path((url or self.reader.source()).path()).name
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(PLACE) == page:
                self.list.setCurrentItem(item)
                return

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self.back.setIcon(icons.icon("back"))
        self.forward.setIcon(icons.icon("forward"))
        self.reader.restyle()


def sheet() -> str:
    """How a page is set, in the tokens of the theme."""
    t = style.theme()
    return f"""
body, p, li {{ line-height: 135%; }}
p {{ margin-top: 4px; margin-bottom: 8px; }}
h1 {{ font-size: {style.TITLE}px; font-weight: 600; margin-bottom: 8px; }}
h2 {{ font-size: {style.PANEL}px; font-weight: 600; margin-top: 20px; margin-bottom: 4px; }}
h3 {{ font-size: {style.BODY + 1}px; font-weight: 600; margin-top: 14px; margin-bottom: 2px; }}
a {{ color: {t.accent}; text-decoration: none; }}
code {{ color: {t.warm}; }}
pre {{ background-color: {t.surface}; margin-left: 12px; font-size: {style.LABEL}px; }}
th {{ color: {t.muted}; text-align: left; padding: 3px 18px 3px 0; }}
td {{ padding: 3px 18px 3px 0; }}
"""
