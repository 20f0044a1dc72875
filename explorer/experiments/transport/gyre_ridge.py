"""Where the double gyre's main ridge is, without any FTLE: the jump of the flow map, zoomed in on.

Particles on either side of the stable manifold of the lower wall's saddle end far from each other.
Between two of them the manifold passes; the pair that ends farthest apart is taken for the next
bracket, until it is as narrow as rounding allows. It also checks how RK4's error falls.
"""

from math import pi

import numpy as np

POINTS, ZOOMS = 41, 6  # each zoom narrows the bracket twentyfold
DT = 0.01
OMEGA = 2 * pi / 10


def place(y, T, A=0.1, eps=0.25, omega=OMEGA, low=1.05, high=1.35):
    """Where the ridge is at a height y, as x, for a window of length T from t = 0.

    T < 0: the attracting one.
    """
    from explorer.experiments.transport import plain_gyre  # brings numba

    if T < 0:  # time reversal turns the flow by half a circle
        return 2.0 - place(1.0 - y, -T, A, eps, omega, low, high)
    for _ in range(ZOOMS):
        x = np.linspace(low, high, POINTS)
        points = np.column_stack((x, np.full(POINTS, y)))
        plain_gyre.advance(points, 0, POINTS, A, eps, omega, 0.0, T, round(T / DT))
        jump = np.hypot(*np.diff(points, axis=0).T)
        at = int(np.argmax(jump))
        low, high = x[max(at - 1, 0)], x[min(at + 2, POINTS - 1)]
    return 0.5 * (low + high)


def known(y, T):
    """The same as a function of the dials, for an Expect."""

    def ridge(A, eps, omega):
        return place(y, T, A, eps, omega)

    ridge.__name__ = f"ridge_at_{y:g}_T_{T:g}".replace(".", "_").replace("-", "minus_")
    return ridge


def gain_of_half_a_step(A, eps, omega, T=15.0):
    """Mean error of RK4's flow map with dt = 0.1 over that with dt = 0.05, on 32 x 16 points."""
    from explorer.experiments.transport import plain_gyre

    x, y = np.meshgrid(np.linspace(0, 2, 32), np.linspace(0, 1, 16))
    starts = np.column_stack((x.ravel(), y.ravel()))

    def ends(dt):
        points = starts.copy()
        plain_gyre.advance(points, 0, len(points), A, eps, omega, 0.0, T, round(T / dt))
        return points

    exact = ends(0.005)
    return float(np.abs(ends(0.1) - exact).mean() / np.abs(ends(0.05) - exact).mean())
