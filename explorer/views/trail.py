"""TrailLayer: trajectories as ageing lines, however long their history.

Samples lie in a ring of vertices. Lines are not drawn to the screen but into a float target that
keeps, for every pixel, how much is covered and the sample number of what covers it. The last pass
turns sample numbers into ages and ages into colours, so the whole history fades exactly although,
while the camera stands still, only the newest segments are ever drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import gl, palette
from explorer.views.camera import Bounds
from explorer.views.label import ColourBar
from explorer.views.ring import FLOATS, Ring
from explorer.views.shot import Shot

LINE_VERTEX = """
uniform mat4 u_mvp;
uniform vec2 u_size;
uniform float u_half;
uniform float u_reach;
uniform float u_step;
uniform float u_curved;
uniform vec3 u_wrap;
uniform vec3 u_chroma;
attribute vec2 a_corner;
attribute vec4 a_before;
attribute vec4 a_from;
attribute vec4 a_to;
attribute vec4 a_after;
attribute float a_scalar;
varying float v_side;
varying float v_stamp;
varying vec2 v_tint;
bool apart(vec4 a, vec4 b) {
    return abs(b.w - a.w - u_step) > 0.5 || any(greaterThan(abs(b.xyz - a.xyz), u_wrap));
}
void main() {
    vec4 p = u_mvp * vec4(a_from.xyz, 1.0);
    vec4 q = u_mvp * vec4(a_to.xyz, 1.0);
    if (apart(a_from, a_to) || p.w <= 0.0 || q.w <= 0.0) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    float s = a_corner.x;
    vec3 chord = a_to.xyz - a_from.xyz;
    vec3 place = a_from.xyz + s * chord;
    vec3 ahead = chord;
    if (u_curved > 0.5) {
        // a cubic through four samples, Catmull and Rom's; straight ends where there is a gap
        vec3 m = apart(a_before, a_from) ? chord : 0.5 * (a_to.xyz - a_before.xyz);
        vec3 n = apart(a_to, a_after) ? chord : 0.5 * (a_after.xyz - a_from.xyz);
        vec3 bow = m - chord;
        vec3 counter = n - chord;
        place += s * (1.0 - s) * ((1.0 - s) * bow - s * counter);
        ahead = chord + (1.0 - s) * (1.0 - 3.0 * s) * bow + s * (3.0 * s - 2.0) * counter;
    }
    vec4 here = u_mvp * vec4(place, 1.0);
    vec4 next = u_mvp * vec4(place + 0.01 * ahead, 1.0);
    vec2 along = (next.xy / next.w - here.xy / here.w) * u_size;
    float length_px = length(along);
    vec2 side = length_px > 1e-7 ? vec2(-along.y, along.x) / length_px : vec2(0.0, 1.0);
    here.xy += side * a_corner.y * u_reach * 2.0 / u_size * here.w;
    here.z = 0.0;
    v_side = a_corner.y * u_reach;
    v_stamp = mix(a_from.w, a_to.w, s);
    v_tint = u_chroma.z > 0.5 ? u_chroma.xy : vec2(a_scalar, 0.0);
    gl_Position = here;
}
"""

LINE_FRAGMENT = """
uniform float u_half;
uniform float u_glow;
varying float v_side;
varying float v_stamp;
varying vec2 v_tint;
void main() {
    float edge = abs(v_side);
    float cover = clamp(u_half + 0.5 - edge, 0.0, 1.0);
    float halo = u_glow * clamp(1.0 - edge / (3.0 * u_half), 0.0, 1.0);
    cover = max(cover, halo);
    gl_FragColor = vec4(v_stamp, v_tint, 1.0) * cover;
}
"""

AGE_FRAGMENT = """
uniform sampler2D u_target;
uniform sampler2D u_map;
uniform float u_head;
uniform float u_span;
uniform float u_mode;
uniform float u_luma;
uniform vec3 u_far;
uniform vec3 u_near;
uniform vec2 u_limits;
varying vec2 v_at;
void main() {
    vec4 seen = texture2D(u_target, v_at);
    if (seen.a <= 0.004) discard;
    vec3 mean = seen.rgb / seen.a;
    float age = clamp(1.0 - (u_head - mean.r) / u_span, 0.0, 1.0);
    vec3 colour;
    if (u_mode < 0.5) {
        colour = texture2D(u_map, vec2(age * 0.99609375 + 0.001953125, 0.5)).rgb;
    } else if (u_mode < 1.5) {
        float g = u_luma - 0.3 * mean.g - 0.11 * mean.b;
        vec3 hue = vec3(g + mean.g, g, g + mean.b);
        vec3 old = mix(u_far, hue, 0.3);
        vec3 young = mix(hue, u_near, 0.35);
        colour = age < 0.5 ? mix(old, hue, age * 2.0) : mix(hue, young, age * 2.0 - 1.0);
    } else {
        float share = clamp((mean.g - u_limits.x) / (u_limits.y - u_limits.x), 0.0, 1.0);
        colour = texture2D(u_map, vec2(share * 0.99609375 + 0.001953125, 0.5)).rgb;
    }
    float alpha = seen.a * age * sqrt(age);
    gl_FragColor = vec4(colour * alpha, alpha);
}
"""

HEAD_VERTEX = """
uniform mat4 u_mvp;
uniform float u_size;
attribute vec3 a_at;
attribute vec3 a_colour;
varying vec3 v_colour;
void main() {
    v_colour = a_colour;
    gl_PointSize = u_size;
    gl_Position = u_mvp * vec4(a_at, 1.0);
    gl_Position.z = 0.0;
}
"""

HEAD_FRAGMENT = """
uniform float u_radius;
uniform float u_size;
uniform float u_glow;
varying vec3 v_colour;
void main() {
    float r = length(gl_PointCoord - 0.5) * u_size;
    float disc = clamp(u_radius + 0.5 - r, 0.0, 1.0);
    float halo = u_glow * pow(clamp(1.0 - 2.0 * r / u_size, 0.0, 1.0), 2.0);
    float alpha = max(disc, halo);
    gl_FragColor = vec4(v_colour * alpha, alpha);
}
"""

Colouring = Literal["age", "speed", "value"]
CURVE_PARTS = 3  # straight pieces of a curved segment
CURVE_FROM = 4.0  # typical pixels between samples above which segments are curved
RECENT = 2000  # newest segments that are never thinned


class TrailLayer:
    """Trajectories of one Path: (n, d) or, for several starts, (m, n, d).

    length   samples from head to tail
    colour   "age", "speed" (of the point, per step) or "value": what `value` was when it passed
    value    scalar given to samples as they arrive, for instance a running diagnostic
    """

    def __init__(
        self,
        name: str,
        *,
        axes: tuple[int, ...] = (0, 1, 2),
        length: int = 12_000,
        capacity: int | None = None,
        colour: Colouring = "age",
        map: str = "",
        unit: str = "",
        label: str = "",
        limits: Bounds | None = None,
    ) -> None:
        self.name, self.visible = name, True
        self.colour, self.map = colour, map
        self.value = 0.0
        self.value_limits: tuple[float, float] | None = None
        self.label, self.unit = label, unit
        self.limits = limits
        self.length = length
        self.width = 1.5
        self._wrap = (1e30, 1e30, 1e30)
        self._ring = Ring(axes, capacity or max(length, 1 << 15))
        self._seen, self._epoch = -1, -1
        self._drawn: int | None = None  # newest stamp in the target; None: nothing valid there
        self._owed = 0  # oldest stamp still to be refined after the camera came to rest
        self._view: bytes = b""
        self._target: gloo.Texture2D | None = None
        self._canvas: gloo.FrameBuffer | None = None
        self._table: np.ndarray | None = None
        self._made = False

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Append the samples after the last step seen; a gap in time stays a gap in the line."""
        if frame.epoch != self._epoch:
            self.clear()
            self._epoch = frame.epoch
        if self.name not in frame.arrays or frame.step <= self._seen:
            return
        samples, gap = frame.newer(self.name, self._seen)
        self._seen = frame.step
        self.append(samples, gap)

    def append(self, samples: np.ndarray, gap: bool = False) -> None:
        """Append samples (n, d) or (m, n, d)."""
        samples = np.asarray(samples)
        block = samples[None] if samples.ndim == 2 else samples
        if block.shape[1] == 0:
            return
        value = self.value if self.colour == "value" else None
        self._ring.append(block, gap, value)

    def clear(self) -> None:
        """Forget every sample."""
        self._seen = -1
        self._forget()

    def _forget(self) -> None:
        self._ring.clear()
        self._drawn = None

    def turn(self, moduli: Sequence[float]) -> None:
        """Axes that are angles: their modulus, 0 for others; a jump by half is not joined."""
        given = [*moduli, 0.0, 0.0, 0.0][:3]
        x, y, z = (m / 2 if m > 0 else 1e30 for m in given)
        self._wrap = (x, y, z)

    def recolour(self, colour: Colouring, map: str = "") -> None:
        """Colour by age, speed or value from now on."""
        self.colour, self.map = colour, map
        self._drawn = None

    def bounds(self) -> Bounds | None:
        """Ranges of the samples in the trail, or the declared limits."""
        return self.limits or self._ring.bounds()

    @property
    def heads(self) -> np.ndarray:
        """(m, 3) newest sample of each start."""
        return self._ring.heads()

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """Bring the target up to date and colour it onto the screen."""
        if self._ring.count < 2:
            return
        if not self._made:
            self._build()
        self._ring.upload()
        self._resize(shot)
        self._stroke(shot)
        self._colour_in(shot)
        self._draw_heads(shot)

    def _build(self) -> None:
        self._lines = gl.program(LINE_VERTEX, LINE_FRAGMENT)
        self._lines["a_corner"] = gloo.VertexBuffer(strip(CURVE_PARTS))
        self._straight = gl.program(LINE_VERTEX, LINE_FRAGMENT)
        self._straight["a_corner"] = gloo.VertexBuffer(strip(1))
        self._ages = gl.screen(AGE_FRAGMENT)
        self._dots = gl.program(HEAD_VERTEX, HEAD_FRAGMENT)
        self._made = True

    def _resize(self, shot: Shot) -> None:
        width, height = shot.size
        if self._target is None or self._target.shape[:2] != (height, width):
            gl.release(self._canvas, self._target)
            self._target = gl.float_texture((height, width), 4, smooth=False)
            self._canvas = gloo.FrameBuffer(color=self._target)
            self._drawn = None

    def _stroke(self, shot: Shot) -> None:
        """Draw into the target what it does not show yet."""
        ring = self._ring
        state = (shot.fine, self.width, self.colour, ring.generation, shot.theme.name)
        view = shot.matrix.tobytes() + str(state).encode()
        head, oldest = ring.total, ring.oldest(self.length)
        fresh = self._drawn is None or view != self._view or self._drawn < oldest
        self._view = view
        assert self._canvas is not None
        gl.clip(None)
        with self._canvas:
            gloo.set_viewport(0, 0, *shot.size)
            if fresh:
                gloo.set_state(blend=False, depth_test=False)
                gloo.clear(color=(0, 0, 0, 0))
            gl.blend("over")
            gloo.set_state(depth_test=False)
            self._prepare_lines(shot)
            if fresh:
                self._owed = self._stroke_thinned(shot, oldest, head)
            else:
                assert self._drawn is not None
                self._stroke_range(self._drawn - 1, head, 1, shot)
        self._drawn = head
        gloo.set_viewport(*shot.viewport)
        gl.clip(shot.inner)

    def _prepare_lines(self, shot: Shot) -> None:
        half = 0.5 * self.width * shot.theme.weight * shot.scale
        glow = 0.12 if shot.fine and shot.theme.dark else 0.0
        for lines in (self._lines, self._straight):
            lines["u_mvp"] = shot.matrix
            lines["u_size"] = shot.size
            lines["u_half"] = half
            lines["u_reach"] = 3 * half if glow else half + 0.75
            lines["u_glow"] = glow
            lines["u_wrap"] = self._wrap
        self._curved = self._ring.pace() * self._pixels(shot) > CURVE_FROM * shot.scale

    def _pixels(self, shot: Shot) -> float:
        """Pixels that one data unit covers near the camera's target."""
        row = float(np.linalg.norm(shot.mvp[1, :3]))
        return row * shot.size[1] / 2 / (shot.reach if abs(shot.mvp[3, :3]).any() else 1.0)

    def _stroke_thinned(self, shot: Shot, oldest: int, head: int) -> int:
        """The whole trail within the budget: old samples thinned evenly, the newest all there."""
        budget = 10**9 if shot.keep else max(shot.budget // self._ring.starts, 64)
        if head - oldest <= budget:
            self._stroke_range(oldest, head, 1, shot)
            return head
        recent = max(oldest, head - min(RECENT, budget // 2))
        every = -(-(recent - oldest) // max(budget - (head - recent), 1))
        recent = oldest + (recent - oldest) // every * every
        self._stroke_range(oldest, recent + 1, every, shot)
        self._stroke_range(recent, head, 1, shot)
        return oldest

    def _stroke_range(self, first: int, last: int, every: int, shot: Shot) -> None:
        """Segments between the samples first .. last - 1, every k-th sample joined."""
        curved = every == 1 and self._curved
        lines, buffer = self._lines if curved else self._straight, self._ring.buffer
        lines["u_step"], lines["u_curved"] = float(every), float(curved)
        shift = every * FLOATS
        for start, offset, count in self._ring.runs(first, last, every):
            lines["u_chroma"] = self._chroma(start, shot)
            at = offset * FLOATS
            for name, floats, where in (
                ("a_before", 4, at - FLOATS),
                ("a_from", 4, at),
                ("a_to", 4, at + shift),
                ("a_after", 4, at + (shift + FLOATS if curved else shift)),
                ("a_scalar", 1, at + shift + 4),
            ):
                gl.attribute(lines, name, buffer, floats, shift, where, 1)
            gl.draw(lines, "triangle_strip", 2 * (CURVE_PARTS if curved else 1) + 2, count)

    def _chroma(self, start: int, shot: Shot) -> tuple[float, float, float]:
        """Red and blue over green of this start's series colour; third: 0 to use the scalar."""
        if self.colour != "age" or self._ring.starts == 1:
            return 0.0, 0.0, 0.0
        series = shot.theme.series
        r, g, b = shot.theme.rgb(series[start % len(series)])
        return r - g, b - g, 1.0

    def _colour_in(self, shot: Shot) -> None:
        theme, ages = shot.theme, self._ages
        scalar = self.colour != "age"
        mode = 2.0 if scalar else (1.0 if self._ring.starts > 1 else 0.0)
        name = self.map or ("viridis" if scalar else "age")
        table = palette.lut(name, theme)
        if table is not self._table:
            self._table = table
            ages["u_map"] = gl.lut_texture(table)
            ages["u_far"], ages["u_near"] = theme.rgb("stage"), theme.rgb("text")
            ages["u_luma"] = 0.68 if theme.dark else 0.33
        ages["u_target"] = self._target
        ages["u_head"] = float(self._ring.stamp)
        ages["u_span"] = float(min(self._ring.count, self.length))
        ages["u_mode"] = mode
        ages["u_limits"] = self.colour_limits
        ages["u_part"] = self._part(shot)
        gl.blend("over")
        gl.draw(ages, "triangle_strip", 4)

    def colour_bar(self) -> ColourBar | None:
        """What the colours mean, unless it is age."""
        if self.colour == "age" or self._table is None or self._ring.count < 2:
            return None
        label = self.label or ("speed" if self.colour == "speed" else "value")
        unit = self.unit or ("per step" if self.colour == "speed" else "")
        return ColourBar(self._table, *self.colour_limits, label, unit)

    @property
    def colour_limits(self) -> tuple[float, float]:
        """Values at the two ends of the colour map."""
        if self.value_limits is not None:
            return self.value_limits
        return self._ring.scalar_limits()

    def _part(self, shot: Shot) -> tuple[float, float, float, float]:
        """The part of the viewport that the trail can reach, so that no other pixel is touched."""
        bounds = self._ring.bounds()
        if bounds is None:
            return (0.0, 0.0, 1.0, 1.0)
        corners = np.array(np.meshgrid(*bounds)).reshape(3, -1)
        clip = shot.mvp @ np.vstack([corners, np.ones(corners.shape[1])])
        if np.any(clip[3] <= 0):
            return (0.0, 0.0, 1.0, 1.0)
        at = clip[:2] / clip[3] * 0.5 + 0.5
        pad = 8 * shot.scale / min(shot.size)
        low, high = np.clip(at.min(1) - pad, 0, 1), np.clip(at.max(1) + pad, 0, 1)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def _draw_heads(self, shot: Shot) -> None:
        theme = shot.theme
        heads = self._ring.heads()
        if len(heads) > 64:
            return
        hues = theme.series if len(heads) > 1 else (theme.age[-1],)
        colours = np.array([theme.rgb(hues[i % len(hues)]) for i in range(len(heads))])
        dots, scale = self._dots, shot.scale * min(theme.weight, 1.5)
        dots["a_at"] = heads.astype(np.float32)
        dots["a_colour"] = colours.astype(np.float32)
        dots["u_mvp"] = shot.matrix
        dots["u_radius"] = 2.5 * scale
        dots["u_size"] = 22.0 * scale
        dots["u_glow"] = 0.35 if theme.dark else 0.18
        gl.blend("over")
        dots.draw("points")

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._canvas, self._target)
        self._canvas = self._target = None
        self._ring.release()
        self._drawn = None


def strip(parts: int) -> np.ndarray:
    """Corners of a band of this many pieces: x along it 0..1, y across it -1 and 1."""
    along = np.repeat(np.linspace(0, 1, parts + 1), 2)
    return np.stack([along, np.tile([-1.0, 1.0], parts + 1)], axis=1).astype(np.float32)
