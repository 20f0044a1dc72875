"""GraphLayer: a network, its nodes coloured by a value."""

from __future__ import annotations

import numpy as np

from explorer.model.frame import Frame
from explorer.views.camera import Bounds
from explorer.views.cloud import CloudLayer
from explorer.views.label import ColourBar
from explorer.views.lines import LineLayer
from explorer.views.shot import Shot


class GraphLayer:
    """Nodes (m, 2), edges (k, 2) of node numbers, and a value per node (m,).

    A frame carries them as `name.nodes`, `name.edges` and `name`.
    """

    def __init__(self, name: str, *, label: str = "", map: str = "sequential") -> None:
        self.name, self.visible = name, True
        self._nodes = CloudLayer(name, axes=(0, 1), size=9.0, alpha=1.0, map=map, label=label)
        self._edges = LineLayer(f"{name}.edges", colour="muted", width=1.0, alpha=0.35)
        self._linked: object = None

    def ingest(self, frame: Frame) -> None:
        """Take nodes, edges and values of a frame."""
        nodes = frame.arrays.get(f"{self.name}.nodes")
        if nodes is not None:
            edges = frame.arrays.get(f"{self.name}.edges", np.zeros((0, 2), int))
            self.show(nodes, edges, frame.arrays.get(self.name))

    def show(self, nodes: np.ndarray, edges: np.ndarray, values: np.ndarray | None = None) -> None:
        """Replace the network."""
        self._nodes.show(nodes, values)
        if edges is not self._linked:
            self._linked = edges
            self._edges.show([nodes[list(pair)] for pair in edges])

    def clear(self) -> None:
        """Forget the network."""
        self._nodes.clear()
        self._edges.clear()

    def bounds(self) -> Bounds | None:
        """Ranges of the nodes."""
        return self._nodes.bounds()

    def colour_bar(self) -> ColourBar | None:
        """What the nodes' colours mean."""
        return self._nodes.colour_bar()

    def draw(self, shot: Shot) -> None:
        """Edges under nodes."""
        self._edges.draw(shot)
        self._nodes.draw(shot)

    def release(self) -> None:
        """Give the GPU's memory back."""
        self._edges.release()
        self._nodes.release()
