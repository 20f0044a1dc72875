"""Fish that are new in each frame, against vispy's InstancedMesh and pyqtgraph's baked mesh.

Ours are bent and lit, with 17 triangles or more; the peers' have four triangles and one colour.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import numpy as np

from explorer.cli.bench.measure import Figure, absent, interleave, ratio
from explorer.cli.bench.trail import SIZE, painter, window

MANY, FEW, SETS = 10_000, 1_000, 4
EDGE, LENGTH = 25.0, 1.2
FRAMES = 4  # in one timed call
INSTANCED, BAKED = 1 / 0.7, 1.0  # times as fast as each peer
NAMES = ("fish.ratio_to_instanced_mesh", "fish.ratio_to_baked_mesh")


def figures(rounds: int = 5) -> dict[str, Figure]:
    """1e4 against vispy on one canvas, 1e3 against pyqtgraph in a window of the same size."""
    stage = window()
    if stage is None:
        return {
            name: absent("times as fast", "no display", target)
            for name, target in zip(NAMES, (INSTANCED, BAKED), strict=True)
        }
    return {NAMES[0]: _instanced(stage, rounds), NAMES[1]: _baked(stage, rounds)}


def schools(fish: int) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """A few schools: places (n, 3), headings (n, 3), colours (n, 4) float32."""
    chance = np.random.default_rng(20)
    found = []
    for _ in range(SETS):
        head = chance.normal(size=(fish, 3))
        head /= np.linalg.norm(head, axis=1, keepdims=True)
        colours = np.column_stack([chance.random((fish, 3)), np.ones(fish)]).astype(np.float32)
        found.append((chance.uniform(0, EDGE, (fish, 3)), head, colours))
    return found


def _ours(stage: Any, fish: int) -> tuple[Any, Callable[[], None], Callable[[], None]]:
    """The panel, what draws FRAMES of ours, and what paints one frame."""
    from explorer.views.axes import AxesLayer
    from explorer.views.flock import FlockLayer

    stage.clear_panels()
    panel = stage.add_panel((0, 0, *stage.physical_size))
    panel.add(AxesLayer(("x", "y", "z"), limits=((0, EDGE),) * 3))
    flock = panel.add(FlockLayer("school", "pos", "head", length=LENGTH))
    made, paint, turn = schools(fish), painter(stage), count()
    flock.show(*made[0][:2])
    panel.fit()
    panel.camera.drifting = False

    def draw() -> None:
        for _ in range(FRAMES):
            flock.show(*made[next(turn) % SETS][:2])
            paint()

    return panel, draw, paint


def _instanced(stage: Any, rounds: int) -> Figure:
    from explorer.views.instanced import Instanced

    panel, draw, paint = _ours(stage, MANY)
    flock, peer = panel.layer("school"), panel.add(Instanced(stage))
    made, turn = schools(MANY), count()

    def ours() -> None:
        flock.visible, peer.visible = True, False
        draw()

    def theirs() -> None:
        flock.visible, peer.visible = False, True
        for _ in range(FRAMES):
            peer.show(*made[next(turn) % SETS], LENGTH)
            paint()

    times = interleave({"ours": ours, "peer": theirs}, rounds)
    _lit(stage, theirs)
    panel.layers.remove(peer)
    return _told(times, INSTANCED, "vispy InstancedMesh", MANY, stage)


def _baked(stage: Any, rounds: int) -> Figure:
    from explorer.views.baked import Baked
    from explorer.views.gl import finish

    panel, draw, _ = _ours(stage, FEW)
    peer, made, turn = Baked(SIZE), schools(FEW), count()
    peer.look(panel.camera.eye, np.array(panel.camera.pose.target))

    def theirs() -> None:
        for _ in range(FRAMES):
            peer.show(*made[next(turn) % SETS], LENGTH)
            peer.paint(finish)

    times = interleave({"ours": draw, "peer": theirs}, rounds)
    peer.close()
    return _told(times, BAKED, "pyqtgraph GLMeshItem", FEW, stage)


def _lit(stage: Any, draw: Callable[[], None]) -> None:
    """Raise ArithmeticError unless the peer has really drawn something."""
    draw()
    if stage.pixels()[..., :3].std(axis=(0, 1)).max() < 4.0:
        raise ArithmeticError("the peer's picture is empty")


def _told(times: Any, target: float, peer: str, fish: int, stage: Any) -> Figure:
    spent = {name: 1e3 * float(np.median(each)) / FRAMES for name, each in times.items()}
    against = (
        f"{peer}, {fish} fish; ours {spent['ours']:.1f} ms, theirs {spent['peer']:.1f} ms a frame, "
        f"{SIZE[0]}x{SIZE[1]}, {stage.renderer}"
    )
    return ratio(times, "ours", "peer", target, against)
