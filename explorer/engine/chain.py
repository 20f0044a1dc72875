"""Chains: a number that one diagnostic gives along a channel is a channel for the next.

`path.z.permutation_entropy.H` is the H of `path.z` in windows that slide along it. Options stand
in brackets behind the key, the window and the step between two behind the value:
`path.z.permutation_entropy[n=4].H@512,8`. What a diagnostic reads from one frame alone, as that of
a school or a field, it gives once per frame.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from explorer.engine.channels import Channel, channels, data, fitting
from explorer.engine.channels import find as plain
from explorer.model import BadInput, Diagnostic, Experiment, Path, Reading, Series, wiring
from explorer.model.param import ParamSet, unknown

WINDOW, STEP = 1024, 64  # samples of a window and between two, where the name says nothing
NUMBERS = 620  # that a run gives where nobody says how long: enough for patterns of five
HELD = 1 << 16  # numbers that a live chain looks back on
SLICE = 0.03  # s of work per reading
BACKLOG = 64  # windows waiting before a live chain jumps ahead
NAME = re.compile(
    r"(?:(?P<of>.+)\.)?(?P<key>\w+)(?:\[(?P<options>[^\[\]]*)\])?\.(?P<value>\w+)"
    r"(?:@(?P<window>\d+)(?:,(?P<step>\d+))?)?"
)
Diagnostics = Mapping[str, Diagnostic]


@dataclass(frozen=True, eq=False)
class Link:
    """A diagnostic and the one of its numbers that is read on, along the channel `before`."""

    diagnostic: Diagnostic
    value: str
    options: ParamSet
    before: Channel
    window: int = WINDOW
    step: int = STEP

    @property
    def slides(self) -> bool:
        """Whether it needs a stretch of its channel, not one frame."""
        return self.before.kind in (Series, Path)

    @property
    def links(self) -> tuple[Link, ...]:
        """Itself and those before it, the first of them first."""
        return (*(self.before.link.links if self.before.link else ()), self)

    @property
    def root(self) -> Channel:
        """The channel of the experiment at the beginning."""
        return self.links[0].before

    @property
    def every(self) -> int:
        """Samples of the root from one number to the next."""
        return math.prod(link.step for link in self.links if link.slides)

    @property
    def needed(self) -> int:
        """Samples of the root for `NUMBERS` numbers."""
        count = NUMBERS
        for link in reversed(self.links):
            count = link.window + (count - 1) * link.step if link.slides else count
        return count


def find(experiment: Experiment, name: str, diagnostics: Diagnostics) -> Channel:
    """A channel, or a chain that ends in a diagnostic's number; BadInput says what is wrong."""
    match = NAME.fullmatch(name)
    if name in channels(experiment) or match is None or match["key"] not in diagnostics:
        return plain(experiment, name)
    diagnostic = diagnostics[match["key"]]
    if diagnostic.takes is None or not _follows(diagnostic):
        raise BadInput(f"{name}: {diagnostic.key} reads equations, so it has no numbers along one")
    value = next((one for one in diagnostic.values if one.name == match["value"]), None)
    if value is None:
        known = {v.name for v in diagnostic.values}
        raise unknown(match["value"], known, f"number of {diagnostic.key}")
    before = _before(experiment, match["of"], diagnostic, diagnostics)
    options = diagnostic.options(_options(match["options"] or "", name))
    window, step = int(match["window"] or WINDOW), int(match["step"] or STEP)
    if not (window >= 2 and 1 <= step <= window):
        raise BadInput(f"{name}: a window of 2 samples or more, and a step from 1 to {window}")
    link = Link(diagnostic, value.name, options, before, window, step)
    label = value.label or value.name
    return Channel(name, Series, before.observable, None, value.unit, label, link)


def _follows(diagnostic: Diagnostic) -> bool:
    asks = diagnostic.asks_for_motion or diagnostic.asks_for_catalogue
    return not asks and diagnostic.renews == "frames"


def _before(
    experiment: Experiment, name: str | None, diagnostic: Diagnostic, diagnostics: Diagnostics
) -> Channel:
    if name is None:
        fits = fitting(experiment, diagnostic)
        if not fits:
            raise BadInput(f"{diagnostic.key} fits no channel of {experiment.key}")
        return fits[0]
    found = find(experiment, name, diagnostics)
    check(diagnostic, found)
    return found


def check(diagnostic: Diagnostic, channel: Channel) -> None:
    """BadInput where a diagnostic does not read such a channel."""
    if diagnostic.takes not in (None, channel.kind):
        takes = getattr(diagnostic.takes, "__name__", "")
        raise BadInput(f"{diagnostic.key} reads a {takes}; {channel.name} is not one")
    if channel.link is not None and not _follows(diagnostic):
        raise BadInput(f"{diagnostic.key} reads equations, not the numbers of a diagnostic")


