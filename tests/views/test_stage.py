"""The stage: panels, counters, themes, pictures of any size, with and without a display."""

import os
import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtGui import QImage
from scipy import ndimage
from vispy import gloo

from explorer.model import Experiment, Flow, Kernel, Map, Source
from explorer.model.motion import Array
from explorer.model.shows import Cells, Cloud, Curve, Graph, Image, Path, Profile, Series, Swarm
from explorer.views import gl
from explorer.views.camera import Camera
from explorer.views.scene import arrange, panels_for, views_of
from explorer.views.theme import PAPER
from explorer.views.trail import TrailLayer
from tests.views.looking import lit


def test_a_painted_frame_is_the_one_that_was_pulled(stage, panel, paint, frame):
    panel.add(TrailLayer("path"))
    shown = frame({"path": np.random.default_rng(0).normal(size=(50, 3))}, 49, {"path": 0})
    assert stage.pull(shown)
    assert not stage.pull(shown)
    paint()
    assert stage.painted is shown
    assert panel.painted is shown
    assert stage.frame_ms > 0
    assert stage.renderer


def test_the_window_shows_what_was_drawn(stage, panel, paint, lorenz, qtbot):
    stage.native.resize(500, 400)
    trail = panel.add(TrailLayer("path", length=3000))
    panel.place((0, 0, *stage.physical_size))
    paint()
    empty = stage.native.grab().toImage()
    trail.append(lorenz)
    panel.fit()
    paint()
    full = stage.native.grab().toImage()
    samples = [(x, y) for x in range(5, 495, 7) for y in range(5, 395, 7)]
    changed = [
        full.pixelColor(*at).lightness() - empty.pixelColor(*at).lightness() for at in samples
    ]
    assert 0.02 < np.mean(np.array(changed) > 15) < 0.5


def test_a_grab_is_opaque_in_the_frame_that_begins_to_complete_a_history(
    stage, panel, paint, lorenz, qtbot
):
    stage.native.resize(500, 400)
    trail = panel.add(TrailLayer("path", length=3000))
    panel.place((0, 0, *stage.physical_size))
    trail.append(lorenz)
    panel.fit()
    kept, stage.painter.budget = stage.painter.budget, 9000
    try:
        paint()
        assert trail.refining
        grabbed = stage.native.grab().toImage().pixelColor(5, 5)
    finally:
        stage.painter.budget = kept
    assert grabbed.lightness() < 40


def test_a_picture_at_rest_completes_its_history(stage, panel, paint, lorenz, monkeypatch):
    def grabbed():
        image = stage.native.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8)
        return rows.reshape(image.height(), image.width(), 4)[..., :3].astype(int)

    monkeypatch.setattr(stage.painter, "adapt", lambda *_: None)
    monkeypatch.setattr(stage.painter, "budget", 900)
    trail = panel.add(TrailLayer("path", length=3000))
    paint()
    bare = grabbed()
    trail.append(lorenz)
    panel.fit()
    paint()
    assert stage.refining
    thinned, rounds = grabbed(), 0
    while stage.advance(0.016) and rounds < 200:  # nothing new comes: the run is paused
        paint()
        rounds += 1
    assert not stage.refining
    whole = grabbed()
    monkeypatch.setattr(stage.painter, "budget", 100_000)
    trail.clear()
    trail.append(lorenz)
    paint()
    at_once = grabbed()
    assert np.abs(thinned - at_once).mean() > 1.0
    assert np.abs(whole - at_once).mean() < 0.1
    near = ndimage.binary_dilation(lit(at_once, bare), iterations=4)
    seen = lit(thinned, bare)
    assert seen.mean() > 0.01
    assert (seen & ~near).mean() < 0.02 * seen.mean(), "a line, not a ribbon that fills its loops"


def test_a_gpu_is_waited_for_when_its_time_is_asked_for(stage, paint, monkeypatch):
    waited = []
    paint()
    monkeypatch.setattr(stage.painter, "software", False)
    monkeypatch.setattr(gloo.gl, "glFinish", lambda: waited.append(stage.paints))
    stage.painter.adapt(0.01, time.perf_counter())
    for _ in range(3):
        paint()
    assert not waited
    monkeypatch.setattr(stage.painter, "_adapted", 0.0)
    for _ in range(3):
        paint()
    assert len(waited) == 1


