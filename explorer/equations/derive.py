"""Exact derivatives of equation trees: Jacobian, divergence, tangent dynamics.

Sub-trees are shared with the tree they came from, so a derivative stays of the size of its source;
a helper line keeps its name, and its own derivative is found once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from explorer.equations.constant import value
from explorer.equations.errors import BadInput
from explorer.equations.tree import Apply, Name, Node, Number, System

ZERO, ONE, TWO = Number(0.0), Number(1.0), Number(2.0)


def derivative(node: Node, seeds: Mapping[str, Node], delayed: bool = False) -> Node:
    """The derivative of a tree along a direction.

    seeds     name -> derivative of that name along the direction; a name left out does not change
    delayed   whether states at earlier times change too, each as its name did then
    """
    return _Derivative(seeds, delayed).of(node)


def jacobian(system: System) -> tuple[tuple[Node, ...], ...]:
    """D rate / d state: a row per rate, a column per state.

    Entries refer to helper lines by name; how those change is carried in by the chain rule.
    """
    columns = []
    for state in system.states:
        seeds: dict[str, Node] = {state: ONE}
        for name, node in system.helpers:
            seeds[name] = derivative(node, seeds)
        walk = _Derivative(seeds)
        columns.append(tuple(walk.of(rate) for rate in system.rates))
    return tuple(zip(*columns, strict=True))


def divergence(system: System) -> Node:
    """The trace of the Jacobian: how fast a small volume grows."""
    total: Node = ZERO
    for i, row in enumerate(jacobian(system)):
        total = add(total, row[i])
    return total


def tangent(system: System, vectors: int) -> System:
    """The system together with `vectors` tangent vectors: W' = J W, or J W as the next W of a map.

    State: x, then W column by column, called d_x_0, d_y_0, ..., d_x_1, ... Helper lines get
    tangents of their own, so the text grows in proportion to `vectors` and no faster.
    """
    key = "tangent", vectors
    if key not in system.made:
        system.made[key] = _tangent(system, vectors)
    found: System = system.made[key]
    return found


def _tangent(system: System, vectors: int) -> System:
    taken = {*system.states, *system.params, *(name for name, _ in system.helpers)}
    mark = "d"
    while any(name.startswith(f"{mark}_") for name in taken):
        mark += "d"
    states, rates, helpers = list(system.states), list(system.rates), list(system.helpers)
    for k in range(vectors):
        seeds: dict[str, Node] = {name: Name(f"{mark}_{name}_{k}") for name in system.states}
        for name, node in system.helpers:
            change = derivative(node, seeds, delayed=True)
            if isinstance(change, Apply):
                helpers.append((f"{mark}_{name}_{k}", change))
                change = Name(f"{mark}_{name}_{k}")
            seeds[name] = change
        walk = _Derivative(seeds, delayed=True)
        if any(walk.of(strength) != ZERO for strength in system.noise):
            raise BadInput("the noise depends on the state: its tangent dynamics is not at hand")
        states += [f"{mark}_{name}_{k}" for name in system.states]
        rates += [walk.of(rate) for rate in system.rates]
    return System(
        kind=system.kind,
        states=tuple(states),
        params=system.params,
        helpers=tuple(helpers),
        rates=tuple(rates),
        text=system.text,
        noise=(*system.noise, *[ZERO] * (vectors * system.dimension)) if system.noise else (),
        history=system.history,
    )


class _Derivative:
    """Derivatives along one direction, each node's found once."""

    def __init__(self, seeds: Mapping[str, Node], delayed: bool = False) -> None:
        self.seeds, self.delayed = seeds, delayed
        self.found: dict[int, Node] = {}

    def of(self, node: Node) -> Node:
        if isinstance(node, Number):
            return ZERO
        if isinstance(node, Name):
            return self.seeds.get(node.name, ZERO)
        if node.op == "delay":
            return self.earlier(node)
        if id(node) not in self.found:
            changes = tuple(self.of(part) for part in node.args)
            still = all(change == ZERO for change in changes)
            self.found[id(node)] = ZERO if still else RULES[node.op](node, *node.args, *changes)
        return self.found[id(node)]

    def earlier(self, node: Apply) -> Node:
        """How a delayed state changes: as its own tangent did at that time."""
        assert isinstance(node.args[0], Name)
        seed = self.seeds.get(node.args[0].name, ZERO) if self.delayed else ZERO
        return ZERO if seed == ZERO else Apply("delay", (seed, node.args[1]))


def add(a: Node, b: Node) -> Node:
    """A + b, without zeros."""
    if a == ZERO or b == ZERO:
        return b if a == ZERO else a
    if isinstance(b, Apply) and b.op == "neg":
        return sub(a, b.args[0])
    return _folded("+", a, b)


def sub(a: Node, b: Node) -> Node:
    """A - b, without zeros."""
    if b == ZERO:
        return a
    return neg(b) if a == ZERO else _folded("-", a, b)


def neg(a: Node) -> Node:
    """-a, never twice."""
    if isinstance(a, Apply) and a.op == "neg":
        return a.args[0]
    return _folded("neg", a)


