"""Strokes: straight segments with soft edges, each with its colour, at any width."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl

VERTEX = """
uniform mat4 u_mvp;
uniform vec2 u_size;
uniform float u_half;
attribute vec2 a_corner;
attribute vec3 a_from;
attribute vec3 a_to;
attribute vec4 a_colour;
varying float v_side;
varying vec4 v_colour;
void main() {
    vec4 p = u_mvp * vec4(a_from, 1.0);
    vec4 q = u_mvp * vec4(a_to, 1.0);
    if (p.w <= 0.0 || q.w <= 0.0) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    vec2 along = (q.xy / q.w - p.xy / p.w) * u_size;
    float length_px = length(along);
    vec2 side = length_px > 1e-5 ? vec2(-along.y, along.x) / length_px : vec2(0.0, 1.0);
    vec4 here = mix(p, q, a_corner.x * 0.5 + 0.5);
    float reach = u_half + 0.75;
    here.xy += side * a_corner.y * reach * 2.0 / u_size * here.w;
    v_side = a_corner.y * reach;
    v_colour = a_colour;
    here.z = 0.0;
    gl_Position = here;
}
"""

FRAGMENT = """
uniform float u_half;
uniform float u_alpha;
varying float v_side;
varying vec4 v_colour;
void main() {
    float cover = clamp(u_half + 0.5 - abs(v_side), 0.0, 1.0) * min(1.0, u_half * 2.0);
    float alpha = cover * v_colour.a * u_alpha;
    gl_FragColor = vec4(v_colour.rgb * alpha, alpha);
}
"""


class Strokes:
    """A set of segments on the GPU."""

    def __init__(self) -> None:
        self._program: gloo.Program | None = None
        self._buffer: gloo.VertexBuffer | None = None
        self._data = np.zeros((0, 10), np.float32)
        self._fresh = False

    def set(self, segments: np.ndarray, colours: np.ndarray) -> None:
        """Replace them: (n, 2, 2 or 3) ends and (n, 4) or (4,) RGBA."""
        segments = np.asarray(segments, dtype=np.float32)
        data = np.zeros((len(segments), 10), np.float32)
        width = segments.shape[-1]
        data[:, 0:width] = segments[:, 0]
        data[:, 3 : 3 + width] = segments[:, 1]
        data[:, 6:10] = colours
        self._data, self._fresh = data, True

    def draw(
        self, matrix: np.ndarray, size: tuple[int, int], width: float, alpha: float = 1.0
    ) -> None:
        """Draw them `width` pixels wide."""
        if not len(self._data):
            return
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
            self._program["a_corner"] = gloo.VertexBuffer(gl.CORNERS)
        if self._fresh:
            if self._buffer is None or self._buffer.size != self._data.size:
                gl.release(self._buffer)
                self._buffer = gloo.VertexBuffer(self._data.reshape(-1).copy())
            else:
                self._buffer.set_data(self._data.reshape(-1).copy())
            for name, floats, offset in (("a_from", 3, 0), ("a_to", 3, 3), ("a_colour", 4, 6)):
                gl.attribute(self._program, name, self._buffer, floats, 10, offset, 1)
            self._fresh = False
        made = self._program
        gl.put(made, u_mvp=matrix, u_size=size, u_half=width / 2, u_alpha=alpha)
        gl.blend("over")
        gl.draw(made, "triangle_strip", 4, len(self._data))

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._buffer, self._program)
        self._buffer, self._program, self._fresh = None, None, True
