"""Figures, films and the tour: not blank, of the size asked for, and made of the run."""

import xml.etree.ElementTree as ElementTree
from itertools import pairwise

import matplotlib.image
import numpy as np
import pytest

from explorer.cli import figure, movie
from explorer.io import files
from explorer.model import BadInput

av = pytest.importorskip("av")


def decoded(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def assert_not_blank(image):
    assert image.std() > 0.01 * np.ptp(image)
    assert len(np.unique(image.reshape(-1, image.shape[-1]), axis=0)) > 50


@pytest.mark.parametrize("key", ["lorenz", "double_gyre", "double_gyre:ftle", "couzin", "henon"])
def test_a_figure_has_exactly_the_pixels_asked_for(separatrix, key, tmp_path):
    few = ["--steps", 20] if key == "couzin" else []
    words = ["figure", key, *few, "--size", "640x480px", "--dpi", 100, "--out", "a.png"]
    done = separatrix(*words)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    image = matplotlib.image.imread(tmp_path / "a.png")
    assert image.shape[:2] == (480, 640)
    assert_not_blank(image)


def test_text_in_an_svg_stays_text(separatrix, tmp_path):
    done = separatrix("figure", "lorenz", "--steps", 500, "--out", "a.svg")
    assert done.returncode == 0, done.stderr
    words = {
        "".join(node.itertext()).strip()
        for node in ElementTree.parse(tmp_path / "a.svg").iter("{http://www.w3.org/2000/svg}text")
    }
    assert {"x", "y", "z"} <= words


def test_a_pdf_embeds_no_type_3_font(separatrix, tmp_path):
    assert separatrix("figure", "henon", "--out", "a.pdf").returncode == 0
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Type3" not in content


def test_a_parameter_changes_the_figure(separatrix, tmp_path):
    for name, rho in (("a", 28), ("b", 15)):
        words = ["figure", "lorenz", "--set", f"rho={rho}", "--steps", 2000, "--out", f"{name}.png"]
        assert separatrix(*words, "--dpi", 72).returncode == 0
    one, two = (matplotlib.image.imread(tmp_path / f"{name}.png") for name in "ab")
    assert np.abs(one - two).mean() > 0.003


@pytest.mark.parametrize("key", ["lorenz", "double_gyre", "couzin", "logistic"])
def test_a_film_has_every_frame_and_they_differ(separatrix, key, tmp_path):
    words = ["movie", key, "--seconds", 0.8, "--fps", 10, "--size", "320x240", "--out", "a.mp4"]
    done = separatrix(*words)
    assert done.returncode == 0, done.stderr
    images = decoded(tmp_path / "a.mp4")
    assert len(images) == 8
    assert images[-1].shape == (240, 320, 3)
    assert_not_blank(images[-1])
    assert np.abs(images[-1].astype(int) - images[0]).max() > 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figure", "lorenz", "--out", "a.jpg"], ".png, .svg, .pdf"),
        (["figure", "lorenz", "--size", "big", "--out", "a.png"], "160x120mm"),
        (["figure", "lorenz", "--dpi", "5000", "--out", "a.png"], "72 to 1200"),
        (["figure", "lorenz:moon", "--out", "a.png"], "path"),
        (["movie", "lorenz", "--out", "a.avi"], ".mp4, .webm, .gif"),
        (["movie", "lorenz", "--size", "big", "--out", "a.mp4"], "1280x720"),
        (["movie", "lorenz", "--seconds", "0", "--out", "a.mp4"], "more than 0"),
    ],
)
def test_impossible_pictures_are_refused(separatrix, words, said, tmp_path):
    done = separatrix(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_sizes_are_read_in_every_unit():
    assert figure.paper("160x120mm", 300) == pytest.approx((160 / 25.4, 120 / 25.4))
    assert figure.paper("6x4in", 300) == pytest.approx((6, 4))
    assert figure.paper("1600x1200px", 200) == pytest.approx((8, 6))
    with pytest.raises(BadInput):
        figure.paper("1x1mm", 300)


@pytest.mark.parametrize(
    ("seconds", "fps", "frames"), [(10, 30, 300), (0.1, 24, 2), (1, 29.97, 30)]
)
def test_the_number_of_frames_is_rounded_once(seconds, fps, frames):
    assert movie.frame_count(seconds, fps) == frames


def test_the_tour_visits_every_world(separatrix, tmp_path):
    done = separatrix("tour")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    folder = tmp_path / "separatrix-tour"
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) >= 5
    for path in pictures:
        assert_not_blank(matplotlib.image.imread(path)[..., :3])
        assert path.with_suffix(".svg").exists()
    for key in ("lorenz", "double_gyre", "couzin", "logistic"):
        assert len(files.arrays(folder / f"{key}.nc")["t"]) > 50
    xarray = pytest.importorskip("xarray")
    with xarray.open_dataset(folder / "lorenz.nc") as data:
        assert data["x"].dims == ("time",)
    images = decoded(folder / "lorenz.mp4")
    assert len(images) == 60
    assert all((one != two).any() for one, two in pairwise(images))
    for word in ("largest", "mean", "P", "H"):
        assert f" {word} " in done.stdout


@pytest.mark.parametrize("ending", ["png", "svg", "csv", "npz", "json", "nc"])
def test_a_measurement_leaves_as_picture_or_numbers(separatrix, tmp_path, ending):
    words = ["measure", "lyapunov", "henon", "--with", "until=20000", "--set", "b=0.2"]
    done = separatrix(*words, "--out", f"a.{ending}")
    assert done.returncode == 0, done.stderr
    content = (tmp_path / f"a.{ending}").read_bytes()
    if ending == "png":
        assert_not_blank(matplotlib.image.imread(tmp_path / "a.png")[..., :3])
    elif ending == "svg":
        assert b"b = 0.2" in content
        assert b"rate [1/step]" in content
    else:
        assert b'"b":0.2' in content.replace(b" ", b"").replace(b"\0", b"")


def test_a_figure_of_a_diagnostic_takes_its_options_and_a_picture(separatrix, tmp_path):
    words = ["figure", "henon:lyapunov", "--with", "until=20000", "--picture", "settling"]
    assert separatrix(*words, "--out", "a.svg").returncode == 0
    assert "time measured" in (tmp_path / "a.svg").read_text("utf-8")
    refused = separatrix("measure", "lyapunov", "henon", "--picture", "moon", "--out", "a.png")
    assert refused.returncode == 2
    assert "settling, spectrum" in refused.stderr
    refused = separatrix("figure", "henon", "--picture", "settling", "--out", "b.png")
    assert refused.returncode == 2
    assert "KEY:DIAGNOSTIC" in refused.stderr
