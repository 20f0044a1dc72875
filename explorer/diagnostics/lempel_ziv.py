"""Lempel-Ziv complexity: in how many new words a signal of highs and lows can be told."""

from __future__ import annotations

import math

import numpy as np

from explorer.diagnostics.entropy_series import white_noise
from explorer.diagnostics.signal import finite, high
from explorer.model import Card, Diagnostic, Expect, Param, Reading, Series, Source, Value


def compute(samples: np.ndarray, threshold: str) -> Reading:
    """Components of the exhaustive history of a series (n,) above or not above its middle."""
    from explorer.numerics import words

    x = finite("lempel_ziv", samples, 2)
    middle = {"median": np.median, "mean": np.mean}.get(threshold)
    cut = 0.0 if middle is None else float(middle(x))
    symbols = (high(x, cut) if threshold == "median" else x > cut).astype(np.uint8)
    found = int(words.components(symbols))
    return Reading(
        values={"components": float(found), "C": found * math.log2(x.size) / x.size},
        notes=("The series is constant.",) if x.max() == x.min() else (),
        settings={"n": x.size, "cut": cut},
        provisional=x.size < 1000,
    )


def _binary(text: str) -> np.ndarray:
    return np.array([float(c) for c in text])


def _first() -> np.ndarray:
    """0001101001000101."""
    return _binary("0001101001000101")


def _second() -> np.ndarray:
    """1001111011000010."""
    return _binary("1001111011000010")


def _alternating() -> np.ndarray:
    """01 fifty times."""
    return _binary("01" * 50)


def _zeros() -> np.ndarray:
    """0 a hundred times."""
    return np.zeros(100)


def _coin() -> np.ndarray:
    """1e6 tosses."""
    return white_noise()


PAPER = "Lempel & Ziv 1976, by hand"

DIAGNOSTIC = Diagnostic(
    key="lempel_ziv",
    title="Lempel-Ziv complexity",
    about="Above or below the middle, nothing else: how many words never heard before does the "
    "signal need? Few for a rhythm; for tosses of a coin as many as there can be.",
    takes=Series,
    gives=Series,
    compute=compute,
    values=(
        Value("C", "1", "components times log2(n)/n: about 1 for tosses of a coin", "C_{LZ}",
              "complexity"),
        Value("components", "", "words never heard before", "c"),
    ),
    params=(
        Param("threshold", "median", choices=("median", "mean", "zero"),
              help="what parts high from low"),
    ),
    sources=(
        Source("A. Lempel, J. Ziv", "On the complexity of finite sequences", 1976,
               "IEEE Trans. Inf. Theory 22, 75-81", "10.1109/TIT.1976.1055501"),
    ),
    expects=(
        Expect("components", 6, 0, PAPER, data=_first, options={"threshold": "zero"}),
        Expect("components", 6, 0, PAPER, data=_second, options={"threshold": "zero"}),
        Expect("components", 3, 0, PAPER, data=_alternating, options={"threshold": "zero"}),
        Expect("components", 2, 0, PAPER, data=_zeros),
        Expect("C", 1.0, 0.06, "tosses of a coin, in the limit", data=_coin),
    ),
    card=Card(
        formula=(r"C_{LZ} = \frac{c}{n}\,\log_2 n",),
        range="near 0 (a rhythm) to about 1 (tosses of a coin), above 1 in short series",
        unit="1",
        data="a thousand samples or more",
        lies=(
            "Amplitudes within high and low are not seen.",
            "Densely sampled flows stay on one side for long: they read as regular.",
            "Short random series read above 1.",
        ),
        source="Lempel & Ziv 1976",
    ),
)  # fmt: skip