def test_a_stage_that_nobody_sees_asks_once_for_more(stage, panel, paint, lorenz, monkeypatch):
    monkeypatch.setattr(stage.painter, "adapt", lambda *_: None)
    monkeypatch.setattr(stage.painter, "budget", 900)
    panel.add(TrailLayer("path", length=3000)).append(lorenz)
    panel.fit()
    paint()
    assert stage.refining
    stage.native.hide()
    try:
        asked = [stage.advance(0.5) for _ in range(6)]
    finally:
        stage.native.show()
    assert not asked[-1]


def test_changes_of_size_in_one_turn_are_painted_once(stage, panel, paint, qtbot):
    paint()
    before = stage.paints
    for size in ((420, 300), (440, 310), (460, 320)):
        with stage.resizing():
            stage.native.resize(*size)
    assert stage.paints == before
    qtbot.waitUntil(lambda: stage.paints > before, timeout=5000)
    qtbot.wait(50)
    assert stage.paints == before + 1
    assert stage.physical_size == (460, 320)


def test_sizes_that_are_gone_leave_no_textures_behind(stage, panel, paint, lorenz):
    trail = panel.add(TrailLayer("path", length=3000))
    trail.append(lorenz)
    panel.fit()
    for width in range(300, 330, 2):
        panel.place((0, 0, width, 200))
        paint()
    stage.set_current()
    waiting = [thing for thing in gl.spares() if isinstance(thing, gloo.Texture2D)]
    assert len(waiting) <= gl.SPARE[gloo.Texture2D]
    assert not [thing for thing in waiting if thing.shape[1] < 328]


def test_a_texture_that_was_released_is_used_again_for_its_size(stage):
    stage.set_current()
    first = gl.float_texture((40, 60), 4, smooth=False)
    gl.release(first)
    assert gl.float_texture((40, 60), 4, smooth=False) is first
    gl.release(first)
    assert gl.float_texture((40, 62), 4, smooth=False) is not first
    assert first not in gl.spares()


def test_a_texture_that_nobody_wants_again_goes(stage, paint, monkeypatch):
    stage.set_current()
    made = gl.float_texture((40, 60), 4, smooth=False)
    shader = gl.screen("void main() { gl_FragColor = vec4(0.5); }")
    gl.release(made, shader)
    for patience, stays in ((5.0, True), (0.0, False)):
        monkeypatch.setattr(gl, "UNWANTED_S", patience)
        stage.painter._adapted = 0.0
        paint()
        stage.set_current()
        assert (made in gl.spares()) is stays
        assert shader in gl.spares()


def test_new_panels_come_one_after_the_other(stage, panel, paint, lorenz):
    panels = [panel, *(stage.add_panel((0, 0, 1, 1)) for _ in range(3))]
    for number, one in enumerate(panels):
        one.place((100 * number, 0, 100, 200))
        one.add(TrailLayer("path", length=3000)).append(lorenz)
        one.fit()
    paint()
    whole = stage.pixels()
    stage.patience = 0.0
    for one in panels:
        one.begun = False
    np.testing.assert_array_equal(stage.pixels(), whole)  # in a picture all of them come
    for one in panels:
        one.begun = False
    for seen in range(1, 5):
        paint()
        assert [one.begun for one in panels] == [True] * seen + [False] * (4 - seen)
        assert stage.refining or seen == 4
    np.testing.assert_array_equal(stage.pixels(), whole)


def test_a_program_that_was_released_is_used_again(stage):
    stage.set_current()
    made = gl.screen("void main() { gl_FragColor = vec4(0.25); }")
    gl.release(made)
    assert gl.screen("void main() { gl_FragColor = vec4(0.25); }") is made
    assert gl.screen("void main() { gl_FragColor = vec4(0.25); }") is not made


