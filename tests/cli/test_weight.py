"""What is imported when: headless work never loads the window, and little loads nothing heavy."""

import subprocess
import sys

import pytest

from .conftest import ROOT

WINDOW = ("PySide6", "vispy", "pyqtgraph", "superqt", "OpenGL")


def imported(code):
    """Top-level names in sys.modules after running the code in a new process."""
    tail = "\nimport sys\nprint('|'.join({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stdout.splitlines()[-1].split("|"))


def test_importing_the_package_loads_nothing_heavy():
    heavy = {*WINDOW, "numba", "scipy", "matplotlib", "av", "h5py", "llvmlite"}
    assert not imported("import explorer as ex") & heavy


def test_a_flow_runs_without_numba_and_without_a_window():
    names = imported("import explorer as ex; ex.run('lorenz', steps=10)['x']")
    assert not names & {*WINDOW, "numba", "scipy", "matplotlib"}


@pytest.mark.parametrize(
    "code",
    [
        "import explorer as ex; ex.measure('lyapunov', 'lorenz', steps=500)",
        "import explorer as ex; ex.run('couzin', steps=2)",
        "from explorer.__main__ import main; main(['list'])",
        "from explorer.__main__ import main; main(['doctor', '--json'])",
    ],
)
def test_headless_work_never_loads_the_window(code):
    assert not imported(code) & set(WINDOW)
