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
    from matplotlib._mathtext import Output, TruetypeFonts
    from pyparsing import ParserElement

    let_go_of_failures(ParserElement.packrat_cache)
    let_go_of_fonts(TruetypeFonts)
    let_go_of_boxes(Output)


def let_go_of_failures(kept: Any) -> None:
    """Take tracebacks and contexts from all failures there were, when a packrat cache is cleared.

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
            failure = met.pop()  # of the text's end it has met as an IndexError: its context
            failure.__traceback__ = failure.__context__ = None

    kept.get, kept.set, kept.clear = get_noting, set_noting, clear_untying


def let_go_of_fonts(kind: Any) -> None:
    """Let a set of fonts forget what it keeps for itself, once the next one is made.

    Each line has a set of its own, with all its boxes, and that keeps a method of its own.
    kind   its class, whose method `_get_info` an instance covers by a caching one
    """
    last: list[Any] = []
    begin = kind.__init__

    def begin_untying(self: Any, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        while last:
            vars(last.pop()).pop("_get_info", None)  # who still draws asks the class
        last.append(self)

    kind.__init__ = begin_untying


def let_go_of_boxes(kind: Any) -> None:
    """Let what was shipped out forget its boxes: functions that know one another hold it.

    kind   its class, whose method `to_vector` tells all that is asked
    """
    tell = kind.to_vector

    def tell_untying(self: Any) -> Any:
        told = tell(self)
        self.box, self.glyphs, self.rects = None, [], []
        return told

    kind.to_vector = tell_untying
