"""Permutation entropies of a series that goes on, at many delays and dimensions at once."""

import numpy as np

from explorer.numerics import ordinal
from explorer.numerics.ring import Ring


class Rings:
    """One Ring for each delay and dimension, all fed with the same samples.

    dimensions, delays   what the rows and columns of the results stand for
    window, ties, seed   as in Ring; the cost of a sample does not depend on the window
    """

    def __init__(self, dimensions=(5,), delays=(1,), window=4096, ties="stable", seed=0):
        self.dimensions = tuple(int(n) for n in dimensions)
        self.delays = tuple(int(tau) for tau in delays)
        self.rings = [
            [Ring(n, tau, window, ties, seed) for tau in self.delays] for n in self.dimensions
        ]

    def feed(self, x):
        """Take the samples x (k,) that follow those fed before."""
        x = ordinal.series(x)
        for row in self.rings:
            for ring in row:
                ring.feed(x)

    def clear(self):
        """Forget everything: what comes next does not join what came before."""
        for row in self.rings:
            for ring in row:
                ring.clear()

    def ring(self, n, tau):
        """The ring of one dimension and delay."""
        return self.rings[self.dimensions.index(n)][self.delays.index(tau)]

    @property
    def filled(self):
        """(dimensions, delays) patterns in the rings."""
        return np.array([[ring.filled for ring in row] for row in self.rings])

    def entropy_complexity(self):
        """H and C, each (dimensions, delays); NaN where a ring is empty."""
        both = np.array([[ring.entropy_complexity() for ring in row] for row in self.rings])
        return both[..., 0], both[..., 1]
