"""dysts as an oracle: its right-hand sides and parameter values, by the names of our keys."""

from __future__ import annotations

import json
import re
import sys
import types
from functools import cache
from importlib import resources
from typing import Any

import numpy as np


@cache
def flows() -> Any:
    """The module `dysts.flows`; what it wants only for writing Arrow files is left out."""
    if "gluonts" not in sys.modules:
        for name in ("gluonts", "gluonts.dataset", "gluonts.dataset.arrow"):
            sys.modules[name] = types.ModuleType(name)
        sys.modules["gluonts.dataset.arrow"].ArrowWriter = None
    import dysts.flows

    return dysts.flows


@cache
def entries() -> dict[str, dict[str, Any]]:
    """What dysts ships beside each system: parameters, dimension, citation, period."""
    text = (resources.files("dysts") / "data" / "chaotic_attractors.json").read_text()
    return json.loads(text)


def key_of(name: str) -> str:
    """Our key for a dysts name: YuWang2 -> yu_wang2, BeerRNN -> beer_rnn, SprottA -> sprott_a."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", "_", apart).lower()


@cache
def name_of(key: str) -> str:
    """The dysts name of one of our keys; "" where dysts has no such equation without delay."""
    delays = flows().DynSysDelay
    for name in entries():
        system = getattr(flows(), name, None)
        if key_of(name) == key and system is not None and not issubclass(system, delays):
            return name
    return ""


@cache
def _system(name: str) -> Any:
    """One instance of each: making it reads the whole of their data file."""
    system = getattr(flows(), name)()
    system._rhs = getattr(system._rhs, "py_func", system._rhs)
    return system


def parameters(name: str) -> dict[str, Any]:
    """The values that dysts ships, numbers and arrays, by its own letters."""
    return dict(_system(name).params)


def velocity(
    name: str, state: np.ndarray, t: float, params: dict[str, Any] | None = None
) -> np.ndarray:
    """(d,) the right-hand side that dysts has for a system; what is not given is as shipped.

    Without the compiler where a function has a plain form: a few points do not repay its seconds.
    """
    system = _system(name)
    given = {**system.params, **(params or {})}
    system.__dict__.update(given)
    system.param_list = [given[letter] for letter in sorted(given)]
    with np.errstate(all="ignore"):
        return np.asarray(system.rhs(np.asarray(state, dtype=np.float64), t), dtype=np.float64)
