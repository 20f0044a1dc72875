"""Pictures larger than the stage: the same content, whatever size and in however many tiles."""

import numpy as np
import pytest

from explorer.model import Swarm
from explorer.views import picture
from explorer.views.scene import arrange, panels_for
from explorer.views.trail import TrailLayer

from .test_stage import CASES, moving

SIZE = (320, 240)


def content(pixels, bare):
    """(left, right, top, bottom) of what differs from the empty stage, as shares of the sides."""
    differs = np.abs(pixels[..., :3].astype(int) - bare[..., :3]).max(axis=2) > 24
    rows, columns = (np.flatnonzero(differs.any(axis=axis)) for axis in (1, 0))
    height, width = differs.shape
    return np.array(
        [columns[0] / width, (columns[-1] + 1) / width, rows[0] / height, (rows[-1] + 1) / height]
    )


@pytest.fixture
def trail(panel, stage, lorenz, frame):
    layer = panel.add(TrailLayer("path"))
    stage.pull(frame({"path": lorenz}, len(lorenz) - 1, {"path": 0}))
    panel.fit()
    return layer


def test_four_times_the_size_shows_the_same_content_box(stage, trail):
    boxes = []
    for times in (1, 4):
        size, scale = (SIZE[0] * times, SIZE[1] * times), float(times)
        shown = stage.picture(size, scale, words=False)
        assert shown.shape == (size[1], size[0], 4)
        trail.visible = False
        bare = stage.picture(size, scale, words=False).astype(int)
        trail.visible = True
        boxes.append(content(shown, bare))
    assert np.abs(boxes[0] - boxes[1]).max() < 0.01
    assert boxes[0][1] - boxes[0][0] > 0.3


@pytest.mark.parametrize("case", ["space", "plane", "image", "school", "network"])
def test_tiles_make_the_same_picture_as_one_piece(stage, frame, case, monkeypatch):
    motion, show, arrays = CASES[case]
    panels = panels_for(stage, moving((show,), motion))
    panels[0].camera.drifting = False
    arrange(panels[:1], stage.physical_size)
    for other in panels[1:]:
        other.visible = False
    stage.pull(frame(arrays, 299, {name: 0 for name in arrays if name == "path"}))
    whole = stage.picture(SIZE, words=False).astype(int)
    monkeypatch.setattr(picture, "LARGEST_TILE", 97)
    assert len(picture.tiles(SIZE)) == 12
    pieces = stage.picture(SIZE, words=False).astype(int)
    differs = np.abs(whole - pieces).max(axis=2) > 8
    assert differs.mean() < (0.004 if isinstance(show, Swarm) else 0.002)


def test_no_tile_is_larger_than_every_card_can_draw():
    parts = picture.tiles((9000, 4097))
    assert max(max(w, h) for *_, w, h in parts) == 4096
    assert sum(w * h for *_, w, h in parts) == 9000 * 4097


def test_without_a_display_four_times_the_size_shows_the_same_content_box_too():
    import os
    import subprocess
    import sys

    code = (
        "import sys, numpy as np, explorer as ex\n"
        "from explorer.views.picture import Theatre\n"
        "run = ex.run('lorenz', steps=3000)\n"
        "for times in (1, 4):\n"
        "    theatre = Theatre((320 * times, 240 * times), scale=float(times))\n"
        "    theatre.open(run.experiment)\n"
        "    shown = theatre.shoot(run.frame(), words=False)[..., :3].astype(int)\n"
        "    theatre.panel.layer('path').visible = False\n"
        "    bare = theatre.shoot(run.frame(), words=False)[..., :3].astype(int)\n"
        "    lit = np.abs(shown - bare).max(axis=2) > 24\n"
        "    rows, columns = np.flatnonzero(lit.any(axis=1)), np.flatnonzero(lit.any(axis=0))\n"
        "    h, w = lit.shape\n"
        "    print(columns[0] / w, columns[-1] / w, rows[0] / h, rows[-1] / h)\n"
        "print([m for m in ('PySide6',) if m in sys.modules])"
    )
    bare = {n: v for n, v in os.environ.items() if n not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120,
        env=bare,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    one, four, qt = done.stdout.splitlines()
    boxes = [np.array(list(map(float, line.split()))) for line in (one, four)]
    assert np.abs(boxes[0] - boxes[1]).max() < 0.01
    assert boxes[0][1] - boxes[0][0] > 0.3
    assert qt == "[]"
