"""Films decode to exactly the frames that went in."""

import numpy as np
import pytest

from explorer.io.film import FORMATS, Film
from explorer.model import BadInput

av = pytest.importorskip("av")


def frames(count, width, height):
    """A bright bar that walks to the right."""
    for i in range(count):
        image = np.full((height, width, 3), 30, dtype=np.uint8)
        image[:, (i * 7) % (width - 10) : (i * 7) % (width - 10) + 10] = (250, 160, 60)
        yield image


def decoded(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_frame_comes_out_in_order(ending, tmp_path):
    with Film(tmp_path / f"a{ending}", (160, 120), fps=25) as film:
        for image in frames(13, 160, 120):
            film.add(image)
    shown = decoded(tmp_path / f"a{ending}")
    assert len(shown) == film.frames == 13
    for image, original in zip(shown, frames(13, 160, 120), strict=True):
        assert image.shape == original.shape
        assert np.abs(image.astype(int) - original).mean() < 6
    assert [path.name for path in tmp_path.iterdir()] == [f"a{ending}"]


@pytest.mark.parametrize(("ending", "fps"), [(".mp4", 30), (".mp4", 29.97), (".webm", 24)])
def test_the_film_lasts_as_long_as_its_frames(ending, fps, tmp_path):
    with Film(tmp_path / f"a{ending}", (64, 64), fps) as film:
        for image in frames(20, 64, 64):
            film.add(image)
    with av.open(str(tmp_path / f"a{ending}")) as container:
        assert float(container.streams.video[0].average_rate) == pytest.approx(fps, rel=1e-3)


def test_odd_sizes_are_cut_to_even_ones(tmp_path):
    with Film(tmp_path / "a.mp4", (161, 121)) as film:
        film.add(np.zeros((121, 161, 4), dtype=np.uint8))
    assert decoded(tmp_path / "a.mp4")[0].shape == (120, 160, 3)


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_cancelled_film_leaves_no_file(fault, tmp_path):
    with pytest.raises(fault), Film(tmp_path / "a.mp4", (64, 64)) as film:
        film.add(np.zeros((64, 64, 3), dtype=np.uint8))
        raise fault
    assert not list(tmp_path.iterdir())


def test_an_empty_film_is_refused_and_leaves_no_file(tmp_path):
    with pytest.raises(BadInput, match="at least one frame"), Film(tmp_path / "a.mp4", (64, 64)):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "size", "fps", "message"),
    [
        ("a.avi", (64, 64), 30, "allowed: .mp4, .webm, .gif"),
        ("a.mp4", (8, 64), 30, "16 to 8192"),
        ("a.mp4", (64, 64), 0, "fps"),
    ],
)
def test_what_no_film_can_be_is_refused(name, size, fps, message, tmp_path):
    with pytest.raises(BadInput, match=message):
        Film(tmp_path / name, size, fps)


def test_a_frame_that_is_too_small_is_refused(tmp_path):
    with pytest.raises(BadInput, match="needs"), Film(tmp_path / "a.mp4", (64, 64)) as film:
        film.add(np.zeros((32, 32, 3), dtype=np.uint8))
    assert not list(tmp_path.iterdir())
