"""Causality plane: every experiment there is as one point of entropy and complexity.

Each is run, sampled at its own pace and read with patterns that span 0.4 of its natural time, so
that what differs is the signals and not the way they are read. Nothing is stored: the points come
one after another while they are computed.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import BANDT, PECCARY, ROSSO, N
from explorer.model import (
    Card,
    Diagnostic,
    Expect,
    Image,
    Marks,
    Param,
    Picture,
    Reading,
    Value,
)
from explorer.model.signal import Signal, Signals
from explorer.numerics import natural_time, plane

SHOWN_EVERY = 0.25  # s between two pictures on the way
WHOM = ("all", "family", "this one")


@dataclass(frozen=True)
class Point:
    """One experiment on the plane; `t_nat` [time] is NaN where it has no rhythm."""

    key: str
    title: str
    family: str
    H: float
    C: float
    tau: int
    t_nat: float

    @property
    def name(self) -> str:
        """The key as people write it."""
        return self.key.replace("_", " ")

    @property
    def told(self) -> str:
        """What the pointer reads."""
        return f"{self.title}: H = {self.H:.3f}, C = {self.C:.3f}, τ = {self.tau}"


def compute(
    catalogue: Signals,
    n: int,
    samples: int,
    whom: str,
    delay: str,
    natural: str,
    cancel: Any = None,
    live: bool = False,
) -> Iterator[Reading]:
    """The plane with more and more points; what is there when it is cancelled stays."""
    points: list[Point] = []
    keys = asked(catalogue, whom)
    silent, shown = 0, time.perf_counter()
    for number, key in enumerate(keys, 1):
        signal = catalogue.heard(key, samples, cancel)
        if cancel is not None and cancel[0]:
            yield told(n, points, silent, (number - 1) / len(keys))
            return
        point = placed(signal, n, delay, natural) if signal is not None else None
        if point is None:
            silent += 1
        else:
            points.append(point)
        if live and time.perf_counter() - shown > SHOWN_EVERY and number < len(keys):
            yield told(n, points, silent, number / len(keys))
            shown = time.perf_counter()
    yield told(n, points, silent, 1.0)


def asked(catalogue: Signals, whom: str) -> list[str]:
    """Whose points are wanted, the open experiment first."""
    if whom == "this one":
        return [catalogue.here]
    if whom == "all":
        return list(catalogue)
    family = catalogue.family(catalogue.here)
    return [key for key in catalogue if catalogue.family(key) == family]


def placed(signal: Signal, n: int, delay: str, natural: str) -> Point | None:
    """H and C of a signal at the delay of the sampling scheme, or at 1; None if too short."""
    from explorer.numerics import ordinal

    x = signal.samples
    swing = float(natural_time.ESTIMATORS[natural](x))
    tau = natural_time.advised_delay(swing, n, signal.iterated) if delay == "advised" else 1
    tau = max(1, min(tau, (x.size - 1) // (4 * (n - 1))))
    if x.size < n + (n - 1) * tau:
        return None
    H, C = plane.entropy_complexity(ordinal.counts(x, n, tau).counts)
    t_nat = swing * signal.spacing
    return Point(signal.key, signal.title, signal.family, float(H), float(C), tau, t_nat)


def told(n: int, points: list[Point], silent: int, done: float) -> Reading:
    """The reading so far; the open experiment is the first point."""
    families = sorted({point.family for point in points})
    here = points[0] if points else None
    values = {
        "H": here.H if here else math.nan,
        "C": here.C if here else math.nan,
        "tau": float(here.tau) if here else math.nan,
        "t_nat": here.t_nat if here else math.nan,
        "systems": float(len(points)),
        "silent": float(silent),
    }
    arrays = {
        **entropy_plane.borders(n),
        "systems": np.array([(p.H, p.C) for p in points]).reshape(-1, 2),
        "delays": np.array([p.tau for p in points], dtype=np.int64),
        "natural_times": np.array([p.t_nat for p in points]),
        "family": np.array([families.index(p.family) for p in points], dtype=np.int64),
        "here": np.array([i == 0 for i in range(len(points))], dtype=np.int64),
        "no_rhythm": np.array([not math.isfinite(p.t_nat) for p in points], dtype=np.int64),
    }
    notes = (f"{silent} of them have no series to read, or left every bound.",) if silent else ()
    return Reading(
        values=values,
        arrays=arrays,
        notes=notes,
        settings={"n": n},
        words={
            **entropy_plane.words(),
            "systems": tuple(p.name for p in points),
            "told": tuple(p.told for p in points),
            "keys": tuple(p.key for p in points),
            "family": tuple(families),
        },
        done=done,
    )


MARKS = Marks(
    "systems", words="systems", hollow="no_rhythm", family="family", bold="here", tells="told",
    opens="keys",
)  # fmt: skip
LOGISTIC = {"of": "logistic", "params": {"r": 4.0}, "options": {"whom": "this one"}}
WHITE = {"of": "white_noise", "options": {"whom": "this one", "samples": 50_000}}

DIAGNOSTIC = Diagnostic(
    key="causality_plane",
    title="All systems on one plane",
    about="Every map, flow, wave and noise of the catalogue as a point of entropy and complexity, "
    "read at its own pace: rhythm to the left, chaos high in the middle, noise at the lower right. "
    "Point at one to learn its name, click to open it; turn a dial and the open one moves.",
    takes=None,
    gives=Image,
    compute=compute,
    renews="dials",
    values=(
        Value("H", "1", "entropy of the open experiment", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "complexity of the open experiment", "C", "complexity", (0.0, 0.6)),
        Value("tau", "", "samples between two of a pattern, for the open experiment", r"\tau"),
        Value("t_nat", "time", "natural time of the open experiment", r"t_{nat}"),
        Value("systems", "", "experiments on the plane"),
        Value("silent", "", "experiments that have no series to read"),
    ),
    params=(
        N,
        Param("samples", 10_000, 2_000, 50_000, "samples of each signal", kind="int", scale="log",
              hard_min=500, hard_max=1_000_000),
        Param("whom", "all", choices=WHOM, help="whose points: of all experiments, of the family "
              "of the open one, or its own alone"),
        Param("delay", "advised", choices=("advised", "1"), help="of the patterns: the one that "
              "the sampling scheme advises, or 1, which makes what is smooth look regular"),
        Param("natural", natural_time.RULE, choices=tuple(natural_time.ESTIMATORS), help="what the "
              "natural time is taken from: crossings of the mean, turns up and down, the spectrum"),
    ),
    pictures=(
        Picture(
            "plane", *entropy_plane.AXES, (*entropy_plane.AROUND, MARKS),
            title="Every system read at its own pace; the regions are rules of thumb",
            click="open",
        ),
    ),
    sources=(ROSSO, PECCARY, BANDT),
    expects=(
        Expect("H", 0.67992, 5e-3, "ordpy 1.2.3 on 1e6 iterates", **LOGISTIC),
        Expect("C", 0.39919, 5e-3, "ordpy 1.2.3 on 1e6 iterates", **LOGISTIC),
        Expect("H", 0.61551, 5e-3, "plain count on 1e6 iterates", of="henon",
               options={"whom": "this one"}),
        Expect("H", 0.9997, 3e-4, "all orders alike", **WHITE),
        Expect("C", 0.0004, 4e-4, "no structure", **WHITE),
        Expect("tau", 5, 0.5, "0.4 of 50.1 samples in 4 steps", of="sine_wave",
               options={"whom": "this one"}),
    ),
    card=Card(
        formula=(
            r"H = -\frac{1}{\ln n!}\sum_\pi p_\pi \ln p_\pi",
            r"C = Q_0 \, D_{JS}(p, u) \, H",
        ),
        range="H from 0 to 1, C between two borders that meet at both ends",
        unit="1",
        data="each signal past its transient, about forty samples to a swing of its own, patterns "
        "over 0.4 of its natural time",
        lies=(
            "A point is one channel at one set of dials; another channel may lie elsewhere.",
            "Crossings of the mean and turns up and down may give other natural times; the point "
            "then moves along an arc of its own.",
            "Regular, complex and stochastic are rules of thumb: no line parts them.",
            "A signal without a rhythm (drawn hollow) is read at neighbouring samples.",
            "Heavy systems give few samples, and H of few patterns reads low.",
        ),
        source="Rosso et al. 2007; Hyman et al. 2025",
    ),
)  # fmt: skip
