"""A day at the desk: the window is used for some minutes, without rest and without mercy.

    python tests/app/day.py --minutes 60 [--seed 1] [--out day.json]

A long day meets everything once (`firsts.py`). Every experiment is opened, every dial dragged; then
at random: actions, tools, themes, sizes, exports, undo. Prints JSON: what was done, exceptions,
stalls (`watchdog.py`), memory, also at rest every two minutes; beside it
an idle window in a process of its own tells what the machine itself does to a GUI thread.
"""

from __future__ import annotations

import argparse
import faulthandler
import itertools
import json
import linecache
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import shiboken6
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QWidget,
)

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import firsts  # noqa: E402
import watchdog  # noqa: E402

LEAVES = {"quit"}  # what would end the day
SIZES = ((1600, 1000), (1280, 800), (1024, 700))
SETTLED_S = 0.6
PATIENCE_S = 60.0
FIRST = 0.65  # of the day: one experiment after the other
EVERY_S = 5.0  # between two looks at the memory
LONG_MIN = 20.0  # a day from which on everything is met first
REST_EVERY_S = 120.0


class Day:
    """The window, a random person, and a record of what happened."""

    def __init__(self, seed: int, folder: Path, log: TextIO | None = None) -> None:
        from explorer.app import shell, style
        from explorer.app.collector import Collector
        from explorer.app.window import Window

        self.app = shell.application()
        style.wear("dark")
        self.chance = random.Random(seed)
        self.folder = folder
        self.done: Counter[str] = Counter()
        self.exceptions: list[str] = []
        self.memory: list[tuple[float, float]] = []
        self.rested: list[tuple[float, float]] = []
        self.warm_s = 0.0  # what the first time of everything took
        self.leaves = LEAVES
        self.kind: int | None = None  # of a file that is saved, in the order offered; None: any
        self.out: Path | None = None  # of what is told, also on the way
        self.begun = time.monotonic()
        self.files = itertools.count()
        self.log = log
        self._take_dialogs()
        self.window = Window("dark")
        sys.excepthook = self._caught
        caught = self.window.reports._caught
        self.window.reports._caught = lambda *what: (self._caught(*what), caught(*what))[1]
        sys.excepthook = self.window.reports._caught
        self.collector = Collector(self.window)
        self.window.show()
        self.window.furnish("lorenz")
        self.wait(lambda: self.window.settled and not self.window.docks.bites.pending)
        known = self.window.commands.opening.catalogue()
        shelf = self.window.docks.gallery.shelf
        self.wait(lambda: len(shelf.entries) >= len(known))  # what is not read yet, opening reads
        self.dog = watchdog.Watchdog()
        self._asked = QTimer()
        self._asked.setInterval(400)
        self._asked.timeout.connect(self._answer)
        self._asked.start()

    def _answer(self) -> None:
        """A dialog that waits for an answer, and lets nothing else happen, gets one."""
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QDialog):
            asking.done(
                self.chance.choice((QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected))
            )

    def _caught(self, kind: Any, error: Any, trace: Any) -> None:
        import traceback

        doing = self.dog.doing if hasattr(self, "dog") else "opening"
        self.exceptions.append(
            f"while: {doing}\n" + "".join(traceback.format_exception(kind, error, trace))
        )

    def _take_dialogs(self) -> None:
        """Where the desktop would ask for a file, a new one in our folder is chosen."""

        def save(parent: Any = None, title: str = "", start: str = "", filters: str = "", *_: Any):
            offered = filters.split(";;")
            chosen = self.chance.choice(offered)
            if self.kind is not None:
                chosen = offered[self.kind % len(offered)]
            ending = chosen.partition("*")[2].partition(")")[0].partition(" ")[0]
            return str(self.folder / f"file{next(self.files) % 40}{ending}"), chosen

        QFileDialog.getSaveFileName = staticmethod(save)
        QFileDialog.getOpenFileName = staticmethod(lambda *_: ("", ""))
        QFileDialog.getExistingDirectory = staticmethod(lambda *_: "")

    # -- time -----------------------------------------------------------------------------------
    def live(self, seconds: float) -> None:
        """Let the window live, in an event loop: outside one nothing is deleted later."""
        loop = QEventLoop()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()
        if not self.memory or time.monotonic() - self.memory[-1][0] > EVERY_S:
            self.memory.append((time.monotonic(), firsts.resident()))

    def wait(self, condition: Callable[[], bool], patience: float = PATIENCE_S) -> bool:
        """Until it holds; whether it did in time."""
        until = time.monotonic() + patience
        while not condition() and time.monotonic() < until:
            self.live(0.005)
        return condition()

    def do(self, name: str, step: Callable[[], None], rest: float = 0.1) -> None:
        """One step under the eye of the watchdog, as from a loop that is free."""
        self.dog.beat()
        self.dog.doing = f"{self.key()}: {name}"
        if self.log is not None:
            print(f"{time.time():.2f} {self.dog.doing}", file=self.log, flush=True)
        self.done[name.partition(" ")[0]] += 1
        try:
            step()
        except Exception:
            self._caught(*sys.exc_info())
        self.live(rest)

    # -- what a person does -----------------------------------------------------------------------
    def key(self) -> str:
        experiment = self.window.desk.experiment
        return experiment.key if experiment is not None else ""

    def open(self, key: str) -> None:
        """Choose an experiment and wait for its picture."""
        stage = self.window.scenery.stage
        self.do(f"open {key}", lambda: self.window.commands.opening.open_key(key), 0.05)
        seen = self.wait(lambda: stage.painted is not None and stage.painted.key == key)
        if not seen:
            self.exceptions.append(f"{key}: no picture in {PATIENCE_S} s")
        self.live(SETTLED_S)

    def drag_dials(self, count: int = 1000) -> None:
        """Every dial that can be seen, along its groove with the mouse."""
        panel = self.window.docks.panel
        sliders = [s for s in panel.findChildren(QSlider) if s.isVisible() and s.isEnabled()]
        self.chance.shuffle(sliders)
        for slider in sliders[:count]:
            if not shiboken6.isValid(slider):  # another system came meanwhile
                return
            self.do(f"drag {slider.objectName()}", lambda slider=slider: self._drag(slider), 0.05)

    def _drag(self, widget: QWidget, button: Any = Qt.MouseButton.LeftButton) -> None:
        size = widget.size()
        place = lambda: QPoint(  # noqa: E731
            self.chance.randrange(max(1, size.width())),
            self.chance.randrange(max(1, size.height())),
        )
        at = place()
        QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, at)
        for _ in range(4):
            at = place()
            QTest.mouseMove(widget, at)
            self.live(0.02)
            if not shiboken6.isValid(widget):
                return
        QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, at)

    def turn_camera(self) -> None:
        """Drag the picture, and click into it."""
        stage = self.window.scenery.widget
        self.do("camera", lambda: self._drag(stage))

    def act(self) -> None:
        """An action of the menus, and away with whatever window it opened."""
        names = [n for n, a in self.window.actions_by_name.items() if a.isEnabled()]
        name = self.chance.choice([n for n in names if n not in LEAVES])
        self.do(f"action {name}", self.window.actions_by_name[name].trigger, 0.3)
        self.put_away()

    def put_away(self) -> None:
        """Press what a dialog offers, now and then; then close every one."""
        for top in self.app.topLevelWidgets():
            if top is self.window or isinstance(top, QMenu) or not shiboken6.isValid(top):
                continue
            if not top.isVisible():
                continue
            if self.chance.random() < 0.5:
                pressed = [b for b in top.findChildren(QPushButton) if b.isEnabled()]
                if pressed:
                    button = self.chance.choice(pressed)
                    self.do(f"button {button.text()}", button.click, 0.3)
            if shiboken6.isValid(top):
                self.do("close", top.close, 0.05)
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()

    def measure(self) -> None:
        """A tool that fits, opened beside the stage, and closed again now and then."""
        from explorer.engine.channels import fitting

        desk, pane = self.window.desk, self.window.pane
        fit = [d for d in desk.diagnostics.values() if fitting(desk.experiment, d)]
        if not fit:
            return
        chosen = self.chance.choice(fit)
        channel = self.chance.choice(fitting(desk.experiment, chosen)).name
        self.live(0.02)  # looking for what fits was not the window's work
        self.do(f"measure {chosen.key}", lambda: pane.open(chosen.key, channel), 0.6)
        while len(desk.document.measures) > 4:
            self.do("forget", lambda: desk.measuring.forget(desk.document.measures[0]))

    def look_elsewhere(self) -> None:
        """Another theme, another size."""
        theme = self.chance.choice(("dark", "light", "projector", "system"))
        self.do(f"theme {theme}", lambda: self.window.commands.view.wear(theme), 0.2)
        size = self.chance.choice(SIZES)
        self.do(f"size {size[0]}", lambda: self.window.resize(*size), 0.2)

    def search(self) -> None:
        """Type a name into the catalogue."""
        box: QLineEdit = self.window.docks.gallery.search
        word = self.chance.choice(("lor", "double", "couzin", "x' =", "1976", ""))
        self.do("search", lambda: box.setText(word), 0.2)

    def take_back(self) -> None:
        """Undo some, redo some."""
        dials = self.window.commands.dials
        for _ in range(self.chance.randrange(1, 12)):
            self.do("undo", dials.undo, 0.02)
        for _ in range(self.chance.randrange(0, 6)):
            self.do("redo", dials.redo, 0.02)

    def roam(self) -> None:
        """One thing that a person might do next."""
        self.chance.choice(
            (self.act, self.act, self.act, self.measure, self.turn_camera, self.take_back,
             self.look_elsewhere, self.search, lambda: self.drag_dials(3))
        )()  # fmt: skip

    def spend(self, minutes: float, steps: int = 0) -> None:
        """Every experiment in turn (in a short day some of each family), then at random.

        steps   things to do instead, however long they take
        """
        keys = list(self.window.commands.opening.catalogue())
        if steps or minutes < LONG_MIN:
            keys = firsts.some_of_each(self.window.commands.opening.catalogue(), self.chance)
        else:
            firsts.meet(self, keys)
            firsts.rest(self)
            self.warm_s = time.monotonic() - self.begun

        def spent() -> float:
            gone = (time.monotonic() - self.begun) / 60.0
            return sum(self.done.values()) / steps if steps else gone / minutes

        for key in keys:
            if spent() > FIRST:
                break
            self.open(key)
            self.drag_dials()
            self.turn_camera()
            self._rest()
        while spent() < 1.0:
            self.open(self.chance.choice(keys))
            for _ in range(8):
                self.roam()
            self._rest()
        self.dog.end()
        self.collector.end()
        self.window.close()
        self.live(0.2)

    def _rest(self) -> None:
        """In a long day, every two minutes."""
        if self.rested and time.monotonic() - self.rested[-1][0] > REST_EVERY_S:
            firsts.rest(self)
            self.keep()

    def keep(self, more: dict[str, Any] | None = None) -> None:
        """Write what the day has brought so far."""
        text = json.dumps(self.told() | (more or {}), indent=1)
        linecache.clearcache()  # the sources that were read for the stacks of stalls
        if self.out:
            self.out.write_text(text)
        elif more is not None:
            print(text)

    def told(self) -> dict[str, Any]:
        """What the day brought."""
        started = self.memory[0][0]
        return {
            "minutes": (time.monotonic() - self.begun) / 60,
            "done": dict(self.done),
            "exceptions": self.exceptions,
            "longest_gap_s": self.dog.longest,
            "stalls": self.dog.told(),
            "memory_mb": [(round(at - started, 1), round(mb, 1)) for at, mb in self.memory],
            "warm_s": round(self.warm_s, 1),
            "rest_mb": [(round(at - self.begun, 1), round(mb, 1)) for at, mb in self.rested],
            "grown_at_rest": firsts.grown(self.rested, self.begun),
        }


def main() -> int:
    """Spend the day, and tell."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--minutes", type=float, default=60.0)
    words.add_argument("--steps", type=int, default=0, help="things to do, instead of minutes")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--out", type=Path)
    words.add_argument("--log", type=Path, help="every step as it begins")
    words.add_argument("--idle", type=float, help="be the control, for so many seconds")
    given = words.parse_args()
    if given.idle:
        watchdog.idle(given.idle)
        return 0
    faulthandler.enable()  # an error in C++ tells at least what Python did
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as `separatrix` itself is started
    control = None if given.steps else watchdog.control(given.minutes)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        day = Day(given.seed, Path(folder), given.log.open("w") if given.log else None)
        day.out = given.out
        try:
            day.spend(given.minutes, given.steps)
        finally:
            sys.excepthook = sys.__excepthook__  # the window's would keep it for its card
        more: dict[str, Any] = {}
        if control is not None:
            told = json.loads(control.communicate(timeout=120)[0])
            more["stalls"] = watchdog.judged(day.dog.told(), told.pop("work"))
            more["control"] = told
        day.keep(more)
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # as the program: nobody waits for a thread that still compiles
