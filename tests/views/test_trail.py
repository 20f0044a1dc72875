"""Trails: they age, keep their gaps and their colours, and hold however long a history."""

import numpy as np
import pytest
from vispy import gloo

from explorer.model.shows import Look
from explorer.views import palette
from explorer.views.ring import Ring
from explorer.views.theme import NIGHT
from explorer.views.trail import TrailLayer
from tests.views.looking import at, lit, plane


def test_a_trail_lights_its_projection_and_fades_with_age(panel, shoot, lorenz):
    bare = shoot()
    panel.camera.look = Look(-90, 5)
    trail = panel.add(TrailLayer("path", length=3000))
    trail.append(lorenz)
    panel.fit()
    picture = shoot()
    seen = lit(picture, bare)
    assert 0.05 < seen.mean() < 0.4
    pixels = panel.camera.project(lorenz[-200:-1])[:, :2]
    rows = ((1 - pixels[:, 1]) / 2 * 300).astype(int)
    columns = ((pixels[:, 0] + 1) / 2 * 400).astype(int)
    assert seen[rows, columns].mean() > 0.95
    old = panel.camera.project(lorenz[550:700])[:, :2]
    rows_old = ((1 - old[:, 1]) / 2 * 300).astype(int)
    columns_old = ((old[:, 0] + 1) / 2 * 400).astype(int)
    assert picture[rows, columns].mean() > 1.5 * picture[rows_old, columns_old].mean()


def test_a_trail_grown_frame_by_frame_looks_like_one_drawn_at_once(panel, shoot, paint, lorenz):
    trail = panel.add(TrailLayer("path", length=3000))
    panel.camera.fit(((-20, 20), (-28, 28), (0, 50)))
    for part in np.array_split(lorenz, 40):
        trail.append(part)
        paint()
    grown = shoot()
    trail.clear()
    trail.append(lorenz)
    whole = shoot()
    assert np.abs(grown - whole).mean() < 0.6
    assert (np.abs(grown - whole).max(axis=2) > 40).mean() < 0.01


def test_a_gap_is_never_joined(panel, shoot):
    plane(panel, ((-1.0, 1.0), (-1.0, 1.0)))
    bare = shoot()
    trail = panel.add(TrailLayer("path", axes=(0, 1)))
    line = np.linspace(-0.9, -0.5, 50)[:, None] * (1.0, 0.0)
    trail.append(line)
    trail.append(line + np.array([1.4, 0.0]), gap=True)
    seen = lit(shoot(), bare)
    columns = seen[140:160].any(axis=0)
    assert columns[310:365].mean() > 0.9
    assert not columns[115:285].any()


def test_an_angle_that_turns_over_is_not_joined(panel, shoot):
    plane(panel, ((0.0, 6.3), (-1.0, 1.0)))
    bare = shoot()
    trail = panel.add(TrailLayer("path", axes=(0, 1)))
    trail.turn((2 * np.pi, 0.0))
    angle = np.linspace(0.0, 4 * np.pi, 400)
    trail.append(np.stack([angle % (2 * np.pi), angle / 4 / np.pi - 0.5], axis=1))
    seen = lit(shoot(), bare)
    assert seen.sum(axis=0).max() < 30  # no line across the whole picture


def test_several_starts_wear_the_colours_of_the_series(panel, shoot):
    plane(panel, ((0.0, 1.0), (0.0, 1.0)))
    trail = panel.add(TrailLayer("path", axes=(0, 1), length=200))
    trail.width = 8.0
    x = np.linspace(0.0, 1.0, 200)
    trail.append(np.stack([np.stack([x, np.full(200, y)], axis=1) for y in (0.25, 0.5, 0.75)]))
    picture = shoot()
    for y, token in ((0.25, "accent"), (0.5, "warm"), (0.75, "good")):
        row, column = at(panel, 0.6, y, (400, 300))
        colour, hue = picture[row, column], np.array(NIGHT.rgb(token)) * 255
        # fainter with age, but of that hue and of no other
        others = [np.array(NIGHT.rgb(t)) * 255 for t in ("accent", "warm", "good")]
        unlike = [np.abs(colour / colour.sum() - o / o.sum()).sum() for o in others]
        assert int(np.argmin(unlike)) == ["accent", "warm", "good"].index(token), (token, colour)
        assert np.abs(colour / colour.sum() - hue / hue.sum()).sum() < 0.12


def test_colour_by_value_follows_the_value_and_shows_a_bar(panel, shoot):
    plane(panel, ((0.0, 1.0), (0.0, 1.0)))
    trail = panel.add(TrailLayer("path", axes=(0, 1), length=400, colour="value", label="H"))
    trail.width, trail.value_limits = 8.0, (0.0, 1.0)
    x = np.linspace(0.0, 1.0, 400)
    for part, value in zip(np.split(x, 4), (0.0, 0.0, 1.0, 1.0), strict=True):
        trail.value = value
        trail.append(np.stack([part, np.full(100, 0.5)], axis=1))
    picture = shoot()
    table = palette.lut("viridis", NIGHT)
    right = picture[at(panel, 0.9, 0.5, (400, 300))]  # left of the colour bar
    assert right == pytest.approx(table[255, :3] * 255, abs=45)
    left = picture[at(panel, 0.45, 0.5, (400, 300))]
    assert left[2] > left[1]
    bar = panel.colour_bar()
    assert (bar.low, bar.high, bar.label) == (0.0, 1.0, "H")


