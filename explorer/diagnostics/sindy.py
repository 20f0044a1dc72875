"""SINDy: the equations behind a trajectory, as few terms as will do."""

from __future__ import annotations

from typing import Any

import numpy as np

from explorer.model import (
    Axis,
    BadInput,
    Curve,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Param,
    Path,
    Picture,
    Reading,
    Source,
    Value,
)

RIDGE = 1e-5
LEAST = 100
AHEAD = 2000  # samples of the forecast that is shown beside the truth


def compute(
    samples: np.ndarray, rule: str, degree: int, threshold: float, trigonometric: bool, dt: float
) -> Reading:
    """Equations of a path (n, d) by sparse regression on a library of terms."""
    from explorer.numerics import sparse

    path = np.asarray(samples, dtype=np.float64)
    if path.ndim != 2 or len(path) < LEAST:
        raise BadInput(f"sindy needs {LEAST} states (n, d) or more, got shape {path.shape}")
    path = path[np.isfinite(path).all(axis=1)]
    names = tuple("xyzuvwpqrs"[: path.shape[1]])
    if rule == "map":
        inner, rates = path[:-1], path[1:]
    else:
        inner, rates = path[4:-4], sparse.derivative(path, abs(dt))
    terms = sparse.library(inner, names, degree, trigonometric)
    found = sparse.stlsq(terms.values, rates, threshold, RIDGE)
    told = terms.values @ found
    unexplained = ((rates - told) ** 2).sum(axis=0) / np.maximum(
        ((rates - rates.mean(axis=0)) ** 2).sum(axis=0), 1e-300
    )
    every = max(1, len(rates) // 2000)
    return Reading(
        values={
            "terms": float((found != 0.0).sum()),
            "explained": float(1.0 - unexplained.max()),
        },
        arrays={
            "coefficients": found.T,
            "measured": rates[::every, 0],
            "told": told[::every, 0],
            "ends": np.array([rates[:, 0].min(), rates[:, 0].max()]),
            **_forecast(path, terms.words, found, names, rule, abs(dt)),
        },
        words={"terms": terms.words, "equations": equations(found, terms.words, names)},
        notes=equations(found, terms.words, names),
        settings={"states": len(path), "library": len(terms.words)},
        provisional=len(path) < 1000,
    )


def equations(found: np.ndarray, words: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """What was found, as text that can be typed in again."""
    lines = []
    for column, name in enumerate(names):
        parts = [
            f"{value:+.5g}" + ("" if word == "1" else f"*{word}")
            for value, word in zip(found[:, column], words, strict=True)
            if value
        ]
        lines.append(f"{name}' = " + (" ".join(parts).removeprefix("+") or "0"))
    return tuple(lines)


def _forecast(
    path: np.ndarray, words: tuple[str, ...], found: np.ndarray, names: tuple[str, ...], rule: str,
    dt: float,
) -> dict[str, Any]:  # fmt: skip
    """The found equations run from the first state, beside the path itself."""
    from explorer.numerics import sparse

    steps = min(AHEAD, len(path) - 1)
    degree = max((word.count("*") + 1 for word in words), default=1)
    state, told = path[0].copy(), [path[0].copy()]
    trigonometric = any("(" in word for word in words)
    bound = 10.0 * np.abs(path).max()

    def rate(at: np.ndarray) -> np.ndarray:
        values = sparse.library(at[None], names, min(degree, 5), trigonometric)
        kept = [values.words.index(word) for word in words]
        return values.values[0, kept] @ found

    for _ in range(min(steps, 600)):
        if rule == "map":
            state = rate(state)
        else:
            k1 = rate(state)
            k2 = rate(state + dt / 2 * k1)
            k3 = rate(state + dt / 2 * k2)
            state = state + dt / 6 * (k1 + 2 * k2 + 2 * k3 + rate(state + dt * k3))
        if not np.isfinite(state).all() or np.abs(state).max() > bound:
            break
        told.append(state.copy())
    seen = np.array(told)
    t = dt * np.arange(len(seen)) if rule != "map" else np.arange(len(seen), dtype=float)
    return {"t": t, "truth": path[: len(seen), 0], "model": seen[:, 0]}


def _lorenz_coefficients() -> tuple[float, ...]:
    """Of 1, x, y, z, x^2, xy, xz, y^2, yz, z^2 in each of the three equations."""
    return (
        *(0, -10, 10, 0, 0, 0, 0, 0, 0, 0),
        *(0, 28, -1, 0, 0, 0, -1, 0, 0, 0),
        *(0, 0, 0, -8 / 3, 0, 1, 0, 0, 0, 0),
    )


DIAGNOSTIC = Diagnostic(
    key="sindy",
    title="Equations from data (SINDy)",
    about="Forgets the equations and finds them again from the trajectory alone: among all "
    "products of the states, as few as will do. Lower the threshold until terms appear that "
    "should not.",
    takes=Path,
    gives=Curve,
    compute=compute,
    renews="dials",
    values=(
        Value("terms", "", "terms that are left in all equations", "k"),
        Value("explained", "1", "share of the motion they explain, of the worst equation", "R^2"),
    ),
    params=(
        Param("rule", "flow", choices=("flow", "map"),
              help="whether rates are to be explained, or next values"),
        Param("degree", 3, 1, 5, "highest product of states in the library", kind="int",
              hard_min=1, hard_max=6),
        Param("threshold", 0.1, 0.001, 1.0, "smaller coefficients are dropped", scale="log",
              hard_min=0.0),
        Param("trigonometric", False, help="sine and cosine of each state too"),
    ),
    pictures=(
        Picture("forecast", Axis("t", "time"), Axis("x"),
                (Line("t", "truth", "the run"), Line("t", "model", "found equations",
                                                     dashed=True))),
        Picture("fit", Axis("measured rate of x"), Axis("rate that the equations give"),
                (Line("ends", "ends", quiet=True), Dots("measured", "told", size=2.0))),
    ),
    sources=(
        Source("S. L. Brunton, J. L. Proctor, J. N. Kutz", "Discovering governing equations from "
               "data by sparse identification of nonlinear dynamical systems", 2016,
               "Proc. Natl. Acad. Sci. 113, 3932-3937", "10.1073/pnas.1517384113"),
    ),
    expects=(
        Expect("terms", 7.0, 0.0, "Lorenz has seven", of="lorenz", dt=0.002, steps=20_000),
        Expect("coefficients", _lorenz_coefficients(), 0.013, "Lorenz; half a percent of the least",
               of="lorenz", dt=0.002, steps=20_000, options={"degree": 2}),
        Expect("coefficients", (1.0, 0.0, 1.0, -1.4, 0, 0, 0, 0.3, 0, 0, 0, 0), 1e-3,
               "Hénon: 1, x, y, x^2, xy, y^2", of="henon", steps=4000,
               options={"degree": 2, "rule": "map", "threshold": 0.05}),
    ),
)  # fmt: skip
