"""A hundred thousand starts of Lorenz on one thread, against the same loop in C."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

from explorer.cli.bench.integrate import CASES, FLAGS
from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.equations.grammar import parse
from explorer.equations.press import press_ensemble

MEMBERS, STEPS, BLOCK, TARGET = 100_000, 100, 512, 0.8
KEY = "ensemble.ratio_to_c"
LOOP = """\
#define B %(block)d
void advance(double *restrict y, long m, const double *restrict p, double h, long n) {
  const double s = p[0], r = p[1], b = p[2];
  for (long at = 0; at < m; at += B) {
    const long c = m - at < B ? m - at : B;
    double *restrict X = y + at, *restrict Y = y + m + at, *restrict Z = y + 2*m + at;
    for (long i = 0; i < n; i++)
      for (long j = 0; j < c; j++) {
        double x = X[j], u = Y[j], z = Z[j];
        double a0 = s*(u - x), a1 = x*(r - z) - u, a2 = x*u - b*z;
        double x1 = x + h/2*a0, u1 = u + h/2*a1, z1 = z + h/2*a2;
        double b0 = s*(u1 - x1), b1 = x1*(r - z1) - u1, b2 = x1*u1 - b*z1;
        double x2 = x + h/2*b0, u2 = u + h/2*b1, z2 = z + h/2*b2;
        double c0 = s*(u2 - x2), c1 = x2*(r - z2) - u2, c2 = x2*u2 - b*z2;
        double x3 = x + h*c0, u3 = u + h*c1, z3 = z + h*c2;
        double d0 = s*(u3 - x3), d1 = x3*(r - z3) - u3, d2 = x3*u3 - b*z3;
        X[j] = x + h/6*(a0 + 2*b0 + 2*c0 + d0);
        Y[j] = u + h/6*(a1 + 2*b1 + 2*c1 + d1);
        Z[j] = z + h/6*(a2 + 2*b2 + 2*c2 + d2);
      }
  }
}
"""


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Our member steps per second over C's."""
    compiler = shutil.which("gcc")
    if compiler is None:
        return {KEY: absent("times as fast", "no gcc on this machine", TARGET)}
    case = CASES["lorenz"]
    p, dt = np.array(list(case.params.values())), case.dt
    start = np.random.default_rng(1963).uniform(-10.0, 10.0, (3, MEMBERS))
    system = parse(case.text, params=tuple(case.params), states=tuple(case.start))
    ensemble = press_ensemble(system, "rk4")
    with tempfile.TemporaryDirectory() as folder:
        advance = _compiled(compiler, Path(folder))

        def ours(steps: int = STEPS) -> np.ndarray:
            y = start.copy()
            ensemble.advance(y, p, 0.0, dt, 0, steps)
            return y

        def peer(steps: int = STEPS) -> np.ndarray:
            y = start.copy()
            advance(y.ctypes.data, MEMBERS, p.ctypes.data, dt, steps)
            return y

        apart = np.abs(ours(50) - peer(50)).max()
        if not apart < 1e-9:
            raise ArithmeticError(f"the C loop is off by {apart:.1e} after 50 steps")
        times = interleave({"pressed": ours, "c": peer}, rounds)
    against = f"gcc {' '.join(FLAGS)}, structure of arrays in blocks of {BLOCK}, one thread"
    return {KEY: ratio(times, "pressed", "c", TARGET, against)}


def _compiled(compiler: str, folder: Path) -> ctypes._CFuncPtr:  # type: ignore[name-defined]
    source, library = folder / "ensemble.c", folder / "ensemble.so"
    source.write_text(LOOP % {"block": BLOCK}, encoding="utf-8")
    command = [compiler, *FLAGS, "-shared", "-fPIC", str(source), "-o", str(library)]
    subprocess.run(command, check=True, capture_output=True)
    advance = ctypes.CDLL(str(library)).advance
    pointer, whole = ctypes.c_void_p, ctypes.c_long
    advance.argtypes = [pointer, whole, pointer, ctypes.c_double, whole]
    advance.restype = None
    return advance
