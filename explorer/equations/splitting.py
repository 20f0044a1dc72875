"""Systems that fall into two halves, each moved by the other alone: what a symplectic rule needs.

A separable Hamiltonian T(p) + V(q) gives q' = dT/dp, which knows p only, and p' = -dV/dq, which
knows q only. The halves are found from the names in the equations.
"""

from __future__ import annotations

from explorer.equations.errors import BadInput
from explorer.equations.tree import Apply, Name, Node, System

Halves = tuple[tuple[int, ...], tuple[int, ...]]


def halves(system: System) -> Halves:
    """The states that count as q (the first one among them) and as p, by index.

    raises  BadInput that names the equation which mixes the two
    """
    states = system.states
    needs = [{states.index(name) for name in named} for named in dependencies(system)]
    side: dict[int, int] = {}
    for first in range(len(states)):
        waiting = [] if first in side else [first]
        side.setdefault(first, 0)
        while waiting:
            i = waiting.pop()
            for j in range(len(states)):
                if j not in needs[i] and i not in needs[j]:
                    continue
                if j not in side:
                    side[j] = 1 - side[i]
                    waiting.append(j)
                elif side[j] == side[i]:
                    who, what = (i, j) if j in needs[i] else (j, i)
                    raise _mixed(system, states[who], states[what])
    q = tuple(i for i in range(len(states)) if side[i] == 0)
    return q, tuple(i for i in range(len(states)) if side[i] == 1)


def separable(system: System) -> bool:
    """Whether a symplectic rule fits."""
    try:
        halves(system)
    except BadInput:
        return False
    return True


def dependencies(system: System) -> tuple[frozenset[str], ...]:
    """For each rate the states that it knows, through helper lines too."""
    helpers = dict(system.helpers)
    found: dict[int, frozenset[str]] = {}

    def names(node: Node) -> frozenset[str]:
        if isinstance(node, Name):
            if node.name in helpers:
                return names(helpers[node.name])
            return frozenset((node.name,)) if node.name in system.states else frozenset()
        if not isinstance(node, Apply):
            return frozenset()
        if id(node) not in found:
            found[id(node)] = frozenset().union(*map(names, node.args))
        return found[id(node)]

    return tuple(names(rate) for rate in system.rates)


def _mixed(system: System, who: str, what: str) -> BadInput:
    itself = f"{who} itself" if who == what else what
    return BadInput(
        f"a symplectic rule needs q' = f(p) and p' = g(q): {who}' depends on {itself}, "
        f"so that {', '.join(system.states)} do not fall into two halves"
    )
