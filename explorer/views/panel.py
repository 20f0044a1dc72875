"""Panel: one rectangle of the stage, with its camera and its layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views.camera import Bounds, Camera
from explorer.views.shot import Layer, Shot
from explorer.views.theme import Theme

Rect = tuple[int, int, int, int]


@dataclass(frozen=True)
class Label:
    """A text to paint over the stage.

    x, y     logical pixels from the stage's top left corner
    align    where (x, y) lies on the text: two of "left centre right" and "top middle bottom"
    role     "tick", "axis", "bar", "title" or "note"; gives size and colour
    alpha    0 (not there) to 1
    """

    x: float
    y: float
    text: str
    align: tuple[str, str] = ("centre", "middle")
    role: str = "tick"
    alpha: float = 1.0


@dataclass(frozen=True)
class ColourBar:
    """What the colours of a panel mean.

    lut      (256, 4) RGBA from low to high
    """

    lut: np.ndarray
    low: float
    high: float
    label: str = ""
    unit: str = ""
    scale: Literal["linear", "log"] = "linear"
    cyclic: bool = False


class Panel:
    """A view: `rect` in physical pixels from the stage's top left, a camera, layers in order."""

    def __init__(self, rect: Rect, camera: Camera | None = None, title: str = "") -> None:
        self.rect = rect
        self.camera = camera or Camera()
        self.title = title
        self.layers: list[Any] = []
        self.visible = True
        self.painted: Frame | None = None
        self._frame: Frame | None = None
        self._epoch: int | None = None
        self._fitted = False
        self._seen_changes = -1

    def add(self, layer: Any) -> Any:
        """Put a layer on top; returns it."""
        self.layers.append(layer)
        return layer

    def layer(self, name: str) -> Any | None:
        """The first layer called `name`."""
        return next((layer for layer in self.layers if layer.name == name), None)

    def ingest(self, frame: Frame) -> None:
        """Hand a frame to every layer; the first one with data sets the camera."""
        self._frame = frame
        for layer in self.layers:
            layer.ingest(frame)
        if not self._fitted and self.bounds() is not None:
            self.fit()

    def bounds(self) -> Bounds | None:
        """Ranges that hold every layer's data."""
        found = [b for layer in self.layers if layer.visible and (b := layer.bounds())]
        if not found:
            return None
        axes = max(len(b) for b in found)
        padded = [tuple(b) + ((0.0, 0.0),) * (axes - len(b)) for b in found]
        return tuple(
            (min(b[i][0] for b in padded), max(b[i][1] for b in padded)) for i in range(axes)
        )

    def fit(self, eased: bool = False) -> None:
        """Frame the data."""
        bounds = self.bounds()
        if bounds is not None:
            self._set_aspect()
            self.camera.fit(bounds, eased)
            self._fitted = True

    def clear(self) -> None:
        """Forget the data, keep the view."""
        for layer in self.layers:
            layer.clear()

    def release(self) -> None:
        """Give every layer's GPU memory back."""
        for layer in self.layers:
            layer.release()

    # -- where things are --------------------------------------------------------------------
    def contains(self, x: float, y: float) -> bool:
        """Whether a physical pixel lies in this panel."""
        left, top, width, height = self.rect
        return self.visible and left <= x < left + width and top <= y < top + height

    def device(self, x: float, y: float) -> tuple[float, float]:
        """Normalised device coordinates of a physical pixel of the stage."""
        left, top, width, height = self.rect
        return 2 * (x - left) / width - 1, 1 - 2 * (y - top) / height

    def pixel(self, points: np.ndarray) -> np.ndarray:
        """(n, 2) physical pixels of the stage where points (n, 2 or 3) are seen."""
        left, top, width, height = self.rect
        device = self.camera.project(points)
        x = left + (device[:, 0] + 1) * width / 2
        return np.stack([x, top + (1 - device[:, 1]) * height / 2], axis=1)

    def unproject(self, x: float, y: float) -> np.ndarray:
        """(3,) data point under a physical pixel, on the plane through the camera's target."""
        self._set_aspect()
        return self.camera.unproject(*self.device(x, y))

    def pick(self, x: float, y: float) -> dict[str, Any] | None:
        """What the topmost layer that can be read says about the pixel, or None."""
        point = self.unproject(x, y)
        for layer in reversed(self.layers):
            read = getattr(layer, "read", None)
            if layer.visible and read is not None and (found := read(point)) is not None:
                return dict(found)
        return None

    # -- words -------------------------------------------------------------------------------
    def labels(self, scale: float = 1.0) -> tuple[Label, ...]:
        """Tick labels, axis titles and the colour bar's numbers, in logical pixels."""
        found: list[Label] = []
        for layer in self.layers:
            name = getattr(layer, "labels", None)
            if layer.visible and name is not None:
                found.extend(name(self, scale))
        return tuple(found)

    def colour_bar(self) -> ColourBar | None:
        """The colour bar of the topmost layer that has one."""
        for layer in reversed(self.layers):
            bar = getattr(layer, "colour_bar", None)
            if layer.visible and bar is not None and (made := bar()) is not None:
                return made  # type: ignore[no-any-return]
        return None

    # -- drawing -----------------------------------------------------------------------------
    def _set_aspect(self) -> None:
        width, height = self.rect[2:]
        self.camera.aspect = max(width, 1) / max(height, 1)

    def draw(self, stage_height: int, theme: Theme, **circumstances: Any) -> None:
        """Draw every layer into this panel's part of the current framebuffer."""
        left, top, width, height = self.rect
        if not self.visible or width < 2 or height < 2:
            return
        self._set_aspect()
        viewport = (left, stage_height - top - height, width, height)
        camera = self.camera
        still = camera.changes == self._seen_changes and not camera.moving
        self._seen_changes = camera.changes
        shot = Shot(
            viewport=viewport,
            mvp=camera.matrix(),
            eye=camera.eye,
            forward=-np.array(camera.pose.turn[2]),
            theme=theme,
            planar=camera.planar,
            still=still,
            reach=camera.pose.reach,
            **circumstances,
        )
        gloo.set_viewport(*viewport)
        gloo.set_state(depth_test=False, cull_face=False)
        for layer in self.layers:
            if layer.visible:
                layer.draw(shot)
        self.painted = self._frame
