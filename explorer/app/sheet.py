"""Sheet: equations laid out once, and broken into pieces that fit a width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.model import Experiment
    from explorer.views.mathtext import Outline

FIGURES = 6  # of a literal; the text has them all
GAP = 0.7  # ems between two parts of a line that may stand below each other
HAIR = 0.08  # ems that a clipped edge is away from the next glyph


@dataclass(frozen=True, eq=False)
class Sheet:
    """Equations laid out once: a line each, and where the known symbols stand in them.

    symbols   name -> outline of its glyph alone
    places    per line: glyph number -> name
    """

    lines: tuple[Outline, ...]
    symbols: Mapping[str, Outline]
    places: tuple[Mapping[int, str], ...]


def typeset(experiment: Experiment) -> Sheet:
    """Lay out an experiment's equations and symbols; slow, for the errand thread."""
    from explorer.equations.glyphs import glyph
    from explorer.views.mathtext import outline

    names = {param.name: param.tex or glyph(param.name).tex() for param in experiment.params}
    if experiment.system is not None:
        from explorer.equations.typeset import latex

        system = experiment.system
        extra = (*system.states, *(name for name, _ in system.helpers), "t")
        names |= {name: glyph(name).tex() for name in extra if name not in names}
        texts = latex(system, names, FIGURES)
    else:
        texts = experiment.equations
    symbols = {name: outline(tex) for name, tex in names.items()}
    lines = tuple(outline(text) for text in texts)
    return Sheet(lines, symbols, tuple(places(line, symbols) for line in lines))


def places(line: Outline, symbols: Mapping[str, Outline]) -> dict[int, str]:
    """Which glyphs of a line belong to which name; longer symbols win."""
    found: dict[int, str] = {}
    for name, symbol in sorted(symbols.items(), key=lambda item: -len(item[1].glyphs)):
        for span in line.find(symbol):
            if not any(number in found for number in span):
                found.update(dict.fromkeys(span, name))
    return found


@dataclass(frozen=True)
class Piece:
    """A stretch of a line that fits the width: glyphs first..last, drawn from x (in ems)."""

    line: int
    first: int
    last: int
    start: float
    end: float


def pieces(line: Outline, number: int, room: float, signs: frozenset[str]) -> list[Piece]:
    """A line broken before plus and minus signs and after wide gaps, to fit `room` ems.

    Where none of these lies in reach, within brackets: there before a sign, or after a comma.
    """
    breaks, inner = _breaks(line, signs), _inner(line, signs)
    made: list[Piece] = []
    begin, start = 0, 0.0
    indent = 0.0
    while begin < len(line.glyphs):
        rest = line.width - start
        if rest + indent <= room:
            made.append(Piece(number, begin, len(line.glyphs), start - indent, line.width))
            break
        reach = start + room - indent
        fits = [b for b in breaks if b > begin and line.glyphs[b].x <= reach]
        fits = fits or [b for b in inner if b > begin and line.glyphs[b].x <= reach]
        later = [b for b in (*breaks, *inner) if b > begin]
        cut = fits[-1] if fits else min(later, default=len(line.glyphs))
        whole = cut == len(line.glyphs)
        end = line.width if whole else _end(line, cut)
        made.append(Piece(number, begin, cut, start - indent, end))
        begin, start, indent = cut, line.width if whole else _origin(line, cut), 1.6
    return made


def _breaks(line: Outline, signs: frozenset[str]) -> list[int]:
    depth, found, reach = 0, [], 0.0
    for number, glyph in enumerate(line.glyphs):
        tail = glyph.code
        right = sides(line, number)[1]
        if edge(line, number) - reach > GAP and depth == 0 and number:
            found.append(number)
        reach = max(reach, right)
        if tail in signs and depth == 0 and number > 2 and _level(line, number):
            found.append(number)
        depth += (tail in _codes("(")) - (tail in _codes(")"))
    return found


def _inner(line: Outline, signs: frozenset[str]) -> list[int]:
    """Every sign, and what follows every comma, however deep in brackets."""
    commas, found = _codes(","), []
    for number, glyph in enumerate(line.glyphs):
        if number > 2 and _level(line, number):
            if glyph.code in signs:
                found.append(number)
            elif glyph.code in commas and number + 1 < len(line.glyphs):
                found.append(number + 1)
    return found


def _level(line: Outline, number: int) -> bool:
    """Whether a glyph stands on the line itself: in no fraction, index or exponent."""
    glyph = line.glyphs[number]
    barred = any(x <= glyph.x <= x + w for x, _, w, _ in line.bars)
    return abs(glyph.y) < 0.05 and glyph.scale == 1.0 and not barred


def _origin(line: Outline, number: int) -> float:
    """Where a piece begins with this glyph: a numerator is narrower than its fraction's bar."""
    x = line.glyphs[number].x
    return min((left for left, _, wide, _ in line.bars if left <= x <= left + wide), default=x)


def _end(line: Outline, cut: int) -> float:
    """Where a piece ends before this glyph: what hangs over to its left is not a part of it."""
    reach = max(sides(line, number)[1] for number in range(cut))
    return min((reach + edge(line, cut)) / 2, edge(line, cut) - HAIR)


def edge(line: Outline, number: int) -> float:
    """Left edge of a glyph, or of the fraction that begins with it [ems]."""
    return min(sides(line, number)[0], _origin(line, number))


def sides(line: Outline, number: int) -> tuple[float, float]:
    """Left and right edge of a glyph [ems]."""
    glyph = line.glyphs[number]
    across = line.shapes[glyph.code][0][:, 0] * glyph.scale
    if not len(across):
        return glyph.x, glyph.x
    return glyph.x + float(across.min()), glyph.x + float(across.max())


def _codes(which: str) -> frozenset[str]:
    from explorer.views.mathtext import outline

    return frozenset(glyph.code for glyph in outline(which).glyphs)
