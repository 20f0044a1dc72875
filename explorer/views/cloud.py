"""CloudLayer: unordered points as soft discs; over the budget they become a density."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import gl, palette
from explorer.views.camera import Bounds
from explorer.views.density import DensityLayer
from explorer.views.label import ColourBar
from explorer.views.shot import Shot

if TYPE_CHECKING:
    from explorer.views.field import FieldLayer
    from explorer.views.volume import VolumeLayer

VERTEX = """
uniform mat4 u_mvp;
uniform float u_size;
uniform float u_deep;
uniform vec2 u_limits;
attribute vec3 a_at;
attribute float a_value;
varying float v_share;
void main() {
    v_share = clamp((a_value - u_limits.x) / (u_limits.y - u_limits.x), 0.0, 1.0);
    gl_PointSize = u_size;
    gl_Position = u_mvp * vec4(a_at, 1.0);
    gl_Position.z *= u_deep;
}
"""

FRAGMENT = """
uniform sampler2D u_map;
uniform vec3 u_colour;
uniform float u_mapped;
uniform float u_size;
uniform float u_alpha;
uniform vec3 u_ground;
uniform float u_rim;
varying float v_share;
void main() {
    float r = length(gl_PointCoord - 0.5) * u_size;
    float alpha = clamp(u_size * 0.5 - r, 0.0, 1.0) * u_alpha;
    vec3 mapped = texture2D(u_map, vec2(v_share * 0.99609375 + 0.001953125, 0.5)).rgb;
    float core = u_rim > 0.0 ? clamp(u_size * 0.5 - u_rim - r, 0.0, 1.0) : 1.0;
    vec3 colour = mix(u_ground, mix(u_colour, mapped, u_mapped), core);
    gl_FragColor = vec4(colour * alpha, alpha);
}
"""
SPARSE = 400  # points that count as few
RIM = 0.6  # logical px of ground round a point over a field, where lines are thick


class CloudLayer:
    """Points (m, d) of one Cloud, drawn as they are now.

    size     diameter [logical px]; so many times as wide where there are few: `sparse`
    colour   token of the theme
    map      colour map for `values`, set beside the points; "" for one colour
    over     fields that points of one colour lie on: where lines are thick these would hide
             them, so there are fewer points, no larger, each with a rim
    """

    def __init__(
        self,
        name: str,
        *,
        axes: tuple[int, ...] = (0, 1, 2),
        size: float = 3.0,
        alpha: float = 0.8,
        colour: str = "accent",
        map: str = "",
        limits: Bounds | None = None,
        label: str = "",
        unit: str = "",
        sparse: float = 1.0,
    ) -> None:
        self.name, self.visible = name, True
        self.axes, self.size, self.alpha, self.sparse = axes, size, alpha, sparse
        self.colour, self.map = colour, map
        self.limits, self.label, self.unit = limits, label, unit
        self.value_limits: tuple[float, float] | None = None
        self.solid: VolumeLayer | None = None  # what hides the points behind it
        self.over: tuple[FieldLayer, ...] = ()
        self._every = 1  # one in so many points is drawn
        self._points = np.zeros((0, 3), np.float32)
        self._values: np.ndarray | None = None
        self._crowd = DensityLayer(name, axes=(0, 1, 2), keep=0, label=label)
        self._source: object = None
        self._program: gloo.Program | None = None
        self._buffer: gloo.VertexBuffer | None = None
        self._fresh = False
        self._lut: object = None

    def ingest(self, frame: Frame) -> None:
        """Take the points of a frame."""
        points = frame.arrays.get(self.name)
        if points is None and self._source is not None:  # an ensemble taken away
            self.clear()
        if points is not None and points is not self._source:
            self._source = points
            self.show(points)

    def show(self, points: np.ndarray, values: np.ndarray | None = None) -> None:
        """Replace the points (m, d), and the numbers (m,) they are coloured by."""
        with np.errstate(over="ignore"):  # what has run away is drawn nowhere
            held = self._held(np.asarray(points).reshape(-1, np.asarray(points).shape[-1]))
        self._points, self._values, self._fresh = held, values, True

    def _held(self, points: np.ndarray) -> np.ndarray:
        """(m, 3) of the states that are drawn, 0 where there is none."""
        if points.flags.c_contiguous and points.shape[1] == 3 and tuple(self.axes) == (0, 1, 2):
            return points.astype(np.float32)
        held = np.empty((len(points), 3), np.float32)
        for place in range(3):  # by columns, which is how an ensemble lies in memory
            axis = self.axes[place] if place < len(self.axes) else points.shape[1]
            held[:, place] = points[:, axis] if axis < points.shape[1] else 0.0
        return held

    def clear(self) -> None:
        """Forget the points."""
        self._points, self._source = np.zeros((0, 3), np.float32), None

    def bounds(self) -> Bounds | None:
        """Declared limits, or the ranges of the points."""
        if self.limits is not None or not len(self._points):
            return self.limits
        low, high = np.nanmin(self._points, 0), np.nanmax(self._points, 0)
        return tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))

    def colour_bar(self) -> ColourBar | None:
        """The bar of the density while there are too many points to draw, or of the values."""
        return self._bar

    _bar: ColourBar | None = None

    def draw(self, shot: Shot) -> None:
        """Discs, or a density above the budget."""
        self._bar = None
        if not len(self._points):
            return
        if len(self._points) > 2 * shot.budget:
            if self._fresh:
                self._crowd.replace(self._points)
                self._fresh = False
            self._crowd.draw(shot)
            self._bar = self._crowd.colour_bar()
            return
        self._draw_discs(shot)

    def _draw_discs(self, shot: Shot) -> None:
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        made, weight = self._program, shot.theme.weight
        bold = weight > 1.0 and any(one.visible and one.filled for one in self.over)
        every = thinned(weight) if bold else 1
        if self._fresh or self._buffer is None or every != self._every:
            self._every = every
            self._send(made)
        mapped = bool(self.map) and self._values is not None
        limits = self.value_limits or self._range() if mapped else (0.0, 1.0)
        lut = palette.lut(self.map or "age", shot.theme)
        if self._lut is not lut:
            made["u_map"], self._lut = gl.lut_texture(lut), lut
        made["u_mvp"] = shot.matrix
        size = self.size * (self.sparse if len(self._points) <= SPARSE else 1.0)
        rim = RIM * shot.scale * bold
        made["u_size"] = size * shot.scale * (1.0 if bold else min(weight, 1.5)) + 1.0 + 2.0 * rim
        made["u_rim"], made["u_ground"] = rim, shot.theme.rgb("stage")
        made["u_colour"] = shot.theme.rgb(self.colour)
        made["u_mapped"], made["u_alpha"] = float(mapped), self.alpha
        deep = self.solid is not None and self.solid.hides
        made["u_limits"], made["u_deep"] = limits, float(deep)
        if mapped:
            self._bar = ColourBar(lut, *limits, self.label, self.unit)
        gl.blend("over")
        gl.depth(deep)
        gl.draw(made, "points", -(-len(self._points) // self._every))
        gl.depth(False)

    def _send(self, made: gloo.Program) -> None:
        data = np.zeros((len(self._points), 4), np.float32)
        data[:, :3] = self._points
        if self._values is not None:
            data[:, 3] = self._values
        if self._buffer is None or self._buffer.size != data.size:
            gl.release(self._buffer)
            self._buffer = gloo.VertexBuffer(data.reshape(-1))
        else:
            self._buffer.set_data(data.reshape(-1))
        gl.attribute(made, "a_at", self._buffer, 3, 4 * self._every, 0)
        gl.attribute(made, "a_value", self._buffer, 1, 4 * self._every, 3)
        self._fresh = False

    def _range(self) -> tuple[float, float]:
        assert self._values is not None
        low, high = np.nanpercentile(self._values, (1, 99))
        return float(low), float(max(high, low + 1e-12))

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._buffer, self._program)
        self._buffer = self._program = self._lut = None
        self._fresh = True
        self._crowd.release()


def thinned(weight: float) -> int:
    """One in how many points lies over a field, where lines are `weight` times as thick."""
    return max(1, round(weight**1.5))
