"""The real window on a stub engine; one Stage for the whole run, as in the program."""

from __future__ import annotations

import gc
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import stub

from tests.app.real import furnished

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

PATIENCE = 120_000  # ms

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a display nothing here can run."""
    import os

    if os.environ.get("DISPLAY") or sys.platform != "linux" or shutil.which("Xvfb"):
        return
    for item in items:
        if "tests/app" in str(item.path):
            item.add_marker(pytest.mark.skip(reason="no display and no Xvfb"))


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """A closed window is gone, with all it held, before the next test opens one.

    As in the program, no other thread looks for cycles: a widget found there would die there.
    """
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # window, docks and engine know one another
        if not any(type(widget).__name__ == "Window" for widget in QApplication.topLevelWidgets()):
            gc.freeze()  # libraries and the catalogue, which no later search need look through
    gc.enable()


@pytest.fixture(autouse=True)
def reported(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What windows caught and would show as a report; a test that wants one takes it out."""
    from explorer.app.report import Reports

    found: list[str] = []
    caught = Reports._caught

    def keep(self, kind, error, trace):  # type: ignore[no-untyped-def]
        found.append("".join(traceback.format_exception(kind, error, trace)))
        caught(self, kind, error, trace)

    monkeypatch.setattr(Reports, "_caught", keep)
    yield found
    assert found == []


@pytest.fixture
def qtbot(qtbot, monkeypatch):  # type: ignore[no-untyped-def]
    """Waits for what must come, however busy the machine is: none of its limits is a deadline."""
    for name in ("waitUntil", "waitSignal"):
        monkeypatch.setattr(qtbot, name, _patient(getattr(qtbot, name)))
    return qtbot


def _patient(wait: Callable[..., Any]) -> Callable[..., Any]:
    def waits(what: Any, *, timeout: int = 0, **more: Any) -> Any:
        if more.get("raising", True):  # otherwise it asks that nothing comes, which takes its time
            timeout = max(timeout, PATIENCE)
        return wait(what, timeout=timeout, **more)

    return waits


@pytest.fixture(scope="module")
def live(request, qapp):  # type: ignore[no-untyped-def]
    """One real window for a module, on the experiment that it names as its WORLD."""
    with furnished(getattr(request.module, "WORLD", "lorenz")) as window:
        yield window


@pytest.fixture
def theme(qapp: object) -> Iterator[None]:
    """Widgets wear Night, before and after."""
    _wear_night()
    yield
    _wear_night()


def _wear_night() -> None:
    """Only where something else is worn: every widget there is takes a moment of it."""
    from explorer.app import style
    from explorer.views.theme import NIGHT

    if style.theme() != NIGHT or not QApplication.instance().styleSheet():
        style.wear("dark")


@pytest.fixture
def window(qtbot, theme, monkeypatch, tmp_path) -> Iterator[object]:  # type: ignore[no-untyped-def]
    """A settled window that shows the stub's Lorenz."""
    from explorer.app.preferences import Preferences
    from explorer.app.verbs.opening import Opening
    from explorer.app.window import Window

    shelf = {"lorenz": stub.LORENZ, "every_kind": stub.EVERY_KIND}
    monkeypatch.setattr(Opening, "catalogue", lambda self: shelf)
    monkeypatch.setattr(Opening, "diagnostics", lambda self: stub.DIAGNOSTICS)
    preferences = Preferences(tmp_path / "config" / "settings.json")
    made = Window("dark", stub.StubRun, stub.StubObserver, preferences)
    qtbot.addWidget(made)
    made.show()
    made.furnish("lorenz")
    qtbot.waitUntil(lambda: made.settled, timeout=20000)
    qtbot.waitUntil(lambda: made.docks.measures.chart is not None, timeout=30000)
    qtbot.waitUntil(lambda: not made.docks.bites.pending)
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot, theme):  # type: ignore[no-untyped-def]
    """The import dialog, with nothing in it yet."""
    from explorer.app.errand import Errands
    from explorer.app.importer import Importer

    errands = Errands()
    made = Importer(errands)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    errands.close()
