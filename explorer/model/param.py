"""Param, one dial; ParamSet, an immutable set of dial positions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Literal

import numpy as np

from explorer.equations.errors import BadInput

Setting = float | int | bool | str


@dataclass(frozen=True, kw_only=False)
class Param:
    """One dial: its name in the equations, where it starts, how far it turns, what it means.

    min, max            ends of the slider; a typed value may go on to hard_min, hard_max
    scale               "log" needs min > 0
    kind                taken from the default when left out; "name" is the name of one of the
                        experiment's dials or states, "" for the first that suits
    names               for a "name": "dials", "states", or "channels" of it
    effect              "live" reaches the running kernel at its next batch, "restart" starts anew,
                        "scale" only scales axes: the motion never sees it
    tex, unit, label    glyph, unit and short name; `help` says what it measures or scales
    """

    name: str
    default: Setting
    min: float | None = None
    max: float | None = None
    help: str = ""
    tex: str = ""
    unit: str = ""
    label: str = ""
    step: float | None = None
    scale: Literal["linear", "log"] = "linear"
    kind: Literal["", "float", "int", "bool", "choice", "name"] = ""
    choices: tuple[str, ...] = ()
    names: Literal["", "dials", "states", "channels"] = ""
    hard_min: float = -math.inf
    hard_max: float = math.inf
    group: str = ""
    effect: Literal["live", "restart", "scale"] = "live"

    def __post_init__(self) -> None:
        if not self.kind:
            object.__setattr__(self, "kind", _kind_of(self.default))
        if not self.name.isidentifier():
            raise BadInput(f"parameter {self.name!r}: a name is letters, digits and underscores")
        if self.kind in ("float", "int"):
            self._check_range()
        object.__setattr__(self, "default", self.check(self.default))

    def _check_range(self) -> None:
        if self.min is None or self.max is None or not self.min < self.max:
            raise BadInput(f"parameter {self.name!r}: needs min < max, got {self.min}, {self.max}")
        if self.scale == "log" and self.min <= 0:
            raise BadInput(f"parameter {self.name!r}: a log scale needs min > 0, got {self.min}")

    def check(self, value: Any) -> Setting:
        """The value in this dial's own type, or BadInput saying what is allowed."""
        if self.kind == "choice":
            if value not in self.choices:
                raise BadInput(f"{self.name} = {value!r}: choose one of {', '.join(self.choices)}")
            return str(value)
        if self.kind == "bool":
            return self._truth(value)
        if self.kind == "name":
            return self._name(value)
        return self._number(value)

    def _name(self, value: Any) -> str:
        name = str(value)
        if name and not all(part.isidentifier() for part in name.split(".")):
            raise BadInput(f"{self.name} = {value!r}: give a name")
        return name

    def _truth(self, value: Any) -> bool:
        words = {
            "true": True,
            "yes": True,
            "1": True,
            "false": False,
            "no": False,
            "0": False,
        }
        if isinstance(value, (bool, np.bool_)) or value in (0, 1):
            return bool(value)
        if isinstance(value, str) and value.strip().lower() in words:
            return words[value.strip().lower()]
        raise BadInput(f"{self.name} = {value!r}: give true or false")

    def _number(self, value: Any) -> float | int:
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise BadInput(f"{self.name} = {value!r}: give a number") from None
        if not math.isfinite(number):
            raise BadInput(f"{self.name} = {value!r}: give a finite number")
        if not self.hard_min <= number <= self.hard_max:
            allowed = f"{self.hard_min:g} to {self.hard_max:g}"
            raise BadInput(f"{self.name} = {value!r}: allowed is {allowed}")
        if self.kind == "int":
            if number != int(number):
                raise BadInput(f"{self.name} = {value!r}: give a whole number")
            return int(number)
        return number

    def wire(self, value: Setting) -> float:
        """The value as the one float that machine code receives."""
        return float(self.choices.index(str(value))) if self.kind == "choice" else float(value)


def _kind_of(default: Any) -> str:
    if isinstance(default, bool):
        return "bool"
    if isinstance(default, str):
        return "choice"
    return "float"


class ParamSet(Mapping[str, Setting]):
    """Positions of all dials of one experiment; `with_` gives a new one, nothing changes."""

    def __init__(self, params: tuple[Param, ...], values: Mapping[str, Any] | None = None) -> None:
        self._params = {param.name: param for param in params}
        given = dict(values or {})
        for name in given:
            if name not in self._params:
                raise unknown(name, self._params)
        self._values: dict[str, Setting] = {
            name: param.check(given.get(name, param.default))
            for name, param in self._params.items()
        }

    def __getitem__(self, name: str) -> Setting:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"ParamSet({', '.join(f'{k}={v!r}' for k, v in self._values.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._values == dict(other)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    @property
    def params(self) -> tuple[Param, ...]:
        """The dials, in the order of their declaration."""
        return tuple(self._params.values())

    def param(self, name: str) -> Param:
        """The dial called `name`."""
        if name not in self._params:
            raise unknown(name, self._params)
        return self._params[name]

    def with_(self, **values: Any) -> ParamSet:
        """The same positions with some changed."""
        return ParamSet(self.params, {**self._values, **values})

    def changed(self) -> dict[str, Setting]:
        """Only what differs from the defaults."""
        return {k: v for k, v in self._values.items() if v != self._params[k].default}

    @cached_property
    def vector(self) -> np.ndarray:
        """(number of params,) float64, read-only: what goes over the wire to a kernel."""
        wired = [self._params[name].wire(value) for name, value in self._values.items()]
        vector = np.array(wired, dtype=np.float64)
        vector.flags.writeable = False
        return vector


def unknown(name: str, known: Mapping[str, Any] | set[str], what: str = "parameter") -> BadInput:
    """The error for a name that nobody declared, with the nearest known one."""
    close = get_close_matches(name, list(known), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    listed = ", ".join(sorted(known)) or "none"
    return BadInput(
        f"unknown {what} {name!r}{hint} Known: {listed}"
        if hint
        else f"unknown {what} {name!r}; known: {listed}"
    )
