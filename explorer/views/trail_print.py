"""Print: turns the stamps of a trail into colours, on the screen or in a kept picture.

While the camera stands still a trail of a long history changes slowly except at its head. So the
coloured picture is kept, backdrop and all; each frame draws the new segments into it, some frames
colour a few bands of it anew, and the screen gets a plain copy.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from vispy import gloo

from explorer.views import backdrop, gl, palette
from explorer.views.shot import Shot
from explorer.views.theme import Theme
from explorer.views.trail_pen import Pen
from explorer.views.trail_shaders import AGES, COLOUR_UNIFORMS, COLOURS, COPY, INK, OPAQUE, OVER

BANDS = 32
Part = tuple[float, float, float, float]


class Print:
    """The programs of one way of colouring, and the picture they keep."""

    def __init__(self, colouring: str) -> None:
        head = COLOUR_UNIFORMS + COLOURS[colouring]
        self._over = gl.screen(head + AGES.replace("FINISH", OVER))
        self._opaque = gl.screen(head + backdrop.SOURCE + AGES.replace("FINISH", OPAQUE))
        self._copy = gl.screen(COPY)
        self.pen = Pen(head + INK)
        self._table: np.ndarray | None = None
        self._target: gloo.Texture2D | None = None
        self._picture: gloo.Texture2D | None = None
        self._canvas: gloo.FrameBuffer | None = None
        self._band = 0
        self.valid = False

    @property
    def _all(self) -> tuple[Any, ...]:
        return (self._over, self._opaque, self.pen.program)

    def dress(self, table: np.ndarray, theme: Theme, limits: tuple[float, float]) -> None:
        """Colours of a map and a theme."""
        if table is not self._table:
            self._table, self.valid = table, False
            texture = gl.lut_texture(table)
            for made in self._all:
                made["u_map"] = texture
                made["u_far"], made["u_near"] = theme.rgb("stage"), theme.rgb("text")
                made["u_luma"] = 0.68 if theme.dark else 0.33
        for made in self._all:
            gl.put(made, u_limits=limits)

    def date(self, head: float, span: float) -> None:
        """The newest stamp, and how many stamps a trail is long."""
        for made in self._all:
            gl.put(made, u_head=head, u_rate=1.0 / span)

    def point(self, target: gloo.Texture2D) -> None:
        """Where the stamps are."""
        if self._target is not target:
            self._over["u_target"] = self._opaque["u_target"] = target
        self._target = target

    def show(self, part: Part) -> None:
        """Colour the stamps straight onto what is there."""
        gl.put(self._over, u_part=part)
        gl.blend("over")
        gl.draw(self._over, "triangle_strip", 4)
        self.valid = False

    def renew(self, shot: Shot, bands: int, stroke: Callable[[], None]) -> None:
        """Bring the kept picture up to date.

        bands    of it to colour anew; the stamps must be complete for that
        stroke   draws with our pen the lines that are not in it yet
        """
        self._resize(shot)
        backdrop.dress(self._opaque, shot.theme, shot.size)
        assert self._canvas is not None
        gl.clip(None)
        with self._canvas:
            gl.viewport(0, 0, *shot.size)
            if not self.valid:
                self._band, bands = 0, BANDS
            if bands:
                gl.blend("none")
                gl.put(self._opaque, u_part=_bands(self._band, bands))
                gl.draw(self._opaque, "triangle_strip", 4)
            gl.blend("over")
            stroke()
        self._band, self.valid = (self._band + bands) % BANDS, True
        gl.viewport(*shot.viewport)
        gl.clip(shot.inner)

    def copy(self) -> None:
        """The kept picture onto the screen."""
        gl.blend("none")
        gl.draw(self._copy, "triangle_strip", 4)

    def _resize(self, shot: Shot) -> None:
        width, height = shot.size
        if self._picture is None or self._picture.shape[:2] != (height, width):
            self._drop_picture()
            self._picture = gloo.Texture2D(
                shape=(height, width, 4), format="rgba", internalformat="rgba8"
            )
            self._canvas = gloo.FrameBuffer(color=self._picture)
            self._copy["u_print"] = self._picture

    def release(self) -> None:
        """Give the GPU's memory back; what was printed is gone, and nothing more is."""
        self._drop_picture()
        gl.release(self._over, self._opaque, self._copy)
        self.pen.release()

    def _drop_picture(self) -> None:
        gl.release(self._canvas, self._picture)
        self._canvas = self._picture = None
        self.valid = False


def _bands(first: int, count: int) -> Part:
    return 0.0, first / BANDS, 1.0, (first + count) / BANDS


def reach(bounds: Any, shot: Shot) -> Part:
    """The part of the viewport that data in these bounds can touch."""
    whole = (0.0, 0.0, 1.0, 1.0)
    if bounds is None:
        return whole
    corners = np.array(np.meshgrid(*bounds)).reshape(3, -1)
    clip = shot.mvp @ np.vstack([corners, np.ones(corners.shape[1])])
    if np.any(clip[3] <= 0):
        return whole
    at = clip[:2] / clip[3] * 0.5 + 0.5
    pad = 8 * shot.scale / min(shot.size)
    low, high = np.clip(at.min(1) - pad, 0, 1), np.clip(at.max(1) + pad, 0, 1)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def table_of(colour: str, map: str, theme: Theme) -> np.ndarray:
    """The colour map of a way of colouring."""
    return palette.lut(map or ("age" if colour == "age" else "sequential"), theme)
