"""Series too long to hold: read block by block, small here, 1e8 samples when thorough."""

import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

import explorer as ex
from explorer.io import series
from explorer.io.column import Cancelled

ROOT = Path(__file__).resolve().parents[2]
PIECE = 1 << 20


def noise(path, samples):
    """White noise in an HDF5 file, written in pieces."""
    random = np.random.default_rng(20260306)
    with h5py.File(path, "w") as file:
        made = file.create_dataset("x", (samples,), "f4", chunks=(min(samples, PIECE),))
        for begin in range(0, samples, PIECE):
            end = min(samples, begin + PIECE)
            made[begin:end] = random.standard_normal(end - begin, dtype=np.float32)
    return path


def test_block_by_block_is_the_same_as_at_once(tmp_path):
    path = noise(tmp_path / "a.h5", 3 * PIECE + 17)
    column = series.inspect(path).column("x")
    given = {"n": 4, "window": 50_000, "band": False}
    along = ex.measure("windowed_entropy", data=series.Reel(str(path), column), **given)
    whole = ex.measure("windowed_entropy", data=series.read(path, [column])["x"], **given)
    assert along.values == whole.values
    np.testing.assert_array_equal(along.arrays["H_of_t"], whole.arrays["H_of_t"])
    assert along.settings["samples"] == 3 * PIECE + 17


def test_patterns_are_counted_over_the_seams_of_blocks(tmp_path):
    path = noise(tmp_path / "a.h5", 2 * PIECE + 17)
    column = series.inspect(path).column("x")
    given = {"n": 6, "tau": 3, "ties": "noise", "band": False}
    parts = ex.measure("permutation_entropy", data=series.Reel(str(path), column), **given)
    whole = ex.measure("permutation_entropy", data=series.read(path, [column])["x"], **given)
    assert parts.values["patterns"] == 720
    assert parts.values["H"] == pytest.approx(whole.values["H"], abs=1e-9)
    assert parts.settings["windows"] == whole.settings["windows"]


def test_reading_a_long_file_stops_at_the_next_block(tmp_path):
    path = noise(tmp_path / "a.h5", 3 * PIECE)
    shares = []
    reel = series.Reel(
        str(path), series.inspect(path).column("x"), cancel=lambda: len(shares) > 0,
        progress=shares.append,
    )  # fmt: skip
    with pytest.raises(Cancelled):
        ex.measure("windowed_entropy", data=reel, band=False)
    assert len(shares) == 1


@pytest.mark.thorough
def test_a_hundred_million_samples_stay_under_two_gigabytes(tmp_path):
    path = noise(tmp_path / "a.h5", 100_000_000)
    script = (
        "import resource, sys\n"
        "from explorer.__main__ import main\n"
        "code = main(['measure', 'windowed_entropy', '--data', sys.argv[1], '--with', 'n=6',\n"
        "             '--with', 'band=false',\n"
        "             '--out', sys.argv[2]])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        "sys.exit(code)\n"
    )
    out = tmp_path / "a.json"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(out)], cwd=ROOT, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    assert int(done.stdout.split()[-1]) * 1024 < 2e9
    import json

    found = json.loads(out.read_text())
    # bias (N - 1)/(2 M ln N) of independent windows
    assert 1.0 - found["values"]["H"] == pytest.approx(719 / (2e8 * np.log(720)), rel=0.3)
    assert found["settings"]["samples"] == 100_000_000
