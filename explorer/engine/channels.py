"""Channels: the names under which data of an experiment can be measured, plotted, exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model import (
    BadInput,
    Diagnostic,
    Experiment,
    Kernel,
    Path,
    Profile,
    Series,
    Swarm,
    wiring,
)
from explorer.model.param import Param, ParamSet, Setting, unknown

if TYPE_CHECKING:
    from explorer.engine.chain import Link


@dataclass(frozen=True)
class Channel:
    """One observable or one component of it.

    kind         data kind it has
    observable   key into a Frame's or a Recording's arrays
    component    column of that array, or None for the whole
    link         the diagnostic whose number it is, where it is the end of a chain
    """

    name: str
    kind: type
    observable: str
    component: int | None
    unit: str
    label: str
    link: Link | None = None

    def of(self, arrays: Mapping[str, np.ndarray]) -> np.ndarray:
        """This channel's part of the arrays."""
        array = arrays[self.observable]
        return array if self.component is None else array[..., self.component]


def channels(experiment: Experiment) -> dict[str, Channel]:
    """Every channel by its full name, in the order declared ("path", "path.x", ...)."""
    found: dict[str, Channel] = {}

    def add(name: str, kind: type, observable: str, component: int | None, of: str) -> None:
        unit = experiment.unit(of)
        found[name] = Channel(name, kind, observable, component, unit, of)

    for path in experiment.paths:
        add(path.name, Path, path.name, None, path.name)
        for column, state in enumerate(path.of):
            add(f"{path.name}.{state}", Series, path.name, column, state)
    for show in experiment.shows:
        if isinstance(show, Path):
            continue
        add(show.name, type(show), show.name, None, show.label or show.name)
        if isinstance(show, Swarm):
            for array in (show.at, show.toward):
                add(f"{show.name}.{array}", type(show), array, None, array)
        if isinstance(show, Series):
            found[show.name] = Channel(
                show.name, Series, show.name, None, show.unit, show.label or show.name
            )
    return found


def find(experiment: Experiment, name: str) -> Channel:
    """The channel called `name`: full ("path.z") or a component alone where only one has it."""
    known = channels(experiment)
    if name in known:
        return known[name]
    short = [channel for full, channel in known.items() if full.split(".")[-1] == name]
    if len(short) == 1:
        return short[0]
    if short:
        listed = ", ".join(channel.name for channel in short)
        raise BadInput(f"channel {name!r} of {experiment.key} is ambiguous: {listed}")
    raise unknown(name, set(known), f"channel of {experiment.key}")


def choices(param: Param, experiment: Experiment) -> tuple[str, ...]:
    """What an option that is a name may be set to; the first is what "" stands for."""
    if param.names == "dials":
        return tuple(dial.name for dial in experiment.params if dial.kind in ("float", "int"))
    if param.names == "states":
        return experiment.states
    series = (name for name, one in channels(experiment).items() if one.kind is Series)
    return tuple(series) if param.names == "channels" else param.choices


def filled(
    options: ParamSet, experiment: Experiment, told: Mapping[str, Any] | None = None
) -> dict[str, Setting]:
    """Options with every empty name replaced by the one it stands for.

    told   settings of a reading that was made with them: they name what the diagnostic chose,
           which need not be the first
    """
    found = dict(options)
    for param in options.params:
        if param.kind == "name" and not found[param.name]:
            chosen = (told or {}).get(param.name)
            first = next(iter(choices(param, experiment)), "")
            found[param.name] = chosen if isinstance(chosen, str) and chosen else first
    return found


def motions(experiment: Experiment) -> set[str]:
    """The kinds of motion that an experiment counts as, as `Diagnostic.needs` names them."""
    kinds = {type(experiment.motion).__name__.lower()}
    if isinstance(experiment.motion, Kernel) and experiment.motion.domain is not None:
        kinds.add("slices")
    return kinds


def fitting(experiment: Experiment, diagnostic: Diagnostic) -> tuple[Channel, ...]:
    """The channels a diagnostic can read, best first; () when it does not fit."""
    kinds = motions(experiment)
    if diagnostic.needs and not kinds & set(diagnostic.needs):
        return ()
    carried = "slices" in kinds & set(diagnostic.needs)
    if diagnostic.asks_for_motion and isinstance(experiment.motion, Kernel) and not carried:
        return ()
    if diagnostic.fits is not None and not diagnostic.fits(experiment):
        return ()
    if diagnostic.takes is None:
        first = next(iter(channels(experiment).values()), None)
        return (first,) if first else ()
    return tuple(c for c in channels(experiment).values() if c.kind is diagnostic.takes)


def filmable(experiment: Experiment, diagnostic: Diagnostic) -> bool:
    """Whether every frame of a film can have it anew, from the motion alone."""
    own = diagnostic.takes is None and diagnostic.asks_for_motion
    return own and bool(fitting(experiment, diagnostic))


def earlier(
    experiment: Experiment,
    channel: Channel,
    arrays: Mapping[str, np.ndarray],
    params: Mapping[str, Any],
) -> dict[str, Any]:
    """`before`: the data of a Swarm from the arrays of the moment before; {} where there are none.

    Agents have no window of samples, yet how they turn shows only against a moment before.
    """
    show = next((s for s in experiment.shows if s.name == channel.name), None)
    if not isinstance(show, Swarm) or show.at not in arrays:
        return {"before": {}}
    return {"before": data(experiment, channel, arrays, params)}


def data(
    experiment: Experiment,
    channel: Channel,
    arrays: Mapping[str, np.ndarray],
    params: Mapping[str, Any],
) -> dict[str, Any]:
    """A channel's data under the names that a diagnostic's `compute` asks for."""
    show = next((s for s in experiment.shows if s.name == channel.name), None)
    if isinstance(show, Swarm):
        box = float(params[show.box]) if show.box else 0.0
        pos, head = arrays[show.at], arrays[show.toward]
        if pos.ndim == 2 and not (np.isfinite(pos).all() and np.isfinite(head).all()):
            seen = np.isfinite(pos).all(axis=1) & np.isfinite(head).all(axis=1)
            pos, head = pos[seen], head[seen]  # those whom a camera saw
        return {"pos": pos, "head": head, "box": box}
    samples = channel.of(arrays)
    if isinstance(show, Profile):
        over = wiring.call(show.over, dict(params)) if show.over is not None else None
        places = np.arange(samples.shape[-1]) if over is None else over
        return {"samples": samples, "x": np.asarray(places, dtype=float)}
    if samples.ndim == (3 if channel.kind is Path else 2) and channel.kind in (Path, Series):
        samples = samples[0]  # the first of several starts
    return {"samples": np.ascontiguousarray(samples)}
