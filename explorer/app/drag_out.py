"""DragOut: the picture with its session, pulled out of the window by a small handle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QSize,
    Qt,
    QTemporaryDir,
    QUrl,
)
from PySide6.QtGui import QDrag, QImage, QImageWriter, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton

from explorer.app import icons
from explorer.app.language import tr

if TYPE_CHECKING:
    from explorer.engine.session import Document

PNG = "image/png"
QUICK = 85  # Qt's word for zlib's first level: a quarter of the time
SHOWN = 160  # pixels along the longer side of the picture under the pointer


def picture_data(pixmap: QPixmap, document: Document, file: Path) -> QMimeData:
    """A picture for other programs: as pixels, as PNG with the session in it, and as that file."""
    image = pixmap.toImage()
    return offered(image, written(image, document, file), file)


def written(image: QImage, document: Document, file: Path) -> bytes:
    """The picture as PNG with the session in it, also in that file; on any thread."""
    from explorer.io import picture

    png = picture.carrying(encoded(image), document)
    picture.write(file, lambda sibling: _put(sibling, png))
    return png


def offered(image: QImage, png: bytes, file: Path) -> QMimeData:
    """What is written, for other programs to choose from."""
    data = QMimeData()
    data.setImageData(image)
    data.setData(PNG, QByteArray(png))
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def encoded(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(QUICK)
    writer.write(image)
    return bytes(buffer.data().data())


class DragOut(QToolButton):
    """Pull it out of the window to drop the picture somewhere; a click copies it."""

    def __init__(self, make: Callable[[Path], QMimeData], copy: Callable[[], None]) -> None:
        super().__init__()
        self._make, self._copy = make, copy
        self._from: QPoint | None = None
        self._folder = QTemporaryDir()
        self.setObjectName("drag_out")
        tip = tr("Drag the picture out of the window: it carries the session. A click copies it")
        self.setToolTip(tip)
        self.setAccessibleName(tr("Picture to drag out"))
        self.setAccessibleDescription(tip)
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(32, 32)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(self._copy)
        self.restyle()

    def restyle(self) -> None:
        """The icon in the colours of the theme."""
        self.setIcon(icons.icon("picture"))

    @property
    def folder(self) -> Path:
        """Where pictures lie that were let go; it goes with the window."""
        return Path(self._folder.path())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag may begin here."""
        self._from = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, the picture comes along."""
        begun = self._from
        far = QApplication.startDragDistance()
        if begun is None or (event.position().toPoint() - begun).manhattanLength() < far:
            return
        self._from = None
        self.setDown(False)
        self.lift(self._make(self.folder))

    def lift(self, data: QMimeData) -> None:
        """Let the pointer carry it until it is let go."""
        drag = QDrag(self)
        drag.setMimeData(data)
        image = data.imageData()
        if isinstance(image, QImage):
            small = image.scaled(SHOWN, SHOWN, Qt.AspectRatioMode.KeepAspectRatio)
            drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)
