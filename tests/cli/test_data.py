"""Files of data on the command line: measured, run, drawn; results as tables with settings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.io import wavfile

ROOT = Path(__file__).resolve().parents[2]
X = np.random.default_rng(20260309).normal(size=3000)


def separatrix(folder, *words):
    return subprocess.run(
        [sys.executable, "-m", "explorer", *map(str, words)], cwd=folder, check=False,
        capture_output=True, text=True, timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("data")
    text = "".join(f"{0.5 * i!r},{x!r}\n" for i, x in enumerate(X.tolist()))
    (made / "a.csv").write_text("time (d),u\n" + text)
    wavfile.write(made / "a.wav", 8000, X.astype(np.float32))
    np.savez(made / "a.npz", u=X)
    return made


def test_windows_of_a_column_become_a_table_with_its_settings(folder):
    words = ["measure", "windowed_entropy", "--data", "a.csv:u", "--with", "n=4", "--out", "b.csv"]
    done = separatrix(folder, *words)
    assert done.returncode == 0, done.stderr
    lines = (folder / "b.csv").read_text().splitlines()
    told = [line for line in lines if line.startswith("#")]
    settings = json.loads(next(t for t in told if "settings" in t).partition(":")[2])
    assert settings["n"] == 4
    assert settings["file"] == "a.csv"
    assert settings["column"] == "u"
    assert settings["dt"] == 0.5
    header = next(line for line in lines if not line.startswith("#"))
    assert {"t", "H_of_t", "H_half_width"} <= {n.split(" ")[0] for n in header.split(",")}


def test_the_rate_of_a_file_that_says_none_is_given(folder):
    words = ["measure", "permutation_entropy", "--data", "a.npz", "--with", "band=false"]
    fast = json.loads(separatrix(folder, *words, "--with", "rate=250", "--json").stdout)
    assert fast["settings"]["dt"] == 1 / 250
    assert fast["values"]["span"] == pytest.approx(4 / 250)
    done = separatrix(folder, *words, "--with", "rate=-1")
    assert done.returncode == 2
    assert "above 0" in done.stderr


def test_sound_knows_its_rate(folder):
    words = ["measure", "permutation_entropy", "--data", "a.wav", "--with", "band=false", "--json"]
    found = json.loads(separatrix(folder, *words).stdout)
    assert found["settings"]["dt"] == 1 / 8000
    # the same orders as the doubles that were rounded
    assert found["values"]["H"] == pytest.approx(0.9959, abs=3e-3)  # 1 - 119/(2*2996*ln 120)


def test_a_file_runs_and_repeats_like_an_experiment(folder):
    done = separatrix(folder, "run", "a.csv", "--steps", 2999, "--out", "b.nc")
    assert done.returncode == 0, done.stderr
    done = separatrix(folder, "run", "--from", "b.nc", "--out", "c.csv")
    assert done.returncode == 0, done.stderr
    t, u = np.loadtxt(folder / "c.csv", delimiter=",", skiprows=1).T
    np.testing.assert_array_equal(u, X)
    assert t[-1] == 2999 * 0.5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--data", "a.csv:w"], "no column 'w' of numbers; it has time (d), u"),
        (["--data", "a.doc"], "unknown ending"),
        (["--data", "a.csv:u", "--with", "window=9000"], "give 5 to 3000"),
    ],
)
def test_what_cannot_be_measured_says_why(folder, words, said):
    done = separatrix(folder, "measure", "windowed_entropy", *words)
    assert done.returncode == 2
    assert said in done.stderr
