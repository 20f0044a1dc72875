"""Permutation entropy: H and C of a million samples against three packages; streams, borders."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module, metadata

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.numerics import ordinal, plane
from explorer.numerics.delays import spectrum
from explorer.numerics.plane import entropy_complexity
from explorer.numerics.ring import Ring
from explorer.numerics.rings import Rings

SAMPLES = 1_000_000
BATCH_MS = {5: 4.0, 6: 6.0}
STREAM_NS = {5: 20.0, 6: 30.0}
BORDERS_MS = {5: 1.0, 6: 5.0, 7: 5.0}
DELAYS_MS, DELAYS, DELAYED = 50.0, 100, 100_000
PIECE, WINDOW = 4096, 4096
STREAMED = (1, 4, 25)  # delays followed at once

Point = tuple[float, ...]
Peer = Callable[[np.ndarray], Point]
FASTER = {"antropy": 10.0, "ordpy": 500.0, "peccary": 700.0}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The figures, white noise and tau = 1, one thread; the entropies are compared first."""
    x = np.random.default_rng(0).standard_normal(SAMPLES)
    known = {name: call for name in FASTER if (call := _peer(name)) is not None}
    _compare(x, known)
    times = interleave(_ours(x), rounds)
    found = {}
    for name, target in FASTER.items():
        found[f"entropy.ratio_to_{name}"] = _ratio(x, name, known.get(name), target, rounds)
    return {**found, **_costs(times)}


def batch(x: np.ndarray, n: int) -> tuple[float, float]:
    """H and C of the whole series."""
    return entropy_complexity(ordinal.counts(x, n).counts)


def stream(x: np.ndarray, n: int) -> tuple[float, float]:
    """H and C of its last patterns, fed in pieces as a live run feeds them."""
    ring = Ring(n, 1, WINDOW)
    for begin in range(0, len(x), PIECE):
        ring.feed(x[begin : begin + PIECE])
    return ring.entropy_complexity()


def streams(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """H and C of the last patterns at several delays and dimensions at once."""
    rings = Rings(tuple(STREAM_NS), STREAMED, WINDOW)
    for begin in range(0, len(x), PIECE):
        rings.feed(x[begin : begin + PIECE])
    return rings.entropy_complexity()


def delays(x: np.ndarray) -> np.ndarray:
    """H at every delay from 1 to 100."""
    found = spectrum(x[:DELAYED], (5,), np.arange(1, DELAYS + 1))
    assert found is not None
    return found.H[0]


def _ours(x: np.ndarray) -> dict[str, Callable[[], object]]:
    mine: dict[str, Callable[[], object]] = {
        "delays": lambda: delays(x),
        "streams": lambda: streams(x),
    }
    for n in BATCH_MS:
        mine[f"batch {n}"] = lambda n=n: batch(x, n)  # type: ignore[misc]
        mine[f"stream {n}"] = lambda n=n: stream(x, n)  # type: ignore[misc]
    for n in BORDERS_MS:
        mine[f"borders {n}"] = lambda n=n: plane.limits.__wrapped__(n)  # type: ignore[misc]
    return mine


def _peer(name: str) -> Peer | None:
    """What a package finds for n = 5, or None where it is not installed."""
    try:
        module = import_module(name)
    except ImportError:
        return None
    if name == "antropy":
        return lambda x: (module.perm_entropy(x, 5, 1, normalize=True),)
    if name == "ordpy":
        return lambda x: tuple(module.complexity_entropy(x, dx=5))
    return lambda x: tuple(module.peccary(x, n=5).calcHC(sampInt=1)[:2])


def _compare(x: np.ndarray, known: dict[str, Peer]) -> None:
    """Raise ArithmeticError unless all contenders find the same."""
    few = x[:20_000]
    for name, call in known.items():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # theirs to mend
            theirs = call(few)
        ours = batch(few, 5)[: len(theirs)]
        if not np.allclose(ours, theirs, rtol=0.0, atol=1e-12):
            raise ArithmeticError(f"entropy and complexity {ours}, but {name} finds {theirs}")
    for i, n in enumerate(STREAM_NS):
        last = batch(x[-(WINDOW + n - 1) :], n)
        live, (H, C) = stream(x, n), streams(x)
        if not np.allclose([live, (H[i, 0], C[i, 0])], last, rtol=0.0, atol=1e-10):
            raise ArithmeticError(f"the stream reads {live}, the batch {last}")
    if abs(delays(x)[0] - batch(x[:DELAYED], 5)[0]) > 1e-12:
        raise ArithmeticError("the spectrum of delays differs from its first point")


def _ratio(x: np.ndarray, name: str, call: Peer | None, target: float, rounds: int) -> Figure:
    """Times as fast as a package; a slow one takes a turn or two only."""
    if call is None:
        return absent("times as fast", f"{name} is not installed", target)
    turns = rounds if name == "antropy" else min(rounds, 2)
    contenders: dict[str, Callable[[], object]] = {
        "ours": lambda: [batch(x, 5) for _ in range(4)],
        name: lambda: call(x),
    }
    times = interleave(contenders, turns)
    shown = "H only" if name == "antropy" else "H and C"
    against = f"{name} {metadata.version(name)}, {shown}; {SAMPLES} samples, n = 5, one thread"
    return ratio(times, "ours", name, target, against, work=4.0)


def _costs(times: dict[str, list[float]]) -> dict[str, Figure]:
    """Milliseconds of a batch, and nanoseconds of a streamed sample, each at its best."""
    found = {}
    for n, target in BATCH_MS.items():
        said = f"H and C of {SAMPLES} samples, n = {n}, one thread; best of the rounds"
        found[f"entropy.batch_n{n}_ms"] = _best(times[f"batch {n}"], 1e3, "ms", target, said)
    for n, target in STREAM_NS.items():
        said = f"{WINDOW} patterns kept, pieces of {PIECE}, n = {n}; best of the rounds"
        spent = times[f"stream {n}"]
        found[f"entropy.stream_n{n}_ns"] = _best(spent, 1e9 / SAMPLES, "ns/sample", target, said)
    rings = len(STREAMED) * len(STREAM_NS)
    said = f"{rings} streams at once, n = 5, 6, tau = {STREAMED}, each; best of the rounds"
    spent = times["streams"]
    found["entropy.streams_ns"] = _best(spent, 1e9 / SAMPLES / rings, "ns/sample", 25.0, said)
    said = f"H and C at tau = 1 to {DELAYS}, {DELAYED} samples, n = 5; best of the rounds"
    found["entropy.delays_ms"] = _best(times["delays"], 1e3, "ms", DELAYS_MS, said)
    for n, target in BORDERS_MS.items():
        said = f"both borders of the plane, n = {n}; best of the rounds"
        found[f"entropy.borders_n{n}_ms"] = _best(times[f"borders {n}"], 1e3, "ms", target, said)
    return found


def _best(seconds: list[float], scale: float, unit: str, target: float, said: str) -> Figure:
    """The least of the rounds: a limit of our code, which a busy machine only hides."""
    figure = summary([scale * spent for spent in seconds], unit, target, said, "at most")
    assert figure.low is not None
    return replace(figure, value=figure.low, met=figure.low <= target)
