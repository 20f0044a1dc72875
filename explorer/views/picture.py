"""Pictures without a window: the panels of a stage drawn off screen, at any size, with words."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from vispy import gloo

from explorer.engine.recorder import Recording
from explorer.model import Experiment
from explorer.model.frame import Frame
from explorer.views.camera import Camera
from explorer.views.colouring import COLOURINGS
from explorer.views.label import Label
from explorer.views.panel import Panel
from explorer.views.stage import Painter, Stage, choose_backend
from explorer.views.theme import NIGHT, SIZES, Theme

LARGEST_TILE = 4096


def picture(
    subject: Recording | Frame,
    size: tuple[int, int] = (1600, 1000),
    theme: Theme = NIGHT,
    *,
    experiment: Experiment | None = None,
    view: str = "",
    scale: float = 1.0,
    words: bool = True,
    camera: dict[str, Any] | None = None,
) -> np.ndarray:
    """(height, width, 4) uint8 RGBA of a recording, or of one frame.

    size     [px]
    scale    pixels per point of text and line
    camera   a `Camera.state()`, or None to frame the subject
    """
    theatre = Theatre(size, theme, scale)
    shown = subject.experiment if isinstance(subject, Recording) else experiment
    assert shown is not None, "a frame needs its experiment"
    frame = subject.frame() if isinstance(subject, Recording) else subject
    theatre.open(shown, view)
    if camera is not None:
        theatre.panel.camera.restore(camera)
    return theatre.shoot(frame, words)


class Theatre:
    """A stage off screen that shows one view: for pictures, and for films frame by frame."""

    def __init__(
        self, size: tuple[int, int] = (1280, 720), theme: Theme = NIGHT, scale: float = 1.0
    ) -> None:
        self.size, self.theme, self.scale = size, theme, scale
        self._stage = offscreen()
        self.panel = Panel((0, 0, *size))
        self._experiment: Experiment | None = None

    def open(self, experiment: Experiment, view: str = "") -> Panel:
        """Build the view; the panel it returns may be changed before the first shot."""
        from explorer.views.scene import view_of

        self._stage.set_current()
        self.panel.release()
        self.panel = Panel((0, 0, *self.size))
        view_of(experiment, view).build(self.panel)
        self._experiment, self._params = experiment, experiment.settings()
        self.panel.camera.drifting = False
        return self.panel

    def dress(self, looks: Mapping[str, Any]) -> None:
        """Let a school look as a document says: what its colours mean, trails, what rests."""
        guide = self.panel.guide
        if guide is None:
            return
        flock, name = guide.flock, str(looks.get("school.colour", "heading"))
        if name in COLOURINGS and not COLOURINGS[name].array:
            flock.set_colouring(name)
        wakes = self.panel.layer(f"{flock.swarm.name}.wakes")
        if wakes is not None:
            wakes.span = float(looks.get("school.wake", 0.0))
        if looks.get("school.rest") in ("school", "water"):
            flock.set_rest(looks["school.rest"])

    def shoot(self, frame: Frame, words: bool = True) -> np.ndarray:
        """(height, width, 4) uint8 RGBA of the next frame."""
        from explorer.views.scene import turned

        self._stage.set_current()
        if self._experiment is not None and frame.params != self._params:
            turned(self.panel, self._experiment, frame.params)
            self._params = frame.params
        self.panel.ingest(frame)
        return shoot(
            self._stage.painter, [self.panel], self.size, self.size, self.theme, self.scale,
            words=words,
        )  # fmt: skip


def offscreen(size: tuple[int, int] = (64, 64)) -> Stage:
    """A canvas to draw on out of sight: the window's own stage, else one without a window.

    size    [px] the least it should have where it has no window
    raises  RuntimeError where no context can be made
    """
    found = Stage.latest()
    if found is None:
        if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
            os.environ.setdefault("EGL_PLATFORM", "surfaceless")
        choose_backend(window=False)
        return Stage(size=size, show=False)
    if not found.windowed and (found.size[0] < size[0] or found.size[1] < size[1]):
        found.size = size
    return found


def shoot(
    painter: Painter,
    panels: Sequence[Panel],
    stage_size: tuple[int, int],
    size: tuple[int, int],
    theme: Theme,
    scale: float = 1.0,
    *,
    words: bool = True,
    transparent: bool = False,
) -> np.ndarray:
    """(height, width, 4) uint8 of panels drawn into a framebuffer of `size`, history and all."""
    width, height = size
    factor = width / stage_size[0], height / stage_size[1]
    rects = [panel.rect for panel in panels]
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    try:
        for panel, (x, y, w, h) in zip(panels, rects, strict=True):
            left, top = round(x * factor[0]), round(y * factor[1])
            panel.rect = (left, top, round(w * factor[0]), round(h * factor[1]))
        for x, y, w, h in tiles(size):

            def paint(origin: tuple[int, int] = (x, height - y - h)) -> None:
                painter.paint(
                    list(panels), size, theme, scale, 0.0, fine=True, keep=True,
                    transparent=transparent, origin=origin,
                )  # fmt: skip

            pixels[y : y + h, x : x + w] = _tile((w, h), paint)
        labels = [label for panel in panels for label in panel.labels(scale)]
    finally:
        for panel, rect in zip(panels, rects, strict=True):
            panel.rect = rect
    if not transparent:
        pixels[..., 3] = 255
    return written(pixels, labels, theme, scale) if words else pixels


def tiles(size: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """(x, y, width, height) of the parts that a picture of this size [px] is drawn in."""
    width, height = size
    side = LARGEST_TILE
    return [
        (x, y, min(side, width - x), min(side, height - y))
        for y in range(0, height, side)
        for x in range(0, width, side)
    ]


def _tile(size: tuple[int, int], paint: Callable[[], None]) -> np.ndarray:
    """(height, width, 4) of what `paint` draws into a framebuffer of this size."""
    width, height = size
    colour = gloo.Texture2D(shape=(height, width, 4), format="rgba", internalformat="rgba8")
    depth = gloo.RenderBuffer((height, width), "depth")
    target = gloo.FrameBuffer(color=colour, depth=depth)
    try:
        with target:
            paint()
            return np.asarray(gloo.read_pixels((0, 0, width, height), alpha=True))
    finally:
        for thing in (target, depth, colour):
            thing.delete()


def written(
    pixels: np.ndarray, labels: Sequence[Label], theme: Theme, scale: float = 1.0
) -> np.ndarray:
    """The pixels with labels painted over them, without any window system."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from explorer.views.figure import let_go_of_pixels, style

    height, width = pixels.shape[:2]
    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    figure.patch.set_alpha(0.0)
    family = style()["font.family"]
    across = {"left": "left", "centre": "center", "right": "right"}
    up = {"top": "top", "middle": "center", "bottom": "bottom"}
    tokens = {"axis": "text", "title": "text"}
    for label in labels:
        figure.text(
            label.x * scale / width,
            1 - label.y * scale / height,
            label.text.replace("$", r"\$"),
            ha=across[label.align[0]],
            va=up[label.align[1]],
            color=getattr(theme, tokens.get(label.role, "muted")),
            fontsize=SIZES.get(_size(label.role), 12) * scale * 0.72,
            family=family,
        )
    canvas.draw()
    ink = np.asarray(canvas.buffer_rgba())[:height, :width].astype(np.float32)
    del canvas
    let_go_of_pixels(figure)
    alpha = ink[..., 3:] / 255.0
    out = pixels.copy()
    out[..., :3] = (pixels[..., :3] * (1 - alpha) + ink[..., :3] * alpha + 0.5).astype(np.uint8)
    return out


def _size(role: str) -> str:
    return {"axis": "body", "bar": "label", "title": "panel", "note": "label"}.get(role, "tick")


__all__ = ["Camera", "Theatre", "offscreen", "picture", "shoot", "written"]
