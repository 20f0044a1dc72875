"""Untied: what a parser has failed at leaves no frames behind.

Where pyparsing tries alternatives, it raises the failure that got furthest from a frame that holds
it; so that frame, its traceback and all below hold one another, until somebody looks for cycles:
3000 objects for each line of mathematics, and the search for them holds up the window.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any


@cache
def untie() -> None:
    """See to matplotlib's parser of mathematics, once."""
    import matplotlib.mathtext  # noqa: F401  it has pyparsing keep what it has parsed
    from pyparsing import ParserElement

    let_go_of_failures(ParserElement.packrat_cache)


def let_go_of_failures(kept: Any) -> None:
    """Take the tracebacks from all failures there were, when a packrat cache is cleared.

    kept   of pyparsing 3: `set` is told of a failure while it is handled, `get` gives it again
    """
    met: list[BaseException] = []
    get, put, clear = kept.get, kept.set, kept.clear

    def get_noting(key: Any) -> Any:
        value = get(key)
        if isinstance(value, BaseException):
            met.append(value)
        return value

    def set_noting(key: Any, value: Any) -> None:
        failure = sys.exc_info()[1]  # itself; `value` is a copy of it
        if failure is not None and isinstance(value, BaseException):
            met.append(failure)
        put(key, value)

    def clear_untying() -> None:
        clear()
        while met:
            met.pop().__traceback__ = None

    kept.get, kept.set, kept.clear = get_noting, set_noting, clear_untying
