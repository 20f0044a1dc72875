"""Matches the arguments of a function to names that somebody declared."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from explorer.equations.errors import BadInput


@lru_cache(maxsize=4096)
def arguments(function: Callable[..., Any]) -> tuple[tuple[str, bool], ...]:
    """(name, required) of each argument, in order."""
    signature = inspect.signature(function)
    return tuple(
        (name, parameter.default is inspect.Parameter.empty)
        for name, parameter in signature.parameters.items()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    )


def check(function: Callable[..., Any], known: Iterable[str], where: str) -> None:
    """Raise BadInput when `function` asks for a name that nobody declares."""
    declared = set(known)
    for name, required in arguments(function):
        if required and name not in declared:
            what = getattr(function, "__name__", "function")
            listed = ", ".join(sorted(declared))
            raise BadInput(f"{where}, {what}: {name!r} is not declared; known: {listed}")


def asks_for(function: Callable[..., Any], name: str) -> bool:
    """Whether `function` has an argument called `name`."""
    return any(name == argument for argument, _ in arguments(function))


def call(function: Callable[..., Any], scope: Mapping[str, Any]) -> Any:
    """The function's result with every argument taken from `scope` by its name."""
    # njit functions accept no keywords at full speed, so the order of the signature is kept
    values: list[Any] = []
    named: dict[str, Any] = {}  # only behind a default that was left alone
    skipped = False
    for name, required in arguments(function):
        if name in scope and skipped:
            named[name] = scope[name]
        elif name in scope:
            values.append(scope[name])
        elif required:
            listed = ", ".join(sorted(scope))
            what = getattr(function, "__name__", "function")
            raise BadInput(f"{what}: {name!r} is not declared; known: {listed}")
        else:
            skipped = True
    return function(*values, **named)
