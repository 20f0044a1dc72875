"""The trace of a recording: peaks and gaps kept however many samples there are."""

import numpy as np
import pytest

from explorer.model.tape import Recorded, recorded
from explorer.views.trace import PARTS, envelope
from explorer.views.view import views_of

X = np.random.default_rng(20260308).normal(size=200_000)


def test_few_samples_are_drawn_as_they_are():
    points = envelope(X[:900], 100, 700, 0.5)
    np.testing.assert_array_equal(points[:, 1], X[100:700])
    np.testing.assert_array_equal(points[:, 0], 0.5 * np.arange(100, 700))


def test_of_many_the_peaks_are_kept():
    points = envelope(X, 0, X.size, 1.0)
    assert len(points) < 2 * PARTS + 2 * X.size // PARTS
    assert points[:, 1].max() == X.max()
    assert points[:, 1].min() == X.min()
    assert (np.diff(points[:, 0]) >= 0).all()


def test_a_gap_breaks_the_line_and_hides_no_peak():
    x = X.copy()
    x[50_000:60_000] = np.nan
    x[49_999] = 99.0
    points = envelope(x, 0, x.size, 1.0)
    hole = points[(points[:, 0] > 50_200) & (points[:, 0] < 59_800)]
    assert len(hole)
    assert np.isnan(hole[:, 1]).all()
    assert np.nanmax(points[:, 1]) == 99.0


@pytest.fixture
def series():
    x = np.sin(0.01 * np.arange(3000.0))
    x[1000:1500] = np.nan
    about = Recorded("a.csv", "0" * 64, ("x",), dt=0.1, unit="s", units={"x": "mV"})
    return recorded(about, {"x": x})


def test_a_recording_is_seen_whole_and_played_in_the_accent(series, panel, shoot):
    from explorer.engine.batch import begin_document, record
    from explorer.views.theme import NIGHT

    (view,) = views_of(series)
    assert (view.kind, view.names, view.units) == ("trace", ("t", "x"), ("s", "mV"))
    panel.layers.clear()
    view.build(panel)
    panel.camera.drifting = False
    run = record(series, begin_document(series, steps=2000))
    panel.ingest(run.frame())
    assert panel.bounds()[0][0] <= 0.0
    assert panel.bounds()[0][1] >= 299.9
    picture = shoot()[..., :3].astype(float)
    accent = np.array(NIGHT.rgb("accent")) * 255
    near = np.linalg.norm(picture - accent, axis=2) < 60
    columns = np.flatnonzero(near.any(axis=0)) / picture.shape[1]
    assert 0.1 < columns.min() < 0.2
    assert 0.6 < columns.max() < 0.8  # played to two thirds
    assert not ((columns > 0.46) & (columns < 0.53)).any()  # the gap


def test_a_path_with_holes_is_drawn_in_pieces(stage):
    from explorer.views.trail import TrailLayer

    layer = TrailLayer("path", axes=(0, 1))
    path = np.stack([np.arange(200.0), np.arange(200.0) ** 2], axis=1)
    path[50:60] = np.nan
    path[199] = np.nan
    layer.append(path)
    layer.append(np.array([[300.0, 1.0]] * 9))
    bounds = layer.bounds()
    assert np.isfinite(bounds).all()
    assert bounds[0] == (0.0, 300.0)
    layer.release()


def test_a_trace_has_a_figure(series):
    from explorer.engine.batch import begin_document, record
    from explorer.views import figure

    made = figure.figure(record(series, begin_document(series, steps=2999)))
    (axes,) = made.axes
    assert axes.get_xlabel() == "t [s]"
    assert axes.get_ylabel() == "x [mV]"
