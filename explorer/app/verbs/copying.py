"""What goes to the clipboard, and what comes from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QPixmap

from explorer.app.actions import Act, act
from explorer.app.drag_out import PNG, DragOut, offered, picture_data, written
from explorer.app.language import tr
from explorer.model import BadInput

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.engine.session import Document, RunDocument


class Copying:
    """The run as text of several kinds, the picture, and links."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        act(
            "copy_python",
            "Edit",
            "Copy as Python",
            "This run as Python text",
            "Ctrl+Shift+C",
            does="python",
        ),
        act(
            "copy_command",
            "Edit",
            "Copy as command",
            "This run as a command line",
            "Ctrl+Alt+C",
            does="command",
        ),
        act(
            "copy_cell",
            "Edit",
            "Copy as notebook cell",
            "This run as a cell that shows it",
            does="cell",
        ),
        act(
            "copy_methods",
            "Edit",
            "Copy as Methods text",
            "Equations, dials, start, rule, versions and BibTeX",
            does="methods",
        ),
        act(
            "copy_link", "Edit", "Copy as link", "All that is open as one line of text", does="link"
        ),
        act(
            "paste_link",
            "Edit",
            "Paste link or picture",
            "Open the session that a copied link or picture holds",
            "Ctrl+V",
            does="paste",
        ),
        act(
            "copy_picture",
            "Edit",
            "Copy picture",
            "The view to the clipboard; it carries the session",
            "Ctrl+Alt+P",
            does="picture",
        ),
    )

    def __init__(self, window: Window) -> None:
        self._w = window
        self.handle = DragOut(self._data, self.picture)
        row = window.transport.layout()
        assert row is not None
        row.addWidget(self.handle)

    def python(self) -> None:
        """This run as Python text."""
        self._put(self._whole().as_python())

    def command(self) -> None:
        """This run as a command line."""
        self._put(self._whole().as_command())

    def cell(self) -> None:
        """This run as a notebook cell."""
        self._put(self._whole().as_cell())

    def methods(self) -> None:
        """This run as the Methods section of a paper would tell it."""
        from explorer.io.methods import methods

        desk = self._w.desk
        if desk.experiment is not None:
            known, asked = desk.diagnostics, desk.document.measures
            measured = [(known[key], on, dict(how)) for key, on, how in asked if key in known]
            self._put(methods(desk.experiment, desk.as_run(), measured))

    def link(self) -> None:
        """All that is open as one line."""
        from explorer.io import link

        self._w.commands.tried(lambda: self._put(link.encode(self.document())))

    def paste(self) -> None:
        """Open what a link or a picture in the clipboard holds."""
        from explorer.app.files import found
        from explorer.io import link, picture

        data = QGuiApplication.clipboard().mimeData()
        try:
            if data.hasFormat(PNG) and not link.found(data.text()):
                document = picture.found(bytes(data.data(PNG).data()), "picture")
            else:
                document = link.decode(QGuiApplication.clipboard().text())
            self._w.commands.opening.show(found(document))
        except BadInput as error:
            self._w.card.say(tr("Nothing was opened"), str(error))

    def picture(self) -> None:
        """The view, which carries the session."""
        if self._w.furnished:
            self.take(self._w.scenery.grab(), self._w.desk.document.run.experiment)

    def take(self, pixmap: QPixmap, name: str) -> None:
        """A picture with the session to the clipboard, as soon as it is encoded."""
        image, document = pixmap.toImage(), self.document()
        file = self.handle.folder / f"{name}.png"
        self._w.errands.run(
            lambda: written(image, document, file),
            lambda png: QGuiApplication.clipboard().setMimeData(offered(image, png, file)),
            self._w.commands.refuse,
        )

    def _data(self, folder: Path) -> QMimeData:
        """The picture of the stage for other programs."""
        file = folder / f"{self._w.desk.document.run.experiment}.png"
        return picture_data(self._w.scenery.grab(), self.document(), file)

    def _whole(self) -> RunDocument:
        """The run as far as it went, its seeds as further starts: what a data file holds too."""
        from explorer.engine.batch import with_seeds

        desk = self._w.desk
        assert desk.experiment is not None
        return with_seeds(desk.experiment, desk.as_run())

    def document(self) -> Document:
        """All that is open, with the steps at which changes took hold."""
        desk = self._w.desk
        return desk.as_document()

    def _put(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
