"""The wheel holds what the program needs and nothing else, and runs where it is put."""

import os
import subprocess
import sys
import zipfile

import pytest

from .conftest import ROOT

ASSETS = "explorer/assets/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built by the backend that pyproject.toml names, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (path,) = folder.glob("separatrix-*-py3-none-any.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def shipped():
    """Path in the wheel -> path here, of every asset but the README's pictures."""
    root = ROOT / "assets"
    return {
        ASSETS + path.relative_to(root).as_posix(): path
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] != "screenshots"
    }


def test_every_asset_is_in_the_wheel_byte_for_byte(wheel):
    inside = {name for name in wheel.namelist() if name.startswith(ASSETS)}
    assert inside == shipped().keys()
    changed = [name for name, path in shipped().items() if wheel.read(name) != path.read_bytes()]
    assert not changed
    kinds = {name.removeprefix(ASSETS).split("/")[0] for name in inside}
    assert kinds >= {"guide", "icons", "languages", "lessons", "thumbnails"}
    assert kinds >= {"atlas.csv", "currents.nc", "forecasts.csv", "icon.svg"}


def test_every_module_is_in_the_wheel_and_no_test_is(wheel):
    code = {name for name in wheel.namelist() if name.endswith(".py")}
    assert code == {path.relative_to(ROOT).as_posix() for path in ROOT.glob("explorer/**/*.py")}
    others = [name for name in wheel.namelist() if not name.startswith("explorer/")]
    assert {name.split("/")[0] for name in others} == {"separatrix-0.1.0.dist-info"}
    assert not any("__pycache__" in name or "screenshots" in name for name in wheel.namelist())


def test_the_wheel_carries_licence_and_command(wheel):
    (licence,) = (name for name in wheel.namelist() if name.endswith("/LICENSE"))
    assert wheel.read(licence) == (ROOT / "packaging" / "LICENSE").read_bytes()
    about = licence.split("/")[0]
    assert "License-Expression: MIT" in wheel.read(f"{about}/METADATA").decode()
    assert "separatrix = explorer.__main__:main" in wheel.read(f"{about}/entry_points.txt").decode()


def test_the_program_in_the_wheel_finds_its_assets(wheel, tmp_path):
    wheel.extractall(tmp_path / "site")
    (tmp_path / "away").mkdir()
    probe = (
        "import explorer; from explorer.__main__ import main; from explorer.model import atlas;"
        "from explorer.io.assets import asset; print(explorer.__file__, asset('icons'), sep='\\n');"
        "assert len(atlas.shipped()) > 100; main(['lesson', 'list'])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", probe], cwd=tmp_path / "away", check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    code, icons, *lessons = done.stdout.splitlines()
    site = str(tmp_path / "site")
    assert code.startswith(site) and icons.startswith(site)
    here = [path.parent.name for path in (ROOT / "assets" / "lessons").glob("*/lesson.json")]
    assert {line.split()[0] for line in lessons} == set(here)
