"""Experiment: one system as a value, from which everything else follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from explorer.equations.errors import BadInput
from explorer.equations.grammar import parse
from explorer.equations.tree import Node, System
from explorer.model import wiring
from explorer.model.motion import Flow, Kernel, Map, Motion
from explorer.model.param import Param, ParamSet, unknown
from explorer.model.shows import Cloud, Path, Series, Show


@dataclass(frozen=True)
class Source:
    """Where a system, a value or a method was published."""

    authors: str
    title: str
    year: int
    where: str = ""
    doi: str = ""

    def __str__(self) -> str:
        return f"{self.authors} ({self.year}). {self.title}. {self.where}".strip()


PRESET_WORDS = ("name", "start", "source", "about", "published")  # that no dial beside can have


@dataclass(frozen=True)
class Preset:
    """A named set of dial positions; `start` replaces initial values too.

    `start`, `source`, `about` and `published` are its own words: a dial so called cannot be set.

    published   further dial positions that its published numbers belong to, where the preset
                leaves them alone
    """

    name: str
    values: Mapping[str, Any]
    start: Mapping[str, float]
    source: str
    about: str
    published: Mapping[str, Any]

    def __init__(
        self,
        name: str,
        *,
        start: Mapping[str, float] | None = None,
        source: str = "",
        about: str = "",
        published: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> None:
        for word, text in (("source", source), ("about", about)):
            if not isinstance(text, str):
                raise BadInput(
                    f"preset {name!r}: {word} = {text!r} is not text; {word} says where the preset "
                    f"comes from or what it shows, so a dial needs another name"
                )
        if start is not None and not isinstance(start, Mapping):
            raise BadInput(f"preset {name!r}: start = {start!r}: give state names with values")
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "start", dict(start or {}))
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "about", about)
        object.__setattr__(self, "published", dict(published or {}))

    @property
    def title(self) -> str:
        """Its name as a person reads it."""
        return (self.name[:1].upper() + self.name[1:]).replace("_", " ")


@dataclass(frozen=True)
class After:
    """The state after a number of steps of a rule, flattened in the order of the states."""

    steps: int
    method: str = ""


@dataclass(frozen=True)
class Expect:
    """A published number, and how to recompute it.

    what        "diagnostic.field" (or "field" inside a Diagnostic), After(n), or a wired function
    value       number or tuple of numbers
    tolerance   absolute, on every component
    source      who says so
    preset, params, start, dt, seed   the run it belongs to
    options     the diagnostic's own params
    of, data    inside a Diagnostic: an experiment "key" or "key:channel", whose `motion` a wired
                function may ask for, or a function giving data
    thorough    takes long: recomputed by `verify --thorough` only
    """

    what: str | After | Callable[..., Any]
    value: float | tuple[float, ...]
    tolerance: float
    source: str
    params: Mapping[str, Any] = field(default_factory=dict)
    start: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    preset: str | None = None
    dt: float | None = None
    seed: int = 0
    steps: int | None = None
    of: str = ""
    data: Callable[[], Any] | None = None
    thorough: bool = False


@dataclass(frozen=True)
class Experiment:
    """A system: its equations, dials, motion, and what it shows. See architecture of a file.

    diagnostics   keys of the measurements offered first, most telling one first; "key:channel"
                  chooses the channel
    family        folder it came from; set by the catalogue
    equations     for a Kernel: LaTeX lines that state its rules, since no text can be parsed
    suits         dials of measurements that stand in for those of the same name: T in hours;
                  called "lavd_T", for one measurement alone
    """

    key: str
    title: str
    about: str
    motion: Motion
    params: tuple[Param, ...] = ()
    shows: tuple[Show, ...] = ()
    sources: tuple[Source, ...] = ()
    diagnostics: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()
    expects: tuple[Expect, ...] = ()
    tags: tuple[str, ...] = ()
    family: str = "typed"
    equations: tuple[str, ...] = ()
    suits: tuple[Param, ...] = ()

    def __post_init__(self) -> None:
        if len({param.name for param in self.params}) < len(self.params):
            raise BadInput(f"{self.key}: two parameters share a name")
        self.system  # noqa: B018  a name nobody declares must fail at import
        eaten = [p.name for p in self.params if p.name in PRESET_WORDS]
        if eaten and self.presets:
            raise BadInput(
                f"{self.key}: a dial called {eaten[0]!r} could not be set by a Preset, which keeps "
                f"that word for itself; give the dial another name"
            )
        for preset in self.presets:
            ParamSet(self.params, {**preset.values, **preset.published})
        self._check_shows()

    def _check_shows(self) -> None:
        known = {
            *self.states,
            *(p.name for p in self.params),
            "t",
            "step",
            "seed",
            "dt",
        }
        for show in self.shows:
            of = getattr(show, "of", ())
            for name in (
                (of,) if isinstance(of, str) and of else of if isinstance(of, tuple) else ()
            ):
                if name not in self.states and name not in self.delayed:
                    raise unknown(name, set(self.states), f"state in {self.key}, {show.name}")
            if callable(of):
                wiring.check(of, known, self.key)
        if isinstance(self.motion, Kernel):
            supplied = known | {"n", "pool", "cancel"}
            wiring.check(self.motion.advance, supplied, self.key)

    @cached_property
    def system(self) -> System | None:
        """The checked equations; None for a Kernel."""
        if isinstance(self.motion, Kernel):
            return None
        return parse(
            self.motion.lines if isinstance(self.motion, Flow) else self.motion.text,
            params=tuple(param.name for param in self.params),
            states=tuple(self.motion.start),
            where=self.key,
            kind="map" if isinstance(self.motion, Map) else "flow",
        )

    @property
    def states(self) -> tuple[str, ...]:
        """State names: components of a Flow or Map, arrays of a Kernel."""
        if isinstance(self.motion, Kernel):
            return tuple(self.motion.state)
        return tuple(self.motion.start)

    @property
    def delayed(self) -> dict[str, Node]:
        """Helper lines that are a delayed state, `past = x(t - tau)`: a Path may show them too."""
        if self.system is None:
            return {}
        return {name: node for name, node in self.system.helpers if node in self.system.delays}

    def preset(self, name: str) -> Preset:
        """The preset called `name`."""
        for preset in self.presets:
            if preset.name == name:
                return preset
        raise unknown(name, {preset.name for preset in self.presets}, f"preset of {self.key}")

    def settings(
        self, values: Mapping[str, Any] | None = None, preset: str | None = None
    ) -> ParamSet:
        """Dial positions: defaults, then the preset, then `values`; checked together."""
        chosen = dict(self.preset(preset).values) if preset else {}
        params = ParamSet(self.params, {**chosen, **(values or {})})
        if isinstance(self.motion, Kernel) and self.motion.check is not None:
            wiring.call(self.motion.check, params)
        return params

    @property
    def iterated(self) -> bool:
        """Whether its samples are iterates of a map, each of which counts.

        A signal that is written as a map, a wave sampled in time, has a rhythm of its own.
        """
        return isinstance(self.motion, Map) and self.family != "signals"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The trajectories it shows; every Flow and Map has at least one."""
        found = tuple(show for show in self.shows if isinstance(show, Path))
        if found or isinstance(self.motion, Kernel):
            return found
        return (Path("path", of=self.states),)

    @property
    def ranges(self) -> dict[str, tuple[float, float]]:
        """State -> (low, high) that frame its pictures, where declared."""
        found: dict[str, tuple[float, float]] = {}
        domain = getattr(self.motion, "domain", None)
        if domain is not None and not isinstance(self.motion, Kernel):
            found.update(zip(self.states, domain, strict=True))
        for path in self.paths:
            if path.limits is not None:
                found.update(zip(path.of or self.states, path.limits, strict=False))
        return found

    @property
    def clouds(self) -> tuple[Cloud, ...]:
        """The clouds of tracers it shows."""
        return tuple(show for show in self.shows if isinstance(show, Cloud))

    @property
    def series(self) -> tuple[Series, ...]:
        """The numbers per step it shows."""
        return tuple(show for show in self.shows if isinstance(show, Series))

    def unit(self, name: str) -> str:
        """The unit of a state, a parameter or "t"; "" when it has none."""
        for param in self.params:
            if param.name == name:
                return param.unit
        if isinstance(self.motion, Kernel) and name in self.motion.state:
            return self.motion.state[name].unit
        return self.motion.units.get(name, "")


__all__ = ["After", "Expect", "Experiment", "Flow", "Preset", "Source"]
