"""FlockLayer: agents with a heading, drawn as fish that swim."""

from __future__ import annotations

from typing import Literal

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import fish, gl, palette
from explorer.views.camera import Bounds
from explorer.views.cloud import CloudLayer
from explorer.views.label import ColourBar
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes

VERTEX = """
uniform mat4 u_mvp;
uniform float u_length;
uniform float u_beat;
uniform vec2 u_limits;
uniform vec2 u_fog;
uniform vec3 u_eye;
attribute vec3 a_shape;
attribute vec3 a_normal;
attribute vec3 a_at;
attribute vec3 a_toward;
attribute vec4 a_life;   // value, phase of the tail, bend, beats per unit of time
varying float v_share;
varying float v_back;
varying float v_light;
varying float v_fog;
varying float v_rim;
void main() {
    vec3 ahead = normalize(a_toward);
    vec3 side = vec3(-ahead.y, ahead.x, 0.0);
    float flat_length = length(side);
    side = flat_length > 1e-3 ? side / flat_length : vec3(0.0, 1.0, 0.0);
    vec3 up = cross(ahead, side);
    // the spine bends with the turn and carries a wave that grows towards the tail
    float aft = 0.45 - a_shape.x;
    float wave = 6.2831853 * a_life.y + a_life.w * u_beat - 4.2 * aft;
    float sway = 0.075 * aft * aft * sin(wave) * 1.6 + a_life.z * aft * aft;
    float slope = -0.24 * aft * sin(wave) + 0.5 * aft * aft * cos(wave) - 2.0 * a_life.z * aft;
    vec3 body = vec3(a_shape.x, a_shape.y + sway, a_shape.z);
    vec3 n = normalize(vec3(a_normal.x + slope * a_normal.y, a_normal.y, a_normal.z));
    vec3 place = a_at + u_length * (ahead * body.x + side * body.y + up * body.z);
    vec3 normal = normalize(ahead * n.x + side * n.y + up * n.z);
    vec3 sight = normalize(u_eye - place);
    v_share = (a_life.x - u_limits.x) / (u_limits.y - u_limits.x);
    v_back = smoothstep(-0.55, 0.65, a_normal.z + 0.25 * abs(a_normal.y) - 0.1);
    v_light = clamp(0.5 + 0.5 * dot(normal, normalize(vec3(0.25, 0.1, 1.0))), 0.0, 1.0);
    v_rim = pow(1.0 - abs(dot(normal, sight)), 3.0);
    gl_Position = u_mvp * vec4(place, 1.0);
    v_fog = clamp((gl_Position.w - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 1.0);
}
"""

FRAGMENT = """
uniform sampler2D u_map;
uniform vec3 u_stage;
uniform float u_cyclic;
uniform float u_dark;
varying float v_share;
varying float v_back;
varying float v_light;
varying float v_fog;
varying float v_rim;
void main() {
    float share = u_cyclic > 0.5 ? fract(v_share) : clamp(v_share, 0.0, 1.0) * 0.996 + 0.002;
    vec3 hue = texture2D(u_map, vec2(share, 0.5)).rgb;
    vec3 back = hue * (u_dark > 0.5 ? 0.72 : 0.82);
    vec3 belly = mix(hue, vec3(1.0), u_dark > 0.5 ? 0.62 : 0.5);
    vec3 colour = mix(belly, back, v_back) * (0.62 + 0.55 * v_light);
    colour += (u_dark > 0.5 ? 0.22 : 0.06) * v_rim * hue;
    colour = mix(colour, u_stage, v_fog * 0.6);
    gl_FragColor = vec4(colour, 1.0);
}
"""

SMALLEST = 0.045  # of the tank's edge: a shorter body could not be seen
Colouring = Literal["heading", "value", "plain"]


