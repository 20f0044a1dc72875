"""A disk that takes no more, as a limit on file sizes: a message, and the old file intact."""

import os
import shlex
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
    "school.nc": "run couzin --set n_fish=60 --steps 100",
    "wave.nc": "run nlse_solitons --steps 60",
    "reading.nc": "measure recurrence lorenz",
    "reading.npz": "measure recurrence lorenz",
    "reading.json": "measure recurrence lorenz",
    "sweep.nc": "sweep logistic --over r=3:4:300 --measure permutation_entropy --workers 1",
    "figure.png": "figure lorenz --steps 2000 --dpi 200",
    "figure.svg": "figure lorenz --steps 20000",
    "figure.pdf": "figure lorenz --steps 20000",
    "film.mp4": "movie lorenz --seconds 1",
    "film.gif": "movie lorenz --seconds 1",
    "page.html": "lesson handout sensitivity",
}
BLOCKS = {"page.html": 2, "sweep.nc": 8}  # of 1024 bytes, where 12 would be enough


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("name", WORDS)
def test_the_old_file_stays_and_the_reason_is_told(tmp_path, name):
    (tmp_path / name).write_text("old")
    program = shlex.join([sys.executable, "-B", "-m", "explorer"])
    line = f"ulimit -f {BLOCKS.get(name, 12)}; exec {program} {WORDS[name]} --out {name}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=240,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert name in done.stderr.splitlines()[-1]
    assert (tmp_path / name).read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [name]
