"""Permutation entropy: H and C of a million samples against antropy, and the cost of one sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.numerics import ordinal
from explorer.numerics.plane import entropy_complexity
from explorer.numerics.ring import Ring

SAMPLES, FASTER = 1_000_000, 10.0
BATCH_MS = {5: 4.0, 6: 6.0}
STREAM_NS = {5: 20.0, 6: 30.0}
PIECE, WINDOW = 4096, 4096


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The figures, white noise and tau = 1, one thread; the entropies are compared first."""
    x = np.random.default_rng(0).standard_normal(SAMPLES)
    peer = _antropy()
    contenders: dict[str, Callable[[], object]] = {}
    for n in BATCH_MS:
        contenders[f"batch {n}"] = lambda n=n: batch(x, n)  # type: ignore[misc]
        contenders[f"stream {n}"] = lambda n=n: stream(x, n)  # type: ignore[misc]
    if peer is not None:
        contenders["antropy"] = lambda: peer.perm_entropy(x, 5, 1, normalize=True)
    _compare(x, peer)
    times = interleave(contenders, rounds)
    return {"entropy.ratio_to_antropy": _ratio(times, peer), **_costs(times)}


def batch(x: np.ndarray, n: int) -> tuple[float, float]:
    """H and C of the whole series."""
    return entropy_complexity(ordinal.counts(x, n).counts)


def stream(x: np.ndarray, n: int) -> tuple[float, float]:
    """H and C of its last patterns, fed in pieces as a live run feeds them."""
    ring = Ring(n, 1, WINDOW)
    for begin in range(0, len(x), PIECE):
        ring.feed(x[begin : begin + PIECE])
    return ring.entropy_complexity()


def _antropy() -> ModuleType | None:
    try:
        import antropy
    except ImportError:
        return None
    return antropy


def _compare(x: np.ndarray, peer: ModuleType | None) -> None:
    """Raise ArithmeticError unless all contenders find the same."""
    if peer is not None:
        ours, theirs = batch(x, 5)[0], peer.perm_entropy(x, 5, 1, normalize=True)
        if not abs(ours - theirs) <= 1e-12:
            raise ArithmeticError(f"entropy {ours!r}, but antropy finds {theirs!r}")
    for n in STREAM_NS:
        last = batch(x[-(WINDOW + n - 1) :], n)
        if not np.allclose(stream(x, n), last, rtol=0.0, atol=1e-10):
            raise ArithmeticError(f"the stream reads {stream(x, n)}, the batch {last}")


def _ratio(times: dict[str, list[float]], peer: ModuleType | None) -> Figure:
    if peer is None:
        return absent("times as fast", "antropy is not installed", FASTER)
    against = f"antropy {peer.__version__} perm_entropy, H only; n = 5, one thread"
    return ratio(times, "batch 5", "antropy", FASTER, against)


def _costs(times: dict[str, list[float]]) -> dict[str, Figure]:
    """Milliseconds of a batch, and nanoseconds of a streamed sample, each at its best."""
    found = {}
    for n, target in BATCH_MS.items():
        said = f"H and C of {SAMPLES} samples, n = {n}, one thread; best of the rounds"
        found[f"entropy.batch_n{n}_ms"] = _best(times[f"batch {n}"], 1e3, "ms", target, said)
    for n, target in STREAM_NS.items():
        said = f"{WINDOW} patterns kept, pieces of {PIECE}, n = {n}; best of the rounds"
        per_sample = 1e9 / SAMPLES
        found[f"entropy.stream_n{n}_ns"] = _best(
            times[f"stream {n}"], per_sample, "ns/sample", target, said
        )
    return found


def _best(seconds: list[float], scale: float, unit: str, target: float, said: str) -> Figure:
    """The least of the rounds: a limit of our code, which a busy machine only hides."""
    figure = summary([scale * spent for spent in seconds], unit, target, said, "at most")
    assert figure.low is not None
    return replace(figure, value=figure.low, met=figure.low <= target)
