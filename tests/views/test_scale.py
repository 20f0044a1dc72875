"""Our axis beside pyqtgraph's own: the same ticks, the same pixels."""

import numpy as np
import pyqtgraph as pg
import pytest
from pyqtgraph.Qt import QtGui

from explorer.views import plot
from explorer.views.scale import Scale
from explorer.views.theme import NIGHT

SIZE = (420, 240)


class Theirs(pg.AxisItem):
    """As pyqtgraph draws it, at our ticks."""

    tickValues, tickStrings = Scale.tickValues, Scale.tickStrings

    def __init__(self, side):
        super().__init__(side)
        self.log = False
        self.enableAutoSIPrefix(False)


@pytest.fixture
def shown(qtbot, monkeypatch):
    """A plot with axes of a class, and what is changed about it."""

    def show(kind, change):
        monkeypatch.setattr(plot, "Scale", kind)
        made = plot.Plot(NIGHT)
        qtbot.addWidget(made)
        made.resize(*SIZE)
        made.title("bottom", "time", "s")
        made.title("left", "speed", "m/s")
        made.addItem(pg.PlotCurveItem(np.arange(300.0), np.sin(np.arange(300) / 9)))
        change(made)
        made.show()
        for _ in range(3):  # the room for numbers is known when they have been drawn
            qtbot.wait(10)
            _pixels(made)
        return _pixels(made)

    return show


def _pixels(made):
    image = QtGui.QImage(*SIZE, QtGui.QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QtGui.QPainter(image)
    made.render(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIZE[1], SIZE[0], 4)[..., :3].copy()


def _ranged(made, x, y):
    made.plane.box.setRange(xRange=x, yRange=y, padding=0)


def _logged(made):
    for side in ("bottom", "left"):
        made.getAxis(side).log = True
    _ranged(made, (-3.0, 4.0), (0.1, 1.3))


def _bare(made):
    made.getAxis("left").setGrid(False)
    made.getAxis("bottom").setTicks([])


CASES = {
    "as it is": lambda made: None,
    "small": lambda made: _ranged(made, (0, 3e-5), (-2e-4, 7e-4)),
    "large": lambda made: _ranged(made, (-2e7, 9e8), (1e5, 1.00002e5)),
    "turned": lambda made: made.plane.box.invertY(True),
    "log": _logged,
    "no grid, no ticks": _bare,
    "far sides": lambda made: [made.second_scale(side, "km", 0.3) for side in ("top", "right")],
    "no numbers": lambda made: made.getAxis("left").setStyle(showValues=False),
    "fixed width": lambda made: made.getAxis("left").setWidth(58),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_drawn_as_theirs(shown, case):
    ours, theirs = shown(Scale, CASES[case]), shown(Theirs, CASES[case])
    assert len(np.unique(ours.reshape(-1, 3), axis=0)) > 20, "something is drawn"
    assert np.array_equal(ours, theirs)


def test_a_number_has_the_colour_of_its_theme(shown):
    dark = shown(Scale, lambda made: None)
    assert (dark.reshape(-1, 3)[:, ::-1] == pg.mkColor(NIGHT.muted).getRgb()[:3]).all(axis=1).any()
