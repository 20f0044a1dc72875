"""Fingerprint: when two systems are the same, told quickly."""

from __future__ import annotations

from hashlib import sha256

from explorer.equations.tree import Name, Node, Number, System


def fingerprint(system: System) -> str:
    """The system in 64 letters: the same for equal systems, and for no others.

    Derivatives share sub-trees, so hashing the tree itself could take exponential time.
    """
    if "fingerprint" not in system.made:
        system.made["fingerprint"] = sha256(repr(_flat(system)).encode()).hexdigest()
    found: str = system.made["fingerprint"]
    return found


def _flat(system: System) -> tuple[object, ...]:
    """The system as one list of its different nodes, and where it uses which."""
    numbered = _Numbered()
    helpers = [(name, numbered.of(node)) for name, node in system.helpers]
    rates = [numbered.of(rate) for rate in system.rates]
    noise = [numbered.of(strength) for strength in system.noise]
    history = [(state, numbered.of(node)) for state, node in system.history]
    names = system.kind, system.states, system.params
    return *names, helpers, rates, noise, history, list(numbered.numbers)


class _Numbered:
    """Nodes by number, equal ones by the same; each looked at once."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[object, ...], int] = {}
        self.seen: dict[int, int] = {}

    def of(self, node: Node) -> int:
        if id(node) not in self.seen:
            if isinstance(node, Number):
                key: tuple[object, ...] = ("number", repr(node.value))
            elif isinstance(node, Name):
                key = ("name", node.name)
            else:
                key = (node.op, *map(self.of, node.args))
            self.seen[id(node)] = self.numbers.setdefault(key, len(self.numbers))
        return self.seen[id(node)]
