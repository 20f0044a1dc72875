"""0-1 test for chaos: whether a walk that the signal steers wanders off, or stays."""

from __future__ import annotations

import numpy as np

from explorer.diagnostics.entropy_series import iterated, wave
from explorer.diagnostics.signal import finite, moderate
from explorer.model import (
    Axis,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

LEAST = 200


def compute(samples: np.ndarray, every: int, points: int, angles: int, seed: int) -> Reading:
    """K of a series (n,), sampled sparsely: the median over angles."""
    from explorer.numerics import natural_time, recurrences

    x = moderate(finite("zero_one_test", samples, LEAST))
    natural = natural_time.natural(x)
    # patterns of a flow that is sampled densely look regular to this test
    apart = every or max(1, round(natural / 2.5) if np.isfinite(natural) and natural > 4 else 1)
    phi = x[::apart][-points:]
    if phi.size < LEAST:
        note = f"{phi.size} samples, {apart} apart, are few: {LEAST} or more are needed."
    else:
        note = ""
    c = np.random.default_rng(seed).uniform(np.pi / 5, 4 * np.pi / 5, angles)
    found = recurrences.zero_one(phi, c, max(phi.size // 10, 2))
    K = float(np.median(found))
    steps = np.arange(1, phi.size + 1)
    walk = [np.cumsum(phi * f(steps * c[0])) for f in (np.cos, np.sin)]
    return Reading(
        values={"K": K, "spread": float(np.subtract(*np.percentile(found, [75, 25])))},
        arrays={"p": walk[0], "q": walk[1], "angle": np.sort(c), "K_of": found[np.argsort(c)]},
        notes=(note,) if note else (),
        units={"angle": "rad"},
        settings={"samples": phi.size, "every": apart},
        provisional=phi.size < LEAST,
    )


def _regular() -> np.ndarray:
    """The logistic map at r = 3.55, settled."""
    return iterated(3.55, 0.4, 4000, 2000)


def _chaotic() -> np.ndarray:
    """The logistic map at r = 3.97."""
    return iterated(3.97, 0.4, 4000, 2000)


def _wave() -> np.ndarray:
    """A densely sampled sine."""
    return wave()


GOTTWALD = "Gottwald & Melbourne 2009"

DIAGNOSTIC = Diagnostic(
    key="zero_one_test",
    title="0-1 test for chaos",
    about="The signal steers a walk in the plane. Where it is regular the walk stays in a ring and "
    "K is near 0; where it is chaotic the walk wanders like a drunkard and K is near 1.",
    takes=Series,
    gives=Curve,
    compute=compute,
    renews="dials",
    values=(
        Value("K", "1", "0: regular, 1: chaotic; in between: too short, or noise", "K",
              range=(0.0, 1.0)),
        Value("spread", "", "between the quartiles over angles", label="spread"),
    ),
    params=(
        Param("every", 0, 0, 500, "samples from one to the next; 0: some per swing", kind="int",
              hard_min=0),
        Param("points", 3000, 500, 20000, "samples that are used, the latest", kind="int",
              scale="log", hard_min=100, hard_max=1_000_000),
        Param("angles", 100, 20, 400, "angles of which K is the median", kind="int", hard_min=1,
              hard_max=10_000),
    ),
    pictures=(
        Picture("walk", Axis("p"), Axis("q"), (Line("p", "q"), Dots("p", "q", size=1.5)),
                equal=True),
        Picture("angles", Axis("angle", "rad"), Axis("K"), (Dots("angle", "K_of", size=4.0),)),
    ),
    sources=(
        Source("G. A. Gottwald, I. Melbourne", "On the implementation of the 0-1 test for chaos",
               2009, "SIAM J. Appl. Dyn. Syst. 8, 129-145", "10.1137/080718851"),
    ),
    expects=(
        Expect("K", 0.0, 0.05, f"{GOTTWALD}: logistic, r = 3.55", data=_regular),
        Expect("K", 1.0, 0.02, f"{GOTTWALD}: logistic, r = 3.97", data=_chaotic),
        Expect("K", 0.0, 0.1, "a sine is regular", data=_wave),
        Expect("K", 1.0, 0.1, "Lorenz is chaotic", of="lorenz:path.x", steps=200_000),
    ),
)  # fmt: skip
