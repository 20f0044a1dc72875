"""Lines of many samples look like themselves, drawn with few strokes."""

import numpy as np
import pyqtgraph as pg
import pytest
from pyqtgraph.Qt import QtCore

from explorer.views.covering import columns, covered, dashed
from explorer.views.plots import CurvePlot
from explorer.views.theme import NIGHT


@pytest.fixture
def plot(qtbot):
    made = CurvePlot(NIGHT)
    made.resize(400, 300)
    qtbot.addWidget(made)
    return made


def seen(plot, x, y, kind, span=None, style=QtCore.Qt.PenStyle.SolidLine):
    """The plot's pixels with this line in it, alone."""
    for item in list(plot.plane.box.addedItems):
        plot.removeItem(item)
    item = kind() if kind is not pg.PlotCurveItem else kind(connect="finite", antialias=True)
    item.setData(x, y)
    item.setPen(pg.mkPen(NIGHT.accent, width=1.6, style=style))
    item.setSegmentedLineMode("on")
    plot.addItem(item)
    plot.plane.box.setRange(xRange=span or (x[0], x[-1]), yRange=(-3, 3), padding=0)
    image = plot.grab().toImage().convertToFormat(plot.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., :3].astype(int), item


def test_a_jumping_series_covers_what_it_covered(plot):
    from explorer.views.long_curve import LongCurve

    rng = np.random.default_rng(3)
    x = np.arange(8192.0)
    y = np.sin(x / 900) + 0.3 * rng.standard_normal(8192)
    whole, _ = seen(plot, x, y, pg.PlotCurveItem)
    few, _ = seen(plot, x, y, LongCurve)
    none, _ = seen(plot, x, np.full(8192, np.nan), LongCurve)
    ink = np.abs(whole - none).max(axis=2) > 60
    drawn = np.abs(few - none).max(axis=2) > 60
    assert ink.sum() > 5000
    assert (ink & drawn).sum() > 0.96 * ink.sum()  # Qt paints pixels on edges often
    assert (drawn & ~ink).sum() < 0.03 * ink.sum()


def test_a_crowded_series_with_dashes_differs_from_one_without(plot):
    from explorer.views.long_curve import LongCurve

    x, y = np.arange(8192.0), np.random.default_rng(5).uniform(-2, 2, 8192)
    none, _ = seen(plot, x, np.full(8192, np.nan), LongCurve)
    solid, _ = seen(plot, x, y, LongCurve)
    dashed, _ = seen(plot, x, y, LongCurve, style=QtCore.Qt.PenStyle.DashLine)
    inside = np.abs(solid - none).max(axis=2) > 60
    share = (dashed - none)[inside].mean() / (solid - none)[inside].mean()
    assert 0.3 < share < 0.6


def test_near_by_every_sample_is_drawn(plot):
    from explorer.views.long_curve import LongCurve

    x, y = np.arange(8192.0), np.random.default_rng(4).standard_normal(8192)
    whole, _ = seen(plot, x, y, pg.PlotCurveItem, (4000, 4060))
    near, item = seen(plot, x, y, LongCurve, (4000, 4060))
    assert 60 <= len(item._strokes[1]) <= 64  # of 8191 strokes
    other = np.abs(near - whole)  # Qt cuts what lies far outside a little otherwise
    assert (other > 40).mean() < 0.001 and (other > 0).mean() < 0.02


def ways(kind):
    """A smooth way in the plane, and one of long chords."""
    if kind == "smooth":
        turn = np.linspace(0, 60, 700)  # more pieces, and Qt paints their edges twice
        return np.cos(turn), np.sin(1.1 * turn)
    turn = 2.4 * np.arange(260)
    return np.cos(turn), 2 * np.sin(1.01 * turn)


@pytest.mark.parametrize("kind", ["smooth", "chords"])
def test_a_way_in_the_plane_covers_what_it_covered(plot, kind):
    from explorer.views.long_curve import LongCurve, scribbles

    assert scribbles(wait=True) is not None
    x, y = ways(kind)
    whole, _ = seen(plot, x, y, pg.PlotCurveItem, (-1, 1))
    ours, _ = seen(plot, x, y, LongCurve, (-1, 1))
    none, _ = seen(plot, x, np.full(len(x), np.nan), LongCurve, (-1, 1))
    ink, drawn = (np.abs(one - none).max(axis=2) > 60 for one in (whole, ours))
    assert ink.sum() > 5000
    assert (ink & drawn).sum() > 0.96 * ink.sum()
    assert (drawn & ~ink).sum() < 0.03 * ink.sum()
    assert np.abs(whole - ours)[ink].mean() < 0.09 * np.abs(whole - none)[ink].mean()


def test_until_the_pen_is_there_a_hairline_is_drawn(plot, monkeypatch, qtbot):
    from explorer.views import long_curve

    x, y = ways("smooth")
    whole, _ = seen(plot, x, y, long_curve.LongCurve, (-1, 1))
    monkeypatch.setattr(long_curve, "scribbles", lambda: None)
    thin, item = seen(plot, x, y, long_curve.LongCurve, (-1, 1))
    none, _ = seen(plot, x, np.full(len(x), np.nan), long_curve.LongCurve, (-1, 1))
    inks = [(np.abs(one - none).max(axis=2) > 60).sum() for one in (thin, whole)]
    assert 0.3 * inks[1] < inks[0] < 0.8 * inks[1]


