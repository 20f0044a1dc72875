"""A field in space on the stage: lit surface, slice, and what they hide, judged by pixels."""

import numpy as np
import pytest

from explorer.model import Reading
from explorer.model.shows import Look
from explorer.numerics import isosurface, transport
from explorer.views import palette
from explorer.views.camera import Camera
from explorer.views.cloud import CloudLayer
from explorer.views.ridges import RidgeLayer
from explorer.views.theme import NIGHT, PAPER
from explorer.views.volume import VolumeLayer

BOX = ((-1.0, 1.0),) * 3


def ball(shown="surface", level=0.6, n=33, T=8.0):
    """A reading whose surface is a ball of this radius: the field is 1 - r."""
    axes = transport.axes(BOX, (n, n, n))
    x, y, z = transport.seeds(axes).reshape(3, n, n, n)
    volume = 1.0 - np.sqrt(x * x + y * y + z * z)
    points, faces = isosurface.isosurface(volume, axes, 1.0 - level)
    return Reading(
        {"height": 1.0 - level, "position": 0.0},
        {
            "volume": volume, "vertices": points, "faces": faces, "slice": volume[n // 2],
            "normals": isosurface.normals(volume, axes, points), "across": axes[0], "up": axes[1],
        },
        units={"slice": "1/s"},
        settings={"across": "x", "up": "y", "shown": shown, "T": T},
    )  # fmt: skip


@pytest.fixture
def volume(panel):
    look(panel, 0.0, 0.0)
    return panel.add(VolumeLayer("ftle_volume", "FTLE", BOX))


def look(panel, azimuth, elevation):
    """Parallel rays from there."""
    panel.camera = Camera(False, Look(azimuth, elevation))
    panel.camera.toggle_perspective()
    panel.camera.drifting = False
    panel.camera.aspect = 4 / 3
    panel.camera.fit(BOX)


def disc(panel, size=(400, 300)):
    """Pixels of a unit length at the middle of the box."""
    ends = panel.camera.project(np.array([(0, 0, 0), (0, 0, 1.0)]))
    return abs(ends[1, 1] - ends[0, 1]) / 2 * size[1]


@pytest.mark.parametrize("theme", [NIGHT, PAPER])
def test_a_ball_is_a_disc_of_its_size_brightest_where_it_faces_the_eye(
    stage, panel, shoot, volume, theme
):
    stage.set_theme(theme)
    bare = shoot()
    volume.show_reading(ball())
    picture = shoot()
    seen = np.abs(picture - bare).max(axis=2)[:, :330] > 24  # left of its bar
    assert seen.sum() == pytest.approx(np.pi * (0.6 * disc(panel)) ** 2, rel=0.05)
    hue = picture[:, :330][seen].mean(axis=0)
    assert hue[0] > hue[1] > hue[2], "forward is warm"
    middle = picture[145:155, 195:205].mean(axis=(0, 1))
    row = np.flatnonzero(seen[150])
    rim = picture[150, row[2]]
    contrast = np.abs(middle - rim).sum()
    assert contrast > 100, "its form is seen by its light"
    assert (middle.sum() > rim.sum()) or not theme.dark


def test_a_smaller_level_is_a_smaller_ball_and_backward_is_cool(panel, shoot, volume):
    bare = shoot()
    areas = []
    for level in (0.3, 0.6):
        volume.show_reading(ball(level=level, T=-8.0))
        picture = shoot()
        areas.append((np.abs(picture - bare).max(axis=2)[:, :330] > 24).sum())
    assert areas[1] / areas[0] == pytest.approx(4.0, rel=0.1)
    assert picture[150, 200, 2] > picture[150, 200, 0]
    bar = panel.colour_bar()
    assert bar.title == "FTLE backward, T = 8 s [1/s]"


def test_the_slice_wears_the_colours_of_its_values(panel, shoot, volume):
    look(panel, -90.0, 89.9)
    reading = ball(shown="slice")
    volume.show_reading(reading)
    picture = shoot()
    bar, table = panel.colour_bar(), palette.lut("forward", NIGHT)
    for x, y in ((0.0, 0.0), (0.5, 0.0), (-0.3, 0.6)):
        value = 1.0 - np.hypot(x, y)
        share = np.clip((value - bar.low) / (bar.high - bar.low), 0, 1)
        device = panel.camera.project(np.array([(x, y, 0.0)]))[0]
        row, column = int((1 - device[1]) / 2 * 300), int((device[0] + 1) / 2 * 400)
        assert picture[row, column] == pytest.approx(table[round(share * 255), :3] * 255, abs=14)


def test_a_surface_hides_what_is_behind_it_and_orbits_with_the_camera(panel, shoot, volume):
    cloud = panel.add(CloudLayer("tracers", size=9.0, colour="good", alpha=1.0, limits=BOX))
    cloud.solid = volume
    # seen along -x: one point before the ball, one behind it
    cloud.show(np.array([(0.9, 0.3, 0.0), (-0.9, -0.3, 0.0)]))
    green = np.array(NIGHT.rgb("good")) * 255

    def points_seen():
        return int((np.abs(shoot() - green).max(axis=2) < 40).sum())

    both = points_seen()
    assert both > 30
    volume.show_reading(ball())
    front = points_seen()
    assert 0.4 * both < front < 0.6 * both, "one of two is behind it"
    look(panel, 90.0, 0.0)
    assert points_seen() == pytest.approx(both, rel=0.1), "from the side both are seen"
    look(panel, 0.0, 0.0)
    volume.visible = False
    assert points_seen() == pytest.approx(both, rel=0.1)


def test_ridges_are_lines_over_a_field_the_higher_the_more_solid(panel, shoot):
    panel.camera = Camera(planar=True, equal=False)
    panel.camera.fit(((0.0, 2.0), (0.0, 1.0)))
    bare = shoot()
    layer = panel.add(RidgeLayer("ftle_ridges"))
    x = np.linspace(0.2, 1.8, 40)
    points = np.concatenate([np.stack([x, np.full(40, y)], axis=1) for y in (0.25, 0.75)])
    values = np.repeat([1.0, 0.2], 40)
    layer.show_reading(Reading({}, {"points": points, "first": np.array([0, 40, 80]),
                                    "ftle": values}))  # fmt: skip
    assert np.array_equal(shoot(), bare), "until a measurement of its name is shown"
    layer.visible = True
    change = np.abs(shoot() - bare).max(axis=2)
    rows = [np.flatnonzero(change[:, 200] > 24)]
    assert len(rows[0]) >= 2
    low, high = change[150:, 200].max(), change[:150, 200].max()
    assert low > 1.3 * high, "the stronger ridge lies below"
    middle = change[140:160, 200].max()
    assert middle == 0, "two curves are never joined"


def test_at_rest_the_mesh_is_drawn_once_and_looks_as_before(panel, stage, paint, volume):
    cloud = panel.add(CloudLayer("tracers", size=9.0, colour="good", alpha=1.0, limits=BOX))
    cloud.solid = volume
    cloud.show(np.array([(0.9, 0.3, 0.0), (-0.9, -0.3, 0.0)]))
    volume.show_reading(ball("surface and slice"))
    paint()
    moving = grabbed(stage)
    before = volume.kept.draws
    for _ in range(4):
        paint()
    assert volume.kept.draws <= before + 1, "once into the kept picture, then never again"
    resting = grabbed(stage)
    assert np.abs(moving - resting).max() <= 3
    volume.show_reading(ball("surface and slice", level=0.3))
    paint()
    assert np.abs(grabbed(stage) - resting).mean() > 0.5, "another reading is drawn anew"


def grabbed(stage):
    """What is on the screen, (height, width, 3)."""
    image = stage.native.grabFramebuffer().convertToFormat(
        stage.native.grabFramebuffer().Format.Format_RGB888
    )
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def test_on_paper_near_pieces_lie_over_far_ones_and_the_bar_says_what_it_is(tmp_path):
    import explorer as ex
    from explorer.views import figure

    run = ex.run("arnold_beltrami_childress", steps=2)
    made = figure.figure(
        run, "tracers", (3.4, 2.6), 100, "light", reading=ball("surface and slice")
    )
    axes, bar = made.axes[0], made.axes[0].child_axes[0]
    assert bar.get_ylabel() == "FTLE forward, T = 8 [1/s]" or made.axes[-1].get_ylabel()
    pieces = axes.collections
    shapes = max(len(one.get_paths()) for one in pieces)
    assert shapes == len(ball().arrays["faces"]) + 32 * 32
    figure.save(made, tmp_path / "a.png")
    made = figure.figure(run, "tracers", (3.4, 2.6), 100, "light", reading=ball("slice"))
    assert max(len(one.get_paths()) for one in made.axes[0].collections) == 32 * 32
