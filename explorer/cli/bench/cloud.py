"""A million points, new in each frame, as a density against vispy's Markers of the same."""

from __future__ import annotations

from itertools import count
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.cli.bench.trail import SIZE, lorenz, lorenz_panel, painter, window

POINTS, SETS = 1_000_000, 4
TARGET = 20.0


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Count, upload and draw, over set_data and draw; both on one canvas, same camera."""
    from explorer.views.cloud import CloudLayer
    from explorer.views.density import compiled
    from explorer.views.markers import Markers

    stage = window()
    if stage is None:
        return {"cloud.ratio_to_markers": absent("times as fast", "no display", TARGET)}
    panel = lorenz_panel(stage)
    panel.camera.drifting = False
    compiled(wait=True)
    clouds = [lorenz(POINTS) + 0.1 * shift for shift in range(SETS)]
    cloud, markers = panel.add(CloudLayer("points")), panel.add(Markers(stage))
    panel.fit()
    paint, turn = painter(stage), count()

    def dense() -> None:
        cloud.visible, markers.visible = True, False
        cloud.show(clouds[next(turn) % SETS])
        paint()

    def marked() -> None:
        cloud.visible, markers.visible = False, True
        markers.show(clouds[next(turn) % SETS])
        paint()

    dense()
    same_place(stage, cloud, markers, paint)
    times = interleave({"density": dense, "markers": marked}, rounds)
    spent = np.median(times["density"]) * 1e3
    against = f"vispy Markers, 1 px; ours {spent:.0f} ms, {SIZE[0]}x{SIZE[1]}, {stage.renderer}"
    panel.layers.remove(markers)
    return {"cloud.ratio_to_markers": ratio(times, "density", "markers", TARGET, against)}


def same_place(stage: Any, cloud: Any, markers: Any, paint: Any) -> None:
    """Raise ArithmeticError unless both light up the same part of the picture."""
    boxes = []
    points = lorenz(20_000)
    for shown, hidden in ((cloud, markers), (markers, cloud)):
        shown.visible, hidden.visible = False, False
        paint()
        bare = stage.pixels()
        shown.visible = True
        # many times over, so that the cloud is drawn as a density
        shown.show(np.repeat(points, 10, axis=0))
        paint()
        changed = np.abs(stage.pixels().astype(int) - bare).max(axis=2)
        lit = np.argwhere(changed[:, : SIZE[0] - 90] > 24)  # beside the colour bar
        boxes.append((*np.percentile(lit, 2, axis=0), *np.percentile(lit, 98, axis=0)))
    if np.abs(np.subtract(*boxes)).max() > 12:
        raise ArithmeticError(f"the two pictures differ: {boxes}")
