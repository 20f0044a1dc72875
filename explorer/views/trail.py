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
from explorer.views.trail_shaders import (
    AGE_FRAGMENT,
    HEAD_FRAGMENT,
    HEAD_VERTEX,
    LINE_FRAGMENT,
    LINE_VERTEX,
)

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
