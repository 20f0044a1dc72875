"""One synthetic picture per layer, judged by its pixels."""

import numpy as np
import pytest

from explorer.views import axes, palette
from explorer.views.axes import AxesLayer
from explorer.views.camera import Camera
from explorer.views.cloud import CloudLayer
from explorer.views.density import DensityLayer
from explorer.views.field import FieldLayer
from explorer.views.flock import FlockLayer
from explorer.views.lines import LineLayer, MarkLayer
from explorer.views.network import GraphLayer
from explorer.views.profile import ProfileLayer
from explorer.views.theme import CONTRAST, NIGHT, PAPER
from tests.views.looking import at, lit, plane


# -- fields ---------------------------------------------------------------------------------------
def test_a_field_shows_the_colour_of_each_value_within_two_steps(panel, shoot):
    plane(panel)
    values = np.array([[0.0, 0.25, 0.5], [0.5, 0.75, 1.0]])
    field = panel.add(FieldLayer("f", extent=((0, 2), (0, 1)), smooth=False, map="viridis"))
    field.value_limits = (0.0, 1.0)
    field.show(values)
    picture = shoot()
    table = palette.lut("viridis", NIGHT)
    for (x, y), value in (((0.1, 0.1), 0.0), ((1.0, 0.9), 0.75), ((1.9, 0.9), 1.0)):
        expected = table[round(value * 255), :3] * 255
        assert picture[at(panel, x, y, (400, 300))] == pytest.approx(expected, abs=3), (x, y)


def test_a_field_without_an_extent_lies_on_its_nodes(panel, shoot):
    panel.camera = Camera(True, equal=True)
    field = panel.add(FieldLayer("f", smooth=False))
    bare = shoot()
    field.show(np.ones((3, 5)))
    assert panel.bounds()[:2] == ((0.0, 4.0), (0.0, 2.0))
    panel.fit()
    assert lit(shoot(), bare, 10).mean() > 0.2
    field.show(np.ones((9, 9)))
    assert panel.bounds()[:2] == ((0.0, 8.0), (0.0, 8.0))
    assert field.read(np.array([8.0, 8.0]))["y"] == 8.0


def test_palette_and_limits_change_without_sending_the_field_again(panel, shoot, monkeypatch):
    plane(panel)
    field = panel.add(FieldLayer("f", extent=((0, 2), (0, 1))))
    field.show(np.linspace(0, 1, 200).reshape(10, 20))
    before = shoot()
    monkeypatch.setattr(field, "_upload", lambda made: pytest.fail("sent again"))
    field.map, field.value_limits = "backward", (0.0, 3.0)
    assert np.abs(shoot() - before).mean() > 10


def test_what_is_not_a_number_shows_the_stage(panel, shoot):
    plane(panel)
    bare = shoot()
    field = panel.add(FieldLayer("f", extent=((0, 2), (0, 1)), smooth=False))
    field.show(np.array([[1.0, np.nan], [1.0, np.nan]]))
    seen = lit(shoot(), bare, 10)
    assert seen[100:200, 50:150].all()
    assert not seen[100:200, 260:350].any()


def test_a_field_reads_its_value_under_the_pointer(panel):
    plane(panel)
    field = FieldLayer("ftle", extent=((0, 2), (0, 1)), label="FTLE", unit="1/s")
    field.show(np.arange(15.0).reshape(3, 5))
    assert field.read(np.array([2.0, 1.0, 0.0])) == {"FTLE [1/s]": 14.0, "x": 2.0, "y": 1.0}
    assert field.read(np.array([2.1, 0.5, 0.0])) is None


def test_two_fields_blend_to_both_hues(panel, shoot):
    plane(panel)
    one, other = np.zeros((4, 8)), np.zeros((4, 8))
    one[:, :3], other[:, 5:] = 1.0, 1.0
    field = panel.add(FieldLayer("f", extent=((0, 2), (0, 1)), smooth=False))
    field.value_limits = (0.0, 1.6)
    field.show(one, second=other)
    picture = shoot()
    left, right = picture[150, 60], picture[150, 340]
    assert left[0] > left[2] + 60
    assert right[2] > right[0] + 60


