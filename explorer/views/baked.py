"""Baked: fish as pyqtgraph's GLMeshItem draws them, all bodies in one mesh, to compare ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyqtgraph.opengl as pgl
from pyqtgraph.Qt import QtWidgets

from explorer.views.instanced import CORNERS, FACES, turns


class Baked:
    """A window of pyqtgraph's with one mesh; `paint` shows a frame and waits for its pixels."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.paints = 0
        self.view = _view(self)
        self.view.setWindowTitle("peer")
        self.view.resize(*size)
        self.view.setBackgroundColor(18, 26, 36)
        self.mesh: Any = None
        self.view.show()

    def look(self, eye: np.ndarray, middle: np.ndarray) -> None:
        """Stand where our camera stands."""
        from pyqtgraph import Vector

        way = eye - middle
        away = float(np.linalg.norm(way))
        self.view.setCameraPosition(
            pos=Vector(*middle), distance=away,
            elevation=float(np.degrees(np.arcsin(way[2] / away))),
            azimuth=float(np.degrees(np.arctan2(way[1], way[0]))),
        )  # fmt: skip
        self.view.opts["fov"] = 32.0

    def show(self, at: np.ndarray, toward: np.ndarray, colours: np.ndarray, length: float) -> None:
        """Replace the fish: every corner of every one."""
        bodies = np.einsum("kc,ncd->nkd", length * CORNERS, turns(toward)) + at[:, None]
        first = (np.arange(len(at)) * len(CORNERS))[:, None, None]
        data = pgl.MeshData(
            vertexes=bodies.reshape(-1, 3).astype(np.float32),
            faces=(FACES[None] + first).reshape(-1, 3).astype(np.uint32),
            vertexColors=np.repeat(colours, len(CORNERS), axis=0),
        )
        if self.mesh is None:
            self.mesh = pgl.GLMeshItem(
                meshdata=data, smooth=True, shader=None, computeNormals=False
            )
            self.view.addItem(self.mesh)
        else:
            self.mesh.setMeshData(meshdata=data)

    def paint(self, finish: Callable[[], None]) -> None:
        """One whole frame."""
        before = self.paints
        self.view.update()
        while self.paints == before:
            QtWidgets.QApplication.processEvents()
        self.view.makeCurrent()
        finish()

    def close(self) -> None:
        """Take the window down."""
        self.view.hide()


def _view(owner: Baked) -> Any:
    class View(pgl.GLViewWidget):  # type: ignore[misc]
        def paintGL(self) -> None:
            super().paintGL()
            owner.paints += 1

    return View()
