"""Surface: triangles in a space, lit from where the eye is; near ones hide far ones."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.shot import Shot

VERTEX = """
uniform mat4 u_mvp;
uniform vec3 u_eye;
attribute vec3 a_at;
attribute vec3 a_normal;
varying vec3 v_normal;
varying vec3 v_toward;
void main() {
    v_normal = a_normal;
    v_toward = u_eye - a_at;
    gl_Position = u_mvp * vec4(a_at, 1.0);
}
"""
FRAGMENT = """
uniform vec3 u_colour;
uniform vec3 u_shade;
uniform vec3 u_glint;
uniform float u_kept;
varying vec3 v_normal;
varying vec3 v_toward;
void main() {
    vec3 normal = normalize(v_normal + vec3(1e-12));
    float facing = abs(dot(normal, normalize(v_toward)));
    vec3 tone = mix(u_shade, u_colour, 0.12 + 0.88 * facing);
    float alpha = mix(1.0, gl_FragCoord.z, u_kept);  // a kept picture knows its depths
    gl_FragColor = vec4(mix(tone, u_glint, 0.3 * pow(facing, 24.0)), alpha);
}
"""


class Surface:
    """One mesh on the GPU, with a side to neither inside nor outside."""

    def __init__(self) -> None:
        self.count = 0  # triangles
        self._data = np.zeros((0, 6), np.float32)
        self._faces = np.zeros((0, 3), np.uint32)
        self._program: gloo.Program | None = None
        self._buffers: tuple[gloo.VertexBuffer, gloo.IndexBuffer] | None = None

    def set(self, points: np.ndarray, normals: np.ndarray, faces: np.ndarray) -> None:
        """Replace corners (v, 3), their normals (v, 3) and triangles (f, 3)."""
        self._data = np.concatenate([points, normals], axis=1).astype(np.float32)
        self._faces = np.ascontiguousarray(faces, np.uint32)
        self.count = len(faces)
        gl.release(*(self._buffers or ()))
        self._buffers = None

    def draw(self, shot: Shot, colour: np.ndarray, kept: bool = False) -> None:
        """The mesh in one colour (3,), darker towards its rim; it leaves its depth behind."""
        if not self.count:
            return
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        if self._buffers is None:
            self._buffers = (
                gloo.VertexBuffer(self._data.reshape(-1)),
                gloo.IndexBuffer(self._faces.reshape(-1)),
            )
        made, (corners, faces) = self._program, self._buffers
        gl.attribute(made, "a_at", corners, 3, 6, 0)
        gl.attribute(made, "a_normal", corners, 3, 6, 3)
        ground, ink = np.array(shot.theme.rgb("stage")), np.array(shot.theme.rgb("text"))
        shade = 0.55 * ground + 0.45 * colour if shot.theme.dark else 0.6 * colour + 0.4 * ink
        glint = ink if shot.theme.dark else ground
        gl.put(
            made,
            u_mvp=shot.matrix,
            u_kept=float(kept),
            u_eye=tuple(float(x) for x in shot.eye),
            u_colour=tuple(float(x) for x in colour),
            u_shade=tuple(float(x) for x in shade),
            u_glint=tuple(float(x) for x in glint),
        )
        gl.blend("none")
        gl.depth(True)
        gl.draw_indexed(made, "triangles", faces)
        gl.depth(False)

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(*(self._buffers or ()), self._program)
        self._buffers = self._program = None
