"""How a one-step rule becomes a forecast: its own output is its next input."""

import numpy as np

FAR = 30.0  # deviations beyond which a forecast is lost; it is held there


def differences(states):
    """(n - 1, d) what each state adds to become the next."""
    return states[1:] - states[:-1]


def ridge(features, targets, penalty):
    """(k, d) weights W that make features (n, k) @ W come near targets (n, d).

    penalty   added to the diagonal of the normal equations
    source    Hoerl and Kennard 1970, Technometrics 12, 55-67
    """
    normal = features.T @ features
    normal[np.diag_indices_from(normal)] += penalty
    return np.linalg.solve(normal, features.T @ targets)


def delayed(states, delays):
    """(n - delays + 1, delays * d) each state beside those before it, the newest first."""
    n = len(states)
    return np.hstack([states[delays - 1 - k : n - k] for k in range(delays)])


def iterate(step, recent, steps, cancel=None):
    """(m, steps, d) forecasts of m starts; shorter when cancelled.

    step     function of recent (m, delays, d), the newest last, that gives the next (m, d)
    recent   (m, delays, d) what is known at the start
    """
    recent = recent.copy()
    told = np.empty((len(recent), steps, recent.shape[2]))
    for i in range(steps):
        if cancel is not None and cancel[0]:
            return told[:, :i]
        new = held(step(recent))
        told[:, i] = new
        recent[:, :-1] = recent[:, 1:]
        recent[:, -1] = new
    return told


def held(states):
    """States, in place, kept within what a forecast may reach; what is no number counts as far."""
    states[~np.isfinite(states)] = FAR
    return np.clip(states, -FAR, FAR, out=states)
