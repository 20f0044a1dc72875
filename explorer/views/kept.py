"""Kept: solid things drawn once, colour and depth, for as long as neither they nor the eye move."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from vispy import gloo

from explorer.views import gl
from explorer.views.shot import Shot
from explorer.views.target import drawing_into

COPY = """
uniform sampler2D u_picture;
varying vec2 v_at;
void main() {
    vec4 kept = texture2D(u_picture, v_at);
    if (kept.a >= 1.0) discard;
    gl_FragColor = vec4(kept.rgb, 1.0);
    gl_FragDepth = kept.a;
}
"""


class Kept:
    """A picture of the size of the panel; what is behind or before it is told by its depth."""

    def __init__(self) -> None:
        self._texture: gloo.Texture2D | None = None
        self._depth: gloo.RenderBuffer | None = None
        self._canvas: gloo.FrameBuffer | None = None
        self._copy: gloo.Program | None = None
        self._held: Hashable = None
        self.draws = 0  # times that the things themselves were drawn

    def draw(self, shot: Shot, what: Hashable, paint: Callable[[bool], None]) -> None:
        """Solid things on the screen: painted while the eye moves, else from the kept picture.

        what    tells one appearance from another, besides where the eye is
        paint   ... told whether fragments are to leave their depth in alpha
        """
        key = (what, shot.matrix.tobytes(), shot.size, shot.theme.name)
        if shot.keep or not shot.still:
            self._held = None
            self.draws += 1
            paint(False)
            return
        if self._canvas is None or self._texture is None or self._size != shot.size:
            self._make(shot.size)
        if key != self._held:
            with drawing_into(self._canvas, shot):
                gloo.clear(color=(0, 0, 0, 1), depth=True)
                self.draws += 1
                paint(True)
            self._held = key
        if self._copy is None:
            self._copy = gl.screen(COPY)
        self._copy["u_picture"] = self._texture
        gl.blend("none")
        gl.depth(True)
        gl.draw(self._copy, "triangle_strip", 4)
        gl.depth(False)

    @property
    def _size(self) -> tuple[int, int]:
        assert self._texture is not None
        height, width = self._texture.shape[:2]
        return width, height

    def _make(self, size: tuple[int, int]) -> None:
        self._drop()
        width, height = size
        self._texture = gl.float_texture((height, width), 4, smooth=False)
        self._depth = gloo.RenderBuffer((height, width), "depth")
        self._canvas = gloo.FrameBuffer(color=self._texture, depth=self._depth)

    def _drop(self) -> None:
        gl.release(self._canvas, self._depth, self._texture)
        self._canvas = self._depth = self._texture = self._held = None

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._drop()
        gl.release(self._copy)
        self._copy = None
