"""Typeset mathematics as outlines: what matplotlib's mathtext lays out, as plain values.

Slow at the first call (it loads matplotlib and its fonts), so call it on a worker thread.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explorer.views.untied import untie

_LAYING = threading.Lock()  # matplotlib's parser is not for two threads at once
_EM = 100.0  # the size that matplotlib draws glyph outlines at
_SHAPES: dict[str, tuple[np.ndarray, np.ndarray]] = {}


@dataclass(frozen=True, eq=False, slots=True)
class Glyph:
    """One character: its shape, and where its origin sits in ems (y up from the baseline)."""

    code: str
    x: float
    y: float
    scale: float


@dataclass(frozen=True, eq=False)
class Outline:
    """A line of mathematics, measured in ems.

    shapes   code -> (vertices (k, 2), path codes (k,)): 1 move, 2 line, 3 and 4 curves, 79 close
    bars     fraction lines and roots as (x, y, width, height)
    """

    width: float
    ascent: float
    descent: float
    glyphs: tuple[Glyph, ...]
    shapes: Mapping[str, tuple[np.ndarray, np.ndarray]]
    bars: tuple[tuple[float, float, float, float], ...]

    def find(self, part: Outline) -> list[tuple[int, ...]]:
        """Where the glyphs of `part` occur in a row, as tuples of glyph numbers."""
        wanted = [glyph.code for glyph in part.glyphs]
        codes = [glyph.code for glyph in self.glyphs]
        size = len(wanted)
        if not size:
            return []
        starts = (i for i in range(len(codes) - size + 1) if codes[i : i + size] == wanted)
        return [tuple(range(i, i + size)) for i in starts]


@lru_cache(maxsize=8192)  # the whole catalogue: what is laid out again leaves garbage again
def outline(tex: str, family: str = "stix") -> Outline:
    """The outline of `tex` (mathtext without the dollar signs). ValueError when it cannot parse."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    prop = FontProperties(size=_EM, math_fontfamily=family)
    text = f"${tex}$"
    with _LAYING:
        untie()
        placed, shapes, rects = text_to_path.get_glyphs_mathtext(prop, text)
        width, height, descent = text_to_path.get_text_width_height_descent(text, prop, True)
    glyphs = tuple(
        Glyph(code, float(x) / _EM, float(y) / _EM, float(scale)) for code, x, y, scale in placed
    )
    return Outline(
        width=float(width) / _EM,
        ascent=float(height - descent) / _EM,
        descent=float(descent) / _EM,
        glyphs=glyphs,
        shapes={code: _shape(code, *shape) for code, shape in shapes.items()},
        bars=tuple(_box(np.asarray(vertices)) for vertices, _ in rects),
    )


def _shape(code: str, vertices: np.ndarray, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Font and character say all of it, so every line shares it."""
    if code not in _SHAPES:
        _SHAPES[code] = np.asarray(vertices) / _EM, np.asarray(codes)
    return _SHAPES[code]


def _box(vertices: np.ndarray) -> tuple[float, float, float, float]:
    corners = vertices[:4]  # what closes the path stands at (0, 0)
    low, high = corners.min(axis=0) / _EM, corners.max(axis=0) / _EM
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])
