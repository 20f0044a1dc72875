"""Figures: exact size, text as text, whole fonts, and nothing blank."""

import gc
import io
import re
import subprocess
import sys
import weakref
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import matplotlib.image as mpimg
import numpy as np
import pytest

from explorer.engine.batch import begin_document, record
from explorer.model import BadInput, Reading
from explorer.model.shows import Look
from explorer.views import box as boxes
from explorer.views import figure
from explorer.views.camera import Camera
from explorer.views.page import extent_of


@pytest.fixture(scope="module")
def recording():
    from explorer.model import Experiment, Flow, Param, Path, Source

    experiment = Experiment(
        key="spiral",
        title="Spiral",
        about="A circle that climbs.",
        sources=(Source("A. Nobody", "Spirals", 2000),),
        params=(Param("omega", 1.0, 0.0, 5.0, "turns"),),
        motion=Flow(
            "x' = -omega*y\ny' = omega*x\nz' = 0.05 + 0*x",
            start=dict(x=1.0, y=0.0, z=0.0),
            dt=0.05,
            units={"x": "m", "t": "s"},
        ),
        shows=(Path("path", of=("x", "y", "z")),),
    )
    return record(experiment, begin_document(experiment, {"omega": 2.0}, steps=800))


def test_a_png_has_exactly_its_size_and_says_its_resolution(recording, tmp_path):
    from PIL import Image

    made = figure.figure(recording, size=figure.inches("85x60mm", 200), dpi=200)
    figure.save(made, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (round(85 / 25.4 * 200 - 0.5), round(60 / 25.4 * 200 - 0.5))
        assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
    assert len(np.unique(pixels, axis=0)) > 200


@pytest.mark.parametrize("writes", ["save", "sketch"])
def test_pixels_go_without_a_search_for_cycles(recording, tmp_path, writes):
    made = figure.figure(recording, size=(4, 3), dpi=150)
    made.canvas.draw()
    held = weakref.ref(made.canvas.get_renderer())
    gc.disable()
    try:
        if writes == "save":
            figure.save(made, tmp_path / "a.png")
        else:
            figure.sketch(made, io.BytesIO(), 150)
        assert held() is None
    finally:
        gc.enable()
    figure.save(made, tmp_path / "b.png")  # and it can be drawn again
    assert mpimg.imread(tmp_path / "b.png").std() > 0.01


def test_a_size_in_pixels_is_that_many_pixels(recording, tmp_path):
    from PIL import Image

    made = figure.figure(recording, size=figure.inches("640x480px", 100), dpi=100)
    figure.save(made, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (640, 480)


@pytest.mark.parametrize("text", ["", "160", "0x10mm", "160x120furlong", "axbmm"])
def test_a_size_that_makes_no_sense_is_refused(text):
    with pytest.raises(BadInput, match="160x120mm"):
        figure.inches(text, 100)


def test_svg_keeps_its_words_as_text(recording, tmp_path):
    figure.save(figure.figure(recording), tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text()
    ElementTree.fromstring(text)
    words = re.sub(r"<[^>]+>", "", " ".join(re.findall(r"<text.*?</text>", text, re.DOTALL)))
    for word in ("x [m]", "Spiral", "omega = 2", "rk4", "Separatrix"):
        assert word in words, word


def test_pdf_embeds_no_type_3_font(recording, tmp_path):
    figure.save(figure.figure(recording), tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"/Type3" not in content
    assert b"/FontFile2" in content or b"/CIDFontType2" in content


def test_the_same_figure_is_the_same_file(recording, tmp_path):
    for name in ("a.svg", "b.svg"):
        figure.save(figure.figure(recording), tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize(("theme", "ground"), [("light", 0.99), ("dark", 0.09)])
def test_a_theme_colours_the_ground(recording, theme, ground):
    made = figure.figure(recording, theme=theme)
    assert np.mean(made.get_facecolor()[:3]) == pytest.approx(ground, abs=0.02)


def test_a_transparent_figure_has_no_ground(recording, tmp_path):
    from PIL import Image

    figure.save(figure.figure(recording, theme="transparent", dpi=80), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as image:
        assert np.asarray(image)[2, 2, 3] == 0


def test_another_parameter_gives_another_picture(recording, tmp_path):
    document = begin_document(recording.experiment, {"omega": 0.5}, steps=800)
    figure.save(figure.figure(recording), tmp_path / "a.svg")
    figure.save(figure.figure(record(recording.experiment, document)), tmp_path / "b.svg")
    assert (tmp_path / "a.svg").read_bytes() != (tmp_path / "b.svg").read_bytes()


def test_a_space_is_drawn_as_the_camera_sees_it(recording, tmp_path):
    from explorer.views.pose import facing, rows

    def written(name, seen=None):
        figure.save(figure.figure(recording, size=(4, 3), dpi=50, seen=seen), tmp_path / name)
        return mpimg.imread(tmp_path / name)[..., :3] * 255

    declared = written("declared.png")
    box = boxes.rounded(extent_of(recording["path"]))
    camera = Camera(False, recording.experiment.paths[0].look or Look())
    camera.aspect = 4 / (0.93 * 3)
    camera.fit(box)
    assert np.array_equal(written("same.png", (camera.pose, camera.aspect)), declared)
    above = replace(camera.pose, turn=rows(facing(-90.0, 89.9)))
    assert np.abs(written("above.png", (above, camera.aspect)) - declared).mean() > 1.0
    near = replace(above, reach=0.5 * above.reach)
    made = figure.figure(recording, size=(4, 3), dpi=50, seen=(near, camera.aspect))
    (axes,) = made.axes
    for word in axes.texts:  # none for a part of the box that is not on the paper
        assert abs(word.get_position()[0]) < 1.2 * camera.aspect
        assert abs(word.get_position()[1]) < 1.2
    wide = (camera.pose, 2.0 * camera.aspect)  # of a wider stage nothing is cut off
    assert np.abs(written("wide.png", wide) - declared).mean() > 1.0


def test_a_reading_of_a_field_has_a_colour_bar_with_its_unit(tmp_path):
    x, y = np.linspace(0, 2, 40), np.linspace(0, 1, 20)
    field = np.sin(3 * x)[None] * np.cos(2 * y)[:, None]
    reading = Reading(arrays={"ftle": field, "x": x, "y": y}, units={"ftle": "1/s"})
    figure.save(figure.figure_of_reading(reading, "FTLE"), tmp_path / "a.svg")
    assert "FTLE [1/s]" in (tmp_path / "a.svg").read_text()


def test_figures_import_neither_gl_nor_qt():
    code = (
        "import sys, explorer.views.figure\n"
        "print([m for m in ('vispy', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_school_on_paper_takes_its_colours_from_a_measurement():
    import explorer as ex
    from explorer.views import figure

    run = ex.run("couzin", {"n_fish": 30}, steps=20)
    reading = ex.measure("school_members", run)
    found = {}
    for colour in ("heading", "turning", "momentum", "id"):
        made = figure.figure(run, "school", (4, 3), 100, "light", reading=reading, colour=colour)
        words = [text.get_text() for axes in made.axes for text in axes.findobj(type(axes.title))]
        found[colour] = made.axes[0].collections[-1].get_facecolor()
        assert any({"id": "number", "momentum": "angular"}.get(colour, colour) in w for w in words)
    assert len({colours.tobytes() for colours in found.values()}) == 4


def test_a_map_is_printed_as_wide_as_its_latitude_says():
    from explorer.model.gridded import gridded
    from explorer.model.slices import sliced

    x, y, t = np.linspace(0.0, 20.0, 21), np.linspace(55.0, 65.0, 11), np.array([0.0, 3600.0])
    still = np.zeros((2, 11, 21))
    north = gridded(sliced(t, x, y, still, still, radius=6.371e6))
    made = figure.figure(record(north, begin_document(north, steps=1)), view="speed")
    (axes,) = (one for one in made.axes if "longitude" in one.get_xlabel())
    assert axes.get_aspect() == pytest.approx(2.0)  # 1 / cos(60 degrees)
