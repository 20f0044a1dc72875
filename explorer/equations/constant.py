"""The value of a tree without names."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping

from explorer.equations.tree import Name, Node, Number

VALUES: dict[str, Callable[..., float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "neg": operator.neg,
    "pow": math.pow,
    "powi": math.pow,
    "abs": abs,
    "min": min,
    "max": max,
    "mod": operator.mod,
    "sign": lambda x: (x > 0) - (x < 0),
    "step": lambda x: float(x >= 0),
    **{
        name: getattr(math, name)
        for name in "sin cos tan asin acos atan atan2 sinh cosh tanh exp log sqrt".split()
    },
}


def value(node: Node) -> float | None:
    """The number that a tree stands for; None when it holds a name, NaN when undefined."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return None
    if node.op == "delay":
        return None
    parts = [value(part) for part in node.args]
    if any(part is None for part in parts):
        return None
    try:
        return float(VALUES[node.op](*parts))
    except (ArithmeticError, ValueError):
        return math.nan


def evaluated(node: Node, names: Mapping[str, float]) -> float:
    """The number that a tree stands for where its names have these values; NaN when undefined."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return names[node.name]
    try:
        return float(VALUES[node.op](*(evaluated(part, names) for part in node.args)))
    except (ArithmeticError, ValueError):
        return math.nan
