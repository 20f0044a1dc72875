"""Starting the window: the shell first, then the Stage, then the engine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon, QOpenGLContext
from PySide6.QtWidgets import QApplication

from explorer.app import (
    features,  # noqa: F401  before all that it imports
    keeping,
    language,
    scaling,
    style,
)
from explorer.app.collector import Collector
from explorer.app.preferences import Preferences
from explorer.app.window import Window
from explorer.engine import compiler, heap, priority
from explorer.io.assets import asset
from explorer.numerics import loading

NO_GL = (
    "OpenGL could not be started, so nothing can be drawn; install your graphics driver or Mesa "
    "(libgl1-mesa-dri), or use `separatrix figure` and `separatrix tour` without a window."
)


def application() -> QApplication:
    """The one QApplication, with shared GL contexts so that docks can float."""
    heap.settle()
    loading.enlist(compiler.Compiler().compiled)
    priority.answer_first()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["separatrix"])
    app.setApplicationName("Separatrix")
    app.setDesktopFileName("separatrix")
    app.setWindowIcon(QIcon(str(asset("icon.svg"))))
    return app


def launch(
    key: str = "lorenz",
    preset: str | None = None,
    values: Mapping[str, Any] | None = None,
    theme: str = "",
    lesson: str = "",
    speak: str = "",
) -> int:
    """Show the window until it is closed, with a lesson open if one is named."""
    app = application()
    if not QOpenGLContext().create():
        print(NO_GL, file=sys.stderr)
        return 2
    preferences = Preferences()
    language.speak(speak or preferences.now.language)
    theme = theme or preferences.now.theme
    style.wear(theme)
    scaling.go_to(preferences.now.scale, lambda: style.wear(theme))
    window = Window(theme, preferences=preferences)
    collector = Collector(window)
    kept = keeping.read(keeping.usual_place())
    framed = kept is not None and keeping.frame(window, kept)
    window.show()
    fault: list[str] = []

    def furnish() -> None:
        """Once the empty window is on the screen."""
        try:
            window.furnish(key, preset, values)
            if kept is not None and framed:
                keeping.arrange(window, kept)
            keeping.Keeper(window, keeping.usual_place())
            if lesson:
                window.commands.teaching.start(lesson)
        except ValueError as error:
            fault.append(str(error))
            window.close()

    QTimer.singleShot(0, furnish)
    code = app.exec()
    collector.end()
    if fault:
        print(fault[0], file=sys.stderr)
        return 2
    return code
