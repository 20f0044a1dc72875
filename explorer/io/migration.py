"""Sessions of older formats, brought up to date: one pure function per format, JSON to JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, Any]


def from_0(old: Mapping[str, Any]) -> Plain:
    """Format 0, before files were kept: one run per file, its dials called `parameters`."""
    kept = {name: value for name, value in old.items() if name != "run"}
    run = old.get("run")
    if not isinstance(run, Mapping):
        return {**kept, "format": 1, "runs": None}  # the schema says where something is missing
    renamed = {"params" if name == "parameters" else name: value for name, value in run.items()}
    return {**kept, "format": 1, "runs": [renamed]}


STEPS: Mapping[int, Callable[[Mapping[str, Any]], Plain]] = {0: from_0}


def upgraded(plain: Plain, wanted: int) -> Plain:
    """The same session in the format `wanted`, by way of every format between."""
    while plain["format"] in STEPS and plain["format"] < wanted:
        plain = STEPS[plain["format"]](plain)
    return plain
