"""CutLayer: a plane through the space of states, the points on it, and the handles that move it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.views import gl
from explorer.views.camera import Bounds
from explorer.views.cloud import CloudLayer
from explorer.views.label import Label
from explorer.views.pose import solid
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes

if TYPE_CHECKING:
    from explorer.views.panel import Panel

VERTEX = """
uniform mat4 u_mvp;
attribute vec3 a_at;
void main() {
    gl_Position = u_mvp * vec4(a_at, 1.0);
    gl_Position.z = 0.0;
}
"""
FRAGMENT = """
uniform vec4 u_colour;
void main() { gl_FragColor = vec4(u_colour.rgb * u_colour.a, u_colour.a); }
"""
FILL, EDGE = 0.11, 0.75  # alpha
ARROW = 0.16  # of the box's diagonal: from the middle of the plane to the tip of its normal
HUE = "warm"
MOVE, TILT = "move", "tilt"


def outline(normal: np.ndarray, level: float, box: Bounds) -> np.ndarray:
    """(k, 3) corners, in turn, of the part of the plane normal . x = level inside a box."""
    corners = np.array(list(itertools.product(*solid(box))), dtype=float)
    heights = corners @ normal - level
    found = []
    for i, bit in itertools.product(range(8), (4, 2, 1)):
        a, b = heights[i], heights[i | bit]
        if not i & bit and a * b <= 0.0 and a != b:
            share = a / (a - b)
            found.append(corners[i] + share * (corners[i | bit] - corners[i]))
    points = _apart(np.array(found).reshape(-1, 3), 1e-9 * float(np.ptp(corners, axis=0).max()))
    if len(points) < 3:
        return points
    from_middle = points - points.mean(axis=0)
    across = from_middle[0] / np.linalg.norm(from_middle[0])
    up = np.cross(normal, across)
    return points[np.argsort(np.arctan2(from_middle @ up, from_middle @ across))]


def _apart(points: np.ndarray, near: float) -> np.ndarray:
    """Each point once."""
    kept: list[np.ndarray] = []
    for point in points:
        if all(np.abs(point - other).max() > near for other in kept):
            kept.append(point)
    return np.array(kept).reshape(-1, 3)


class CutLayer:
    """One plane; hidden until `stand` says where it is.

    states   places of the shown coordinates in the state
    names    what the axes are called, for the words beside the plane
    """

    def __init__(self, states: tuple[int, ...], names: tuple[str, ...]) -> None:
        self.name, self.visible = "cut", False
        self.states, self.names = states, names
        self.normal, self.level = np.array([0.0, 0.0, 1.0]), 0.0
        self.points, self.whole = np.zeros((0, 3)), np.zeros((0, 3))
        self.held = ""  # the handle in the hand, or under the pointer
        self.pivot: np.ndarray | None = None  # where the handle stays while it turns the plane
        self._box: Bounds = ((-1.0, 1.0),) * 3
        self._dots = CloudLayer("cut", size=3.2, alpha=0.95, colour=HUE)
        self._fill: gloo.Program | None = None
        self._fan: gloo.VertexBuffer | None = None
        self._edge, self._arrow, self._under = Strokes(), Strokes(), Strokes()
        # each disc is a layer of its own: they are drawn before the first one's points are sent
        self._knobs = {
            which: [CloudLayer("knob", size=size, alpha=1.0) for size in sizes]
            for which, sizes in ((MOVE, (15.0, 11.0)), (TILT, (15.0, 11.0, 6.5)))
        }

    # -- what is shown ------------------------------------------------------------------------
    def stand(self, normal: np.ndarray, level: float) -> None:
        """Show the plane normal . x = level of whole states, where those shown can tell it."""
        shown = [i for i in range(len(normal)) if i in self.states]
        self.visible = bool(np.abs(np.delete(normal, shown)).max(initial=0.0) < 1e-9)
        self.normal = np.zeros(3)
        self.normal[: len(self.states)] = normal[list(self.states)]
        self.level = level
        self.visible &= bool(self.normal.any())

    def scatter(self, points: np.ndarray) -> None:
        """The whole states (k, d) that lie on it."""
        self.points, self.whole = np.zeros((len(points), 3)), points
        if len(points):
            self.points[:, : len(self.states)] = points[:, self.states]
        self._dots.show(self.points)

    def clear(self) -> None:
        """The plane belongs to a measurement, not to a run: it stays."""

    def ingest(self, frame: Frame) -> None:
        """Planes come from readings, not from frames."""

    def follow(self, bounds: Bounds | None) -> None:
        """The ranges within which it is drawn."""
        if bounds is not None:
            self._box = bounds

    def bounds(self) -> Bounds | None:
        """A plane lies inside the picture, and never sets its frame."""
        return None

    # -- where its handles are ----------------------------------------------------------------
    @property
    def corners(self) -> np.ndarray:
        """(k, 3) outline of the part that is drawn."""
        return outline(self.normal, self.level, self._box)

    @property
    def middle(self) -> np.ndarray:
        """(3,) where the handle stands that moves it."""
        if self.pivot is not None:
            return self.pivot
        corners = self.corners
        if len(corners):
            return np.asarray(corners.mean(axis=0))
        centre = np.array(solid(self._box)).mean(axis=1)
        return np.asarray(centre + self.normal * (self.level - centre @ self.normal))

    @property
    def arrow(self) -> float:
        """Length of the normal that is drawn."""
        return ARROW * float(np.linalg.norm(np.ptp(np.array(solid(self._box)), axis=1)))

    @property
    def tip(self) -> np.ndarray:
        """(3,) where the handle stands that tilts it."""
        return np.asarray(self.middle + self.arrow * self.normal)

    def reach(self) -> tuple[float, float]:
        """Least and greatest level at which the plane meets the box."""
        corners = np.array(list(itertools.product(*solid(self._box))))
        heights = corners @ self.normal
        return float(heights.min()), float(heights.max())

    def under(
        self, panel: Panel, x: float, y: float, near: float
    ) -> tuple[np.ndarray | None, np.ndarray | None]:
        """(place (3,) on the plane, whole state (d,) of the point there) under a physical pixel.

        near   pixels within which a point is meant; None and None beside the plane
        """
        if len(self.points):
            away = np.hypot(*(panel.pixel(self.points) - (x, y)).T)
            nearest = int(np.argmin(away))
            if away[nearest] <= near:
                return self.points[nearest], np.asarray(self.whole[nearest])
        start, along = panel.ray(x, y)
        slope = float(self.normal @ along)
        if abs(slope) < 1e-9:
            return None, None
        place = start + along * (self.level - float(self.normal @ start)) / slope
        low, high = np.array(solid(self._box)).T
        inside = bool(((place >= low) & (place <= high)).all())
        return (place, None) if inside else (None, None)

    def labels(self, panel: Panel, scale: float) -> list[Label]:
        """Its equation, beside the handle."""
        parts = [
            f"{'' if abs(abs(c) - 1.0) < 1e-9 else f'{abs(c):.2f} '}{name}"
            for c, name in zip(self.normal, self.names, strict=False) if abs(c) > 5e-3
        ]  # fmt: skip
        signs = ["\u2212" if c < 0 else "+" for c in self.normal if abs(c) > 5e-3]
        said = " ".join(f"{s} {p}" for s, p in zip(signs, parts, strict=True)).removeprefix("+ ")
        x, y = panel.pixel(self.middle[None])[0] / scale
        level = f"{self.level:.4g}".replace("-", "\u2212")
        return [Label(x + 14, y + 12, f"{said} = {level}", ("left", "top"), "axis")]

    # -- drawing ------------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """A veil with an edge, the points on it, the arrow of its normal, the handles on top."""
        corners = self.corners
        hue = np.array(shot.theme.rgb(HUE))
        if len(corners) > 2:
            self._veil(shot, corners, hue)
        if len(corners) > 1:
            ends = np.stack([corners, np.roll(corners, -1, axis=0)], axis=1)
            self._edge.set(ends, np.array([*hue, EDGE]))
            self._edge.draw(shot.matrix, shot.size, 1.3 * shot.scale * shot.theme.weight)
        self._dots.draw(shot)
        middle, tip = self.middle, self.tip
        line = np.array([[middle, tip]])
        self._under.set(line, np.array([*shot.theme.rgb("stage"), 0.8]))
        self._arrow.set(line, np.array([*hue, 1.0]))
        width = 1.8 * shot.scale * shot.theme.weight
        self._under.draw(shot.matrix, shot.size, width + 2.5 * shot.scale)
        self._arrow.draw(shot.matrix, shot.size, width)
        for place, which in ((middle, MOVE), (tip, TILT)):
            tones = ("stage", "text" if self.held == which else HUE, "stage")
            for knob, tone in zip(self._knobs[which], tones, strict=False):
                knob.colour = tone
                knob.show(place[None])
                knob.draw(shot)

    def _veil(self, shot: Shot, corners: np.ndarray, hue: np.ndarray) -> None:
        if self._fill is None or self._fan is None:
            self._fill = gl.program(VERTEX, FRAGMENT)
            self._fan = gloo.VertexBuffer(np.zeros((8, 3), np.float32))
            self._fill["a_at"] = self._fan
        fan = np.repeat(corners[:1], 8, axis=0)  # a box is cut in six corners at most
        fan[0], fan[1 : len(corners) + 1] = corners.mean(axis=0), corners
        self._fan.set_data(fan.astype(np.float32))
        self._fill["u_mvp"] = shot.matrix
        self._fill["u_colour"] = (*hue, FILL)
        gl.blend("over")
        gl.draw(self._fill, "triangle_fan", len(fan))

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._fan, self._fill)
        self._fan, self._fill = None, None
        knobs = [knob for made in self._knobs.values() for knob in made]
        for part in (self._dots, self._edge, self._arrow, self._under, *knobs):
            part.release()  # type: ignore[attr-defined]
