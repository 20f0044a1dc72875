"""Films of a field that slides along with time."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from explorer import api
from explorer.cli import filmed
from explorer.engine.stepper import stepper
from explorer.model import BadInput

SEA = Path(__file__).parents[2] / "assets" / "currents.nc"


def along(experiment, key, options, schedule):
    """The readings at these steps of a run."""
    params = experiment.settings()
    live = stepper(experiment, params, None, None, None, 0, tracers=True)
    made = filmed.Along(key, options, experiment, params, schedule, live.dt)
    found = []
    for step in schedule:
        if step > live.step:
            live.advance(step - live.step, 1)
        found.append(made.at(live))
    return found, live


def test_every_frame_has_the_field_of_its_own_time():
    gyre = api.catalogue()["double_gyre"]
    options = {"T": 5.0, "direction": "backward", "resolution": 48}
    found, live = along(gyre, "ftle", options, [0, 20, 40])
    for reading, step in zip(found, (0, 20, 40), strict=True):
        assert reading.settings["t0"] == pytest.approx(step * live.dt)
        exact = api.ftle(gyre, t0=step * live.dt, **options)
        assert np.abs(reading.arrays["ftle"] - exact.arrays["ftle"]).mean() < 2e-3
    others, _ = along(gyre, "vorticity", {"resolution": 32}, [0, 20])
    assert [one.settings["t"] for one in others] == pytest.approx([0.0, 20 * live.dt])


def test_a_field_follows_a_dial_that_turns_on_the_way():
    gyre = api.catalogue()["double_gyre"]
    params = gyre.settings()
    live = stepper(gyre, params, None, None, None, 0, tracers=True)
    options = {"T": 5.0, "resolution": 32}
    made = filmed.Along("ftle", options, gyre, params, [0, 10], live.dt, turned=True)
    made.at(live)
    live.advance(10, 1)
    live.turn(live.params.with_(A=0.2))
    exact = api.ftle(gyre, {"A": 0.2}, t0=live.t, **options)
    before = api.ftle(gyre, t0=live.t, **options)
    off = np.abs(made.at(live).arrays["ftle"] - exact.arrays["ftle"]).mean()
    assert off < 2e-3 < np.abs(exact.arrays["ftle"] - before.arrays["ftle"]).mean()


def test_a_running_model_and_a_file_are_filmed_over_what_data_reach():
    turbulence = api.catalogue()["navier_stokes"]
    found, live = along(turbulence, "ftle", {"T": 1.0, "resolution": 32}, [0, 60, 120])
    assert found[0] is None, "nothing lies behind it yet"
    assert found[2].settings["t0"] == pytest.approx(live.t, abs=0.11)
    sea = api.load(str(SEA))
    found, _ = along(sea, "ftle", {"resolution": 32}, [0, 40, 116])
    assert [reading is not None for reading in found] == [True] * 3
    with pytest.raises(BadInput, match="no field of lorenz"):
        filmed.drawable("ftle", api.catalogue()["lorenz"])


def test_the_command_films_it(tmp_path, monkeypatch, capsys):
    from explorer.cli.main import main

    shutil.copy(SEA, tmp_path / "sea.nc")
    monkeypatch.chdir(tmp_path)
    words = "movie sea.nc --measure ftle --with resolution=32 --seconds 0.5 --fps 4 --size 160x120"
    assert main([*words.split(), "--out", "sea.gif"]) == 0
    assert "2 frames of 160x120" in capsys.readouterr().out
    assert (tmp_path / "sea.gif").stat().st_size > 1000
