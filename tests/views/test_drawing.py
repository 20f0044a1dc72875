"""Any picture on screen: every kind of layer by its pixels, words that keep clear, values read."""

from contextlib import nullcontext

import numpy as np
import pyqtgraph as pg
import pytest

from explorer.model import Axis, Dots, Lane, Line, Marks, Picture, Raster, Reading
from explorer.views import placing, tint
from explorer.views.cells import pooled
from explorer.views.labelled import Labelled
from explorer.views.painted import Needles
from explorer.views.plane import Entries
from explorer.views.spans import Along, edges, even
from explorer.views.theme import NIGHT, PAPER
from tests.pictures import PICTURES, WORDS, arrays

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (480, 360)


@pytest.fixture(scope="module")
def reading():
    return Reading(arrays=arrays(), words=WORDS)


@pytest.fixture
def draw(qtbot, reading):
    """A drawing of a picture, and its inside as (height, width, 3) whole numbers."""
    from explorer.views.drawing import Drawing

    def drawn(picture, theme=NIGHT, of=None, spans=(None, None)):
        made = Drawing(picture, theme)
        qtbot.addWidget(made)
        made.resize(*SIZE)
        made.show()
        qtbot.waitUntil(made.isVisible)
        made.show_reading(of or reading, spans)
        return made

    return drawn


