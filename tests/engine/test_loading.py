"""A cache of machine code that cannot be read or written costs time, and nothing else."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KERNEL = """
from numba import njit


@njit(cache=True)
def tripled(x):
    return 3.0 * x
"""
USED = """
import explorer.engine
from own_kernel import tripled

print(tripled(2.0), sum(tripled.stats.cache_hits.values()))
"""


@pytest.fixture
def used(tmp_path):
    """Calls a kernel in a process of its own; its value and how many were in the cache."""
    (tmp_path / "own_kernel.py").write_text(KERNEL)
    path = os.pathsep.join([str(ROOT), str(tmp_path)])
    there = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": path}

    def call(largest=resource.RLIM_INFINITY):
        done = subprocess.run(
            [sys.executable, "-B", "-c", USED], env=there, capture_output=True, text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        value, hits = done.stdout.split()
        return float(value), int(hits)

    return call


@pytest.fixture
def files(tmp_path):
    """The files of the cache with this ending."""
    return lambda ending: list((tmp_path / "cache").rglob(f"*{ending}"))


def test_a_kernel_is_kept_where_there_is_room(used, files):
    assert used() == (6.0, 0)
    assert len(files(".nbc")) == len(files(".nbi")) == 1
    assert used() == (6.0, 1)


def test_a_full_disk_keeps_nothing_and_the_kernel_runs(used, files):
    assert used(largest=16) == (6.0, 0)
    assert not files(".nbc")
    assert not [file for file in files("") if ".tmp." in file.name]
    assert used() == (6.0, 0)


@pytest.mark.parametrize("ending", [".nbi", ".nbc"])
@pytest.mark.parametrize("left", [0.0, 0.9])
def test_a_file_cut_short_is_compiled_anew(used, files, ending, left):
    used()
    (file,) = files(ending)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(left * len(whole))])
    assert used() == (6.0, 0)
    assert used() == (6.0, 1)


def test_other_bytes_are_no_function(used, files):
    used()
    (file,) = files(".nbc")
    file.write_bytes(b"\x00" * 300)
    assert used() == (6.0, 0)
    assert used() == (6.0, 1)