# -- points ---------------------------------------------------------------------------------------
def test_points_are_discs_where_they_should_be(panel, shoot):
    plane(panel)
    bare = shoot()
    cloud = panel.add(CloudLayer("points", size=6.0))
    cloud.show(np.array([(0.5, 0.25), (1.5, 0.75)]))
    seen = lit(shoot(), bare)
    assert 40 < seen.sum() < 110
    for x, y in ((0.5, 0.25), (1.5, 0.75)):
        assert seen[at(panel, x, y, (400, 300))]


def test_thick_dots_leave_a_field_to_be_seen_and_stand_out_from_its_ridges(panel, stage, shoot):
    stage.set_theme(CONTRAST)
    plane(panel)
    field = panel.add(FieldLayer("f", extent=((0, 2), (0, 1)), map="forward"))
    field.value_limits = (0.0, 1.0)
    field.show(np.full((4, 8), 0.9))  # nearly white, as a ridge is
    bare = shoot()
    points = np.random.default_rng(5).uniform((0, 0), (2, 1), (900, 2))
    cloud = panel.add(CloudLayer("points", size=2.4, alpha=0.75, colour="text"))
    cloud.show(points)
    hiding = (np.abs(shoot() - bare).max(2) > 12).mean()
    cloud.over = (field,)
    picture = shoot()
    changed = np.abs(picture - bare).max(2) > 12
    assert 0.02 < changed.mean() < 0.75 * hiding
    inside = np.abs(picture - bare).max(2) > 60
    assert inside.sum() > 400, "a dark rim round a light dot"
    field.visible = False  # all of them where no field lies
    alone = shoot().max(2) > 60
    assert alone.sum() > 1.5 * (picture.min(2) > 200).sum()


def test_a_crowd_becomes_a_density_with_a_bar(panel, shoot, stage):
    rng = np.random.default_rng(3)
    plane(panel, ((-4.0, 4.0), (-4.0, 4.0)))
    cloud = panel.add(CloudLayer("points"))
    cloud.show(rng.normal(size=(300_000, 2)))
    stage.painter.budget, kept = 20_000, stage.painter.budget
    picture = shoot()
    stage.painter.budget = kept
    bar = panel.colour_bar()
    assert bar.scale == "log"
    centre, rim = picture[140:160, 190:210].mean(), picture[140:160, 20:40].mean()
    assert centre > rim + 60


def test_a_density_counts_again_when_the_view_changes(panel, shoot):
    plane(panel, ((0.0, 1.0), (0.0, 1.0)))
    density = panel.add(DensityLayer("path", axes=(0, 1)))
    density.append(np.random.default_rng(0).uniform(0, 1, (20_000, 2)))
    shoot()
    whole = int(density._counts.sum())
    panel.camera.zoom(2.0)
    shoot()
    assert whole == pytest.approx(20_000, rel=0.1)
    assert density._counts.sum() == pytest.approx(whole / 4, rel=0.15)


def test_a_return_map_pairs_each_value_with_the_next(frame):
    density = DensityLayer("path", axes=(0,), lag=1)
    x = np.linspace(0.0, 0.9, 10)[:, None]
    density.ingest(frame({"path": x[:6]}, step=5, first={"path": 0}))
    density.ingest(frame({"path": x}, step=9, first={"path": 0}))
    pairs = density._points[: density._total, :2]
    assert pairs == pytest.approx(np.hstack([x[:-1], x[1:]]))


# -- agents ---------------------------------------------------------------------------------------
def school(count=80, seed=2):
    rng = np.random.default_rng(seed)
    at = rng.uniform(2, 8, (count, 3))
    toward = rng.normal(size=(count, 3))
    return at, toward / np.linalg.norm(toward, axis=1, keepdims=True)


def test_fish_cover_a_plausible_part_of_the_picture(panel, shoot):
    bare = shoot()
    flock = panel.add(FlockLayer("school", "pos", "head"))
    flock.show(*school())
    panel.fit()
    seen = lit(shoot(), bare)
    assert 0.01 < seen.mean() < 0.3
    middle = np.argwhere(seen[:, :310]).mean(axis=0)  # beside the wheel of headings
    assert middle == pytest.approx((150, 200), abs=45)


