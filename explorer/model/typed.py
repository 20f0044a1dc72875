"""Experiments made at run time, from equations that somebody typed."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.tree import Dial, System
from explorer.model.experiment import Experiment
from explorer.model.motion import Flow, Map
from explorer.model.param import Param, unknown
from explorer.model.shows import Cloud, Path, Show

Ranges = Sequence[tuple[float, float]]
SAYS_MAP = re.compile(r"(\s*(#.*)?\n)*\s*map\s*(#.*)?(\n|$)", re.IGNORECASE)


def typed(
    text: str,
    kind: Literal["flow", "map"] | None = None,
    *,
    params: Mapping[str, Any] | None = None,
    start: Mapping[str, float] | None = None,
    dt: float = 0.01,
    domain: Ranges | None = None,
    wrap: Mapping[str, float] | None = None,
    noise: Mapping[str, str] | None = None,
    history: Mapping[str, str] | None = None,
) -> Experiment:
    """The experiment that a text describes; its key is a hash of all that defines it.

    kind     None: as the first line of the text says, a flow unless that is `map`
    params   name -> default, or (default, low, high); replaces a dial of the same name in the text
    start    state -> first value; replaces `x(0) = 1` of the text, 0.1 where neither says
    domain   (low, high) per state: a flow on a plane or in a box
    wrap     state -> modulus, for angles
    noise    state -> strength of white noise; a line `noise(x) = sigma` says the same
    history  state -> expression of t before the start; a line `history(x) = cos(t)` says the same
    raises   EquationError for the text, BadInput for what stands beside it
    """
    given = {name: _dial(name, value) for name, value in (params or {}).items()}
    text = _extended(text, noise or {}, history or {})
    system = parse(text, params=tuple(given), kind=kind)
    declared = {dial.name: dial for dial in system.dials}
    dials = tuple(given.get(name) or _param(declared[name]) for name in system.params)
    begins = _starts(system, start or {})
    turns = _moduli(system, wrap or {})
    ranges = tuple((float(low), float(high)) for low, high in domain) if domain else None
    text = _whole(text, system, given)
    motion: Flow | Map
    if system.kind == "map":
        if ranges:
            raise BadInput("domain: a map has none")
        motion = Map(text, start=begins, wrap=turns)
    else:
        rule = "heun" if system.noise else "rk4"
        motion = Flow(
            text, start=begins, dt=_step(dt), domain=ranges, wrap=turns, method=rule
        )  # fmt: skip
    return Experiment(
        key=_key(motion, dials),
        title=_title(text, system.kind),
        about=f"A {system.kind} of {_count(system.dimension)}, typed by its user.",
        motion=motion,
        params=dials,
        shows=_shows(system, ranges),
        diagnostics=_diagnostics(system, ranges),
    )


def _extended(text: str, noise: Mapping[str, str], history: Mapping[str, str]) -> str:
    """The text with lines for what was given beside it."""
    lines = [f"noise({name}) = {strength}" for name, strength in noise.items()]
    lines += [f"history({name}) = {past}" for name, past in history.items()]
    return "\n".join([text.rstrip("\n"), *lines]) if lines else text


def _whole(text: str, system: System, given: Mapping[str, Param]) -> str:
    """The text with what stood beside it written into it, so that it can travel alone."""
    said = {dial.name for dial in system.dials}
    lines = [
        f"{name} = {param.default!r} in [{param.min!r}, {param.max!r}]"
        for name, param in given.items()
        if name not in said
    ]
    head = ["map"] if system.kind == "map" and not SAYS_MAP.match(text) else []
    return "\n".join([*head, text.strip("\n"), *lines])


def _dial(name: str, value: Any) -> Param:
    """A dial from a default alone, or from (default, low, high)."""
    if isinstance(value, (tuple, list)):
        if len(value) != 3:
            raise BadInput(f"{name} = {value!r}: give a number, or (default, low, high)")
        return _param(Dial(name, *(_number(name, part) for part in value)))
    default = _number(name, value)
    low, high = sorted((0.0, 2 * default)) if default else (-1.0, 1.0)
    return Param(name, default, low, high)


def _param(dial: Dial) -> Param:
    return Param(dial.name, dial.default, dial.low, dial.high)


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise BadInput(f"{name} = {value!r}: give a number") from None
    if not math.isfinite(number):
        raise BadInput(f"{name} = {value!r}: give a finite number")
    return number


def _step(dt: Any) -> float:
    step = _number("dt", dt)
    if step == 0.0:
        raise BadInput("dt = 0: give a step that is not zero")
    return step


def _starts(system: System, given: Mapping[str, float]) -> dict[str, float]:
    for name in given:
        if name not in system.states:
            raise unknown(name, set(system.states), "state")
    return {name: _number(name, given.get(name, said)) for name, said in system.starts}


def _moduli(system: System, given: Mapping[str, float]) -> dict[str, float]:
    for name, modulus in given.items():
        if name not in system.states:
            raise unknown(name, set(system.states), "state")
        if not _number(name, modulus) > 0:
            raise BadInput(f"wrap: the modulus of {name} must be above 0, got {modulus!r}")
    return {name: float(modulus) for name, modulus in given.items()}


def _key(motion: Flow | Map, params: tuple[Param, ...]) -> str:
    """A key that is the same whenever, and however, the same system is made."""
    dials = [(param.name, param.default, param.min, param.max) for param in params]
    start, wrap = list(motion.start.items()), sorted(motion.wrap.items())
    made = (motion.method, motion.text, dials, start, motion.dt, motion.domain, wrap)
    return "typed_" + hashlib.sha256(repr(made).encode()).hexdigest()[:10]


def _title(text: str, kind: str) -> str:
    """What a comment on the first line says, else the kind of motion."""
    first = text.strip().split("\n", 1)[0].strip()
    said = first.lstrip("# ").strip() if first.startswith("#") else ""
    return said[:60] or f"Typed {kind}"


def _count(dimension: int) -> str:
    return "one variable" if dimension == 1 else f"{dimension} variables"


def _shows(system: System, domain: Ranges | None) -> tuple[Show, ...]:
    path = Path("path", of=system.states, limits=tuple(domain) if domain else None)
    if domain is None:
        return (path,)
    return (Cloud("tracers", of=system.states, limits=tuple(domain)), path)


def _diagnostics(system: System, domain: Ranges | None) -> tuple[str, ...]:
    plain = not (system.delays or system.noise)
    ftle = ("ftle",) if domain and system.dimension == 2 and plain else ()
    return (*ftle, "lyapunov", f"permutation_entropy:path.{system.states[0]}")
