"""VolumeLayer: a field in a space, as the surface where it has one value, and as a slice."""

from __future__ import annotations

import math

import numpy as np

from explorer.model.diagnostic import Reading
from explorer.model.frame import Frame
from explorer.views import palette
from explorer.views.camera import Bounds
from explorer.views.kept import Kept
from explorer.views.label import ColourBar
from explorer.views.sheet import Sheet
from explorer.views.shot import Shot
from explorer.views.strokes import Strokes
from explorer.views.surface import Surface

AXES = "xyz"
EDGE = 0.55  # alpha of the line round a slice


class VolumeLayer:
    """What the stage draws of a reading with a volume; empty until one comes.

    array   of a reading, without which it is none for this layer
    """

    array = "vertices"

    def __init__(self, name: str, label: str = "", limits: Bounds | None = None) -> None:
        self.name, self.label, self.visible = name, label or name, True
        self.limits = limits
        self.measured = True  # shown while a measurement of its name is
        self.said, self.unit, self.map = "", "", "forward"
        self.surface, self.sheet, self._edge = Surface(), Sheet(), Strokes()
        self.kept = Kept()
        self.height, self._ends = math.nan, (0.0, 1.0)
        self._table = np.zeros((2, 4))
        self._shown, self._number = "", 0
        self._filled = False

    # -- data --------------------------------------------------------------------------------
    def ingest(self, frame: Frame) -> None:
        """It comes from readings, not from frames."""

    def show_reading(self, reading: Reading) -> None:
        """Surface, slice, and what the colours mean."""
        arrays, made = reading.arrays, reading.settings
        self.unit = reading.units.get("slice", "")
        self.map = "backward" if made.get("T", 0.0) < 0 else "forward"
        way, time = self.map, reading.units.get("T", self.unit.partition("1/")[2])
        self.said = f"{self.label} {way}, T = {abs(made.get('T', 0.0)):g} {time}".rstrip()
        self.height, self._ends = reading.values["height"], palette.spread(arrays["volume"])
        self._shown = str(made.get("shown", ""))
        self.surface.set(arrays["vertices"], arrays["normals"], arrays["faces"])
        self._stand(reading)
        self._filled, self._number = True, self._number + 1

    def _stand(self, reading: Reading) -> None:
        arrays = reading.arrays
        axes = AXES.index(reading.settings["across"]), AXES.index(reading.settings["up"])
        corner, sides = np.zeros(3), np.zeros((2, 3))
        corner[3 - sum(axes)] = reading.values["position"]
        for side, axis, name in zip(sides, axes, ("across", "up"), strict=True):
            corner[axis] = arrays[name][0]
            side[axis] = arrays[name][-1] - arrays[name][0]
        self.sheet.set(arrays["slice"], corner, *sides)

    @property
    def filled(self) -> bool:
        """Whether it has been given a reading."""
        return self._filled

    @property
    def hides(self) -> bool:
        """Whether there is something that near and far points are told apart by."""
        return self.visible and self._filled

    def clear(self) -> None:
        """A picture stays until the next one comes."""

    def bounds(self) -> Bounds | None:
        """The box."""
        return self.limits if self._filled else None

    def colour_bar(self) -> ColourBar | None:
        """What the colours of slice and surface mean."""
        return ColourBar(self._table, *self._ends, self.said, self.unit) if self._filled else None

    # -- drawing -----------------------------------------------------------------------------
    def draw(self, shot: Shot) -> None:
        """The slice with its edge, and the surface in the colour of its value."""
        if not self._filled:
            return
        self._table = palette.lut(self.map, shot.theme)
        self.kept.draw(shot, self._number, lambda kept: self._paint(shot, kept))
        if self._shown != "surface":
            self._outline(shot)

    def _paint(self, shot: Shot, kept: bool) -> None:
        if self._shown != "surface":
            self.sheet.draw(shot, self._table, self._ends, kept)
        if self._shown != "slice" and math.isfinite(self.height):
            low, high = self._ends
            brightest = 0.8 if shot.theme.dark else 0.6  # on paper the strongest is nearly black
            share = min(max((self.height - low) / (high - low), 0.35), brightest)
            self.surface.draw(shot, self._table[round(share * (len(self._table) - 1)), :3], kept)

    def _outline(self, shot: Shot) -> None:
        corner, across, up = self.sheet.corners
        round_it = np.array([corner, corner + across, corner + across + up, corner + up])
        ends = np.stack([round_it, np.roll(round_it, -1, axis=0)], axis=1)
        self._edge.set(ends, np.array([*shot.theme.rgb("text"), EDGE]))
        self._edge.draw(shot.matrix, shot.size, shot.scale * shot.theme.weight)

    def release(self) -> None:
        """Give the GPU's memory back."""
        for part in (self.surface, self.sheet, self._edge, self.kept):
            part.release()
