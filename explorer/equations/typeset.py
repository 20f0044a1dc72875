"""Equations as people print them: LaTeX that matplotlib's mathtext can draw, and rich text.

A line of LaTeX comes without dollar signs. Brackets are the fewest that keep the meaning.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.equations.glyphs import Glyph, Glyphs, glyph, ordered
from explorer.equations.richtext import html, html_name
from explorer.equations.tree import Apply, Name, Node, Number, System

__all__ = ["html", "html_name", "latex", "latex_name", "latex_node"]

# how tightly each form holds together
SUM, NEGATED, PRODUCT, POWER, ATOM = 1, 2, 3, 4, 5

UPRIGHT = {"asin": "arcsin", "acos": "arccos", "atan": "arctan", "log": "ln"}
OWN_COMMAND = frozenset("sin cos tan arcsin arccos arctan sinh cosh tanh exp ln min max".split())


@dataclass(frozen=True)
class Set:
    """A typeset piece: its text, how tightly it holds, and whether it stands tall."""

    text: str
    hold: int = ATOM
    tall: bool = False
    digit: bool = False  # begins with a digit, so needs a dot before it in a product


def latex(
    system: System, glyphs: Glyphs | None = None, figures: int | None = None
) -> tuple[str, ...]:
    r"""One line of LaTeX per equation, in the order of the text.

    A flow reads `\dot{x} = ...`, a map `x_{n+1} = ...`; helper lines read `f = ...`.

    figures   literals with more significant digits end in dots after so many
    """
    stepped = frozenset(system.states) if system.kind == "map" else frozenset()
    stage = _Stage(glyphs or {}, stepped, figures)
    strengths = dict(zip((f"{name}'" for name in system.states), system.noise, strict=False))
    return tuple(
        f"{stage.left(system, name)} = {stage.piece(node).text}"
        f"{stage.noise(name, strengths.get(name))}"
        for name, node in ordered(system)
    )


def latex_node(node: Node, glyphs: Glyphs | None = None) -> str:
    """LaTeX of one tree."""
    return _Stage(glyphs or {}, frozenset()).piece(node).text


def latex_name(name: str, glyphs: Glyphs | None = None) -> str:
    """LaTeX of one name, for labels of axes and dials."""
    return glyph(name, glyphs).tex()


class _Stage:
    """Walks a tree and sets it, piece by piece."""

    def __init__(self, glyphs: Glyphs, stepped: frozenset[str], figures: int | None = None) -> None:
        self.glyphs, self.stepped, self.figures = glyphs, stepped, figures

    def glyph(self, name: str) -> Glyph:
        return glyph(name, self.glyphs)

    def left(self, system: System, name: str) -> str:
        if not name.endswith("'"):
            return self.glyph(name).tex()
        if system.kind == "map":
            return self.glyph(name[:-1]).tex("n+1")
        return self.glyph(name[:-1]).tex(over="dot")

    def noise(self, name: str, strength: Node | None) -> str:
        """White noise of a strength behind a rate, or nothing."""
        if strength is None or strength == Number(0.0):
            return ""
        return f" + {bracketed(self.piece(strength), PRODUCT).text}\\,\\xi_{{{name[:-1]}}}(t)"

    def piece(self, node: Node) -> Set:
        if isinstance(node, Number):
            return number(node.value, self.figures)
        if isinstance(node, Name):
            return Set(self.glyph(node.name).tex(*(["n"] if node.name in self.stepped else [])))
        parts = [self.piece(arg) for arg in arguments(node)]
        if node.op == "delay":
            return Set(f"{parts[0].text}(t - {bracketed(parts[1], PRODUCT).text})")
        if node.op in FORMS:
            return FORMS[node.op](*parts)
        return called(node.op, parts)


def arguments(node: Apply) -> tuple[Node, ...]:
    """Its arguments; the least of the least of two and a third is the least of three."""
    if node.op not in ("min", "max"):
        return node.args
    within = (
        arguments(arg) if isinstance(arg, Apply) and arg.op == node.op else (arg,)
        for arg in node.args
    )
    return tuple(itertools.chain.from_iterable(within))


def number(value: float, figures: int | None = None) -> Set:
    """A literal: whole numbers plain, others with the fewest digits that give them back.

    figures   ... or the first so many, and dots
    """
    if value == math.pi:
        return Set(r"\pi")
    if value < 0:
        inner = number(-value, figures)
        return Set("-" + inner.text, NEGATED)
    text = repr(int(value)) if value.is_integer() and value < 1e15 else repr(value)
    if "e" in text:
        mantissa, exponent = text.split("e")
        mantissa = _first(mantissa, figures)
        power = f"10^{{{int(exponent)}}}"
        if mantissa in ("1", "1.0"):
            return Set(power, POWER, digit=True)
        return Set(rf"{mantissa} \cdot {power}", PRODUCT, digit=True)
    return Set(_first(text, figures), digit=True)


def _first(text: str, figures: int | None) -> str:
    """The first significant digits of a decimal fraction, with dots where there are more."""
    if figures is None or "." not in text:
        return text
    zeros = len(text) - len(text.lstrip("0."))
    point = 1 if text.index(".") >= zeros else 0
    most = max(zeros + figures + point, text.index(".") + 2)
    return text if len(text) <= most else rf"{text[:most]}\ldots"


def bracketed(piece: Set, hold: int) -> Set:
    """The piece, in brackets unless it holds together at least so tightly."""
    if piece.hold >= hold:
        return piece
    if piece.tall:
        return Set(rf"\left({piece.text}\right)", tall=True)
    return Set(f"({piece.text})")


def _sum(sign: str, a: Set, b: Set) -> Set:
    # a - (b - c) and a + (-b) need their brackets; a + (b - c) does not
    right = bracketed(b, PRODUCT if sign == "-" or b.text.startswith("-") else SUM)
    left = a if a.hold != NEGATED else Set(a.text, SUM, a.tall)
    return Set(f"{left.text} {sign} {right.text}", SUM, a.tall or b.tall)


def _product(a: Set, b: Set) -> Set:
    left, right = bracketed(a, NEGATED), bracketed(b, PRODUCT)
    joint = r" \cdot " if right.digit else r"\,"
    hold = NEGATED if left.hold == NEGATED else PRODUCT
    return Set(left.text + joint + right.text, hold, a.tall or b.tall, left.digit)


def _quotient(a: Set, b: Set) -> Set:
    if a.hold == NEGATED and a.text.startswith("-"):
        return Set(rf"-\frac{{{a.text[1:]}}}{{{b.text}}}", NEGATED, tall=True)
    return Set(rf"\frac{{{a.text}}}{{{b.text}}}", PRODUCT, tall=True)


def _negative(a: Set) -> Set:
    inner = bracketed(a, PRODUCT)
    return Set("-" + inner.text, NEGATED, inner.tall)


def _power(a: Set, b: Set) -> Set:
    for name in OWN_COMMAND - {"exp", "min", "max"}:
        # sin^2(x) as it is printed, for exponents that cannot be read as an inverse
        head = rf"\{name}"
        if a.text.startswith(head + "(") and a.hold == ATOM and b.text.isdigit():
            return Set(f"{head}^{{{b.text}}}{a.text[len(head) :]}", POWER, a.tall)
    base = bracketed(a, ATOM)
    return Set(f"{base.text}^{{{b.text}}}", POWER, base.tall, base.digit)


def called(name: str, parts: Sequence[Set]) -> Set:
    """A function on its arguments."""
    inside = ", ".join(part.text for part in parts)
    tall = any(part.tall for part in parts)
    if name == "sqrt":
        return Set(rf"\sqrt{{{inside}}}", tall=tall)
    if name == "abs":
        return Set(rf"\left|{inside}\right|", tall=tall)
    if name == "step":
        head = r"\Theta"
    else:
        printed = UPRIGHT.get(name, name)
        head = f"\\{printed}" if printed in OWN_COMMAND else rf"\mathrm{{{printed}}}"
    return Set(f"{head}\\left({inside}\\right)" if tall else f"{head}({inside})", tall=tall)


FORMS: dict[str, Callable[..., Set]] = {
    "+": lambda a, b: _sum("+", a, b),
    "-": lambda a, b: _sum("-", a, b),
    "*": _product,
    "/": _quotient,
    "neg": _negative,
    "pow": _power,
    "powi": _power,
}
