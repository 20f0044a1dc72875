"""What a Linux desktop is told: menu entry, session type, icons, and the software centre's page."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as Tree
from configparser import RawConfigParser

import numpy as np
import pytest
from PIL import Image

from .conftest import ROOT

PACKAGING = ROOT / "packaging"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
PICTURES = "https://pictures.example/separatrix"


def entry(path):
    parser = RawConfigParser()
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def desktop(tmp_path):
    """A function that runs desktop.sh with its own data folder, which it gives."""

    def call(*words, **extra):
        env = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), **extra}
        done = subprocess.run(
            ["sh", PACKAGING / "desktop.sh", *words],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return tmp_path / "data"

    return call


@pytest.fixture
def program(tmp_path):
    """A program whose path a desktop entry has to quote."""
    path = tmp_path / 'a "good" $place' / "separatrix"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_entry_page_and_type_name_each_other():
    shown = entry(PACKAGING / "separatrix.desktop")
    page = Tree.parse(PACKAGING / "separatrix.metainfo.xml").getroot()
    (kind,) = Tree.parse(PACKAGING / "separatrix.xml").getroot()
    assert page.findtext("launchable") == "separatrix.desktop"
    assert page.findtext("provides/mediatype") == kind.get("type")
    assert kind.get("type") in shown["MimeType"].split(";")
    assert kind.find(f"{MIME}glob").get("pattern") == "*.separatrix.json"
    assert shown["Exec"] == "separatrix show %f"
    assert page.findtext("project_license") == "MIT"
    assert page.find("content_rating").get("type") == "oars-1.1"
    listed = {one.text for one in page.iterfind("categories/category")}
    assert listed == {word for word in shown["Categories"].split(";") if word}


def test_the_releases_are_those_of_the_changelog():
    page = Tree.parse(PACKAGING / "separatrix.metainfo.xml")
    changes = (PACKAGING / "CHANGELOG.md").read_text(encoding="utf-8")
    told = [one.get("version") for one in page.iterfind("releases/release")]
    assert told == re.findall(r"^## (\S+)", changes, re.MULTILINE)


def test_every_picture_of_the_page_is_there():
    page = Tree.parse(PACKAGING / "separatrix.metainfo.xml")
    shown = list(page.iterfind("screenshots/screenshot/image"))
    assert len(shown) >= 3
    for image in shown:
        path = ROOT / "assets" / "screenshots" / image.text.removeprefix("@PICTURES@/")
        with Image.open(path) as opened:
            assert opened.size == (int(image.get("width")), int(image.get("height")))


def test_the_icons_are_those_that_the_drawing_gives(tmp_path):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, PACKAGING / "icons.py", tmp_path], env=env, check=True)
    drawn = {path.name for path in tmp_path.iterdir()}
    assert drawn == {path.name for path in (PACKAGING / "icons").iterdir()}
    for name in drawn:
        new, old = (
            np.asarray(Image.open(folder / name).convert("RGBA"), float)
            for folder in (tmp_path, PACKAGING / "icons")
        )
        size = int(name.removeprefix("separatrix-").removesuffix(".png"))
        assert old.shape == (size, size, 4)
        assert np.abs(new - old).mean() < 1.0


def test_desktop_sh_installs_for_one_user_and_takes_away_what_it_put(desktop, program):
    data = desktop(program)
    line = entry(data / "applications" / "separatrix.desktop")["Exec"]
    # the file's escapes first, then the quotes of the line, which are those of a shell
    words = ["sh", "-c", "printf '%s\\n' " + line.replace("\\\\", "\\")]
    read = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert read.splitlines() == [str(program), "show", "%f"]
    icons = data / "icons" / "hicolor"
    for size in (16, 48, 256):
        assert (icons / f"{size}x{size}" / "apps" / "separatrix.png").is_file()
    assert (icons / "scalable" / "apps" / "separatrix.svg").is_file()
    assert (data / "mime" / "packages" / "separatrix.xml").is_file()
    page = data / "metainfo" / "separatrix.metainfo.xml"
    assert "@PICTURES@" not in page.read_text("utf-8")
    desktop(program, SEPARATRIX_PICTURES=PICTURES)
    assert page.read_text("utf-8").count(f"{PICTURES}/") == 3
    desktop("--remove")
    assert not [path for path in data.rglob("separatrix*") if path.is_file()]


@pytest.mark.thorough
def test_the_desktop_s_own_validators_agree(desktop, program):
    """They come with Debian's desktop-file-utils and appstream."""
    assert shutil.which("desktop-file-validate") and shutil.which("appstreamcli")
    plain = ["desktop-file-validate", "--no-hints", PACKAGING / "separatrix.desktop"]
    for words in (plain, [*plain[:-1], desktop(program) / "applications" / "separatrix.desktop"]):
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
    for pictures in ("", PICTURES):
        page = desktop(program, SEPARATRIX_PICTURES=pictures) / "metainfo/separatrix.metainfo.xml"
        done = subprocess.run(
            ["appstreamcli", "validate", "--no-net", page],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
