"""LineLayer: polylines that change seldom, such as ridges, nullclines, links and outlines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes


class LineLayer:
    """Polylines (k, 2 or 3), each with a strength 0..1 that sets how solid it looks."""

    def __init__(
        self, name: str, *, colour: str = "text", width: float = 1.2, alpha: float = 0.8
    ) -> None:
        self.name, self.visible = name, True
        self.colour, self.width, self.alpha = colour, width, alpha
        self._segments = np.zeros((0, 2, 3))
        self._strengths = np.zeros(0)
        self._strokes = Strokes()
        self._drawn: object = None

    def ingest(self, frame: Frame) -> None:
        """Lines come from readings, not from frames."""

    def show(self, lines: Sequence[np.ndarray], strengths: Sequence[float] | None = None) -> None:
        """Replace the polylines."""
        given = [1.0] * len(lines) if strengths is None else list(strengths)
        parts, solid = [np.zeros((0, 2, 3))], []
        for line, strength in zip(lines, given, strict=True):
            points = np.zeros((len(line), 3))
            points[:, : np.shape(line)[1]] = line
            parts.append(np.stack([points[:-1], points[1:]], axis=1))
            solid += [strength] * max(len(line) - 1, 0)
        self._segments, self._strengths = np.concatenate(parts), np.array(solid)
        self._drawn = None

    def clear(self) -> None:
        """Take every line away."""
        self.show(())

    def bounds(self) -> Bounds | None:
        """Lines lie on other things, so they never set the frame."""
        return None

    def draw(self, shot: Shot) -> None:
        """All lines."""
        if self._drawn != shot.theme.name:
            colours = np.tile([*shot.theme.rgb(self.colour), self.alpha], (len(self._segments), 1))
            if len(colours):
                colours[:, 3] *= self._strengths
            self._strokes.set(self._segments, colours)
            self._drawn = shot.theme.name
        self._strokes.draw(shot.matrix, shot.size, self.width * shot.scale * shot.theme.weight)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._strokes.release()


class MarkLayer:
    """Points to mark, such as equilibria: small open rings."""

    def __init__(self, name: str, *, colour: str = "warm", size: float = 5.0) -> None:
        self.name, self.visible = name, True
        self.colour, self.size = colour, size
        self._points = np.zeros((0, 3))
        self._strokes = Strokes()

    def ingest(self, frame: Frame) -> None:
        """Marks are set, not streamed."""

    def show(self, points: np.ndarray) -> None:
        """Replace the marks (m, 2 or 3)."""
        held = np.asarray(points, dtype=float)
        held = held.reshape(-1, held.shape[-1]) if held.size else np.zeros((0, 3))
        self._points = np.zeros((len(held), 3))
        self._points[:, : held.shape[1]] = held[:, :3]

    def clear(self) -> None:
        """Marks belong to the dials, not to a run: they stay."""

    def bounds(self) -> Bounds | None:
        """Marks never set the frame."""
        return None

    def draw(self, shot: Shot) -> None:
        """A ring about each mark, facing the eye."""
        if not len(self._points):
            return
        clip = np.column_stack([self._points, np.ones(len(self._points))]) @ shot.mvp.T
        seen = clip[clip[:, 3] > 0]
        if not len(seen):
            return
        centres = seen[:, :2] / seen[:, 3:]
        angle = np.linspace(0, 2 * np.pi, 21)
        radius = self.size * shot.scale * 2 / np.array(shot.size)
        ring = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius
        points = centres[:, None] + ring
        segments = np.stack([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 2, 2)
        self._strokes.set(segments, np.array([*shot.theme.rgb(self.colour), 0.9]))
        width = 1.5 * shot.scale * shot.theme.weight
        self._strokes.draw(np.eye(4, dtype=np.float32), shot.size, width)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._strokes.release()
