"""The line round what is no fluid: land in a file, a body in the stream of a running model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model import wiring
from explorer.numerics.contours import contour
from explorer.views.lines import LineLayer

if TYPE_CHECKING:
    from explorer.views.panel import Panel
    from explorer.views.view import View


def coast(view: View, panel: Panel) -> None:
    """Draw it, where there is any."""
    found = _dry(view)
    if found is None:
        return
    land, x, y = found
    line = contour(np.asarray(land, float), x, y, 0.5)
    parts = np.split(np.column_stack(line), np.flatnonzero(np.isnan(line[0])))
    drawn = [part[np.isfinite(part[:, 0])] for part in parts]
    panel.add(LineLayer("coast", colour="muted", width=1.5)).show([p for p in drawn if len(p)])


def _dry(view: View) -> tuple[Any, Any, Any] | None:
    """(land (ny, nx), x, y), or None."""
    motion = view.experiment.motion
    slices, current = getattr(motion, "slices", None), getattr(motion, "current", None)
    if slices is not None:
        return None if slices.land is None else (slices.land, slices.x, slices.y)
    if current is None or current.land is None:
        return None
    dials = dict(view.params)
    return (wiring.call(current.land, dials), *wiring.call(current.axes, dials))
