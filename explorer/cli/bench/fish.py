"""Fish that are new in each frame, against vispy's InstancedMesh and pyqtgraph's baked mesh.

Ours are bent, lit and faded with distance, with three triangles where they are as small as here;
the peers' have four triangles and one colour. The ground is plain and there are no axes, so that
the windows show the same. Beside the ratio of times stands the processor time of a frame: on a
machine with other work it is the one to believe.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from time import process_time
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
    from explorer.views.flock import FlockLayer
    from explorer.views.theme import PROJECTOR

    stage.clear_panels()
    stage.set_theme(PROJECTOR)  # a plain ground
    panel = stage.add_panel((0, 0, *stage.physical_size))
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

    work = {"ours": Timed(ours), "peer": Timed(theirs)}
    times = interleave(work, rounds)
    _lit(stage, theirs)
    panel.layers.remove(peer)
    return _told(times, work, INSTANCED, "vispy InstancedMesh", MANY, stage)


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

    work = {"ours": Timed(draw), "peer": Timed(theirs)}
    times = interleave(work, rounds)
    peer.close()
    return _told(times, work, BAKED, "pyqtgraph GLMeshItem", FEW, stage)


class Timed:
    """A call that keeps the processor time it took, all threads together."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self.spent: list[float] = []

    def __call__(self) -> None:
        """Call it."""
        began = process_time()
        self._call()
        self.spent.append(process_time() - began)

    @property
    def frame(self) -> float:
        """Milliseconds of processor time of a frame; the first call does not count."""
        return 1e3 * float(np.median(self.spent[1:])) / FRAMES


def _lit(stage: Any, draw: Callable[[], None]) -> None:
    """Raise ArithmeticError unless the peer has really drawn something."""
    draw()
    if stage.pixels()[..., :3].std(axis=(0, 1)).max() < 4.0:
        raise ArithmeticError("the peer's picture is empty")


def _told(
    times: Any, work: dict[str, Timed], target: float, peer: str, fish: int, stage: Any
) -> Figure:
    spent = {name: 1e3 * float(np.median(each)) / FRAMES for name, each in times.items()}
    against = (
        f"{peer}, {fish} fish; ours {spent['ours']:.1f} ms, theirs {spent['peer']:.1f} ms a frame, "
        f"of the processor {work['ours'].frame:.1f} and {work['peer'].frame:.1f} ms, "
        f"{SIZE[0]}x{SIZE[1]}, {stage.renderer}"
    )
    return ratio(times, "ours", "peer", target, against)
