"""Shoal: where the agents of a school are drawn, so that no border ever cuts it in two.

In a periodic cube each agent is drawn at the image nearest to the middle of its group. The water
may rest: then each group's middle lies in the cube, and swims through it. Or the school rests: then
each group is drawn at the image nearest to the middle of them all, and the water streams past.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from explorer.numerics.nearest_image import about, middle_of, nearest_image

Rest = Literal["water", "school"]
GATHERS, SCATTERS = 0.35, 0.22  # resultant above which an axis has a middle, below which none
RELAXES = 0.35  # [time] in which a bend of the body dies away
BENDS, MOST_BEND = 0.1, 0.34  # bend of the body per rad/time of turning, and at most


class Shoal:
    """Drawn places and headings (n, 3) float32, and how each body bends.

    raw      (n, 3) places as the run has them
    middle   (3,) of the school, in the cube;   gone (3,) how far it went since the start
    groups   (n,) whole numbers, the group of each agent, where somebody counted them
    seen     (n,) whether a place is known: filmed agents may be lost for a while
    """

    def __init__(self) -> None:
        self.rest: Rest = "water"
        self.box = 0.0
        self.clear()

    def clear(self) -> None:
        """Forget the agents."""
        self.raw = np.zeros((0, 3))
        self.at = self.toward = np.zeros((0, 3), np.float32)
        self.bend = self.turn = np.zeros(0, np.float32)
        self.middle, self.gone = np.zeros(3), np.zeros(3)
        self._gathered = np.zeros(3, bool)
        self.pace = np.zeros(0)
        self.groups: np.ndarray | None = None
        self.seen, self.all_seen = np.zeros(0, bool), True

    def __len__(self) -> int:
        return len(self.at)

    # -- data --------------------------------------------------------------------------------
    def take(
        self,
        at: np.ndarray,
        toward: np.ndarray,
        box: float = 0.0,
        before: Mapping[str, np.ndarray] | None = None,
        since: float = 0.0,
        passed: float = 0.0,
    ) -> None:
        """Places and headings (n, 2 or 3) now, and (as "at", "toward") `since` [time] before.

        passed   [time] since the last call, 0 where the school is another one
        """
        known = passed > 0.0 and len(at) == len(self.at)
        self.box = box
        pos, head = _spatial(at), _spatial(toward)
        self.seen = np.isfinite(pos).all(axis=1) & np.isfinite(head).all(axis=1)
        self.all_seen = bool(self.seen.all())
        if self.seen.any():
            self._follow_middle(pos[self.seen], known)
        self.raw = pos
        self.toward = _units(head).astype(np.float32)
        self._place()
        self._bend(before or {}, since, passed if known else 0.0)

    def _follow_middle(self, pos: np.ndarray, known: bool) -> None:
        middle, gathered = middle_of(pos, self.box)
        if known:
            self.gone = self.gone + nearest_image(middle - self.middle, self.box)
            limit = np.where(self._gathered, SCATTERS, GATHERS)
        else:
            self.gone, limit = np.zeros(3), np.full(3, (GATHERS + SCATTERS) / 2)
        self.middle, self._gathered = middle, gathered > limit

    def _place(self) -> None:
        """Each agent at the image nearest to the middle; along an axis that is filled, the cube."""
        seam = self.middle
        if self.box > 0.0 and self.rest == "water":
            seam = np.where(self._gathered, self.middle, self.box / 2)
        shown = about(self.raw, self._anchors(seam), self.box)
        self.at = (shown - self.origin).astype(np.float32)

    def _anchors(self, seam: np.ndarray) -> np.ndarray:
        """Where each agent's image is to be near: the middle of its group, or of them all."""
        groups = self.groups
        if groups is None or len(groups) != len(self.raw) or self.box <= 0.0:
            return seam
        if self.rest == "water":  # each group where the cube has it
            seam = np.full(3, self.box / 2)
        turn = self.raw * (2 * np.pi / self.box)
        size = np.bincount(groups)
        anchors = np.empty((len(size), 3))
        for axis in range(3):
            c = np.bincount(groups, np.cos(turn[:, axis])) / size
            s = np.bincount(groups, np.sin(turn[:, axis])) / size
            middle = np.arctan2(s, c) * self.box / (2 * np.pi)
            near = about(middle, seam[axis], self.box)
            # a group that fills the cube along an axis has no middle there
            anchors[:, axis] = np.where(np.hypot(c, s) > SCATTERS, near, seam[axis])
        return np.asarray(anchors[groups])

    def set_groups(self, groups: np.ndarray | None) -> None:
        """Which group each agent is in; None when nobody counted."""
        self.groups = groups

    def _bend(self, before: Mapping[str, np.ndarray], since: float, passed: float) -> None:
        count = len(self.at)
        if len(self.bend) != count:
            self.bend = np.zeros(count, np.float32)
        self.turn, self.pace = np.full(count, np.nan, np.float32), np.full(count, np.nan)
        if since <= 0.0 or len(before.get("toward", ())) != count:
            return
        was, now = _units(_spatial(before["toward"])), self.toward
        cross = was[:, 0] * now[:, 1] - was[:, 1] * now[:, 0]  # about the vertical
        self.turn = np.asarray(
            2 * np.arcsin(np.clip(np.linalg.norm(now - was, axis=1) / 2, 0, 1)) / since
        )
        way = nearest_image(self.raw - _spatial(before["at"]), self.box)
        self.pace = np.linalg.norm(way, axis=1) / since
        wished = np.nan_to_num(np.clip(BENDS * cross / since, -MOST_BEND, MOST_BEND))
        keep = np.exp(-(passed or since) / RELAXES)
        self.bend = (keep * self.bend + (1 - keep) * wished).astype(np.float32)

    @property
    def place(self) -> np.ndarray:
        """(3,) the middle of those that are seen, as drawn."""
        at = self.at if self.all_seen else self.at[self.seen]
        return np.asarray(at.mean(axis=0) if len(at) else np.zeros(3))

    # -- where things are --------------------------------------------------------------------
    @property
    def origin(self) -> np.ndarray:
        """(3,) what is taken off a place to draw it: the middle, when the school rests."""
        return self.middle if self.rest == "school" else np.zeros(3)

    def drawn(self, places: np.ndarray) -> np.ndarray:
        """Other places (k, 3) of the water, drawn as the agents are."""
        return about(places, self.middle, self.box) - self.origin

    def undrawn(self, place: np.ndarray) -> np.ndarray:
        """The place in the water of a drawn point (3,)."""
        found = place + self.origin
        return np.mod(found, self.box) if self.box > 0.0 else found

    def set_rest(self, rest: Rest) -> None:
        """Let the water rest, or the school."""
        self.rest = rest
        if len(self):
            self._place()


def _spatial(array: np.ndarray) -> np.ndarray:
    """(n, 3) of (n, 2 or 3)."""
    array = np.asarray(array, dtype=np.float64)
    if array.shape[1] == 3:
        return array
    return np.column_stack([array, np.zeros((len(array), 3 - array.shape[1]))])


def _units(vectors: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(length > 1e-12, length, 1.0))
