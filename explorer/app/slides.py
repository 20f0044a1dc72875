"""Slides: what a presenter steps through where no lesson is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from explorer.model import Experiment

Slide = tuple[str, str]  # experiment and preset, "" for the dials as declared


def slides(
    experiment: Experiment, favourites: Iterable[str], known: Mapping[str, Experiment]
) -> list[Slide]:
    """The presets of what is open, then those of each favourite: a talk that was starred."""
    found = [(experiment.key, name) for name in presets(experiment)]
    for key in favourites:
        if key != experiment.key and key in known:
            found += [(key, name) for name in presets(known[key])]
    return found


def presets(experiment: Experiment) -> tuple[str, ...]:
    """Names of its presets; where it has none, the dials as declared are one."""
    return tuple(preset.name for preset in experiment.presets) or ("",)


def mattering(
    experiment: Experiment, allowed: tuple[str, ...] | None, most: int
) -> tuple[str, ...]:
    """The dials to have at hand: those allowed, those that presets turn most, then as declared."""
    names = [p.name for p in experiment.params if allowed is None or p.name in allowed]
    turned = {name: sum(name in preset.values for preset in experiment.presets) for name in names}
    chosen = sorted(names, key=lambda name: (-turned[name], names.index(name)))[:most]
    return tuple(name for name in names if name in chosen)
