"""Any picture on paper: vector, axes named with units, colour bar, words; the same as on screen."""

import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from explorer.model import (
    Axis,
    BadInput,
    Experiment,
    Flow,
    Lane,
    Line,
    Param,
    Picture,
    Raster,
    Reading,
)
from explorer.views import figure
from tests.pictures import ALL, PICTURES, WORDS, arrays

SVG = "{http://www.w3.org/2000/svg}text"
TURNING = Experiment(
    key="turning", title="Turning", about="A circle.",
    params=(Param("omega", 1.0, 0.0, 5.0, "turns", unit="1/s"),),
    motion=Flow("x' = -omega*y\ny' = omega*x", start={"x": 1.0, "y": 0.0}),
)  # fmt: skip


@pytest.fixture(scope="module")
def reading():
    settings = {"over": "omega", "low": 0.0, "high": 0.0, "dials": {"omega": 2.0}}
    return Reading(arrays=arrays(), words=WORDS, settings=settings)


def written(made, path):
    figure.save(made, path)
    return {"".join(node.itertext()).strip() for node in ElementTree.parse(path).iter(SVG)}


def pixels(made):
    made.canvas.draw()
    return np.asarray(made.canvas.buffer_rgba())[..., :3].astype(int)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_every_kind_of_layer_is_drawn(reading, picture):
    size = (3.4, 2.5)
    shown = pixels(figure.figure_of_picture(reading, picture, "Toy", size, 100.0))
    empty = pixels(figure.figure_of_picture(Reading(), picture, "Toy", size, 100.0))
    assert shown.shape == (250, 340, 3)
    assert (np.abs(shown - empty).max(axis=-1) > 24).mean() > 0.01


def test_words_of_axes_bar_and_points_stay_words(reading, tmp_path):
    made = figure.figure_of_diagnostic(ALL, reading, "Toy of turning", experiment=TURNING)
    words = written(made, tmp_path / "a.svg")
    assert {"ω [1/s]", "y [m]", "growth [1/s]", "focus", "saddle", "node"} <= words
    assert any("omega = 2" in word for word in words), "the caption names the dial"


def test_a_dark_figure_and_a_chosen_picture(reading, tmp_path):
    made = figure.figure_of_diagnostic(ALL, reading, "Toy", theme="dark", picture="curves")
    words = written(made, tmp_path / "a.svg")
    assert {"tau [steps]", "H", "one", "two", "100"} <= words
    assert pixels(made)[3, 3].max() < 60


def test_a_picture_nobody_declared_is_refused_with_those_there_are(reading):
    with pytest.raises(BadInput, match="curves"):
        figure.figure_of_diagnostic(ALL, reading, "Toy", picture="curve")


def test_the_ends_of_a_zoom_are_the_ends_of_the_axis(reading):
    settings = {**reading.settings, "low": 1.0, "high": 2.0}
    zoomed = Reading(arrays=reading.arrays, words=reading.words, settings=settings)
    made = figure.figure_of_diagnostic(ALL, zoomed, "Toy", experiment=TURNING)
    assert made.axes[0].get_xlim() == (1.0, 2.0)


def test_a_pdf_of_a_hundred_thousand_dots_stays_small(reading, tmp_path):
    made = figure.figure_of_diagnostic(ALL, reading, "Toy", picture="start", dpi=150.0)
    figure.save(made, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size < 2_000_000
    assert b"/Subtype /Type3" not in (tmp_path / "a.pdf").read_bytes()


def test_a_lane_stands_under_its_picture_on_the_same_axis():
    t = np.linspace(0.0, 6.0, 100)
    reading = Reading(arrays={**arrays(), "t": t, "rate": np.cos(t)})
    picture = Picture(
        "laned", Axis("r"), Axis("x"), (Raster("z", "x", "y", "growth"),),
        lane=Lane(Axis("rate", "1/s"), (Line("t", "rate"),)),
    )  # fmt: skip
    made = figure.figure_of_picture(reading, picture, "Toy", (3.4, 2.5), 100.0)
    made.canvas.draw()
    above, below = (axes for axes in made.axes if axes.get_ylabel() in ("x", "rate [1/s]"))
    assert below.get_xlabel() == "r"
    assert above.get_xlabel() == ""
    assert above.get_xlim() == below.get_xlim()
    a, b = above.get_position(), below.get_position()
    assert (a.x0, a.x1) == pytest.approx((b.x0, b.x1), abs=1e-6)
    assert b.y1 < a.y0
