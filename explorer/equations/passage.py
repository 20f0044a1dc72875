"""A stretch of a text that knows where each of its characters stood."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from explorer.equations.errors import EquationError
from explorer.equations.tree import Span

# one character for one, so that columns stay true; what people paste from papers
PLAIN = str.maketrans("′’ʹ´‘−–·×⋅÷\t\u00a0\u2009", "'''''--***/   ")


@dataclass(frozen=True)
class Passage:
    """Part of a text, perhaps gathered from several lines.

    places   (offset, line, column) of the first character of every piece
    where    name of the whole text, for messages
    """

    text: str
    places: tuple[tuple[int, int, int], ...]
    where: str = "equations"

    def span(self, start: int, end: int) -> Span:
        """Where the characters start..end stood."""
        offset, line, column = self.places[bisect_right(self.places, (start, 1 << 60)) - 1]
        return Span(line, column + start - offset, max(1, end - start))

    def part(self, start: int, end: int) -> Passage:
        """The passage between two offsets, without the blanks round it."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        first = bisect_right(self.places, (start, 1 << 60)) - 1
        offset, line, column = self.places[first]
        head = (0, line, column + start - offset)
        tail = tuple(
            (at - start, line, column)
            for at, line, column in self.places[first + 1 :]
            if at < start + len(words)
        )
        return Passage(words, (head, *tail), self.where)

    def joined(self, other: Passage) -> Passage:
        """This passage with another one behind it, one blank between."""
        shift = len(self.text) + 1
        moved = tuple((offset + shift, line, column) for offset, line, column in other.places)
        return Passage(f"{self.text} {other.text}", self.places + moved, self.where)

    def fault(
        self, reason: str, start: int = 0, end: int | None = None, suggestion: str = ""
    ) -> EquationError:
        """The error that underlines the characters start..end."""
        span = self.span(start, len(self.text) if end is None else end)
        return EquationError(
            reason, span.line, span.column, span.length, suggestion, where=self.where
        )


def passages(text: str, where: str, skip_blank: bool) -> list[Passage]:
    """The lines of a text that say something: no comments, equations over lines gathered.

    skip_blank   leading blank lines are not counted (a triple-quoted text begins with one)

    A line goes on below as long as a bracket stays open and the line below has no "=" of its own.
    """
    lines = text.translate(PLAIN).split("\n")
    blank = next((i for i, line in enumerate(lines) if line.strip()), 0) if skip_blank else 0
    found: list[Passage] = []
    depth = 0
    for number, line in enumerate(lines[blank:], start=1):
        line = line.split("#", 1)[0].rstrip()
        words = line.lstrip()
        if not words:
            continue
        piece = Passage(words, ((0, number, len(line) - len(words) + 1),), where)
        if depth > 0 and "=" not in words:
            found[-1] = found[-1].joined(piece)
        else:
            found.append(piece)
            depth = 0
        depth += words.count("(") - words.count(")")
    return found
