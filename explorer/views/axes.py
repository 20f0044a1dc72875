"""AxesLayer: a faint box or frame with ticks; its words are values that others paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from explorer.model.frame import Frame
from explorer.views import box as boxes
from explorer.views import ticks
from explorer.views.box import BOX_ALPHA, GRID_ALPHA, TICK_ALPHA
from explorer.views.camera import Bounds
from explorer.views.label import Label
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes

if TYPE_CHECKING:
    from explorer.views.panel import Panel

MARGINS = (58.0, 22.0, 46.0, 30.0)  # left, right, bottom, top [logical px] round a plane
TICK, GAP = 5.0, 6.0
HIGH = 13.0  # of a number [logical px]


class AxesLayer:
    """Axes of a space (box) or of a plane (frame and grid).

    names, units   one per axis; shown as "name [unit]"
    limits         ranges of the box; None: follow the data
    """

    def __init__(
        self,
        names: tuple[str, ...],
        units: tuple[str, ...] = (),
        limits: Bounds | None = None,
        planar: bool = False,
        grid: bool = True,
    ) -> None:
        self.name, self.visible = "axes", True
        self.names = names
        self.units = units + ("",) * (len(names) - len(units))
        self.limits = limits
        self.planar, self.grid = planar, grid
        self.triad = not planar
        self._box: Bounds | None = None
        self._strokes, self._compass = Strokes(), Strokes()
        self._drawn: object = None
        self._worded: tuple[object, list[Label]] = (None, [])

    def ingest(self, frame: Frame) -> None:
        """Axes take nothing from a frame."""

    def clear(self) -> None:
        """The box follows the data anew."""
        self._box = None

    def bounds(self) -> Bounds | None:
        """The declared limits, known before any data comes, or the box about the data."""
        return self._box or self.limits

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._strokes.release()
        self._compass.release()

    def margins(self, width: float, height: float, scale: float) -> tuple[float, ...]:
        """Shares of the panel (left, right, bottom, top) that ticks and names need."""
        if not self.planar:
            return (0.0, 0.0, 0.0, 0.0)
        left, right, bottom, top = (m * scale for m in MARGINS)
        return (
            min(left / width, 0.3),
            min(right / width, 0.2),
            min(bottom / height, 0.3),
            min(top / height, 0.2),
        )

    def follow(self, bounds: Bounds | None) -> None:
        """The box of the data, when no limits were declared or the data leave them."""
        if bounds is None or self.planar:
            return
        kept = self.limits is not None and not boxes.outgrown(self.limits, bounds)
        self._box = self.limits if kept else boxes.rounded(bounds)

    # -- lines -------------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """The frame, its grid and ticks."""
        if self.planar:
            self._draw_frame(shot)
        else:
            self._draw_box(shot)

    def _draw_box(self, shot: Shot) -> None:
        box = self._box or self.limits
        if box is None:
            return
        ink = np.array([*shot.theme.rgb("text"), 1.0])
        key = (shot.matrix.tobytes(), box, shot.theme.name)
        if key != self._drawn:
            corners = boxes.corners_of(box)
            nearest = int(np.argmin(np.linalg.norm(corners - shot.eye, axis=1)))
            edges = [e for e in boxes.edges() if nearest not in e]
            lines = [corners[list(edge)] for edge in edges]
            colours = [ink * (1, 1, 1, BOX_ALPHA)] * len(lines)
            for axis, start, outward in boxes.chosen(box, shot.mvp, shot.size):
                for value in boxes.places(box[axis]):
                    at = start.copy()
                    at[axis] = value
                    lines.append(np.stack([at, at + outward]))
                    colours.append(ink * (1, 1, 1, TICK_ALPHA))
            self._strokes.set(np.array(lines), np.array(colours))
            self._drawn = key
        self._strokes.draw(shot.matrix, shot.size, shot.scale * shot.theme.weight)
        if self.triad:
            self._draw_triad(shot)

    def _draw_triad(self, shot: Shot) -> None:
        """Three short axes in the lower left corner, turned as the data are."""
        tokens = ("bad", "good", "accent")
        segments = np.zeros((3, 2, 3))
        for axis in range(3):
            segments[axis, 1, axis] = 1.0
        turn = _turn(shot)
        length, inset = 22 * shot.scale, 36 * shot.scale
        matrix = np.zeros((4, 4))
        matrix[0, :3] = turn[0] * length * 2 / shot.size[0]
        matrix[1, :3] = turn[1] * length * 2 / shot.size[1]
        matrix[:2, 3] = -1 + 2 * inset / shot.size[0], -1 + 2 * inset / shot.size[1]
        matrix[3, 3] = 1
        self._compass.set(segments, np.array([[*shot.theme.rgb(t), 0.85] for t in tokens]))
        flat = np.ascontiguousarray(matrix.T, np.float32)
        self._compass.draw(flat, shot.size, 1.5 * shot.scale * shot.theme.weight)

    def _draw_frame(self, shot: Shot) -> None:
        window = shot.window
        if window is None:
            return
        key = (shot.matrix.tobytes(), shot.size, shot.theme.name)
        if key != self._drawn:
            self._strokes.set(*self._frame_lines(shot, window))
            self._drawn = key
        self._strokes.draw(shot.matrix, shot.size, shot.scale * shot.theme.weight)

    def _frame_lines(self, shot: Shot, window: Bounds) -> tuple[np.ndarray, np.ndarray]:
        (x0, x1), (y0, y1) = window
        inner_x = shot.size[0] * abs(shot.mvp[0, 0]) / 2
        inner_y = shot.size[1] * abs(shot.mvp[1, 1]) / 2
        dx, dy = TICK * shot.scale / inner_x, TICK * shot.scale / inner_y
        ink = np.array([*shot.theme.rgb("text"), 1.0])
        lines, alphas = [[(x0, y0), (x1, y0)], [(x0, y0), (x0, y1)]], [TICK_ALPHA, TICK_ALPHA]
        lines += [[(x0, y1), (x1, y1)], [(x1, y0), (x1, y1)]]
        alphas += [BOX_ALPHA, BOX_ALPHA]
        across, up = boxes.counts(shot.size, shot.scale)
        for x in ticks.ticks(x0, x1, across):
            lines += [[(x, y0), (x, y0 - dy)], [(x, y0), (x, y1)]]
            alphas += [TICK_ALPHA, GRID_ALPHA if self.grid else 0.0]
        for y in ticks.ticks(y0, y1, up):
            lines += [[(x0, y), (x0 - dx, y)], [(x0, y), (x1, y)]]
            alphas += [TICK_ALPHA, GRID_ALPHA if self.grid else 0.0]
        colours = np.tile(ink, (len(lines), 1))
        colours[:, 3] = alphas
        return np.array(lines), colours

    # -- words -------------------------------------------------------------------------------
    def title(self, axis: int) -> str:
        """An axis' name with its unit."""
        unit = self.units[axis]
        return f"{self.names[axis]} [{unit}]" if unit else self.names[axis]

    def labels(self, panel: Panel, scale: float) -> list[Label]:
        """Tick numbers and axis names, in logical pixels of the stage."""
        if self.planar:
            return self._plane_labels(panel, scale)
        box = self._box or self.limits
        if box is None:
            return []
        key = (panel.camera.matrix().tobytes(), panel.rect, scale, box, panel.camera.repose)
        if key != self._worded[0]:
            self._worded = key, self._space_labels(panel, scale, box)
        return self._worded[1]

    def _space_labels(self, panel: Panel, scale: float, box: Bounds) -> list[Label]:
        size = panel.rect[2], panel.rect[3]
        alpha = panel.camera.repose
        found = []
        for axis, start, outward in boxes.chosen(box, panel.camera.matrix(), size):
            places = boxes.places(box[axis])
            ends = np.tile(start, (len(places) + 1, 1))
            ends[:-1, axis] = places
            ends[-1, axis] = sum(box[axis]) / 2
            at = panel.pixel(ends + outward) / scale
            away = at - panel.pixel(ends) / scale
            away /= np.maximum(np.linalg.norm(away, axis=1), 1e-6)[:, None]
            align = _align(away[-1])
            size_of_step = places[1] - places[0] if len(places) > 1 else 1.0
            for value, (x, y), (u, v) in zip(places, at[:-1], away[:-1], strict=True):
                word = ticks.text(value, size_of_step)
                found.append(Label(x + GAP * u, y + GAP * v, word, align, "tick", alpha))
            far = 34.0 if abs(away[-1][0]) > 0.6 else 26.0
            x, y = at[-1] + far * away[-1]
            found.append(Label(x, y, self.title(axis), align, "axis", alpha))
        top, high = panel.rect[1] / scale, panel.rect[3] / scale
        return _apart([label for label in found if _whole(label, top, top + high)])

    def _plane_labels(self, panel: Panel, scale: float) -> list[Label]:
        (x0, x1), (y0, y1) = panel.camera.window()
        corner = panel.pixel(np.array([(x0, y0), (x1, y1)])) / scale
        (left, bottom), (right, top) = corner
        across, up = boxes.counts((panel.rect[2], panel.rect[3]), scale)
        found = []
        xs, ys = ticks.ticks(x0, x1, across), ticks.ticks(y0, y1, up)
        for value in xs:
            x = left + (value - x0) / (x1 - x0) * (right - left)
            word = ticks.text(value, ticks.step(x0, x1, across))
            found.append(Label(x, bottom + TICK + 3, word, ("centre", "top"), "tick"))
        for value in ys:
            y = bottom + (value - y0) / (y1 - y0) * (top - bottom)
            word = ticks.text(value, ticks.step(y0, y1, up))
            found.append(Label(left - TICK - 3, y, word, ("right", "middle"), "tick"))
        middle = (left + right) / 2
        found.append(Label(middle, bottom + 22, self.title(0), ("centre", "top"), "axis"))
        if len(self.names) > 1:
            found.append(Label(left, top - 6, self.title(1), ("centre", "bottom"), "axis"))
        return found


def _turn(shot: Shot) -> np.ndarray:
    """(2, 3) right and up of the screen in data axes."""
    rows = shot.mvp[:2, :3]
    rows = rows * np.array([[shot.size[0]], [shot.size[1]]])
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _align(away: np.ndarray) -> tuple[str, str]:
    """Which point of a text lies at its place, for a text that leads away."""
    across = "left" if away[0] > 0.4 else "right" if away[0] < -0.4 else "centre"
    up = "top" if away[1] > 0.4 else "bottom" if away[1] < -0.4 else "middle"
    return across, up


def _whole(label: Label, top: float, bottom: float) -> bool:
    """Whether no edge cuts a number; an axis keeps its name in any case."""
    above = label.y - HIGH * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[label.align[1]]
    return label.role == "axis" or (top <= above and above + HIGH <= bottom)


def _apart(labels: list[Label]) -> list[Label]:
    """Without the tick numbers that would overlap an earlier one."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda item: item.role != "axis"):
        clash = any(
            abs(label.x - other.x) < 4 + 3.4 * (len(label.text) + len(other.text))
            and abs(label.y - other.y) < HIGH
            for other in kept
        )
        if not clash:
            kept.append(label)
    return kept
