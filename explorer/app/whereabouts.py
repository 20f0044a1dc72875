"""Whereabouts: which place of the guide fits what the person looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from explorer.io import guide

if TYPE_CHECKING:
    from explorer.app.window import Window
    from explorer.model import Experiment

TABLES = ("measurements", "keys")  # pages that list everything: where nothing is explained
# beginnings of object names, the longest that fits counts
PLACES = {
    "gallery": "finding",
    "dock.catalogue": "finding",
    "param": "dials",
    "param.presets": "dials#presets",
    "param.published": "dials#published-numbers",
    "header": "finding#what-an-experiment-says-about-itself",
    "equations": "dials#symbols-and-equations",
    "dock.parameters": "dials",
    "play": "time",
    "restart": "time",
    "step": "time#step",
    "step_back": "time#step",
    "scrub": "time#go-back",
    "speed": "time#speed",
    "rule": "time#integration-rule",
    "editor": "equations",
    "seeds": "seeds#the-table-of-seeds",
    "dock.diagnostics": "measuring",
    "measure": "measuring#add-a-measurement",
    "reading": "measuring",
    "tool": "tools",
    "menu.tools": "tools",
    "export": "output",
    "import": "data",
    "inspector": "flows#your-own-netcdf",
    "school": "school",
    "lesson": "teaching",
    "dock.lesson": "teaching",
    "settings": "settings#settings",
    "setting": "settings#settings",
    "settings.tabs": "settings",
    "keys": "settings#keys",
    "plugins": "settings#plugins",
    "palette": "settings#the-command-palette",
    "status": "trust#the-status-bar",
    "hints": "first",
    "banner": "troubleshooting#the-run-diverged",
    "report": "troubleshooting#an-error-report",
}


def place(widget: QWidget | None, pages: dict[str, guide.Leaf]) -> str:
    """The place that fits a widget, from itself outwards; "" where none does."""
    while widget is not None:
        if found := named(widget.objectName(), pages):
            return found
        widget = widget.parentWidget()
    return ""


def named(name: str, pages: dict[str, guide.Leaf]) -> str:
    """The place that fits an object name: a diagnostic's own, else by its beginning."""
    words = name.split(".")
    if words[0] in ("tool", "reading") and len(words) > 1:
        skip = ("open", "reading", "card")
        for word in words[1:]:
            if word not in skip and (found := guide.explains(f"`{word}`", pages, TABLES)):
                return found
    for count in range(len(words), 0, -1):
        if ".".join(words[:count]) in PLACES:
            return PLACES[".".join(words[:count])]
    return ""


def of_experiment(experiment: Experiment | None) -> str:
    """The page about worlds of this kind."""
    from explorer.model.shows import Swarm

    if experiment is None:
        return guide.FIRST
    if any(isinstance(show, Swarm) for show in experiment.shows):
        return "school"
    if len(getattr(experiment.motion, "domain", None) or ()) == 2:
        return "flows"
    return "first"


def now(window: Window, pages: dict[str, guide.Leaf]) -> str:
    """What fits the keyboard's place, else the pointer's, else what is on the stage."""
    found = place(QApplication.focusWidget() or window.focusWidget(), pages)
    if not found:
        found = place(QApplication.widgetAt(QCursor.pos()), pages)
    return found or of_experiment(window.desk.experiment if window.furnished else None)


class Beckon(QObject):
    """F1 in every dialog, as in the window itself; no dialog needs to know of it."""

    def __init__(self, call: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._call = call
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.property("beckons"):
            return
        above: QObject | None = dialog
        while above is not None and above is not self.parent():
            above = above.parent()
        if above is None:  # it belongs to another window, which has a guide of its own
            return
        dialog.setProperty("beckons", True)
        QShortcut(QKeySequence("F1"), dialog, self._call)
