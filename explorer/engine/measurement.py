"""One reading of one diagnostic: of an experiment, a finished run, or plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from explorer.engine import chain
from explorer.engine.recorder import Recording
from explorer.engine.subject import Subject, scope, shared
from explorer.model import BadInput, Diagnostic, Experiment, Reading, wiring
from explorer.model.diagnostic import SUPPLIED
from explorer.model.param import unknown

RUN_OPTIONS = frozenset("preset start steps until every dt method seed t0 rtol".split())


def measured(subject: Subject, options: Mapping[str, Any]) -> Reading:
    """The reading, with units and the settings that made it; see `explorer.api.measure`."""
    diagnostic = subject.diagnostic
    if isinstance(subject.source, Experiment):
        diagnostic = diagnostic.suited(subject.source)
    own, running, supplied = _sorted(diagnostic, options, isinstance(subject.source, Experiment))
    chosen = diagnostic.options(own)
    found = scope(subject, running)
    last = None
    for reading in readings(diagnostic, {**shared(), "seed": 0, **found, **supplied, **chosen}):
        last = reading
    if last is None:
        raise BadInput(f"{diagnostic.key}: nothing to measure")
    return completed(diagnostic, last, {**_origin(subject, found), **running, **dict(chosen)})


def _origin(subject: Subject, found: Mapping[str, Any]) -> dict[str, Any]:
    """What was measured, for the settings of a reading."""
    source = subject.source
    if source is None or subject.data is not None:
        return {}
    experiment = source.experiment if isinstance(source, Recording) else source
    told = {"channel": subject.channel} if chain.NAME.fullmatch(subject.channel or "") else {}
    return {**made(experiment, found.get("params", {})), **told}


def made(experiment: Experiment, params: Mapping[str, Any]) -> dict[str, Any]:
    """The experiment and its dial positions, as settings of a reading."""
    return {"experiment": experiment.key, "dials": dict(params)}


def readings(diagnostic: Diagnostic, found: Mapping[str, Any]) -> Iterator[Reading | None]:
    """What `compute` gives: one reading, or better and better ones."""
    result = wiring.call(diagnostic.compute, found)
    if isinstance(result, Iterator):
        yield from result
    else:
        yield result


def _sorted(
    diagnostic: Diagnostic, options: Mapping[str, Any], runs: bool
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Options split into the diagnostic's own, the run's, and data given by name.

    runs   whether there will be a run, so that dt and seed are its step and its seed
    """
    names = {param.name for param in diagnostic.params}
    asked = {name for name, _ in wiring.arguments(diagnostic.compute)}
    own: dict[str, Any] = {}
    running: dict[str, Any] = {}
    supplied: dict[str, Any] = {}
    for name, value in options.items():
        if name in names:
            own[name] = value
        elif runs and name in RUN_OPTIONS:
            running[name] = value
        elif name in asked and (name in SUPPLIED or name not in RUN_OPTIONS):
            supplied[name] = value
        elif name in RUN_OPTIONS:
            running[name] = value
        else:
            raise unknown(name, names | RUN_OPTIONS | (asked - SUPPLIED), "option")
    return own, running, supplied


def completed(diagnostic: Diagnostic, reading: Reading, settings: Mapping[str, Any]) -> Reading:
    """The reading with the declared units, and with more of the settings that made it."""
    units = {value.name: value.unit for value in diagnostic.values}
    return replace(
        reading,
        units={**units, **reading.units},
        settings={**settings, **reading.settings},
    )
