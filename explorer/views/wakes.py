"""WakesLayer: where the agents of a school have just been, as lines that fade."""

from __future__ import annotations

from collections import deque

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.numerics.nearest_image import nearest_image
from explorer.views import gl, palette
from explorer.views.flock import FlockLayer
from explorer.views.shot import Shot

SEGMENTS = {True: 14_000, False: 200_000}  # by software, by hardware
FEWEST, MOST = 8, 48  # samples of a wake
VERTEX = """
uniform mat4 u_mvp;
uniform sampler2D u_map;
uniform vec3 u_muted;
uniform vec3 u_accent;
uniform float u_cyclic;
attribute vec3 a_at;
attribute float a_share;
attribute float a_age;    // 1 at the head; above 1 for the chosen one
varying vec4 v_colour;
void main() {
    float share = u_cyclic > 0.5 ? fract(a_share) : clamp(a_share, 0.0, 1.0) * 0.996 + 0.002;
    vec3 hue = texture2D(u_map, vec2(share, 0.5)).rgb;
    hue = a_share < -0.5 ? u_muted : hue;
    float young = a_age > 1.5 ? a_age - 2.0 : a_age;
    hue = a_age > 1.5 ? u_accent : hue;
    float alpha = (a_age > 1.5 ? 1.0 : 0.6) * pow(clamp(young, 0.0, 1.0), 1.5);
    v_colour = vec4(hue * alpha, alpha);
    gl_Position = u_mvp * vec4(a_at, 1.0);
}
"""
FRAGMENT = "varying vec4 v_colour; void main() { gl_FragColor = v_colour; }"


class WakesLayer:
    """Lines through the last places of agents; `span` [time] is how far back they go, 0: none."""

    def __init__(self, flock: FlockLayer) -> None:
        self.name, self.visible = f"{flock.swarm.name}.wakes", True
        self.span = 0.0
        self._flock = flock
        self._past: deque[tuple[float, np.ndarray, np.ndarray]] = deque()
        self._epoch = -1
        self._program: gloo.Program | None = None
        self._buffer: gloo.VertexBuffer | None = None
        self._indices: gloo.IndexBuffer | None = None
        self._shape = (0, 0)
        self._map: object = None

    def ingest(self, frame: Frame) -> None:
        """Keep where they are now; what is older than the span is let go."""
        shoal = self._flock.shoal
        if frame.epoch != self._epoch or (self._past and len(self._past[0][1]) != len(shoal)):
            self._past.clear()
        self._epoch = frame.epoch
        if self.span <= 0.0:
            self._past.clear()
            return
        past = self._past
        if past and frame.t < past[-1][0]:
            past.clear()
        if not past or frame.t - past[-1][0] >= 0.999 * self.span / MOST:
            past.append((frame.t, shoal.raw.astype(np.float32), shoal.gone.copy()))
        while past and frame.t - past[0][0] > self.span:
            past.popleft()

    def bounds(self) -> None:
        """Never sets the frame."""

    def clear(self) -> None:
        """Forget the past."""
        self._past.clear()

    def lines(self, most: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Places (k + 1, m, 3), newest first, of the agents `who` (m,); ages (k + 1,) 1 to 0."""
        shoal = self._flock.shoal
        past = [one for one in reversed(self._past) if one[0] < self._flock.time]
        moments = [(self._flock.time, shoal.raw, shoal.gone), *past]
        count = len(shoal)
        keep = max(FEWEST, min(MOST, most // max(count, 1)))
        every = -(-len(moments) // keep)
        moments = moments[::every] if every > 1 else moments
        who = np.arange(0, count, max(1, -(-count * len(moments) // most)))
        chosen = self._flock.chosen
        if chosen is not None and chosen not in who:
            who = np.append(who, chosen)
        places = np.empty((len(moments), len(who), 3))
        places[0] = shoal.at[who]
        for i in range(1, len(moments)):
            (_, now, here), (_, then, there) = moments[i - 1], moments[i]
            way = nearest_image(now[who].astype(float) - then[who], shoal.box)
            stream = nearest_image(here - there, 0.0) if shoal.rest == "school" else 0.0
            places[i] = places[i - 1] - (way - stream)
        ages = np.array([1.0 - (self._flock.time - t) / self.span for t, _, _ in moments])
        return places, who, np.clip(ages, 0.0, 1.0)

    def draw(self, shot: Shot) -> None:
        """Lines a pixel wide, hidden by nearer fish."""
        if self.span <= 0.0 or len(self._past) < 2 or not len(self._flock.shoal):
            return
        places, who, ages = self.lines(SEGMENTS[not shot.fine])
        samples, count = places.shape[:2]
        data = np.empty((samples, count, 5), np.float32)
        data[..., :3], data[..., 3] = places, self._flock.shares()[who]
        data[..., 4] = ages[:, None]
        if self._flock.chosen is not None:
            data[:, who == self._flock.chosen, 4] += 2.0
        self._send(data)
        assert self._program is not None
        flock, theme = self._flock, shot.theme
        lut = palette.lut(flock.colouring.map, theme)
        if self._map is not lut:
            self._program["u_map"] = gl.lut_texture(lut, repeat=True)
            self._map = lut
        gl.put(
            self._program, u_mvp=shot.matrix, u_cyclic=float(flock.colouring.cyclic),
            u_muted=theme.rgb("muted"), u_accent=theme.rgb("accent"),
        )  # fmt: skip
        gl.blend("over")
        gl.depth(True)
        gl.command("glDepthMask", False)
        gl.draw_indexed(self._program, "lines", self._indices)
        gl.command("glDepthMask", True)
        gl.depth(False)

    def _send(self, data: np.ndarray) -> None:
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        samples, count = data.shape[:2]
        if self._shape != (samples, count):
            gl.release(self._buffer, self._indices)
            self._buffer = gloo.VertexBuffer(data.reshape(-1))
            first = np.arange((samples - 1) * count, dtype=np.uint32)
            pairs = np.stack([first, first + np.uint32(count)], axis=1)
            self._indices = gloo.IndexBuffer(np.ascontiguousarray(pairs).reshape(-1))
            self._shape = (samples, count)
        else:
            assert self._buffer is not None
            self._buffer.set_data(data.reshape(-1))
        for name, floats, offset in (("a_at", 3, 0), ("a_share", 1, 3), ("a_age", 1, 4)):
            gl.attribute(self._program, name, self._buffer, floats, 5, offset)

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._buffer, self._indices, self._program)
        self._buffer = self._indices = self._program = self._map = None
        self._shape = (0, 0)
