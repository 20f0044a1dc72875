"""Values of an equation tree on arrays, for drawing a map's own graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.equations.tree import Apply, Name, Node, Number, System

OPERATIONS: dict[str, Any] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": np.divide,
    "neg": np.negative,
    "pow": np.power,
    "powi": np.power,
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "atan2": np.arctan2,
    "min": np.minimum,
    "max": np.maximum,
    "step": lambda x: np.where(x >= 0, 1.0, 0.0),
    "mod": lambda a, b: a - b * np.floor(a / b),
}


def values_of(system: System, known: Mapping[str, Any]) -> np.ndarray:
    """First right-hand side of a system, its states, params and `t` taken from `known`."""
    scope = {"t": 0.0, **known}
    with np.errstate(all="ignore"):
        for name, node in system.helpers:
            scope[name] = _value(node, scope)
        return np.asarray(_value(system.rates[0], scope) + 0.0 * known[system.states[0]])


def _value(node: Node, scope: Mapping[str, Any]) -> Any:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return scope[node.name]
    assert isinstance(node, Apply)
    arguments = [np.asarray(_value(part, scope), dtype=float) for part in node.args]
    operation = OPERATIONS.get(node.op) or getattr(np, node.op)
    return operation(*arguments)
