"""The real window on a stub engine; one Stage for the whole run, as in the program."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import stub

pytest.importorskip("PySide6.QtWidgets")
from PySide6.QtCore import QCoreApplication, QEvent, Qt

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
    gc.enable()


@pytest.fixture(scope="module")
def live(request: pytest.FixtureRequest, qapp: object) -> Iterator[object]:
    """One real window for a module, on what it calls OPENED; else on the double gyre."""
    from explorer.app import style
    from explorer.app.window import Window

    style.wear("dark")
    window = Window("dark")
    window.show()
    window.furnish(getattr(request.module, "OPENED", "double_gyre"))
    yield window
    window.close()


@pytest.fixture
def theme(qapp: object) -> Iterator[None]:
    """Widgets wear Night."""
    from explorer.app import style

    style.wear("dark")
    yield
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
