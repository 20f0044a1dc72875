"""Link: dials that move together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from explorer.engine.animation import Animation
from explorer.model import BadInput, Param
from explorer.model.param import Setting

Kind = Literal["equal", "proportional", "offset"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Link:
    """Dials whose values stay equal, in proportion, or at a distance.

    at   (name, value) of each when they were linked: the ratios and distances that are kept
    """

    kind: Kind
    at: tuple[tuple[str, float], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The dials, in the order in which they joined."""
        return tuple(name for name, _ in self.at)

    def checked(self) -> Link:
        """Itself; BadInput for what cannot be kept."""
        if self.kind not in KINDS:
            raise BadInput(f"link {self.kind!r}: choose one of {', '.join(KINDS)}")
        if len(set(self.names)) != len(self.at) or len(self.at) < 2:
            raise BadInput(f"a link of {', '.join(self.names)}: give two different dials or more")
        if not all(math.isfinite(value) for _, value in self.at):
            raise BadInput(f"a link of {', '.join(self.names)}: give finite values")
        if self.kind == "proportional" and not all(value for _, value in self.at):
            zero = next(name for name, value in self.at if not value)
            raise BadInput(f"{zero} is 0: nothing can be kept in proportion to it")
        return self

    def without(self, name: str) -> Link | None:
        """The link that is left when a dial leaves it, or None."""
        left = tuple(pair for pair in self.at if pair[0] != name)
        return replace(self, at=left) if len(left) > 1 else None

    def moved(self, leader: str, value: float) -> dict[str, float]:
        """Where the others go when one of them stands at `value`."""
        at = dict(self.at)
        begun = at.pop(leader)
        if self.kind == "equal":
            return dict.fromkeys(at, value)
        if self.kind == "offset":
            return {name: other + (value - begun) for name, other in at.items()}
        return {name: other * (value / begun) for name, other in at.items()}

    def animated(self, leader: Animation) -> tuple[Animation, ...]:
        """The animation of one of them, and of the others with it."""
        scale = "linear" if self.kind == "offset" else leader.scale
        first = replace(leader, scale=scale)
        lows, highs = self.moved(leader.name, leader.low), self.moved(leader.name, leader.high)
        others = (leader.moved(name, lows[name], highs[name], scale) for name in lows)
        return (first, *others)


def followed(
    links: Iterable[Link], params: Mapping[str, Param], values: Mapping[str, Any]
) -> dict[str, Setting]:
    """These values and those of the dials that follow; of several turned at once the first leads.

    raises   BadInput where a follower cannot go so far
    """
    found = dict(values)
    for link in links:
        leader = next((name for name in link.names if name in values), None)
        if leader is None:
            continue
        for name, value in link.moved(leader, float(values[leader])).items():
            whole = params[name].kind == "int"
            try:
                found[name] = params[name].check(round(value) if whole else value)
            except BadInput as error:
                raise BadInput(f"{leader} is linked: {error}") from None
    return found


def joined(links: Iterable[Link], kind: Kind, names: Iterable[str], at: Mapping[str, Any]) -> Link:
    """A link of these dials, and of those that are linked with them already, as they stand now."""
    wanted = list(names)
    for link in links:
        if set(wanted) & set(link.names):
            wanted += [name for name in link.names if name not in wanted]
    return Link(kind, tuple((name, float(at[name])) for name in wanted)).checked()
