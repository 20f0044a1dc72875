"""Heads: a soft dot at the newest point of every trajectory."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.shot import Shot
from explorer.views.trail_shaders import HEAD_FRAGMENT, HEAD_VERTEX

MOST = 64  # more would hide the lines
RADIUS, HALO = 2.5, 11.0  # logical pixels


class Heads:
    """Dots in the colour of their series, or of the newest age where there is one."""

    def __init__(self) -> None:
        self._program: gloo.Program | None = None
        self._colours = b""

    def draw(self, heads: np.ndarray, shot: Shot, own: tuple[str, ...] = ()) -> None:
        """Dots at (m, 3); `own` are their colours where they are not the theme's."""
        if len(heads) > MOST:
            return
        if self._program is None:
            self._program = gl.program(HEAD_VERTEX, HEAD_FRAGMENT)
        theme, made = shot.theme, self._program
        hues = own or (theme.series if len(heads) > 1 else (theme.age[-1],))
        colours = np.array([theme.rgb(hues[i % len(hues)]) for i in range(len(heads))], np.float32)
        made["a_at"] = heads.astype(np.float32)
        if colours.tobytes() != self._colours:
            made["a_colour"], self._colours = colours, colours.tobytes()
        scale = shot.scale * min(theme.weight, 1.5)
        gl.put(
            made,
            u_mvp=shot.matrix,
            u_radius=RADIUS * scale,
            u_size=2 * HALO * scale,
            u_glow=0.35 if theme.dark else 0.18,
        )
        gl.blend("over")
        gl.draw(made, "points", len(heads))

    def release(self) -> None:
        """Give the GPU's memory back."""
        gl.release(self._program)
        self._program, self._colours = None, b""
