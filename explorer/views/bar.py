"""The strip that says what colours mean: drawn at a panel's right edge, ticks inside."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl, levels
from explorer.views.label import ColourBar, Label
from explorer.views.shot import Shot
from explorer.views.wheel import Wheel

WIDTH, INSET, TOP = 10.0, 16.0, 46.0  # logical pixels
FRAGMENT = """
uniform sampler2D u_map;
uniform vec4 u_strip;
varying vec2 v_at;
void main() {
    vec2 share = (v_at - u_strip.xy) / (u_strip.zw - u_strip.xy);
    vec3 colour = texture2D(u_map, vec2(share.y, 0.5)).rgb;
    gl_FragColor = vec4(colour, 1.0);
}
"""


CROWN = TOP - 8.0  # the name ends here ...
REACH = 150  # ... and with the numbers seldom comes further from the edge


def reach(height: float, sunk: float = 0.0) -> tuple[float, float]:
    """(top, bottom) of the strip in a panel of this height, logical pixels."""
    top = TOP + sunk
    return top, max(top + 60.0, min(height - 56.0, top + 320.0))


class Strip:
    """Draws one colour bar, and gives the words beside it."""

    def __init__(self) -> None:
        self._program: gloo.Program | None = None
        self._shown: np.ndarray | None = None
        self._wheel = Wheel()

    def draw(self, bar: ColourBar, shot: Shot, sunk: float = 0.0) -> None:
        """The strip itself, `sunk` pixels lower; a wheel where the values go round."""
        if bar.cyclic:
            self._wheel.draw(bar, shot, sunk)
            return
        if self._program is None:
            self._program = gl.screen(FRAGMENT)
        if self._shown is not bar.lut:
            self._program["u_map"] = gl.lut_texture(bar.lut)
            self._shown = bar.lut
        width, height = (n / shot.scale for n in shot.size)
        top, bottom = reach(height, sunk)
        left = width - INSET - WIDTH
        part = (left / width, 1 - bottom / height, (left + WIDTH) / width, 1 - top / height)
        self._program["u_part"] = part
        self._program["u_strip"] = part
        gl.blend("none")
        gl.draw(self._program, "triangle_strip", 4)

    @staticmethod
    def labels(
        bar: ColourBar, rect: tuple[int, int, int, int], scale: float,
        sunk: float = 0.0, size: float = 1.0,
    ) -> list[Label]:  # fmt: skip
        """Numbers left of the strip, name and unit above it, in logical pixels of the stage."""
        if bar.cyclic:
            return Wheel.labels(bar, rect, scale, sunk, size)
        x0, y0, width, height = (n / scale for n in rect)
        top, bottom = reach(height, sunk)
        right = x0 + width - INSET
        found = [Label(right, y0 + CROWN + sunk, bar.title, ("right", "bottom"), "bar")]
        for share, word in levels.of(bar, max(2, int((bottom - top) / 46))):
            y = y0 + bottom - share * (bottom - top)
            place = Label(right - WIDTH - 5, y, word, ("right", "middle"), "tick")
            found.append(place)
        return found

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._wheel.release()
        gl.release(self._program)
        self._program, self._shown = None, None
