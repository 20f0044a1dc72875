"""Entropies of a field: over how many places, and over how many waves, its intensity is spread."""

from __future__ import annotations

from math import inf, log, pi, sqrt
from typing import Any

import numpy as np

from explorer.model import (
    BadInput,
    Card,
    Diagnostic,
    Expect,
    Param,
    Profile,
    Reading,
    Series,
    Source,
)
from explorer.model import Value as V
from explorer.numerics import field_entropy as entropy

SUPPLEMENT = "Herho et al. 2025, arXiv:2509.05901, supplementary tables"


def compute(samples: np.ndarray, threshold: float, x: Any = None) -> Reading:
    """Entropies of |field|^2 (m,) and of its spectrum; BadInput for a field of nothing."""
    field = np.asarray(samples)
    if field.ndim != 1 or field.size < 2:
        raise BadInput(f"field_entropies needs a line of 2 values or more, got {field.shape}")
    if not np.isfinite(field).all():
        raise BadInput("field_entropies: every value of the field must be finite")
    p = entropy.shares(field)
    if not p.any():
        return Reading(
            values=dict.fromkeys((v.name for v in VALUES), np.nan),
            notes=("The field is zero everywhere: nothing is spread.",),
        )
    dx = 1.0 if x is None else float(x[1] - x[0])
    dk = 2.0 * pi / (field.size * dx)
    modes = entropy.shares(np.fft.fft(field))
    shannon, spectral = entropy.shannon(p), entropy.shannon(modes)
    held = p[p > threshold * p.max()]
    values = {
        "shannon": shannon,
        "renyi_half": entropy.renyi(p, 0.5),
        "renyi_2": entropy.renyi(p, 2.0),
        "renyi_inf": entropy.renyi(p, inf),
        "tsallis_half": entropy.tsallis(p, 0.5),
        "tsallis_2": entropy.tsallis(p, 2.0),
        "hartley": float(np.log(held.size)),
        "spectral": spectral,
        "differential": shannon + log(dx),
        "differential_2": entropy.renyi(p, 2.0) + log(dx),
        "differential_inf": entropy.renyi(p, inf) + log(dx),
        "spectral_differential": spectral + log(dk),
        "mean_intensity": float((np.abs(field) ** 2).mean()),
    }
    return Reading(values=values, settings={"points": field.size, "dx": dx})


VALUES = (
    V("shannon", "nat", "of the shares of |field|^2; grows with the number of points", "S"),
    V("differential", "", "the same without the grid: S + ln dx", "h", "no grid"),
    V("spectral", "nat", "of the shares of the spectrum", "S_k"),
    V(
        "spectral_differential",
        "",
        "the same without the grid: + ln dk",
        "h_k",
        "spectral, no grid",
    ),
    V("renyi_2", "nat", "Renyi entropy, index 2: pairs that meet", "R_2"),
    V("renyi_half", "nat", "Renyi entropy, index 1/2: the faint parts count more", "R_{1/2}"),
    V("renyi_inf", "nat", "Renyi entropy, index infinity: the highest point alone", r"R_\infty"),
    V("differential_2", "", "Renyi entropy, index 2, without the grid", "h_2", "2, no grid"),
    V("differential_inf", "", "index infinity without the grid", r"h_\infty", "inf, no grid"),
    V("tsallis_2", "", "Tsallis entropy, index 2: chance that two shares differ", "T_2"),
    V("tsallis_half", "", "Tsallis entropy, index 1/2", "T_{1/2}"),
    V("hartley", "nat", "of the number of points above the threshold", "R_0"),
    V("mean_intensity", "", "mass over length", r"\overline{|\psi|^2}", "mean intensity"),
)


def _pulse(amplitude: float, points: int = 512, length: float = 50.0) -> dict[str, np.ndarray]:
    """A sech(A x) with its peak on a node."""
    x = -length / 2 + length / points * np.arange(points)
    return {"samples": amplitude / np.cosh(amplitude * x), "x": x}


def _soliton() -> dict[str, np.ndarray]:
    return _pulse(2.0)


def _fine_soliton() -> dict[str, np.ndarray]:
    return _pulse(1.5, 2048, 60.0)


def _at_start(field: str, value: float, preset: str, **params: Any) -> Expect:
    return Expect(
        field, value, 2e-3, SUPPLEMENT, of="nlse_solitons:psi", preset=preset, steps=0,
        params=params,
    )  # fmt: skip