def test_a_pixel_belongs_to_the_panel_that_covers_it(stage):
    left = stage.add_panel((0, 0, 100, 200))
    right = stage.add_panel((100, 0, 100, 200))
    assert stage.panel_at(10, 10) is left
    assert stage.panel_at(150, 10) is right
    right.visible = False
    assert stage.panel_at(150, 10) is None


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("size", [(1600, 1000), (700, 1024)])
def test_panels_cover_the_stage_and_never_each_other(stage, count, size):
    panels = [stage.add_panel((0, 0, 1, 1)) for _ in range(count)]
    arrange(panels, size, gap=0)
    covered = np.zeros(size, int)
    for panel in panels:
        x, y, width, height = panel.rect
        covered[x : x + width, y : y + height] += 1
    assert covered.max() == 1
    assert covered.mean() > (0.99 if count in (1, 2, 3, 4, 6) else 0.7)


def test_a_picture_four_times_as_large_shows_the_same(panel, stage, lorenz):
    trail = panel.add(TrailLayer("path", length=3000))
    trail.append(lorenz)
    panel.fit()
    boxes = []
    for scale in (1, 4):
        size = (320 * scale, 240 * scale)
        picture = stage.picture(size, scale=float(scale), words=False)[..., :3].astype(int)
        bare = np.median(picture.reshape(-1, 3), axis=0)
        lit = np.argwhere(np.abs(picture - bare).max(axis=2) > 60) / scale
        boxes.append([*lit.min(axis=0), *lit.max(axis=0)])
    assert np.abs(np.subtract(*boxes)).max() < 0.01 * 320


def test_a_transparent_picture_has_no_backdrop(panel, stage, lorenz):
    panel.add(TrailLayer("path", length=3000)).append(lorenz)
    panel.fit()
    alpha = stage.picture((320, 240), words=False, transparent=True)[..., 3]
    assert (alpha == 0).mean() > 0.4
    assert (alpha > 100).mean() > 0.02


def test_another_theme_repaints_everything(panel, stage, lorenz):
    panel.add(TrailLayer("path", length=3000)).append(lorenz)
    panel.fit()
    night = stage.picture((320, 240), words=False)[..., :3].mean()
    stage.set_theme(PAPER)
    paper = stage.picture((320, 240), words=False)[..., :3].mean()
    assert night < 60
    assert paper > 190


def test_words_are_written_without_a_window_system(panel, stage, experiment):
    views_of(experiment)[0].build(panel)
    panel.camera.fit(((-1, 1), (-1, 1), (0, 1)))
    panel._follow()
    panel.layer("axes").limits = ((-1, 1), (-1, 1), (0, 1))
    plain = stage.picture((480, 360), words=False).astype(int)
    written = stage.picture((480, 360), words=True).astype(int)
    changed = (np.abs(plain - written).max(axis=2) > 60).mean()
    assert 0.001 < changed < 0.05


# -- a view for every kind ------------------------------------------------------------------------
def moving(shows, motion):
    return Experiment(
        key="any",
        title="Any",
        about="For a test.",
        motion=motion,
        shows=shows,
        sources=(Source("A. Nobody", "Anything", 2000),),
    )


def still(pos, head, n):
    """Moves nothing."""


