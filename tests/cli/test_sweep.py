"""`separatrix sweep`: processes, a scheduler, an interruption, a lost worker."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
WORDS = ("sweep", "logistic", "--over", "r=3.0:4.0:40", "--measure", "lyapunov.largest")


def column(path):
    import h5netcdf

    with h5netcdf.File(path, "r") as file:
        return np.asarray(file.variables["lyapunov.largest"][...])


def test_one_process_two_processes_and_a_grid_agree(separatrix, tmp_path):
    for workers in (1, 2):
        done = separatrix(*WORDS, "--workers", workers, "--out", f"{workers}.nc")
        assert done.returncode == 0, done.stderr
        assert "40 points, 0 failed" in done.stdout
    np.testing.assert_array_equal(column(tmp_path / "1.nc"), column(tmp_path / "2.nc"))


def test_typed_equations_are_swept(separatrix, tmp_path):
    text = "map\nr = 3 in [0, 4]\nx' = r*x*(1 - x)\nx(0) = 0.4\n"
    words = ("sweep", "--equations", "-", "--over", "r=3.9:4.0:3", "--measure", "lyapunov.largest")
    done = separatrix(*words, "--workers", 1, "--out", "typed.nc", stdin=text)
    assert done.returncode == 0, done.stderr
    assert column(tmp_path / "typed.nc")[-1] == pytest.approx(np.log(2.0), abs=5e-3)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_an_interruption_leaves_no_target_and_resume_ends_the_same(separatrix, tmp_path):
    words = (*WORDS[:2], "--over", "r=3.0:4.0:160", *WORDS[4:], "--steps", "60000")
    line = [sys.executable, "-m", "explorer", *words, "--workers", "1", "--out", "a.nc"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(line, cwd=tmp_path, env=env, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while not (tmp_path / "a.partial.nc").exists() and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    process.wait(timeout=60)
    assert process.returncode == 130
    assert not (tmp_path / "a.nc").exists()
    done = separatrix(*words, "--workers", 1, "--resume", "--out", "a.nc", timeout=600)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "a.partial.nc").exists()
    done = separatrix(*words, "--workers", 2, "--out", "b.nc", timeout=600)
    np.testing.assert_array_equal(column(tmp_path / "a.nc"), column(tmp_path / "b.nc"))


def test_a_scheduler_with_two_workers_one_of_them_killed(separatrix, tmp_path):
    distributed = pytest.importorskip("distributed")
    kinds = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(**kinds) as cluster:
        import threading

        def kill():
            time.sleep(3.0)
            worker = next(iter(cluster.workers.values()))
            os.kill(worker.process.process.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        address = cluster.scheduler_address
        words = (*WORDS, "--steps", "50000")
        done = separatrix(*words, "--scheduler", address, "--out", "far.nc", timeout=400)
        killer.join()
    assert done.returncode == 0, done.stderr
    done = separatrix(*words, "--workers", 1, "--out", "near.nc", timeout=400)
    np.testing.assert_array_equal(column(tmp_path / "far.nc"), column(tmp_path / "near.nc"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sweep", "logistic", "--out", "a.nc"), "give --over"),
        ((*WORDS, "--out", "a.csv"), "NetCDF"),
        ((*WORDS, "--out", "none/a.nc"), "no folder"),
        ((*WORDS, "--workers", "0", "--out", "a.nc"), "1 or more"),
        (("sweep", "logistic", "--over", "r=1:2", "--measure", "lyapunov", "--out", "a.nc"), "LO:"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(separatrix, tmp_path, words, said):
    done = separatrix(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