A, DX = 1.5, 60.0 / 2048
EXPECTS = (
    Expect("differential", 2 - log(2 * A), 1e-6, "2 - ln 2A, exact", data=_fine_soliton),
    Expect("differential_2", -log(A / 3), 1e-6, "-ln(A/3), exact", data=_fine_soliton),
    Expect("differential_inf", -log(A / 2), 1e-6, "-ln(A/2), exact", data=_fine_soliton),
    Expect("tsallis_2", 1 - A * DX / 3, 1e-6, "1 - A dx/3, exact", data=_fine_soliton),
    Expect("tsallis_half", 2 * (pi / sqrt(DX * 2 * A) - 1), 1e-3, "exact", data=_fine_soliton),
    Expect("spectral_differential", 2 - log(pi / A), 1e-6, "exact", data=_fine_soliton),
    Expect("shannon", 2.94001, 1e-4, f"{SUPPLEMENT}: 2.940", data=_soliton),
    Expect("renyi_2", 2.73177, 1e-4, f"{SUPPLEMENT}: 2.732", data=_soliton),
    Expect("tsallis_2", 0.934896, 1e-4, f"{SUPPLEMENT}: 0.935", data=_soliton),
    Expect("tsallis_half", 8.0531, 1e-3, f"{SUPPLEMENT}: 8.053", data=_soliton),
    Expect("spectral", 3.6226, 1e-4, f"{SUPPLEMENT}: 3.623", data=_soliton),
    Expect("renyi_inf", 2.3263, 1e-4, "-ln(A dx/2), peak on a node", data=_soliton),
    _at_start("shannon", 3.746, "two_soliton"),
    _at_start("spectral", 4.080, "two_soliton"),
    _at_start("shannon", 3.384, "breather", points=512),
    _at_start("spectral", 3.171, "breather", points=512),
    _at_start("mean_intensity", 0.0800, "single_soliton"),
    _at_start("mean_intensity", 0.1400, "two_soliton"),
    _at_start("mean_intensity", 0.14733, "breather", points=512),
    Expect("shannon", 3.053, 4e-3, f"{SUPPLEMENT}: in collision", of="nlse_solitons:psi",
           preset="two_soliton", steps=500),
    Expect("shannon", 2.940, 2e-3, f"{SUPPLEMENT}: at all times", of="nlse_solitons:psi",
           preset="single_soliton", steps=1980),
)  # fmt: skip

DIAGNOSTIC = Diagnostic(
    key="field_entropies",
    title="Entropies of a field",
    about="Over how many places, and over how many waves, the intensity of a field is spread. A "
    "narrow pulse has little of the first and much of the second. What depends on the number of "
    "points is also given without the grid.",
    takes=Profile,
    gives=Series,
    compute=compute,
    values=VALUES,
    params=(
        Param(
            "threshold", 1e-15, 1e-18, 1e-3, "of the highest share: what lies below is round-off "
            "to the count of points", scale="log", hard_min=0.0,
        ),
    ),
    sources=(
        Source("C. E. Shannon", "A mathematical theory of communication", 1948,
               "Bell Syst. Tech. J. 27, 379-423"),
        Source("A. Rényi", "On measures of entropy and information", 1961,
               "Proc. 4th Berkeley Symp. Math. Stat. Prob. 1, 547-561"),
        Source("C. Tsallis", "Possible generalization of Boltzmann-Gibbs statistics", 1988,
               "J. Stat. Phys. 52, 479-487", "10.1007/BF01016429"),
    ),
    expects=EXPECTS,
    card=Card(
        formula=(
            r"p_i = |\psi_i|^2 / \sum_j |\psi_j|^2",
            r"S = -\sum_i p_i \ln p_i",
            r"h = S + \ln \Delta x",
        ),
        range="S from 0 (one point) to ln of the points (even); h has no bounds and no grid",
        unit="nat",
        data="points fine enough that no peak falls between two of them",
        lies=(
            "S grows with the number of points: compare h between grids.",
            "The Hartley entropy counts round-off in the tails: it says what the threshold says.",
            "A peak between two points lowers the highest share and index infinity with it.",
        ),
        source="Shannon 1948; Rényi 1961; Tsallis 1988",
    ),
)  # fmt: skip
