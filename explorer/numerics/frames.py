"""A moving wave in two frames: on fixed places, and along characteristics.

    u_t + c u_x = nu u_xx    on a circle of length 2 pi

Seen from fixed places a travelling edge needs many modes: singular values fall like 1/n. Seen from
the wave, x(X, t) = X + c t, it needs one.
"""

import numpy as np

LENGTH = 2.0 * np.pi


def places(points):
    """(points,) from 0 to 2 pi, the last left out."""
    return LENGTH / points * np.arange(points)


def wave(shape, x):
    """The first wave: step, hat, gaussian or sine, on the circle."""
    x = np.mod(x, LENGTH)
    if shape == "step":
        return (np.abs(x - 0.5 * np.pi) < 0.5 * np.pi).astype(float)
    if shape == "hat":
        return np.maximum(0.0, 1.0 - np.abs(x - 0.5 * np.pi) / (0.5 * np.pi))
    if shape == "gaussian":
        return np.exp(-4.0 * (x - 0.5 * np.pi) ** 2) + np.exp(-4.0 * (x - 2.5 * np.pi) ** 2)
    return np.sin(x)


def carried(shape, points, c, nu, t):
    """U (points,) at time t, exactly: shifted by c t, each wave number damped by exp(-nu k^2 t).

    Without diffusion the wave itself is read at x - c t, so that an edge stays an edge.
    """
    x = places(points)
    if nu == 0.0:
        return wave(shape, x - c * t + 1e-12)
    k = np.arange(points // 2 + 1)
    damped = np.fft.rfft(wave(shape, x)) * np.exp(-(1j * k * c + nu * k**2) * t)
    return np.fft.irfft(damped, points)


def eulerian(shape, points, c, nu, span, times):
    """U (points, times): the wave on fixed places, at even times from 0 to span."""
    t = span * np.arange(times) / times
    return np.column_stack([carried(shape, points, c, nu, one) for one in t])


def lagrangian(shape, points, c, nu, span, times):
    """(x - X, u), both (points, times): along x' = c, where u' = nu u_xx."""
    t = span * np.arange(times) / times
    still = np.column_stack([carried(shape, points, 0.0, nu, one) for one in t])
    return np.broadcast_to(c * t, still.shape).copy(), still


def singular_values(matrix):
    """Largest first."""
    return np.linalg.svd(matrix, compute_uv=False)


def tails(values):
    """(sum over m > n of s_m^2)^(1/2) for n = 1, 2, ...: the least error of n modes."""
    rest = np.concatenate((np.cumsum((values**2)[::-1])[::-1][1:], [0.0]))
    return np.sqrt(rest)


def slope(values, low, high):
    """Of log(values) over log n, for n from low to high."""
    n = np.arange(low, high + 1)
    return float(np.polyfit(np.log(n), np.log(values[n - 1]), 1)[0])


def reduced(matrix, modes):
    """The nearest matrix of so many modes."""
    left, values, right = np.linalg.svd(matrix, full_matrices=False)
    return (left[:, :modes] * values[:modes]) @ right[:modes]


def crossing(u, x):
    """Time at which characteristics x' = u first cross: 1 / max(-u'); inf where u only rises.

    u, x   (points,) on the circle; the slope is that of the Fourier series
    """
    k = 1j * np.arange(len(u) // 2 + 1)
    steepest = (
        -float(np.fft.irfft(k * np.fft.rfft(u), len(u)).min()) * LENGTH / (len(u) * (x[1] - x[0]))
    )
    return 1.0 / steepest if steepest > 0.0 else np.inf
