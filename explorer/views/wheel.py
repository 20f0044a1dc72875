"""The wheel that says what colours mean where the values go round: drawn at a corner of a panel."""

from __future__ import annotations

import math

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.label import ColourBar, Label
from explorer.views.shot import Shot

RADIUS, HOLE, INSET, TOP = 34.0, 0.62, 44.0, 44.0  # logical pixels; the hole as a share
NUMBER = 15.0  # how high a number is
FRAGMENT = """
uniform sampler2D u_map;
uniform vec4 u_ring;   // middle and radii, as shares of the viewport
uniform float u_px;    // a pixel, as a share of the outer radius
varying vec2 v_at;
void main() {
    vec2 off = (v_at - u_ring.xy) / u_ring.zw;
    float r = length(off);
    float share = fract(atan(off.y, off.x) / 6.2831853 + 0.5);
    vec3 colour = texture2D(u_map, vec2(share, 0.5)).rgb;
    float alpha = clamp((1.0 - r) / u_px, 0.0, 1.0) * clamp((r - HOLE) / u_px, 0.0, 1.0);
    gl_FragColor = vec4(colour * alpha, alpha);
}
""".replace("HOLE", str(HOLE))


def middle(width: float, sunk: float, size: float) -> tuple[float, float]:
    """Where its middle lies in a panel of this width, logical pixels from the top left.

    sunk   pixels that it lies lower;  size   of type, as in a Theme
    """
    return width - INSET - RADIUS, TOP + RADIUS + 1.0 + NUMBER * size + sunk


class Wheel:
    """Draws a cyclic colour bar as a ring: 0 to the right, 90 up, as x and y seen from above."""

    def __init__(self) -> None:
        self._program: gloo.Program | None = None
        self._shown: np.ndarray | None = None

    def draw(self, bar: ColourBar, shot: Shot, sunk: float = 0.0) -> None:
        """The ring itself."""
        if self._program is None:
            self._program = gl.screen(FRAGMENT)
        if self._shown is not bar.lut:
            self._program["u_map"] = gl.lut_texture(bar.lut, repeat=True)
            self._shown = bar.lut
        width, height = (n / shot.scale for n in shot.size)
        x, y = middle(width, sunk, shot.theme.size)
        across, up = (RADIUS + 1) / width, (RADIUS + 1) / height
        cx, cy = x / width, 1 - y / height
        gl.put(
            self._program,
            u_part=(cx - across, cy - up, cx + across, cy + up),
            u_ring=(cx, cy, RADIUS / width, RADIUS / height),
            u_px=1.0 / (RADIUS * shot.scale),
        )
        gl.blend("over")
        gl.draw(self._program, "triangle_strip", 4)

    @staticmethod
    def labels(
        bar: ColourBar, rect: tuple[int, int, int, int], scale: float,
        sunk: float = 0.0, size: float = 1.0,
    ) -> list[Label]:  # fmt: skip
        """Name above it, and the quarters round it, in logical pixels of the stage."""
        x0, y0, width, _ = (n / scale for n in rect)
        x, y = middle(width, sunk, size)
        x, y = x0 + x, y0 + y
        far = RADIUS + 5.0
        quarters = (
            (0, "0", "left", "middle"),
            (90, "90", "centre", "bottom"),
            (180, "180", "right", "middle"),
            (-90, "\u221290", "centre", "top"),
        )
        found = [Label(x, y - far - NUMBER * size, bar.title, ("centre", "bottom"), "bar")]
        for angle, word, across, up in quarters:
            c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            found.append(Label(x + far * c, y - far * s, word, (across, up), "tick"))
        return found

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._program)
        self._program, self._shown = None, None
