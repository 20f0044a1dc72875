"""DOP853 on Lorenz at a tight tolerance, 2500 samples, against numbalsoda and heyoka.

Neither peer is needed to run the program, so either may be absent; both can be put beside it in
an environment of its own.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from explorer.cli.bench.integrate import CASES, FLAGS
from explorer.cli.bench.measure import Figure, absent, interleave, ratio, summary
from explorer.equations.grammar import parse
from explorer.equations.press import press

UNTIL, SAMPLES, RTOL, ATOL = 50.0, 2500, 1e-9, 1e-11
BATCH = 20  # runs per timed call: one takes about a millisecond
TARGETS = {"numbalsoda": 1.0, "heyoka": 1.0}
EARLY = 250  # samples that must agree: later ones part, as chaos will have it
Run = Callable[[], np.ndarray]


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Milliseconds of a run, and our speed over each peer's."""
    ours = _pressed()
    contenders: dict[str, Run] = {"pressed": ours}
    contenders |= {n: make() for n, make in PEERS.items() if find_spec(n) is not None}
    for name, peer in contenders.items():
        apart = np.abs(peer()[:EARLY] - ours()[:EARLY]).max()
        if not apart < 1e-5:
            raise ArithmeticError(f"{name} is off by {apart:.1e} at t = {UNTIL * EARLY / SAMPLES}")
    times = interleave({name: _batch(run) for name, run in contenders.items()}, rounds)
    settings = f"rtol {RTOL:g}, t = {UNTIL:g}, {SAMPLES} samples"
    milliseconds = [1e3 * seconds / BATCH for seconds in times["pressed"]]
    key = "integrate.lorenz_adaptive"
    found = {f"{key}_ms": summary(milliseconds, "ms", None, settings)}
    for name, target in TARGETS.items():
        figure = absent("times as fast", f"{name} is not installed", target)
        if name in contenders:
            figure = ratio(times, "pressed", name, target, f"{name}, {settings}")
        found[f"{key}.ratio_to_{name}"] = figure
    return found


def _batch(run: Run) -> Callable[[], None]:
    def runs() -> None:
        for _ in range(BATCH):
            run()

    return runs


def _pressed() -> Run:
    case = CASES["lorenz"]
    system = parse(case.text, params=tuple(case.params), states=tuple(case.start))
    trajectory, p = press(system, "dop853"), np.array(list(case.params.values()))
    dt = UNTIL / SAMPLES

    def run() -> np.ndarray:
        y, out = np.array(list(case.start.values())), np.empty((SAMPLES, 3))
        memory = trajectory.remembered(p, dt)
        trajectory.advance(y, memory, p, 0.0, dt, 0, SAMPLES, 1, out, RTOL, ATOL)
        return out

    return run


def _numbalsoda() -> Run:
    """Its own DOP853 on a function compiled from C."""
    from numbalsoda import dop853

    case, compiler = CASES["lorenz"], shutil.which("gcc")
    if compiler is None:
        raise ArithmeticError("numbalsoda is here, but no gcc to make its right-hand side")
    with tempfile.TemporaryDirectory() as folder:
        source, library = Path(folder, "field.c"), Path(folder, "field.so")
        head = "void field(double t, const double *y, double *k, const double *p)"
        source.write_text(f"{head} {{ {case.c} }}\n", encoding="utf-8")
        command = [compiler, *FLAGS, "-shared", "-fPIC", str(source), "-o", str(library)]
        subprocess.run(command, check=True, capture_output=True)
        loaded = ctypes.CDLL(str(library))
    address = ctypes.cast(loaded.field, ctypes.c_void_p).value
    start, p = np.array(list(case.start.values())), np.array(list(case.params.values()))
    times = np.linspace(0.0, UNTIL, SAMPLES + 1)

    def run() -> np.ndarray:
        assert loaded  # it must live as long as its function is called
        found: np.ndarray = dop853(address, start, times, p, RTOL, ATOL)[0][1:]
        return found

    return run


def _heyoka() -> Run:
    """Taylor series of an order that the tolerance asks for."""
    import heyoka as hy

    case = CASES["lorenz"]
    x, y, z = hy.make_vars("x", "y", "z")
    a, b, c = (hy.par[i] for i in range(3))
    field = [(x, a * (y - x)), (y, x * (b - z) - y), (z, x * y - c * z)]
    values, start = list(case.params.values()), list(case.start.values())
    series = hy.taylor_adaptive(field, start, tol=RTOL, pars=values)
    times = np.linspace(0.0, UNTIL, SAMPLES + 1)

    def run() -> np.ndarray:
        series.time = 0.0
        series.state[:] = start
        found: np.ndarray = series.propagate_grid(times)[-1][1:]
        return found

    return run


PEERS: dict[str, Callable[[], Run]] = {"numbalsoda": _numbalsoda, "heyoka": _heyoka}
