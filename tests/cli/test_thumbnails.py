"""Thumbnails: small, of one size, and every maker of them works."""

import subprocess
import sys

import numpy as np
import pytest

from .conftest import ROOT

FOLDER = ROOT / "assets" / "thumbnails"
STORED = sorted(FOLDER.glob("*.png"))
LARGEST = 8 * 1024  # noise has no short description
REST = {"newton"}  # comes to rest in a few steps: its thumbnail is a point


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_thumbnail_is_small_and_shows_something(path):
    from matplotlib.image import imread

    assert path.stat().st_size <= LARGEST
    picture = imread(path)
    assert picture.shape[:2] == (88, 128)
    shades = picture[..., :3].mean(axis=2)
    ground = np.median(shades)
    least = 4e-4 if path.stem.rpartition("-")[0] in REST else 4e-3
    assert (np.abs(shades - ground) > 0.15).mean() > least


def test_each_comes_in_both_themes():
    names = {path.stem for path in STORED}
    assert {
        f"{stem.rpartition('-')[0]}-{word}" for stem in names for word in ("dark", "light")
    } == names


@pytest.mark.parametrize("key", ["henon", "rossler", "logistic", "couzin"])
def test_the_script_draws_every_kind_of_motion(key, tmp_path):
    script = ROOT / "packaging" / "thumbnails.py"
    words = [sys.executable, str(script), key, "--into", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"{key}-dark.png", f"{key}-light.png"]
