"""Plugins: experiments and diagnostics that other distributions bring, by their entry points.

Nothing of a distribution is imported unless the person has named it; one that fails is told and
left out, and the rest goes on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from explorer.model.diagnostic import Diagnostic
from explorer.model.experiment import Experiment

EXPERIMENTS, DIAGNOSTICS = "separatrix.experiments", "separatrix.diagnostics"
KINDS: dict[str, type[Experiment] | type[Diagnostic]] = {
    EXPERIMENTS: Experiment,
    DIAGNOSTICS: Diagnostic,
}
FAMILY = "plugins"  # of an experiment that names none


@dataclass(frozen=True)
class Plugin:
    """What one distribution offers. on: the person named it; faults: why a part is left out."""

    name: str
    version: str = ""
    offers: tuple[str, ...] = ()
    on: bool = False
    experiments: tuple[Experiment, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """In a word: off, on or failed."""
        return "off" if not self.on else "failed" if self.faults else "on"

    @property
    def keys(self) -> tuple[str, ...]:
        """Of everything it brought."""
        return (*(e.key for e in self.experiments), *(d.key for d in self.diagnostics))


def normal(name: str) -> str:
    """A distribution's name as indices compare it."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def plugins(
    wanted: Collection[str], taken: Collection[str] = (), measured: Collection[str] = ()
) -> tuple[Plugin, ...]:
    """Every distribution that offers something, loaded where it is wanted.

    taken, measured   keys of experiments and of diagnostics that exist already
    """
    named = {normal(name): name for name in wanted}
    keys = {Experiment: set(taken), Diagnostic: set(measured)}
    found = []
    for name, version, points in _installed():
        on = named.pop(normal(name), None) is not None
        offers = tuple(point.name for point in points)
        plugin = Plugin(name, version, offers, on)
        found.append(_loaded(plugin, points, keys) if on else plugin)
    missing = [Plugin(name, on=True, faults=("it is not installed",)) for name in named.values()]
    return (*found, *missing)


def _installed() -> Iterator[tuple[str, str, list[EntryPoint]]]:
    """(name, version, entry points) of each distribution, in the order of their names."""
    held: dict[str, tuple[str, str, list[EntryPoint]]] = {}
    for group in KINDS:
        for point in entry_points(group=group):
            if point.dist is not None:
                name, version = point.dist.name, point.dist.version
                held.setdefault(normal(name), (name, version, []))[2].append(point)
    for key in sorted(held):
        yield held[key]


def _loaded(plugin: Plugin, points: Iterable[EntryPoint], keys: dict[Any, set[str]]) -> Plugin:
    brought: dict[Any, list[Any]] = {Experiment: [], Diagnostic: []}
    faults = []
    for point in points:
        kind = KINDS[point.group]
        try:
            values = _values(point, kind)
        except (Exception, SystemExit) as error:  # whatever a stranger's code does when imported
            faults.append(f"{point.name}: {type(error).__name__}: {error}")
            continue
        for value in values:
            if value.key in keys[kind]:
                faults.append(f"{point.name}: there is a {value.key!r} already")
                continue
            keys[kind].add(value.key)
            brought[kind].append(value)
    return replace(
        plugin,
        experiments=tuple(brought[Experiment]),
        diagnostics=tuple(brought[Diagnostic]),
        faults=tuple(faults),
    )


def _values(point: EntryPoint, kind: type) -> list[Any]:
    """The values of an entry point, which is one of them or a tuple."""
    value = point.load()
    several = list(value) if isinstance(value, (tuple, list)) else [value]
    for one in several:
        if not isinstance(one, kind):
            raise TypeError(f"{point.value} is no {kind.__name__} but a {type(one).__name__}")
    if kind is Experiment:
        return [replace(e, family=FAMILY) if e.family == "typed" else e for e in several]
    return several
