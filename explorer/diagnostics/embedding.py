"""Delay embedding: how far apart, and how many, samples must be to unfold a signal."""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.signal import finite
from explorer.model import (
    Axis,
    Curve,
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

RATIO, SIZE, ENOUGH = 15.0, 2.0, 0.01  # Kennel's criteria, and the share that counts as none
MOST = 20_000  # samples for the mutual information, and ...
NEAR = 6000  # ... for neighbours


def compute(samples: np.ndarray, most: int, dimensions: int, bins: int, tau: int) -> Reading:
    """Delay by mutual information and dimension by false neighbours, of a series (n,)."""
    from explorer.numerics import delay_vectors as delays
    from explorer.numerics import recurrences

    x = finite("embedding", samples, 200)[-MOST:]
    if x.std() == 0.0:
        return Reading(values={"delay": np.nan, "dimension": np.nan},
                       notes=("The series is constant.",))  # fmt: skip
    longest = min(most, x.size // 4)
    shared = delays.mutual_information(x, longest, bins)
    lowest, decay = delays.first_minimum(shared), delays.decay(x, longest)
    chosen = tau or lowest or decay or 1
    notes = []
    if lowest is None and not tau:
        notes.append("The information has no minimum: the 1/e time of the autocorrelation counts.")
    y = x[-NEAR:]
    fit = min(dimensions, (y.size - 50) // chosen)
    wrong = delays.false_neighbours(y, chosen, fit, RATIO, SIZE, chosen)
    settled = delays.cao(y, chosen, fit, chosen)
    few = np.flatnonzero(wrong < ENOUGH)
    if not few.size:
        notes.append("False neighbours never vanish: noise, or more dimensions are needed.")
    vectors = recurrences.embedded(x, 2, chosen)[-5000:]
    return Reading(
        values={
            "delay": float(chosen),
            "minimum": float(lowest) if lowest is not None else np.nan,
            "decay": float(decay) if decay is not None else np.nan,
            "dimension": float(few[0] + 1) if few.size else np.nan,
        },
        arrays={
            "lag": np.arange(shared.size, dtype=float), "information": shared,
            "chosen": np.array([[float(chosen), float(shared[min(chosen, longest)])]]),
            "m": np.arange(1.0, wrong.size + 1), "false": wrong,
            "m_cao": np.arange(1.0, settled.size + 1), "E1": settled,
            "now": vectors[:, 0], "later": vectors[:, 1],
        },
        notes=tuple(notes),
        words={"chosen": (f"delay {chosen}",)},
        units={"lag": "steps", "information": "nat"},
        settings={"samples": x.size},
        provisional=x.size < 1000,
    )  # fmt: skip


def _wave() -> np.ndarray:
    """A sine of 100 samples per period, a little out of step with the bins."""
    return np.sin(2 * np.pi * np.arange(20_000) / 100.0071)


def _noisy_wave() -> np.ndarray:
    """The same with noise: without, its samples fall on a few lines."""
    return _wave() + 0.3 * np.random.default_rng(6).standard_normal(20_000)


def _plane_map() -> np.ndarray:
    """X of the Henon map: two numbers say where it goes."""
    x, y = 0.1, 0.1
    found = np.empty(6000)
    for i in range(6000):
        x, y = 1.0 - 1.4 * x * x + y, 0.3 * x
        found[i] = x
    return found


DIAGNOSTIC = Diagnostic(
    key="embedding",
    title="Delay embedding",
    about="One signal, seen against itself a little later, shows the whole attractor. The delay is "
    "where the later sample tells least; the dimension where no neighbours are false any more.",
    takes=Series,
    gives=Curve,
    compute=compute,
    renews="dials",
    values=(
        Value("delay", "steps", "first minimum of the mutual information", r"\tau"),
        Value("dimension", "", "coordinates that leave under 1 % of false neighbours", "m"),
        Value("minimum", "steps", "where the information is least first", label="minimum"),
        Value("decay", "steps", "where the autocorrelation falls below 1/e", label="1/e time"),
    ),
    params=(
        Param("most", 200, 20, 1000, "longest lag that is looked at", unit="steps", kind="int",
              hard_min=2, hard_max=100_000),
        Param("dimensions", 7, 2, 10, "most coordinates that are tried", kind="int", hard_min=1,
              hard_max=20),
        Param("bins", 32, 8, 64, "bins of the information, equally full", kind="int", hard_min=2,
              hard_max=256),
        Param("tau", 0, 0, 200, "delay for the neighbours; 0: the one found", unit="steps",
              kind="int", hard_min=0),
    ),
    pictures=(
        Picture("information", Axis("lag", "steps"), Axis("mutual information", "nat"),
                (Line("lag", "information"), Marks("chosen", "chosen"))),
        Picture("portrait", Axis("x(t)"), Axis("x(t + delay)"), (Dots("now", "later", size=2.0),),
                equal=True),
        Picture("false neighbours", Axis("coordinates"), Axis("share"),
                (Line("m", "false", "false neighbours"), Line("m_cao", "E1", "Cao's E1",
                                                              dashed=True))),
    ),
    sources=(
        Source("F. Takens", "Detecting strange attractors in turbulence", 1981,
               "Lect. Notes Math. 898, 366-381", "10.1007/BFb0091924"),
        Source("A. M. Fraser, H. L. Swinney", "Independent coordinates for strange attractors from "
               "mutual information", 1986, "Phys. Rev. A 33, 1134-1140",
               "10.1103/PhysRevA.33.1134"),
        Source("M. B. Kennel, R. Brown, H. D. I. Abarbanel", "Determining embedding dimension for "
               "phase-space reconstruction using a geometrical construction", 1992,
               "Phys. Rev. A 45, 3403-3411", "10.1103/PhysRevA.45.3403"),
        Source("L. Cao", "Practical method for determining the minimum embedding dimension of a "
               "scalar time series", 1997, "Physica D 110, 43-50",
               "10.1016/S0167-2789(97)00118-8"),
    ),
    expects=(
        Expect("delay", 16.5, 2.0, "Lorenz x at dt = 0.01: 15 to 18", of="lorenz:path.x",
               dt=0.01, steps=20_000),
        Expect("dimension", 3.0, 0.0, "Lorenz: three numbers", of="lorenz:path.x", dt=0.01,
               steps=20_000),
        Expect("delay", 25.0, 3.0, "a quarter of a period", data=_noisy_wave),
        Expect("dimension", 2.0, 0.0, "a circle needs two", data=_wave),
        Expect("dimension", 2.0, 0.0, "so does the Hénon map", data=_plane_map,
               options={"tau": 1}),
    ),
)  # fmt: skip
