"""Histograms as densities, with the scatter that neighbours in time leave in them."""

import numpy as np

BLOCKS = 16


def density(x, low, high, bars):
    """(middles, density, standard error), (bars,) each; the density has area one.

    x   (k,) in the order of time: the scatter over 16 stretches of it gives the error, so that
        neighbours that resemble each other do not make it too small
    """
    edges = np.linspace(low, high, bars + 1)
    width = (high - low) / bars
    parts = [np.histogram(part, edges)[0] / (len(part) * width)
             for part in np.array_split(x, BLOCKS)]  # fmt: skip
    error = np.std(parts, axis=0, ddof=1) / np.sqrt(BLOCKS)
    return 0.5 * (edges[1:] + edges[:-1]), np.histogram(x, edges)[0] / (len(x) * width), error
