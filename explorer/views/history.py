"""HistoryLayer: a line of values over time, row by row: a picture over x and t."""

from __future__ import annotations

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.field import FieldLayer
from explorer.views.label import ColourBar
from explorer.views.shot import Shot

ROWS = 400  # of the picture
JOINED = 12  # rows that one line may fill
STEP_BACK = 0.25  # of the picture is freed when its top is reached


class HistoryLayer:
    """Fills a picture from below with lines of values (nx,), `span` [time] high, then moves on.

    Few skipped frames leave no gap: their rows take the values of the next one.
    """

    def __init__(
        self, name: str, span: float, signed: bool = False, label: str = "", unit: str = ""
    ) -> None:
        self.name, self.visible = name, True
        self.span = span
        self._field = FieldLayer(
            name, map="diverging" if signed else "forward", label=label, unit=unit
        )
        self._signed = signed
        self._x: np.ndarray | None = None
        self._rows = np.zeros((0, 0))
        self._begin = 0.0
        self._filled = 0
        self._most = 0.0  # the largest size so far: colours never jump back
        self._fresh = False

    def stand(self, x: np.ndarray) -> None:
        """Where the values lie."""
        self._x = x

    def ingest(self, frame: Frame) -> None:
        """Write the line of a frame into the rows up to its time."""
        values = frame.arrays.get(self.name)
        if values is None:
            return
        line = np.abs(values) if np.iscomplexobj(values) else np.asarray(values, dtype=float)
        if self._rows.shape != (ROWS, line.size):
            self._rows = np.full((ROWS, line.size), np.nan)
            self._filled, self._begin = 0, frame.t
        self._write(line, frame.t)
        self._fresh = True

    def _write(self, line: np.ndarray, t: float) -> None:
        if t < self._begin:
            self.clear()
            self._begin = t
        self._most = max(self._most, float(np.abs(line).max()))
        row = int((t - self._begin) / self.span * (ROWS - 1))
        if row >= ROWS:
            away = max(row - ROWS + 1, int(STEP_BACK * ROWS))
            self._rows = np.roll(self._rows, -away, axis=0)
            self._rows[max(ROWS - away, 0) :] = np.nan
            self._begin += away * self.span / (ROWS - 1)
            self._filled = max(self._filled - away, 0)
            row = min(row - away, ROWS - 1)
        first = min(self._filled, row)
        if row - first > JOINED:  # a pause of the display, not of the run: what was missed is blank
            first = row
        self._rows[first : row + 1] = line
        self._filled = row + 1

    def clear(self) -> None:
        """Forget the lines."""
        self._rows[:] = np.nan
        self._filled, self._begin, self._most = 0, 0.0, 0.0

    def bounds(self) -> Bounds | None:
        """Positions, and the whole span of time."""
        if not self._rows.size:
            return None
        x = self._x
        known = x is not None and len(x) == self._rows.shape[1]
        across = (float(x[0]), float(x[-1])) if known and x is not None else None
        return (
            across or (0.0, self._rows.shape[1] - 1.0),
            (self._begin, self._begin + self.span),
        )

    def read(self, point: np.ndarray) -> dict[str, float] | None:
        """The value under a point."""
        return self._field.read(point)

    def colour_bar(self) -> ColourBar | None:
        """What the colours mean."""
        return self._field.colour_bar()

    def draw(self, shot: Shot) -> None:
        """The picture."""
        bounds = self.bounds()
        if bounds is None:
            return
        if self._fresh:
            self._fresh = False
            most = self._most or 1.0
            self._field.value_limits = (-most if self._signed else 0.0, most)
            self._field.show(self._rows, bounds)
        self._field.axes = ("x", "t")
        self._field.draw(shot)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._field.release()
