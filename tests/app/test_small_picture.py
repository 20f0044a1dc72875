"""The small picture beside the chart: the histogram behind the number that is plotted."""

from explorer import api
from explorer.app.small_picture import SmallPicture


def test_the_picture_called_as_the_plotted_value_is_shown_and_else_the_first(qtbot, theme):
    diagnostic, experiment = api.diagnostics()["school_entropies"], api.catalogue()["couzin"]
    measure = ("school_entropies", "school", ())
    small = SmallPicture()
    qtbot.addWidget(small)
    seen = []
    for value in ("osi", "velocity_correlation", "velocity_correlation", "depth", "osi"):
        small.follow(measure, diagnostic, experiment, value)
        seen.append(small.drawing.accessibleName().partition(": ")[2])
    assert seen == ["cohesion", "velocity correlation", "velocity correlation", "depth", "cohesion"]
    kept = small.drawing
    small.follow(measure, diagnostic, experiment, "osi")
    assert small.drawing is kept
    small.follow(None, None, None)
    assert small.drawing is None


def test_units_are_those_of_the_system_that_is_open(qtbot, theme):
    diagnostic, known = api.diagnostics()["lyapunov"], api.catalogue()
    small, units = SmallPicture(), []
    qtbot.addWidget(small)
    for key in ("henon", "lorenz", "henon"):
        small.follow(("lyapunov", "path", ()), diagnostic, known[key])
        units.append(small.drawing.getAxis("left").labelText.partition("[")[2])
    assert units == ["1/step]", "1/time]", "1/step]"]
