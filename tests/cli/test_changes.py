"""Runs that were turned on their way, repeated by files, lines and Python."""

import shlex
from dataclasses import replace

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.cli.main import main
from explorer.engine.animation import Animation
from explorer.engine.batch import begin_document
from explorer.engine.dice import thrown
from explorer.engine.run import Run
from explorer.engine.session import Document
from explorer.io import document as sessions
from tests.engine.test_run import until

SWEEP = Animation("rho", 20.0, 40.0, 1.0, "sine")


@pytest.fixture
def live():
    """A run as a person plays with it: swept, turned, gone back and on."""
    run = Run(api.catalogue()["lorenz"], playing=False)
    run.start()
    until(lambda: run.latest() is not None)
    run.step(40)
    until(lambda: run.latest().step == 40)
    run.animate({"rho": SWEEP})
    run.step(160)
    until(lambda: run.latest().step == 200)
    run.set("sigma", 12.0)
    run.step(50)
    until(lambda: run.latest().step == 250)
    run.seek(150)
    until(lambda: run.latest().step == 150)
    run.animate({"rho": None})
    run.set("rho", 33.0)
    run.step(100)
    until(lambda: run.latest().step == 250)
    yield run
    assert run.close()


def document(run, **values):
    made = begin_document(run.experiment, steps=250)
    begun = dict(made.params)
    params = {**begun, "sigma": 12.0, "rho": 33.0}
    return replace(made, params=params, begun=begun, log=run.log, **values)


def written(words, path):
    assert main([*words, "--out", str(path)]) == 0
    return ex.load(str(path))


def test_a_session_is_repeated_bit_for_bit_from_its_file(live, tmp_path):
    saved = tmp_path / "a.separatrix.json"
    sessions.save(Document((document(live, take=(100, 200)),)), saved)
    made = written(["run", "--from", str(saved)], tmp_path / "a.nc")
    np.testing.assert_array_equal(made["path"][-1], live.latest().arrays["path"][-1, :])
    assert dict(made.params) == dict(live.params)
    assert [change[1] for change in made.document.log].count("animate") == 2
    some = written(["run", "--from", str(saved), "--recorded"], tmp_path / "b.nc")
    np.testing.assert_array_equal(some["path"], made["path"][100:201])
    np.testing.assert_array_equal(some.t, made.t[100:201])


def test_the_copied_line_and_python_repeat_it_too(live, tmp_path):
    repeated = api.repeat(document(live))
    scope = {}
    exec(repeated.as_python(), scope)
    np.testing.assert_array_equal(scope["run"]["path"], repeated["path"])
    words = shlex.split(repeated.as_command())[1:-2]
    np.testing.assert_array_equal(written(words, tmp_path / "c.nc")["path"], repeated["path"])


def test_a_sweep_and_a_throw_are_words_of_the_command_line(tmp_path):
    words = ["run", "lorenz", "--steps", "50", "--randomise", "3", "--set", "beta=2"]
    made = written([*words, "--animate", "rho=20:40:1:sine"], tmp_path / "a.nc")
    experiment = api.catalogue()["lorenz"]
    begun = {**thrown(experiment, 3), "beta": 2.0}
    assert dict(made.document.initial) == begun
    same = ex.run("lorenz", begun, steps=50, animate={"rho": (20, 40, 1.0, "sine")})
    np.testing.assert_array_equal(made["path"], same["path"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lorenz", "--change", "rho=3"], "STEP:NAME=VALUE"),
        (["lorenz", "--change", "x:rho=3"], "STEP:NAME=VALUE"),
        (["lorenz", "--change", "5:r=3"], "unknown parameter 'r'"),
        (["lorenz", "--change", "5:rho=much"], "give a number"),
        (["lorenz", "--change", "5:dt=0"], "finite step"),
        (["lorenz", "--change", "5:animate=rho 1 2"], "animation"),
        (["couzin", "--change", "5:n_fish=9"], "begins the run anew"),
        (["lorenz", "--animate", "rho=1:2"], "LOW:HIGH:PERIOD"),
        (["lorenz", "--animate", "rho=1:2:3:square"], "triangle, sine, ramp"),
        (["lorenz", "--animate", "mu=1:2:3"], "unknown parameter 'mu'"),
        (["lorenz", "--randomise", "0"], "whole number from 1"),
        (["lorenz", "--recorded"], "--from FILE"),
    ],
)
def test_what_cannot_be_done_is_said(words, said, tmp_path, capsys):
    assert main(["run", *words, "--out", str(tmp_path / "a.csv")]) == 2
    assert said in capsys.readouterr().err


def test_a_session_in_which_nothing_was_recorded_says_so(live, tmp_path, capsys):
    saved = tmp_path / "a.separatrix.json"
    sessions.save(Document((document(live),)), saved)
    words = ["run", "--from", str(saved), "--recorded", "--out", str(tmp_path / "a.nc")]
    assert main(words) == 2
    assert "nothing was recorded" in capsys.readouterr().err
