"""Panel: one rectangle of the stage, with its camera and its layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model.frame import Frame
from explorer.views import gl
from explorer.views.bar import Strip
from explorer.views.box import hugging, outgrown
from explorer.views.camera import Bounds, Camera
from explorer.views.label import ColourBar, Label
from explorer.views.pose import solid
from explorer.views.shot import Shot
from explorer.views.theme import Theme

if TYPE_CHECKING:
    from explorer.views.guide import Guide

Rect = tuple[int, int, int, int]
BAR_ROOM, BAR_TOP = 74.0, 46.0  # logical pixels kept right of and above what has a colour bar


class Panel:
    """A view: `rect` in physical pixels from the stage's top left, a camera, layers in order."""

    def __init__(self, rect: Rect, camera: Camera | None = None, title: str = "") -> None:
        self.rect = rect
        self.camera = camera or Camera()
        self.title = title
        self.layers: list[Any] = []
        self.visible = True
        self.guide: Guide | None = None
        self.guest = False  # of another run: frames of the first are not for it
        self.painted: Frame | None = None
        self.begun = False  # drawn once, with all that is made by the first drawing
        self.waits = False  # for the next painting; this one shows the backdrop alone
        self._frame: Frame | None = None
        self._epoch: int | None = None
        self._fitted: Bounds | None = None
        self._seen_changes = -1
        self._scale = 1.0
        self._strip = Strip()
        self.sunk = 0.0  # logical pixels that the colour bar lies lower, below what covers it

    def place(self, rect: Rect) -> None:
        """Move to another rectangle; an untouched camera frames the data anew."""
        if rect != self.rect:
            self.rect = rect
            if self._fitted is not None and not self.camera.touched:
                self.fit()

    def sink(self, pixels: float) -> None:
        """Let the colour bar begin lower by this; an untouched camera gives way."""
        if pixels != self.sunk:
            self.sunk = pixels
            if self._fitted is not None and not self.camera.touched:
                self.fit()

    def add(self, layer: Any) -> Any:
        """Put a layer on top; returns it."""
        self.layers.append(layer)
        return layer

    def layer(self, name: str) -> Any | None:
        """The first layer called `name`."""
        return next((layer for layer in self.layers if layer.name == name), None)

    def ingest(self, frame: Frame) -> None:
        """Hand a frame to every layer; an untouched camera keeps what they hold in view."""
        self._frame = frame
        for layer in self.layers:
            layer.ingest(frame)
        self._follow()
        bounds = self.bounds()
        if self._fitted is None:
            self.fit()
        elif bounds is not None and not self.camera.touched and outgrown(self._fitted, bounds):
            self.fit(eased=True)
        if self.guide is not None:
            self.guide.lead(self.camera)

    @property
    def fitted(self) -> Bounds | None:
        """The ranges that the camera last framed."""
        return self._fitted

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

    def _follow(self) -> None:
        bounds = self.bounds()
        for layer in self.layers:
            if hasattr(layer, "follow"):
                layer.follow(bounds)

    def fit(self, eased: bool = False) -> None:
        """Frame the data."""
        bounds = self.bounds()
        if bounds is not None:
            self._set_aspect()
            self.camera.fit(bounds, eased)
            self._fitted = bounds

    def recentre(self) -> None:
        """Look at the middle of the data from where it was seen before, in a box of its own."""
        for layer in self.layers:
            if hasattr(layer, "follow"):
                layer.clear()
        bounds = self.bounds()
        if bounds is not None:
            middle = [(low + high) / 2 for low, high in solid(bounds)]
            pose = replace(self.camera.goal, target=(middle[0], middle[1], middle[2]))
            self.camera.glide(pose)
            self._fitted = bounds
            self._follow()

    def clear(self) -> None:
        """Forget the data, keep the view."""
        for layer in self.layers:
            layer.clear()

    def release(self) -> None:
        """Give every layer's GPU memory back."""
        for layer in self.layers:
            layer.release()
        self._strip.release()

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

    def unproject(self, x: float, y: float, through: np.ndarray | None = None) -> np.ndarray:
        """(3,) data point under a physical pixel, on a plane facing the eye.

        through   a point of that plane; the camera's target where it is not given
        """
        self._set_aspect()
        return self.camera.unproject(*self.device(x, y), through)

    def ray(
        self, x: float, y: float, through: np.ndarray | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """(3,) point under a physical pixel, by `unproject`, and the eye's direction there."""
        start = self.unproject(x, y, through)
        away = -np.array(self.camera.pose.turn[2])
        if self.camera.planar:
            return start, away
        further = self.unproject(x, y, start + 0.1 * self.camera.pose.reach * away) - start
        return start, further / np.linalg.norm(further)

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
        bar = self.colour_bar()
        if bar is not None:
            found.extend(Strip.labels(bar, self.rect, scale, self.sunk, self._scale / scale))
        return tuple(found)

    @property
    def refining(self) -> bool:
        """Whether it would show more of the same if it were drawn again."""
        seen = [layer for layer in self.layers if layer.visible]
        return self.waits or any(getattr(layer, "refining", False) for layer in seen)

    def colour_bar(self) -> ColourBar | None:
        """The colour bar of the topmost layer that has one."""
        for layer in reversed(self.layers):
            bar = getattr(layer, "colour_bar", None)
            if layer.visible and bar is not None and (made := bar()) is not None:
                return made  # type: ignore[no-any-return]
        return None

    # -- drawing -----------------------------------------------------------------------------
    def _set_aspect(self) -> None:
        width, height = max(self.rect[2], 1), max(self.rect[3], 1)
        self.camera.aspect = width / height
        shares = [
            layer.margins(width, height, self._scale)
            for layer in self.layers
            if layer.visible and hasattr(layer, "margins")
        ]
        if shares:
            left, right, bottom, top = shares[0]
            if self.colour_bar() is not None:
                right = max(right, min(BAR_ROOM * self._scale / width, 0.35))
                top = max(
                    top, min((BAR_TOP + self.sunk) * self._scale / height, 0.3) * self.camera.planar
                )
            self.camera.margins = (left, right, bottom, top)
            bounds = self.bounds() if self.camera.planar and self.camera.equal else None
            if bounds is not None and bounds[1][1] > bounds[1][0]:
                self.camera.margins = hugging(self.camera, bounds, (width, height))

    def shot(
        self, stage_height: int, theme: Theme, origin: tuple[int, int] = (0, 0),
        **circumstances: Any,
    ) -> Shot:  # fmt: skip
        """What layers need to know to draw themselves now."""
        left, top, width, height = self.rect
        bottom = stage_height - top - height
        self._scale = circumstances.get("scale", 1.0) * theme.size
        self._set_aspect()
        camera = self.camera
        still = camera.changes == self._seen_changes and not camera.moving
        self._seen_changes = camera.changes
        return Shot(
            viewport=(left - origin[0], bottom - origin[1], width, height),
            mvp=camera.matrix(),
            eye=camera.eye,
            forward=-np.array(camera.pose.turn[2]),
            theme=theme,
            planar=camera.planar,
            window=camera.window() if camera.planar else None,
            still=still,
            reach=camera.pose.reach,
            **circumstances,
        )

    def draw(
        self,
        stage_height: int,
        theme: Theme,
        ground: Callable[[Theme, tuple[int, int]], None] | None = None,
        **circumstances: Any,
    ) -> None:
        """Draw every layer into this panel's part of the current framebuffer.

        ground   paints the backdrop of a theme in a size; None leaves what is there
        """
        if not self.visible or min(self.rect[2:]) < 2:
            return
        shot = self.shot(stage_height, theme, **circumstances)
        gl.viewport(*shot.viewport)
        gl.depth(False)
        visible = [layer for layer in self.layers if layer.visible and not self.waits]
        first = shot
        if ground is not None:
            first = self._grounded(shot, partial(ground, theme, shot.size), visible)
        for layer in visible:
            gl.clip(None if hasattr(layer, "margins") else shot.inner)
            layer.draw(first if layer is visible[0] else shot)
        gl.clip(None)
        if not self.waits:
            if (bar := self.colour_bar()) is not None:
                self._strip.draw(bar, shot, self.sunk)
            self.painted, self.begun = self._frame, True

    @staticmethod
    def _grounded(shot: Shot, ground: Callable[[], None], visible: list[Any]) -> Shot:
        """The shot of the first layer; paints the backdrop unless that layer sees to it."""
        if not (visible and getattr(visible[0], "grounds", False)):
            ground()
            return shot
        if shot.inner is None:
            return replace(shot, ground=ground)
        ground()  # a plane's layers stay inside its frame, the backdrop does not
        return replace(shot, ground=lambda: None)
