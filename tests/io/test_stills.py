"""A film as a folder of frames: whole or not there, and never in place of somebody's files."""

import numpy as np
import pytest
from PIL import Image

from explorer.io.film import Film, film
from explorer.io.stills import Stills
from explorer.model import BadInput


def fill(path, count, shade=40):
    with film(path, (33, 20), 10) as made:
        for i in range(count):
            made.add(np.full((21, 34, 4), shade + i, dtype=np.uint8))
    return made


def test_every_frame_is_a_file_of_even_size(tmp_path):
    made = fill(tmp_path / "walk.png", 11)
    assert isinstance(made, Stills)
    names = sorted(path.name for path in (tmp_path / "walk").iterdir())
    assert names == [f"{i:05d}.png" for i in range(1, 12)]
    with Image.open(tmp_path / "walk" / "00003.png") as image:
        assert image.size == (32, 20)
        assert image.getpixel((5, 5)) == (42, 42, 42)
    assert [path.name for path in tmp_path.iterdir()] == ["walk"]


def test_a_newer_film_takes_the_place_of_an_older_one(tmp_path):
    fill(tmp_path / "walk.png", 9)
    fill(tmp_path / "walk.png", 2, shade=90)
    assert len(list((tmp_path / "walk").iterdir())) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["walk"]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_cancelled_one_leaves_the_old_frames_alone(tmp_path, fault):
    fill(tmp_path / "walk.png", 3)
    with pytest.raises(fault), film(tmp_path / "walk.png", (32, 20), 10) as made:
        made.add(np.zeros((20, 32, 3), dtype=np.uint8))
        raise fault
    assert len(list((tmp_path / "walk").iterdir())) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["walk"]


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "walk").mkdir()
    (tmp_path / "walk" / "thesis.tex").write_text("years")
    with pytest.raises(BadInput, match="other files"):
        fill(tmp_path / "walk.png", 1)
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="is a file"):
        fill(tmp_path / "file.png", 1)
    with pytest.raises(BadInput, match="at least one frame"):
        fill(tmp_path / "none.png", 0)
    with pytest.raises(BadInput, match="no folder"):
        fill(tmp_path / "no" / "where.png", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "walk"]
    assert isinstance(film(tmp_path / "a.mp4", (32, 20), 10), Film)
