"""FieldLayer: a scalar on a plane; palette and limits change without sending it again."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from vispy import gloo

from explorer.model.diagnostic import Reading
from explorer.model.frame import Frame
from explorer.views import gl, palette
from explorer.views.camera import Bounds
from explorer.views.label import ColourBar
from explorer.views.shot import Shot

VERTEX = """
uniform mat4 u_mvp;
uniform vec4 u_extent;
attribute vec2 a_corner;
varying vec2 v_at;
void main() {
    v_at = a_corner * 0.5 + 0.5;
    gl_Position = u_mvp * vec4(mix(u_extent.xy, u_extent.zw, v_at), 0.0, 1.0);
    gl_Position.z = 0.0;
}
"""

FRAGMENT = """
uniform sampler2D u_field;
uniform sampler2D u_second;
uniform sampler2D u_map;
uniform sampler2D u_other;
uniform vec2 u_limits;
uniform vec2 u_texels;
uniform float u_two;
uniform float u_dark;
uniform vec3 u_ground;
varying vec2 v_at;
vec3 mapped(sampler2D map, float value) {
    float share = clamp((value - u_limits.x) / (u_limits.y - u_limits.x), 0.0, 1.0);
    return texture2D(map, vec2(share * 0.99609375 + 0.001953125, 0.5)).rgb;
}
void main() {
    // nodes lie on the border: the first and last texel centres are the ends of the extent
    vec2 at = (v_at * (u_texels - 1.0) + 0.5) / u_texels;
    float value = texture2D(u_field, at).r;
    if (!(value == value)) discard;
    vec3 colour = mapped(u_map, value);
    if (u_two > 0.5) {
        vec3 other = mapped(u_other, texture2D(u_second, at).r);
        if (u_dark > 0.5) {
            vec3 a = max(colour - u_ground, 0.0);
            vec3 b = max(other - u_ground, 0.0);
            colour = u_ground + a + b - a * b;
        } else {
            colour = colour * other / max(u_ground, vec3(0.5));
        }
    }
    gl_FragColor = vec4(colour, 1.0);
}
"""
EVEN = 1.6  # of the middle value: no measured field ends its colours below


class FieldLayer:
    """Values (ny, nx) over an extent; row 0 is the lowest y, the outer nodes lie on the border.

    map      colour map; other: the second one, when two fields are shown at once
    extent   of the outer nodes; None: of whatever is shown, else from 0, one for each node
    limits   values at the ends of the map; None: from the 0.5th percentile or 0 to the 99.8th
    """

    def __init__(
        self,
        name: str,
        *,
        extent: Bounds | None = None,
        map: str = "forward",
        other: str = "backward",
        label: str = "",
        unit: str = "",
        smooth: bool = True,
        value_limits: tuple[float, float] | None = None,
    ) -> None:
        self.name, self.visible = name, True
        self.map, self.other = map, other
        self.label, self.unit, self.smooth = label, unit, smooth
        self.measured = False  # shown while a measurement of its name is
        self.said = ""  # the label with the window of time that a reading has
        self.value_limits = value_limits
        self.extent, self._counted = extent, extent is None
        self.axes: tuple[str, ...] = ("x", "y")
        self.signed = False
        self.over: tuple[FieldLayer, ...] = ()  # one of these that shows something hides this one
        self._values: np.ndarray | None = None
        self._second: np.ndarray | None = None
        self._auto = (0.0, 1.0)
        self._table = np.zeros((2, 4))
        self._textures: dict[str, gloo.Texture2D] = {}
        self._program: gloo.Program | None = None
        self._fresh = False
        self._luts: tuple[object, object] = (None, None)

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Take the field of a frame; one that is measured waits for a reading."""
        if self.measured:
            return
        values = frame.arrays.get(self.name)
        if values is not None and values is not self._values:
            self.show(values)

    def show(
        self,
        values: np.ndarray,
        extent: Bounds | None = None,
        second: np.ndarray | None = None,
    ) -> None:
        """Replace the field, its extent, and the second field blended with it."""
        self._values, self._second = values, second
        if extent is not None:
            self.extent, self._counted = extent, False
        elif self._counted:
            ny, nx = values.shape
            self.extent = ((0.0, nx - 1.0), (0.0, ny - 1.0))
        if self.value_limits is None:
            self._auto = palette.spread(values)
            if self.measured:  # what is the same everywhere is no white wall that hides tracers
                middle = float(np.nanmedian(values)) if np.isfinite(values).any() else 0.0
                self._auto = self._auto[0], max(self._auto[1], EVEN * middle)
            if self.signed:
                most = max(-self._auto[0], self._auto[1])
                self._auto = -most, most
        self._fresh = True

    def show_reading(self, reading: Reading | Mapping[str, np.ndarray]) -> None:
        """Take the field named as this layer, and x and y, from what a diagnostic gave."""
        arrays = reading.arrays if isinstance(reading, Reading) else reading
        if isinstance(reading, Reading):
            self._told(reading)
        x, y = arrays["x"], arrays["y"]
        extent = ((float(x[0]), float(x[-1])), (float(y[0]), float(y[-1])))
        self.show(arrays[self.name], extent)
        if isinstance(reading, Reading) and reading.provisional and self.map != "diverging":
            self._auto = max(self._auto[0], 0.0), self._auto[1]  # what few steps overshoot

    def _told(self, reading: Reading) -> None:
        """Unit, colours and their ends as the reading has them; a window of time is named."""
        made = reading.settings
        self.unit = reading.units.get(self.name, self.unit)
        T = made.get("T", 0.0)
        backward = made.get("direction") == "backward" or T < 0
        self.map = made.get("map") or ("backward" if backward else "forward")
        if self.map == "diverging":
            low, high = made["limits"]
            self.value_limits = float(low), float(high)
        if T:
            way = "backward" if backward else "forward"
            time = reading.units.get("T", self.unit.partition("1/")[2])
            self.said = f"{self.label or self.name} {way}, T = {abs(T):g} {time}".rstrip()

    @property
    def filled(self) -> bool:
        """Whether it has been given values."""
        return self._values is not None

    def clear(self) -> None:
        """A picture stays until the next one comes."""

    def bounds(self) -> Bounds | None:
        """The extent."""
        return self.extent

    def read(self, point: np.ndarray) -> dict[str, float] | None:
        """The value of the node nearest to a point, with the point itself."""
        if self._values is None or self.extent is None:
            return None
        (x0, x1), (y0, y1) = self.extent
        across, up = (point[0] - x0) / (x1 - x0), (point[1] - y0) / (y1 - y0)
        if not (0 <= across <= 1 and 0 <= up <= 1):
            return None
        ny, nx = self._values.shape
        value = float(self._values[round(up * (ny - 1)), round(across * (nx - 1))])
        title = ColourBar(self._table, 0, 1, self.label or self.name, self.unit).title
        return {title: value, self.axes[0]: float(point[0]), self.axes[1]: float(point[1])}

    @property
    def limits(self) -> tuple[float, float]:
        """Values at the ends of the colour map."""
        return self.value_limits or self._auto

    def colour_bar(self) -> ColourBar | None:
        """What the colours mean, once something is shown."""
        if self._values is None:
            return None
        return ColourBar(self._table, *self.limits, self.said or self.label or self.name, self.unit)

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """The field, coloured on the way."""
        hidden = any(one.visible and one._values is not None for one in self.over)
        if self._values is None or self.extent is None or hidden:
            return
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
            self._program["a_corner"] = gloo.VertexBuffer(gl.CORNERS)
        made = self._program
        luts = (palette.lut(self.map, shot.theme), palette.lut(self.other, shot.theme))
        if luts[0] is not self._luts[0] or luts[1] is not self._luts[1]:
            made["u_map"], made["u_other"] = map(gl.lut_texture, luts)
            self._luts, self._table = luts, luts[0]
        if self._fresh:
            self._upload(made)
        (x0, x1), (y0, y1) = self.extent[:2]
        made["u_mvp"], made["u_extent"] = shot.matrix, (x0, y0, x1, y1)
        made["u_limits"] = self.limits
        made["u_two"], made["u_dark"] = float(self._second is not None), float(shot.theme.dark)
        made["u_ground"] = shot.theme.rgb("stage")
        gl.blend("over")
        gl.draw(made, "triangle_strip", 4)

    def _upload(self, made: gloo.Program) -> None:
        assert self._values is not None
        second = self._values if self._second is None else self._second
        ny, nx = self._values.shape
        made["u_texels"] = (nx, ny)
        for name, values in (("u_field", self._values), ("u_second", second)):
            held = self._textures.get(name)
            if held is None or held.shape[:2] != values.shape:
                gl.release(held)
                held = gl.float_texture((values.shape[0], values.shape[1]), 1, self.smooth)
                self._textures[name] = made[name] = held
            held.set_data(np.ascontiguousarray(values, np.float32)[..., None])
        self._fresh = False

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(*self._textures.values(), self._program)
        self._textures, self._program, self._fresh = {}, None, True
        self._luts = None, None
