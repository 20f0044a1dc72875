"""The plain meaning of an equation tree, in Python floats: the oracle for everything compiled.

Slow on purpose: one recursion per node, no arrays, no cleverness.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from explorer.equations.tree import Apply, Name, Node, Number, System


def whole_power(x: float, n: float) -> float:
    """x multiplied by itself."""
    product = 1.0
    for _ in range(int(n)):
        product *= x
    return product


def remainder(a: float, b: float) -> float:
    """a - b*floor(a/b): the sign of b."""
    return a - b * math.floor(a / b)


MEANING = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "neg": lambda a: -a,
    "pow": math.pow,
    "powi": whole_power,
    "abs": abs,
    "sign": lambda a: float((a > 0) - (a < 0)),
    "step": lambda a: 1.0 if a >= 0 else 0.0,
    "min": lambda a, b: min(a, b),
    "max": lambda a, b: max(a, b),
    "mod": remainder,
    "atan2": math.atan2,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
}


def evaluate(node: Node, names: Mapping[str, float]) -> float:
    """The number a tree stands for; NaN where a function is undefined or overflows."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return names[node.name]
    assert isinstance(node, Apply)
    try:
        return float(MEANING[node.op](*(evaluate(arg, names) for arg in node.args)))
    except (ValueError, ArithmeticError):
        return math.nan


def scope(system: System, t: float, y: Sequence[float], p: Sequence[float]) -> dict[str, float]:
    """Every name of the system with its value, helper lines included."""
    names = {
        "t": t,
        **dict(zip(system.states, y, strict=True)),
        **dict(zip(system.params, p, strict=True)),
    }
    for name, node in system.helpers:
        names[name] = evaluate(node, names)
    return names


def rates(system: System, t: float, y: Sequence[float], p: Sequence[float]) -> list[float]:
    """The right-hand sides: rates of a flow, next values of a map."""
    names = scope(system, t, y, p)
    return [evaluate(rate, names) for rate in system.rates]


def matrix(
    system: System,
    jacobian: Sequence[Sequence[Node]],
    t: float,
    y: Sequence[float],
    p: Sequence[float],
) -> list[list[float]]:
    """The numbers in a Jacobian of trees."""
    names = scope(system, t, y, p)
    return [[evaluate(entry, names) for entry in row] for row in jacobian]


def rk4(
    system: System,
    y: Sequence[float],
    p: Sequence[float],
    t0: float,
    dt: float,
    steps: int,
) -> list[float]:
    """The state after `steps` steps of the classical Runge-Kutta rule from time t0."""
    y = list(y)
    for i in range(steps):
        t = t0 + i * dt
        a = rates(system, t, y, p)
        b = rates(system, t + dt / 2, moved(y, dt / 2, a), p)
        c = rates(system, t + dt / 2, moved(y, dt / 2, b), p)
        d = rates(system, t + dt, moved(y, dt, c), p)
        mean = [(k1 + 2 * k2 + 2 * k3 + k4) / 6 for k1, k2, k3, k4 in zip(a, b, c, d, strict=True)]
        y = moved(y, dt, mean)
    return y


def moved(y: Sequence[float], h: float, slope: Sequence[float]) -> list[float]:
    """The point reached after time h at a constant slope."""
    return [u + h * k for u, k in zip(y, slope, strict=True)]


def iterate(
    system: System, y: Sequence[float], p: Sequence[float], steps: int, first: int = 0
) -> list[float]:
    """The state of a map after `steps` iterations; `t` is the index of the iteration."""
    y = list(y)
    for i in range(first, first + steps):
        y = rates(system, float(i), y, p)
    return y
