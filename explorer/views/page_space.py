"""Spaces on paper: curves seen by the camera of the stage, in their box."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from matplotlib.collections import LineCollection

from explorer.model.diagnostic import Reading
from explorer.model.shows import Cloud, Look
from explorer.views import box as boxes
from explorer.views import ticks
from explorer.views.camera import Bounds, Camera
from explorer.views.page import Axes, Page, aged_lines, extent_of, paths_of, titled
from explorer.views.page_plane import tracers
from explorer.views.page_surface import lay_volume
from explorer.views.page_words import Words, anchor

SHRUNK = 0.7
FAR = tuple(0.11 + 0.02 * i for i in range(20))  # how far from its axis a name may stand


def draw_space(page: Page, reading: Reading | None = None) -> None:
    """A space curve seen by the camera of the stage, in its box."""
    if isinstance(page.view.show, Cloud):
        points = tracers(page.recording, page.view.key)
        axes, camera = staged(page, boxes.framing(page.view.limits, extent_of(points)))
        if reading is not None and "vertices" in reading.arrays:
            lay_volume(page, axes, camera, reading)
            return  # which of the tracers it hides cannot be told
        at = camera.project(points)[:, :2] * (camera.aspect, 1)
        axes.scatter(*at.T, s=page.line**2, color=page.theme.accent, linewidths=0)
        return
    paths = paths_of(page)[..., :3]
    axes, camera = staged(page, boxes.framing(page.view.limits, extent_of(paths.reshape(-1, 3))))
    flat = camera.project(paths.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
    for lines in aged_lines(flat.reshape(*paths.shape[:2], 2), page.theme, page.line):
        axes.add_collection(lines)
    page.explain_starts(len(paths))
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
    if page.seen is not None:
        pose, aspect = page.seen  # as wide as on the stage at least
        camera.pose = replace(pose, reach=pose.reach * max(1.0, aspect / camera.aspect))
    axes.set_xlim(-camera.aspect, camera.aspect)
    axes.set_ylim(-1, 1)
    axes.set_aspect("equal")
    if page.parts.scale:
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
    # what stands round the axes makes them a little smaller than the figure
    words = Words(SHRUNK * 72 * page.figure.get_figwidth() / (2 * camera.aspect))
    named = []
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
        small = max(7.0, 0.85 * page.point)
        for value, at, aim in zip(places, tip[:-1], away[:-1], strict=True):
            word = ticks.text(value, step)
            if _within(at, camera) and words.fit(word, at + 0.015 * aim, away[-1], small):
                how = {**anchor(away[-1]), "fontsize": small, "color": theme.muted}
                axes.text(*(at + 0.015 * aim), word, **how)
        if _within(tip[-1], camera):
            word = titled(page.view.names[axis], page.view.units[axis])
            named.append((word, tip[-1], away[-1]))
    for word, at, aim in named:
        far = next(
            (far for far in FAR if words.fit(word, at + far * aim, aim, page.point)), FAR[-1]
        )
        axes.text(*(at + far * aim), word, **anchor(aim), fontsize=page.point, color=theme.text)


def _within(at: np.ndarray, camera: Camera) -> bool:
    """Whether a place is on the paper: a camera that came close sees a part of the box."""
    return bool(abs(at[0]) <= camera.aspect and abs(at[1]) <= 1.0)
