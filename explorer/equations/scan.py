"""Reads one right-hand side word by word and refuses, with its place, whatever cannot be meant.

All of it runs before `ast` sees the text, so that nothing hostile reaches a recursive parser.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass

from explorer.equations.errors import EquationError
from explorer.equations.passage import Passage

DEPTH = 100  # nested brackets, and levels of the tree
CHAIN = 500  # operators between a word and the outermost level: what ast can hold

WORD = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<operator>\*\*|//|[-+*/])"
    r"|(?P<bracket>[()])"
    r"|(?P<comma>,)"
    r"|(?P<blank>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)

REFUSED = {
    "^": ("'^' is not a power here", "**"),
    "%": ("'%' is not used; the remainder is mod(a, b)", "mod"),
    '"': ("text in quotes has no place in an equation", ""),
    "`": ("text in quotes has no place in an equation", ""),
    ".": ("attributes (a dot after a name) are not allowed", ""),
    "[": ("use round brackets; '[' has no meaning here", "("),
    "]": ("use round brackets; ']' has no meaning here", ")"),
    "{": ("use round brackets; '{' has no meaning here", "("),
    "}": ("use round brackets; '}' has no meaning here", ")"),
    ";": ("write one equation per line", ""),
    "²": ("a power is written with two stars", "**2"),
    "³": ("a power is written with two stars", "**3"),
    **dict.fromkeys("<>!=", ("there are no comparisons; step(x - y) is 1 where x >= y", "")),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A number, name, operator, bracket or comma, and its place in the passage."""

    kind: str
    text: str
    start: int
    end: int


def words(passage: Passage) -> list[Word]:
    """The words of an expression; every character accounted for."""
    found: list[Word] = []
    for match in WORD.finditer(passage.text):
        kind = match.lastgroup or "other"
        if kind == "blank":
            continue
        word = Word(kind, match.group(), match.start(), match.end())
        _check(passage, word, found[-1] if found else None)
        found.append(word)
    return found


def _check(passage: Passage, word: Word, before: Word | None) -> None:
    start, end, text = word.start, word.end, word.text
    if word.kind == "other":
        raise _refusal(passage, word, before)
    if text == "//":
        raise passage.fault("'//' is not an operator here", start, end, "/")
    if word.kind == "name" and not text.isidentifier():
        for sign in "²³":
            if sign in text:
                at = start + text.index(sign)
                raise passage.fault(REFUSED[sign][0], at, at + 1, REFUSED[sign][1])
        raise passage.fault(f"{text!r} is not a name", start, end)
    if word.kind == "name" and keyword.iskeyword(text):
        raise passage.fault(*reserved(text), start=start, end=end)
    if word.kind == "number":
        if len(text) > 1 and text[0] == "0" and text[1].isdigit():
            raise passage.fault("a number does not start with 0", start, end, text.lstrip("0"))
        if float(text) == float("inf"):
            raise passage.fault("this number is too large", start, end)


def reserved(name: str) -> tuple[str]:
    """The reason why a reserved word is refused as a name."""
    if name in ("if", "else", "and", "or", "not", "for", "in", "is", "while"):
        return (f"{name!r} has no meaning in an equation; use step, min, max, sign",)
    return (f"{name!r} is a reserved word; call it {name + '_'!r}",)


def _refusal(passage: Passage, word: Word, before: Word | None) -> EquationError:
    if word.text == "'" and before and before.kind == "name" and before.end == word.start:
        reason = f"the rate {before.text}' cannot stand on the right; name it in a helper line"
        return passage.fault(reason, before.start, word.end)
    default = (f"{word.text!r} has no meaning in an equation", "")
    if word.text == "'":
        default = REFUSED['"']
    reason, suggestion = REFUSED.get(word.text, default)
    return passage.fault(reason, word.start, word.end, suggestion)


def check(passage: Passage, found: list[Word]) -> None:
    """Raise EquationError unless the words form an expression that is not too deep."""
    if not found:
        raise passage.fault("an expression is missing here")
    ready = False  # whether an operand has just ended
    open_brackets: list[tuple[Word, bool, int]] = []
    chain = 0
    for i, word in enumerate(found):
        before = found[i - 1] if i else None
        called = bool(before and before.kind == "name")
        if word.text == "(":
            if ready and not called:
                raise _missing_operator(passage, before, word)
            open_brackets.append((word, called, chain))
            ready = False
            if len(open_brackets) > DEPTH:
                raise passage.fault(f"more than {DEPTH} nested brackets", word.start, word.end)
        elif word.kind in ("number", "name"):
            if ready:
                raise _missing_operator(passage, before, word)
            ready = True
        elif not ready and word.text not in "+-":
            raise _missing_operand(passage, before, word)
        elif word.text == ")":
            if not open_brackets:
                raise passage.fault("this bracket was never opened", word.start, word.end)
            chain = open_brackets.pop()[2]
        else:
            ready = False
            chain += 1
            if word.text == ",":
                chain = _comma(passage, word, open_brackets)
            elif chain > CHAIN:
                reason = f"more than {CHAIN} operators in one chain; use helper lines"
                raise passage.fault(reason, word.start, word.end)
    if open_brackets:
        word = open_brackets[-1][0]
        raise passage.fault("this bracket is never closed", word.start, word.end, ")")
    if not ready:
        raise _missing_operand(passage, found[-1], None)


def _comma(passage: Passage, word: Word, open_brackets: list[tuple[Word, bool, int]]) -> int:
    if not open_brackets or not open_brackets[-1][1]:
        raise passage.fault(
            "a comma belongs between the arguments of a function", word.start, word.end
        )
    return open_brackets[-1][2]


def _missing_operator(passage: Passage, before: Word | None, word: Word) -> EquationError:
    assert before is not None
    reason = f"an operator is missing between {before.text!r} and {word.text!r}"
    return passage.fault(reason, before.start, word.end, f"{before.text}*{word.text}")


def _missing_operand(passage: Passage, before: Word | None, word: Word | None) -> EquationError:
    if word is None:
        assert before is not None
        return passage.fault(
            f"something is missing after {before.text!r}", before.start, before.end
        )
    if word.text == ")" and before is not None and before.text == "(":
        return passage.fault("there is nothing between these brackets", before.start, word.end)
    after = f"{before.text!r}" if before else "the start"
    return passage.fault(
        f"a number, a name or a bracket is missing between {after} and {word.text!r}",
        before.start if before else word.start,
        word.end,
    )