def pixels(drawing):
    image = drawing.grab().toImage()
    image = image.convertToFormat(image.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    inside = drawing.inside()
    shown = raw[..., 2::-1].astype(int)
    return shown[inside.top() + 2 : inside.bottom() - 1, inside.left() + 2 : inside.right() - 1]


def named(name):
    return next(picture for picture in PICTURES if picture.name == name)


def coloured(shown, colour, within=40):
    """Share of the pixels that are about this colour."""
    wanted = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    return float((np.abs(shown - wanted).max(axis=-1) <= within).mean())


@pytest.mark.parametrize("theme", [NIGHT, PAPER], ids=lambda theme: theme.name)
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_kind_of_layer_leaves_its_mark(draw, picture, theme):
    shown = pixels(draw(picture, theme))
    empty = pixels(draw(picture, theme, Reading()))
    changed = (np.abs(shown - empty).max(axis=-1) > 24).mean()
    wide = any(isinstance(layer, Raster) for layer in picture.layers)
    assert changed > (0.2 if wide else 0.004), f"{changed:.4f} of the pixels"


def test_another_theme_draws_the_same_in_other_colours(draw):
    drawing = draw(named("bars"))
    assert coloured(pixels(drawing), NIGHT.accent, 90) > 0.05
    drawing.set_theme(PAPER)
    assert coloured(pixels(drawing), PAPER.accent, 90) > 0.05


def test_the_name_of_an_axis_follows_theme_and_words(draw):
    drawing = draw(named("many"))

    def said():
        return drawing.getAxis("bottom").label.toHtml()

    for theme in (PAPER, NIGHT, PAPER):
        drawing.set_theme(theme)
        drawing.title("bottom", "strain rate", "1/s")
        assert "strain rate [1/s]" in said()
        assert theme.muted.lower() in said().lower()
    drawing.title("bottom", "", "")
    assert "strain" not in said()


def test_a_field_is_blank_where_it_has_no_number(draw):
    drawing = draw(named("field"))
    shown, inside = pixels(drawing), drawing.inside()
    x, y = drawing.pixel(2.5, -0.75)
    assert coloured(shown[int(y) - inside.top(), int(x) - inside.left()][None], NIGHT.surface, 3)


def test_no_class_is_blank_and_neighbours_differ(draw):
    drawing = draw(named("classes"))
    shown, inside = pixels(drawing), drawing.inside()

    def at(x, y):
        px, py = drawing.pixel(x, y)
        return shown[int(py) - inside.top() - 2, int(px) - inside.left() - 2]

    assert coloured(at(3.0, 1.9)[None], NIGHT.surface, 3) == 1.0
    found = {tuple(at(x, 0.0).tolist()) for x in np.linspace(0.2, 5.8, 60)}
    assert len(found) >= 4


def test_equal_axes_keep_units_equally_long(draw):
    drawing = draw(named("classes"))
    (x0, y0), (x1, y1) = drawing.pixel(0.0, 0.0), drawing.pixel(1.0, 1.0)
    assert abs(x1 - x0) == pytest.approx(abs(y1 - y0), abs=1.5)


def test_a_line_is_broken_where_it_has_no_number(draw):
    t = np.linspace(0.0, 1.0, 201)
    y = np.zeros(201)
    y[90:111] = np.nan
    drawing = draw(
        Picture("p", Axis("t"), Axis("y"), (Line("t", "y"),)), of=Reading(arrays={"t": t, "y": y})
    )
    row = pixels(drawing)
    middle = row[row.shape[0] // 2 - 2 : row.shape[0] // 2 + 3]
    lit = np.abs(middle - np.array([0x4C, 0xC2, 0xFF])).max(axis=-1) < 60
    across = lit.any(axis=0)
    width = len(across)
    assert across[int(0.2 * width) : int(0.4 * width)].mean() > 0.95
    assert across[int(0.48 * width) : int(0.52 * width)].mean() < 0.05


def test_a_logarithmic_axis_puts_a_power_law_on_a_straight_line(draw):
    t = np.geomspace(1.0, 1e4, 50)
    picture = Picture("p", Axis("t", log=True), Axis("y", log=True), (Line("t", "y"),))
    drawing = draw(picture, of=Reading(arrays={"t": t, "y": 1.0 / t}))
    middle = drawing.pixel(1e2, 1e-2)
    ends = drawing.pixel(1.0, 1.0), drawing.pixel(1e4, 1e-4)
    assert middle == pytest.approx(np.mean(ends, axis=0), abs=1.5)
    assert drawing.place(*middle)[0] == pytest.approx(1e2, rel=0.05)
    words = drawing.getAxis("bottom").tickStrings([0.0, 2.0, -5.0], 1.0, 1.0)
    assert words == ["1", "100", "10⁻⁵"]


def test_a_legend_laid_out_once_is_as_large_as_one_laid_out_often(qtbot):
    sizes = []
    for made in (Entries(offset=(0, 0)), pg.LegendItem(offset=(0, 0))):
        with made.changing() if isinstance(made, Entries) else nullcontext():
            for number in range(7):
                made.addItem(pg.PlotDataItem(pen="w"), f"entry {number:0{number + 1}d}")
            if isinstance(made, Entries):
                assert made.height() == 0.0
        sizes.append((made.width(), made.height()))
    assert sizes[0] == sizes[1]
    assert sizes[0][1] > 7 * 8


def test_the_legend_follows_theme_and_readings(draw, reading):
    drawing = draw(named("many"))
    assert [label.text for _, label in drawing._legend.items] == ["a", "b", "c"]
    drawing.set_theme(PAPER)
    drawing.show_reading(Reading(arrays=reading.arrays, words={"many": ("k", "l", "m")}))
    assert [label.text for _, label in drawing._legend.items] == ["k", "l", "m"]
    drawing.show_reading(Reading())
    assert not drawing._legend.seen


def test_a_thin_line_of_counts_survives_in_a_small_picture():
    counts = np.zeros((600, 900))
    counts[301, :] = 50.0
    assert pooled(counts, 7, 5, "density").max(axis=0).min() == 50.0
    field = np.full((7, 4), np.nan)
    field[:3, :2] = 2.0
    found = pooled(field, 3, 2, "forward")
    assert found.shape == (3, 2)
    assert found[0, 0] == 2.0
    assert np.isnan(found[1:]).all()
    classes = np.arange(12.0).reshape(3, 4)
    assert set(pooled(classes, 2, 2, "classes").ravel()) <= set(classes.ravel())


def test_spans_fix_the_ends_and_enlarging_forgets_nothing(draw):
    drawing = draw(named("start"), spans=((-1.0, 1.0), None))
    (x0, x1), whole = drawing.box.viewRange()
    assert (x0, x1) == pytest.approx((-1.0, 1.0))
    drawing.enlarge((0.0, 0.5), (0.0, 0.5))
    assert drawing.enlarged
    drawing.reset()
    assert drawing.box.viewRange()[1] == pytest.approx(whole)


def test_the_pointer_reads_place_and_value(draw, reading):
    drawing = draw(named("field"))
    drawing.title("bottom", "over")
    drawing.title("left", "y")
    x, y = reading.arrays["x"][70], reading.arrays["y"][60]
    found = drawing.read(*drawing.pixel(x, y))
    assert found["over"] == pytest.approx(x, abs=0.03)
    assert found["growth"] == pytest.approx(reading.arrays["z"][60, 70], abs=0.05)
    assert drawing.read(*drawing.pixel(4.0, 1.0))[""] == "node"


def test_the_present_value_of_a_dial_is_a_dashed_line(draw):
    drawing = draw(named("bars"), of=Reading())
    before = pixels(drawing)
    drawing.present(0.5, None)
    after = pixels(drawing)
    columns = (np.abs(after - before).max(axis=-1) > 40).mean(axis=0)
    assert 0.3 < columns.max() < 0.9, "dashed"
    assert (columns > 0.1).sum() <= 4
    drawing.present(None, None)
    assert np.array_equal(pixels(drawing), before)


def test_words_beside_points_collide_with_nothing():
    rng = np.random.default_rng(2)
    points = [tuple(p) for p in rng.uniform(20, 380, (14, 2)).tolist()]
    sizes = [(70.0, 14.0)] * 14
    found = placing.places(points, sizes, (0.0, 0.0, 400.0, 400.0))
    boxes = [(x, y, x + 70, y + 14) for x, y in filter(None, found)]
    assert len(boxes) >= 10
    for i, a in enumerate(boxes):
        assert a[0] >= 0
        assert a[2] <= 400
        for b in boxes[i + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_words_without_room_are_left_out():
    found = placing.places([(10.0, 10.0)] * 2, [(300.0, 14.0)] * 2, (0.0, 0.0, 100.0, 50.0))
    assert found == [None, None]


def test_words_beside_points_leave_those_of_regions_free(draw):
    spots = np.stack(np.meshgrid(np.linspace(0, 1, 9), np.linspace(0, 1, 9)), -1).reshape(-1, 2)
    of = Reading(
        arrays={"spots": spots, "middle": np.array([[0.5, 0.5], [0.2, 0.8]])},
        words={"spots": ("a word",) * len(spots), "middle": ("a region", "another")},
    )
    layers = (Marks("middle", "middle", bare=True), Marks("spots", "spots"))
    made = draw(Picture("regions", Axis("x"), Axis("y"), layers), of=of)
    made.grab()
    regions, words = (ink.labelled.boxes for ink in made.inks)
    assert len(regions) == 2
    assert len(words) > 10
    for a in regions:
        for b in words:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


def test_bare_words_stand_without_a_point(draw):
    points, words = np.array([[0.5, 0.5]]), {"regions": ("chaos",)}
    layers = (Dots("a", "a"), Marks("points", "regions", bare=True))
    corners = np.array([0.0, 1.0])
    drawing = draw(
        Picture("p", Axis("x"), Axis("y"), layers),
        of=Reading(arrays={"a": corners, "points": points}, words=words),
    )
    assert coloured(pixels(drawing)[100:-100, 100:-100], NIGHT.accent, 30) == 0.0


@pytest.mark.parametrize(
    ("kind", "values", "clear"),
    [
        ("forward", [0.0, 1.0, np.nan], [False, False, True]),
        ("diverging", [-1.0, 0.0, np.nan], [False, False, True]),
        ("density", [0.0, 1.0, 100.0], [True, False, False]),
        ("classes", [-1.0, 0.0, 3.0], [True, False, False]),
        ("truth", [0.0, 1.0, np.nan], [True, False, True]),
    ],
)
def test_what_is_not_there_has_no_colour(kind, values, clear):
    colours = tint.of_raster(kind, np.array(values), NIGHT)
    assert (colours.rgba(np.array(values))[:, 3] == 0).tolist() == clear


def test_diverging_colours_split_at_zero():
    colours = tint.of_raster("diverging", np.array([-1.0, 4.0]), PAPER)
    assert colours.low == -colours.high


def test_the_range_of_a_large_raster_is_that_of_all_its_numbers():
    values = np.random.default_rng(1).lognormal(0.0, 1.0, (1200, 1000))
    density = tint.of_raster("density", values, NIGHT)
    assert density.high == pytest.approx(np.percentile(values, 99.9), rel=0.1)  # by all of them
    forward = tint.of_raster("forward", values, NIGHT)
    assert forward.high == pytest.approx(np.percentile(values, 99.8), rel=0.1)


def test_two_dozen_classes_have_different_colours():
    table = tint.classes(24, NIGHT)
    apart = np.abs(table[:, None, :3] - table[None, :, :3]).max(axis=-1) + np.eye(24)
    assert apart.min() > 0.03


def test_cells_reach_half_a_step_beyond_their_centres():
    assert edges(np.array([0.0, 1.0, 2.0])) == (-0.5, 2.5)
    assert Along((True, False)).back_x(2.0) == 100.0


def test_uneven_cells_are_laid_on_even_ones():
    x = np.array([0.0, 1.0, 10.0])
    z = np.array([[1.0, 2.0, 3.0]])
    assert even(z, x, np.array([0.0])).tolist() == [[1.0, 2.0, 3.0]]
    x = np.array([0.0, 8.0, 9.0, 10.0])
    found = even(np.array([[1.0, 2.0, 3.0, 4.0]]), x, np.array([0.0]))
    assert found.tolist() == [[1.0, 1.0, 2.0, 4.0]]


LANED = Picture(
    "laned", Axis("r", zoom=("low", "high")), Axis("x"), (Raster("z", "x", "y"),),
    lane=Lane(Axis("rate", "1/s"), (Line("t", "zero", quiet=True), Line("t", "dip"))),
)  # fmt: skip


def lane_reading():
    t = np.linspace(0.0, 6.0, 500)
    dip = np.cos(t)
    dip[250] = -400.0
    return Reading(arrays={**arrays(), "t": t, "zero": np.zeros(500), "dip": dip})


@pytest.mark.parametrize("spans", [(None, None), ((2.0, 4.0), None)], ids=["whole", "part"])
def test_a_lane_shares_the_axis_and_follows_a_zoom(draw, spans):
    made = draw(LANED, of=lane_reading(), spans=spans)
    lane = made.lane
    assert lane.box.viewRange()[0] == pytest.approx(made.box.viewRange()[0], abs=1e-6)
    upper, lower = made.box.sceneBoundingRect(), lane.box.sceneBoundingRect()
    assert lower.left() == pytest.approx(upper.left(), abs=1.0), "they stand in line"
    assert lower.right() == pytest.approx(upper.right(), abs=1.0)
    assert lower.top() > upper.bottom()
    assert 0.15 < lower.height() / (upper.height() + lower.height()) < 0.4
    low, high = lane.box.viewRange()[1]
    assert -2.0 < low < 0.0 < high < 1.2, "zero is seen, one deep dip is not what counts"


def test_the_value_of_a_lane_is_read_with_the_picture(draw):
    made = draw(LANED, of=lane_reading())
    made.name_axes({}, None)
    found = made.read(*made.pixel(2.5, 0.5))
    assert found["rate"] == pytest.approx(np.cos(2.5), abs=0.03)
    made.present(3.0, None)
    assert made.lane._present.value() == pytest.approx(3.0)


@pytest.mark.parametrize(("name", "kind"), [("arrows", Needles), ("field", Labelled)])
def test_what_is_drawn_pixel_by_pixel_is_copied_until_it_changes(draw, name, kind, monkeypatch):
    drawing = draw(named(name))
    made, drawn = kind.draw, []
    monkeypatch.setattr(kind, "draw", lambda *a: drawn.append(1) or made(*a))

    def seen():
        drawn.clear()
        return pixels(drawing), len(drawn)

    first, _ = seen()
    again, count = seen()
    assert count == 0
    assert (first == again).all()
    drawing.set_theme(PAPER)
    light, count = seen()
    assert count > 0
    assert np.abs(light - first).max() > 24
    drawing.resize(SIZE[0] + 60, SIZE[1])
    _, count = seen()
    assert count > 0
    (x0, x1), (y0, y1) = drawing.box.viewRange()
    drawing.box.setRange(xRange=(x0, x1 + 1.0), yRange=(y0, y1), padding=0)
    _, count = seen()
    assert count > 0
