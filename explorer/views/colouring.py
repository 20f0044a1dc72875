"""Colouring: what the colours of a school mean, chosen by name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SPARE = 0.35  # share of a held range by which values may leave it, or shrink, before it moves


@dataclass(frozen=True)
class Colouring:
    """One meaning of the colours.

    array    of the measurement `school_members` that holds the numbers; "" for none
    map      of the palette
    limits   fixed ends of the map; None: those of the values
    """

    name: str
    title: str
    label: str
    unit: str = ""
    array: str = ""
    map: str = "bodies"
    limits: tuple[float, float] | None = None
    cyclic: bool = False


COLOURINGS = {
    one.name: one
    for one in (
        Colouring("heading", "Heading", "heading", "\u00b0", map="cyclic",
                  limits=(-180.0, 180.0), cyclic=True),
        Colouring("alignment", "Local polarisation", "local polarisation", array="alignment",
                  limits=(0.0, 1.0)),
        Colouring("momentum", "Way round", "angular momentum", array="momentum", map="signed",
                  limits=(-1.0, 1.0)),
        Colouring("turning", "Turning rate", "turning rate", "rad/time", array="turning"),
        Colouring("neighbours", "Neighbours", "neighbours seen", array="neighbours"),
        Colouring("id", "Number", "number of the fish"),
    )
}  # fmt: skip


class Held:
    """The ends of a colour map, at rest until the values really leave or desert them."""

    def __init__(self) -> None:
        self.limits: tuple[float, float] = (0.0, 1.0)
        self._known = False

    def forget(self) -> None:
        """Other values come: take their range at once."""
        self._known = False

    def follow(self, values: np.ndarray) -> tuple[float, float]:
        """The ends for these values."""
        finite = values[np.isfinite(values)]
        if not finite.size:
            return self.limits
        low, high = (float(v) for v in np.percentile(finite, (1, 99)))
        low = 0.0 if 0.0 <= low < 0.5 * high else low
        high = max(high, low + 1e-9 + 1e-6 * abs(low))
        a, b = self.limits
        spare = SPARE * (b - a)
        if not self._known or high > b + 0.2 * spare or high < b - spare or abs(low - a) > spare:
            self.limits, self._known = (low, _rounded(high)), True
        return self.limits


def _rounded(value: float) -> float:
    """A little above a positive value, at two digits."""
    if value <= 0.0:
        return value
    size = 10.0 ** (np.floor(np.log10(value)) - 1)
    return float(np.ceil(value * 1.04 / size) * size)
