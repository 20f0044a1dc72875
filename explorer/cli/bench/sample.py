"""Sample entropy of a long series, exact, against two packages; the values are compared first.

Peers that disturb this environment run in one of their own: see `peer`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter

import numpy as np

from explorer.cli.bench.measure import Figure, absent, summary
from explorer.cli.bench.peer import VARIABLE, Peer, python_with
from explorer.numerics import template_matches

SAMPLES, FEW = 100_000, 2_000
LENGTH, TOLERANCE = 2, 0.2  # samples per stretch; standard deviations
TARGET = 5.0
SERIES = "import numpy as np\nx = np.random.default_rng(0).standard_normal({size})\n"
PEERS = {
    "antropy": "import antropy\ndef run():\n    return antropy.sample_entropy(x, 2, {r!r})\n",
    "neurokit2": "import neurokit2\ndef run():\n"
    "    return neurokit2.entropy_sample(x, delay=1, dimension=2, tolerance={r!r})[0]\n",
}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Times as fast as the fastest of the peers that can be found."""
    name = "entropy.sample_entropy_ratio"
    pythons = {peer: found for peer in PEERS if (found := python_with(peer)) is not None}
    if not pythons:
        listed = " or ".join(PEERS)
        return {name: absent("times as fast", f"no {listed}; name a Python in {VARIABLE}", TARGET)}
    x = series(SAMPLES)
    ours(series(FEW))  # compiled, before anybody is timed
    for peer, python in pythons.items():
        _compare(peer, python)
    times: dict[str, list[float]] = {}
    with ExitStack() as stack:
        started = {p: stack.enter_context(_begun(p, python)) for p, python in pythons.items()}
        mine: list[float] = []
        for _ in range(min(rounds, 3)):  # a peer takes seconds or minutes
            mine.append(_seconds(lambda: ours(x)))
            for peer, call in started.items():
                times.setdefault(peer, []).append(_seconds(call))
    best = min(times, key=lambda peer: min(times[peer]))
    ratios = [theirs / own for theirs, own in zip(times[best], mine, strict=True)]
    others = ", ".join(f"{peer} {min(found):.3g} s" for peer, found in times.items())
    against = f"{best}, the fastest of {others}; {SAMPLES:.0e} samples in {min(mine):.3g} s"
    return {name: summary(ratios, "times as fast", TARGET, against)}


def series(size: int) -> np.ndarray:
    """White noise, the same that the peers make."""
    return np.random.default_rng(0).standard_normal(size)


def ours(x: np.ndarray) -> float:
    """Sample entropy."""
    longer, shorter = template_matches.matches(x, LENGTH, TOLERANCE * float(x.std()))
    return -math.log(longer / shorter)


def _begun(peer: str, python: str, size: int = SAMPLES) -> Peer:
    r = TOLERANCE * float(series(size).std())
    return Peer(python, SERIES.format(size=size) + PEERS[peer].format(r=r))


def _compare(peer: str, python: str) -> None:
    """Raise ArithmeticError unless a peer finds the same for a short series."""
    with _begun(peer, python, FEW) as call:
        theirs = float(call())
    mine = ours(series(FEW))
    if not math.isclose(mine, theirs, rel_tol=0.0, abs_tol=1e-9):
        raise ArithmeticError(f"sample entropy {mine}, but {peer} finds {theirs}")


def _seconds(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun
