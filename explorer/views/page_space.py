"""Spaces on paper: curves seen by the camera of the stage, in their box."""

from __future__ import annotations

import numpy as np
from matplotlib.collections import LineCollection

from explorer.model.diagnostic import Reading
from explorer.model.shows import Cloud, Look
from explorer.views import box as boxes
from explorer.views import ticks
from explorer.views.camera import Bounds, Camera
from explorer.views.page import Axes, Page, aged_lines, extent_of, paths_of, titled
from explorer.views.page_plane import tracers


def draw_space(page: Page, reading: Reading | None = None) -> None:
    """A space curve seen by the camera of the stage, in its box."""
    if isinstance(page.view.show, Cloud):
        points = tracers(page.recording, page.view.key)
        axes, camera = staged(page, boxes.framing(page.view.limits, extent_of(points)))
        at = camera.project(points)[:, :2] * (camera.aspect, 1)
        axes.scatter(*at.T, s=page.line**2, color=page.theme.accent, linewidths=0)
        return
    paths = paths_of(page)[..., :3]
    axes, camera = staged(page, boxes.framing(page.view.limits, extent_of(paths.reshape(-1, 3))))
    flat = camera.project(paths.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
    for lines in aged_lines(flat.reshape(*paths.shape[:2], 2), page.theme, page.line):
        axes.add_collection(lines)
    heads = flat.reshape(*paths.shape[:2], 2)[:, -1]
    axes.scatter(*heads.T, s=(2.6 * page.line) ** 2, color=page.theme.age[-1], zorder=5)


def staged(page: Page, bounds: Bounds) -> tuple[Axes, Camera]:
    """Axes in which a space is seen through the view's camera: the box, its ticks and names."""
    axes = page.axes(framed=False)
    box = boxes.rounded(bounds)
    width, height = page.figure.get_size_inches()
    camera = Camera(False, getattr(page.view.show, "look", None) or Look())
    camera.aspect = width / (0.93 * height)
    camera.fit(box)
    axes.set_xlim(-camera.aspect, camera.aspect)
    axes.set_ylim(-1, 1)
    axes.set_aspect("equal")
    _draw_box(page, axes, camera, box)
    return axes, camera


def _draw_box(page: Page, axes: Axes, camera: Camera, box: Bounds) -> None:
    theme, stretch = page.theme, np.array([camera.aspect, 1.0])
    corners = boxes.corners_of(box)
    flat = camera.project(corners)[:, :2] * stretch
    nearest = int(np.argmin(np.linalg.norm(corners - camera.eye, axis=1)))
    edges = [flat[list(edge)] for edge in boxes.edges() if nearest not in edge]
    axes.add_collection(LineCollection(list(edges), colors=theme.text, alpha=0.22, linewidths=0.5))
    size = (round(1000 * camera.aspect), 1000)
    for axis, start, outward in boxes.chosen(box, camera.matrix(), size):
        places = boxes.places(box[axis])
        step = places[1] - places[0] if len(places) > 1 else 1.0
        ends = np.tile(start, (len(places) + 1, 1))
        ends[:-1, axis], ends[-1, axis] = places, sum(box[axis]) / 2
        root = camera.project(ends)[:, :2] * stretch
        tip = camera.project(ends + 0.8 * outward)[:, :2] * stretch
        marks = np.stack([root[:-1], tip[:-1]], axis=1)
        axes.add_collection(
            LineCollection(list(marks), colors=theme.text, alpha=0.5, linewidths=0.5)
        )
        away = (tip - root) / np.maximum(np.linalg.norm(tip - root, axis=1), 1e-9)[:, None]
        how = _anchor(away[-1])
        for value, at, aim in zip(places, tip[:-1], away[:-1], strict=True):
            word = ticks.text(value, step)
            small = {"fontsize": max(7.0, 0.85 * page.point), "color": theme.muted}
            axes.text(*(at + 0.015 * aim), word, **how, **small)
        far = tip[-1] + (0.15 if abs(away[-1][0]) > 0.6 else 0.11) * away[-1]
        word = titled(page.view.names[axis], page.view.units[axis])
        axes.text(*far, word, **how, fontsize=page.point, color=theme.text)


def _anchor(away: np.ndarray) -> dict[str, str]:
    across = "left" if away[0] > 0.4 else "right" if away[0] < -0.4 else "center"
    up = "bottom" if away[1] > 0.4 else "top" if away[1] < -0.4 else "center"
    return {"ha": across, "va": up}
