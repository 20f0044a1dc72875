"""A system with one more state: its own time, or the integral of the trace of its Jacobian."""

from __future__ import annotations

from dataclasses import replace

from explorer.equations.derive import divergence
from explorer.equations.tree import Apply, Name, Node, Number, System


def traced(system: System, flow: System) -> System:
    """The system, and as one more state the integral of the trace of the flow's Jacobian."""
    name = _unused("trace", system)
    return replace(system, states=(*system.states, name), rates=(*system.rates, divergence(flow)))


def _unused(name: str, system: System) -> str:
    taken = {*system.states, *system.params, *(helper for helper, _ in system.helpers)}
    while name in taken:
        name += "_"
    return name


def driven(system: System) -> bool:
    """Whether the equations name the time."""
    seen: set[int] = set()

    def names_time(node: Node) -> bool:
        if id(node) in seen:
            return False
        seen.add(id(node))
        if isinstance(node, Apply):
            return any(names_time(part) for part in node.args)
        return isinstance(node, Name) and node.name == "t"

    return any(names_time(node) for node in (*system.rates, *(n for _, n in system.helpers)))


def clocked(system: System) -> System:
    """The system with its time as one more state, the last."""
    clock = _unused("clock", system)
    made: dict[int, Node] = {}

    def timed(node: Node) -> Node:
        if id(node) not in made:
            if isinstance(node, Apply):
                made[id(node)] = replace(node, args=tuple(timed(part) for part in node.args))
            else:
                made[id(node)] = Name(clock) if node == Name("t") else node
        return made[id(node)]

    tick: Node = Number(1.0)
    if system.kind == "map":
        tick = Apply("+", (Name(clock), tick))
    return replace(
        system,
        states=(*system.states, clock),
        helpers=tuple((name, timed(node)) for name, node in system.helpers),
        rates=(*(timed(rate) for rate in system.rates), tick),
    )
