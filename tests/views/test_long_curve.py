"""Lines of many samples look like themselves, drawn with few strokes."""

import numpy as np
import pyqtgraph as pg
import pytest
from pyqtgraph.Qt import QtCore

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
    few, item = seen(plot, x, y, LongCurve)
    none, _ = seen(plot, x, np.full(8192, np.nan), LongCurve)
    wide = round(plot.plane.box.width())
    assert 0 < len(item._hull[2]) <= 2 * wide < 800
    ink = np.abs(whole - none).max(axis=2) > 60
    drawn = np.abs(few - none).max(axis=2) > 60
    assert ink.sum() > 5000
    assert (ink & drawn).sum() > 0.93 * ink.sum()
    assert (drawn & ~ink).sum() < 0.06 * ink.sum()  # an edge is a line wide


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
    assert 60 <= len(item._hull[2]) <= 64  # of 8191 strokes
    other = np.abs(near - whole)  # Qt cuts what lies far outside a little otherwise
    assert (other > 40).mean() < 0.001 and (other > 0).mean() < 0.02


def test_ways_in_a_plane_stay_as_they_are(plot):
    from explorer.views.long_curve import LongCurve

    turn = np.linspace(0, 60, 8192)
    x, y = np.cos(turn), np.sin(1.1 * turn)
    whole, _ = seen(plot, x, y, pg.PlotCurveItem, (-1, 1))
    same, _ = seen(plot, x, y, LongCurve, (-1, 1))
    np.testing.assert_array_equal(same, whole)


@pytest.mark.parametrize("n", [10, 11, 12])
def test_the_envelope_joins_its_parts_and_parts_at_gaps(n):
    from explorer.views.long_curve import drawn, envelope

    x = np.arange(float(n))
    middle, low, high = envelope(x, 2 * x, 3)
    np.testing.assert_array_equal(low[1:], high[:-1])  # a rising line has no holes
    assert (low[0], high[-1]) == (0.0, 2.0 * (n - 1))
    assert (np.diff(middle) > 0).all()
    y = 2 * x
    y[:4] = np.nan
    _, low, high = envelope(x, y, 3)
    assert np.isnan(low[0]) and np.isnan(high[0]) and np.isfinite(low[1:]).all()
    area, edges = drawn(middle, low, high)
    assert len(edges) == 2 * (len(low) - 2)
    assert area.boundingRect().left() == middle[1]


def test_the_envelope_keeps_every_peak():
    from explorer.views.long_curve import envelope

    y = np.zeros(100_000)
    y[::3] = np.nan  # gaps hide none
    y[[778, 50_002, 99_991]] = (5.0, -3.0, 2.0)
    _, low, high = envelope(np.arange(100_000.0), y, 1000)
    assert len(low) <= 1000
    assert {5.0, 2.0} <= set(high.tolist()) and -3.0 in low
    assert np.isfinite(low).all()


def test_its_bounds_are_those_of_every_sample(plot):
    from explorer.views.long_curve import LongCurve

    x, y = np.arange(9000.0), np.zeros(9000)
    y[[4001, 4007]] = 5.0, -7.0
    _, item = seen(plot, x, y, LongCurve)
    assert tuple(item.dataBounds(1)) == (-7.0, 5.0)
