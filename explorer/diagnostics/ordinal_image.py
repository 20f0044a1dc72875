"""Ordinal patterns of an image: order and structure of a field on a plane, by its small blocks."""

from __future__ import annotations

from math import factorial

import numpy as np

from explorer.diagnostics.entropy_series import white_noise
from explorer.model import (
    Axis,
    BadInput,
    Bars,
    Card,
    Diagnostic,
    Expect,
    Image,
    Param,
    Picture,
    Reading,
    Series,
    Source,
    Value,
)
from explorer.numerics import plane

SHAPES = {"2 x 2": (2, 2), "2 x 3": (2, 3), "3 x 2": (3, 2), "1 x 4": (1, 4), "4 x 1": (4, 1)}


def compute(samples: np.ndarray, block: str) -> Reading:
    """H and C of the orders of all blocks of a field (ny, nx); blocks with a gap are left out."""
    from explorer.numerics import reaction

    field = np.ascontiguousarray(samples, dtype=np.float64)
    dy, dx = SHAPES[block]
    if field.ndim != 2 or field.shape[0] < dy or field.shape[1] < dx:
        raise BadInput(f"ordinal_image needs a field of {dy} x {dx} or more, got {field.shape}")
    counts = np.zeros(factorial(dy * dx), dtype=np.int64)
    left_out = int(reaction.block_patterns(field, dy, dx, counts))
    blocks = int(counts.sum())
    if not blocks:
        H = C = np.nan
    else:
        H, C = (float(value) for value in plane.entropy_complexity(counts))
    notes = [f"{left_out} blocks with a gap were left out."] if left_out else []
    if blocks < 5 * counts.size:
        notes.append(f"{blocks} blocks are few: {5 * counts.size} or more are needed.")
    return Reading(
        values={"H": H, "C": C, "patterns": float((counts > 0).sum())},
        arrays={
            "pattern": np.arange(counts.size, dtype=float),
            "share": counts / max(blocks, 1),
        },
        notes=tuple(notes),
        settings={"blocks": blocks},
        provisional=blocks < 5 * counts.size,
    )


def _noise() -> np.ndarray:
    """1000 x 1000 independent Gaussian numbers."""
    return white_noise().reshape(1000, 1000)


def _slope() -> np.ndarray:
    """A plane that rises to the right, and less steeply upwards."""
    return np.add.outer(0.3 * np.arange(40.0), np.arange(50.0))


def _stripes() -> np.ndarray:
    """Columns of 0 and 1 in turn, each row a little higher."""
    return np.add.outer(1e-3 * np.arange(201.0), np.arange(200) % 2)


STRIPES = plane.entropy_complexity(np.array([1, 1] + 22 * [0]))

DIAGNOSTIC = Diagnostic(
    key="ordinal_image",
    title="Ordinal patterns of an image",
    about="In what orders do the cells of small blocks come? 0 for a slope, 1 for noise; C is high "
    "where there is structure, whatever the contrast and the colours.",
    takes=Image,
    gives=Series,
    compute=compute,
    values=(
        Value("H", "1", "evenness of the orders", "H", "entropy", (0.0, 1.0)),
        Value("C", "1", "statistical complexity", "C", "complexity", (0.0, 0.6)),
        Value("patterns", "", "orders that occurred", "K"),
    ),
    params=(
        Param("block", "2 x 2", choices=tuple(SHAPES), help="rows and columns of a block"),
    ),
    pictures=(
        Picture("patterns", Axis("pattern, by its code"), Axis("share"),
                (Bars("pattern", "share"),)),
    ),
    sources=(
        Source("H. V. Ribeiro, L. Zunino, E. K. Lenzi, P. A. Santoro, R. S. Mendes",
               "Complexity-entropy causality plane as a complexity measure for two-dimensional "
               "patterns", 2012, "PLoS ONE 7, e40689", "10.1371/journal.pone.0040689"),
    ),
    expects=(
        Expect("H", 1.0, 1e-4, "noise has no order", data=_noise),
        Expect("C", 0.0, 1e-4, "nor structure", data=_noise),
        Expect("patterns", 1, 0, "a slope has one order", data=_slope),
        Expect("H", 0.0, 0.0, "a slope has one order", data=_slope),
        Expect("H", float(STRIPES[0]), 1e-4, "two orders, equally often", data=_stripes),
        Expect("C", float(STRIPES[1]), 1e-4, "two orders, equally often", data=_stripes),
    ),
    card=Card(
        formula=(r"H = -\frac{1}{\ln N}\sum_\pi p_\pi \ln p_\pi,\quad N = (d_x d_y)!",),
        range="0 (one order) to 1 (all alike)",
        unit="1",
        data="five blocks for each order that could occur",
        lies=(
            "A field much smoother than its grid looks like slopes: nearly regular.",
            "Equal cells are ordered by their place; whole numbers lie.",
        ),
        source="Ribeiro et al. 2012",
    ),
)  # fmt: skip
