"""Tools: the menu of diagnostics that draw pictures, for the experiment that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.app.desk import Desk
from explorer.app.keymap import KeyMap, shown
from explorer.app.language import phrase, tr
from explorer.engine.channels import fitting
from explorer.model import Diagnostic, Experiment, Image, Path, Series, Swarm

# the usual letters, where such a diagnostic exists and fits
KEYS = {
    "poincare": "P",
    "orbit_diagram": "B",
    "phase_plane": "N",
    "basins": "A",
    "lyapunov_map": "Y",
    "recurrence": "U",
}
Opened = Callable[[str, str], None]


def group(diagnostic: Diagnostic) -> str:
    """The heading under which a diagnostic is listed."""
    if diagnostic.asks_for_motion or diagnostic.takes is None:
        dials = diagnostic.renews == "dials"
        return phrase("Equations: dials and starts") if dials else phrase("Equations")
    names = {
        Series: phrase("One signal"),
        Path: phrase("Trajectory"),
        Swarm: phrase("School"),
        Image: phrase("Field"),
    }
    return names.get(diagnostic.takes, phrase("Other"))


def help_of(diagnostic: Diagnostic) -> str:
    """One line: the first sentence of what it is about."""
    sentence, dot, _ = diagnostic.about.partition(". ")
    return sentence + ("." if dot else "")


def channel_of(experiment: Experiment, diagnostic: Diagnostic) -> str:
    """The channel it starts on: the one the experiment names, else the first that fits."""
    named = dict(word.split(":", 1) for word in experiment.diagnostics if ":" in word)
    if diagnostic.key in named:
        return named[diagnostic.key]
    fits = fitting(experiment, diagnostic)
    return fits[0].name if fits else ""


def grouped(
    experiment: Experiment, diagnostics: Iterable[Diagnostic]
) -> dict[str, list[Diagnostic]]:
    """What fits an experiment, by heading; what it declares itself first."""
    offered = [word.partition(":")[0] for word in experiment.diagnostics]
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if fitting(experiment, diagnostic):
            found.setdefault(group(diagnostic), []).append(diagnostic)
    for listed in found.values():
        listed.sort(key=lambda d: offered.index(d.key) if d.key in offered else len(offered))
    return dict(sorted(found.items()))


def heading(menu: QMenu, text: str) -> None:
    """A line that cannot be chosen, over a group."""
    if not menu.isEmpty():
        menu.addSeparator()
    line = menu.addAction(tr(text))
    line.setEnabled(False)


class Tools:
    """Fills the menu; every tool can have keys, which work where it fits."""

    def __init__(self, window: QMainWindow, desk: Desk, opened: Opened, keymap: KeyMap) -> None:
        self._window, self._desk, self._opened = window, desk, opened
        self._keymap = keymap
        self._loaded: Mapping[str, Diagnostic] = {}
        self._actions: dict[str, QAction] = {}
        self.menu = QMenu(tr("Tools"), window)
        self.menu.setObjectName("menu.tools")
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        bar = window.menuBar()
        last = bar.actions()[-1] if bar.actions() else None
        if last is not None:
            bar.insertMenu(last, self.menu)  # help stays the last one
        else:
            bar.addMenu(self.menu)

    def load(self, diagnostics: Mapping[str, Diagnostic]) -> None:
        """The diagnostics that there are; each that draws gets its action now."""
        self._loaded = {key: one for key, one in diagnostics.items() if one.pictures}
        for key, diagnostic in self._loaded.items():
            if key not in self._actions:
                self._actions[key] = self._action(diagnostic)
                self._window.addAction(self._actions[key])
        self.follow()

    def follow(self) -> None:
        """Another experiment: keys work only where their tool fits."""
        experiment = self._desk.experiment
        for key, action in self._actions.items():
            fits = experiment is not None and fitting(experiment, self._loaded[key])
            action.setEnabled(bool(fits))

    def key(self, key: str) -> str:
        """The keys that open a diagnostic on what is open; "" where there are none."""
        if key not in self._actions or not self._actions[key].isEnabled():
            return ""
        return shown(self._keymap.keys(f"tool.{key}"))

    def fill(self) -> None:
        """List what fits the open experiment."""
        self.menu.clear()
        experiment = self._desk.experiment
        found = {} if experiment is None else grouped(experiment, self._loaded.values())
        for name, listed in found.items():
            heading(self.menu, name)
            for diagnostic in listed:
                self.menu.addAction(self._actions[diagnostic.key])
        if self.menu.isEmpty():
            said = tr("No tool fits this experiment") if self._loaded else tr("Loading\u2026")
            self.menu.addAction(said).setEnabled(False)

    def _action(self, diagnostic: Diagnostic) -> QAction:
        action = QAction(diagnostic.title, self._window)
        action.setObjectName(f"tool.open.{diagnostic.key}")
        line, usual = help_of(diagnostic), KEYS.get(diagnostic.key)
        self._keymap.bind(
            f"tool.{diagnostic.key}", action, "Tools", line, (usual,) if usual else ()
        )
        action.setStatusTip(line)
        action.triggered.connect(partial(self._open, diagnostic))
        return action

    def _open(self, diagnostic: Diagnostic, checked: bool = False) -> None:
        experiment = self._desk.experiment
        if experiment is not None and fitting(experiment, diagnostic):
            self._opened(diagnostic.key, channel_of(experiment, diagnostic))
