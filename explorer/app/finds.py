"""Finds: everything a person can ask for by typing a few letters, and which of it is meant.

Plain values; what is done with a find is the window's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer.app.digits import read, written
from explorer.model import BadInput, Param

Say = Callable[[str], str]
# in the order of their rows where nothing else tells them apart
KINDS = ("set", "dial", "action", "preset", "measure", "lesson", "experiment", "setting", "file")
MOST = 80  # rows: nobody reads further
MOST_RECENT = 12
ASSIGNED = re.compile(r"\s*([^\W\d]\w*)\s*(?:=|:|\s)\s*(\S.*?)\s*")
TRUTH = {"on": True, "off": False}
PREFIX, WORDS, WITHIN, TOLD, LETTERS = range(1, 6)  # how well a text fits; 0 is exactly


@dataclass(frozen=True)
class Find:
    """One thing to ask for.

    key     what the window is asked for, unique among its kind
    keys    the shortcut; `where` says where it is found otherwise
    words   what else it is known by
    fault   why it cannot be done as it was typed
    """

    kind: str
    key: str
    text: str
    help: str = ""
    keys: str = ""
    where: str = ""
    words: str = ""
    value: Any = None
    fault: str = ""
    low: str = field(init=False, compare=False, default="")
    told: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.text.lower())
        told = f"{self.text} {self.where} {self.help} {self.keys} {self.words} {self.kind}"
        object.__setattr__(self, "told", told.lower())

    @property
    def name(self) -> str:
        """How it is remembered."""
        return f"{self.kind}:{self.key}"


class Finds:
    """What there is, by kind, and what was asked for lately; `tr` says a text to the person."""

    def __init__(self, recent: Sequence[str] = (), tr: Say = str) -> None:
        self.recent, self._tr = list(recent), tr
        self._kinds: dict[str, list[Find]] = {}
        self._dials: dict[str, Param] = {}

    def put(self, kind: str, finds: Iterable[Find]) -> None:
        """These are all there are of a kind."""
        self._kinds[kind] = list(finds)

    def put_dials(self, params: Iterable[Param]) -> None:
        """The dials of what is open: they can be jumped to, or set."""
        self._dials = {param.name: param for param in params}
        self.put("dial", (dial(param, self._tr) for param in self._dials.values()))

    def __iter__(self) -> Iterator[Find]:
        for kind in KINDS:
            yield from self._kinds.get(kind, ())

    def used(self, find: Find) -> None:
        """It was asked for just now."""
        if find.kind != "set":
            rest = (name for name in self.recent if name != find.name)
            self.recent = [find.name, *rest][:MOST_RECENT]

    def answers(self, typed: str) -> list[Find]:
        """What may be meant, best first; without a word what was used lately, then the rest.

        What cannot be done is among them only where it is called by its name.
        """
        sought = " ".join(typed.lower().split())
        lately = {name: place for place, name in enumerate(self.recent)}
        ranked = []
        for place, one in enumerate(self):
            fit = fitness(sought, one)
            if fit is not None and (not one.fault or (sought and fit <= WORDS)):
                ago = lately.get(one.name, MOST_RECENT)
                size = len(one.low) if sought else place
                ranked.append((fit, ago, KINDS.index(one.kind), size, place, one))
        ranked.sort(key=lambda row: row[:-1])
        found = [row[-1] for row in ranked[:MOST]]
        return [*self._assigned(typed), *found]

    def _assigned(self, typed: str) -> list[Find]:
        """ "rho 35" and "rho = 35" set a dial."""
        told = ASSIGNED.fullmatch(typed)
        param = self._named(told[1]) if told else None
        if told is None or param is None:
            return []
        return [assignment(param, told[2], self._tr)]

    def _named(self, word: str) -> Param | None:
        """The dial of a name; small letters will do where they leave no doubt."""
        if word in self._dials:
            return self._dials[word]
        alike = [p for name, p in self._dials.items() if name.lower() == word.lower()]
        return alike[0] if len(alike) == 1 else None


def dial(param: Param, tr: Say) -> Find:
    """A dial as something to jump to."""
    about = param.label or param.help
    return Find("dial", param.name, param.name, about, where=tr("Dial"), words=param.group)


def assignment(param: Param, text: str, tr: Say) -> Find:
    """A dial set to what was typed, or why it cannot be."""
    try:
        value: Any = TRUTH.get(text.lower(), text)
        if param.kind in ("float", "int"):
            value = read(text)
        value = param.check(value)
    except ValueError as error:
        none = tr("{0} is not a number").format(repr(text))
        fault = str(error) if isinstance(error, BadInput) else none
        return Find(
            "set", param.name, f"{param.name} = {text}", fault, where=tr("Dial"), fault=fault
        )
    said = value if isinstance(value, str) else written(value, 12)
    if isinstance(value, bool):
        said = tr("on") if value else tr("off")
    about = param.label or param.help
    return Find(
        "set",
        param.name,
        tr("Set {0} to {1}").format(param.name, said),
        about,
        where=tr("Dial"),
        value=value,
    )


def fitness(sought: str, find: Find) -> int | None:
    """How well a find answers, 0 best; None not at all."""
    low = find.low
    if not sought or low == sought or find.keys.lower() == sought:
        return 0
    if low.startswith(sought):
        return PREFIX
    parts, words = sought.split(), low.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return WORDS
    if sought in low:
        return WITHIN
    if all(part in find.told for part in parts):
        return TOLD
    return LETTERS if len(sought) > 2 and matched(sought, find.text, begins=True) else None


def matched(sought: str, text: str, begins: bool = False) -> tuple[int, ...]:
    """Which letters of a text were typed: a piece, else pieces of words, else letters in turn.

    begins   letters in turn count only where each begins a word or follows the one before
    """
    low, sought = text.lower(), sought.lower().strip()
    if not sought:
        return ()
    at = low.find(sought)
    if at >= 0:
        return tuple(range(at, at + len(sought)))
    found: set[int] = set()
    for part in sought.split():
        place = _word(low, part)
        if place < 0:
            break
        found |= set(range(place, place + len(part)))
    else:
        return tuple(sorted(found))
    return _in_turn(sought.replace(" ", ""), low) if begins or len(sought) > 2 else ()


def _word(low: str, part: str) -> int:
    """Where a word begins with a part; -1 nowhere."""
    found = re.search(rf"(?<![^\W_]){re.escape(part)}", low)
    return found.start() if found else -1


def _in_turn(letters: str, low: str) -> tuple[int, ...]:
    """Places of the letters, each at the beginning of a word or after the one before; () if not."""

    def go(letter: int, after: int) -> tuple[int, ...] | None:
        if letter == len(letters):
            return ()
        for place in range(after + 1, len(low)):
            follows = place == after + 1 and letter > 0
            fits = follows or place == 0 or not low[place - 1].isalnum()
            if low[place] == letters[letter] and fits:
                rest = go(letter + 1, place)
                if rest is not None:
                    return (place, *rest)
        return None

    return go(0, -1) or ()
