"""A disk that takes no more, as a limit on file sizes: a message, and the old file intact."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "run lorenz --steps 40000"
WORDS = {
    "run.nc": RUN,
    "run.h5": RUN,
    "run.npz": RUN,
    "run.csv": RUN,
    "told.csv": "run lorenz --steps 4000 --comments",
    "part.npz": "run lorenz --steps 40000 --only x",
    "school.nc": "run couzin --set n_fish=60 --steps 100",
    "wave.nc": "run nlse_solitons --steps 60",
    "reading.nc": "measure recurrence lorenz",
    "reading.npz": "measure recurrence lorenz",
    "reading.json": "measure recurrence lorenz",
    "curves.geojson": "measure ftle_ridges double_gyre --with resolution=96",
    "sweep.nc": "sweep logistic --over r=3:4:300 --measure permutation_entropy --workers 1",
    "figure.png": "figure lorenz --steps 2000 --dpi 200",
    "figure.svg": "figure lorenz --steps 20000",
    "figure.pdf": "figure lorenz --steps 20000",
    "film.mp4": "movie lorenz --seconds 0.6 --size 640x360",
    "film.webm": "movie lorenz --seconds 0.6 --size 640x360",
    "film.gif": "movie lorenz --seconds 0.6 --size 640x360",
    "frames.png": "movie lorenz --seconds 0.1 --size 640x360",
    "page.html": "lesson handout sensitivity",
    "whole.separatrix.json": "",
}
BLOCKS = {"page.html": 2, "sweep.nc": 8, "curves.geojson": 1}  # of 1024 bytes, where 12 would do


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The folder after every kind of file was tried, and {name: (exit code, what was said)}."""
    folder = tmp_path_factory.mktemp("full")
    for name in WORDS:
        old(folder, name).write_text("old")
    asked = [[name, BLOCKS.get(name, 12), words.split()] for name, words in WORDS.items()]
    done = subprocess.run(
        [sys.executable, "-B", str(ROOT / "tests" / "filling.py")], cwd=folder,
        input="\n".join(map(json.dumps, asked)), capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found = map(json.loads, done.stdout.splitlines())
    return folder, {name: (code, said) for name, code, said in found}


def old(folder, name):
    """The file that was there before: of a folder of frames one of them."""
    if name != "frames.png":
        return folder / name
    (folder / "frames").mkdir(exist_ok=True)
    return folder / "frames" / "00001.png"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("name", WORDS)
def test_the_old_file_stays_and_the_reason_is_told(filled, name):
    folder, told = filled
    code, said = told[name]
    assert code == 2, said
    assert name.removesuffix(".png") in said.splitlines()[-1]
    assert old(folder, name).read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_nothing_half_written_is_left(filled):
    folder, _ = filled
    wanted = {name for name in WORDS if name != "frames.png"} | {"frames"}
    assert {path.name for path in folder.iterdir()} == wanted
    assert [path.name for path in (folder / "frames").iterdir()] == ["00001.png"]
