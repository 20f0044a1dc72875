"""TrailLayer: trajectories as ageing lines, however long their history.

Samples lie in a ring of vertices. Lines are not drawn to the screen but into a float target that
keeps, for every pixel, how much is covered and the sample number of what covers it. The last pass
turns sample numbers into ages and ages into colours, so the whole history fades exactly although,
while the camera stands still, only the newest segments are ever drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import gl
from explorer.views.camera import Bounds
from explorer.views.label import ColourBar
from explorer.views.ring import Ring
from explorer.views.shot import Shot
from explorer.views.trail_pen import Pen
from explorer.views.trail_print import Print, reach, table_of
from explorer.views.trail_shaders import HEAD_FRAGMENT, HEAD_VERTEX, LINE_FRAGMENT

Colouring = Literal["age", "speed", "value"]
RECENT = 2000  # newest segments that are never thinned
SLOW = 40  # a trail this many times longer than what is new changes colour slowly
MOST_HEADS = 64


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
        self._drawn: int | None = None  # samples the target shows; None: nothing valid there
        self._owed: int | None = None  # first sample still to be refined after the camera rests
        self._view: bytes = b""
        self._target: gloo.Texture2D | None = None
        self._canvas: gloo.FrameBuffer | None = None
        self._second: tuple[gloo.Texture2D, gloo.FrameBuffer] | None = None
        self._pen: Pen | None = None
        self._dots: gloo.Program | None = None
        self._print: Print | None = None
        self._colouring = ""
        self._part = (0.0, 0.0, 1.0, 1.0)
        self._table: np.ndarray | None = None

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
        self._drawn = self._owed = None

    def turn(self, moduli: Sequence[float]) -> None:
        """Axes that are angles: their modulus, 0 for others; a jump by half is not joined."""
        given = [*moduli, 0.0, 0.0, 0.0][:3]
        x, y, z = (m / 2 if m > 0 else 1e30 for m in given)
        self._wrap = (x, y, z)

    def recolour(self, colour: Colouring, map: str = "") -> None:
        """Colour by age, speed or value from now on."""
        self.colour, self.map = colour, map
        self._drawn = self._owed = None

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
        if self._pen is None:
            self._pen = Pen(LINE_FRAGMENT)
            self._dots = gl.program(HEAD_VERTEX, HEAD_FRAGMENT)
        self._ring.upload()
        self._resize(shot)
        before = self._drawn
        fresh = self._stroke(shot)
        self._colour_in(shot, None if fresh else before)
        self._draw_heads(shot)

    def _resize(self, shot: Shot) -> None:
        width, height = shot.size
        if self._target is None or self._target.shape[:2] != (height, width):
            self._drop_targets()
            self._target = gl.float_texture((height, width), 4, smooth=False)
            self._canvas = gloo.FrameBuffer(color=self._target)

    def _stroke(self, shot: Shot) -> bool:
        """Draw into the target what it does not show yet; whether it was all drawn anew."""
        ring = self._ring
        state = (shot.fine, shot.keep, self.width, self.colour, ring.generation, shot.theme.name)
        view = shot.matrix.tobytes() + str(state).encode()
        head, oldest = ring.total, ring.oldest(self.length)
        fresh = self._drawn is None or view != self._view or self._drawn < oldest
        self._view = view
        assert self._pen is not None
        self._pen.prepare(ring, shot, self.width, self._wrap, self._by_series)
        if fresh:
            with drawing_into(self._canvas, shot, clear=True):
                self._owed = self._stroke_thinned(shot, oldest, head)
        elif self._drawn != head:
            assert self._drawn is not None
            with drawing_into(self._canvas, shot):
                self._pen.stroke(ring, self._drawn - 1, head)
        if self._owed is not None and not fresh:
            self._refine(shot, oldest, head)
        self._drawn = head
        return fresh

    @property
    def _by_series(self) -> bool:
        return self.colour == "age" and self._ring.starts > 1

    def _stroke_thinned(self, shot: Shot, oldest: int, head: int) -> int | None:
        """The trail within the budget: old samples thinned evenly, the newest all there.

        returns  the first sample of what was thinned, None when all was drawn
        """
        assert self._pen is not None
        ring = self._ring
        budget = 10**9 if shot.keep else max(shot.budget // ring.starts, 64)
        if head - oldest <= budget:
            self._pen.stroke(ring, oldest, head)
            return None
        recent = max(oldest, head - min(RECENT, budget // 2))
        every = -(-(recent - oldest) // max(budget - (head - recent), 1))
        recent = oldest + (recent - oldest) // every * every
        self._pen.stroke(ring, oldest, recent + 1, every)
        self._pen.stroke(ring, recent, head)
        return oldest

    def _refine(self, shot: Shot, oldest: int, head: int) -> None:
        """The camera rests: draw the whole history, a part per frame, into a second target."""
        assert self._owed is not None and self._pen is not None and self._target is not None
        begun = self._second is not None
        if self._second is None:
            height, width = self._target.shape[:2]
            texture = gl.float_texture((height, width), 4, smooth=False)
            self._second = (texture, gloo.FrameBuffer(color=texture))
        first = max(self._owed, oldest)
        last = min(head, first + max(shot.budget // (2 * self._ring.starts), 64))
        with drawing_into(self._second[1], shot, clear=not begun):
            self._pen.stroke(self._ring, max(first - 1, 0), last)
        self._owed = last
        if last == head:
            old = (self._target, self._canvas)
            (self._target, self._canvas), self._second, self._owed = self._second, None, None
            gl.release(old[1], old[0])

    @property
    def refining(self) -> bool:
        """Whether a thinned history is still being completed."""
        return self._owed is not None

    def _colour_in(self, shot: Shot, before: int | None) -> None:
        """Stamps to colours: at once, or through a kept picture while only the head moves."""
        colouring = "series" if self._by_series else "age" if self.colour == "age" else "scalar"
        if self._colouring != colouring:
            self._colouring, self._print = colouring, Print(colouring)
        made, ring = self._print, self._ring
        assert made is not None
        self._table = table_of(self.colour, self.map, shot.theme)
        made.dress(self._table, shot.theme, self.colour_limits if self.colour != "age" else (0, 1))
        span = min(ring.count, self.length)
        made.point(self._target, float(ring.stamp), float(span))
        part = reach(ring.bounds(), shot)
        slow = before is not None and (ring.total - before) * SLOW < span
        if not (slow and shot.base and not shot.keep):
            made.show(part)
            return
        if part != self._part:
            self._part, made.valid = part, False

        def stroke(pen: Pen) -> None:
            if before is not None and before < ring.total:
                pen.prepare(ring, shot, self.width, self._wrap, self._by_series)
                pen.stroke(ring, before - 1, ring.total)

        made.renew(shot, part, stroke)
        made.copy(part)

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
        return self.value_limits or self._ring.scalar_limits()

    def _draw_heads(self, shot: Shot) -> None:
        theme, heads, dots = shot.theme, self._ring.heads(), self._dots
        if len(heads) > MOST_HEADS or dots is None:
            return
        hues = theme.series if len(heads) > 1 else (theme.age[-1],)
        colours = np.array([theme.rgb(hues[i % len(hues)]) for i in range(len(heads))])
        scale = shot.scale * min(theme.weight, 1.5)
        dots["a_at"] = heads.astype(np.float32)
        dots["a_colour"] = colours.astype(np.float32)
        dots["u_mvp"] = shot.matrix
        dots["u_radius"] = 2.5 * scale
        dots["u_size"] = 22.0 * scale
        dots["u_glow"] = 0.35 if theme.dark else 0.18
        gl.blend("over")
        gl.draw(dots, "points", len(heads))

    def _drop_targets(self) -> None:
        gl.release(self._canvas, self._target)
        if self._second is not None:
            gl.release(self._second[1], self._second[0])
        self._canvas = self._target = self._second = self._drawn = self._owed = None

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._drop_targets()
        if self._print is not None:
            self._print.release()
        self._ring.release()


@contextmanager
def drawing_into(canvas: Any, shot: Shot, clear: bool = False) -> Iterator[None]:
    """Draw into a framebuffer of the shot's size, then go back to the panel's viewport."""
    gl.clip(None)
    with canvas:
        gloo.set_viewport(0, 0, *shot.size)
        gloo.set_state(depth_test=False)
        if clear:
            gloo.clear(color=(0, 0, 0, 0))
        gl.blend("over")
        yield
    gloo.set_viewport(*shot.viewport)
    gl.clip(shot.inner)
