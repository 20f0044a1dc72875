"""Transfer entropy: whether one component's past helps to foretell another, and which way."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Card,
    Diagnostic,
    Expect,
    Experiment,
    Line,
    Param,
    Path,
    Picture,
    Reading,
    Source,
    Value,
)

SHIFTS = 100  # circular shifts that show what chance gives


def compute(
    samples: np.ndarray, source: int, target: int, past: int, memory: int, estimate: str, n: int,
    seed: int, cancel: Any = None,
) -> Reading:  # fmt: skip
    """T from one column of (k, d) to another and back, less what shifted copies give by chance."""
    path = np.asarray(samples, dtype=np.float64)
    if path.ndim != 2 or path.shape[1] < 2:
        raise BadInput(f"transfer_entropy needs two components or more, got shape {path.shape}")
    for name, value in (("source", source), ("target", target)):
        if value >= path.shape[1]:
            raise BadInput(f"{name} = {value}: there are components 0 to {path.shape[1] - 1}")
    path = path[np.isfinite(path).all(axis=1)]
    if len(path) < 50 * (past + memory):
        raise BadInput(f"transfer_entropy needs {50 * (past + memory)} samples, got {len(path)}")
    x, y = path[:, source], path[:, target]
    there = _measure(x, y, past, memory, estimate, n)
    back = _measure(y, x, past, memory, estimate, n)
    chance = _by_chance(x, y, past, memory, estimate, n, seed, cancel)
    height, edges = np.histogram(chance, 24)
    rank = (1 + int((chance >= there).sum())) / (1 + chance.size)
    return Reading(
        values={
            "T": there - float(chance.mean()),
            "T_raw": there,
            "T_back": back,
            "net": there - back,
            "p": rank,
        },
        arrays={
            "by_chance": (edges[1:] + edges[:-1]) / 2,
            "count": height.astype(float),
            "measured": np.array([there, there]),
            "height": np.array([0.0, float(height.max())]),
        },
        uncertainty={"T": float(chance.std(ddof=1)) if chance.size > 1 else math.nan},
        settings={"samples": len(path), "shifts": chance.size},
    )


def _measure(x: np.ndarray, y: np.ndarray, past: int, memory: int, estimate: str, n: int) -> float:
    from explorer.numerics import ordinal, transfer

    if estimate == "gaussian":
        return transfer.gaussian(x, y, past, memory)
    codes = [ordinal.codes(np.ascontiguousarray(v), n, 1, "stable", 0)[0] for v in (x, y)]
    return transfer.symbolic(codes[0], codes[1], math.factorial(n))


def _by_chance(
    x: np.ndarray, y: np.ndarray, past: int, memory: int, estimate: str, n: int, seed: int,
    cancel: Any,
) -> np.ndarray:  # fmt: skip
    chance = np.random.default_rng(seed)
    found = []
    for shift in chance.integers(x.size // 10, x.size - x.size // 10, SHIFTS):
        if cancel is not None and cancel[0]:
            break
        found.append(_measure(np.roll(x, int(shift)), y, past, memory, estimate, n))
    return np.array(found or [0.0])


def _two(experiment: Experiment) -> bool:
    """Whether there is a trajectory with two components or more."""
    return any(len(path.of or experiment.states) > 1 for path in experiment.paths)


def _driven() -> np.ndarray:
    """White x, and y that follows it one step later with as much noise of its own."""
    chance = np.random.default_rng(11)
    x, noise = chance.standard_normal((2, 200_000))
    return np.stack([x, np.roll(x, 1) + noise], axis=1)


DIAGNOSTIC = Diagnostic(
    key="transfer_entropy",
    title="Transfer entropy",
    about="How much better one component can be foretold when another's past is known too, beyond "
    "its own. Compare it with the way back, and with what shifted copies give by chance.",
    takes=Path,
    gives=Path,
    compute=compute,
    renews="dials",
    fits=_two,
    values=(
        Value("T", "nat", "from source to target, less the mean by chance", r"T_{X \to Y}"),
        Value("T_raw", "nat", "the same before the subtraction", label="raw"),
        Value("T_back", "nat", "from target to source", r"T_{Y \to X}", "back"),
        Value("net", "nat", "there less back: above 0 the source leads", label="net"),
        Value("p", "", "share of shifted copies that tell as much", "p"),
    ),
    params=(
        Param("source", 0, 0, 5, "component that may tell (the first is 0)", kind="int",
              hard_min=0),
        Param("target", 1, 0, 5, "component that is foretold", kind="int", hard_min=0),
        Param("past", 1, 1, 10, "samples of the source's past", kind="int", hard_min=1,
              hard_max=100),
        Param("memory", 1, 1, 10, "samples of the target's own past", kind="int", hard_min=1,
              hard_max=100),
        Param("estimate", "gaussian", choices=("gaussian", "symbolic"),
              help="by linear prediction, exact for Gaussian signals; or by ordinal patterns"),
        Param("n", 3, 3, 5, "samples per pattern, by ordinal patterns", kind="int", hard_min=3,
              hard_max=5),
    ),
    pictures=(
        Picture("by chance", Axis("transfer entropy", "nat"), Axis("shifted copies"),
                (Bars("by_chance", "count"), Line("measured", "height", "measured"))),
    ),
    sources=(
        Source("T. Schreiber", "Measuring information transfer", 2000,
               "Phys. Rev. Lett. 85, 461-464", "10.1103/PhysRevLett.85.461"),
        Source("L. Barnett, A. B. Barrett, A. K. Seth", "Granger causality and transfer entropy "
               "are equivalent for Gaussian variables", 2009, "Phys. Rev. Lett. 103, 238701",
               "10.1103/PhysRevLett.103.238701"),
        Source("M. Staniek, K. Lehnertz", "Symbolic transfer entropy", 2008,
               "Phys. Rev. Lett. 100, 158101", "10.1103/PhysRevLett.100.158101"),
    ),
    expects=(
        Expect("T", 0.5 * math.log(2.0), 5e-3, "ln(1 + c^2)/2 for c = 1", data=_driven),
        Expect("T_back", 0.0, 1e-3, "nothing goes back", data=_driven),
        Expect("p", 1 / 101, 1e-9, "no shifted copy tells as much", data=_driven),
    ),
    card=Card(
        formula=(r"T_{X \to Y} = I(Y_{t+1}; X_t \,|\, Y_t)",),
        range="0 (nothing is told) upwards",
        unit="nat",
        data="thousands of samples; many more by patterns",
        lies=(
            "A common driver that is not seen makes both seem to lead.",
            "Fully synchronised signals tell each other nothing.",
            "Few samples give something by chance: look at the shifted copies.",
        ),
        source="Schreiber 2000",
    ),
)  # fmt: skip
