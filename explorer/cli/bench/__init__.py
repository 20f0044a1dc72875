"""Benchmarks by word: each file gives `figures(rounds)`, a name -> Figure mapping."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from explorer.cli.bench.measure import Figure
from explorer.model.param import unknown

# word -> what it measures; the order in which a full bench runs
WORDS = {
    "press": "equation text to first step",
    "integrate": "RK4 steps per second against gcc",
    "adaptive": "DOP853 against numbalsoda and heyoka, where they are installed",
    "ensemble": "a hundred thousand starts against the same loop in C",
    "ftle": "fields, ridges and frames per second against a plain numba loop and NumbaCS",
    "gridded": "flow maps of gridded data against NumbaCS, and a lattice Boltzmann wake",
    "diagram": "orbit diagrams and exponent maps drawn anew",
    "lyapunov": "a spectrum of exponents against pynamicalsys",
    "school": "the school against dewi-kadita",
    "entropy": "permutation entropy against antropy",
    "sample": "sample entropy against antropy and neurokit2",
    "fields": "solitons against simple-idealized-1d-nlse, ETDRK4 against NumPy",
    "sweep": "what a sweep costs beside its points, and two processes against bare ones",
    "trail": "a million-segment trail against an empty frame",
    "cloud": "a million points as density against vispy Markers",
    "fish": "fish against vispy InstancedMesh and pyqtgraph's baked mesh",
    "startup": "process start to the first live frame",
    "latency": "slider event to paint",
    "choose": "an experiment chosen to its first moving picture",
    "stall": "longest stall of the window while a system opens",
}


def words() -> tuple[str, ...]:
    """The benchmarks that are here."""
    return tuple(word for word in WORDS if find_spec(f"{__name__}.{word}") is not None)


def load(word: str) -> Callable[[int], dict[str, Figure]]:
    """The `figures` function of one benchmark."""
    if word not in words():
        raise unknown(word, set(words()), "benchmark")
    return import_module(f"{__name__}.{word}").figures