def _options(text: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(None, text.split(",")):
        key, equals, value = part.partition("=")
        if not equals:
            raise BadInput(f"{name}: write options as [NAME=VALUE,...]")
        found[key.strip()] = value.strip()
    return found


def named(channel: str, diagnostic: Diagnostic, options: Mapping[str, Any], value: str) -> str:
    """How a number of a measurement is called as a channel."""
    usual = diagnostic.options()
    turned = ",".join(f"{k}={v}" for k, v in options.items() if v != usual[k])
    return f"{channel}.{diagnostic.key}{f'[{turned}]' if turned else ''}.{value}"


def readable(experiment: Experiment, diagnostic: Diagnostic, name: str, all_: Diagnostics) -> bool:
    """Whether a diagnostic can read what is called so."""
    try:
        check(diagnostic, find(experiment, name, all_))
    except BadInput:
        return False
    return bool(fitting(experiment, diagnostic)) or NAME.fullmatch(name) is not None


def along(
    experiment: Experiment, channel: Channel, arrays: Mapping[str, np.ndarray],
    scope: Mapping[str, Any],
) -> np.ndarray:  # fmt: skip
    """The numbers (k,) of a chain over a whole run.

    arrays   what a Recording holds;  scope   what a compute may ask for, with dt of the run
    """
    link = channel.link
    assert link is not None
    first = link.links[0]
    params = scope["params"]
    if first.slides:
        samples = data(experiment, link.root, arrays, params)["samples"]
        stages = link.links
    else:
        count = len(next(iter(arrays.values())))
        frames = ({name: a[i] for name, a in arrays.items()} for i in range(count))
        read = ({**scope, **data(experiment, link.root, one, params)} for one in frames)
        samples = np.array([number(first, one) for one in read])
        stages = link.links[1:]
    dt = scope["dt"]
    for stage in stages:
        samples, _ = Stage(stage, {**scope, "dt": dt}).feed(samples, False)
        dt *= stage.step
    return samples


def number(link: Link, scope: Mapping[str, Any]) -> float:
    """What the link's diagnostic finds in a scope with its data; NaN where it finds nothing."""
    quick = {"band": False} if "band" in link.options else {}
    try:
        found = wiring.call(link.diagnostic.compute, {**scope, **link.options, **quick})
        if isinstance(found, Iterator):
            found = list(found)[-1]
    except (BadInput, IndexError):
        return math.nan
    return float(found.values.get(link.value, math.nan)) if found is not None else math.nan


class Stage:
    """One link at work: samples go in, a number comes out per window."""

    def __init__(self, link: Link, scope: Mapping[str, Any]) -> None:
        self.link, self._scope = link, {**scope, "whole": None}
        self._held: np.ndarray | None = None

    def feed(
        self, samples: np.ndarray, gap: bool, until: float = math.inf
    ) -> tuple[np.ndarray, bool]:
        """The numbers of the windows that are full now, and whether some were jumped over."""
        before = None if gap else self._held
        held = samples if before is None else np.concatenate([before, samples])
        window, step = self.link.window, self.link.step
        if math.isfinite(until) and len(held) > window + BACKLOG * step:
            held, gap = held[-window:], True
        found: list[float] = []
        at = 0
        while at + window <= len(held) and (not found or time.monotonic() < until):
            part = np.ascontiguousarray(held[at : at + window])
            found.append(number(self.link, {**self._scope, "samples": part}))
            at += step
        self._held = held[at:]
        return np.array(found), gap


class Relay:
    """A live diagnostic at the end of a chain: it takes the samples of the root.

    scope   what its compute or stream may ask for, with dt of the root
    """

    def __init__(self, diagnostic: Diagnostic, link: Link, scope: Mapping[str, Any]) -> None:
        dts = [scope["dt"]]
        for one in link.links:
            if not one.slides:
                raise BadInput(f"{one.diagnostic.key} gives one number per frame: measure a run")
            dts.append(dts[-1] * one.step)
        self.diagnostic = diagnostic
        self.scope = {**scope, "dt": dts[-1], "whole": None}
        pairs = zip(link.links, dts, strict=False)
        self.stages: Sequence[Stage] = [Stage(one, {**scope, "dt": dt}) for one, dt in pairs]
        made = diagnostic.stream
        self._stream = None if made is None else wiring.call(made, self.scope)
        self._numbers = np.empty(0)
        self._jumped = 0

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take samples of the root."""
        until = time.monotonic() + SLICE
        lost = gap
        for stage in self.stages:
            samples, gap = stage.feed(samples, gap, until)
        self._jumped += gap and not lost
        self._numbers = np.concatenate([self._numbers[:0] if gap else self._numbers, samples])
        self._numbers = self._numbers[-HELD:]
        if self._stream is not None:
            self._stream.feed(samples, gap)

    def read(self) -> Reading:
        """The reading of the numbers so far."""
        count, link = self._numbers.size, self.stages[-1].link
        if not count:
            words = f"No window of {link.window} samples is full yet."
            return Reading(provisional=True, notes=(words,))
        if self._stream is not None:
            found = self._stream.read()
        else:
            found = wiring.call(self.diagnostic.compute, {**self.scope, "samples": self._numbers})
            found = list(found)[-1] if isinstance(found, Iterator) else found
        notes = [f"{count} numbers {link.value} of {link.diagnostic.title.lower()} were read."]
        if self._jumped:
            notes.append("The run is faster than they can be read, so some were jumped over.")
        return replace(found, notes=(*notes, *found.notes))
