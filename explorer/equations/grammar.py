"""Text -> checked tree: `x' = sigma*(y - x)` and everything that may stand beside it.

A text is a list of lines, in any order:

    map                        first line of a map; a flow needs none
    x' = sigma*(y - x)         an equation; also dx/dt = ...
    f = x**2 + y               a helper line
    sigma = 10 in [0, 40]      a dial, value and range
    x(0) = 1                   where a state starts (0.1 unless said)
    x' = -x(t - tau)           a state at an earlier time
    history(x) = cos(t)        what it was before the start (constant unless said)
    noise(x) = sigma           strength of white noise on a state
    # ...                      a comment
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Literal

from explorer.equations.errors import EquationError
from explorer.equations.expression import NODES, Scope, read
from explorer.equations.passage import Passage, passages
from explorer.equations.statements import Statement, misnomer, statement
from explorer.equations.tree import Apply, Dial, Name, Node, Number, System

CHARACTERS = 10_000
EQUATIONS = 64
START = 0.1  # of a state whose start nobody gave
OF_STATES = ("start", "noise", "history")
THROUGH = 200  # levels of the tree counted through helper lines

Kind = Literal["flow", "map"]


def parse(
    text: str,
    *,
    params: Sequence[str] = (),
    states: Sequence[str] = (),
    where: str = "equations",
    kind: Kind | None = None,
) -> System:
    """The checked system that a text describes.

    params, states   names declared outside, in wire and state order; with either given, leading
                     blank lines are not counted; a dial or start in the text may repeat them
    where            name of the text in messages
    kind             "flow" or "map" where that is already known

    raises  EquationError with line, column and, where one is near, a suggestion
    """
    if len(text) > CHARACTERS:
        reason = f"{len(text)} characters; at most {CHARACTERS} are allowed"
        raise EquationError(reason, 1, 1, where=where)
    _check_outside((*params, *states), where)
    params, states = _normal(params), _normal(states)
    lines = passages(text, where, skip_blank=bool(params or states))
    said, lines = _heading(lines, kind)
    found = [statement(line) for line in lines]
    _check_once(found, params, states)
    equations = [one for one in found if one.kind in ("rate", "helper")]
    if len(equations) > EQUATIONS:
        raise equations[EQUATIONS].left.fault(f"more than {EQUATIONS} equations")
    order = _state_order(found, states, where)
    dials = tuple(Dial(one.name, *one.numbers) for one in found if one.kind == "dial")
    wire = (*params, *(dial.name for dial in dials if dial.name not in params))
    trees = _trees(equations, wire, order, typed=not params, delays=said == "flow")
    helpers = _helper_order([one for one in equations if one.kind == "helper"], trees)
    rates = {one.name: one for one in equations if one.kind == "rate"}
    starts = {one.name: one.numbers[0] for one in found if one.kind == "start"}
    noise, history = _extras(found, wire, order, [one.name for one in helpers], said)
    made = System(
        kind=said,
        states=order,
        params=wire,
        helpers=tuple((one.name, trees[one.name]) for one in helpers),
        rates=tuple(trees[name + "'"] for name in order),
        text=text,
        dials=dials,
        starts=tuple((name, starts.get(name, START)) for name in order),
        lines=tuple(one.line for one in (*helpers, *(rates[name] for name in order))),
        noise=noise,
        history=history,
    )
    if made.noise and made.delays:
        first = next(one for one in found if one.kind == "noise")
        raise first.left.fault("noise and delays in one text cannot be solved yet")
    return made


def _extras(
    found: list[Statement], wire: Sequence[str], states: Sequence[str], helpers: Sequence[str],
    kind: Kind,
) -> tuple[tuple[Node, ...], tuple[tuple[str, Node], ...]]:  # fmt: skip
    """Strength of the noise on each state (or nothing), and what states were before the start."""
    noisy = Scope(known=frozenset((*wire, *states, *helpers, "t")), states=frozenset(states))
    past = Scope(known=frozenset((*wire, "t")), advice="a history is made of t and parameters")
    noise: dict[str, Node] = {}
    history: dict[str, Node] = {}
    for one in found:
        if one.kind not in ("noise", "history"):
            continue
        if kind == "map":
            raise one.left.fault(f"a map has no {one.kind}")
        if one.kind == "noise":
            noise[one.name] = read(one.right, noisy)[0]
        else:
            history[one.name] = read(one.right, past)[0]
    strengths = tuple(noise.get(name, Number(0.0)) for name in states) if noise else ()
    return strengths, tuple(history.items())


def _normal(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFKC", name) for name in names)


def _check_outside(names: Sequence[str], where: str) -> None:
    for i, name in enumerate(names):
        if reason := misnomer(name):
            raise EquationError(reason, 1, 1, where=where)
        if name in names[:i]:
            raise EquationError(f"{name!r} is declared twice", 1, 1, where=where)


def _heading(lines: list[Passage], kind: Kind | None) -> tuple[Kind, list[Passage]]:
    """Flow or map, and the lines without the one that said so."""
    if not lines or lines[0].text.lower() not in ("map", "flow"):
        return kind or "flow", lines
    said: Kind = "map" if lines[0].text.lower() == "map" else "flow"
    if kind not in (None, said):
        raise lines[0].fault(f"the text says {said}, but a {kind} is expected", suggestion=kind)
    return said, lines[1:]


def _check_once(found: list[Statement], params: Sequence[str], states: Sequence[str]) -> None:
    """Nothing is declared twice; starts belong to states."""
    seen: dict[str, Statement] = {}
    rates = [one.name for one in found if one.kind == "rate"]
    for one in found:
        if one.kind in OF_STATES:
            if one.name not in rates:
                close = get_close_matches(one.name, rates, n=1)
                reason = f"a {one.kind} for {one.name!r}, which has no equation {one.name}' = ..."
                form = "{}(0)" if one.kind == "start" else one.kind + "({})"
                raise one.left.fault(reason, suggestion=form.format(close[0]) if close else "")
            continue
        if one.name in seen:
            reason = f"{one.name!r} is declared twice, first on line {seen[one.name].line}"
            raise one.left.fault(reason)
        if one.name in params and one.kind != "dial":
            raise one.left.fault(f"{one.name!r} is already a parameter")
        if one.name in states and one.kind != "rate":
            raise one.left.fault(f"{one.name!r} is a state", suggestion=f"{one.name}' = ...")
        seen[one.name] = one
    for kind in OF_STATES:
        same = [one for one in found if one.kind == kind]
        for i, one in enumerate(same):
            if one.name in (other.name for other in same[:i]):
                raise one.left.fault(f"a second {kind} for {one.name!r}")


def _state_order(found: list[Statement], states: Sequence[str], where: str) -> tuple[str, ...]:
    rates = [one for one in found if one.kind == "rate"]
    names = tuple(one.name for one in rates)
    if not names:
        line = found[-1].line if found else 1
        raise EquationError("there is no equation such as x' = ...", line, 1, where=where)
    if not states:
        return names
    for one in rates:
        if one.name not in states:
            close = get_close_matches(one.name, states, n=1)
            reason = f"{one.name!r} has an equation but no start; known: {', '.join(states)}"
            raise one.left.fault(reason, suggestion=close[0] if close else "")
    for name in states:
        if name not in names:
            reason = f"{name!r} has a start but no equation {name}' = ..."
            raise EquationError(reason, rates[-1].line, 1, where=where)
    return tuple(states)


def _trees(
    equations: list[Statement], params: Sequence[str], states: Sequence[str], typed: bool,
    delays: bool,
) -> dict[str, Node]:  # fmt: skip
    """The tree of every helper by its name, of every rate by its name and a prime."""
    helpers = [one.name for one in equations if one.kind == "helper"]
    scope = Scope(
        known=frozenset((*params, *states, *helpers, "t")),
        states=frozenset(states),
        lags=frozenset(params),
        delays=delays,
        advice="a line such as mu = 1 in [0, 10] declares a dial" if typed else "",
    )
    trees: dict[str, Node] = {}
    budget = NODES
    for one in equations:
        key = one.name + ("'" if one.kind == "rate" else "")
        trees[key], budget = read(one.right, scope, budget)
    return trees


def _helper_order(helpers: list[Statement], trees: dict[str, Node]) -> list[Statement]:
    """The helper lines so that each needs only earlier ones; EquationError for a cycle."""
    by_name = {one.name: one for one in helpers}
    needs = {name: _names(trees[name]) & by_name.keys() for name in by_name}
    ordered: list[Statement] = []
    level: dict[str, int] = {}
    while len(ordered) < len(helpers):
        ready = [
            one for one in helpers if one.name not in level and needs[one.name] <= level.keys()
        ]
        if not ready:
            raise _cycle([one for one in helpers if one.name not in level], needs)
        for one in ready:
            below = max((level[name] for name in needs[one.name]), default=0)
            level[one.name] = below + _depth(trees[one.name])
            if level[one.name] > THROUGH:
                reason = f"helper lines nest more than {THROUGH} levels deep"
                raise one.left.fault(reason)
        ordered += ready
    return ordered


def _cycle(left: list[Statement], needs: dict[str, set[str]]) -> EquationError:
    names = [one.name for one in left]
    chain = [names[0]]
    while chain[-1] not in chain[:-1]:
        chain.append(next(name for name in names if name in needs[chain[-1]]))
    chain = chain[chain.index(chain[-1]) :]
    first = next(one for one in left if one.name == chain[0])
    return first.left.fault(f"helper lines need each other: {' -> '.join(chain)}")


def _names(node: Node) -> set[str]:
    if isinstance(node, Name):
        return {node.name}
    return set().union(*(_names(arg) for arg in node.args)) if isinstance(node, Apply) else set()


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.args)) if isinstance(node, Apply) else 1
