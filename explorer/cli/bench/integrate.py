"""Warm RK4 of one trajectory against the same loop in C, every tenth step stored."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.equations.grammar import parse
from explorer.equations.press import press

STEPS, EVERY, TARGET = 400_000, 10, 0.8
FLAGS = ("-O3", "-march=native", "-ffast-math")
AGAINST = f"gcc {' '.join(FLAGS)}, the same loop without a test for divergence"


class Case(NamedTuple):
    """One system as a text and as the body of a C function of t, y, p that fills k."""

    text: str
    c: str
    params: dict[str, float]
    start: dict[str, float]
    dt: float


def _lorenz96(n: int = 8) -> Case:
    lines = [
        f"x{i}' = (x{(i + 1) % n} - x{(i - 2) % n})*x{(i - 1) % n} - x{i} + force" for i in range(n)
    ]
    body = [
        f"k[{i}] = (y[{(i + 1) % n}] - y[{(i - 2) % n}])*y[{(i - 1) % n}] - y[{i}] + p[0];"
        for i in range(n)
    ]
    start = {f"x{i}": 8.0 + 0.01 * (i == 0) for i in range(n)}
    return Case("\n".join(lines), "\n".join(body), {"force": 8.0}, start, 0.005)


CASES = {
    "lorenz": Case(
        "x' = sigma*(y - x)\ny' = x*(rho - z) - y\nz' = x*y - beta*z",
        "k[0] = p[0]*(y[1] - y[0]); k[1] = y[0]*(p[1] - y[2]) - y[1];k[2] = y[0]*y[1] - p[2]*y[2];",
        {"sigma": 10.0, "rho": 28.0, "beta": 8 / 3},
        {"x": 1.0, "y": 1.0, "z": 1.0},
        0.01,
    ),
    "rossler": Case(
        "x' = -y - z\ny' = x + a*y\nz' = b + z*(x - c)",
        "k[0] = -y[1] - y[2]; k[1] = y[0] + p[0]*y[1]; k[2] = p[1] + y[2]*(y[0] - p[2]);",
        {"a": 0.2, "b": 0.2, "c": 5.7},
        {"x": 1.0, "y": 1.0, "z": 1.0},
        0.01,
    ),
    "hyper_rossler": Case(
        "x' = -y - z\ny' = x + a*y + w\nz' = b + x*z\nw' = -c*z + d*w",
        "k[0] = -y[1] - y[2]; k[1] = y[0] + p[0]*y[1] + y[3]; k[2] = p[1] + y[0]*y[2];"
        "k[3] = -p[2]*y[2] + p[3]*y[3];",
        {"a": 0.25, "b": 3.0, "c": 0.5, "d": 0.05},
        {"x": -20.0, "y": 0.0, "z": 0.0, "w": 15.0},
        0.005,
    ),
    "duffing": Case(
        "x' = v\nv' = x - x**3 - delta*v + gamma*cos(omega*t)",
        "k[0] = y[1]; k[1] = y[0] - y[0]*y[0]*y[0] - p[0]*y[1] + p[1]*cos(p[2]*t);",
        {"delta": 0.2, "gamma": 0.3, "omega": 1.0},
        {"x": 0.1, "v": 0.1},
        0.01,
    ),
    "lorenz96": _lorenz96(),
}
LOOP = """\
#include <math.h>
#define D %(d)d
static inline void f(double t, const double *restrict y, const double *restrict p,
                     double *restrict k) { %(body)s }
long advance(double *restrict state, const double *restrict p, double t0, double h, long n,
             long every, double *restrict out) {
  double y[D], a[D], b[D], c[D], d[D], z[D];
  for (int j = 0; j < D; j++) y[j] = state[j];
  for (long i = 0; i < n; i++) {
    double t = t0 + i*h;
    f(t, y, p, a);
    for (int j = 0; j < D; j++) z[j] = y[j] + h/2*a[j];
    f(t + h/2, z, p, b);
    for (int j = 0; j < D; j++) z[j] = y[j] + h/2*b[j];
    f(t + h/2, z, p, c);
    for (int j = 0; j < D; j++) z[j] = y[j] + h*c[j];
    f(t + h, z, p, d);
    for (int j = 0; j < D; j++) y[j] += h/6*(a[j] + 2*b[j] + 2*c[j] + d[j]);
    if ((i + 1) %% every == 0) {
      for (int j = 0; j < D; j++) out[j] = y[j];
      out += D;
    }
  }
  for (int j = 0; j < D; j++) state[j] = y[j];
  return n;
}
"""


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Our steps per second over C's, for each system."""
    found = {}
    compiler = shutil.which("gcc")
    with tempfile.TemporaryDirectory() as folder:
        for name, case in CASES.items():
            key = f"integrate.{name}.ratio_to_c"
            if compiler is None:
                found[key] = absent("times as fast", "no gcc on this machine", TARGET)
                continue
            ours, peer = _pressed(case), _compiled(compiler, name, case, Path(folder))
            _compare(name, ours, peer)
            loops = {"pressed": partial(ours, STEPS), "c": partial(peer, STEPS)}
            times = interleave(loops, rounds)
            found[key] = ratio(times, "pressed", "c", TARGET, AGAINST)
    return found


def _pressed(case: Case) -> Callable[[int], np.ndarray]:
    """Our machine code as a function that gives samples (steps // EVERY, d)."""
    system = parse(case.text, params=tuple(case.params), states=tuple(case.start))
    trajectory, memory = press(system, "rk4"), np.zeros(0)
    p = np.array(list(case.params.values()))

    def run(steps: int) -> np.ndarray:
        y = np.array(list(case.start.values()))
        out = np.empty((steps // EVERY, len(y)))
        trajectory.advance(y, memory, p, 0.0, case.dt, 0, steps, EVERY, out)
        return out

    return run


def _compiled(compiler: str, name: str, case: Case, folder: Path) -> Callable[[int], np.ndarray]:
    """The C loop, compiled, as a function that gives the same samples."""
    source, library = folder / f"{name}.c", folder / f"{name}.so"
    source.write_text(LOOP % {"d": len(case.start), "body": case.c}, encoding="utf-8")
    command = [compiler, *FLAGS, "-shared", "-fPIC", str(source), "-o", str(library), "-lm"]
    subprocess.run(command, check=True, capture_output=True)
    advance = ctypes.CDLL(str(library)).advance
    pointer, real, whole = ctypes.c_void_p, ctypes.c_double, ctypes.c_long
    advance.argtypes = [pointer, pointer, real, real, whole, whole, pointer]
    p = np.array(list(case.params.values()))

    def run(steps: int) -> np.ndarray:
        y = np.array(list(case.start.values()))
        out = np.empty((steps // EVERY, len(y)))
        advance(y.ctypes.data, p.ctypes.data, 0.0, case.dt, steps, EVERY, out.ctypes.data)
        return out

    return run


def _compare(
    name: str, ours: Callable[[int], np.ndarray], peer: Callable[[int], np.ndarray]
) -> None:
    """Refuse to time two loops that do not do the same work."""
    apart = np.abs(ours(300) - peer(300)).max()
    if not apart < 1e-9:
        raise ArithmeticError(f"{name}: the C loop is off by {apart:.1e} after 300 steps")
