"""What the README shows works as it stands there."""

import re
import shutil
import subprocess
import sys

import pytest

from .conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_example_runs(tmp_path):
    (example,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{example}"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "lorenz.nc").exists()


@pytest.mark.thorough
def test_the_command_lines_run(tmp_path):
    lines = [block for block in blocks("sh") if "packaging/" not in block]
    program = tmp_path / "bin" / "separatrix"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m explorer "$@"\n')
    program.chmod(0o755)
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    script = f"set -e\nPATH={program.parent}:$PATH\n" + "\n".join(lines)
    done = subprocess.run(
        [shutil.which("sh"), "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for name in ("lorenz.nc", "again.nc", "lorenz.pdf", "lorenz.mp4", "van_der_pol.csv"):
        assert (tmp_path / name).stat().st_size > 0


def test_every_picture_it_shows_is_there():
    shown = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert shown
    missing = [path for path in shown if not (ROOT / path).is_file()]
    assert not missing


def test_it_names_the_two_commands_first():
    first = README.index("sh packaging/run.sh")
    assert first < README.index("sh packaging/test.sh") < README.index("separatrix list")
