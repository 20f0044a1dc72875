"""Stage: the one long-lived GL canvas that every GL view shares."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import vispy.app
from vispy import app, gloo

from explorer.model.frame import Frame
from explorer.views import calls, gl, guard
from explorer.views.backdrop import Backdrop
from explorer.views.camera import Camera
from explorer.views.panel import Panel, Rect
from explorer.views.rinse import Rinse
from explorer.views.theme import NIGHT, Theme

HARDWARE_BUDGET, SOFTWARE_BUDGET = 2_000_000, 20_000
FRAME_SECONDS = 0.012
_stages: list[Stage] = []  # one, for the life of the process


class Painter:
    """Draws panels into whatever framebuffer is bound; knows who draws and how fast."""

    def __init__(self) -> None:
        self.renderer = ""
        self.software = True
        self.budget = SOFTWARE_BUDGET
        self._backdrop = Backdrop()
        self._adapted = 0.0

    def wake(self) -> None:
        """Ask the current context who it is; once."""
        if not self.renderer:
            self.renderer = gl.renderer()
            self.software = gl.software(self.renderer)
            self.budget = SOFTWARE_BUDGET if self.software else HARDWARE_BUDGET

    def due(self, now: float) -> bool:
        """Whether the time of this picture is asked for."""
        return now - self._adapted >= 1.0

    def adapt(self, seconds: float, now: float) -> None:
        """Once a second, move the primitive budget towards frames of 12 ms."""
        if not self.due(now):
            return
        self._adapted = now
        factor = min(1.3, max(0.7, FRAME_SECONDS / max(seconds, 1e-4)))
        low, high = (10_000, 100_000) if self.software else (200_000, 8_000_000)
        self.budget = int(min(high, max(low, self.budget * factor)))

    def paint(
        self,
        panels: list[Panel],
        size: tuple[int, int],
        theme: Theme,
        scale: float,
        now: float,
        fine: bool = False,
        keep: bool = False,
        transparent: bool = False,
        origin: tuple[int, int] = (0, 0),
        patience: float = math.inf,
    ) -> None:
        """Backdrop, then every panel.

        origin    what of the whole lies at the lower left corner of the framebuffer: a tile's place
        patience  [s of the processor] after which a second panel that was never drawn waits: a
                  first drawing compiles and uploads, and four in one picture are a stall
        """
        self.wake()
        width, height = size
        gloo.set_viewport(-origin[0], -origin[1], width, height)
        gloo.set_state(depth_test=False, blend=False, cull_face=False)
        gloo.clear(color=(0, 0, 0, 0) if transparent else (*theme.rgb("rim"), 1), depth=True)
        shown = [panel for panel in panels if panel.visible]
        share = max(len(shown), 1)
        began, others = time.thread_time(), 0
        for panel in shown:
            new = not panel.begun
            panel.waits = new and others > 0 and time.thread_time() - began > patience
            others += new
            panel.draw(
                height,
                theme,
                ground=None if transparent else self._backdrop.draw,
                scale=scale,
                now=now,
                budget=self.budget // share,
                fine=fine or not self.software,
                keep=keep,
                origin=origin,
            )


class Stage(app.Canvas):  # type: ignore[misc]
    """A canvas of panels; `pull` frames into it, `advance` its cameras, `update` to repaint.

    paints     pictures painted so far; frame_ms   how long the last one took
    painted    the last Frame that reached the screen
    pulled     the last Frame that the panels were given, None for panels that got none yet
    renderer   GL_RENDERER, "" before the first paint; software   whether that is the processor
    """

    def __init__(self, theme: Theme = NIGHT, size: tuple[int, int] = (800, 600), **kwargs: Any):
        # before the canvas exists: making it may paint at once
        self.theme = theme
        self.panels: list[Panel] = []
        self.painter = Painter()
        self.paints = 0
        self.frame_ms = 0.0
        self.painted: Frame | None = None
        self.frozen = False
        self.patience = math.inf  # of a painting, with panels that were never drawn [s]
        self.put_off: Callable[[], bool] = lambda: False  # whether somebody asks again later
        self._resizing = False
        self._rinse, self._was_due = Rinse(), False
        self.pulled: Frame | None = None
        self._asked = 0  # paints at the last advance
        self._clock = time.perf_counter()
        config = kwargs.pop("config", {"samples": 0, "depth_size": 24})
        super().__init__(
            size=size, show=kwargs.pop("show", False), keys=None, config=config,
            autoswap=False,  # Qt composes the window; another swap would cost 1.4 ms a frame
            **kwargs,
        )  # fmt: skip
        self.windowed = self.app.backend_name != "egl"
        _stages.append(self)

    @staticmethod
    def latest() -> Stage | None:
        """The stage of this process, if one was made."""
        return _stages[-1] if _stages else None

    # -- the panels ---------------------------------------------------------------------------
    def add_panel(self, rect: Rect, camera: Camera | None = None, title: str = "") -> Panel:
        """A new panel over `rect` (physical pixels from the top left)."""
        panel = Panel(rect, camera, title)
        self.panels.append(panel)
        self.update()
        return panel

    @property
    def own(self) -> list[Panel]:
        """The panels of the first run."""
        return [panel for panel in self.panels if not panel.guest]

    def clear_panels(self) -> None:
        """Take every panel down."""
        self.set_current()
        for panel in self.panels:
            panel.release()
        self.panels.clear()
        self.pulled = None
        self.update()

    def panel_at(self, x: float, y: float) -> Panel | None:
        """The panel under a logical pixel."""
        scale = self.pixel_scale
        inside = [panel for panel in self.panels if panel.contains(x * scale, y * scale)]
        return inside[-1] if inside else None

    def set_theme(self, theme: Theme) -> None:
        """Change every colour at once."""
        self.theme = theme
        self.update()

    # -- what moves ---------------------------------------------------------------------------
    def pull(self, frame: Frame | None) -> bool:
        """Give a new frame to every panel and ask for a repaint; whether there was one."""
        if not self.take(frame):
            return False
        self.update()
        return True

    def take(self, frame: Frame | None) -> bool:
        """Give a new frame to the panels of its run, for a painting under way; whether one came."""
        if frame is None or frame is self.pulled:
            return False
        self.pulled = frame
        for panel in self.own:
            panel.ingest(frame)
        return True

    def advance(self, seconds: float) -> bool:
        """Let cameras glide, drift and come to rest; whether a repaint is due.

        One is due, too, while a layer has more to draw; but a stage that nobody sees is not
        painted, and asks once.
        """
        if self.software:  # a drift would redraw the whole history in every frame
            for panel in self.panels:
                panel.camera.drifting = False
        moved = [panel.camera.tick(seconds) for panel in self.panels if panel.visible]
        due = any(moved) or (self.refining and self.paints != self._asked)
        self._asked = self.paints
        if due:
            self.update()
        return due

    @property
    def refining(self) -> bool:
        """Whether further paintings would show more of the same frame."""
        return any(panel.refining for panel in self.panels if panel.visible)

    # -- painting -----------------------------------------------------------------------------
    def update(self, event: Any = None) -> None:
        """Ask for a repaint, unless it can wait."""
        if not self.put_off():
            super().update(event)

    @property
    def renderer(self) -> str:
        """GL_RENDERER of the canvas."""
        return self.painter.renderer

    @property
    def software(self) -> bool:
        """Whether the processor draws."""
        return self.painter.software

    @contextmanager
    def resizing(self) -> Iterator[None]:
        """Qt paints in the middle of every change of size; paint once, after the last of a turn."""
        self._resizing = True
        try:
            yield
        finally:
            self._resizing = False
            self.update()

    def on_draw(self, event: Any) -> None:
        """Paint everything; called by the window system only."""
        if self._resizing:
            return
        begun = time.perf_counter()
        width, height = self.physical_size
        self.painter.paint(
            self.panels,
            (width, height),
            self.theme,
            self.pixel_scale,
            begun - self._clock,
            patience=self.patience,
        )
        # a grabbed widget gets its alpha by a clear with whatever colour was set last
        gloo.set_clear_color((0, 0, 0, 1))
        due = self.painter.due(begun)
        if due:
            gl.tidy()
        elif self._was_due and self.painter.software:  # a picture whose time nobody asks for
            self._rinse.draw()
        self._was_due = due
        self.context.flush_commands()
        if self.painter.software or due:  # what was handed over to a GPU is not drawn yet
            gloo.gl.glFinish()
        spent = time.perf_counter() - begun
        self.painter.adapt(spent, begun)
        self.frame_ms = spent * 1e3
        self.painted = self.pulled
        self.paints += 1

    def pixels(self) -> np.ndarray:
        """(height, width, 4) uint8 of the panels as they are now, without words."""
        return self.picture(self.physical_size, words=False)

    def picture(self, size: tuple[int, int], scale: float = 1.0, **how: Any) -> np.ndarray:
        """(height, width, 4) uint8 RGBA of the panels as if the stage had this size [px]."""
        from explorer.views.picture import shoot

        self.set_current()
        return shoot(self.painter, self.panels, self.physical_size, size, self.theme, scale, **how)


def choose_backend(window: bool = True) -> None:
    """Bind vispy to Qt (a window) or to EGL (no display); once per process, before any Stage."""
    if window:
        guard.guard()
        vispy.use("pyside6", gl="gl+")
        calls.keep(gloo.gl)
    else:
        # without a display PyOpenGL would look its functions up through GLX, and find none
        os.environ.setdefault("PYOPENGL_PLATFORM", "egl")
        vispy.use("egl", gl="gl+")
