"""Solitons against simple-idealized-1d-nlse, and the flame front against plain NumPy."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import numpy as np

from explorer import api
from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.cli.bench.peer import Peer, python_with
from explorer.experiments.fields import kuramoto_sivashinsky as flame
from explorer.numerics import etdrk4

REFERENCE = "simple_idealized_1d_nlse"
SNAPSHOT = 20.0 / 99.0
# case -> (our preset, steps per snapshot, how the reference makes its first wave, target)
CASES = {
    "single_soliton": ("single_soliton", 15, "SingleSoliton(2.0, -10.0, 1.0)", 25.0),
    "two_soliton": ("two_soliton", 10, "TwoSoliton(2.0, 1.5, -10.0, 10.0, 2.0, -2.0)", 20.0),
    "breather": ("breather", 10, "BreatherSolution(1.0, 0.5, 0.5)", 20.0),
}
SETUP = """
import contextlib, io, json
import numpy as np
from simple_idealized_1d_nlse.core.initial_conditions import *
from simple_idealized_1d_nlse.core.solver import NLSESolver
quiet = io.StringIO()
with contextlib.redirect_stdout(quiet):
    solver = NLSESolver(verbose=False)
    wave = WAVE(solver.x)
def run():
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        found = solver.solve(wave, show_progress=False, monitor_conservation=False)
    psi = np.asarray(found["psi"])[-1]
    return json.dumps([psi.real.tolist(), psi.imag.tolist()])
"""
STEPS = 2000  # of the flame front in one timed call


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Every case against the reference, and the flame front against NumPy."""
    return {**_waves(rounds), "kuramoto_sivashinsky.ratio_to_numpy": _front(rounds)}


def _waves(rounds: int) -> dict[str, Figure]:
    python = python_with(REFERENCE)
    found = {}
    for case, (_, _, _, target) in CASES.items():
        name = f"nlse.{case}.ratio_to_reference"
        if python is None:
            found[name] = absent("times as fast", f"{REFERENCE} is not installed", target)
        else:
            found[name] = _against_reference(case, python, rounds)
    return found


def _against_reference(case: str, python: str, rounds: int) -> Figure:
    preset, each, word, target = CASES[case]
    ours = partial(_march, preset, each)
    with Peer(python, SETUP.replace("WAVE", word)) as peer:
        real, imag = json.loads(peer())
        exact = _converged(preset)
        theirs, own = _error(np.array(real) + 1j * np.array(imag), exact), _error(ours(), exact)
        if not own <= theirs:
            raise ArithmeticError(f"{case}: our error {own:.1e}, the reference's {theirs:.1e}")
        times = interleave({"ours": ours, "peer": peer}, rounds)
    against = f"{REFERENCE}, 512 points to t = 20, 100 snapshots; errors {own:.1e} and {theirs:.1e}"
    return ratio(times, "ours", "peer", target, against)


def _march(preset: str, each: int, points: int = 512, order: str = "4") -> np.ndarray:
    run = api.run(
        "nlse_solitons", {"points": points, "order": order}, preset=preset, steps=99 * each,
        every=each, dt=SNAPSHOT / each,
    )  # fmt: skip
    return np.asarray(run["psi"][-1])


def _converged(preset: str) -> np.ndarray:
    return _march(preset, 240, 1024, "6")[::2]


def _error(psi: np.ndarray, exact: np.ndarray) -> float:
    return float(np.linalg.norm(psi - exact) / np.linalg.norm(exact))


def _front(rounds: int) -> Figure:
    u = np.asarray(flame.begin(64, 22.0, 0.1, 0)["u"])
    given = etdrk4.coefficients(64, 22.0, 0.25, -1.0, -1.0, 0.0)

    def ours() -> Any:
        v = u.copy()
        flame.advance(v, 64, 22.0, 1.0, 1.0, 0.25, STEPS)
        return v

    def plain() -> Any:
        return _plain(u, given, STEPS)

    short = u.copy()
    flame.advance(short, 64, 22.0, 1.0, 1.0, 0.25, 40)
    if not np.abs(short - _plain(u, given, 40)).max() < 1e-10:
        raise ArithmeticError("the flame front parts from NumPy's within 40 steps")
    times = interleave({"ours": ours, "numpy": plain}, rounds)
    return ratio(times, "ours", "numpy", 20.0, "ETDRK4 in whole NumPy arrays, 64 points, L = 22")


def _plain(u: np.ndarray, given: etdrk4.Coefficients, steps: int) -> np.ndarray:
    """The same scheme with numpy.fft, as its authors write it."""
    kept = np.arange(given.g.size) <= u.size // 3
    points = u.size

    def look(v: np.ndarray) -> np.ndarray:
        return np.asarray(given.g * np.fft.rfft(np.fft.irfft(v * kept, points) ** 2))

    v = np.fft.rfft(u)
    for _ in range(steps):
        nv = look(v)
        a = given.half * v + given.q * nv
        na = look(a)
        b = given.half * v + given.q * na
        nb = look(b)
        c = given.half * a + given.q * (2.0 * nb - nv)
        v = given.whole * v + given.f1 * nv + 2.0 * given.f2 * (na + nb) + given.f3 * look(c)
    return np.fft.irfft(v, points)
