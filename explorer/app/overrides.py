"""Overrides: an error in a method that Qt calls is told, and ends nothing.

PySide hands such an error on through C++. On Python 3.11 that crashes with one which C raised (an
index out of range, a number that is none), and with several before Python is reached again: tried
with PySide6 6.8 to 6.12. So what Qt alone calls gives its errors to `sys.excepthook` itself.
"""

from __future__ import annotations

import builtins
import functools
import sys
import traceback
from collections.abc import Callable
from types import FunctionType
from typing import Any

BINDING = "shiboken6.Shiboken"  # looked for where it is loaded: much of the program needs no Qt
NOBODY_ASKS = ("paint", "paintGL", "resizeGL", "initializeGL")  # as every `...Event`
ASKED = ("event", "eventFilter")  # an answer: whether nobody else should hear of it

_build = builtins.__build_class__


def tell_errors(method: Callable[..., Any], answer: object) -> Callable[..., Any]:
    """The method; where it fails, its error is told and the answer given."""

    @functools.wraps(method)
    def told(*args: Any, **how: Any) -> Any:
        try:
            return method(*args, **how)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            traceback.clear_frames(error.__traceback__)  # no painter outlives what it paints on
            return answer

    return told


def _built(*args: Any, **how: Any) -> Any:
    """A class as Python makes it; of Qt's, what Qt alone calls tells its errors."""
    made = _build(*args, **how)
    binding = sys.modules.get(BINDING)
    if binding is None or not (isinstance(made, type) and issubclass(made, binding.Object)):
        return made
    for name, method in list(vars(made).items()):
        if not isinstance(method, FunctionType):
            continue
        if name.endswith("Event") or name in NOBODY_ASKS:
            setattr(made, name, tell_errors(method, None))
        elif name in ASKED:
            setattr(made, name, tell_errors(method, False))
    return made


def watch() -> None:
    """See to every class that is made from now on."""
    builtins.__build_class__ = _built