def mul(a: Node, b: Node) -> Node:
    """A b, without zeros and ones."""
    if a == ZERO or b == ZERO:
        return ZERO
    if a == ONE or b == ONE:
        return b if a == ONE else a
    for one, other in ((a, b), (b, a)):
        if one == Number(-1.0):
            return neg(other)
        if isinstance(one, Apply) and one.op == "neg":
            return neg(mul(other, one.args[0]) if one is b else mul(one.args[0], other))
    return _folded("*", a, b)


def div(a: Node, b: Node) -> Node:
    """A / b, without zeros above and ones below."""
    if a == ZERO or b == ONE:
        return a
    return _folded("/", a, b)


def power(a: Node, n: float) -> Node:
    """a**n for a number n, by multiplications where n is a whole one."""
    if n == 0.0:
        return ONE
    if n == 1.0:
        return a
    whole = n.is_integer() and n > 0
    return _folded("powi" if whole else "pow", a, Number(n))


def call(name: str, *args: Node) -> Node:
    """A function of trees."""
    return Apply(name, args)


def _folded(op: str, *args: Node) -> Node:
    node = Apply(op, args)
    if all(isinstance(arg, Number) for arg in args):
        number = value(node)
        if number is not None and math.isfinite(number):
            return Number(number)
    return node


def _mul(node: Apply, a: Node, b: Node, da: Node, db: Node) -> Node:
    return add(mul(da, b), mul(a, db))


def _div(node: Apply, a: Node, b: Node, da: Node, db: Node) -> Node:
    if db == ZERO:
        return div(da, b)
    return div(sub(da, mul(node, db)), b)


def _powi(node: Apply, a: Node, n: Node, da: Node, dn: Node) -> Node:
    assert isinstance(n, Number)
    return mul(mul(n, power(a, n.value - 1.0)), da)


def _pow(node: Apply, a: Node, b: Node, da: Node, db: Node) -> Node:
    """a**b: each part alone stays finite where the base is 0 and the other part is absent."""
    size = value(b)
    lower = power(a, size - 1.0) if size is not None else call("pow", a, sub(b, ONE))
    by_base = mul(mul(b, lower), da)
    by_exponent = ZERO if db == ZERO else mul(mul(node, call("log", a)), db)
    return add(by_base, by_exponent)


def _atan2(node: Apply, a: Node, b: Node, da: Node, db: Node) -> Node:
    return div(sub(mul(b, da), mul(a, db)), add(power(a, 2.0), power(b, 2.0)))


def _chosen(node: Apply, first: Node, a: Node, b: Node, da: Node, db: Node) -> Node:
    """The derivative of whichever branch is taken; `first` is 1 where that is a."""
    return add(mul(first, da), mul(sub(ONE, first), db))


def _mod(node: Apply, a: Node, b: Node, da: Node, db: Node) -> Node:
    """A - b floor(a/b), the floor being constant between its jumps."""
    floor = div(sub(a, node), b)
    return sub(da, ZERO if db == ZERO else mul(floor, db))


def _outer(rule: Callable[[Node, Node], Node]) -> Callable[..., Node]:
    """The chain rule for a function of one value: rule(f(a), a) times the change of a."""
    return lambda node, a, da: mul(rule(node, a), da)


def _inverse_root(a: Node, above: Node) -> Node:
    return div(above, call("sqrt", sub(ONE, power(a, 2.0))))


# op -> f(node, *args, *changes of args)
RULES: dict[str, Callable[..., Node]] = {
    "+": lambda node, a, b, da, db: add(da, db),
    "-": lambda node, a, b, da, db: sub(da, db),
    "neg": lambda node, a, da: neg(da),
    "*": _mul,
    "/": _div,
    "powi": _powi,
    "pow": _pow,
    "sin": _outer(lambda f, a: call("cos", a)),
    "cos": _outer(lambda f, a: neg(call("sin", a))),
    "tan": _outer(lambda f, a: add(ONE, power(f, 2.0))),
    "asin": _outer(lambda f, a: _inverse_root(a, ONE)),
    "acos": _outer(lambda f, a: _inverse_root(a, Number(-1.0))),
    "atan": _outer(lambda f, a: div(ONE, add(ONE, power(a, 2.0)))),
    "sinh": _outer(lambda f, a: call("cosh", a)),
    "cosh": _outer(lambda f, a: call("sinh", a)),
    "tanh": _outer(lambda f, a: sub(ONE, power(f, 2.0))),
    "exp": _outer(lambda f, a: f),
    "log": _outer(lambda f, a: div(ONE, a)),
    "sqrt": _outer(lambda f, a: div(ONE, mul(TWO, f))),
    "abs": _outer(lambda f, a: call("sign", a)),
    "sign": _outer(lambda f, a: ZERO),
    "step": _outer(lambda f, a: ZERO),
    "atan2": _atan2,
    "min": lambda node, a, b, da, db: _chosen(node, call("step", sub(b, a)), a, b, da, db),
    "max": lambda node, a, b, da, db: _chosen(node, call("step", sub(a, b)), a, b, da, db),
    "mod": _mod,
}
