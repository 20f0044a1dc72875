"""Names as printed symbols: `sigma` -> sigma the letter, `r_orientation` -> r with a subscript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.equations.tree import Node, System

Glyphs = Mapping[str, str]

GREEK = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ϵ",
    "zeta": "ζ",
    "eta": "η",
    "theta": "θ",
    "iota": "ι",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "xi": "ξ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "upsilon": "υ",
    "phi": "ϕ",
    "chi": "χ",
    "psi": "ψ",
    "omega": "ω",
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
    "varepsilon": "ε",
    "varphi": "φ",
    "vartheta": "ϑ",
}
SPELLINGS = {"eps": "varepsilon", "epsilon": "varepsilon", "lam": "lambda", "lamda": "lambda"}
LETTERS = {letter: name for name, letter in GREEK.items()}
TRAILING = re.compile(r"^(.*?)([0-9]+)$")
TEX = re.compile(r"\\([a-zA-Z]+)\s*|([_^])(?:\{((?:[^{}]|\{[^{}]*\})*)\}|(\\?\w+))|([{}$])|(\\,)")


@dataclass(frozen=True)
class Glyph:
    """A symbol in parts, so that a dot or an index can be put in the right place.

    head   TeX of the letter;  marks  TeX of each subscript
    """

    head: str
    marks: tuple[str, ...] = ()

    def tex(self, *more: str, over: str = "") -> str:
        """The symbol with further subscripts, and an accent such as "dot" over its letter."""
        head = f"\\{over}{{{self.head}}}" if over else self.head
        marks = (*self.marks, *more)
        return f"{head}_{{{','.join(marks)}}}" if marks else head


def glyph(name: str, glyphs: Glyphs | None = None) -> Glyph:
    """The symbol of a name: the one given for it, else what its spelling suggests."""
    if glyphs and glyphs.get(name):
        return _split(glyphs[name])
    parts = [part for part in name.split("_") if part] or [name]
    head, *rest = parts
    found = TRAILING.match(head)
    if found and found[1]:
        head, rest = found[1], [found[2], *rest]
    return Glyph(_letter(head), tuple(_letter(part) for part in rest))


def _split(tex: str) -> Glyph:
    """A symbol given as TeX, taken apart at its subscript."""
    found = re.fullmatch(r"(.+?)_(?:\{(.*)\}|(\w))", tex)
    if found and found[1].count("{") == found[1].count("}"):
        return Glyph(found[1], (found[2] or found[3],))
    return Glyph(tex)


def _letter(word: str) -> str:
    if word in GREEK or word in SPELLINGS:
        return "\\" + SPELLINGS.get(word, word)
    if word in LETTERS:
        return "\\" + LETTERS[word]
    if len(word) == 1 or word.isdigit():
        return word
    return f"\\mathrm{{{word}}}"


def ordered(system: System) -> list[tuple[str, Node]]:
    """Helper lines and equations (these with a prime) in the order of the text."""
    rates = zip(system.states, system.rates, strict=True)
    named = [*system.helpers, *((name + "'", rate) for name, rate in rates)]
    if len(system.lines) != len(named):
        return named
    pairs = sorted(zip(system.lines, named, strict=True), key=lambda pair: pair[0])
    return [equation for _, equation in pairs]


def markup(tex: str) -> str:
    """A symbol's TeX as rich text: Greek letters, <sub>, <sup>, <i>."""

    def one(found: re.Match[str]) -> str:
        command, shift, braced, bare, _, space = found.groups()
        if space:
            return "\u2009"
        if shift:
            tag = "sub" if shift == "_" else "sup"
            return f"<{tag}>{markup(braced or bare)}</{tag}>"
        return GREEK.get(command or "", "")

    return TEX.sub(one, tex)
