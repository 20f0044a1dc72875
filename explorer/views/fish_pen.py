"""FishPen: draws fish from rows of what each one does; bodies of one kind lie baked in blocks."""

from __future__ import annotations

from typing import Any

import numpy as np
from vispy import gloo
from vispy.gloo.context import get_current_canvas

from explorer.views import fish, gl
from explorer.views.fish_shaders import (
    FRAGMENT,
    SHADOW_FRAGMENT,
    SHADOW_VERTEX,
    TEXELS,
    VERTEX,
    WIDTH,
)

FLOATS = 4 * TEXELS
BLOCK = 1024  # fish that share one buffer of bodies


class Mold:
    """A block of bodies of one kind, each vertex with the number of its fish."""

    def __init__(self, kind: tuple[int, int]) -> None:
        vertices, triangles = fish.body(*kind)
        rows = np.zeros((BLOCK, len(vertices), 7), np.float32)
        rows[..., :6] = vertices
        rows[..., 6] = np.arange(BLOCK)[:, None]
        first = (np.arange(BLOCK) * len(vertices))[:, None, None]
        self.vertices = gloo.VertexBuffer(rows.reshape(-1))
        self.indices = gloo.IndexBuffer((triangles[None] + first).astype(np.uint32).reshape(-1))
        self.corners = 3 * len(triangles)

    def draw(self, made: gloo.Program, first: int, count: int, lit: bool) -> None:
        """Fish first .. first + count - 1 of the texture."""
        gl.attribute(made, "a_shape", self.vertices, 3, 7, 0)
        if lit:
            gl.attribute(made, "a_normal", self.vertices, 3, 7, 3)
        gl.attribute(made, "a_who", self.vertices, 1, 7, 6)
        queue = get_current_canvas().context.glir
        queue.associate(made.glir)
        queue.associate(self.indices.glir)
        for at in range(first, first + count, BLOCK):
            many = min(BLOCK, first + count - at)
            gl.put(made, u_first=float(at))
            selection = (self.indices.id, "UNSIGNED_INT", many * self.corners)
            queue.command("DRAW", made.id, "triangles", selection, 1)


class FishPen:
    """Programs, bodies and the texture of what each fish does.

    Rows are (n, 12) float32: place (3), share of the colour map (below 0: none); heading (3), bend;
    phase [rad], beats [rad per time], 1 where it is chosen, length.
    """

    def __init__(self) -> None:
        self._molds: dict[int, Mold] = {}
        self._lit: gloo.Program | None = None
        self._shade: gloo.Program | None = None
        self._texture: gloo.Texture2D | None = None
        self._data = np.zeros((0, WIDTH * TEXELS, 4), np.float32)
        self._map: object = None

    @property
    def asleep(self) -> bool:
        """Whether nothing was drawn with it yet."""
        return self._lit is None

    def load(self, rows: np.ndarray) -> None:
        """Take what every fish does now."""
        height = max(1, -(-len(rows) // WIDTH))
        if len(self._data) != height or self._texture is None:
            self._data = np.zeros((height, WIDTH * TEXELS, 4), np.float32)
            gl.release(self._texture)
            self._texture = gl.float_texture((height, WIDTH * TEXELS), channels=4, smooth=False)
        self._data.reshape(-1, FLOATS)[: len(rows)] = rows
        self._texture.set_data(self._data, copy=True)

    def paint(self, parts: list[tuple[int, int, int]], lut: np.ndarray, **uniforms: Any) -> None:
        """Fish with light and depth: parts are (level of body, first, count)."""
        if self._lit is None:
            self._lit = gl.program(VERTEX, FRAGMENT)
        made = self._lit
        made["u_fish"] = self._texture
        if self._map is not lut:
            made["u_map"] = gl.lut_texture(lut, repeat=True)
            self._map = lut
        gl.put(made, u_rows=float(len(self._data)), **uniforms)
        gl.blend("none")
        gl.depth(True)
        gl.command("glEnable", "cull_face")  # half of the triangles, and of the time
        for level, first, count in parts:
            gl.put(made, u_flat=float(fish.BODIES[level] == fish.FLAT))
            self._mold(level).draw(made, first, count, lit=True)
        gl.command("glDisable", "cull_face")
        gl.depth(False)

    def shade(self, parts: list[tuple[int, int, int]], **uniforms: Any) -> None:
        """Their shadows on a floor."""
        if self._shade is None:
            self._shade = gl.program(SHADOW_VERTEX, SHADOW_FRAGMENT)
        made = self._shade
        made["u_fish"] = self._texture
        gl.put(made, u_rows=float(len(self._data)), **uniforms)
        gl.blend("over")
        for _, first, count in parts:
            self._mold(0).draw(made, first, count, lit=False)

    def _mold(self, level: int) -> Mold:
        if level not in self._molds:
            self._molds[level] = Mold(fish.BODIES[level])
        return self._molds[level]

    def release(self) -> None:
        """Give the GPU's memory back."""
        for mold in self._molds.values():
            gl.release(mold.vertices, mold.indices)
        gl.release(self._texture, self._lit, self._shade)
        self._molds.clear()
        self._texture = self._lit = self._shade = self._map = None