class FlockLayer:
    """Agents (m, d) with headings (m, d).

    colour   "heading" (cyclic, by compass), "value" (numbers set with `values`) or "plain"
    length   of a body [data units]
    box      edges of the tank per axis, drawn with a soft floor
    """

    def __init__(
        self,
        name: str,
        at: str,
        toward: str,
        *,
        box: str = "",
        length: float = 1.2,
        colour: Colouring = "heading",
        map: str = "",
        label: str = "",
        unit: str = "",
    ) -> None:
        self.name, self.visible = name, True
        self.at, self.toward, self.box = at, toward, box
        self.length, self.colour, self.map = length, colour, map
        self.label, self.unit = label, unit
        self.values: np.ndarray | None = None
        self.value_limits: tuple[float, float] | None = None
        self.selected: set[int] = set()
        self._life = np.zeros((0, 10), np.float32)
        self._tank = 0.0
        self._time = 0.0
        self._epoch = -1
        self._source: object = None
        self._far = CloudLayer(name, size=3.0)
        self._program: gloo.Program | None = None
        self._buffer: gloo.VertexBuffer | None = None
        self._indices: gloo.IndexBuffer | None = None
        self._detail = (0, 0)
        self._lut: object = None
        self._table = np.zeros((2, 4))
        self._floor = Strokes()

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Take places and headings of a frame; how they changed bends the bodies."""
        if self.at not in frame.arrays or frame.arrays[self.at] is self._source:
            return
        passed = frame.t - self._time if frame.epoch == self._epoch else 0.0
        self._source, self._time, self._epoch = frame.arrays[self.at], frame.t, frame.epoch
        if self.box and self.box in frame.params:
            self._tank = float(frame.params[self.box])
        self.show(frame.arrays[self.at], frame.arrays[self.toward], passed)

    def show(self, at: np.ndarray, toward: np.ndarray, passed: float = 0.0) -> None:
        """Places and headings (m, 2 or 3), `passed` model time after the last ones."""
        count, axes = at.shape
        life = np.zeros((count, 10), np.float32)
        life[:, :axes] = at
        life[:, 3 : 3 + axes] = toward
        life[:, 7] = (np.arange(count) * 0.6180339887) % 1.0
        life[:, 9] = 9.0
        if len(self._life) == count and passed > 0:
            before = self._life[:, 3:6]
            turn = before[:, 0] * life[:, 4] - before[:, 1] * life[:, 3]
            bend = np.clip(0.55 * turn / max(passed, 1e-6) * 0.2, -0.35, 0.35)
            keep = np.exp(-passed / 0.35)
            life[:, 8] = keep * self._life[:, 8] + (1 - keep) * bend
        self._life = life

    def clear(self) -> None:
        """Forget the agents."""
        self._life, self._source = np.zeros((0, 10), np.float32), None

    def bounds(self) -> Bounds | None:
        """The tank, or the ranges of the agents."""
        if self._tank > 0:
            return ((0.0, self._tank),) * 3
        if not len(self._life):
            return None
        at = self._life[:, :3]
        middle, half = np.median(at, axis=0), max(float(np.ptp(at, axis=0).max()) / 2, 1.0)
        return tuple((float(m - half), float(m + half)) for m in middle)

    @property
    def limits(self) -> tuple[float, float]:
        """Values at the ends of the colour map."""
        if self.colour == "heading":
            return -np.pi, np.pi
        if self.value_limits is not None:
            return self.value_limits
        if self.values is None or not len(self.values):
            return 0.0, 1.0
        low, high = np.nanpercentile(self.values, (1, 99))
        return float(low), float(max(high, low + 1e-9))

    def colour_bar(self) -> ColourBar | None:
        """What the colours mean; none for plain fish."""
        if self.colour == "plain" or not len(self._life):
            return None
        if self.colour == "heading":
            return ColourBar(self._table, -180.0, 180.0, "heading", "°", cyclic=True)
        return ColourBar(self._table, *self.limits, self.label or self.name, self.unit)

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """Fish as fine as the budget allows, or points."""
        if not len(self._life):
            return
        self._colours()
        budget = shot.budget * (1 if shot.fine else 2)
        wanted = fish.detail(len(self._life), 10**9 if shot.keep else budget)
        lut = palette.lut(self.map or self._own_map(), shot.theme)
        self._table = lut
        if wanted == (0, 0):
            self._far.map = self.map or self._own_map()
            self._far.value_limits = self.limits
            self._far.show(self._life[:, :3], self._life[:, 6])
            self._far.draw(shot)
            return
        self._prepare(shot, wanted, lut)
        assert self._program is not None and self._indices is not None
        gl.blend("none")
        gl.depth(True)
        gl.draw_indexed(self._program, self._indices, len(self._life))
        gl.depth(False)

    def _own_map(self) -> str:
        return {"heading": "cyclic", "value": "viridis", "plain": "accent"}[self.colour]

    def _colours(self) -> None:
        if self.colour == "heading":
            self._life[:, 6] = np.arctan2(self._life[:, 4], self._life[:, 3])
        elif self.colour == "value" and self.values is not None:
            if len(self.values) == len(self._life):
                self._life[:, 6] = self.values
        else:
            self._life[:, 6] = 0.85

    def _prepare(self, shot: Shot, wanted: tuple[int, int], lut: np.ndarray) -> None:
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        made = self._program
        if wanted != self._detail:
            self._build(made, wanted)
        data = self._life.reshape(-1).copy()
        if self._buffer is None or self._buffer.size != data.size:
            gl.release(self._buffer)
            self._buffer = gloo.VertexBuffer(data)
        else:
            self._buffer.set_data(data)
        for name, floats, offset in (("a_at", 3, 0), ("a_toward", 3, 3), ("a_life", 4, 6)):
            gl.attribute(made, name, self._buffer, floats, 10, offset, 1)
        if self._lut is not lut:
            made["u_map"] = gl.lut_texture(lut, repeat=self.colour == "heading")
            self._lut = lut
        bounds = self.bounds()
        half = 1.0 if bounds is None else 0.5 * max(high - low for low, high in bounds)
        made["u_mvp"], made["u_eye"] = shot.matrix, shot.eye
        made["u_length"] = max(self.length, self._tank * SMALLEST)
        made["u_beat"] = self._time
        made["u_limits"] = self.limits
        made["u_fog"] = (max(shot.reach - 0.9 * half, 0.1), shot.reach + 1.9 * half)
        made["u_stage"] = shot.theme.rgb("stage")
        made["u_cyclic"] = float(self.colour == "heading")
        made["u_dark"] = float(shot.theme.dark)

    def _build(self, made: gloo.Program, wanted: tuple[int, int]) -> None:
        vertices, triangles = fish.body(*wanted)
        shape = gloo.VertexBuffer(vertices.reshape(-1))
        gl.attribute(made, "a_shape", shape, 3, 6, 0)
        gl.attribute(made, "a_normal", shape, 3, 6, 3)
        self._shape = shape
        self._indices = gloo.IndexBuffer(triangles.reshape(-1))
        self._detail = wanted

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._buffer, self._program)
        self._buffer = self._program = self._lut = None
        self._detail = (0, 0)
        self._far.release()
