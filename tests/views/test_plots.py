"""Plots beside the stage."""

import sys

import numpy as np
import pytest

from explorer.views.theme import NIGHT, PAPER

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def plots(qapp):
    from explorer.views import plots

    return plots


def test_a_chart_keeps_its_newest_readings_in_order(plots, qtbot):
    chart = plots.StripChart(NIGHT, capacity=100)
    qtbot.addWidget(chart)
    for i in range(250):
        chart.add(0.1 * i, float(i))
    t, values = chart.values()
    assert values.tolist() == list(range(150, 250))
    assert t[0] == pytest.approx(15.0)


def test_a_chart_begins_anew_when_time_runs_backwards(plots, qtbot):
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)
    for t in (0.0, 1.0, 2.0, 0.0, 0.5):
        chart.add(t, t)
    assert chart.values()[0].tolist() == [0.0, 0.5]


def test_an_empty_chart_has_no_scale(plots, qtbot):
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)

    def numbered():
        axes = (chart.getAxis(side) for side in ("left", "bottom"))
        return [axis.style["showValues"] for axis in axes]

    assert numbered() == [False, False]
    chart.name_axis("largest", "1/time")
    chart.add(30.0, 1.1)
    assert numbered() == [True, True]
    chart.clear()
    assert numbered() == [False, False]
    assert not chart.getAxis("left").labelText
    chart.name_axis("entropy", "1")  # a pure number has no unit
    assert chart.getAxis("left").labelText == "entropy"


def test_series_of_a_chart_differ_by_colour_and_dash(plots, qtbot):
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)
    for name in ("a", "b", "c"):
        chart.add(0.0, 1.0, name)
    pens = [series.curve.opts["pen"] for series in chart._series.values()]
    assert len({pen.color().name() for pen in pens}) == 3
    assert len({tuple(pen.dashPattern()) for pen in pens}) == 3
    shown = [label.text for _, label in chart._legend.items]
    assert shown == ["a", "b", "c"]


def test_another_theme_recolours_a_plot(plots, qtbot):
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)
    chart.add(0.0, 0.0)
    chart.set_theme(PAPER)
    assert chart.backgroundBrush().color().name().upper() == PAPER.surface
    assert chart._series[""].curve.opts["pen"].color().name().upper() == PAPER.accent


def test_histogram_and_curve_show_what_they_are_given(plots, qtbot):
    histogram, curve = plots.HistogramPlot(NIGHT), plots.CurvePlot(NIGHT)
    for widget in (histogram, curve):
        qtbot.addWidget(widget)
    histogram.show_values(np.array([0.0, 0.1, 1.0, np.nan]), bins=2)
    assert histogram._bars.opts["height"].tolist() == [2, 1]
    curve.show_curve(np.arange(5.0), np.arange(5.0) ** 2)
    assert curve._curves[""].getData()[1].tolist() == [0, 1, 4, 9, 16]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="counts of singletons cannot run out")
def test_thousands_of_signals_leave_the_singletons_alive(plots, qtbot):
    curve = plots.CurvePlot(NIGHT)
    qtbot.addWidget(curve)
    for i in range(800):
        curve.show_curve(np.arange(3.0), np.arange(3.0) + i)
    assert min(sys.getrefcount(single) for single in (None, True, False)) > 1 << 39


def test_a_reading_that_moves_by_rounding_alone_is_a_level_line(plots, qtbot):
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)
    for t in range(50):
        chart.add(float(t), -708.4 * (1 + 1e-15 * (t % 3)))
    low, high = chart.plane.viewRange()[1]
    assert high - low > 1e-3
    chart.add(50.0, -600.0)
    low, high = chart.plane.viewRange()[1]
    assert high - low > 90.0


def test_a_plot_brings_no_widgets_that_nobody_opens(plots, qapp, qtbot):
    before = set(qapp.allWidgets())
    chart = plots.StripChart(NIGHT)
    qtbot.addWidget(chart)
    made = [type(one).__name__ for one in set(qapp.allWidgets()) - before]
    assert len(made) < 10, made  # itself, its viewport, scroll bars: no menus, no check boxes


def test_a_long_line_is_drawn_piece_by_piece_and_looks_the_same(plots, qtbot):
    def drawn(mode):
        plot = plots.CurvePlot(NIGHT)
        qtbot.addWidget(plot)
        plot.resize(600, 300)
        x = np.arange(4000.0)
        plot.show_curve(x, np.sin(x / 40.0))
        (curve,) = plot._curves.values()
        assert curve.opts["segmentedLineMode"] == "on"
        curve.setSegmentedLineMode(mode)
        image = plot.grab().toImage()
        return np.frombuffer(image.constBits(), np.uint8).astype(float)

    pieces, whole = drawn("on"), drawn("off")
    assert np.ptp(whole) > 90, "nothing drawn"
    assert np.abs(pieces - whole).mean() < 1.0
    short = plots.CurvePlot(NIGHT)
    qtbot.addWidget(short)
    short.show_curve(np.arange(20.0), np.arange(20.0))
    assert [c.opts["segmentedLineMode"] for c in short._curves.values()] == ["off"]
