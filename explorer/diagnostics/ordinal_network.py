"""Ordinal transition network: which order follows which, and how open the next step is.

Nodes are the patterns that occur, an edge joins each window's pattern to that of the window one
sample later. Chaos walks few edges; noise walks all that overlapping windows allow.
"""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_options import TAU, TIES, checked
from explorer.diagnostics.entropy_reading import fewest, remarks
from explorer.diagnostics.entropy_series import logistic_short, period_two, white_noise
from explorer.model import (
    Axis,
    Card,
    Diagnostic,
    Dots,
    Expect,
    Line,
    Links,
    Marks,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)

SPELT = 4  # the largest n whose patterns are written beside their nodes


def compute(samples: np.ndarray, n: int, tau: int, ties: str, seed: int) -> Reading:
    """Nodes, edges, and the entropy of what follows a node, by stationary share."""
    from explorer.numerics import orders, ordinal
    from explorer.numerics.network import network

    x = checked(samples, n, tau)
    codes, tied = ordinal.codes(x, n, tau, ties, seed)
    windows = int((codes >= 0).sum())
    found = network(codes, n)
    nodes = np.unique(codes[codes >= 0])
    # around a circle in lexicographic order, all n! places whether visited or not
    place = np.empty(found.share.size, dtype=np.int64)
    place[orders.lexicographic(n)] = np.arange(place.size)
    angle = np.pi / 2 - 2 * np.pi * place[nodes] / place.size
    index = np.searchsorted(nodes, found.pairs)
    entropy = float(found.share @ found.entropy) if found.times.size else math.nan
    labelled = nodes if n <= SPELT else nodes[:0]
    there = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return Reading(
        values={
            "node_entropy": entropy,
            "H_node": entropy / math.log(n),
            "nodes": float(nodes.size),
            "edges": float(len(found.pairs)),
            "staying": _staying(found),
        },
        arrays={
            "node_x": there[:, 0],
            "node_y": there[:, 1],
            "node_share": found.share[nodes],
            "links": index.reshape(-1, 2),
            "chance": found.times / max(found.times.sum(), 1),
            "labelled": 1.22 * there[: labelled.size],
            "pattern": nodes,
            "entropy_of_node": found.entropy[nodes],
        },
        notes=remarks(n, windows, tied, codes.size - windows, ties, tau),
        settings={"n": n, "tau": tau, "windows": windows},
        provisional=windows < fewest(n),
        words={"patterns": tuple(orders.spelt(code, n) for code in labelled)},
    )


def _staying(found) -> float:  # type: ignore[no-untyped-def]
    """Share of the steps that lead a pattern back to itself."""
    same = found.pairs[:, 0] == found.pairs[:, 1]
    total = found.times.sum()
    return float(found.times[same].sum() / total) if total else math.nan


def of_noise(n: int) -> float:
    """[nats] node entropy of white noise: of n + 1 places for the next sample two agree."""
    return math.log(n + 1) - 2 * math.log(2) / (n + 1)


_ORDPY = "ordpy 1.2.3, global node entropy of the same 2e4 iterates"
_NOISE = "exact: of n + 1 places for the next sample, two give the same order"

DIAGNOSTIC = Diagnostic(
    key="ordinal_network",
    title="Ordinal transition network",
    about="A walk from order to order: each pattern is a node, joined to those that follow it. The "
    "node entropy says how open the next step is, 0 for a cycle.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("node_entropy", "nats", "entropy of the next pattern, by stationary share"),
        Value("H_node", "1", "the same over ln n", range=(0.0, 1.0)),
        Value("nodes", "", "patterns that occurred"),
        Value("edges", "", "different steps between patterns"),
        Value("staying", "1", "share of the steps that lead back to the same pattern",
              range=(0.0, 1.0)),
    ),
    params=(
        Param("n", 4, 3, 7, "samples per pattern: n! nodes at most", tex="n", kind="int",
              hard_min=3, hard_max=7),
        TAU,
        TIES,
    ),
    pictures=(
        Picture(
            "network", Axis(""), Axis(""),
            (
                Links("node_x", "node_y", "links", "chance"),
                Dots("node_x", "node_y", value="node_share", label="stationary share", size=9.0),
                Marks("labelled", words="patterns", bare=True),
            ),
            title="Which order follows which; n = {n}, around the circle in lexicographic order",
            equal=True,
        ),
        Picture(
            "openness", Axis("pattern, by its code"), Axis("entropy of the next", "nats"),
            (Line("pattern", "entropy_of_node", quiet=True),
             Dots("pattern", "entropy_of_node", value="node_share", label="stationary share",
                  size=6.0)),
            title="How open the step after each order is",
        ),
    ),
    sources=(
        Source(
            "M. Small", "Complex networks from time series: capturing dynamics", 2013,
            "IEEE International Symposium on Circuits and Systems, 2509-2512",
        ),
        Source(
            "M. McCullough, M. Small, T. Stemler, H. H.-C. Iu", "Time lagged ordinal partition "
            "networks for capturing dynamics of continuous dynamical systems", 2015,
            "Chaos 25, 053101",
        ),
        Source(
            "A. A. B. Pessa, H. V. Ribeiro", "Characterizing stochastic time series with ordinal "
            "networks", 2019, "Phys. Rev. E 100, 042304",
        ),
    ),
    expects=(
        *(
            Expect("node_entropy", value, 1e-6, _ORDPY, data=logistic_short, options={"n": n})
            for n, value in ((3, 0.5544045827), (4, 0.6407882947), (5, 0.6570890177))
        ),
        *(
            Expect("node_entropy", of_noise(n), 2e-3, _NOISE, data=white_noise, options={"n": n})
            for n in (3, 4, 5)
        ),
        Expect("node_entropy", 0.0, 0.0, "a cycle leaves no choice", data=period_two),
        Expect("edges", 2, 0, "a cycle of two", data=period_two),
    ),
    card=Card(
        formula=(
            r"h = -\sum_\pi w_\pi \sum_\sigma p_{\pi \sigma} \ln p_{\pi \sigma}",
        ),
        range="0 (each order has one successor) to ln n (all n successors alike) at delay 1; white "
        "noise has ln(n + 1) - 2 ln 2/(n + 1)",
        unit="nats",
        data="several windows per edge: n n! edges at most, so 5 n n! windows for noise",
        lies=(
            "Few windows: each node shows few successors and h reads low.",
            "At delays above 1 a step moves all but no sample of a pattern: n successors are no "
            "longer the most.",
            "Noise on a smooth signal opens steps that the dynamics does not have.",
        ),
        source="McCullough et al. 2015; Pessa and Ribeiro 2019",
    ),
)  # fmt: skip
