"""What a sweep costs beside its points: their shipping, and how well it uses two cores."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context
from time import perf_counter

from explorer import api
from explorer.cli.bench.measure import Figure, interleave, ratio, summary
from explorer.engine.crew import processes
from explorer.engine.sweep import Plan, Point, Table, fill

MANY = 10_000  # points whose shipping is timed
SOME = 48  # points of real work
TARGET = 0.9


def nothing(plan: Plan, indices: Sequence[int]) -> list[Point]:
    """Points that cost nothing: what is left is the sweep itself."""
    return [(index, {"lyapunov.largest": 0.0}, "") for index in indices]


def _half(given: tuple[Plan, list[int]]) -> list[Point]:
    return api.points(*given)


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Microseconds a point, and two processes of a sweep against two bare ones."""
    return {**_shipped(rounds), **_shared(rounds)}


def _shipped(rounds: int) -> dict[str, Figure]:
    plan = api.plan("logistic", {"r": (2.5, 4.0, MANY)}, "lyapunov.largest", {}, {"steps": 10})
    names = api.fields_of(plan)
    spent: dict[int, list[float]] = {1: [], 2: []}
    for workers, times in spent.items():
        with processes(workers) as executor:
            for turn in range(rounds + 1):
                begun = perf_counter()
                for _ in fill(Table(plan, names), nothing, executor, workers):
                    pass
                if turn:  # the first starts the processes
                    times.append(1e6 * (perf_counter() - begun) / MANY)
    words = f"{MANY} points that cost nothing"
    return {
        "sweep.overhead_here_us": summary(spent[1], "us/point", None, f"{words}, one process"),
        "sweep.overhead_two_us": summary(spent[2], "us/point", None, f"{words}, two processes"),
    }


def _shared(rounds: int) -> dict[str, Figure]:
    plan = api.plan("lorenz", {"rho": (20.0, 60.0, SOME)}, "lyapunov.largest", {}, {"until": 400.0})
    names = api.fields_of(plan)
    halves = [(plan, list(range(part, SOME, 2))) for part in (0, 1)]
    with processes(2) as executor, get_context("spawn").Pool(2) as bare:

        def ours() -> None:
            for _ in fill(Table(plan, names), api.points, executor, 2):
                pass

        def peer() -> None:
            bare.map(_half, halves, chunksize=1)

        def alone() -> None:
            for _ in fill(Table(plan, names), api.points):
                pass

        times = interleave({"sweep": ours, "bare": peer, "alone": alone}, rounds)
    gain = ratio(times, "bare", "alone", 0.0)
    against = f"two bare processes, each half of the {SOME} points ({gain.value:.2f}x one process)"
    return {"sweep.speedup_of_bare": ratio(times, "sweep", "bare", TARGET, against)}
