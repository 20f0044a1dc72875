"""The equation tree: what a text means, as plain values.

A right-hand side is a `Node`; a whole text is a `System`. Nodes are shared freely (a derivative
points into the tree it came from), so walk them with a memo keyed by `id`, never blindly.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

# name -> number of arguments; every one has a value, a derivative, a glyph and machine code
# step(x) is 1 for x >= 0 and else 0; sign(0) is 0; mod(a, b) = a - b*floor(a/b), with b's sign
FUNCTIONS = {
    **dict.fromkeys(
        "sin cos tan asin acos atan sinh cosh tanh exp log sqrt abs sign step".split(),
        1,
    ),
    **dict.fromkeys("atan2 min max mod".split(), 2),
}
OPERATORS = {"+": 2, "-": 2, "*": 2, "/": 2, "neg": 1, "pow": 2, "powi": 2}
CONSTANTS = {"pi": 3.141592653589793}


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: line and column from 1, length in characters."""

    line: int = 0
    column: int = 0
    length: int = 1


@dataclass(frozen=True, slots=True)
class Number:
    """A literal."""

    value: float
    at: Span = field(default=Span(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A state, a parameter, a helper line, or `t`; `pi` is read as a Number."""

    name: str
    at: Span = field(default=Span(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator or a function on its arguments; `op` is a key of OPERATORS or FUNCTIONS.

    "powi" has a Number with a whole value as second argument and is expanded to multiplications.
    "delay" has a state's Name and a lag, a tree of parameters and numbers: x(t - lag).
    """

    op: str
    args: tuple[Node, ...]
    at: Span = field(default=Span(), compare=False, repr=False)


Node = Number | Name | Apply


@dataclass(frozen=True)
class Dial:
    """A parameter that a text declares itself: `sigma = 10 in [0, 40]`."""

    name: str
    default: float
    low: float
    high: float


@dataclass(frozen=True)
class System:
    """A checked text: everything the press, the derivative and the typesetter need.

    states    names in the order declared outside, else of their equations; `rates[i]` belongs to
              `states[i]` (time derivative of a flow, next value of a map)
    params    names in wire order (the float64 vector handed to machine code)
    helpers   (name, node) in an order in which each needs only earlier ones
    dials, starts   what the text itself declares; empty for shipped experiments
    lines     line in `text` of each helper, then of each rate, for messages and highlighting
    noise     strength of the white noise on each state, 0 for none; empty: no noise at all
    history   (state, tree of t and parameters) before the start; constant where not given
    """

    kind: Literal["flow", "map"]
    states: tuple[str, ...]
    params: tuple[str, ...]
    helpers: tuple[tuple[str, Node], ...]
    rates: tuple[Node, ...]
    text: str = field(default="", compare=False)
    dials: tuple[Dial, ...] = field(default=(), compare=False)
    starts: tuple[tuple[str, float], ...] = field(default=(), compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False)
    noise: tuple[Node, ...] = ()
    history: tuple[tuple[str, Node], ...] = ()

    @cached_property
    def delays(self) -> tuple[Apply, ...]:
        """Every delayed state that an equation asks for, once."""
        found: dict[Apply, None] = {}
        seen: set[int] = set()
        waiting = [*self.rates[::-1], *(node for _, node in self.helpers[::-1])]
        while waiting:
            node = waiting.pop()
            if not isinstance(node, Apply) or id(node) in seen:
                continue
            seen.add(id(node))
            if node.op == "delay":
                found.setdefault(node)
            else:
                waiting += node.args[::-1]
        return tuple(found)

    @cached_property
    def made(self) -> dict[Hashable, Any]:
        """What others made of it and will want again, each by a name of its own."""
        return {}

    @property
    def dimension(self) -> int:
        """Number of state variables."""
        return len(self.states)
