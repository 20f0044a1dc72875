"""ShellsLayer: what the chosen fish feels: its zones as shells, its blind cone, its neighbours."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from vispy import gloo

from explorer.model.frame import Frame
from explorer.numerics.zones import zones_round
from explorer.views import gl, mesh
from explorer.views.flock import FlockLayer
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes

TOKENS = ("warm", "accent", "violet")  # of the zones, the innermost first
ALPHAS = (0.18, 0.14, 0.11)  # of one side; the other is left out, which halves what is filled
LINK_ALPHA = (0.95, 0.6, 0.3)
MOST_LINKS = 160
VERTEX = """
uniform mat4 u_mvp;
uniform vec3 u_middle;
uniform mat3 u_turn;
uniform float u_radius;
uniform vec3 u_eye;
attribute vec3 a_unit;
varying float v_rim;
void main() {
    vec3 here = u_middle + u_radius * (u_turn * a_unit);
    vec3 sight = normalize(u_eye - here);
    v_rim = 1.0 - abs(dot(u_turn * a_unit, sight));
    gl_Position = u_mvp * vec4(here, 1.0);
}
"""
FRAGMENT = """
uniform vec3 u_colour;
uniform float u_alpha;
uniform float u_edge;
varying float v_rim;
void main() {
    float alpha = u_alpha * (0.45 + u_edge * v_rim * v_rim * v_rim);
    gl_FragColor = vec4(u_colour * alpha, alpha);
}
"""


class ShellsLayer:
    """Zones, blind cone and links of the agent that a FlockLayer has chosen.

    zone, seen, r   (m,) of everyone, for it: which zone, whether it sees them, how far [data units]
    """

    def __init__(self, flock: FlockLayer) -> None:
        self.name, self.visible = f"{flock.swarm.name}.shells", True
        self._flock = flock
        self.radii: tuple[float, ...] = ()
        self.blind = 0.0
        self.zone = np.zeros(0, int)
        self.seen = np.zeros(0, bool)
        self.r = np.zeros(0)
        self._ways = np.zeros((0, 3))
        self._links = Strokes()
        self._program: gloo.Program | None = None
        self._ball: tuple[gloo.VertexBuffer, gloo.IndexBuffer] | None = None
        self._cone: tuple[gloo.VertexBuffer, gloo.IndexBuffer] | None = None
        self._cone_of = -1.0

    def ingest(self, frame: Frame) -> None:
        """Radii and blind angle of the dials, and who is where."""
        swarm = self._flock.swarm
        self.radii = tuple(float(frame.params[name]) for name in swarm.zones)
        self.blind = math.radians(float(frame.params[swarm.blind])) if swarm.blind else 0.0
        self.look()

    def look(self) -> None:
        """Who is where for the chosen one."""
        chosen, shoal = self._flock.chosen, self._flock.shoal
        if chosen is None or not self.radii or chosen >= len(shoal) or not shoal.seen[chosen]:
            self.zone, self.r, self._ways = np.zeros(0, int), np.zeros(0), np.zeros((0, 3))
            return
        self._ways, self.r, self.zone, self.seen = zones_round(
            shoal.raw, shoal.toward, chosen, shoal.box, self.radii, self.blind
        )

    def bounds(self) -> None:
        """Never sets the frame."""

    def clear(self) -> None:
        """Forget everyone."""
        self.zone, self.r, self._ways = np.zeros(0, int), np.zeros(0), np.zeros((0, 3))

    def draw(self, shot: Shot) -> None:
        """Links, then the shells from the outermost in, then the cone."""
        chosen = self._flock.chosen
        if chosen is None or not len(self._ways):
            return
        self._draw_links(shot, chosen)
        if self._program is None:
            self._program = gl.program(VERTEX, FRAGMENT)
        made, shoal = self._program, self._flock.shoal
        middle = tuple(float(x) for x in shoal.at[chosen])
        gl.put(made, u_mvp=shot.matrix, u_eye=tuple(float(x) for x in shot.eye), u_middle=middle)
        gl.blend("over")
        gl.depth(True)
        gl.command("glDepthMask", False)
        gl.put(made, u_turn=np.eye(3, dtype=np.float32), u_edge=2.6)
        if self._ball is None:
            self._ball = _sent(*mesh.sphere(16, 28))
        away = float(np.linalg.norm(shot.eye - shoal.at[chosen]))
        gl.command("glEnable", "cull_face")
        for number in reversed(range(len(self.radii))):
            gl.command("glCullFace", "front" if away < self.radii[number] else "back")
            token, alpha = TOKENS[number % 3], ALPHAS[number % 3]
            self._surface(made, self._ball, self.radii[number], shot.theme.rgb(token), alpha)
        gl.command("glCullFace", "back")
        gl.command("glDisable", "cull_face")
        if self.blind > 0.0:
            if self._cone_of != self.blind or self._cone is None:
                gl.release(*(self._cone or ()))
                self._cone, self._cone_of = _sent(*mesh.cone(self.blind)), self.blind
            gl.put(made, u_turn=_turn(shoal.toward[chosen]), u_edge=0.5)
            self._surface(made, self._cone, self.radii[-1], shot.theme.rgb("muted"), 0.2)
        gl.command("glDepthMask", True)
        gl.depth(False)

    @staticmethod
    def _surface(
        made: gloo.Program,
        surface: tuple[gloo.VertexBuffer, gloo.IndexBuffer],
        radius: float,
        colour: tuple[float, float, float],
        alpha: float,
    ) -> None:
        gl.attribute(made, "a_unit", surface[0], 3, 3, 0)
        gl.put(made, u_radius=float(radius), u_colour=colour, u_alpha=alpha)
        gl.draw_indexed(made, "triangles", surface[1])

    def _draw_links(self, shot: Shot, chosen: int) -> None:
        linked = np.flatnonzero((self.zone >= 0) & self.seen)
        linked = linked[np.argsort(self.r[linked])][:MOST_LINKS]
        at = self._flock.shoal.at[chosen].astype(float)
        ends = np.stack([np.broadcast_to(at, (len(linked), 3)), at + self._ways[linked]], axis=1)
        inks = np.array([(*shot.theme.rgb(t), a) for t, a in zip(TOKENS, LINK_ALPHA, strict=True)])
        self._links.set(ends, inks[self.zone[linked] % 3])
        self._links.draw(shot.matrix, shot.size, 1.3 * shot.theme.weight * shot.scale)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._links.release()
        gl.release(*(self._ball or ()), *(self._cone or ()), self._program)
        self._program = self._ball = self._cone = None


def _sent(vertices: np.ndarray, triangles: np.ndarray) -> tuple[Any, Any]:
    return gloo.VertexBuffer(vertices.reshape(-1)), gloo.IndexBuffer(triangles.reshape(-1))


def _turn(toward: np.ndarray) -> np.ndarray:
    """(3, 3) float32 that turns x to a heading, as a shader takes it (columns one by one)."""
    ahead = toward.astype(float)
    side = np.array([-ahead[1], ahead[0], 0.0])
    length = float(np.linalg.norm(side))
    side = side / length if length > 1e-6 else np.array([0.0, 1.0, 0.0])
    return np.ascontiguousarray([ahead, side, np.cross(ahead, side)], dtype=np.float32)
