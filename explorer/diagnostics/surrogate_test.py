"""Surrogate test: whether a series has more order than its spectrum, or its values, would give.

H of the series is ranked among H of surrogates: random series with the same values and rhythm, or
the same values alone. Far down the rank, there is structure that no linear noise has.

How often the test at 5 % rejects noise that is linear, of 200 series of 1024 samples, n = 5:
    noise                          phases   aaft   iaaft
    AR(0.9)                          0.04   0.05    0.07
    AR(0.99)                         0.04   0.36    0.11
    AR(1.9, -0.95), a wavering swing 0.07   0.78    0.46
    exp of AR(0.9)                   0.85   0.05    0.58
H sees order alone. Noise with random phases has the very order that linear Gaussian noise has; the
steps between ranks that aaft and iaaft take roughen it or leave its increments heavy-tailed, which
moves H by half a standard deviation or more. On a bent scale (exp) aaft errs least. A spectrum
takes the series for a ring, so what is tested is the part of it whose ends meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import TAU, TIES, N, checked
from explorer.diagnostics.entropy_reading import fewest, timing
from explorer.diagnostics.entropy_series import linear_noise, logistic_brief
from explorer.diagnostics.signal import moderate
from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Card,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Marks,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

FEWEST = 39  # surrogates that a two-sided test at 5 % takes
COARSE = 10  # surrogates between one picture and the next


def compute(
    samples: np.ndarray,
    n: int,
    tau: int,
    kind: str,
    surrogates: int,
    ties: str,
    seed: int,
    cancel: Any = None,
) -> Iterator[Reading]:
    """The rank among more and more surrogates, ending early when cancelled."""
    trial = Trial(samples, n, tau, kind, surrogates, ties, seed)
    while not trial.done and trial.add(cancel):
        if trial.made % COARSE == 0 and not trial.done:
            yield trial.read()
    if trial.made:
        yield trial.read()


class Trial:
    """One test under way: the series, and H and C of the surrogates made so far."""

    def __init__(
        self, samples: np.ndarray, n: int, tau: int, kind: str, surrogates: int, ties: str,
        seed: int,
    ) -> None:  # fmt: skip
        self.whole = moderate(whole(checked(samples, n, tau)))
        self.x = self.whole if kind == "shuffled" else _meeting(self.whole)
        self.n, self.tau, self.kind, self.ties = n, tau, kind, ties
        self.seed, self.made = seed, 0
        self.points = np.full((surrogates, 2), np.nan)
        self.measured = self._point(self.x)

    def _point(self, x: np.ndarray) -> tuple[float, float]:
        from explorer.numerics import ordinal

        counted = ordinal.counts(x, self.n, self.tau, self.ties, self.seed)
        H, C = ordinal.entropy_complexity(counted.counts)
        return float(H), float(C)

    @property
    def done(self) -> bool:
        """Whether all surrogates are made."""
        return self.made == len(self.points)

    def add(self, cancel: Any = None) -> bool:
        """Make one more surrogate, from the seed and its number alone; False when cancelled."""
        from explorer.numerics.surrogates import MAKERS

        random = np.random.default_rng((self.seed, self.made))
        copy = MAKERS[self.kind](self.x, random, cancel)
        if cancel is not None and cancel[0]:
            return False
        self.points[self.made] = self._point(copy)
        self.made += 1
        return True

    def read(self) -> Reading:
        """Rank and p-value among the surrogates so far."""
        from explorer.numerics.surrogates import two_sided

        H, C = self.measured
        others = self.points[: self.made]
        rank, p = two_sided(H, others[:, 0])
        mean, spread = float(others[:, 0].mean()), float(others[:, 0].std())
        edges = np.histogram_bin_edges(others[:, 0], "auto" if np.ptp(others[:, 0]) > 0.0 else 1)
        heights = np.histogram(others[:, 0], edges)[0]
        windows = max(0, self.x.size - (self.n - 1) * self.tau)
        return Reading(
            values={
                "H": H, "C": C, "rank": float(rank), "p": p, "H_surrogates": mean,
                "z": (H - mean) / spread if spread > 0.0 else math.nan,
            },
            arrays={
                "bar_H": (edges[:-1] + edges[1:]) / 2, "bar_height": heights.astype(np.float64),
                "measured_H": np.array([H, H]),
                "measured_height": np.array([0.0, float(heights.max())]),
                "surrogate_H": others[:, 0].copy(), "surrogate_C": others[:, 1].copy(),
                **entropy_plane.at(self.n, H, C),
            },
            uncertainty={"H_surrogates": spread},
            notes=self._notes(windows),
            settings={"n": self.n, "tau": self.tau, "surrogates": self.made, "kind": self.kind,
                      "samples": self.x.size},
            provisional=not self.done or self.made < FEWEST or windows < fewest(self.n),
            words=entropy_plane.words("measured"),
            done=self.made / len(self.points),
        )  # fmt: skip

    def _notes(self, windows: int) -> tuple[str, ...]:
        notes = []
        if windows < fewest(self.n):
            length = fewest(self.n) + (self.n - 1) * self.tau
            notes.append(f"{windows} patterns are few for n = {self.n}: give {length} samples.")
        if self.kind != "shuffled" and _ends_apart(self.x):
            notes.append(
                "The series ends far from where it began: the spectrum sees a jump there, and "
                "its surrogates are rougher than the signal."
            )
        left_out = self.whole.size - self.x.size
        if left_out:
            notes.append(f"{left_out} samples at the ends are left out, so that the ends meet.")
        if self.kind == "phases" and _bent(self.x):
            notes.append("Its values are far from Gaussian: ask the kind aaft as well.")
        return (*notes, *timing(self.x, self.n, self.tau))


def whole(x: np.ndarray) -> np.ndarray:
    """The series, or BadInput where it has holes: a surrogate needs every sample."""
    broken = int((~np.isfinite(x)).sum())
    if broken:
        raise BadInput(f"{broken} samples are not finite: a surrogate needs a series without holes")
    return x


def _meeting(x: np.ndarray) -> np.ndarray:
    """The part of it whose ends meet."""
    from explorer.numerics.surrogates import meeting

    first, last = meeting(x)
    return x[first:last]


def _bent(x: np.ndarray) -> bool:
    """Whether skewness or excess kurtosis is above 1, far beyond what Gaussian noise shows."""
    spread = x.std()
    if not spread > 0.0:
        return False
    scores = (x - x.mean()) / spread
    return bool(abs((scores**3).mean()) > 1.0 or abs((scores**4).mean() - 3.0) > 1.0)


def _ends_apart(x: np.ndarray) -> bool:
    """Whether the jump from the last sample to the first is far above the usual step."""
    usual = np.abs(np.diff(x)).mean()
    return bool(usual > 0.0 and abs(x[-1] - x[0]) > 20.0 * usual)


def stream(
    n: int, tau: int, kind: str, surrogates: int, ties: str, window: int, seed: int,
    whole: np.ndarray | None = None,
) -> Any:  # fmt: skip
    """The live form: one test after the other on the last samples, a slice of work per frame.

    whole   a recording: one test of its longest stretch without a hole, `window` samples of it
    """
    from explorer.diagnostics.surrogate_stream import RecordingTest, SurrogateStream

    if whole is not None:
        return RecordingTest(whole, n, tau, kind, surrogates, ties, window, seed)
    return SurrogateStream(n, tau, kind, surrogates, ties, window, seed)


DIAGNOSTIC = Diagnostic(
    key="surrogate_test",
    title="Surrogate test of order",
    about="Is the series more ordered than noise with the same spectrum, or the same values? Its H "
    "is ranked among surrogates; p is the chance of so extreme a rank.",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=stream,
    values=(
        Value("p", "1", "two-sided: chance of so extreme a rank if it were such noise", "p",
              range=(0.0, 1.0)),
        Value("rank", "", "place of H among its surrogates, 1 the least"),
        Value("H", "1", "entropy of the series", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "complexity of the series", "C", "complexity", (0.0, 0.6)),
        Value("H_surrogates", "1", "mean entropy of the surrogates", range=(0.0, 1.0)),
        Value("z", "1", "distance of H from their mean over their standard deviation"),
    ),
    params=(
        N,
        TAU,
        Param("kind", "phases", choices=("phases", "aaft", "iaaft", "shuffled"),
              help="surrogates keep values and rhythm (phases; aaft where the values are far from "
              "Gaussian; iaaft has the nearest spectrum), or the values alone"),
        Param("surrogates", 99, FEWEST, 999, "how many; 39 reach p = 0.05, 99 reach 0.02",
              kind="int", hard_min=FEWEST, hard_max=9999),
        TIES,
        Param("window", 4096, 256, 8192, "samples that a live test looks at", kind="int",
              scale="log", hard_min=64, hard_max=1_000_000),
    ),
    pictures=(
        Picture(
            "surrogates", Axis("permutation entropy H, n = {n}"), Axis("surrogates"),
            (Bars("bar_H", "bar_height", "{kind} surrogates"),
             Line("measured_H", "measured_height", "measured")),
            title="The series among its surrogates",
        ),
        Picture(
            "plane", Axis("permutation entropy H, n = {n}"), Axis("statistical complexity C"),
            (
                Line("upper_H", "upper_C", quiet=True),
                Line("lower_H", "lower_C", quiet=True),
                Dots("surrogate_H", "surrogate_C", "{kind} surrogates", size=4.0),
                Marks("point", words="point"),
            ),
            title="The series and its surrogates in the plane of entropy and complexity",
        ),
    ),
    sources=(
        Source(
            "J. Theiler, S. Eubank, A. Longtin, B. Galdrikian, J. D. Farmer", "Testing for "
            "nonlinearity in time series: the method of surrogate data", 1992,
            "Physica D 58, 77-94",
        ),
        Source(
            "T. Schreiber, A. Schmitz", "Improved surrogate data for nonlinearity tests", 1996,
            "Phys. Rev. Lett. 77, 635-638", "10.1103/PhysRevLett.77.635",
        ),
    ),
    expects=(
        Expect("p", 0.05, 1e-12, "chaos lies outside all of 39 surrogates", data=logistic_brief,
               options={"surrogates": 39}),
        Expect("rank", 1, 0, "chaos is more ordered than noise of its spectrum",
               data=logistic_brief, options={"surrogates": 39}),
        Expect("p", 0.05, 1e-12, "a memory is more than its values", data=linear_noise,
               options={"surrogates": 39, "kind": "shuffled"}),
        Expect("z", 0.0, 2.6, "linear noise is like its own surrogates", data=linear_noise,
               options={"surrogates": 39}),
    ),
    card=Card(
        formula=(
            r"p = \min \left( 1, \, \frac{2 (1 + \min(\#_{\leq}, \#_{\geq}))}{m + 1} \right)",
        ),
        range="2/(m + 1), outside all m surrogates, to 1; below 0.05 the noise is ruled out",
        unit="1",
        data="39 surrogates for 5 %, 5 n! patterns, no holes; stationary",
        lies=(
            "A series that ends far from where it began has surrogates that are too rough.",
            "A rejection says the series is not stationary linear noise; it need not be chaos.",
            "Values far from Gaussian: phases then rejects linear noise as well, aaft least.",
            "The kinds aaft and iaaft reject a smooth or slow linear noise far too often.",
            "Ask with several n and tau, and one p in twenty falls below 0.05 by chance.",
        ),
        source="Theiler et al. 1992; Schreiber and Schmitz 1996",
    ),
)  # fmt: skip