def test_fish_of_one_heading_share_its_hue(panel, shoot):
    bare = shoot()
    flock = panel.add(FlockLayer("school", "pos", "head"))
    where, _ = school()
    hues = []
    for angle in (0.0, np.pi / 2):
        flock.show(where, np.tile((np.cos(angle), np.sin(angle), 0.0), (len(where), 1)))
        panel.fit()
        picture = shoot()
        colour = picture[lit(picture, bare, 60)].mean(axis=0)
        hues.append(colour / colour.sum())
    assert np.abs(hues[0] - hues[1]).sum() > 0.1


def test_a_great_school_is_drawn_as_points(panel, shoot, stage):
    flock = panel.add(FlockLayer("school", "pos", "head"))
    flock.show(*school(31_000))
    panel.fit()
    stage.painter.paint([panel], stage.physical_size, NIGHT, 1.0, 0.0)
    stage.context.flush_commands()
    assert flock._pen.asleep


# -- lines, marks, networks, words ----------------------------------------------------------------
def test_lines_profiles_marks_and_networks_leave_ink(panel, shoot):
    plane(panel, ((0.0, 10.0), (-1.0, 1.0)))
    bare = shoot()
    x = np.linspace(0, 10, 50)
    lines, marks = LineLayer("lines"), MarkLayer("marks")
    profile, graph = ProfileLayer("profile", x=x), GraphLayer("graph")
    lines.show([np.stack([x, np.sin(x)], axis=1)], [0.9])
    marks.show(np.array([(5.0, 0.0)]))
    profile.show(np.cos(x))
    graph.show(np.array([(1.0, 0.5), (9.0, 0.5)]), np.array([(0, 1)]), np.array([0.0, 1.0]))
    for layer in (lines, marks, profile, graph):
        panel.layers = [layer]
        assert lit(shoot(), bare).sum() > 30, layer.name


def test_axes_name_every_axis_with_its_unit(panel):
    axes = panel.add(AxesLayer(("x", "y", "z"), ("L", "", "K"), limits=((0, 1), (0, 2), (0, 4))))
    panel.fit()
    words = {label.text for label in panel.labels() if label.role == "axis"}
    assert words == {"x [L]", "y", "z [K]"}
    assert axes.title(0) == "x [L]"


def test_numbers_of_a_plane_stand_where_their_values_are(panel):
    plane(panel)
    panel.add(AxesLayer(("x", "y"), limits=((0.0, 2.0), (0.0, 1.0)), planar=True))
    panel.fit()
    numbers = [label for label in panel.labels() if label.role == "tick"]
    across = [label for label in numbers if label.align == ("centre", "top")]
    assert len(across) >= 3
    for label in across:
        value = float(label.text.replace("−", "-"))
        assert panel.pixel(np.array([(value, 0.0)]))[0, 0] == pytest.approx(label.x, abs=1.0)


def test_words_stay_on_the_stage(panel):
    panel.add(AxesLayer(("x", "y", "z"), limits=((-20, 20), (-28, 28), (0, 50))))
    panel.fit()
    width, height = panel.rect[2:]
    for label in panel.labels():
        assert 0 <= label.x <= width
        assert 0 <= label.y <= height


def test_no_number_is_cut_by_the_edge_of_a_small_cell(panel, monkeypatch):
    panel.add(AxesLayer(("x", "y", "z"), limits=((-20, 20), (-28, 28), (0, 50))))

    def numbers(high):
        panel.place((0, 0, 330, high))
        panel.fit()
        return [label for label in panel.labels() if label.role == "tick"]

    def cut(label, high):
        above = label.y - 13 * {"top": 0, "middle": 0.5, "bottom": 1}[label.align[1]]
        return above < 0 or above + 13 > high

    sizes = range(150, 300, 10)
    assert not any(cut(label, high) for high in sizes for label in numbers(high))
    assert all(len(numbers(high)) > 4 for high in sizes)
    monkeypatch.setattr(axes, "_whole", lambda *_: True)
    assert any(cut(label, high) for high in sizes for label in numbers(high))


@pytest.mark.parametrize("theme", [NIGHT, PAPER])
def test_the_picture_takes_the_colours_of_its_theme(panel, shoot, stage, theme):
    stage.set_theme(theme)
    corner = shoot()[2, 2] / 255
    assert corner == pytest.approx(theme.rgb("rim"), abs=0.03)
