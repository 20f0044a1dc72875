"""How good a forecast is: how long it holds, and whether its climate is the true one."""

import numpy as np

CELLS = 30  # per axis of the density
PRIOR = 1e-5  # of a sample, added to every cell of the density that is compared


def errors(told, truth):
    """(m, steps) root mean square over the components of forecasts (m, steps, d), standardised."""
    return np.sqrt(((told - truth) ** 2).mean(axis=2))


def valid_steps(error, threshold):
    """(m,) steps before the first at which an error (m, steps) is above the threshold."""
    wrong = error > threshold
    return np.where(wrong.any(axis=1), wrong.argmax(axis=1), error.shape[1])


def smape(told, truth):
    """Symmetric mean absolute percentage error, 0 to 200."""
    size = np.abs(told) + np.abs(truth)
    gap = np.abs(told - truth)
    return float(200.0 * np.divide(gap, size, out=np.zeros_like(gap), where=size > 0.0).mean())


def divergence(truth, told, cells=CELLS):
    """Kullback-Leibler divergence [nat] of where forecasts go (n, d) from where truth (k, d) goes.

    On a grid of cells over the range of the truth, of its first three components.
    source   Koppe et al. 2019, PLoS Comput. Biol. 15, e1007263
    """
    truth, told = truth[:, :3], told[:, :3]
    low, high = truth.min(axis=0), truth.max(axis=0)
    size = np.where(high > low, high - low, 1.0)

    def cell(states):
        place = np.floor((states - low) / size * cells)
        inside = ((place >= 0) & (place <= cells)).all(axis=1)
        place = np.minimum(place, cells - 1).astype(np.int64)
        return np.where(inside, place @ cells ** np.arange(place.shape[1]), -1)

    known, counts = np.unique(cell(truth), return_counts=True)
    seen = np.concatenate([known, cell(told)])
    _, place = np.unique(seen, return_inverse=True)
    found = np.bincount(place[len(known) :], minlength=place.max() + 1)[place[: len(known)]]
    p = counts / counts.sum()
    q = (found + PRIOR) / (len(told) + PRIOR * cells ** truth.shape[1])
    return float((p * np.log(p / q)).sum())


def hellinger(truth, told):
    """Hellinger distance, 0 to 1, of the power spectra of (m, steps, d), mean over components.

    source   Mikhaeil, Monfared and Durstewitz 2022, NeurIPS 35, 11297-11312
    """
    a, b = _spectra(truth), _spectra(told)
    return float(np.sqrt(np.maximum(0.0, 1.0 - np.sqrt(a * b).sum(axis=0))).mean())


def _spectra(series):
    """(bins, d) power of each component as shares of one, smoothed over neighbouring bins."""
    centred = series - series.mean(axis=1, keepdims=True)
    window = np.hanning(series.shape[1])[None, :, None]
    power = (np.abs(np.fft.rfft(centred * window, axis=1)) ** 2).mean(axis=0)[1:]
    kernel = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0
    if len(power) > len(kernel):
        power = np.apply_along_axis(np.convolve, 0, power, kernel, "same")
    total = power.sum(axis=0)
    flat = np.full_like(power, 1.0 / len(power))
    return np.where(total > 0.0, power / np.where(total > 0.0, total, 1.0), flat)
