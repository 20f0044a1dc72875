"""Room: the space a school is seen in: a periodic cube, a tank with walls, or open water."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from explorer.model import wiring
from explorer.model.shows import Solid, Swarm
from explorer.views.camera import Bounds
from explorer.views.shoal import Shoal

SAMPLE = 500  # agents that tell how far a school reaches
ROOMY = 1.12  # radius of the picture in open water over that of the school


class Room:
    """What bounds the picture of a school, and the solids in it.

    box      edge of the cube, 0 for open water;   edge of the picture, 0 in open water
    bounds   as drawn;   floor   heights of floor and ceiling where there is a floor
    """

    def __init__(self) -> None:
        self.solids: tuple[Solid, ...] = ()
        self.informed: np.ndarray | None = None
        self.bounds: Bounds | None = None
        self._params: object = None
        self._radius = 0.0

    @property
    def walled(self) -> bool:
        """Whether the agents live inside walls."""
        return any(solid.inside for solid in self.solids)

    @property
    def edge(self) -> float:
        """The longest edge of the picture."""
        return max((high - low for low, high in self.bounds), default=0.0) if self.bounds else 0.0

    @property
    def floor(self) -> tuple[float, float] | None:
        """Heights of floor and ceiling, where a floor stands still under the agents."""
        return self.bounds[2] if self.bounds and self._grounded else None

    @property
    def ball(self) -> tuple[np.ndarray, float]:
        """Middle (3,) and radius of the picture."""
        if self.bounds is None:
            return np.zeros(3), 1.0
        low, high = np.array(self.bounds, dtype=float).T
        return (low + high) / 2, float((high - low).max() / 2) or 1.0

    def take(self, swarm: Swarm, params: Mapping[str, Any]) -> None:
        """Solids and informed ones, which change with the dials only."""
        if params is self._params:
            return
        self._params = params
        scope = dict(params)
        self.solids = tuple(wiring.call(swarm.solids, scope)) if swarm.solids else ()
        informed = wiring.call(swarm.informed, scope) if swarm.informed else None
        self.informed = np.asarray(informed, bool) if informed is not None else None

    def fit(self, shoal: Shoal) -> None:
        """The bounds round the agents as they are drawn now."""
        tank = [solid for solid in self.solids if solid.inside]
        self._grounded = bool(tank) or shoal.box > 0.0
        if not shoal.seen.any():
            self.bounds = None
        elif tank:
            low = np.min([np.subtract(s.middle, s.half) for s in tank], axis=0) - shoal.origin
            high = np.max([np.add(s.middle, s.half) for s in tank], axis=0) - shoal.origin
            self.bounds = tuple((float(a), float(b)) for a, b in zip(low, high, strict=True))
        elif shoal.box > 0.0:
            low = -shoal.box / 2 if shoal.rest == "school" else 0.0
            self.bounds = ((low, low + shoal.box),) * 3
        else:
            self._fit_open(shoal)

    def _fit_open(self, shoal: Shoal) -> None:
        """A cube about the middle that grows at once and shrinks only when it is far too large."""
        some = shoal.at if shoal.all_seen else shoal.at[shoal.seen]
        some = some[:: max(1, len(some) // SAMPLE)]
        middle = np.median(some, axis=0).astype(float)
        away = float(np.percentile(np.abs(some - middle).max(axis=1), 98))
        wanted = max(ROOMY * away, 1.0)
        if not 0.7 * self._radius <= wanted <= self._radius:
            size = 10.0 ** np.floor(np.log10(wanted))
            self._radius = float(np.ceil(wanted / size * 5) / 5 * size)
        if shoal.rest == "school":
            middle = np.zeros(3)
        held = self.bounds
        if shoal.rest == "water" and held is not None:
            before = np.array(held, dtype=float)
            if (
                np.allclose(before[:, 1] - before[:, 0], 2 * self._radius)
                and np.abs(before.mean(axis=1) - middle).max() < 0.35 * self._radius
            ):
                return  # it still lies well inside
        self.bounds = tuple((float(m - self._radius), float(m + self._radius)) for m in middle)

    _grounded = False
