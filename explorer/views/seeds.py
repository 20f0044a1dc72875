"""SeedLayer: trajectories let go by hand, the rings they are held by, and a preview of one."""

from __future__ import annotations

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.cloud import CloudLayer
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes
from explorer.views.trail import TrailLayer

HUES = ("good", "violet", "bad", "warm", "text")  # the accent is the run's own
RING, CHOSEN = 6.0, 8.5  # radius of a ring [logical px]
LENGTH = 4096  # samples of each trail


class SeedLayer:
    """Seeds of the run, each in its colour: lines of a flow, dots of a map.

    states   places of the shown coordinates in the state
    moduli   of those that are angles, 0 for the others
    dots     iterates do not lie on a line
    """

    def __init__(
        self, states: tuple[int, ...], moduli: tuple[float, ...] = (), dots: bool = False
    ) -> None:
        self.name, self.visible = "seeds", True
        self.states, self.dots = states, dots
        self.points = np.zeros((0, 3))
        self.chosen: int | None = None
        self.foreseen = np.zeros((0, 3))
        self._placed: object = None
        self._seen = -1
        self._trail = TrailLayer(self.name, axes=states, length=LENGTH, hues=HUES)
        self._trail.turn(moduli)
        self._clouds: list[CloudLayer] = []
        self._rings, self._under, self._line = Strokes(), Strokes(), Strokes()
        self._dotted = CloudLayer("foreseen", size=3.0, alpha=0.9)

    # -- what is shown ------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """Take the newest samples; other seeds than before are drawn anew, with their past."""
        placed = frame.arrays.get("seeds.points")
        if placed is not self._placed:
            self.clear()
            self._placed = placed
        if placed is None:
            return
        window = frame.arrays[self.name]
        behind = window.shape[1] if self._seen < 0 else frame.step - self._seen
        self._seen = frame.step
        fresh = min(behind, window.shape[1])
        if self.dots:
            self._scatter(window)
        elif fresh > 0:
            self._trail.append(window[:, -fresh:], gap=behind > fresh)

    def _scatter(self, window: np.ndarray) -> None:
        while len(self._clouds) < len(window):
            hue = HUES[len(self._clouds) % len(HUES)]
            made = CloudLayer("seed", axes=self.states, size=2.6, alpha=0.9, colour=hue)
            self._clouds.append(made)
        for cloud, points in zip(self._clouds, window, strict=False):
            cloud.show(points)

    def clear(self) -> None:
        """Forget the samples; the rings belong to the document."""
        self._trail.clear()
        for cloud in self._clouds:
            cloud.clear()
        self._placed, self._seen = None, -1

    def hold(self, points: np.ndarray, chosen: int | None) -> None:
        """Rings at whole states (m, d), one of them chosen."""
        self.points, self.chosen = self.places(points), chosen

    def foresee(self, line: np.ndarray) -> None:
        """Preview of the chosen seed: whole states (k, d), none to take it away."""
        self.foreseen = self.places(line)

    def places(self, states: np.ndarray) -> np.ndarray:
        """(k, 3) where whole states (k, d) are seen."""
        states = np.asarray(states, dtype=float)
        places = np.zeros((len(states), 3))
        if len(states):
            places[:, : len(self.states)] = states[:, self.states]
        return places

    def bounds(self) -> Bounds | None:
        """Seeds are let go inside the picture, and never set its frame."""
        return None

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """Trails or dots, the preview over them, the rings on top."""
        if self.dots:
            for cloud in self._clouds:
                cloud.draw(shot)
        else:
            self._trail.draw(shot)
        if len(self.foreseen):
            self._preview(shot)
        if len(self.points):
            self._handles(shot)

    def _hue(self, shot: Shot, number: int) -> tuple[float, float, float]:
        return shot.theme.rgb(HUES[number % len(HUES)])

    def _preview(self, shot: Shot) -> None:
        number = self.chosen if self.chosen is not None else len(self.points)
        if self.dots:
            self._dotted.colour = HUES[number % len(HUES)]
            self._dotted.show(self.foreseen)
            self._dotted.draw(shot)
            return
        line = np.stack([self.foreseen[:-1], self.foreseen[1:]], axis=1)
        self._line.set(line, np.array([*self._hue(shot, number), 0.95]))
        self._line.draw(shot.matrix, shot.size, 1.6 * shot.scale * shot.theme.weight)

    def _handles(self, shot: Shot) -> None:
        """A ring about each seed, facing the eye; a cross in the chosen one."""
        clip = np.column_stack([self.points, np.ones(len(self.points))]) @ shot.mvp.T
        angle = np.linspace(0.0, 2.0 * np.pi, 25)
        circle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        circle = np.stack([circle[:-1], circle[1:]], axis=1)
        cross = np.array([[(-0.5, 0.0), (0.5, 0.0)], [(0.0, -0.5), (0.0, 0.5)]])
        pixel = 2.0 * shot.scale / np.array(shot.size)
        parts, colours = [], []
        for number, (x, y, _, w) in enumerate(clip):
            if w <= 0.0:
                continue
            chosen = number == self.chosen
            shape = np.concatenate([circle, cross]) if chosen else circle
            radius = CHOSEN if chosen else RING
            parts.append(np.array([x / w, y / w]) + shape * radius * pixel)
            colours += [(*self._hue(shot, number), 1.0)] * len(shape)
        if parts:
            segments, flat = np.concatenate(parts), np.eye(4, dtype=np.float32)
            self._under.set(segments, np.array([*shot.theme.rgb("stage"), 0.8]))
            self._rings.set(segments, np.array(colours))
            width = 1.7 * shot.scale * min(shot.theme.weight, 1.5)
            self._under.draw(flat, shot.size, width + 2.5 * shot.scale)
            self._rings.draw(flat, shot.size, width)

    def release(self) -> None:
        """Give the GPU's memory back."""
        for part in (
            self._trail,
            self._rings,
            self._under,
            self._line,
            self._dotted,
            *self._clouds,
        ):
            part.release()  # type: ignore[attr-defined]
