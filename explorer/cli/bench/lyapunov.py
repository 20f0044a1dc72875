"""The Lyapunov spectrum of the Lorenz system against pynamicalsys, at the same time and step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import numpy as np

from explorer import api
from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.cli.bench.peer import Peer, python_with

TIME, DT, TRANSIENT = 20_000.0, 0.01, 200.0
TARGET = 1.5
KNOWN = (0.9056, 0.0, -14.5723)  # Sprott 2003
ROOM = 0.002  # from what is known, for the mean over the starts
STARTS = (
    (1.0, 1.0, 1.0),
    (-3.0, 2.0, 20.0),
    (5.0, 5.0, 15.0),
    (-8.0, -9.0, 25.0),
    (2.0, 0.5, 12.0),
)
KEY = "lyapunov.ratio_to_pynamicalsys"
UNIT = "times as fast"
SETUP = f"""
from importlib.metadata import version
from itertools import cycle
from pynamicalsys import ContinuousDynamicalSystem
system = ContinuousDynamicalSystem(model="lorenz system")
system.integrator("rk4", time_step={DT})
starts = cycle({STARTS!r})
def run():
    found = system.lyapunov(
        list(next(starts)), {TIME + TRANSIENT}, parameters=[10.0, 28.0, 8.0 / 3.0],
        transient_time={TRANSIENT},
    )
    return version("pynamicalsys") + " " + " ".join(repr(float(rate)) for rate in found)
"""


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Wall time of one spectrum, a start per round; refused where either finds another one."""
    python = python_with("pynamicalsys")
    if python is None:
        return {KEY: absent(UNIT, "pynamicalsys is in no environment named", TARGET)}
    ours = Ours()
    theirs: list[str] = []
    with Peer(python, SETUP) as peer:
        contenders: dict[str, Callable[[], object]] = {
            "ours": ours.turn, "pynamicalsys": lambda: theirs.append(peer()),
        }  # fmt: skip
        times = interleave(contenders, rounds)
    version = theirs[0].split()[0]
    _agree("ours", np.array(ours.found))
    _agree("pynamicalsys", np.array([row.split()[1:] for row in theirs], dtype=float))
    against = f"pynamicalsys {version}, RK4, dt = {DT:g}, T = {TIME:g}, 3 exponents, one thread"
    return {KEY: ratio(times, "ours", "pynamicalsys", TARGET, against)}


class Ours:
    """Spectra of our own, one start after another."""

    def __init__(self) -> None:
        self.starts = cycle(STARTS)
        self.found: list[np.ndarray] = []

    def turn(self) -> None:
        """The spectrum from the next start."""
        start = dict(zip("xyz", next(self.starts), strict=True))
        made = api.measure(
            "lyapunov", "lorenz", start=start, until=TIME, transient=TRANSIENT, dt=DT
        )
        self.found.append(made.arrays["spectrum"])


def _agree(who: str, spectra: np.ndarray) -> None:
    """Raise ArithmeticError unless the mean spectrum is the known one."""
    apart = np.abs(spectra.mean(axis=0) - KNOWN)
    if len(spectra) >= len(STARTS) and not (apart <= ROOM).all():
        raise ArithmeticError(f"{who}: {spectra.mean(axis=0)}, not {KNOWN}")
