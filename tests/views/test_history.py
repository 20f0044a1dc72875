"""The history of a line of values: rows, time, and moving on when it is full."""

import numpy as np
import pytest

from explorer.model import Frame, ParamSet
from explorer.views.camera import Camera
from explorer.views.history import ROWS, HistoryLayer


def frame(t, values, epoch=0):
    return Frame("wave", int(10 * t), t, ParamSet(()), {"u": np.asarray(values)}, epoch=epoch)


@pytest.fixture
def layer():
    made = HistoryLayer("u", span=10.0, signed=True, label="u")
    made.stand(np.linspace(-3.0, 3.0, 16))
    return made


def test_time_rises_from_the_bottom(layer):
    for t in (0.0, 2.0, 2.2, 5.0):
        layer.ingest(frame(t, np.full(16, t)))
    assert layer.bounds() == ((-3.0, 3.0), (0.0, 10.0))
    middle = layer._rows[:, 8]
    assert middle[0] == 0.0
    assert middle[int(2.0 / 10 * (ROWS - 1))] == 2.0
    assert middle[int(2.1 / 10 * (ROWS - 1))] == 2.2  # what came between was not seen
    assert np.isnan(middle[int(4.0 / 10 * (ROWS - 1))])  # nor made up, where it was long
    assert middle[int(5.0 / 10 * (ROWS - 1))] == 5.0
    assert np.isnan(middle[int(6.0 / 10 * (ROWS - 1))])


def test_it_moves_on_when_it_is_full(layer):
    for t in np.arange(0.0, 12.01, 0.1):
        layer.ingest(frame(float(t), np.full(16, t)))
    low, high = layer.bounds()[1]
    assert low > 1.9
    assert high - low == pytest.approx(10.0)
    filled = layer._rows[~np.isnan(layer._rows[:, 0]), 0]
    assert filled[-1] == pytest.approx(12.0)
    assert (np.diff(filled) >= 0).all()
    row = int((11.0 - low) / 10 * (ROWS - 1))
    assert layer._rows[row, 0] == pytest.approx(11.0, abs=0.11)


def test_a_run_begun_anew_begins_a_new_picture(layer):
    layer.ingest(frame(5.0, np.ones(16)))
    layer.ingest(frame(0.0, np.zeros(16)))
    assert np.nanmax(np.abs(layer._rows)) == 0.0
    assert layer.bounds()[1] == (0.0, 10.0)


def test_a_wave_is_shown_by_its_size(layer):
    layer.ingest(frame(0.0, np.full(16, 3.0 + 4.0j)))
    assert layer._rows[0, 0] == 5.0


def test_its_rows_reach_the_screen(panel, shoot, layer):
    panel.camera = Camera(planar=True, equal=False)
    panel.add(layer)
    for t in np.arange(0.0, 4.0, 0.1):
        panel.ingest(frame(float(t), np.sin(np.linspace(0, 6, 16))))
    panel.fit()
    before = shoot()
    for t in np.arange(4.0, 9.0, 0.1):
        panel.ingest(frame(float(t), np.sin(np.linspace(0, 6, 16))))
    changed = np.abs(shoot() - before).max(axis=2) > 20
    assert changed[: changed.shape[0] // 2].mean() > 0.2  # the upper half was empty
    assert changed[int(0.8 * changed.shape[0]) :].mean() < 0.05