def test_a_thinned_history_still_looks_like_the_whole(panel, stage, lorenz):
    def shot(budget):
        trail.clear()
        trail.append(lorenz)
        how = {"scale": 1.0, "now": 0.0}
        stage.set_current()
        target = gloo.FrameBuffer(color=gloo.Texture2D(shape=(300, 400, 4), internalformat="rgba8"))
        stage.painter.budget, kept = budget, stage.painter.budget
        panel.rect, rect = (0, 0, 400, 300), panel.rect
        with target:
            stage.painter.paint([panel], (400, 300), NIGHT, **how)
            pixels = gloo.read_pixels((0, 0, 400, 300))[..., :3].astype(int)
        stage.painter.budget, panel.rect = kept, rect
        return pixels

    trail = panel.add(TrailLayer("path", length=3500))
    panel.camera.fit(((-20, 20), (-28, 28), (0, 50)))
    whole, thinned, sparse = shot(10**6), shot(3000), shot(900)
    assert trail.refining
    for fewer in (thinned, sparse):  # no line is wider, or elsewhere, for being thinned
        inked = fewer.max(axis=2) > 60
        assert (inked & (whole.max(axis=2) < 40)).sum() < 0.04 * inked.sum()
    assert np.abs(whole - thinned).mean() < 0.25 * np.abs(whole - whole[2, 2]).mean()
    assert (thinned.max(axis=2) > 60).sum() > 0.8 * (whole.max(axis=2) > 60).sum()


def test_a_thinned_history_is_completed_while_the_camera_rests(panel, stage, paint, lorenz):
    trail = panel.add(TrailLayer("path", length=60_000, colour="speed"))
    trail.append(np.tile(lorenz, (16, 1)))
    panel.fit()
    stage.painter.budget, kept = 10_000, stage.painter.budget
    try:
        paint()
        assert trail.refining
        panel.camera.orbit(0.7, 0.2)
        for _ in range(3):
            paint()
        assert trail.refining  # a part of it, seen from here
        panel.camera.orbit(0.7, 0.2)
        for _ in range(40):
            paint()
        assert not trail.refining
        completed = drawn(stage)
        trail.clear()
        trail.append(np.tile(lorenz, (16, 1)))
        stage.painter.budget = 10**7
        paint()
        # nothing of what was begun from elsewhere, which would be a faint second curve
        assert np.abs(completed - drawn(stage)).max() < 12
    finally:
        stage.painter.budget = kept


def test_in_a_new_size_little_is_drawn_at_first(panel, paint, lorenz, monkeypatch):
    """Widgets take their new places in the same turn; what is missing follows."""
    trail = panel.add(TrailLayer("path", length=60_000))
    trail.append(np.tile(lorenz, (16, 1)))
    panel.fit()
    paint()
    asked, thinned = [], trail._stroke_thinned
    monkeypatch.setattr(
        trail, "_stroke_thinned", lambda pen, shot: asked.append(shot.budget) or thinned(pen, shot)
    )
    panel.camera.orbit(0.7, 0.2)
    paint()
    left, top, width, height = panel.rect
    panel.place((left, top, width - 20, height))
    paint()
    assert asked[1] < 0.5 * asked[0]
    assert trail.refining


def test_a_trail_that_is_all_new_in_every_frame_is_drawn_all_the_same(panel, stage, paint, lorenz):
    trail = panel.add(TrailLayer("path", length=3000))
    kept, stage.painter.budget = stage.painter.budget, 2000
    try:
        for _ in range(3):
            trail.append(lorenz, gap=True)
            panel.fit()
            paint()
        assert trail.refining  # were this the last that comes, the rest would follow
        with_trail = drawn(stage)
        for _ in range(16):
            paint()
        assert not trail.refining
        trail.visible = False
        paint()
        without = drawn(stage)
    finally:
        stage.painter.budget = kept
    assert 0.02 < (np.abs(with_trail - without).max(axis=2) > 24).mean() < 0.6


def drawn(stage):
    """What the last painting left in the framebuffer, as the screen shows it."""
    stage.set_current()
    return gloo.read_pixels().astype(int)


@pytest.mark.parametrize("per_turn", [12, 200])
def test_a_ring_tells_how_far_its_line_turns_from_sample_to_sample(per_turn):
    ring = Ring((0, 1), 1000)
    angle = np.arange(700) * 2.0 * np.pi / per_turn
    ring.append(np.stack([np.cos(angle), np.sin(angle)], axis=-1)[None])
    assert ring.bend() == pytest.approx(2.0 * np.pi / per_turn, rel=0.02)


def test_a_ring_of_points_that_do_not_move_does_not_turn():
    ring = Ring((0, 1), 10)
    ring.append(np.ones((1, 5, 2)))
    assert 0.0 < ring.bend() < 1e-5
