"""Schools on paper: fish in their tank, coloured by what is asked, no group of them cut in two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import Normalize

from explorer.model.diagnostic import Reading
from explorer.model.shows import Swarm
from explorer.views import palette
from explorer.views.camera import Camera
from explorer.views.colouring import COLOURINGS, Colouring, Held
from explorer.views.page import Axes, Page, titled
from explorer.views.page_space import staged
from explorer.views.room import Room
from explorer.views.shoal import Shoal
from explorer.views.solids import edges_of

NEVER = np.zeros(1, np.int32)
Labels = np.ndarray | None


def draw_school(page: Page, reading: Reading | None = None) -> None:
    """Agents as fish, the farthest first.

    reading   of `school_members`, for the colourings that stand for it
    """
    show = page.view.show
    assert isinstance(show, Swarm)
    shoal, room = Shoal(), Room()
    params = page.recording.params
    room.take(show, params)
    box = float(params[show.box]) if show.box and not room.walled else 0.0
    at = np.asarray(page.recording[show.at])[-1]
    shoal.set_groups(_groups(at, box, show, params))
    shoal.take(at, np.asarray(page.recording[show.toward])[-1], box)
    room.fit(shoal)
    axes, camera = staged(page, room.bounds or ((0.0, 1.0),) * 3)
    _draw_solids(page, axes, camera, room)
    at, toward = shoal.at.astype(float), shoal.toward.astype(float)
    order = np.argsort(-np.linalg.norm(at - camera.eye, axis=1))
    at, toward = at[order], toward[order]
    one = COLOURINGS[page.colour]
    shares, limits = _shares(one, shoal, reading)
    table = palette.lut(one.map, page.theme)
    colours = table[(np.clip(shares[order], 0, 1) * 255).astype(int)].copy()
    colours[shares[order] < 0, :3] = page.theme.rgb("muted")
    near = np.linspace(0, 1, len(at))[:, None]
    ground = np.array(page.theme.rgb("stage"))
    colours[:, :3] = colours[:, :3] * (0.55 + 0.45 * near) + ground * 0.45 * (1 - near)
    shapes = _silhouettes(at, toward, camera)
    axes.add_collection(PolyCollection(list(shapes), facecolors=colours, linewidths=0))
    name = titled(one.label, one.unit)
    page.bar(axes, table, Normalize(*limits), name)


def _groups(at: np.ndarray, box: float, show: Swarm, params: Mapping[str, Any]) -> Labels:
    """Which group each agent is in, where a border could cut one."""
    if box <= 0.0 or not show.zones or at.shape[1] != 3:
        return None
    from explorer.numerics.clusters import clusters

    reach = float(params[show.zones[-1]])
    found = clusters(np.ascontiguousarray(at, dtype=float), box, reach, NEVER)
    return None if found is None else np.asarray(found[0])


def _shares(
    one: Colouring, shoal: Shoal, reading: Reading | None
) -> tuple[np.ndarray, tuple[float, float]]:
    """Where each agent stands on the map, below 0 for nowhere, and the numbers at its ends."""
    if one.name == "heading":
        return np.arctan2(shoal.toward[:, 1], shoal.toward[:, 0]) / (2 * np.pi) + 0.5, (-180, 180)
    values = np.arange(len(shoal), dtype=float)
    if one.array:
        values = np.full(len(shoal), np.nan)
        if reading is not None and len(reading.arrays.get(one.array, ())) == len(shoal):
            values = np.asarray(reading.arrays[one.array], dtype=float)
    low, high = one.limits or Held().follow(values)
    share = (values - low) / (high - low)
    return np.where(np.isfinite(share), np.clip(share, 0.0, 1.0), -1.0), (low, high)


def _draw_solids(page: Page, axes: Axes, camera: Camera, room: Room) -> None:
    for solid in room.solids:
        lines = edges_of(solid) if solid.inside or solid.kind != "sphere" else None
        if lines is None:  # an obstacle: its outline as a disc turned to the eye
            angle = np.linspace(0, 2 * np.pi, 48)
            right, up = (np.array(row) for row in camera.pose.turn[:2])
            rim = np.array(solid.middle) + solid.half[0] * (
                np.cos(angle)[:, None] * right + np.sin(angle)[:, None] * up
            )
            flat = camera.project(rim)[:, :2] * (camera.aspect, 1)
            disc = PolyCollection([flat], facecolors=page.theme.muted, alpha=0.35, linewidths=0)
            axes.add_collection(disc)
            continue
        ends = camera.project(lines.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
        axes.add_collection(
            LineCollection(
                list(ends.reshape(-1, 2, 2)), colors=page.theme.text, alpha=0.45,
                linewidths=0.7 * page.line,
            )
        )  # fmt: skip


def _silhouettes(at: np.ndarray, toward: np.ndarray, camera: Camera) -> np.ndarray:
    """(m, k, 2) outlines of bodies seen from the side."""
    along = np.array([0.6, 0.45, 0.2, -0.1, -0.38, -0.62, -0.52])
    thick = np.array([0.0, 0.1, 0.15, 0.12, 0.03, 0.17, 0.0])
    outline_s = np.concatenate([along, along[::-1][1:-1]])
    outline_z = np.concatenate([thick, -thick[::-1][1:-1]])
    ahead = toward / np.linalg.norm(toward, axis=1, keepdims=True)
    sight = camera.eye - at
    upright = np.cross(sight, ahead)
    upright /= np.maximum(np.linalg.norm(upright, axis=1, keepdims=True), 1e-9)
    points = (
        at[:, None]
        + outline_s[None, :, None] * ahead[:, None]
        + outline_z[None, :, None] * upright[:, None]
    )
    flat = camera.project(points.reshape(-1, 3))[:, :2] * (camera.aspect, 1)
    return np.asarray(flat.reshape(len(at), -1, 2))
