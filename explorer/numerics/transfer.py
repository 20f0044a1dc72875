"""Transfer entropy: how much the past of one series tells of another's next step."""

from __future__ import annotations

import numpy as np


def gaussian(x, y, past_x, past_y):
    """Half the log ratio of residual variances of y with and without the past of x [nat].

    x, y   (n,)    past_x, past_y   samples of each past that are used
    source  L. Barnett, A. B. Barrett, A. K. Seth 2009, Phys. Rev. Lett. 103, 238701
    """
    lag = max(past_x, past_y)
    target = y[lag:] - y[lag:].mean()
    own = [y[lag - i - 1 : y.size - i - 1] for i in range(past_y)]
    other = [x[lag - i - 1 : x.size - i - 1] for i in range(past_x)]
    alone, both = _residual(target, own), _residual(target, own + other)
    if alone <= 0.0:
        return 0.0  # nothing is left to be told
    return 0.5 * float(np.log(alone / both)) if both > 0.0 else np.inf


def _residual(target, columns):
    if not columns:
        return float((target**2).mean())
    given = np.stack([c - c.mean() for c in columns], axis=1)
    weights, *_ = np.linalg.lstsq(given, target, rcond=None)
    return float(((target - given @ weights) ** 2).mean())


def symbolic(x, y, letters):
    """I(y next; x | y) of symbols (n,) from 0 to letters - 1 [nat].

    source  M. Staniek, K. Lehnertz 2008, Phys. Rev. Lett. 100, 158101
    """
    ahead, now, told = y[1:].astype(np.int64), y[:-1].astype(np.int64), x[:-1].astype(np.int64)
    triple = _entropy((ahead * letters + now) * letters + told)
    return _entropy(ahead * letters + now) + _entropy(now * letters + told) - _entropy(now) - triple


def _entropy(codes):
    counts = np.unique(codes, return_counts=True)[1]
    p = counts / codes.size
    return float(-(p * np.log(p)).sum())
