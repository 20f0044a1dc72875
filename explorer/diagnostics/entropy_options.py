"""Options and sources that the diagnostics of ordinal patterns share."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import BadInput, Param, Source

N = Param(
    "n", 5, 3, 7, "samples per pattern: n! orders; needs 5 n! patterns or more", tex="n",
    kind="int", hard_min=3, hard_max=7,
)  # fmt: skip
TAU = Param(
    "tau", 1, 1, 500, "samples from one of a pattern to the next", tex=r"\tau",
    unit="steps", kind="int", scale="log", hard_min=1, hard_max=10_000_000,
)  # fmt: skip
TIES = Param(
    "ties", "stable", choices=("stable", "noise", "drop"),
    help="of equal samples: the earlier is smaller; a coin decides; or leave them out",
)  # fmt: skip

BANDT = Source(
    "C. Bandt, B. Pompe", "Permutation entropy: a natural complexity measure for time series",
    2002, "Phys. Rev. Lett. 88, 174102", "10.1103/PhysRevLett.88.174102",
)  # fmt: skip
ROSSO = Source(
    "O. A. Rosso, H. A. Larrondo, M. T. Martin, A. Plastino, M. A. Fuentes",
    "Distinguishing noise from chaos", 2007, "Phys. Rev. Lett. 99, 154102",
    "10.1103/PhysRevLett.99.154102",
)  # fmt: skip
PECCARY = Source(
    "S. Hyman, J. Daniel, D. Schaffner", "PECCARY: permutation entropy and statistical "
    "complexity analysis", 2025, "ApJ 987, 195",
)  # fmt: skip


def checked(samples: Any, n: int, tau: int = 1) -> np.ndarray:
    """The samples as one real series, long enough for a pattern; BadInput says what is needed."""
    from explorer.numerics import ordinal

    try:
        x = ordinal.series(samples)
        ordinal.needed(x.size, n, tau)
    except ValueError as error:
        raise BadInput(str(error)) from None
    return x