KERNEL = Kernel(
    still,
    state={"pos": Array(20, 3, unit="L"), "head": Array(20, 3)},
    start=lambda: {"pos": np.zeros((20, 3)), "head": np.ones((20, 3))},
)
SPACE = Flow("x' = y\ny' = -x\nz' = -z", start={"x": 1.0, "y": 0.0, "z": 1.0})
PLANE = Flow("x' = y\ny' = -x", start={"x": 1.0, "y": 0.0}, domain=((-2.0, 2.0), (-1.0, 1.0)))
LINE = Map("x' = 3.9*x*(1 - x)", start={"x": 0.4})
HENON = Map("x' = 1 - 1.4*x**2 + y\ny' = 0.3*x", start={"x": 0.1, "y": 0.1})
rng = np.random.default_rng(5)
WALK = np.cumsum(rng.normal(size=(300, 3)), axis=0)
RING = np.stack([np.cos(np.arange(300) / 20), np.sin(np.arange(300) / 20)], axis=1)
CASES = {
    "space": (SPACE, Path("path", of=("x", "y", "z")), {"path": WALK}),
    "plane": (PLANE, Path("path", of=("x", "y")), {"path": RING}),
    "return map": (
        LINE,
        Path("path", of=("x",), limits=((0.0, 1.0),)),
        {"path": rng.uniform(0, 1, (300, 1))},
    ),
    "map": (HENON, Path("path", of=("x", "y")), {"path": WALK[:, :2]}),
    "field": (PLANE, Cloud("tracers", of=("x", "y")), {"tracers": RING}),
    "school": (
        KERNEL,
        Swarm("school", at="pos", toward="head"),
        {"pos": WALK[:20], "head": rng.normal(size=(20, 3))},
    ),
    "image": (
        KERNEL,
        Image("i", of=lambda pos: pos, extent=((0, 1), (0, 1))),
        {"i": rng.normal(size=(9, 9))},
    ),
    "cells": (KERNEL, Cells("c", of=lambda pos: pos), {"c": rng.integers(0, 2, (9, 9))}),
    "profile": (KERNEL, Profile("p", of=lambda pos: pos), {"p": np.sin(np.arange(40) / 5)}),
    "network": (
        KERNEL,
        Graph("g", of=lambda pos: pos),
        {
            "g": np.arange(5.0),
            "g.nodes": rng.normal(size=(5, 2)),
            "g.edges": np.array([(0, 1), (2, 3)]),
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_kind_has_a_view_that_shows_its_data(stage, frame, case):
    motion, show, arrays = CASES[case]
    experiment = moving((show,), motion)
    made = panels_for(stage, experiment)
    assert len(made) >= 1
    panel = made[0]
    panel.camera.drifting = False
    arrange([panel], stage.physical_size)
    bare = stage.picture((400, 300), words=False)[..., :3].astype(int)
    if case == "cells":
        panel.layer("c").extent = ((0, 8), (0, 8))
    first = {name: 0 for name in arrays if name == "path"}
    stage.pull(frame(arrays, 299, first))
    picture = stage.picture((400, 300), words=False)[..., :3].astype(int)
    assert (np.abs(picture - bare).max(axis=2) > 12).mean() > 0.002


def test_series_and_curves_are_plots_beside_the_stage():
    shows = (
        Series("s", of=lambda pos: 0.0),
        Curve("c", of=lambda pos: pos),
        Cells("k", of=lambda pos: pos),
    )
    views = views_of(moving(shows, KERNEL))
    assert [view.kind for view in views] == ["field", "strip", "curve"]
    assert [view.on_stage for view in views] == [True, False, False]


def test_a_new_run_clears_the_picture(panel, stage, frame):
    trail = panel.add(TrailLayer("path"))
    stage.pull(frame({"path": WALK}, 299, {"path": 0}))
    assert len(trail._ring.points(1000)[0]) > 100
    stage.pull(frame({"path": WALK[:5] + 50.0}, 4, {"path": 0}, epoch=1))
    assert trail._ring.points(1000)[0].min() > 40


def test_cameras_end_their_moves_and_then_ask_for_no_more_paint(stage):
    panel = stage.add_panel((0, 0, 50, 50), Camera())
    panel.camera.touch()
    panel.camera.fling(2.0, 0.0)
    assert stage.advance(0.016)
    for _ in range(60):
        stage.advance(0.016)
    assert not stage.advance(0.016)


def test_pictures_need_no_display():
    code = """
import numpy as np, sys
from explorer.engine.batch import begin_document, record
from explorer.model import Experiment, Flow, Path, Source
from explorer.views.picture import picture
e = Experiment("t", "T", "t", Flow("x' = y\\ny' = -x\\nz' = 0*x", start=dict(x=1.0, y=0.0, z=0.0)),
    sources=(Source("A", "B", 2000),), shows=(Path("path", of=("x", "y", "z")),))
made = picture(record(e, begin_document(e, steps=700)), (300, 200))
assert made.shape == (200, 300, 4) and made[..., :3].max() > 150 and made.std() > 5
assert not any("PySide6" in name for name in sys.modules)
"""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
