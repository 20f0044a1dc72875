"""What a search asks of the catalogue: words, numbers and an order.

lor                   words: names first, then tags and authors, then texts and equations
rho - z               a piece of an equation, spaces or not
3d   dim >= 4         number of equations
lambda > 0.5          largest Lyapunov exponent; also exponent, λ
year < 1980           of the first source
sort lambda           an order: lambda, year, dim or name; "sort -year" turns it round
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from explorer.app.entry import Entry, squeezed

FIELDS = {"lambda": "exponent", "λ": "exponent", "exponent": "exponent", "year": "year",
          "dim": "dimension", "dimension": "dimension", "name": "title"}  # fmt: skip
COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, ":": operator.eq,
}  # fmt: skip
CLAUSE = re.compile(
    r"(?<!\w)(lambda|λ|exponent|year|dim(?:ension)?)\s*(<=|>=|[<>=:])\s*(-?(?:\d+[.,]?\d*|[.,]\d+))?(?![\w.])"
)
SIZE = re.compile(r"(?<!\w)(\d+)\s?-?d(?!\w)")
ORDER = re.compile(
    r"(?<!\w)sort(?: by)?[ :]+(-?)(lambda|λ|exponent|year|dim(?:ension)?|name)?(?!\w)"
)
LARGEST_FIRST = ("exponent",)


@dataclass(frozen=True)
class Query:
    """A search, taken apart.

    words    what is left for the texts
    bounds   (field, comparison, number) that must hold
    order    field to order by, "" for the best answers first; `turned` the other way round
    """

    words: str = ""
    bounds: tuple[tuple[str, str, float], ...] = ()
    order: str = ""
    turned: bool = False

    @classmethod
    def read(cls, text: str, order: str = "") -> Query:
        """The query that a text makes; `order` where it names none."""
        bounds = []

        def clause(found: re.Match[str]) -> str:
            if found[3]:  # a number not typed yet asks nothing
                bounds.append((FIELDS[found[1]], found[2], float(found[3].replace(",", "."))))
            return " "

        left = text.lower()
        turned = False
        for found in ORDER.finditer(left):
            order, turned = FIELDS.get(found[2] or "", order), found[1] == "-"
        left = CLAUSE.sub(clause, ORDER.sub(" ", left))
        bounds += [("dimension", "=", float(found[1])) for found in SIZE.finditer(left)]
        words = " ".join(SIZE.sub(" ", left).split())
        if not (order or words) and bounds:
            order = bounds[0][0]
        return cls(words, tuple(bounds), order, turned)

    def __bool__(self) -> bool:
        return bool(self.words or self.bounds or self.order)

    def answers(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries it asks for, in its order."""
        held = [entry for entry in entries if self._holds(entry)]
        ranked = [(self.rank(entry), entry) for entry in held]
        found = [(rank, entry) for rank, entry in ranked if rank is not None]
        if not self.order:
            return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
        return self._ordered([entry for _, entry in found])

    def rank(self, entry: Entry) -> int | None:
        """How well the words fit, 0 best; None not at all."""
        sought, title = self.words, entry.title.lower()
        if not sought:
            return 0
        if entry.key == sought.replace(" ", "_"):  # "lorenz": the one everybody means
            return 0
        if title.startswith(sought) or entry.key.startswith(sought):
            return 1
        if any(word.startswith(sought) for word in title.split()):
            return 2
        if sought in title:
            return 3
        if any(tag.startswith(sought) for tag in entry.tags):
            return 4
        if entry.byline.lower().startswith(sought):
            return 5
        within = [_within(part, f"{title} {entry.haystack}") for part in sought.split()]
        if None not in within:
            return 6 + max(rank for rank in within if rank is not None)
        return 9 if squeezed(sought) in entry.equations else None

    def _holds(self, entry: Entry) -> bool:
        for field, how, number in self.bounds:
            value = getattr(entry, field)
            if value is None or not COMPARE[how](value, number):
                return False
        return True

    def _ordered(self, entries: list[Entry]) -> list[Entry]:
        """By the field; those that have no value last, in either direction."""
        field = self.order
        known = [entry for entry in entries if getattr(entry, field) is not None]
        known.sort(key=lambda e: _plain(getattr(e, field)))  # stable: equals stay as listed
        if (field in LARGEST_FIRST) is not self.turned:
            known.reverse()
        return known + [entry for entry in entries if getattr(entry, field) is None]


def _within(part: str, text: str) -> int | None:
    """0 as a whole word of a text, 1 where one begins, 2 anywhere; None where it is not."""
    if part not in text:
        return None
    word = rf"(?<!\w){re.escape(part)}"
    if re.search(word + r"(?!\w)", text):
        return 0
    return 1 if re.search(word, text) else 2


def _plain(value: float | str) -> float | str:
    return value.lower() if isinstance(value, str) else value