def test_a_short_way_is_left_to_qt(plot):
    from explorer.views.long_curve import LONG, LongCurve

    turn = np.linspace(0, 6, LONG)
    x, y = np.cos(turn), np.sin(1.1 * turn)
    whole, _ = seen(plot, x, y, pg.PlotCurveItem, (-1, 1))
    same, _ = seen(plot, x, y, LongCurve, (-1, 1))
    np.testing.assert_array_equal(same, whole)


def test_columns_hold_the_whole_line_and_part_at_gaps():
    x = np.linspace(0, 10, 101)
    low, high = columns(x, 2 * x, 10)
    np.testing.assert_allclose(low, 2 * np.arange(10), atol=1e-12)
    np.testing.assert_allclose(high, 2 * np.arange(1, 11), atol=1e-12)
    few = columns(np.array([0.5, 7.5]), np.array([1.0, 8.0]), 10)  # no sample between: a stroke
    np.testing.assert_allclose(few[0][:8], [1, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5])
    np.testing.assert_allclose(few[1][:8], [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8])
    assert np.isnan(few[0][8:]).all() and np.isnan(few[1][8:]).all()
    y = 2 * x
    y[(x > 2.95) & (x < 5.05)] = np.nan
    low, high = columns(x, y, 10)
    assert np.isnan(low[3:5]).all() and np.isnan(high[3:5]).all()
    assert np.isfinite(low[:3]).all() and np.isfinite(high[5:]).all()


def test_columns_keep_every_peak():
    y = np.zeros(100_000)
    y[::3] = np.nan  # gaps hide none
    y[[778, 50_002, 99_991]] = (5.0, -3.0, 2.0)
    low, high = columns(np.arange(100_000.0) / 100, y, 1000)
    assert (high[7], low[500], high[999]) == (5.0, -3.0, 2.0)
    assert np.isfinite(low).all() and (low != 0).sum() == 1 and (high != 0).sum() == 2


@pytest.mark.parametrize("width", [1.0, 1.6, 3.0])
@pytest.mark.parametrize("slope", [0.0, 0.5, 1.0, 4.0])
def test_a_straight_line_covers_its_width(width, slope):
    """The height of a straight band of width w is w sqrt(1 + slope^2), at every place."""
    x = np.linspace(-5, 45, 2000)
    share = covered(x, slope * (x - 20) + 50, (100, 40), width)
    middle = share[:, 15:25].sum(axis=0)
    np.testing.assert_allclose(middle, width * np.hypot(1, slope), rtol=0.1)


@pytest.mark.parametrize("slope", [0.0, 0.7])
def test_a_smooth_line_with_dashes_has_them(slope):
    """On and off in the lengths of the pattern, along the line."""
    x = np.linspace(0, 400, 4001)
    share = dashed(x, 20 + slope * x, (320, 400), 2.0, (4, 3))
    whole = covered(x, 20 + slope * x, (320, 400), 2.0)
    assert share.sum() / whole.sum() == pytest.approx(4 / 7, rel=0.04)
    inked = share.max(axis=0) > 0.5
    begins = np.flatnonzero(np.diff(inked.astype(int)) == 1)
    assert np.diff(begins).mean() == pytest.approx(14 / np.hypot(1, slope), rel=0.03)


def test_a_crowded_line_has_no_dashes_that_nobody_could_tell():
    noise = np.random.default_rng(3).normal(size=8000)
    x, y = np.linspace(0, 200, 8000), 100 + 30 * noise
    bare = dashed(x, y, (200, 200), 1.5)
    assert np.array_equal(dashed(x, y, (200, 200), 1.5, (4, 2)), bare)


@pytest.mark.parametrize("shape", [(30, 0), (0, 30), (1, 1)])
@pytest.mark.parametrize("draws", [covered, dashed])
def test_a_picture_without_room_is_empty(shape, draws):
    x = np.linspace(-1, 40, 500)
    for width in (1.6, 4.0):  # wider than the picture
        assert draws(x, np.full(500, np.nan), shape, width).shape == shape
        assert draws(x, np.sin(x), shape, width).shape == shape


def test_what_lies_outside_the_picture_is_cut():
    x = np.linspace(0, 20, 500)
    share = covered(x, np.where(x < 10, -50.0, 500.0), (30, 20), 2.0)
    assert share[:, :8].max() == 0 and share[:, 12:].max() == 0
    assert share[:, 9:11].sum() == pytest.approx(30 * 2, rel=0.1)  # the stroke between


def test_its_bounds_are_those_of_every_sample(plot):
    from explorer.views.long_curve import LongCurve

    x, y = np.arange(9000.0), np.zeros(9000)
    y[[4001, 4007]] = 5.0, -7.0
    _, item = seen(plot, x, y, LongCurve)
    assert tuple(item.dataBounds(1)) == (-7.0, 5.0)
