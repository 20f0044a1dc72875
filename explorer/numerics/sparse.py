"""Sparse identification of dynamics, and the Hankel view of one signal."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

STENCIL = np.array([-3.0, 32.0, -168.0, 672.0]) / 840.0  # eighth order, central, one side


def derivative(x, dt):
    """(n - 8, d) time derivative of x (n, d), central differences of order 8; four rows go."""
    n = len(x)
    found = np.zeros((n - 8, *x.shape[1:]))
    for k in range(1, 5):
        weight = STENCIL[4 - k]
        found += weight * (x[4 + k : n - 4 + k] - x[4 - k : n - 4 - k])
    return found / dt


class Library(NamedTuple):
    """Candidate terms: values (n, k), and the powers (k, d) or None for a sine or cosine."""

    values: np.ndarray
    words: tuple[str, ...]


def library(x, names, degree, trigonometric):
    """All monomials of x (n, d) up to a degree, and sine and cosine of each on demand."""
    columns, words = [np.ones(len(x))], ["1"]
    for order in range(1, degree + 1):
        for chosen in combinations_with_replacement(range(x.shape[1]), order):
            columns.append(np.prod(x[:, chosen], axis=1))
            words.append(_word(chosen, names))
    if trigonometric:
        for i, name in enumerate(names):
            columns += [np.sin(x[:, i]), np.cos(x[:, i])]
            words += [f"sin({name})", f"cos({name})"]
    return Library(np.stack(columns, axis=1), tuple(words))


def _word(chosen, names):
    powers = {name: sum(names[i] == name for i in chosen) for name in names}
    return "*".join(f"{n}**{p}" if p > 1 else n for n, p in powers.items() if p)


def stlsq(terms, rates, threshold, ridge, rounds=12):
    """(k, d) coefficients: least squares, small ones dropped, and again.

    source  S. L. Brunton, J. L. Proctor, J. N. Kutz 2016, Proc. Natl. Acad. Sci. 113, 3932-3937
    """
    scale = np.linalg.norm(terms, axis=0) / np.sqrt(len(terms))
    scale[scale == 0.0] = 1.0
    found = _ridge(terms / scale, rates, ridge) / scale[:, None]
    for _ in range(rounds):
        small = np.abs(found) < threshold
        found[small] = 0.0
        for column in range(rates.shape[1]):
            kept = ~small[:, column]
            if kept.any():
                part = _ridge(terms[:, kept] / scale[kept], rates[:, column], ridge)
                found[kept, column] = part / scale[kept]
        if (np.abs(found) < threshold).sum() == small.sum():
            break
    return found


def _ridge(a, b, ridge):
    grown = a.T @ a + ridge * np.eye(a.shape[1])
    return np.linalg.solve(grown, a.T @ b)


def hankel(x, rows, columns):
    """(rows, columns) the last columns of the Hankel matrix of a series (n,)."""
    windows = np.lib.stride_tricks.sliding_window_view(x, rows)
    return windows[-columns:].T


def havok(x, rows, rank, dt, columns):
    """(v (n, rank), singular values, A (rank - 1, rank - 1), B (rank - 1,)) of a series.

    The first rank - 1 delay modes move linearly, driven by the last.
    source  S. L. Brunton, B. W. Brunton, J. L. Proctor, E. Kaiser, J. N. Kutz 2017,
            Nat. Commun. 8, 19
    """
    matrix = hankel(x, rows, columns)
    # the short side: eigenvectors of rows x rows
    power, left = np.linalg.eigh(matrix @ matrix.T)
    order = np.argsort(power)[::-1]
    singular = np.sqrt(np.maximum(power[order], 0.0))
    left = left[:, order[:rank]]
    v = (matrix.T @ left) / singular[:rank]
    rates = derivative(v, dt)
    inner = v[4:-4]
    weights, *_ = np.linalg.lstsq(inner, rates[:, : rank - 1], rcond=None)
    return v, singular, weights[: rank - 1].T, weights[rank - 1]
