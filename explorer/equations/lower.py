"""From the equation tree to values in machine code."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from explorer.equations import library, polynomials
from explorer.equations.emit import Code
from explorer.equations.operands import Value
from explorer.equations.tree import CONSTANTS, Apply, Name, Node, Number, System

TURN_LIMIT = 64  # sin(k pi x) with a whole k up to this is reduced by x - rint(x)


def rates(
    code: Code, system: System, t: Value, y: list[Value], p: list[Value],
    which: Sequence[int] | None = None, earlier: Mapping[Node, Value] | None = None,
) -> list[Value]:  # fmt: skip
    """Right-hand sides at one point; equal sub-expressions are emitted once.

    which     indices of the states whose rates are wanted; None: all
    earlier   value of each delayed state
    """
    wanted = [system.rates[i] for i in (range(system.dimension) if which is None else which)]
    return _values(code, system, wanted, t, y, p, earlier)


def strengths(code: Code, system: System, t: Value, y: list[Value], p: list[Value]) -> list[Value]:
    """Strength of the noise on every state at one point; nothing for a system without."""
    return _values(code, system, system.noise, t, y, p)


def _values(
    code: Code, system: System, wanted: Sequence[Node], t: Value, y: list[Value], p: list[Value],
    earlier: Mapping[Node, Value] | None = None,
) -> list[Value]:  # fmt: skip
    walk = Lowering(code, {"t": t, **zip_names(system, y, p)}, earlier)
    needed = _needed(system, wanted)
    for name, node in system.helpers:
        if name in needed:
            walk.define(name, node)
    return [walk.value(node) for node in wanted]


def _needed(system: System, wanted: Sequence[Node]) -> set[str]:
    """The helper lines that some trees rest on."""
    helpers, found, seen = dict(system.helpers), set[str](), set[int]()
    waiting = list(wanted)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name) and node.name in helpers and node.name not in found:
            found.add(node.name)
            waiting.append(helpers[node.name])
        elif isinstance(node, Apply) and id(node) not in seen:
            seen.add(id(node))
            waiting += node.args
    return found


def zip_names(system: System, y: list[Value], p: list[Value]) -> dict[str, Value]:
    """States and parameters by name."""
    return dict(zip(system.states + system.params, y + p, strict=True))


class Lowering:
    """One evaluation of an equation text: names are bound, nodes remembered by identity."""

    def __init__(
        self, code: Code, names: Mapping[str, Value], earlier: Mapping[Node, Value] | None = None
    ):
        self.code, self.earlier = code, earlier or {}
        self.names = dict(names)
        self.nodes: dict[str, Node] = {}
        self.known: dict[int, Value] = {}
        self.alive: list[Node] = []  # an identity belongs to one node only while that lives

    def define(self, name: str, node: Node) -> None:
        """A helper line; its tree stays visible, so that sin(f) sees the pi in f."""
        self.nodes[name] = node
        self.names[name] = self.value(node)

    def value(self, node: Node) -> Value:
        if isinstance(node, Number):
            return self.code.number(node.value)
        if isinstance(node, Name):
            if node.name in self.names:
                return self.names[node.name]
            return self.code.number(CONSTANTS[node.name])
        if id(node) not in self.known:
            self.known[id(node)] = self._apply(node)
            self.alive.append(node)
        return self.known[id(node)]

    def _apply(self, node: Apply) -> Value:
        if node.op == "delay":
            return self.earlier[node]
        if node.op in ("sin", "cos"):
            return self._circular(node)
        if node.op in ("pow", "powi") and isinstance(node.args[1], Number):
            return self._power(self.value(node.args[0]), node.args[1].value)
        args = [self.value(arg) for arg in node.args]
        if node.op in _RULES:
            return _RULES[node.op](self.code, *args)
        if node.op in polynomials.INLINED:
            return polynomials.INLINED[node.op](self.code, *args)
        return library.call(self.code, node.op, *args)

    def _circular(self, node: Apply) -> Value:
        (arg,) = node.args
        if turns := self._turns(arg):
            return (polynomials.sin_pi if node.op == "sin" else polynomials.cos_pi)(
                self.code, turns
            )
        return polynomials.INLINED[node.op](self.code, self.value(arg))

    def _turns(self, node: Node) -> Value | None:
        """The other factors where `node` is a product with pi, else nothing."""
        while isinstance(node, Name) and node.name in self.nodes:
            node = self.nodes[node.name]
        if isinstance(node, Apply) and node.op == "neg":
            inner = self._turns(node.args[0])
            return self.code.neg(inner) if inner else None
        if not (isinstance(node, Apply) and node.op == "*"):
            return None
        for one, other in (node.args, node.args[::-1]):
            count = _half_turns(one)
            if count:
                return self.code.mul(self.code.number(count), self.value(other))
            inner = self._turns(one) if isinstance(one, Apply) else None
            if inner:
                return self.code.mul(inner, self.value(other))
        return None

    def _power(self, x: Value, n: float) -> Value:
        """Power n: by multiplications for whole n, by a root for halves."""
        code = self.code
        if n < 0 and (2 * n).is_integer() and n >= -32:
            return code.div(code.number(1.0), self._power(x, -n))
        if n == 0.5:
            return code.intrinsic("sqrt", x)
        if n == 1.5:
            return code.mul(x, code.intrinsic("sqrt", x))
        if not n.is_integer() or abs(n) > 32:
            return library.call(code, "pow", x, code.number(n))
        result, square, left = None, x, int(n)
        while left:
            if left & 1:
                result = square if result is None else code.mul(result, square)
            left >>= 1
            if left:
                square = code.mul(square, square)
        return result or code.number(1.0)


def _half_turns(node: Node) -> float:
    """How many times pi a number is, where that is whole; else 0."""
    if isinstance(node, Name) and node.name == "pi":
        return 1.0
    if isinstance(node, Apply) and node.op in ("*", "neg"):
        counts = [
            arg.value if isinstance(arg, Number) and arg.value.is_integer() else _half_turns(arg)
            for arg in node.args
        ]
        pis = [not (isinstance(arg, Number) and arg.value.is_integer()) for arg in node.args]
        return math.prod(counts) * (-1.0 if node.op == "neg" else 1.0) if sum(pis) == 1 else 0.0
    if not isinstance(node, Number) or not math.isfinite(node.value):
        return 0.0
    count = round(node.value / math.pi)
    return float(count) if abs(count) <= TURN_LIMIT and count * math.pi == node.value else 0.0


def _sign(code: Code, x: Value) -> Value:
    one = code.intrinsic("copysign", code.number(1.0), x)
    size = code.intrinsic("fabs", x)
    return code.select(code.compare("ogt", size, code.number(0.0)), one, x)


def _step(code: Code, x: Value) -> Value:
    return code.select(code.compare("oge", x, code.number(0.0)), code.number(1.0), code.number(0.0))


def _mod(code: Code, x: Value, y: Value) -> Value:
    """Remainder with the sign of y; the floor may be one off, the remainder is not."""
    zero = code.number(0.0)
    floor = code.intrinsic("floor", code.div(x, y))
    r = code.fma(code.neg(floor), y, x)
    up = code.compare("olt", code.mul(r, y), zero)  # past the floor: other sign than y
    r = code.select(up, code.fadd(r, y), r)
    size, span = code.intrinsic("fabs", r), code.intrinsic("fabs", y)
    return code.select(code.compare("oge", size, span), code.fsub(r, y), r)


_RULES: dict[str, Callable[..., Value]] = {
    "+": Code.add,
    "-": Code.sub,
    "*": Code.mul,
    "/": Code.div,
    "neg": Code.neg,
    "sqrt": lambda code, x: code.intrinsic("sqrt", x),
    "abs": lambda code, x: code.intrinsic("fabs", x),
    "min": lambda code, a, b: code.intrinsic("minimum", a, b),
    "max": lambda code, a, b: code.intrinsic("maximum", a, b),
    "sign": _sign,
    "step": _step,
    "mod": _mod,
}
