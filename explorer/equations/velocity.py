"""The right-hand side and its Jacobian as plain functions of pointers."""

from __future__ import annotations

from explorer.equations.derive import jacobian
from explorer.equations.emit import Code
from explorer.equations.lower import Lowering, rates, zip_names
from explorer.equations.machine import module
from explorer.equations.operands import Value
from explorer.equations.single import load, store
from explorer.equations.tree import System

_TAKES = "(double %t, ptr readonly %y, ptr readonly %p, ptr %out) nounwind {"


def rates_function(system: System, head: str = "define void @velocity") -> tuple[str, Code]:
    """Text of `velocity`: out[i] = rate i at (t, y, p)."""
    code, y, p = _begin(system)
    store(code, rates(code, system, Value("%t", 0), y, p), "out")
    return _end(code, head), code


def rates_module(system: System) -> str:
    """A module with `velocity` alone."""
    text, code = rates_function(system)
    return module(text, codes=(code,))


def jacobian_module(system: System) -> str:
    """A module with `jacobian`: out[i d + j] = d rate i / d state j."""
    code, y, p = _begin(system)
    walk = Lowering(code, {"t": Value("%t", 0), **zip_names(system, y, p)})
    for name, node in system.helpers:
        walk.define(name, node)
    store(code, [walk.value(entry) for row in jacobian(system) for entry in row], "out")
    return module(_end(code, "define void @jacobian"), codes=(code,))


def _begin(system: System) -> tuple[Code, list[Value], list[Value]]:
    code = Code()
    return code, load(code, "y", system.dimension), load(code, "p", len(system.params))


def _end(code: Code, head: str) -> str:
    return "\n".join((head + _TAKES, "entry:", *code.scopes[0].lines, "  ret void", "}"))
