"""Diagnostic: a measurement that takes one data kind and gives another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

import numpy as np

from explorer.equations.errors import BadInput
from explorer.model import wiring
from explorer.model.cut import Cut
from explorer.model.experiment import Expect, Experiment, Source
from explorer.model.param import Param, ParamSet, unknown
from explorer.model.picture import Picture
from explorer.model.shows import KINDS

# What a `compute` may ask for besides its own params: the channel's data (`samples`; `pos`, `head`,
# `box` of a Swarm; `x`, `y` of a Curve), `dt` between samples, `t` of the frame, the `motion` (a
# Moving), `pool`, `cancel` (one-element int32 array, non-zero: stop), `seed`, the experiment's
# `params`; `live` (called by a running window) and `fresh` (a dial or option has just moved);
# `whole`, every sample of a recording's channel where one is playing, else None; `iterated`,
# whether the samples are iterates of a map; `catalogue`, the Signals of every experiment there is;
# `before`, the data of a Swarm one moment earlier, under the same names ({} where there is none),
# and `since`, how long ago that was; `trials`, which begins runs beside the open one (Trials);
# `tracks`, the Tracks of a recorded school, else None.
SUPPLIED = frozenset(
    "samples pos head box x y dt t motion pool cancel seed params live playing fresh whole "
    "iterated catalogue before since trials tracks".split()
)


@dataclass(frozen=True)
class Value:
    """One named number that a diagnostic gives."""

    name: str
    unit: str = ""
    help: str = ""
    tex: str = ""
    label: str = ""
    range: tuple[float, float] | None = None


@dataclass(frozen=True)
class Check:
    """A law that a result must keep, and how it kept it; true where it holds.

    found, due   what was measured and what the law asks
    within       by how much they may differ
    law          in words: "the exponents add up to the mean trace"
    """

    name: str
    found: float
    due: float
    within: float
    law: str
    unit: str = ""

    @property
    def held(self) -> bool:
        """Whether the law holds."""
        return abs(self.found - self.due) <= self.within

    def __bool__(self) -> bool:
        return self.held

    def __str__(self) -> str:
        sign = "\N{CHECK MARK}" if self.held else "\N{BALLOT X}"
        due = "0" if self.due == 0.0 else f"{self.due:.6g}"
        told = f"{self.found:.6g}, due {due} within {self.within:.2g} {self.unit}".rstrip()
        return f"{sign} {self.law}: {told}"


@dataclass(frozen=True, eq=False)
class Spot:
    """A place (x, y) of a picture, and the run that a click on it opens: its dials and state."""

    x: float
    y: float
    dials: Mapping[str, Any]
    start: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """What a diagnostic found, with what is needed to repeat it.

    values        name -> number (NaN where undefined)
    arrays        name -> array
    units         name -> unit, for values and arrays
    uncertainty   name -> standard error or half width of a band, where known
    notes         plain sentences for the reader ("too few samples for n = 6")
    provisional   the data are too few yet: to be shown greyed, a note says what is needed
    settings      options and run settings that made it
    words         name -> words that label points or curves of a picture
    done          share of the work that is behind it; below 1 for a coarse first form
    checks        laws that these numbers must keep, each with how it is kept
    spots         name of a picture -> what a click on it opens
    """

    values: Mapping[str, float] = field(default_factory=dict)
    arrays: Mapping[str, np.ndarray] = field(default_factory=dict)
    uncertainty: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    provisional: bool = False
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    done: float = 1.0
    checks: tuple[Check, ...] = ()
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Card:
    """What a reader should know before believing a number: the back of a reading.

    formula   TeX lines that define it
    range     the values it can have, and what the ends mean
    unit      in words, "1" for none
    data      how much it needs, and of what sort
    lies      what makes it wrong, a sentence each
    source    who defined it, in short; the Diagnostic's `sources` say it in full
    """

    formula: tuple[str, ...]
    range: str
    unit: str
    data: str
    lies: tuple[str, ...]
    source: str


class Reel(Protocol):
    """A series too long to hold, given to a `compute` that takes its samples in blocks."""

    @property
    def size(self) -> int:
        """Samples there are, or about how many."""

    def blocks(self) -> Iterator[np.ndarray]:
        """Its samples from the first on, a stretch at a time."""


class Stream(Protocol):
    """A measurement that follows a running channel.

    It has `feed` when it reads samples, `look(instant)` when it reads agents (what a compute may
    ask for, by name), or `follow(moving, cancel)` when it asks for the motion: about 30 ms of work
    from where it stood. A new one is made when a dial moves.
    """

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call; `gap` when some were lost between."""

    def read(self) -> Reading:
        """The reading so far."""


