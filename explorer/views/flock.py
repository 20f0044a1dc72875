"""FlockLayer: agents with a heading, drawn as fish that swim."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from explorer.model.frame import Frame
from explorer.model.shows import Swarm
from explorer.views import fish, palette
from explorer.views.camera import Bounds
from explorer.views.cloud import CloudLayer
from explorer.views.colouring import COLOURINGS, Colouring, Held
from explorer.views.fish_pen import FLOATS, FishPen
from explorer.views.label import ColourBar
from explorer.views.room import Room
from explorer.views.shoal import Rest, Shoal
from explorer.views.shot import Shot

if TYPE_CHECKING:
    from explorer.views.panel import Panel

SMALLEST = 0.045  # of the tank's edge: a shorter body could not be seen ...
CROWD = 300.0  # ... unless there are more of them than this
MOST_BODIES = {True: 30_000, False: 200_000}  # by software, by hardware; more are points
MOST_SHADOWS = 2500
BEATS = 9.0  # of the tail per unit of time
CATCH = 9.0  # logical pixels from a body within which a click still means it
CHOSEN, HUNTER = 1.0, 2.0  # tones of a row; 0 is the colour map
HUNTER_LENGTH = 2.6  # bodies


class FlockLayer:
    """Agents (m, d) with headings (m, d).

    colour   name of a Colouring
    length   of a body [data units], unless a dial holds it
    values   (m,) numbers of the measurement that the colours stand for, None before they are there
    chosen   number of the agent somebody has picked
    """

    def __init__(
        self, name: str, at: str, toward: str, *, box: str = "", length: float = 1.2,
        colour: str = "heading", show: Swarm | None = None,
    ) -> None:  # fmt: skip
        self.name, self.visible = name, True
        self.swarm = show or Swarm(name, at, toward, box)
        self.length = length
        self.colouring: Colouring = COLOURINGS[colour]
        self.values: np.ndarray | None = None
        self.chosen: int | None = None
        self.shoal, self.room = Shoal(), Room()
        self.hunter: np.ndarray | None = None  # (2, 3) place and heading, as drawn
        self.time = 0.0
        self._frame: Frame | None = None
        self._held = Held()
        self._phases = np.zeros(0, np.float32)
        self._far = CloudLayer(name, size=3.0)
        self._pen = FishPen()
        self._table = np.zeros((2, 4))

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Take places and headings of a frame; how they changed bends the bodies."""
        swarm, before = self.swarm, self._frame
        if swarm.at not in frame.arrays:
            return
        if before is not None and frame.arrays[swarm.at] is before.arrays.get(swarm.at):
            return
        if before is None or before.epoch != frame.epoch:
            self.values = None
            self._held.forget()
        passed = frame.t - before.t if before is not None and before.epoch == frame.epoch else 0.0
        self._frame, self.time = frame, frame.t
        earlier = {}
        if swarm.at in frame.before:
            earlier = {"at": frame.before[swarm.at], "toward": frame.before[swarm.toward]}
        if swarm.length and swarm.length in frame.params:
            self.length = float(frame.params[swarm.length])
        box = float(frame.params[swarm.box]) if swarm.box and swarm.box in frame.params else 0.0
        self.room.take(swarm, frame.params)
        self.shoal.take(
            frame.arrays[swarm.at], frame.arrays[swarm.toward], 0.0 if self.room.walled else box,
            earlier, frame.since, passed,
        )  # fmt: skip
        self.room.fit(self.shoal)
        self.hunter = self._hunted(frame)
        if self.chosen is not None and self.chosen >= len(self.shoal):
            self.chosen = None

    def _hunted(self, frame: Frame) -> np.ndarray | None:
        hunter = self.swarm.hunter
        if hunter is None or hunter.at not in frame.arrays:
            return None
        if frame.params[hunter.mode] == hunter.off:
            return None
        at = self.shoal.drawn(np.asarray(frame.arrays[hunter.at], dtype=float).reshape(-1, 3)[:1])
        toward = np.asarray(frame.arrays[hunter.toward], dtype=float).reshape(-1, 3)[:1]
        return np.concatenate((at, toward))

    def show(self, at: np.ndarray, toward: np.ndarray, box: float = 0.0) -> None:
        """Places and headings (m, 2 or 3) by hand."""
        self.shoal.take(at, toward, box)
        self.room.fit(self.shoal)

    def set_colouring(self, name: str) -> None:
        """Let the colours mean something else."""
        if name != self.colouring.name:
            self.colouring, self.values = COLOURINGS[name], None
            self._held.forget()

    def set_rest(self, rest: Rest) -> None:
        """Let the water rest, or the school."""
        self.shoal.set_rest(rest)
        self.room.fit(self.shoal)
        if self._frame is not None:
            self.hunter = self._hunted(self._frame)

    def clear(self) -> None:
        """Forget the agents."""
        self.shoal.clear()
        self._frame = self.values = self.hunter = None

    def bounds(self) -> Bounds | None:
        """The tank, or the ranges of the agents."""
        return self.room.bounds

    # -- colours -----------------------------------------------------------------------------
    def shares(self) -> np.ndarray:
        """(m,) where each fish stands on the colour map, below 0 where it has no number."""
        count = len(self.shoal)
        if self.colouring.name == "heading":
            toward = self.shoal.toward
            return np.asarray(np.arctan2(toward[:, 1], toward[:, 0]) / (2 * np.pi) + 0.5)
        values = np.arange(count) if self.colouring.name == "id" else self.values
        if values is None or len(values) != count:
            return np.full(count, -1.0)
        low, high = self.limits
        with np.errstate(invalid="ignore"):
            share = np.clip((values - low) / (high - low), 0.0, 1.0)
        return np.where(np.isfinite(share), share, -1.0)

    @property
    def limits(self) -> tuple[float, float]:
        """Values at the ends of the colour map."""
        if self.colouring.limits is not None:
            return self.colouring.limits
        if self.colouring.name == "id":
            return 0.0, max(len(self.shoal) - 1.0, 1.0)
        return self._held.limits if self.values is None else self._held.follow(self.values)

    def colour_bar(self) -> ColourBar | None:
        """What the colours mean."""
        if not len(self.shoal):
            return None
        one = self.colouring
        return ColourBar(self._table, *self.limits, one.label, one.unit, cyclic=one.cyclic)

    # -- drawing -----------------------------------------------------------------------------
    @property
    def body(self) -> float:
        """Length of a body [data units]."""
        crowd = min(1.0, CROWD / max(len(self.shoal), 1)) ** (1 / 3)
        return max(self.length, self.room.edge * SMALLEST * crowd)

    def draw(self, shot: Shot) -> None:
        """Fish as fine as they are large on the screen; points where they are too many."""
        if not self.shoal.seen.any():
            return
        lut = palette.lut(self.colouring.map, shot.theme)
        self._table = lut
        if len(self.shoal) > MOST_BODIES[not shot.fine] and not shot.keep:
            self._far.map, self._far.value_limits = self.colouring.map, (0.0, 1.0)
            seen = self.shoal.seen
            self._far.show(self.shoal.at[seen], self.shares()[seen])
            self._far.draw(shot)
            return
        rows, parts = self._rows(shot)
        self._pen.load(rows)
        if self.room.floor is not None and len(rows) <= MOST_SHADOWS:
            low, high = self.room.floor
            self._pen.shade(
                parts, u_mvp=shot.matrix, u_floor=low, u_height=max(high - low, 1e-6),
                u_ink=(0.0, 0.0, 0.0) if shot.theme.dark else shot.theme.rgb("text"),
                u_alpha=0.34 if shot.theme.dark else 0.16,
            )  # fmt: skip
        theme = shot.theme
        self._pen.paint(
            parts, lut, u_mvp=shot.matrix, u_eye=tuple(float(x) for x in shot.eye),
            u_beat=float(self.time), u_cyclic=float(self.colouring.cyclic), u_fog=self._fog(shot),
            u_stage=theme.rgb("stage"), u_accent=theme.rgb("accent"), u_hunter=theme.rgb("bad"),
            u_muted=theme.rgb("muted"), u_dark=float(theme.dark),
        )  # fmt: skip

    def _fog(self, shot: Shot) -> tuple[float, float]:
        """Distances from the eye at which fish begin to fade, and are all but gone."""
        middle, at = self.shoal.place, self.shoal.at[self.shoal.seen]
        half = 2.0 * float(np.sqrt(((at - middle) ** 2).sum(axis=1).mean()))
        half = max(half, 6.0 * self.body)
        away = float(np.linalg.norm(shot.eye - middle))
        near = max(away - 0.75 * half, 0.1 * half)
        return near, max(away + 1.3 * half, near + 1.2 * half)

    def _rows(self, shot: Shot) -> tuple[np.ndarray, list[tuple[int, int, int]]]:
        """What each fish does, sorted by how finely it is drawn, and the runs of equal fineness."""
        shoal, count = self.shoal, len(self.shoal)
        more = 0 if self.hunter is None else 1
        rows = np.zeros((count + more, FLOATS), np.float32)
        if len(self._phases) != count:
            self._phases = ((np.arange(count) * 0.6180339887) % 1.0 * 2 * np.pi).astype(np.float32)
        rows[:count, 0:3], rows[:count, 3] = shoal.at, self.shares()
        rows[:count, 4:7], rows[:count, 7] = shoal.toward, shoal.bend
        rows[:count, 8], rows[:, 9], rows[:, 11] = self._phases, BEATS, self.body
        if not shoal.all_seen:  # a camera lost them: bodies of no length, nowhere in particular
            rows[:count][~shoal.seen, 0:3], rows[:count][~shoal.seen, 11] = shoal.place, 0.0
            rows[:count][~shoal.seen, 4:8] = 1.0, 0.0, 0.0, 0.0
        if self.chosen is not None:
            rows[self.chosen, 10] = CHOSEN
        if self.hunter is not None:
            rows[-1, 0:3], rows[-1, 4:7] = self.hunter
            rows[-1, 9:12] = BEATS / 3, HUNTER, HUNTER_LENGTH * self.body
        level = fish.levels(self._pixels(rows, shot), shot.keep)
        order = np.argsort(level, kind="stable")
        first = np.searchsorted(level[order], np.arange(len(fish.BODIES) + 1))
        parts = [(one, int(a), int(b - a)) for one, (a, b) in enumerate(pairwise(first)) if b > a]
        return rows[order], parts

    def _pixels(self, rows: np.ndarray, shot: Shot) -> np.ndarray:
        """Length of each body on the screen [px]."""
        depth = rows[:, 0:3] @ shot.mvp[3, :3].astype(np.float32) + np.float32(shot.mvp[3, 3])
        scale = float(np.linalg.norm(shot.mvp[1, :3])) * shot.size[1] / 2
        return np.asarray(scale * rows[:, 11] / np.where(depth > 1e-3, depth, 1e9))

    # -- picking -----------------------------------------------------------------------------
    def agent_at(self, panel: Panel, x: float, y: float, scale: float = 1.0) -> int | None:
        """The agent under a physical pixel of the stage: of those hit the nearest to the eye."""
        if not self.shoal.seen.any():
            return None
        half = 0.5 * self.body * self.shoal.toward
        nose, tail = panel.pixel(self.shoal.at + half), panel.pixel(self.shoal.at - half)
        along, off = nose - tail, np.array((x, y)) - tail
        square = np.maximum((along**2).sum(axis=1), 1e-9)
        share = np.clip((along * off).sum(axis=1) / square, 0.0, 1.0)
        miss = np.linalg.norm(off - share[:, None] * along, axis=1)
        inside = np.abs(panel.camera.project(self.shoal.at)[:, 2]) <= 1.0
        miss = np.where(inside & self.shoal.seen, miss, np.inf)
        hit = np.flatnonzero(miss <= np.maximum(2.5 * scale, 0.12 * np.sqrt(square)))
        if len(hit):
            away = np.linalg.norm(self.shoal.at[hit] - panel.camera.eye, axis=1)
            return int(hit[np.argmin(away)])
        nearest = int(np.argmin(miss))
        return nearest if miss[nearest] <= CATCH * scale else None

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._pen.release()
        self._far.release()
