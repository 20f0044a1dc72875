"""Smooth: points between samples, so that a coarse step does not look like a polygon."""

from __future__ import annotations

import numpy as np

TURN = 0.04  # [rad] between neighbouring chords that the eye no longer sees
MOST = 4  # parts of one step at most
FEW = 4  # samples that a cubic needs
ENOUGH = 1024  # samples that tell how sharply a trajectory turns


class Smooth:
    """Cubic interpolation (Catmull and Rom) of trajectories that arrive in blocks.

    A block gives all curve points up to its last sample but one: the last segment bends towards a
    sample not yet there. `parts` is how many points stand for one sample; it grows when samples
    are seen to turn more sharply than before.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.parts, self._held, self._begun = 1, np.zeros((0, 0, 0)), False

    def feed(self, block: np.ndarray, gap: bool) -> tuple[np.ndarray, bool]:
        """(m, k, d) new curve points after samples (m, n, d), and whether they begin anew."""
        held = self._held
        follows = not gap and len(held) == len(block)
        joined = follows and self._begun
        known = np.concatenate([held, block], axis=1) if follows else block
        if known.shape[1] < FEW:
            self._held, self._begun = known, False
            return known[:, :0], True
        if self.parts < MOST:
            self.parts = parts(known[:, -ENOUGH:], self.parts)
        self._held, self._begun = known[:, 1 - FEW :], True
        return curve(known.astype(np.float32), self.parts, whole=not joined), not joined


def parts(samples: np.ndarray, least: int = 1) -> int:
    """How many parts a step needs: 9 in 10 of the turns between the parts are out of sight.

    least   at least so many: in most blocks no more are needed, which a count tells
    """
    chords = np.diff(samples, axis=1)
    lengths = np.linalg.norm(chords, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        cosine = (chords[:, 1:] * chords[:, :-1]).sum(-1) / (lengths[:, 1:] * lengths[:, :-1])
    turns = np.arccos(np.clip(cosine[np.isfinite(cosine)], -1, 1))
    if np.count_nonzero(turns > TURN * least) <= 0.1 * max(turns.size - 1, 0):
        return least
    return int(np.clip(np.ceil(np.percentile(turns, 90) / TURN), least, MOST))


def curve(samples: np.ndarray, count: int, whole: bool) -> np.ndarray:
    """Points of the cubic through samples (m, n, d), from the second to the last but one.

    whole   begin with the first sample, its segment straight
    """
    before, start, end, after = (samples[:, i : samples.shape[1] - 3 + i] for i in range(4))
    share = (np.arange(1, count + 1, dtype=samples.dtype) / count)[None, None, :, None]
    a, b, c, d = (part[:, :, None, :] for part in (before, start, end, after))
    points = b + 0.5 * share * (
        c - a + share * (2 * a - 5 * b + 4 * c - d + share * (3 * (b - c) + d - a))
    )
    flat = points.reshape(len(samples), -1, samples.shape[2])
    if not whole:
        return np.asarray(flat)
    first, second = samples[:, :1], samples[:, 1:2]
    steps = np.linspace(0, 1, count + 1, dtype=samples.dtype)[None, :, None]
    return np.concatenate([first + steps * (second - first), flat], axis=1)
