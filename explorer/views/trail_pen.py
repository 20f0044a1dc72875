"""Pen: draws ranges of a ring's samples as ribbons, stamped into a target or in colour."""

from __future__ import annotations

from explorer.views import gl
from explorer.views.ring import FLOATS, VERTEX, Ring
from explorer.views.shot import Shot
from explorer.views.trail_shaders import LINE_VERTEX

LONGEST_STRIDE = 2048  # bytes: what every driver allows between two vertices
RECENT = 2000  # newest segments that are never thinned
BEND = 0.2  # radians from a drawn sample to the next: beyond, a ribbon fills what it goes round
THINNEST = (LONGEST_STRIDE // (4 * VERTEX) + 1) // 2  # one sample in so many


class Pen:
    """The lines of one fragment shader."""

    def __init__(self, fragment: str) -> None:
        self.program = gl.program(LINE_VERTEX, fragment)
        self._chromas: list[tuple[float, float, float]] = []

    def release(self) -> None:
        """Give the GPU's memory back; the pen writes no more."""
        gl.release(self.program)

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
        """The line through samples first .. last - 1, thinned to about one in `every`.

        A sample is two vertices, left and right of the line. Thinned, an odd stride through them
        still alternates the sides, so a ribbon needs no other buffer at any thinness.
        """
        made, stride = self.program, 2 * every - 1
        step = (stride + 1) // 2  # samples from a vertex to its neighbours along the line
        gl.put(made, u_step=float(step))
        for start, place, samples in ring.runs(first, last):
            gl.put(made, u_chroma=self._chromas[start])
            short = max(step - place, 0)  # nothing lies before the buffer to look back at
            place, samples = place + short, samples - short
            at, aside = place * 2 * VERTEX, step * 2 * VERTEX
            for name, floats, where in (
                ("a_before", 4, at - aside),
                ("a_here", 4, at),
                ("a_after", 4, at + aside),
                ("a_mark", 2, at + FLOATS - 1),
            ):
                gl.attribute(made, name, ring.buffer, floats, stride * VERTEX, where)
            gl.draw(made, "triangle_strip", (2 * samples - 1) // stride + 1)

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
        left = max(budget - (head - recent), 1)
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
