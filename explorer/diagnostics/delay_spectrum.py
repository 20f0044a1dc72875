"""Permutation entropy and complexity against the delay, and their path through the H-C plane.

One delay settles nothing: chaos sampled finely looks regular, sampled coarsely random. Over all
delays it draws an arc high in the plane, while noise stays at its lower right.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics import entropy_plane
from explorer.diagnostics.entropy_options import BANDT, PECCARY, TIES, N, checked
from explorer.diagnostics.entropy_reading import LISTENED, fewest
from explorer.diagnostics.entropy_series import logistic_from
from explorer.model import (
    Axis,
    BadInput,
    Card,
    Diagnostic,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)
from explorer.numerics import natural_time

MOST = 200  # delays in one picture


def compute(
    samples: np.ndarray,
    n: int,
    tau_low: int,
    tau_high: int,
    natural: str,
    ties: str,
    dt: float,
    seed: int,
    cancel: Any = None,
    iterated: bool = False,
) -> Reading | None:
    """H and C at every delay, for all dimensions up to n; None when cancelled."""
    from explorer.numerics.delays import spectrum

    delays = delays_between(tau_low, tau_high)
    x = checked(samples, n, tau_low)
    delays = delays[delays * (n - 1) < x.size]
    found = spectrum(x, range(3, n + 1), delays, ties, seed, cancel)
    if found is None:
        return None
    t_nat = natural_time.ESTIMATORS[natural](x[:LISTENED])
    return told(
        n, delays, (found.H, found.C, found.windows), t_nat, dt, tau_high, iterated=iterated
    )


def delays_between(low: int, high: int) -> np.ndarray:
    """Whole delays from low to high: all, or evenly on a log scale where they are too many."""
    if high < low:
        raise BadInput(f"tau_high = {high}: give a delay from tau_low = {low} on")
    if high - low < MOST:
        return np.arange(low, high + 1)
    return np.unique(np.rint(np.geomspace(low, high, MOST)).astype(np.int64))


def told(
    n: int,
    delays: np.ndarray,
    points: tuple[np.ndarray, np.ndarray, np.ndarray],
    t_nat: float,
    dt: float,
    tau_high: int,
    filling: bool = False,
    iterated: bool = False,
) -> Reading:
    """The reading of H, C and windows, each (dimensions 3 to n, delays).

    t_nat  [samples];  filling  the windows of a stream are not full yet
    """
    H, C, windows = points[0][-1], points[1][-1], points[2][-1]
    advised = natural_time.advised_delay(t_nat, n, iterated)
    at = int(np.abs(delays - advised).argmin())
    top = int(np.nanargmax(C)) if np.isfinite(C).any() else 0
    values = {
        "tau": float(advised), "H": float(H[at]), "C": float(C[at]),
        "tau_top": float(delays[top]), "C_top": float(C[top]), "t_nat": t_nat * abs(dt),
    }  # fmt: skip
    height = max(1.0, float(np.nanmax(H))) if np.isfinite(H).any() else 1.0
    arrays = {
        "delays": delays, "H_of_tau": H, "C_of_tau": C, "windows": windows,
        "H_of_n": points[0], "C_of_n": points[1], "span": delays * (n - 1) * abs(dt),
        "advised": np.full(2, float(advised)), "height": np.array([0.0, height]),
        **entropy_plane.at(n, values["H"], values["C"]),
    }  # fmt: skip
    few = bool((windows < fewest(n)).any())
    return Reading(
        values=values,
        arrays=arrays,
        notes=_notes(n, delays, windows, advised, t_nat, tau_high),
        settings={"n": n},
        provisional=filling or few,
        words=entropy_plane.words(f"τ = {delays[at]}"),
    )


def _notes(
    n: int, delays: np.ndarray, windows: np.ndarray, advised: int, t_nat: float, tau_high: int
) -> tuple[str, ...]:
    notes = []
    if delays[-1] < tau_high:
        needed = (n - 1) * tau_high + 1
        notes.append(f"The series ends at tau = {delays[-1]}: {tau_high} needs {needed} samples.")
    few = windows < fewest(n)
    if few.any():
        first = delays[few.argmax()]
        length = fewest(n) + (n - 1) * int(delays[-1])
        notes.append(
            f"From tau = {first} on fewer than {fewest(n)} patterns are left and H reads low: "
            f"{length} samples are needed."
        )
    if not math.isfinite(t_nat):
        notes.append("No rhythm to advise a delay from: tau = 1 is marked.")
    elif not delays[0] <= advised <= delays[-1]:
        notes.append(f"The advised delay {advised} lies outside; the nearest is marked.")
    return tuple(notes)


def stream(
    n: int, tau_low: int, tau_high: int, natural: str, ties: str, window: int, dt: float,
    seed: int, iterated: bool = False,
) -> Any:  # fmt: skip
    """The live form: one ring of patterns for each delay and dimension."""
    from explorer.diagnostics.delay_stream import DelayStream

    delays = delays_between(tau_low, tau_high)
    return DelayStream(n, delays, window, natural, ties, dt, seed, iterated)


DIAGNOSTIC = Diagnostic(
    key="delay_spectrum",
    title="Permutation entropy against delay",
    about="H and C at many delays at once, and the path they draw through the H-C plane: a single "
    "delay can make chaos look regular or random.",
    takes=Series,
    gives=Series,
    compute=compute,
    stream=stream,
    values=(
        Value("tau", "steps", "delay that lets a pattern span 0.4 of the natural time", r"\tau"),
        Value("H", "1", "entropy at that delay", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "complexity at that delay", "C", "complexity", (0.0, 0.6)),
        Value("tau_top", "steps", "delay of the greatest complexity"),
        Value("C_top", "1", "the greatest complexity", range=(0.0, 0.6)),
        Value("t_nat", "time", "natural time", r"t_{nat}"),
    ),
    params=(
        N,
        Param("tau_low", 1, 1, 100, "first delay", unit="steps", kind="int", hard_min=1,
              hard_max=10_000_000),
        Param("tau_high", 100, 2, 1000, "last delay", unit="steps", kind="int", scale="log",
              hard_min=1, hard_max=10_000_000),
        Param("natural", natural_time.RULE, choices=tuple(natural_time.ESTIMATORS),
              help="what the natural time is taken from"),
        TIES,
        Param("window", 4096, 256, 65536, "patterns per delay that the live reading looks back on",
              kind="int", scale="log", hard_min=2, hard_max=1_000_000),
    ),
    pictures=(
        Picture(
            "H and C", Axis("delay τ", "steps", zoom=("tau_low", "tau_high")), Axis("H, C"),
            (
                Line("delays", "H_of_tau", "H, n = {n}"),
                Line("delays", "C_of_tau", "C, n = {n}"),
                Line("advised", "height", "advised delay", quiet=True, dashed=True),
            ),
            title="Entropy and complexity against delay",
        ),
        entropy_plane.path_picture("H_of_tau", "C_of_tau", "delays", "delay τ"),
        Picture(
            "all n", Axis("delay τ", "steps", zoom=("tau_low", "tau_high")),
            Axis("H, n = 3 to {n}"),
            (
                Line("delays", "H_of_n"),
                Line("advised", "height", "advised delay", quiet=True, dashed=True),
            ),
            title="Entropy against delay for every dimension",
        ),
    ),
    sources=(
        BANDT,
        Source(
            "L. Zunino, M. C. Soriano, O. A. Rosso", "Distinguishing chaotic and stochastic "
            "dynamics from time series by using a multiscale symbolic approach", 2012,
            "Phys. Rev. E 86, 046210", "10.1103/PhysRevE.86.046210",
        ),
        PECCARY,
    ),
    expects=(
        *(
            Expect(name, value, 1e-3, "ordpy 1.2.3 on 1e6 iterates", data=logistic_from,
                   options={"tau_high": 5})
            for name, value in (("H", 0.67992), ("C", 0.39919))
        ),
        Expect("tau", 1, 0, "a map is sampled once per step", data=logistic_from,
               options={"tau_high": 5, "natural": "extremes"}),
    ),
    card=Card(
        formula=(
            r"H(\tau) = H[x_i, x_{i+\tau}, \ldots, x_{i+(n-1)\tau}]",
            r"\tau_{best} = 0.4 \, t_{nat} / (n - 1)",
        ),
        range="H and C as for the permutation entropy, at each delay",
        unit="1, against steps",
        data="5 n! + (n - 1) tau samples for the longest delay, evenly spaced",
        lies=(
            "At long delays fewer patterns are left and H reads low.",
            "A natural time from fewer than 3 swings is no measure of rhythm.",
            "Noise on a smooth signal fills the short delays with random orders.",
        ),
        source="Zunino, Soriano and Rosso 2012; Hyman et al. 2025",
    ),
)  # fmt: skip
