"""Fingerprint: when two systems are the same, told quickly."""

from __future__ import annotations

from explorer.equations.tree import Name, Node, Number, System


def fingerprint(system: System) -> tuple[object, ...]:
    """The system as a flat value: equal for equal systems, and quick to compare.

    Derivatives share sub-trees, so hashing the tree itself could take exponential time.
    """
    if "fingerprint" not in system.made:
        system.made["fingerprint"] = _fingerprint(system)
    found: tuple[object, ...] = system.made["fingerprint"]
    return found


def _fingerprint(system: System) -> tuple[object, ...]:
    numbers: dict[tuple[object, ...], int] = {}
    seen: dict[int, int] = {}

    def number(node: Node) -> int:
        if id(node) not in seen:
            if isinstance(node, Number):
                key: tuple[object, ...] = ("number", repr(node.value))
            elif isinstance(node, Name):
                key = ("name", node.name)
            else:
                key = (node.op, *map(number, node.args))
            seen[id(node)] = numbers.setdefault(key, len(numbers))
        return seen[id(node)]

    helpers = tuple((name, number(node)) for name, node in system.helpers)
    rates = tuple(map(number, system.rates))
    extras = tuple(map(number, system.noise)), tuple((s, number(n)) for s, n in system.history)
    return system.kind, system.states, system.params, helpers, rates, extras, tuple(numbers)
