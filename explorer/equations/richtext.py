"""Equations as rich text: what a tooltip or a text widget can show in one line."""

from __future__ import annotations

import html as entities
import math

from explorer.equations.glyphs import Glyphs, glyph, markup, ordered
from explorer.equations.tree import Name, Node, Number, System

SUM, NEGATED, PRODUCT, ATOM = 1, 2, 3, 4
THIN = "\u2009"


def html(system: System, glyphs: Glyphs | None = None) -> tuple[str, ...]:
    """One line of rich text per equation, in the order of the text."""
    text = _Text(glyphs or {}, system if system.kind == "map" else None)
    strengths = dict(zip((f"{name}'" for name in system.states), system.noise, strict=False))
    return tuple(
        f"{text.left(system, name)} = {text.of(node)[0]}{text.noise(name, strengths.get(name))}"
        for name, node in ordered(system)
    )


def html_name(name: str, glyphs: Glyphs | None = None) -> str:
    """Rich text of one name."""
    return _italic(glyph(name, glyphs).tex())


def _italic(tex: str) -> str:
    return f"<i>{markup(entities.escape(tex, quote=False))}</i>"


class _Text:
    """Walks a tree; each piece comes with how tightly it holds together."""

    def __init__(self, glyphs: Glyphs, map_: System | None) -> None:
        self.glyphs = glyphs
        self.stepped = map_.states if map_ else ()

    def left(self, system: System, name: str) -> str:
        symbol = glyph(name.rstrip("'"), self.glyphs)
        if not name.endswith("'"):
            return _italic(symbol.tex())
        return _italic(symbol.tex("n+1")) if system.kind == "map" else f"{_italic(symbol.tex())}′"

    def noise(self, name: str, strength: Node | None) -> str:
        """White noise of a strength behind a rate, or nothing."""
        if strength is None or strength == Number(0.0):
            return ""
        return f" + {self.held(strength, PRODUCT)}{THIN}ξ<sub>{name[:-1]}</sub>(t)"

    def of(self, node: Node) -> tuple[str, int]:
        if isinstance(node, Number):
            text = "π" if node.value == math.pi else f"{node.value:.15g}".replace("-", "−")
            return text, NEGATED if node.value < 0 else ATOM
        if isinstance(node, Name):
            stepped = ("n",) if node.name in self.stepped else ()
            return _italic(glyph(node.name, self.glyphs).tex(*stepped)), ATOM
        op, args = node.op, node.args
        if op == "neg":
            return f"−{self.held(args[0], PRODUCT)}", NEGATED
        if op in "+-":
            sign = "−" if op == "-" else "+"
            left = self.held(args[0], SUM)
            return f"{left} {sign} {self.held(args[1], PRODUCT)}", SUM
        if op in "*/":
            between, hold = (THIN, PRODUCT) if op == "*" else ("/", ATOM)
            left = self.held(args[0], NEGATED)
            tight = NEGATED if left.startswith("−") else PRODUCT
            return f"{left}{between}{self.held(args[1], hold)}", tight
        if op in ("pow", "powi"):
            return f"{self.held(args[0], ATOM)}<sup>{self.of(args[1])[0]}</sup>", ATOM
        if op == "delay":
            return f"{self.of(args[0])[0]}(t − {self.held(args[1], PRODUCT)})", ATOM
        return f"{op}({', '.join(self.of(arg)[0] for arg in args)})", ATOM

    def held(self, node: Node, hold: int) -> str:
        text, tight = self.of(node)
        return text if tight >= hold else f"({text})"
