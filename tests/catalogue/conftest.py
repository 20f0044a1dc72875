"""Hands every experiment, its dial positions, and every diagnostic to the tests, by key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from explorer import api
from explorer.model import Experiment


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


def pytest_generate_tests(metafunc):
    experiments = list(api.catalogue().values())
    given = {
        "experiment": lambda: experiments,
        "diagnostic": lambda: list(api.diagnostics().values()),
        "setting": lambda: [s for e in experiments for s in presets(e)],
        "end": lambda: [s for e in experiments for s in ends(e)],
    }
    for name, values in given.items():
        if name in metafunc.fixturenames:
            listed = values()
            ids = [(getattr(one, "label", "") and str(one)) or one.key for one in listed]
            metafunc.parametrize(name, listed, ids=ids)
