"""What can be named: the catalogue, the diagnostics, the plugins, and what a document describes."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.engine.session import RunDocument
from explorer.io.guests import Guests
from explorer.model import Diagnostic, Experiment
from explorer.model.catalogue import Catalogue
from explorer.model.typed import typed

_EXPERIMENTS: Catalogue[Experiment] = Catalogue("explorer.experiments", "EXPERIMENT", "experiment")
_DIAGNOSTICS: Catalogue[Diagnostic] = Catalogue("explorer.diagnostics", "DIAGNOSTIC", "diagnostic")
_GUESTS = Guests(_EXPERIMENTS, _DIAGNOSTICS)


def catalogue() -> Mapping[str, Experiment]:
    """Every experiment by key, loaded when asked for; BadInput for an unknown key."""
    _GUESTS.arrive()
    return _EXPERIMENTS


def diagnostics() -> Mapping[str, Diagnostic]:
    """Every diagnostic by key, loaded when asked for; BadInput for an unknown key."""
    _GUESTS.arrive()
    return _DIAGNOSTICS


def guests() -> Guests:
    """The plugins: what is installed, what is on, and what a fault left out."""
    return _GUESTS


def resolve(experiment: str | Experiment) -> Experiment:
    """The experiment itself, or the catalogue's of that key."""
    return experiment if isinstance(experiment, Experiment) else catalogue()[experiment]


def described(document: RunDocument) -> Experiment:
    """The experiment of a document: the catalogue's, rebuilt from its text, or read again."""
    told = document.definition or {}
    if told.get("kind") == "recording":
        from explorer.io import importing

        return importing.reopened(told)
    if told.get("kind") == "velocity":
        from explorer.io import currents

        return currents.reopened(told)
    if not document.text:
        return catalogue()[document.experiment]
    return typed(document.text, **dict(document.definition or {}))
