"""Parting numbers into clusters, k-means on a line, and distances to where fields cross."""

import numpy as np

TURNS = 200  # of Lloyd's iteration; on a line it settles after a few dozen


def thresholds(values, count):
    """(count - 1,) rising values that part numbers (n,) into clusters, by Lloyd's k-means.

    It begins with the quantiles, so that the same numbers always give the same clusters.

    source  S. P. Lloyd 1982, IEEE Trans. Inf. Theory 28, 129-137
    """
    x = np.sort(np.asarray(values, dtype=np.float64).ravel())
    sums = np.concatenate([[0.0], np.cumsum(x)])
    edges = x[0] + (x[-1] - x[0]) * np.arange(1, count) / count
    for _ in range(TURNS):
        cuts = np.concatenate([[0], np.searchsorted(x, edges), [x.size]])
        sizes = np.diff(cuts)
        if (sizes == 0).any():  # an empty one takes its share of the numbers there are
            cuts = np.round(np.linspace(0, x.size, count + 1)).astype(int)
            sizes = np.maximum(np.diff(cuts), 1)
        centres = np.diff(sums[cuts]) / sizes
        found = (centres[1:] + centres[:-1]) / 2.0
        if np.array_equal(found, edges):
            break
        edges = found
    return edges


def signed_distance(inside, spacing):
    """Distance (ny, nx) to the border of a region: positive inside, negative outside.

    The plane closes on itself along both sides; half a spacing is taken off, since the border
    lies between nodes.
    """
    from scipy.ndimage import distance_transform_edt

    ny, nx = inside.shape
    tiled = np.pad(inside, ((ny // 2, ny // 2), (nx // 2, nx // 2)), mode="wrap")
    within = distance_transform_edt(tiled) if inside.any() else np.zeros(tiled.shape)
    beyond = distance_transform_edt(~tiled) if not inside.all() else np.zeros(tiled.shape)
    found = np.where(tiled, within - 0.5, 0.5 - beyond) * spacing
    return found[ny // 2 : ny // 2 + ny, nx // 2 : nx // 2 + nx]


def conditional(values, at, edges):
    """Means (k,) of values where `at` lies between neighbouring edges (k + 1,); NaN where none."""
    known = np.isfinite(values) & np.isfinite(at)
    place = np.digitize(at[known], edges) - 1
    inside = (place >= 0) & (place < len(edges) - 1)
    count = np.bincount(place[inside], minlength=len(edges) - 1)
    total = np.bincount(place[inside], values[known][inside], len(edges) - 1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
