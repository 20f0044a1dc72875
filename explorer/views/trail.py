"""TrailLayer: trajectories as ageing lines, however long their history.

Samples lie in a ring of vertices. Lines are not drawn to the screen but into a float target that
keeps, for every pixel, how much is covered and the sample number of what covers it. The last pass
turns sample numbers into ages and ages into colours, so the whole history fades exactly although,
while the camera stands still, only the newest segments are ever drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from explorer.model.frame import Frame
from explorer.views import gl
from explorer.views.box import framing
from explorer.views.camera import Bounds
from explorer.views.label import ColourBar
from explorer.views.shot import Shot
from explorer.views.strand import Strand
from explorer.views.target import Target
from explorer.views.trail_heads import Heads
from explorer.views.trail_pen import Pen
from explorer.views.trail_print import Print, reach, table_of
from explorer.views.trail_shaders import LINE_FRAGMENT

Colouring = Literal["age", "speed", "value"]
REDO = 2  # a line ends in a point, so its last segment is drawn again when it goes on
TOGETHER = 8  # bands of the kept picture coloured anew at once ...
RENEWED = 8  # ... every so many frames
FIRST = 3  # a first picture has a third of the budget: widgets are being made beside it
SLOW = 200  # a trail this many times longer than what is new changes colour slowly


class TrailLayer:
    """Trajectories of one Path: (n, d) or, for several starts, (m, n, d).

    length   samples from head to tail
    colour   "age", "speed" (of the point, per step) or "value": what `value` was when it passed
    hues     tokens of the starts' colours, even for one; else several take the theme's series
    value    scalar given to samples as they arrive, for instance a running diagnostic
    """

    grounds = True  # a kept picture holds the backdrop too

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
        hues: tuple[str, ...] = (),
    ) -> None:
        self.name, self.visible = name, True
        self._own_hues = hues
        self.colour, self.map = colour, map
        self.value = 0.0
        self.value_limits: tuple[float, float] | None = None
        self.label, self.unit = label, unit
        self.limits = limits
        self.width = 1.5
        self._strand = Strand(name, axes, length, capacity)
        self._ring = self._strand.ring
        self._drawn: int | None = None  # samples the target shows; None: nothing valid there
        self._owed: int | None = None  # first sample still to be refined after the camera rests
        self._view: bytes = b""
        self._target = Target()
        self._pen: Pen | None = None
        self._heads = Heads()
        self._print: Print | None = None
        self._shown: int | None = None  # samples there were at the last frame of this view
        self._printed = 0  # samples in the kept picture
        self._reached = 0  # samples there were at the last frame of any view ...
        self._news = 0  # ... and how many of them were new
        self._rushed = False  # whether the last frame was too full to be kept
        self._turns = 0
        self._colouring = ""
        self._table: np.ndarray | None = None

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Append the samples after the last step seen; a gap in time stays a gap in the line."""
        if self._strand.ingest(frame, self._given):
            self._drawn = self._owed = None

    def append(self, samples: np.ndarray, gap: bool = False) -> None:
        """Append samples (n, d) or (m, n, d)."""
        self._strand.append(samples, gap, self._given)

    @property
    def _given(self) -> float | None:
        return self.value if self.colour == "value" else None

    def clear(self) -> None:
        """Forget every sample."""
        self._strand.clear()
        self._drawn = self._owed = None

    def turn(self, moduli: Sequence[float]) -> None:
        """Axes that are angles: their modulus, 0 for others; a jump by half is not joined."""
        self._strand.turn(moduli)

    def bounds(self) -> Bounds | None:
        """The declared limits, or the ranges of the samples once these leave them."""
        seen = self._ring.bounds()
        return self.limits if seen is None else framing(self.limits, seen)

    @property
    def heads(self) -> np.ndarray:
        """(m, 3) newest sample of each start."""
        return self._ring.heads()

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """Bring the target up to date and colour it onto the screen."""
        if self._ring.count < 2:
            self._ground(shot)
            return
        if self._pen is None:
            self._pen = Pen(LINE_FRAGMENT)
        self._ring.upload()
        self._rushed = self._rushes(shot)
        if self._rushed:
            self._rush(shot)
        else:
            self._resize(shot)
            self._stroke(shot)
            self._colour_in(shot)
        self._heads.draw(self._ring.heads(), shot, self._own_hues)

    @staticmethod
    def _ground(shot: Shot) -> None:
        if shot.ground is not None:
            shot.ground()

    def _resize(self, shot: Shot) -> None:
        if not self._target.fits(shot.size):
            self._target.make(shot.size)
            self._drawn = self._owed = None
            self._view = b""

    def _stroke(self, shot: Shot) -> None:
        """Draw into the target what it does not show yet, all of it when the view changed."""
        ring = self._ring
        assert self._pen is not None
        gl.put(self._pen.program, u_crisp=float(self._by_series))
        state = (shot.fine, shot.keep, self.width, self.colour, ring.generation, shot.theme.name)
        view = shot.matrix.tobytes() + str(state).encode()
        head, oldest = ring.total, ring.oldest(self._strand.points)
        fresh = self._drawn is None or view != self._view or self._drawn < oldest
        spared = shot if self._view else replace(shot, budget=shot.budget // FIRST)
        self._view = view
        if fresh:
            self._pen.prepare(ring, shot, self.width, self._strand.wrap, self._hues(shot))
            self._target.give_up_refining()
            with self._target.drawing(shot, clear=True):
                self._owed = self._stroke_thinned(self._pen, spared)
            self._drawn, self._shown = head, None
        elif self._owed is not None:
            self._catch_up(shot)
            self._refine(shot, oldest, head)

    def _catch_up(self, shot: Shot) -> None:
        """Draw the newest segments into the target."""
        ring = self._ring
        assert self._pen is not None and self._drawn is not None
        if self._drawn < ring.total:
            self._pen.prepare(ring, shot, self.width, self._strand.wrap, self._hues(shot))
            with self._target.drawing(shot):
                self._pen.stroke(ring, max(self._drawn - REDO, 0), ring.total)
            self._drawn = ring.total

    @property
    def _by_series(self) -> bool:
        return self.colour == "age" and (self._ring.starts > 1 or bool(self._own_hues))

    def _hues(self, shot: Shot) -> tuple[str, ...]:
        """The colours of the starts, none where age or a scalar colours them."""
        return (self._own_hues or shot.theme.series) if self._by_series else ()

    def _rushes(self, shot: Shot) -> bool:
        """Whether frame after frame brings more than is worth keeping."""
        before, self._reached = self._reached, self._ring.total
        news, self._news = self._news, self._reached - before
        return not shot.keep and min(news, self._news) > shot.budget // (2 * self._ring.starts)

    def _rush(self, shot: Shot) -> None:
        """So much is new in every frame that nothing is worth keeping: colour on the screen."""
        made = self._dressed(shot)
        self._ground(shot)
        gl.blend("over")
        made.pen.prepare(self._ring, shot, self.width, self._strand.wrap, self._hues(shot))
        self._stroke_thinned(made.pen, replace(shot, budget=shot.budget // 2))
        self._drawn = self._shown = self._owed = None
        made.valid = False

    def _stroke_thinned(self, pen: Pen, shot: Shot) -> int | None:
        """The trail within the budget; gives the first sample of what was thinned, if any."""
        budget = 10**9 if shot.keep else max(shot.budget // self._ring.starts, 64)
        return pen.stroke_within(self._ring, self._ring.oldest(self._strand.points), budget)

    def _refine(self, shot: Shot, oldest: int, head: int) -> None:
        """The camera rests: draw the whole history, a part per frame, into a second target."""
        assert self._owed is not None and self._pen is not None
        first = max(self._owed, oldest)
        last = min(head, first + max(shot.budget // (2 * self._ring.starts), 64))
        with self._target.refining(shot):
            self._pen.stroke(self._ring, max(first - REDO, 0), last)
        self._owed = last
        if last == head:
            self._target.refined()
            self._owed = None
            if self._print is not None:
                self._print.valid = False  # it was coloured from the thinned one

    @property
    def refining(self) -> bool:
        """Whether the last frame shows a thinned history, which further ones would complete."""
        return self._owed is not None or self._rushed

    def _dressed(self, shot: Shot) -> Print:
        """The programs of our way of colouring, in the colours and at the age of this frame."""
        colouring = "series" if self._by_series else "age" if self.colour == "age" else "scalar"
        if self._colouring != colouring:
            if self._print is not None:
                self._print.release()
            self._colouring, self._print = colouring, Print(colouring)
        made = self._print
        assert made is not None
        self._table = table_of(self.colour, self.map, shot.theme)
        made.dress(self._table, shot.theme, self.colour_limits if self.colour != "age" else (0, 1))
        made.date(float(self._ring.stamp), float(self._span))
        return made

    @property
    def _span(self) -> int:
        return min(self._ring.count, self._strand.points)

    def _colour_in(self, shot: Shot) -> None:
        """Stamps to colours: at once, or through a kept picture while only the head moves."""
        made, ring = self._dressed(shot), self._ring
        made.point(self._target.texture)
        before, self._shown = self._shown, ring.total
        slow = before is not None and (ring.total - before) * SLOW < self._span
        if not (slow and shot.ground is not None and not shot.keep):
            self._catch_up(shot)
            self._ground(shot)
            made.show(reach(ring.bounds(), shot))
            return
        self._turns += 1
        bands = TOGETHER if self._turns % RENEWED == 0 or not made.valid else 0
        if bands:
            self._catch_up(shot)
        if not made.valid:
            self._printed = ring.total  # all of it is coloured by its age, nothing is new
        made.renew(shot, bands, lambda: self._stroke_new(made.pen, shot))
        self._printed = ring.total
        made.copy()

    def _stroke_new(self, pen: Pen, shot: Shot) -> None:
        """In colour, the segments that the kept picture does not show yet."""
        if self._printed < self._ring.total:
            pen.prepare(self._ring, shot, self.width, self._strand.wrap, self._hues(shot))
            pen.stroke(self._ring, max(self._printed - REDO, 0), self._ring.total)

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

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._target.release()
        self._drawn = self._owed = None
        for made in (self._print, self._pen):
            if made is not None:
                made.release()
        self._print, self._pen, self._colouring = None, None, ""
        self._heads.release()
        self._ring.release()