@dataclass(frozen=True)
class Diagnostic:
    """A measurement, declared once; fits every channel of the kind it takes.

    takes    data kind of the channel, or None when `compute` needs the motion alone
    gives    data kind of its main result (Series for a number per frame, Image for a field)
    values   the numbers it gives, in the order they are shown
    compute  function wired by name (see SUPPLIED and the params) that returns a Reading, or an
             iterator of better and better ones (coarse picture first)
    stream   optional function of the params that returns a Stream for live use
    needs    motions it fits, a subset of ("flow", "map", "kernel", "slices": data and Kernels that
             show a velocity on a grid); empty: any, and imported data
    renews   "frames": follows the run; "dials": a job of its own, begun when dials, options or
             start change, on a thread beside the run
    pictures ways to look at its arrays, the most telling one first
    fits     optional function of the Experiment: whether it makes sense for it at all
    card     what to know before believing its numbers; None where the help says it all
    cut      the options of a plane through the space of states, for the stage to draw and a hand to
             move; a reading says in its settings "normal" and "level" where it stood
    staged      the stage draws it, whatever pictures there are besides: its options stand by the
                dials
    in_blocks   `samples` may be a Reel: it reads long data block by block
    ignores  of a job: what changes without renewing it, besides what its axes run over: "start",
             dials, or "{option}" naming one
    """

    key: str
    title: str
    about: str
    takes: type | None
    gives: type
    compute: Callable[..., Reading | Iterator[Reading] | None]
    values: tuple[Value, ...] = ()
    params: tuple[Param, ...] = ()
    stream: Callable[..., Stream] | None = None
    needs: tuple[str, ...] = ()
    renews: Literal["frames", "dials"] = "frames"
    pictures: tuple[Picture, ...] = ()
    fits: Callable[[Experiment], bool] | None = None
    sources: tuple[Source, ...] = ()
    expects: tuple[Expect, ...] = ()
    card: Card | None = None
    cut: Cut | None = None
    in_blocks: bool = False
    staged: bool = False
    ignores: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.takes is not None and self.takes not in KINDS:
            raise BadInput(f"{self.key}: takes must be a data kind")
        known = SUPPLIED | {param.name for param in self.params}
        wiring.check(self.compute, known, self.key)

    def suited(self, experiment: Experiment) -> Diagnostic:
        """The same with those of its params that the experiment declares in another range."""
        own = {param.name: param for param in experiment.suits}
        for param in self.params:  # what is meant for this one alone comes first
            alone = own.get(f"{self.key}_{param.name}")
            if alone is not None:
                own[param.name] = replace(alone, name=param.name)
        params = tuple(own.get(param.name, param) for param in self.params)
        return replace(self, params=params) if params != self.params else self

    @property
    def asks_for_motion(self) -> bool:
        """Whether it needs the equations themselves, not only data."""
        return wiring.asks_for(self.compute, "motion")

    @property
    def asks_for_trials(self) -> bool:
        """Whether it makes runs of its own."""
        return wiring.asks_for(self.compute, "trials")

    @property
    def asks_for_catalogue(self) -> bool:
        """Whether it listens to every experiment, not to the open one alone."""
        return wiring.asks_for(self.compute, "catalogue")

    def picture(self, name: str = "") -> Picture:
        """The picture called `name`, or the first one; BadInput lists those there are."""
        found = {one.name: one for one in self.pictures}
        if not found:
            raise BadInput(f"{self.key} has no pictures")
        if name and name not in found:
            raise unknown(name, found, f"picture of {self.key}")
        return found[name] if name else self.pictures[0]

    def options(self, given: Mapping[str, Any] | None = None) -> ParamSet:
        """Its params at their defaults, with some replaced."""
        return ParamSet(self.params, given)
