"""TankLayer: walls, obstacles, floor and streaming water round a school, and who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.model.shows import Solid
from explorer.views import gl, mesh
from explorer.views.cloud import CloudLayer
from explorer.views.flock import FlockLayer
from explorer.views.label import Label
from explorer.views.shot import Shot
from explorer.views.solids import edges_of
from explorer.views.strokes import Strokes

if TYPE_CHECKING:
    from explorer.views.panel import Panel

WALL_ALPHA, FLOOR_ALPHA = 0.42, 0.05
MOTES = 260  # in the water that streams past a school at rest
VERTEX = """
uniform mat4 u_mvp;
uniform vec3 u_middle;
uniform vec3 u_half;
attribute vec3 a_unit;
varying float v_light;
void main() {
    v_light = clamp(0.5 + 0.5 * dot(a_unit, vec3(0.24, 0.1, 0.965)), 0.0, 1.0);
    gl_Position = u_mvp * vec4(u_middle + u_half * a_unit, 1.0);
}
"""
FRAGMENT = """
uniform vec3 u_colour;
varying float v_light;
void main() {
    gl_FragColor = vec4(u_colour * (0.35 + 0.75 * v_light), 1.0);
}
"""


class TankLayer:
    """What stands in the water; drawn before the fish of its FlockLayer."""

    def __init__(self, flock: FlockLayer) -> None:
        self.name, self.visible = f"{flock.swarm.name}.tank", True
        self._flock = flock
        self._edges, self._drawn = Strokes(), ()
        self._motes = CloudLayer(self.name, size=1.6, alpha=0.55, colour="muted")
        self._leads = CloudLayer(self.name, size=5.0, alpha=0.95, colour="warm")
        self._dust = np.random.default_rng(11).uniform(-1.0, 1.0, (MOTES, 3))
        self._program: gloo.Program | None = None
        self._ball: tuple[gloo.VertexBuffer, gloo.IndexBuffer] | None = None

    _drawn: object

    def ingest(self, frame: Frame) -> None:
        """The FlockLayer has taken what is needed."""

    def bounds(self) -> None:
        """The FlockLayer frames the picture."""

    def clear(self) -> None:
        """Nothing of a run is kept here."""

    def draw(self, shot: Shot) -> None:
        """Solid balls, edges of walls, motes, and a mark over those who lead."""
        shoal, room = self._flock.shoal, self._flock.room
        if not len(shoal):
            return
        origin, theme = shoal.origin, shot.theme
        marks = (room.solids, tuple(origin), theme)
        if marks != self._drawn:
            lines = [edges_of(solid) - origin for solid in room.solids]
            ends = np.concatenate(lines) if lines else np.zeros((0, 2, 3))
            self._edges.set(ends, np.array((*theme.rgb("text"), WALL_ALPHA)))
            self._drawn = marks
        for solid in room.solids:
            if solid.kind == "sphere" and not solid.inside:
                self._draw_ball(shot, solid, origin)
        self._edges.draw(shot.matrix, shot.size, 1.2 * theme.weight * shot.scale)
        if shoal.rest == "school":
            middle, radius = room.ball
            drift = (self._dust * radius - shoal.gone + radius) % (2 * radius) - radius
            self._motes.show(middle + drift)
            self._motes.draw(shot)
        if room.informed is not None and len(room.informed) == len(shoal) and room.informed.any():
            above = shoal.at[room.informed] + np.array([0.0, 0.0, 0.45 * self._flock.body])
            self._leads.show(above)
            self._leads.draw(shot)

    def labels(self, panel: Panel, scale: float = 1.0) -> list[Label]:
        """What the marks mean, at the lower edge."""
        room, shoal = self._flock.room, self._flock.shoal
        words = []
        if room.informed is not None and room.informed.any():
            words.append(f"dots: {int(room.informed.sum())} informed")
        if self._flock.hunter is not None:
            words.append("red: predator")
        if shoal.rest == "school" and len(shoal):
            words.append("seen from the middle of the school")
        left, top, width, height = (n / scale for n in panel.rect)
        if not words:
            return []
        said = " \u00b7 ".join(words)
        return [Label(left + width - 14, top + height - 10, said, ("right", "bottom"), "note")]

    def _draw_ball(self, shot: Shot, solid: Solid, origin: np.ndarray) -> None:
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        if self._ball is None:
            vertices, triangles = mesh.sphere(14, 24)
            self._ball = (
                gloo.VertexBuffer(vertices.reshape(-1)),
                gloo.IndexBuffer(triangles.reshape(-1)),
            )
        made = self._program
        gl.attribute(made, "a_unit", self._ball[0], 3, 3, 0)
        ground, ink = np.array(shot.theme.rgb("stage")), np.array(shot.theme.rgb("muted"))
        gl.put(
            made,
            u_mvp=shot.matrix,
            u_middle=tuple(float(x) for x in np.asarray(solid.middle) - origin),
            u_half=tuple(float(x) for x in solid.half),
            u_colour=tuple(float(x) for x in 0.45 * ground + 0.55 * ink),
        )
        gl.blend("none")
        gl.depth(True)
        gl.draw_indexed(made, "triangles", self._ball[1])
        gl.depth(False)

    def release(self) -> None:
        """Give the GPU's memory back."""
        for part in (self._edges, self._motes, self._leads):
            part.release()
        gl.release(*(self._ball or ()), self._program)
        self._program = self._ball = None
