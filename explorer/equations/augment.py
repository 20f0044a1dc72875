"""A system with one more state: its own time, or the integral of the trace of its Jacobian."""

from __future__ import annotations

from dataclasses import replace

from explorer.equations.derive import divergence
from explorer.equations.tree import Apply, Name, Node, Number, System

TIME = Name("t")


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
    waiting = [*system.rates, *(node for _, node in system.helpers)]
    while waiting:
        node = waiting.pop()
        if node == TIME:
            return True
        if isinstance(node, Apply) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.args
    return False


def clocked(system: System) -> System:
    """The system with its time as one more state, the last."""
    clock = _unused("clock", system)
    timed = _Timed(Name(clock)).of
    tick: Node = Number(1.0)
    if system.kind == "map":
        tick = Apply("+", (Name(clock), tick))
    return replace(
        system,
        states=(*system.states, clock),
        helpers=tuple((name, timed(node)) for name, node in system.helpers),
        rates=(*(timed(rate) for rate in system.rates), tick),
    )


class _Timed:
    """Trees that ask a clock for the time, each node's found once."""

    def __init__(self, clock: Name) -> None:
        self.clock = clock
        self.found: dict[int, Node] = {}

    def of(self, node: Node) -> Node:
        if not isinstance(node, Apply):
            return self.clock if node == TIME else node
        if id(node) not in self.found:
            self.found[id(node)] = replace(node, args=tuple(self.of(part) for part in node.args))
        return self.found[id(node)]
