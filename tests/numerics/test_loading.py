"""A cache of machine code that cannot be read or written costs time, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

resource = pytest.importorskip("resource", reason="a full disk is a limit that Unix sets")

ROOT = Path(__file__).parents[2]
KERNEL = """
from numba import njit


@njit(cache=True)
def tripled(x):
    return 3.0 * x
"""
USED = """
import sys
import explorer.numerics
from own_kernel import tripled

x = eval(sys.argv[1])
print(tripled(x), sum(tripled.stats.cache_hits.values()))
"""


@pytest.fixture
def used(tmp_path):
    """Calls a kernel in a process of its own; its value and how many were in the cache."""
    (tmp_path / "own_kernel.py").write_text(KERNEL)
    path = os.pathsep.join([str(ROOT), str(tmp_path)])
    there = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": path}

    def call(x=2.0, largest=resource.RLIM_INFINITY, **other):
        done = subprocess.run(
            [sys.executable, "-B", "-c", USED, repr(x)], env=there | other,
            capture_output=True, text=True,
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


@pytest.mark.parametrize(("ending", "left"), [(".nbi", 0.0), (".nbc", 0.9)])
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


def test_code_of_other_types_is_never_found(used, files):
    """The index begins anew with the first name of a file, and a full disk keeps the file."""
    used(2.0)
    (index,) = files(".nbi")
    index.write_bytes(b"")
    room = 4096  # of an index, not of machine code
    assert used(2, largest=room) == (6.0, 0)
    assert used(2, largest=room) == (6.0, 0)
    assert used(2) == (6.0, 0)
    assert used(2.5) == (7.5, 0)
    assert used(2) == (6.0, 1)


def test_where_no_folder_takes_files_nothing_is_kept(used, tmp_path):
    (tmp_path / "__pycache__").write_text("in the way")
    nowhere = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR"), "/dev/null/folder")
    assert used(**nowhere) == (6.0, 0)
