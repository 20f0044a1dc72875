"""The lines of a text: which are equations, helper lines, dials, starts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from keyword import iskeyword
from typing import Literal

from explorer.equations.expression import constant
from explorer.equations.passage import Passage
from explorer.equations.scan import reserved
from explorer.equations.tree import CONSTANTS, FUNCTIONS

NAME = r"([^\W\d]\w*)"
RATE = re.compile(rf"{NAME}\s*('+)$")
QUOTIENT = re.compile(rf"d{NAME}\s*/\s*dt$")
START = re.compile(rf"{NAME}\s*\(\s*0\s*\)$")
OF_STATE = re.compile(rf"(noise|history)\s*\(\s*{NAME}\s*\)$")
PLAIN = re.compile(rf"{NAME}$")
RANGE = re.compile(r"\bin\s*\[(?P<low>[^,\]]*),(?P<high>[^,\]]*)\]\s*$")
SECOND = re.compile(rf"d\s*(?:\*\*|\^)?\s*2\s*{NAME}\s*/|d2{NAME}\s*/")


Kind = Literal["rate", "helper", "dial", "start", "noise", "history"]


@dataclass(frozen=True)
class Statement:
    """One meaningful line.

    kind     "rate" x' = ..., "helper" f = ..., "dial" f = 1 in [0, 2], "start" x(0) = 1,
             "noise" noise(x) = sigma, "history" history(x) = cos(t)
    left     the name's place; `right` what follows the equals sign
    numbers  value, low, high of a dial; value of a start
    """

    kind: Kind
    name: str
    left: Passage
    right: Passage
    numbers: tuple[float, ...] = ()

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.left.places[0][1]


def statement(line: Passage) -> Statement:
    """What one line says; EquationError when it says nothing we know."""
    cut = line.text.find("=")
    if cut < 0:
        hint = "write name' = expression, or name = expression"
        raise line.fault(f"this line has no '='; {hint}")
    left, right = line.part(0, cut), line.part(cut + 1, len(line.text))
    if not right.text:
        raise line.fault("an expression is missing after '='", cut, cut + 1)
    if not left.text:
        raise line.fault("a name is missing before '='", cut, cut + 1)
    kind, name = _left(left)
    if kind == "helper" and (found := RANGE.search(right.text)):
        return Statement("dial", name, left, right, _dial(left, right, found))
    if kind == "start":
        return Statement("start", name, left, right, (constant(right, "a start"),))
    return Statement(kind, name, left, right)


def _left(left: Passage) -> tuple[Kind, str]:
    if found := RATE.match(left.text):
        if len(found[2]) > 1:
            name = found[1]
            reason = f"write a second derivative as two lines, {name}' = v and v' = ..."
            raise left.fault(reason, suggestion=f"{name}'")
        return "rate", _named(left, found[1])
    if found := QUOTIENT.match(left.text):
        return "rate", _named(left, found[1])
    if found := START.match(left.text):
        return "start", _named(left, found[1])
    if found := OF_STATE.match(left.text):
        kind: Kind = "noise" if found[1] == "noise" else "history"
        return kind, _named(left, found[2])
    if found := PLAIN.match(left.text):
        return "helper", _named(left, found[1])
    if SECOND.match(left.text):
        raise left.fault("write a second derivative as two lines, x' = v and v' = ...")
    raise left.fault("the left side must be name', dname/dt, name or name(0)")


def _named(left: Passage, name: str) -> str:
    """The name as `ast` will spell it on right-hand sides."""
    name = unicodedata.normalize("NFKC", name)
    if reason := misnomer(name):
        raise left.fault(reason)
    return name


def misnomer(name: str) -> str:
    """Why a name may not be declared, or ""."""
    if not name.isidentifier():
        return f"{name!r} is not a name; use letters, digits and underscores"
    if iskeyword(name):
        return reserved(name)[0]
    if name == "t":
        return "'t' is the time; choose another name"
    if name in CONSTANTS or name in FUNCTIONS:
        kind = "constant" if name in CONSTANTS else "function"
        return f"{name!r} is a {kind} of the language; call it {name + '_'!r}"
    return ""


def _dial(left: Passage, right: Passage, found: re.Match[str]) -> tuple[float, ...]:
    spans = ((0, found.start()), found.span("low"), found.span("high"))
    parts = [right.part(start, end) for start, end in spans]
    for part, what in zip(parts, ("value", "low end", "high end"), strict=True):
        if not part.text:
            raise right.fault(f"the {what} of {left.text} is missing", *found.span())
    default, low, high = (constant(part, "a dial's value") for part in parts)
    if not low < high:
        raise right.fault("the range must run from low to high", *found.span())
    if not low <= default <= high:
        raise right.fault(f"{default:g} lies outside [{low:g}, {high:g}]", 0, len(parts[0].text))
    return default, low, high
