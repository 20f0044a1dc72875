"""List the experiments or the diagnostics there are."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import Any

from explorer import api
from explorer.cli.output import print_json, print_table
from explorer.model import BadInput, Diagnostic, Experiment


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `list`."""
    kinds = ("experiments", "diagnostics")
    parser.add_argument("what", nargs="?", default="experiments", choices=kinds)
    parser.add_argument("--family", metavar="F", help="flows, maps, transport, swarms, ...")
    parser.add_argument("--json", action="store_true", help="one JSON array")


def run(words: argparse.Namespace) -> int:
    """Print the list; 0."""
    if words.what == "diagnostics":
        if words.family:
            raise BadInput("--family: diagnostics have none")
        entries = [_diagnostic(entry) for entry in api.diagnostics().values()]
    else:
        entries = [_experiment(entry) for entry in _of(words.family)]
    brought = {key: one.name for one in api.guests().loaded for key in one.keys}
    if words.json:
        print_json([{**entry, "plugin": brought.get(entry["key"], "")} for entry in entries])
    else:
        print_table(_row(entry, brought) for entry in entries)
    return 0


def _row(entry: dict[str, Any], brought: Mapping[str, str]) -> list[str]:
    by = brought.get(entry["key"])
    title = f"{entry['title']} (plugin {by})" if by else entry["title"]
    return [entry["key"], entry["family"], title]


def _of(family: str | None) -> Iterable[Experiment]:
    every = list(api.catalogue().values())
    families = sorted({entry.family for entry in every})
    if family is not None and family not in families:
        raise BadInput(f"unknown family {family!r}; known: {', '.join(families)}")
    return [entry for entry in every if family in (None, entry.family)]


def _experiment(entry: Experiment) -> dict[str, Any]:
    return {
        "key": entry.key,
        "title": entry.title,
        "family": entry.family,
        "about": entry.about,
        "motion": type(entry.motion).__name__.lower(),
        "states": entry.states,
        "params": {p.name: p.default for p in entry.params},
        "presets": [preset.name for preset in entry.presets],
        "diagnostics": entry.diagnostics,
        "sources": [str(source) for source in entry.sources],
    }


def _diagnostic(entry: Diagnostic) -> dict[str, Any]:
    takes = getattr(entry.takes, "__name__", None)
    return {
        "key": entry.key,
        "title": entry.title,
        "family": "motion" if takes is None else takes.lower(),
        "about": entry.about,
        "takes": takes,
        "gives": entry.gives.__name__,
        "values": {value.name: value.unit for value in entry.values},
        "params": {p.name: p.default for p in entry.params},
        "sources": [str(source) for source in entry.sources],
    }
