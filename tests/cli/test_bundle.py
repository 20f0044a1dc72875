"""The bundle: built by its script, it shows, computes and sweeps without any Python around it."""

import json
import os
import subprocess

import numpy as np
import pytest

from .conftest import ROOT

pytestmark = pytest.mark.thorough
QUIET = ("HOME", "PATH", "TMPDIR", "DISPLAY", "XAUTHORITY", "LIBGL_ALWAYS_SOFTWARE")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The folder; packages come from the index, so this alone takes minutes."""
    folder = tmp_path_factory.mktemp("bundle")
    subprocess.run(["sh", ROOT / "packaging" / "bundle.sh", folder], check=True)
    return folder / "separatrix"


@pytest.fixture
def program(bundle, tmp_path):
    """A function that starts the bundled program as a stranger would, in an empty folder."""
    env = {name: os.environ[name] for name in QUIET if name in os.environ}
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        env[f"XDG_{name}_HOME"] = str(tmp_path / name)

    def start(*words):
        return subprocess.Popen(
            [bundle / "separatrix", *words], cwd=tmp_path, env=env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    return start


def said(started):
    out, err = started.communicate(timeout=600)
    assert started.returncode == 0, err
    return out


def test_it_knows_every_experiment_diagnostic_and_lesson(program):
    import explorer as ex

    keys = {one["key"] for one in json.loads(said(program("list", "--json")))}
    assert keys == set(ex.catalogue())
    keys = {one["key"] for one in json.loads(said(program("list", "diagnostics", "--json")))}
    assert keys == set(ex.diagnostics())
    lessons = said(program("lesson", "list")).splitlines()
    assert len(lessons) == len(list((ROOT / "assets" / "lessons").glob("*/lesson.json")))


def test_it_runs_measures_and_sweeps_like_the_package(program, tmp_path):
    import explorer as ex

    said(program("run", "couzin", "--steps", "20", "--out", "school.npz"))
    with np.load(tmp_path / "school.npz") as school:
        assert np.array_equal(school["pos"], ex.run("couzin", steps=20)["pos"])
    assert list((tmp_path / "CACHE" / "separatrix").rglob("*.nbi"))
    words = ("--over", "r=3:4:6", "--measure", "lyapunov.largest", "--workers", "2")
    assert "6 points, 0 failed" in said(program("sweep", "logistic", *words, "--out", "sweep.nc"))
    assert "6 of 6" in said(program("verify", "lorenz"))
    said(program("figure", "lorenz", "--out", "lorenz.svg"))
    said(program("movie", "lorenz", "--seconds", "1", "--size", "320x240", "--out", "lorenz.mp4"))
    assert min((tmp_path / f"lorenz.{end}").stat().st_size for end in ("svg", "mp4")) > 1000


def test_doctor_finds_every_library_and_who_draws(program):
    found = json.loads(said(program("doctor", "--json")))
    assert found["gl_renderer"]
    assert None not in found["libraries"].values()


def test_the_window_shows_an_attractor_that_moves(program, qtbot, qapp):
    def seen():
        image = qapp.primaryScreen().grabWindow(0).toImage().convertToFormat(image_format)
        rows = np.frombuffer(image.constBits(), np.uint8)
        return rows.reshape(image.height(), image.width(), 4)[150:650, 400:1100, :3].astype(int)

    from PySide6.QtGui import QImage

    image_format = QImage.Format.Format_RGB32
    window = program("show", "rossler")
    try:
        frames = [seen()]

        def moving():
            frames.append(seen())
            bright = (frames[-1].max(axis=2) > 120).mean()  # a trail on a dark stage
            changed = (np.abs(frames[-1] - frames[-2]).max(axis=2) > 40).mean()
            return window.poll() is None and 0.003 < bright < 0.5 and 0.0005 < changed < 0.2

        for _ in range(3):  # once could be the window appearing
            qtbot.waitUntil(moving, timeout=120_000)
            qtbot.wait(1000)
    finally:
        window.terminate()
        window.communicate(timeout=30)
