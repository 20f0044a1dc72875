"""Pen: draws ranges of a ring's samples as lines, stamped into a target or in colour."""

from __future__ import annotations

import numpy as np
from vispy import gloo

from explorer.views import gl
from explorer.views.ring import FLOATS, Ring
from explorer.views.shot import Shot
from explorer.views.trail_shaders import LINE_VERTEX

CURVE_PARTS = 3  # straight pieces of a curved segment
CURVE_FROM = 4.0  # typical pixels between samples above which segments are curved


class Pen:
    """One fragment shader's lines: curved where samples lie far apart on the screen."""

    def __init__(self, fragment: str) -> None:
        self.programs = tuple(gl.program(LINE_VERTEX, fragment) for _ in range(2))
        for made, parts in zip(self.programs, (1, CURVE_PARTS), strict=True):
            made["a_corner"] = gloo.VertexBuffer(strip(parts))
        self._curved = False
        self._chromas: list[tuple[float, float, float]] = []

    def prepare(
        self,
        ring: Ring,
        shot: Shot,
        width: float,
        wrap: tuple[float, float, float],
        by_series: bool,
    ) -> None:
        """Set what does not change from range to range; width in logical pixels."""
        half = 0.5 * width * shot.theme.weight * shot.scale
        glow = 0.12 if shot.fine and shot.theme.dark else 0.0
        for made in self.programs:
            made["u_mvp"] = shot.matrix
            made["u_size"] = shot.size
            made["u_half"] = half
            made["u_reach"] = 3 * half if glow else half + 0.75
            made["u_glow"] = glow
            made["u_wrap"] = wrap
        self._curved = ring.pace() * pixels(shot) > CURVE_FROM * shot.scale
        self._chromas = [_chroma(shot, i, by_series) for i in range(ring.starts)]

    def stroke(self, ring: Ring, first: int, last: int, every: int = 1) -> None:
        """Segments between the samples first .. last - 1, every k-th sample joined."""
        curved = every == 1 and self._curved
        made, parts = self.programs[curved], CURVE_PARTS if curved else 1
        made["u_step"], made["u_curved"] = float(every), float(curved)
        shift = every * FLOATS
        for start, offset, count in ring.runs(first, last, every):
            made["u_chroma"] = self._chromas[start]
            at = offset * FLOATS
            for name, floats, where in (
                ("a_before", 4, at - FLOATS),
                ("a_from", 4, at),
                ("a_to", 4, at + shift),
                ("a_after", 4, at + (shift + FLOATS if curved else shift)),
                ("a_scalar", 1, at + shift + 4),
            ):
                gl.attribute(made, name, ring.buffer, floats, shift, where, 1)
            gl.draw(made, "triangle_strip", 2 * parts + 2, count)


def pixels(shot: Shot) -> float:
    """Pixels that one data unit covers near the camera's target."""
    row = float(np.linalg.norm(shot.mvp[1, :3]))
    return row * shot.size[1] / 2 / (shot.reach if abs(shot.mvp[3, :3]).any() else 1.0)


def strip(parts: int) -> np.ndarray:
    """Corners of a band of this many pieces: x along it 0..1, y across it -1 and 1."""
    along = np.repeat(np.linspace(0, 1, parts + 1), 2)
    return np.stack([along, np.tile([-1.0, 1.0], parts + 1)], axis=1).astype(np.float32)


def _chroma(shot: Shot, start: int, by_series: bool) -> tuple[float, float, float]:
    """Red and blue over green of a start's series colour; third: 0 to use the scalar instead."""
    if not by_series:
        return 0.0, 0.0, 0.0
    series = shot.theme.series
    r, g, b = shot.theme.rgb(series[start % len(series)])
    return r - g, b - g, 1.0
