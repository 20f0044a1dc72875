"""Pen: draws ranges of a ring's samples as ribbons, stamped into a target or in colour."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.ring import FLOATS, VERTEX, Ring
from explorer.views.shot import Shot
from explorer.views.trail_shaders import LINE_VERTEX

RECENT = 2000  # newest segments that are never thinned
BEND = 0.2  # radians from one drawn sample to the next: beyond, a line is seen to have corners
THINNEST = 86  # one sample in so many


class Pen:
    """The lines of one fragment shader."""

    def __init__(self, fragment: str) -> None:
        self.program = gl.program(LINE_VERTEX, fragment)
        self._chromas: list[tuple[float, float, float]] = []
        self._pairs = gloo.IndexBuffer()
        self._paired = 0, 0  # one sample in so many, and how many pairs

    def release(self) -> None:
        """Give the GPU's memory back; the pen writes no more."""
        gl.release(self.program, self._pairs)

    def prepare(
        self,
        ring: Ring,
        shot: Shot,
        width: float,
        wrap: tuple[float, float, float],
        hues: tuple[str, ...],
    ) -> None:
        """Set what does not change from range to range.

        width   in logical pixels
        hues    colours of the starts in turn; () to use the scalar of each sample
        """
        half = 0.5 * width * shot.theme.weight * shot.scale
        glow = 0.12 if shot.fine and shot.theme.dark else 0.0
        gl.put(
            self.program,
            u_mvp=shot.matrix,
            u_size=shot.size,
            u_half=half,
            u_reach=3 * half if glow else half + 0.75,
            u_glow=glow,
            u_wrap=wrap,
        )
        self._chromas = [_chroma(shot, i, hues) for i in range(ring.starts)]

    def stroke(self, ring: Ring, first: int, last: int, every: int = 1) -> None:
        """The line through samples first .. last - 1, or through one in `every` of them.

        A sample is two vertices, left and right of the line.
        """
        made = self.program
        gl.put(made, u_step=float(every))
        for start, place, samples in ring.runs(first, last):
            gl.put(made, u_chroma=self._chromas[start])
            short = max(every - place, 0)  # nothing lies before the buffer to look back at
            place, samples = place + short, samples - short
            at, aside = place * 2 * VERTEX, every * 2 * VERTEX
            for name, floats, where in (
                ("a_before", 4, at - aside),
                ("a_here", 4, at),
                ("a_after", 4, at + aside),
                ("a_mark", 2, at + FLOATS - 1),
            ):
                gl.attribute(made, name, ring.buffer, floats, VERTEX, where)
            pairs = -(-samples // every)
            if every == 1:
                gl.draw(made, "triangle_strip", 2 * samples)
            elif pairs > 1:
                gl.draw_indexed(made, "triangle_strip", self._one_in(every, pairs), 2 * pairs)

    def _one_in(self, every: int, pairs: int) -> gloo.IndexBuffer:
        """The vertices of at least so many samples, one in `every`."""
        if self._paired[0] != every or self._paired[1] < pairs:
            left = 2 * every * np.arange(pairs, dtype=np.uint32)
            self._pairs.set_data(np.stack([left, left + 1], axis=1).ravel())
            self._paired = every, pairs
        return self._pairs

    def stroke_within(self, ring: Ring, oldest: int, budget: int) -> int | None:
        """The line from sample `oldest` on: old samples thinned evenly, the newest all there.

        What would have to be thinned until it looks like another line is left out, oldest first.

        returns  the first sample of what was thinned, None when all was drawn
        """
        head = ring.total
        if head - oldest <= budget:
            self.stroke(ring, oldest, head)
            return None
        recent = max(oldest, head - min(RECENT, budget // 2))
        left = max((budget - (head - recent)) // 2, 1)
        every = min(-(-(recent - oldest) // left), THINNEST, max(1, int(BEND / ring.bend())))
        first = max(oldest, recent - left * every)
        recent = first + (recent - first) // every * every
        self.stroke(ring, first, recent + 1, every)
        self.stroke(ring, recent, head)
        return oldest


def _chroma(shot: Shot, start: int, hues: tuple[str, ...]) -> tuple[float, float, float]:
    """Red and blue over green of a start's series colour; third: 0 to use the scalar instead."""
    if not hues:
        return 0.0, 0.0, 0.0
    r, g, b = shot.theme.rgb(hues[start % len(hues)])
    return r - g, b - g, 1.0
