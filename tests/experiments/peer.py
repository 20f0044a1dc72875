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


def velocity(name: str, state: np.ndarray, t: float, params: dict[str, float]) -> np.ndarray:
    """(d,) the right-hand side that dysts has for a system, at its own parameters."""
    system = getattr(flows(), name)()
    values = [params.get(k, v) for k, v in sorted(system.params.items())]
    rhs = system._rhs
    return np.asarray(rhs(*state, t, *values), dtype=np.float64)
