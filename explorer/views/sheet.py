"""Sheet: a field on a rectangle that stands in a space, in the colours of a map."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.shot import Shot

VERTEX = """
uniform mat4 u_mvp;
uniform vec3 u_corner;
uniform vec3 u_across;
uniform vec3 u_up;
attribute vec2 a_corner;
varying vec2 v_at;
void main() {
    v_at = a_corner * 0.5 + 0.5;
    gl_Position = u_mvp * vec4(u_corner + v_at.x * u_across + v_at.y * u_up, 1.0);
}
"""
FRAGMENT = """
uniform sampler2D u_field;
uniform sampler2D u_map;
uniform vec2 u_limits;
uniform vec2 u_texels;
uniform float u_kept;
varying vec2 v_at;
void main() {
    vec2 at = (v_at * (u_texels - 1.0) + 0.5) / u_texels;
    float value = texture2D(u_field, at).r;
    if (!(value == value)) discard;
    float share = clamp((value - u_limits.x) / (u_limits.y - u_limits.x), 0.0, 1.0);
    vec3 colour = texture2D(u_map, vec2(share * 0.99609375 + 0.001953125, 0.5)).rgb;
    gl_FragColor = vec4(colour, mix(1.0, gl_FragCoord.z, u_kept));
}
"""


class Sheet:
    """One rectangle; its outer nodes lie on its border."""

    def __init__(self) -> None:
        self.corners = np.zeros((3, 3))  # one of them, and what leads across and up from there
        self._values: np.ndarray | None = None
        self._program: gloo.Program | None = None
        self._texture: gloo.Texture2D | None = None
        self._fresh = False
        self._lut: object = None

    def set(
        self, values: np.ndarray, corner: np.ndarray, across: np.ndarray, up: np.ndarray
    ) -> None:
        """Replace the field (rows, columns) and where it stands: a corner and two sides (3,)."""
        self.corners = np.array([corner, across, up], float)
        self._values, self._fresh = values, True

    def draw(
        self, shot: Shot, lut: np.ndarray, limits: tuple[float, float], kept: bool = False
    ) -> None:
        """The rectangle; what is nearer than it hides it."""
        if self._values is None:
            return
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
            self._program["a_corner"] = gloo.VertexBuffer(gl.CORNERS)
        made = self._program
        if self._fresh or self._texture is None:
            self._upload(made, self._values)
        if lut is not self._lut:
            made["u_map"], self._lut = gl.lut_texture(lut), lut
        made["u_mvp"], made["u_limits"], made["u_kept"] = shot.matrix, limits, float(kept)
        for name, place in zip(("u_corner", "u_across", "u_up"), self.corners, strict=True):
            made[name] = tuple(float(x) for x in place)
        gl.blend("none")
        gl.depth(True)
        gl.draw(made, "triangle_strip", 4)
        gl.depth(False)

    def _upload(self, made: gloo.Program, values: np.ndarray) -> None:
        rows, columns = values.shape
        if self._texture is None or self._texture.shape[:2] != values.shape:
            gl.release(self._texture)
            self._texture = made["u_field"] = gl.float_texture((rows, columns))
        made["u_texels"] = (columns, rows)
        self._texture.set_data(np.ascontiguousarray(values, np.float32)[..., None])
        self._fresh = False

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._texture, self._program)
        self._texture = self._program = self._lut = None
        self._fresh = True
