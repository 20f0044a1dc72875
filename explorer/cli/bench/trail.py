"""A trail of a million segments that grows by a thousand per frame, against an empty frame."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, summary

HISTORY, FRESH, SIZE = 1_000_000, 1_000, (800, 600)
FRAMES, TURNS = 8, 6  # frames per turn; turns per round, since other load comes and goes
TARGET = 1.3


def figures(rounds: int = 5) -> dict[str, Figure]:
    """The cost of a frame with the trail over that of one with axes and backdrop alone."""
    from explorer.views.trail import TrailLayer

    stage = window()
    if stage is None:
        return {"trail.ratio_to_empty": absent("times an empty frame", "no display", TARGET)}
    panel = lorenz_panel(stage)
    trail = TrailLayer("path", length=HISTORY, capacity=HISTORY)
    panel.layers.insert(0, trail)
    path = lorenz(HISTORY + FRESH)
    trail.append(path[:HISTORY])
    panel.fit()
    panel.camera.drifting = False
    paint = painter(stage)
    fresh = count()

    def grow() -> None:
        for _ in range(FRAMES):
            at = next(fresh) * FRESH % (HISTORY - FRESH)
            trail.append(path[at : at + FRESH])
            paint()

    def empty() -> None:
        trail.visible = False
        for _ in range(FRAMES):
            paint()
        trail.visible = True

    paint()
    paint()
    while trail.refining:
        paint()
    times = interleave({"trail": grow, "empty": empty}, rounds * TURNS)
    cost = {name: np.reshape(spent, (rounds, TURNS)) for name, spent in times.items()}
    medians = {name: np.median(spent, axis=1) for name, spent in cost.items()}
    ratios = [float(ratio) for ratio in medians["trail"] / medians["empty"]]
    bare = np.median(times["empty"]) / FRAMES * 1e3
    against = f"empty frame of {bare:.1f} ms, {SIZE[0]}x{SIZE[1]}, {stage.renderer}"
    return {
        "trail.ratio_to_empty": summary(ratios, "times an empty frame", TARGET, against, "at most")
    }


def window() -> Any:
    """The stage in a window, or None without a display: a frame ends on the screen."""
    from explorer.views.stage import Stage, choose_backend

    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        return None
    if Stage.latest() is None:
        choose_backend(window=True)
        return Stage(size=SIZE, show=True)
    return Stage.latest()


def painter(stage: Any) -> Callable[[], None]:
    """A call that paints one whole frame and returns when the pixels are there."""
    from explorer.views.gl import finish

    def paint() -> None:
        before = stage.paints
        stage.update()
        while stage.paints == before:
            stage.app.process_events()
        finish()

    return paint


def lorenz_panel(stage: Any) -> Any:
    """A panel over the whole stage with the axes of a space."""
    from explorer.views.axes import AxesLayer

    stage.clear_panels()
    panel = stage.add_panel((0, 0, *stage.physical_size))
    panel.add(AxesLayer(("x", "y", "z"), limits=((-20, 20), (-28, 28), (0, 50))))
    return panel


def lorenz(samples: int) -> np.ndarray:
    """(samples, 3) points on the Lorenz attractor."""
    from explorer.engine.batch import begin_document, record
    from explorer.experiments.flows.lorenz import EXPERIMENT

    document = begin_document(EXPERIMENT, steps=samples - 1, dt=0.005)
    return np.asarray(record(EXPERIMENT, document)["path"])
