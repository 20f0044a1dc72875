"""Readouts of many features: products of delays, and the echoes of a random network."""

import numpy as np

from explorer.numerics.forecast.ahead import delayed, differences, held, iterate, ridge


class NextGeneration:
    """What is added tomorrow is a weighted sum of today, yesterday, and all their products.

    source  Gauthier, Bollt, Griffith and Barbosa 2021, Nature Communications 12, 5564
    """

    def __init__(self, past=2, penalty=1e-7):
        self.past, self.penalty = past, penalty

    def fit(self, states):
        """A ridge on 1, the delays, and their products."""
        features = products(delayed(states, self.past)[:-1])
        self.weights = ridge(features, differences(states)[self.past - 1 :], self.penalty)
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""

        def step(recent):
            features = products(recent[:, ::-1].reshape(len(recent), -1))
            return recent[:, -1] + features @ self.weights

        return iterate(step, history[:, -self.past :], steps, cancel)


def products(inputs):
    """(n, 1 + k + k (k + 1) / 2) the number 1, inputs (n, k), and their products by pairs."""
    first, second = np.triu_indices(inputs.shape[1])
    ones = np.ones((len(inputs), 1))
    return np.hstack([ones, inputs, inputs[:, first] * inputs[:, second]])


class EchoState:
    """A fixed random network that is driven by the days; only what is read off it is learnt.

    source  Jaeger and Haas 2004, Science 304, 78-80
    """

    past = 100  # samples after which the network has forgotten how it began

    def __init__(self, units=300, radius=0.4, reach=0.3, penalty=1e-8, seed=0):
        self.units, self.radius, self.reach = units, radius, reach
        self.penalty, self.seed = penalty, seed

    def fit(self, states):
        """Drive the network along the trajectory and read the changes off its echoes."""
        n, d = states.shape
        random = np.random.default_rng([self.seed, 20040402])
        inner = random.normal(size=(self.units, self.units))
        inner *= random.random(inner.shape) < 10.0 / self.units
        inner *= self.radius / np.abs(np.linalg.eigvals(inner)).max()
        self.inner = np.ascontiguousarray(inner.T)
        self.inward = self.reach * random.uniform(-1.0, 1.0, (d + 1, self.units))
        washed = min(self.past, n // 4)
        echo = np.zeros((1, self.units))
        features = np.empty((n - 1, self.units + d + 1))
        for i in range(n - 1):
            echo = self._next(echo, states[i : i + 1])
            features[i] = _read(echo, states[i : i + 1])[0]
        self.weights = ridge(features[washed:], differences(states)[washed:], self.penalty)
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""
        echo = np.zeros((len(history), self.units))
        for i in range(history.shape[1]):
            echo = self._next(echo, history[:, i])
        told = np.empty((len(history), steps, history.shape[2]))
        now = history[:, -1]
        for i in range(steps):
            if cancel is not None and cancel[0]:
                return told[:, :i]
            now = held(now + _read(echo, now) @ self.weights)
            told[:, i] = now
            echo = self._next(echo, now)
        return told

    def _next(self, echo, states):
        return np.tanh(echo @ self.inner + states @ self.inward[1:] + self.inward[0])


def _read(echo, states):
    return np.hstack([np.ones((len(echo), 1)), states, echo])


class Hybrid:
    """Known equations with a fault, and a ridge that learns what they leave over.

    step     function of states (m, d) and times (m,) that gives the states one sample later by
             the faulty equations
    times    (n,) [time] of the past; starts (m,) of the forecasts; spacing between samples
    learns   whether what is left over is learnt; else the faulty equations alone
    source   Pathak et al. 2018, Chaos 28, 041101
    """

    past = 1

    def __init__(self, step, times, starts, spacing, learns=True, penalty=1e-7):
        self.step, self.times, self.starts, self.spacing = step, times, starts, spacing
        self.learns, self.penalty = learns, penalty

    def fit(self, states):
        """A ridge from the products of the components to what the equations get wrong."""
        if self.learns:
            missed = states[1:] - held(self.step(states[:-1], self.times[: len(states) - 1]))
            self.weights = ridge(products(states[:-1]), missed, self.penalty)
        return self

    def forecast(self, history, steps, cancel=None):
        """(m, steps, d)."""
        times = np.array(self.starts, dtype=float)

        def step(recent):
            now = recent[:, -1]
            told = self.step(now, times)
            times[:] += self.spacing
            return told + products(now) @ self.weights if self.learns else told

        return iterate(step, history[:, -1:], steps, cancel)
