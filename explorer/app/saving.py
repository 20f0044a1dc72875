"""Saving: a card's picture and numbers as files, on the clipboard, or as a command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from explorer.app.held import Held
from explorer.app.language import phrase, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from explorer.app.picture_card import PictureCard
    from explorer.app.window import Window

FILES = phrase(
    "PNG picture (*.png);;SVG picture (*.svg);;PDF picture (*.pdf);;CSV numbers (*.csv);;"
    "NPZ arrays (*.npz);;NetCDF (*.nc);;JSON (*.json);;GeoJSON curves (*.geojson)"
)
PICTURES = (".png", ".svg", ".pdf")
PAGE = (160 / 25.4, 110 / 25.4)  # inches


def save_menu(window: Window, card: PictureCard | Held) -> QMenu:
    """Ways to take a card's picture and numbers along."""
    menu = QMenu(window)
    menu.setObjectName("tool.save")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its entries hold the card
    there = card.reading is not None
    file = menu.addAction(tr("Save picture or numbers\u2026"))
    file.triggered.connect(lambda: ask(window, card))
    copy = menu.addAction(tr("Copy picture"))
    copy.triggered.connect(lambda: copy_picture(window, card))
    line = menu.addAction(tr("Copy as command"))
    line.triggered.connect(lambda: QGuiApplication.clipboard().setText(command(window, card)))
    for action in (file, copy):
        action.setEnabled(there)
    return menu


def copy_picture(window: Window, card: PictureCard | Held) -> None:
    """The card's picture to the clipboard; it carries the session."""
    window.commands.copying.take(_seen(window, card), card.diagnostic.key)


def ask(window: Window, card: PictureCard | Held) -> None:
    """Ask for a file and write it."""
    name = f"{window.desk.document.run.experiment}-{card.diagnostic.key}"
    path, chosen = QFileDialog.getSaveFileName(window, tr("Save"), name, tr(FILES))
    if path:
        ending = "" if Path(path).suffix else chosen.split("*")[1].split(")")[0]
        save(window, card, path + ending)


def _seen(window: Window, card: PictureCard | Held) -> QPixmap:
    """What is on the screen of it: its own drawing, or the stage."""
    return window.scenery.grab() if isinstance(card, Held) else card.drawing.grab()


def _worded(card: PictureCard | Held) -> dict[str, Any]:
    return dict(card.worded if isinstance(card, Held) else card.intent.worded)


def save(window: Window, card: PictureCard | Held, path: str) -> None:
    """Write the reading on the export thread: as a picture or as numbers, by the ending."""
    from explorer.engine.measurement import completed, made

    desk, picture = window.desk, card.picture
    assert desk.experiment is not None
    observation = desk.watches.latest(card.measure)
    frame_params = observation.frame.params if observation is not None else desk.params
    told = {**made(desk.experiment, frame_params), **_worded(card)}
    assert card.reading is not None
    reading = completed(card.diagnostic, card.reading, told)
    experiment, document = desk.experiment, window.commands.copying.document()

    def job() -> None:
        if path.lower().endswith(PICTURES):
            from explorer.io import picture as pictures
            from explorer.views import figure

            title = f"{card.diagnostic.title} of {experiment.title}"
            page = figure.figure_of_diagnostic(
                card.diagnostic,
                reading,
                title,
                PAGE,
                300.0,
                "light",
                picture=picture.name if picture is not None else "",
                experiment=experiment,
            )
            pictures.write(path, lambda sibling: figure.save(page, sibling), document)
        else:
            from explorer.io import reading as readings

            readings.save(reading, path, card.diagnostic.pictures, card.diagnostic.key)

    def told_done(_: Any) -> None:
        window.status_bar.showMessage(tr("Written: {0}").format(path), 6000)

    def failed(error: Exception) -> None:
        window.card.say(tr("Not written"), str(error))

    window.slow_errands.run(job, told_done, failed)


def command(window: Window, card: PictureCard | Held) -> str:
    """The command line that makes this card's numbers again."""
    key, channel, options = card.measure
    given = {name: value for name, value in options if value != ""}
    named = channel if card.diagnostic.takes is not None else ""
    return window.desk.document.run.measured(key, named, given)
