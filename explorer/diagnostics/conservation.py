"""Conservation: how far a number that should never change has drifted, and how fast.

An invariant is the cheapest judge of a run: what it loses, the steps have lost.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Card,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

MOST = 4000  # points of the picture; then every second one is forgotten
NOTHING = 1e-9  # of the largest value seen: what begins below it is measured against that
FLOOR = 1e-17  # drawn for no change at all, below the last bit of a double


def compute(samples: np.ndarray, dt: float) -> Reading:
    """The drift of a whole series."""
    followed = Followed(dt)
    followed.feed(np.asarray(samples, dtype=np.float64), False)
    return followed.read()


class Followed:
    """The drift of a number that goes on, against the first of its samples."""

    def __init__(self, dt: float) -> None:
        self.dt = abs(dt)
        self.first = self.now = math.nan
        self.largest = self.scale = 0.0
        self.seen = self.gaps = 0
        self.rows: list[tuple[float, float]] = []  # (t, change)
        self._every = 1

    def feed(self, samples: np.ndarray, gap: bool) -> None:
        """Take the samples that came since the last call."""
        if samples.ndim != 1:
            raise BadInput(f"conservation reads one number per step, got {samples.shape}")
        if gap and self.rows:
            self.gaps += 1
            self.rows.append((self.seen * self.dt, math.nan))
        known = np.flatnonzero(np.isfinite(samples))
        if not known.size:
            self.seen += samples.size
            return
        if math.isnan(self.first):
            self.first = float(samples[known[0]])
        change = samples[known] - self.first
        self.scale = max(self.scale, float(np.abs(samples[known]).max()))
        self.now, self.largest = float(change[-1]), max(self.largest, float(np.abs(change).max()))
        kept = known[(known + self.seen) % self._every == 0]
        times = (kept + self.seen) * self.dt
        self.rows += zip(times.tolist(), (samples[kept] - self.first).tolist(), strict=True)
        self.seen += samples.size
        while len(self.rows) > MOST:
            self.rows, self._every = self.rows[::2], 2 * self._every

    def read(self) -> Reading:
        """The drift so far."""
        if math.isnan(self.first):
            return Reading(provisional=True, notes=("No finite sample yet.",))
        begins = abs(self.first) > NOTHING * self.scale
        unit = abs(self.first) if begins else self.scale or 1.0
        t, change = np.array(self.rows, dtype=np.float64).reshape(-1, 2).T
        share = np.maximum(np.abs(change) / unit, FLOOR)
        notes = [] if begins else ["It begins near zero: the drift is over its largest value."]
        if self.gaps:
            notes.append(f"Samples were lost {self.gaps} times; the drift counts on.")
        return Reading(
            values={
                "drift": self.now / unit, "largest": self.largest / unit,
                "first": self.first, "now": self.first + self.now,
            },
            arrays={"t": t, "drift_of_t": share, "last_t": t[-1:], "last": share[-1:]},
            units={"t": "time"},
            notes=tuple(notes),
            settings={"samples": self.seen},
            provisional=self.seen < 2,
        )  # fmt: skip


def stream(dt: float) -> Followed:
    """The live form: against the first sample that was read."""
    return Followed(dt)


def _leaking() -> np.ndarray:
    """2 and a loss of one millionth over a thousand samples."""
    return 2.0 - 2e-6 * np.arange(1001.0) / 1000.0


DIAGNOSTIC = Diagnostic(
    key="conservation",
    title="Conservation",
    about="How far a number that should never change has drifted from where it began, as a share "
    "of it: energy, mass, momentum. What the invariant loses, the steps have lost.",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=stream,
    values=(
        Value("drift", "1", "change since the first sample, over its size"),
        Value("largest", "1", "largest change so far, over its size"),
        Value("first", "", "the first sample"),
        Value("now", "", "the newest sample"),
    ),
    pictures=(
        Picture(
            "drift", Axis("t", "time"), Axis("relative drift", log=True),
            (Line("t", "drift_of_t"), Dots("last_t", "last", size=6.0)),
            title="How far it has drifted, as a share of its first value",
        ),
    ),
    sources=(
        Source(
            "E. Hairer, C. Lubich, G. Wanner", "Geometric Numerical Integration", 2006,
            "Springer, Berlin, 2nd ed.",
        ),
    ),
    expects=(
        Expect("drift", -1e-6, 1e-12, "one millionth lost", data=_leaking),
        Expect("largest", 1e-6, 1e-12, "one millionth lost", data=_leaking),
        Expect("largest", 0.0, 1e-12, "split steps keep the mass to round-off",
               of="nlse_solitons:mass", options={"steps": 990}),
        Expect("largest", 0.0, 1e-6, "order 4 keeps the energy of two solitons",
               of="nlse_solitons:energy", options={"steps": 990}),
    ),
    card=Card(
        formula=(r"\delta(t) = |E(t) - E(0)| \, / \, |E(0)|",),
        range="1e-16, the last bit of a double, is no drift at all; 1e-3 can be seen in a picture",
        unit="1",
        data="a number that the equations keep: of a system with friction it only says how much "
        "is lost",
        lies=(
            "A number that begins near zero has no share to lose: its largest value stands in.",
            "A rule can keep the energy and lose the phase: waves arrive at the wrong time.",
            "Random rounding grows with the root of time, a bias with time itself.",
            "A leap in one step says the step is too long, whatever came before.",
        ),
        source="Hairer, Lubich and Wanner 2006",
    ),
)  # fmt: skip
