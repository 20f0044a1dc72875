"""HAVOK: one chaotic signal as a linear system with a forcing that comes in bursts."""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.signal import finite
from explorer.model import (
    Axis,
    BadInput,
    Curve,
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

MOST = 50_000  # columns of the Hankel matrix
SHOWN = 20_000


def compute(samples: np.ndarray, rows: int, rank: int, dt: float) -> Reading:
    """Delay modes of a series (n,), the linear model of all but the last, and that one's bursts."""
    from explorer.numerics import sparse

    x = finite("havok", samples, 4 * rows)
    if rank > rows:
        raise BadInput(f"rank = {rank}: at most as many modes as rows, {rows}")
    if x.std() == 0.0:
        raise BadInput("havok: the series is constant")
    v, singular, A, B = sparse.havok(x - x.mean(), rows, rank, abs(dt) or 1.0, MOST)
    forcing = v[:, -1] / v[:, -1].std()
    first, second = v[:, 0], v[:, 1]
    told = v[4:-4, :-1] @ A.T + np.outer(v[4:-4, -1], B)
    rates = sparse.derivative(v[:, :-1], abs(dt) or 1.0)
    left = ((rates - told) ** 2).sum() / (rates**2).sum()
    swings = np.linalg.eigvals(A).imag
    seen = slice(-SHOWN, None)
    return Reading(
        values={
            "kurtosis": float((forcing**4).mean() - 3.0),
            "frequency": float(np.abs(swings).min() if swings.size % 2 == 0 else
                               np.sort(np.abs(swings))[1]),
            "explained": float(1.0 - left),
            "skew": float(np.linalg.norm(A + A.T) / np.linalg.norm(A)),
        },
        arrays={
            "t": (abs(dt) or 1.0) * np.arange(len(first))[seen],
            "v1": first[seen], "v2": second[seen], "forcing": forcing[seen],
            "burst": np.abs(forcing)[seen],
            "mode": np.arange(1.0, min(rows, 40) + 1), "singular": singular[:40] / singular[0],
            "A": A, "B": B,
        },
        units={"t": "time", "frequency": "rad/time"},
        settings={"samples": x.size},
        provisional=x.size < 20 * rows,
    )  # fmt: skip


def _swing() -> np.ndarray:
    """A sine of angular frequency 2 sampled every 0.01, beating with a faint one of 7."""
    t = 0.01 * np.arange(20_000)
    return np.sin(2.0 * t) + 0.05 * np.sin(7.0 * t)


DIAGNOSTIC = Diagnostic(
    key="havok",
    title="Linear with a forcing (HAVOK)",
    about="Delay modes of one signal move as a linear system would, save for a forcing that is "
    "nearly asleep and wakes in bursts: for Lorenz just before the path changes wings.",
    takes=Series,
    gives=Curve,
    compute=compute,
    renews="dials",
    values=(
        Value("explained", "1", "share of the rates that the linear model explains", "R^2"),
        Value("kurtosis", "", "of the forcing: far above 0 where it comes in bursts", r"\kappa"),
        Value("frequency", "rad/time", "slowest swing of the linear model", r"\omega"),
        Value("skew", "", "0: the linear model only turns", label="not a turn"),
    ),
    params=(
        Param("rows", 100, 20, 400, "samples that one column of the Hankel matrix holds",
              kind="int", hard_min=10, hard_max=2000),
        Param("rank", 15, 3, 30, "modes that are kept; the last one is the forcing", kind="int",
              hard_min=2, hard_max=100),
    ),
    pictures=(
        Picture("forcing", Axis("t", "time"), Axis("in standard deviations"),
                (Line("t", "burst", "size of the forcing"),)),
        Picture("attractor", Axis("first mode"), Axis("second mode"), (Line("v1", "v2"),)),
        Picture("modes", Axis("mode"), Axis("singular value", log=True),
                (Line("mode", "singular"),)),
    ),
    sources=(
        Source("S. L. Brunton, B. W. Brunton, J. L. Proctor, E. Kaiser, J. N. Kutz",
               "Chaos as an intermittently forced linear system", 2017, "Nat. Commun. 8, 19",
               "10.1038/s41467-017-00030-8"),
    ),
    expects=(
        Expect("frequency", 2.0, 0.02, "two swings need four modes, and the fifth is rounding",
               data=_swing, options={"dt": 0.01, "rank": 5, "rows": 200}),
        Expect("explained", 1.0, 0.02, "two swings are linear", data=_swing,
               options={"dt": 0.01, "rank": 5, "rows": 200}),
    ),
)  # fmt: skip
