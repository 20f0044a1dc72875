"""Forecasts that need no idea of a system: no change, the mean, a line, an old neighbour."""

import numpy as np

from explorer.numerics.forecast.ahead import delayed, differences, iterate, ridge


class Persistence:
    """Tomorrow is as today."""

    past = 1

    def fit(self, states):
        """Nothing to learn."""
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d) from histories (m, past or more, d)."""
        return np.repeat(history[:, -1:], steps, axis=1)


class Climatology:
    """Tomorrow is an average day."""

    past = 1

    def fit(self, states):
        """Learn the mean."""
        self.mean = states.mean(axis=0)
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""
        return np.broadcast_to(self.mean, (len(history), steps, len(self.mean))).copy()


class Autoregression:
    """Tomorrow is a weighted sum of the last days, one weight for every component of each."""

    def __init__(self, past=4, penalty=1e-7):
        self.past, self.penalty = past, penalty

    def fit(self, states):
        """Least squares with a ridge."""
        inputs = delayed(states, self.past)[:-1]
        self.weights = ridge(_with_one(inputs), states[self.past :], self.penalty)
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""

        def step(recent):
            return _with_one(recent[:, ::-1].reshape(len(recent), -1)) @ self.weights

        return iterate(step, history[:, -self.past :], steps, cancel)


class Analogues:
    """Tomorrow changes as it did after the days in the past that were most like today.

    The k nearest of the past, weighed by how near they are, in delay coordinates.
    source  Lorenz 1969, J. Atmos. Sci. 26, 636-646
    """

    def __init__(self, past=2, neighbours=5):
        self.past, self.neighbours = past, neighbours

    def fit(self, states):
        """Remember everything."""
        from scipy.spatial import cKDTree

        self.tree = cKDTree(delayed(states, self.past)[:-1])
        self.changes = differences(states)[self.past - 1 :]
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""
        count = min(self.neighbours, len(self.changes))

        def step(recent):
            found = recent[:, ::-1].reshape(len(recent), -1)
            gaps, chosen = self.tree.query(found, list(range(1, count + 1)))
            weights = np.exp(-gaps / np.maximum(gaps[:, :1], 1e-12))
            weights /= weights.sum(axis=1, keepdims=True)
            return recent[:, -1] + (weights[:, :, None] * self.changes[chosen]).sum(axis=1)

        return iterate(step, history[:, -self.past :], steps, cancel)


def _with_one(inputs):
    return np.hstack([np.ones((len(inputs), 1)), inputs])
