"""Who draws OpenGL here; asked in a process of its own, since a driver that fails may end it."""

from __future__ import annotations

import vispy.app
from OpenGL import GL


def renderer(backend: str) -> tuple[str, str]:
    """(GL_RENDERER, GL_VERSION) of a small canvas of vispy's backend: pyside6 or egl."""
    vispy.app.use_app(backend)
    canvas = vispy.app.Canvas(size=(16, 16), show=False)
    canvas.set_current()
    name, version = (GL.glGetString(word).decode() for word in (GL.GL_RENDERER, GL.GL_VERSION))
    return name, version
