"""Intent: what a rectangle or a click on a Picture asks for, in options, dials and starts.

Plain values in, plain values out; the card shows it, the desk carries it out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.app.language import tr
from explorer.engine.channels import filled
from explorer.model import Diagnostic, Experiment, Picture
from explorer.model.param import Param, Setting
from explorer.views import wording
from explorer.views.words import plain

Span = tuple[float, float]
DIGITS = 4  # of a dragged end, relative to what is dragged: finer than a pixel


@dataclass(frozen=True)
class Intent:
    """One picture of one diagnostic, with its options, on one experiment."""

    diagnostic: Diagnostic
    picture: Picture
    experiment: Experiment
    options: Mapping[str, Any]
    told: Mapping[str, Any] = field(default_factory=dict)  # settings of the reading that is shown

    @property
    def worded(self) -> dict[str, Setting]:
        """The options as words see them: empty names filled in."""
        return filled(self.diagnostic.options(dict(self.options)), self.experiment, self.told)

    @property
    def stands(self) -> tuple[str, str]:
        """What a position along each axis stands for, or ""."""
        options = self.worded
        x, y = self.picture.x, self.picture.y
        return wording.stands_for(x, options), wording.stands_for(y, options)

    def zooms(self) -> tuple[bool, bool]:
        """Along which axes a rectangle computes anew; both where none does: it only enlarges."""
        sides = self.picture.x.zoom is not None, self.picture.y.zoom is not None
        return sides if any(sides) else (True, True)

    @property
    def recomputes(self) -> bool:
        """Whether a rectangle asks for new numbers."""
        return self.picture.x.zoom is not None or self.picture.y.zoom is not None

    def ends(self) -> tuple[Span | None, Span | None]:
        """What the options fix of the axes' ends."""
        options = self.diagnostic.options(dict(self.options))
        found: list[Span | None] = []
        for axis in (self.picture.x, self.picture.y):
            span = None
            if axis.zoom is not None:
                low, high = (float(options[name]) for name in axis.zoom)
                span = (low, high) if low < high else None
            found.append(span)
        return found[0], found[1]

    def boxed(self, across: Span, up: Span) -> dict[str, Setting]:
        """The options that a rectangle sets."""
        found: dict[str, Setting] = {}
        for axis, (low, high) in ((self.picture.x, across), (self.picture.y, up)):
            if axis.zoom is None:
                continue
            names = dict(zip(axis.zoom, (low, high), strict=True))
            for name, value in names.items():
                found[name] = fitted(self._param(name), rounded(value, high - low))
            if not float(found[axis.zoom[0]]) < float(found[axis.zoom[1]]):
                return {}
        return found

    def whole(self) -> dict[str, Setting]:
        """The options of the zoom at their defaults."""
        names = [n for axis in (self.picture.x, self.picture.y) for n in axis.zoom or ()]
        return {name: self._param(name).default for name in names}

    def clicked(self, x: float, y: float, width: Span) -> tuple[str, dict[str, Setting]]:
        """("dials", "start" or "options"; what a click sets); `width` [units] of the axes."""
        click = self.picture.click
        at = {0: rounded(x, width[0]), 1: rounded(y, width[1])}
        if isinstance(click, tuple):
            pairs = zip(click, at.values(), strict=True)
            return "options", {n: fitted(self._param(n), v) for n, v in pairs if n}
        if click == "dials":
            dials = {p.name: p for p in self.experiment.params}
            named = [(n, at[i]) for i, n in enumerate(self.stands) if n in dials]
            return "dials", {n: fitted(dials[n], v) for n, v in named}
        if click == "start":
            states = self.experiment.states
            return "start", {n: at[i] for i, n in enumerate(self.stands) if n in states}
        return "", {}

    def present(self, dials: Mapping[str, Any]) -> tuple[float | None, float | None]:
        """Where the dials stand now along either axis."""
        x, y = (float(dials[n]) if n in dials else None for n in self.stands)
        return x, y

    def hint(self) -> str:
        """What a drag and a click do, in a short sentence."""
        parts = [tr("drag computes a part") if self.recomputes else tr("drag enlarges")]
        click = self.picture.click
        names = [plain(name) for name in self.stands if name]
        if isinstance(click, tuple):
            parts.append(sets(n.replace("_", " ") for n in click if n))
        elif click == "dials" and names:
            parts.append(sets(names))
        elif click == "start" and names:
            parts.append(tr("click starts the run there"))
        elif click == "seed":
            parts.append(tr("click seeds there"))
        elif click == "spot":
            parts.append(tr("click loads the state"))
        elif click == "open":
            parts.append(tr("click opens a system"))
        text = "; ".join(parts)
        return text[:1].upper() + text[1:]

    def _param(self, name: str) -> Param:
        return next(p for p in self.diagnostic.params if p.name == name)


def sets(names: Iterable[str]) -> str:
    """What a click sets."""
    return tr("click sets {0}").format(tr(" and ").join(names))


def rounded(value: float, width: float) -> float:
    """A number no finer than what a pixel of this width can tell."""
    if not math.isfinite(value) or not width:
        return value
    return round(value, max(0, DIGITS - math.floor(math.log10(abs(width)))))


def fitted(param: Param, value: float) -> Setting:
    """The nearest value that a param allows."""
    value = min(max(value, param.hard_min), param.hard_max)
    return param.check(round(value) if param.kind == "int" else value)
