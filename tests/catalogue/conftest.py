"""Hands every experiment, its dial positions, and every diagnostic to the tests, by key.

experiment   every one: for what takes milliseconds
specimen     those that cover every feature of the catalogue, see `features`; the others carry
             the mark `thorough`: for files, figures and the command line
setting, end, diagnostic   as named
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from explorer import api
from explorer.model import Experiment
from explorer.views.view import views_of


@dataclass(frozen=True)
class Setting:
    """One way to set an experiment up: the default, a preset, or a dial at one of its ends."""

    key: str
    label: str
    preset: str | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.key}-{self.label}"


def ends(experiment: Experiment) -> list[Setting]:
    """Every dial at both ends, every choice."""
    found = []
    for param in experiment.params:
        values = {"choice": param.choices, "bool": (False, True)}
        for value in values.get(param.kind, (param.min, param.max)):
            label = f"{param.name}={value if isinstance(value, str) else format(value, 'g')}"
            found.append(Setting(experiment.key, label, values={param.name: value}))
    return found


def presets(experiment: Experiment) -> list[Setting]:
    """The default and every preset."""
    named = [Setting(experiment.key, preset.name, preset.name) for preset in experiment.presets]
    return [Setting(experiment.key, "default"), *named]


def features(experiment: Experiment) -> set[tuple[str, str]]:
    """What files, figures and words might treat differently in an experiment."""
    motion = experiment.motion
    found = {
        ("motion", type(motion).__name__),
        ("family", experiment.family),
        ("rule", motion.method),
        ("states", str(len(experiment.states))),
        ("wrapped", str(bool(getattr(motion, "wrap", None)))),
        ("units", str(bool(motion.units))),
    }
    found |= {("kind", view.kind) for view in views_of(experiment)}
    found |= {("show", type(show).__name__) for show in experiment.shows}
    found |= {("marks", str(path.marks is not None)) for path in experiment.paths}
    found |= {("dial", f"{param.kind} {param.effect}") for param in experiment.params}
    return found


def specimens(experiments: list[Experiment]) -> set[str]:
    """Keys of a few experiments that have, together, every feature of the catalogue."""
    wanted = {feature for one in experiments for feature in features(one)}
    chosen: set[str] = set()
    while wanted:
        best = max(experiments, key=lambda one: len(features(one) & wanted))
        chosen.add(best.key)
        wanted -= features(best)
    return chosen


def pytest_generate_tests(metafunc):
    experiments = list(api.catalogue().values())
    given = {
        "experiment": lambda: experiments,
        "specimen": lambda: experiments,
        "diagnostic": lambda: list(api.diagnostics().values()),
        "setting": lambda: [s for e in experiments for s in presets(e)],
        "end": lambda: [s for e in experiments for s in ends(e)],
    }
    for name, values in given.items():
        if name in metafunc.fixturenames:
            listed = values()
            ids = [(getattr(one, "label", "") and str(one)) or one.key for one in listed]
            if name == "specimen":
                few = specimens(experiments)
                marks = [[] if one.key in few else [pytest.mark.thorough] for one in listed]
                listed = [
                    pytest.param(one, marks=mark) for one, mark in zip(listed, marks, strict=True)
                ]
            metafunc.parametrize(name, listed, ids=ids)
