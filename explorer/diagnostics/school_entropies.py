"""Seven entropies of a school and their weighted sum, the oceanic schooling index.

Each is H = -sum p ln p of a histogram over the greatest it could be: 0 is order, 1 disorder.
`compat` is dewi-kadita 0.0.4 as it stands. `explorer` mends what depended on the compass, on the
border of the box or on its size: bins of equal area in the school's own frame, a circular mean
for the middle, ranges that fit the zones with overflow in the last bin, and as normaliser the
logarithm of the bins or of the fish, whichever are fewer.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from explorer.diagnostics import school_bins
from explorer.diagnostics.school_golden import even_headings, flat_mill, golden_school
from explorer.diagnostics.school_order import DEFINITION, KADITA, definition_of, school
from explorer.model import Card, Diagnostic, Expect, Param, Reading, Series, Source, Swarm, Value

WEIGHTS = {
    "cohesion": 0.18,
    "polarization": 0.28,
    "depth": 0.08,
    "angular_momentum": 0.08,
    "nearest_neighbour": 0.10,
    "velocity_correlation": 0.18,
    "shape": 0.10,
}
UNKNOWN = 0.5  # what too few fish are given
CELLS_FROM = 2000  # fish; below, all pairs are faster than sorting them into cells
FISH_PER_CELL = 6  # were they spread evenly


def compute(
    pos: Any,
    head: Any,
    definition: str,
    r_attraction: float,
    box: float = 0.0,
    params: Any = None,
    w_cohesion: float = WEIGHTS["cohesion"],
    w_polarization: float = WEIGHTS["polarization"],
    w_depth: float = WEIGHTS["depth"],
    w_angular_momentum: float = WEIGHTS["angular_momentum"],
    w_nearest_neighbour: float = WEIGHTS["nearest_neighbour"],
    w_velocity_correlation: float = WEIGHTS["velocity_correlation"],
    w_shape: float = WEIGHTS["shape"],
) -> Reading:
    """The seven entropies and `osi` of positions (N, 3) [L] and headings (N, 3)."""
    from explorer.diagnostics import school_counts as counts
    from explorer.numerics import headings

    pos, head, box = school(pos, head, box, params)
    reach = float(r_attraction or (params or {}).get("r_attraction", 10.0))
    mended = definition_of(definition, params) == "explorer"
    units = headings.units(head)
    away = headings.offsets(pos, box, mended)
    near = nearest(pos, box)
    samples = _pairs(units)
    shares = _shares(away)
    histograms = {
        "cohesion": _cohesion(near, box, reach, mended),
        "polarization": _directions(units, mended),
        "depth": _depth(pos, away, box, reach),
        "angular_momentum": _momenta(away, units, mended),
        "nearest_neighbour": _spacing(near, mended),
        "velocity_correlation": samples.sum(axis=0),
    }
    values = {}
    for name, histogram in histograms.items():
        most = histogram.size
        if mended and name != "velocity_correlation":
            most = min(most, len(pos))
        values[name] = counts.entropy(histogram, most)
    values["shape"] = -sum(p * math.log(p) for p in shares) / math.log(3)
    for name, least in FEWEST.items():
        if len(pos) < least:
            values[name] = UNKNOWN
    weights = dict(zip(WEIGHTS, (w_cohesion, w_polarization, w_depth, w_angular_momentum,
                                 w_nearest_neighbour, w_velocity_correlation, w_shape),
                       strict=True))  # fmt: skip
    notes, error = _told(weights, samples)
    if notes != NO_WEIGHT:
        total = sum(weights.values())
        values["osi"] = sum(weight * values[name] for name, weight in weights.items()) / total
    return Reading(
        values={"osi": math.nan, **values},
        arrays=school_bins.pictured(histograms, shares, box, reach, mended),
        uncertainty=error,
        notes=notes,
    )


NO_WEIGHT = ("every weight is zero: there is no index",)


def _told(
    weights: dict[str, float], samples: np.ndarray
) -> tuple[tuple[str, ...], dict[str, float]]:
    """What the reader should know, and the error of what was sampled."""
    from explorer.diagnostics.school_counts import standard_error

    if not sum(weights.values()) > 0.0:
        return NO_WEIGHT, {}
    if len(samples) == 1:
        return (), {}
    error = standard_error(samples, samples.shape[1])
    share = weights["velocity_correlation"] / sum(weights.values())
    note = f"velocity correlation from {samples.sum():.0f} sampled pairs: within {error:.1g}"
    return (note,), {"velocity_correlation": error, "osi": share * error}


FEWEST = {
    "cohesion": 2,
    "angular_momentum": 3,
    "nearest_neighbour": 6,
    "velocity_correlation": 2,
    "shape": 4,
}


def nearest(pos: np.ndarray, box: float) -> np.ndarray:
    """Distances (N, 5) [L] of each fish to its five nearest; inf where there are fewer."""
    from explorer.numerics import neighbours

    count = len(pos)
    out, corner, edge = np.empty((count, 5)), np.zeros(3), box
    if box == 0:  # a cube so wide that nobody is nearer round the back
        corner = pos.min(axis=0)
        edge = 2.001 * float((pos.max(axis=0) - corner).max()) + 1e-9
    if count < CELLS_FROM:
        neighbours.nearest_of_all(pos, edge, out)
        return out
    cells = round((count / FISH_PER_CELL) ** (1 / 3)) * (1 if box > 0 else 2)
    home, order = np.empty(count, np.int64), np.empty(count, np.int64)
    start = np.empty(cells**3 + 1, np.int64)
    x, y, z = corner
    neighbours.sort_into_cells(pos, edge, x, y, z, cells, home, order, start)
    neighbours.nearest_in_cells(pos, edge, cells, order, start, out)
    return out


def _cohesion(near: np.ndarray, box: float, reach: float, mended: bool) -> np.ndarray:
    """Counts of the distance to the nearest."""
    from explorer.diagnostics.school_counts import counted

    return counted(near[:, 0], 0.0, reach if mended or box == 0 else box / 2, 25, mended)


def _directions(units: np.ndarray, mended: bool) -> np.ndarray:
    """Counts of the heading over the sphere."""
    from explorer.diagnostics import school_counts as counts

    if not mended:
        return counts.compass_counts(units)
    mean, product = counts.moments(units)
    return counts.sphere_counts(units, counts.own_axes(mean, np.linalg.eigh(product)[1]))


def _depth(pos: np.ndarray, away: np.ndarray, box: float, reach: float) -> np.ndarray:
    """Counts of the depth z: over the box, or around the middle in open water."""
    from explorer.diagnostics.school_counts import counted

    if box > 0:
        return counted(pos[:, 2], 0.0, box, 15, False)
    return counted(away[:, 2], -reach, reach, 15, False)


def _momenta(away: np.ndarray, units: np.ndarray, mended: bool) -> np.ndarray:
    """Counts of each one's angular momentum: its size, or its part along the school's own."""
    from explorer.diagnostics import school_counts as counts
    from explorer.numerics import headings

    momenta = headings.turning(away, units)
    if not mended:
        return counts.counted(counts.lengths(momenta), 0.0, 1.0, 20, False)
    return counts.counted(counts.parts_along_mean(momenta), -1.0, 1.0, 20, False)


def _spacing(near: np.ndarray, mended: bool) -> np.ndarray:
    """Counts of how unequal the five nearest distances of each one are."""
    from explorer.diagnostics import school_counts as counts

    return counts.counted(counts.variation(near), 0.0, 1.0 if mended else 2.0, 20, mended)


def _pairs(units: np.ndarray) -> np.ndarray:
    """Counts (samples, 20) of the cosine between two headings; one row when all pairs count."""
    from explorer.diagnostics import school_counts as counts

    if len(units) > counts.PAIRS_SAMPLED_FROM:
        samples = max(counts.FEWEST_SAMPLES, counts.PAIRS_SAMPLED // len(units))
        return counts.sampled_pair_counts(units, 20, samples)
    return counts.pair_counts(units, 20)[None]


def _shares(away: np.ndarray) -> tuple[float, ...]:
    """The shares of the three principal variances, least first."""
    from explorer.diagnostics.school_counts import covariance

    if len(away) < 2:
        return 1 / 3, 1 / 3, 1 / 3
    found = [max(share, 1e-10) for share in np.linalg.eigvalsh(covariance(away)).tolist()]
    return tuple(share / sum(found) for share in found)


def _expect(what: str, value: float, tolerance: float, source: str, data: Any, **options: Any):  # type: ignore[no-untyped-def]
    return Expect(what, value, tolerance, source, data=data, options=options)


GOLDEN = {
    "cohesion": 0.5587398841,
    "polarization": 0.6668845069,
    "depth": 0.6170038344,
    "angular_momentum": 0.8224812199,
    "nearest_neighbour": 0.5882856466,
    "velocity_correlation": 0.9950477991,
    "shape": 0.8896914091,
    "osi": 0.7293659548,
}

DIAGNOSTIC = Diagnostic(
    key="school_entropies",
    title="Entropies of a school",
    about="Seven ways to be disordered, each from 0 to 1, and their weighted sum, the OSI. A mill "
    "is ordered too, yet its OSI stays high: read P and M beside it.",
    takes=Swarm,
    gives=Series,
    compute=compute,
    params=(
        DEFINITION,
        Param(
            "r_attraction", 0.0, 0.0, 30.0, "range of the distance to the nearest, in explorer; "
            "0: the run's own, else 10", unit="L", hard_min=0.0,
        ),
        *(
            Param(f"w_{name}", weight, 0.0, 1.0, f"weight of {name.replace('_', ' ')} in the OSI",
                  label=f"weight of {name.replace('_', ' ')}", hard_min=0.0, group="index")
            for name, weight in WEIGHTS.items()
        ),
    ),
    values=(
        Value("osi", "", "OSI = sum of weight * entropy over the seven, by the sum of the weights",
              label="OSI", range=(0, 1)),
        *(Value(name, "", told, range=(0, 1)) for name, told in school_bins.FORMULAS.items()),
    ),
    pictures=school_bins.PICTURES,
    sources=(
        Source(
            "S. H. S. Herho, I. P. Anwar, F. Khadami, A. P. Handayani, K. A. Sujatmiko and others",
            "dewi-kadita: A Python library for idealized fish schooling simulation with "
            "entropy-based diagnostics",
            2026,
            "arXiv:2602.07948",
        ),
    ),
    expects=(
        *(
            _expect(name, value, 1e-9, KADITA, golden_school, box=25.0, definition="compat")
            for name, value in GOLDEN.items()
        ),
        _expect("shape", math.log(2) / math.log(3), 1e-3, "closed form: a flat mill", flat_mill),
        _expect("angular_momentum", 0.0, 1e-9, "closed form: a flat mill", flat_mill),
        _expect("velocity_correlation", 0.948474, 1e-3, "closed form: a flat mill", flat_mill),
        _expect("polarization", math.log(24) / math.log(312), 1e-2, "closed form: a flat mill",
                flat_mill),
        _expect("velocity_correlation", 1.0, 1e-3, "closed form: isotropic", even_headings),
        _expect("polarization", 0.946, 2e-3, "closed form: isotropic", even_headings,
                definition="compat"),
        _expect("polarization", 1.0, 5e-3, "closed form: isotropic", even_headings),
    ),
    card=Card(
        formula=(r"H = -\frac{1}{H_{max}} \sum_k p_k \ln p_k", r"OSI = \sum_j w_j H_j"),
        range="0 (all in one bin: order) to 1 (all bins alike: disorder); the OSI too",
        unit="1",
        data="fifty fish or more: fewer cannot fill the bins, and explorer divides by the "
        "logarithm of the fish",
        lies=(
            "A mill is ordered, yet its directions fill the sphere: read P and M beside it.",
            "Few fish leave bins empty and every entropy reads low.",
            "In compat, fish beyond the last bin are not counted, and the compass matters.",
        ),
        source="Herho et al. 2026",
    ),
)  # fmt: skip
