"""Listening: the signal of every experiment of a catalogue, computed when asked for.

Each is run at its usual dials (the open one at its present dials), past its transient, and sampled
so finely that a swing of its own takes about forty samples. Nothing is stored but what was heard
in this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from explorer.engine.channels import Channel, channels, find
from explorer.engine.kernel_stepper import KernelStepper
from explorer.engine.stepper import Stepper, stepper
from explorer.engine.tape_stepper import whole
from explorer.model import Experiment, Flow, Kernel, Map, ParamSet, Series
from explorer.model.signal import Signal
from explorer.numerics import natural_time

PER_SWING = 40  # samples of a flow's own swing
TRIAL = 4000  # samples that its swing is measured from
COARSER = 25  # times as far apart where the first trial saw no swing
CHUNK = 5000  # steps between two looks at `cancel`
SETTLE = 1000  # steps at least before a signal is believed
MOST = 400  # steps from one sample to the next
LIGHT = 512  # numbers of state up to which a Kernel is quick
FEW = 600  # samples of a heavy one: enough for patterns of five
READER = "permutation_entropy"
HELD = 2  # signals of each experiment that are kept: who drags a dial hears many

Kept = dict[str, dict[tuple[Any, ...], Signal | None]]  # by experiment: samples and dials


class Listening:
    """Signals of a catalogue, with one experiment open.

    experiments   key -> Experiment, loaded when asked for
    here, params  the open one and its dials
    kept          what was heard before, shared by those who listen to the same catalogue
    """

    def __init__(
        self,
        experiments: Mapping[str, Experiment],
        here: Experiment,
        params: ParamSet,
        kept: Kept,
    ) -> None:
        self.here = here.key
        self._open, self._params = here, params
        self._experiments, self._kept = experiments, kept

    def __len__(self) -> int:
        return len(self._experiments) + (self.here not in self._experiments)

    def __iter__(self) -> Iterator[str]:
        """The open one, then maps and flows, heavy kernels last."""
        yield self.here
        rest = [key for key in self._experiments if key != self.here]
        yield from sorted(rest, key=self._weight)

    def _weight(self, key: str) -> int:
        motion = self._of(key).motion
        return (Map, Flow, Kernel).index(type(motion))

    def _of(self, key: str) -> Experiment:
        return self._open if key == self.here else self._experiments[key]

    def family(self, key: str) -> str:
        """The folder it lies in."""
        return self._of(key).family

    def heard(self, key: str, samples: int, cancel: Any = None) -> Signal | None:
        """See `Signals`."""
        experiment = self._of(key)
        params = self._params if key == self.here else experiment.settings()
        asked = (samples, tuple(params.items()))
        kept = self._kept.get(key, {})
        if asked in kept:
            return kept[asked]
        found = _listen(experiment, params, samples, cancel)
        if cancel is not None and cancel[0]:
            return None
        # replaced as a whole: others listen in threads of their own
        self._kept[key] = dict((*list(kept.items())[1 - HELD :], (asked, found)))
        return found


def voice(experiment: Experiment) -> Channel | None:
    """The channel that stands for it: where its entropy is read, else its first series."""
    for word in experiment.diagnostics:
        key, _, channel = word.partition(":")
        if key == READER and channel:
            return find(experiment, channel)
    return next((one for one in channels(experiment).values() if one.kind is Series), None)


def _listen(experiment: Experiment, params: ParamSet, samples: int, cancel: Any) -> Signal | None:
    channel = voice(experiment)
    if channel is None:
        return None
    recorded = whole(experiment, channel)
    if recorded is not None:
        return _told(experiment, channel, recorded[np.isfinite(recorded)], experiment.motion.dt)
    live = stepper(experiment, params)
    every = 1
    if isinstance(experiment.motion, Kernel):
        heavy = sum(array.size for array in live.state().values()) > LIGHT
        samples = min(samples, FEW) if heavy else samples
        settle = 0 if heavy else SETTLE
    else:
        transient = getattr(experiment.motion, "transient", 0.0)
        settle = max(SETTLE, round(transient / abs(experiment.motion.dt)))
    _take(live, channel, settle, 1, cancel)
    if isinstance(experiment.motion, Flow):
        every = _stride(live, channel, cancel)
    x = _take(live, channel, samples * every, every, cancel)
    if x is None or not np.isfinite(x).all():
        return None
    return _told(experiment, channel, x, every * live.dt)


def _told(experiment: Experiment, channel: Channel, x: np.ndarray, spacing: float) -> Signal:
    return Signal(
        experiment.key, experiment.title, experiment.family, channel.name, x, abs(spacing),
        experiment.iterated,
    )  # fmt: skip


def _stride(live: Stepper, channel: Channel, cancel: Any) -> int:
    """Steps from one sample to the next that give a swing its forty samples."""
    for every in (1, COARSER):
        x = _take(live, channel, TRIAL * every, every, cancel)
        if x is None:
            return 1
        swing = natural_time.natural(x) * every
        if np.isfinite(swing):
            return int(min(max(1, round(swing / PER_SWING)), MOST))
    return 1


def _take(live: Stepper, channel: Channel, n: int, every: int, cancel: Any) -> np.ndarray | None:
    """(n // every,) samples of a channel; None when it fell apart or was cancelled."""
    rows = []
    chunk = max(1, CHUNK // every) * every
    if isinstance(live, KernelStepper):
        chunk = 10 * every  # any of its steps may be long
    left = n
    while left > 0:
        if cancel is not None and cancel[0]:
            return None
        part = min(left, chunk)
        rows.append(_samples(live, channel, part, every))
        if live.stopped is not None:
            return None
        left -= part
    return np.concatenate(rows) if rows else np.empty(0)


def _samples(live: Stepper, channel: Channel, n: int, every: int) -> np.ndarray:
    """The channel after every `every`-th of n steps."""
    found = np.asarray(channel.of(live.advance(n, n)), dtype=np.float64)
    return np.ascontiguousarray(found[every - 1 :: every])
