"""How commands end when something comes between: interruption, a closed pipe, a missed number."""

import dataclasses
import os
import signal
import subprocess
import sys

import pytest

from explorer import api
from explorer.cli import verify
from explorer.model import After, Expect

from .conftest import ROOT

LONG = {
    "run": ["run", "lorenz", "--steps", "2000000000", "--every", "1000000", "--out", "a.nc"],
    "movie": ["movie", "lorenz", "--seconds", "3000", "--size", "320x240", "--out", "a.mp4"],
}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("word", "said"), [("run", b"simulating"), ("movie", b"filming")])
def test_an_interrupted_command_ends_with_130_and_leaves_the_old_file(word, said, tmp_path):
    target = tmp_path / LONG[word][-1]
    target.write_bytes(b"old")
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "explorer", *LONG[word]]
    terminal, inner = os.openpty()
    with subprocess.Popen(command, cwd=tmp_path, env=env, stderr=inner) as process:
        os.close(inner)
        # progress is shown on a terminal, and only once the work has begun
        told = _read_until(terminal, said)
        process.send_signal(signal.SIGINT)
        told += _read_until(terminal, b"interrupted")
        assert process.wait(timeout=60) == 130
    os.close(terminal)
    assert b"Traceback" not in told
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def _read_until(terminal, word):
    told = b""
    while word not in told:
        part = os.read(terminal, 4096)  # raises OSError when the command ended without the word
        told += part
    return told


def test_a_reader_that_has_enough_is_no_error(tmp_path):
    command = f"{sys.executable} -m explorer list --json | head -n 1"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[\n"
    assert done.stderr == ""


@pytest.fixture
def lorenz():
    return api.catalogue()["lorenz"]


def test_a_wrong_number_is_missed_and_a_right_one_met(lorenz):
    right = Expect(After(1, "rk4"), tuple(api.run("lorenz", steps=1)["path"][-1]), 1e-12, "here")
    assert verify.verdict(lorenz, right).met
    wrong = dataclasses.replace(right, value=tuple(v + 1e-6 for v in right.value))
    assert not verify.verdict(lorenz, wrong).met


@pytest.mark.parametrize(
    "expect",
    [
        Expect("nothing.at_all", 1.0, 1e9, "nobody"),
        Expect(After(10, "euler"), (0.0, 0.0, 0.0), 1e9, "nobody"),
        Expect(After(10), (0.0, 0.0), 1e9, "nobody"),
        Expect(lambda rho: float("nan"), 1.0, 1e9, "nobody"),
        Expect(lambda rho: 1 / 0, 1.0, 1e9, "nobody"),
        Expect(After(1000), (0.0, 0.0, 0.0), 1e13, "nobody", dt=1.0),
    ],
)
def test_what_cannot_be_computed_is_never_met(lorenz, expect):
    verdict = verify.verdict(lorenz, expect)
    assert not verdict.met


def test_verify_ends_with_1_when_a_number_is_missed(lorenz, monkeypatch, capsys):
    missed = dataclasses.replace(lorenz, expects=(Expect(lambda rho: rho, 29.0, 0.1, "nobody"),))
    monkeypatch.setattr(verify, "chosen", lambda keys: [missed])
    from explorer.cli.main import main

    assert main(["verify"]) == 1
    shown = capsys.readouterr()
    assert "MISSED" in shown.out
    assert "28" in shown.out
    assert "1 missed" in shown.err


def test_every_experiment_and_diagnostic_expects_something():
    owners = verify.chosen(())
    assert owners
    assert all(expect.source for owner in owners for expect in owner.expects)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals to ignore there")
def test_a_film_that_nobody_follows_any_more_stops_even_behind_a_shell(tmp_path):
    out = tmp_path / "film.mp4"
    words = ["movie", "lorenz", "--seconds", "200", "--out", str(out), "--follow"]
    film = subprocess.Popen(
        [sys.executable, "-m", "explorer", *words], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),  # as `&` does
    )  # fmt: skip
    assert 0.0 <= float(film.stdout.readline()) < 1.0
    film.stdin.close()
    film.stdin = None
    film.communicate(timeout=60)
    assert film.returncode == 130
    assert list(tmp_path.iterdir()) == []
