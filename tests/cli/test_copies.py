"""What is copied repeats what was exported, bit for bit, in a new process.

Of each motion and family one in every run; the rest of the catalogue with `-m thorough`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import explorer as ex
from explorer import api
from explorer.engine.run import Run

ROOT = Path(__file__).parents[2]
PIECE = 36  # experiments that one process repeats
FEW_STEPS = dict(steps=24, every=3, seed=5)


def assert_repeated(runs, folder, timeout=280):
    """Each of the named runs, from its three texts in a process of its own kind."""
    lines = []
    for name, run in runs.items():
        path = folder / f"{name}.npz"
        np.savez(path, **run.arrays)
        texts = [run.as_python(), run.as_cell(), run.as_command()]
        lines.append(json.dumps([name, *texts, str(path)]))
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "copying.py")], input="\n".join(lines),
        capture_output=True, text=True, check=False, timeout=timeout,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.splitlines() == ["all done"], done.stdout + done.stderr[-2000:]


def of_the_catalogue(keys):
    """A run of each by its last preset."""
    found = {}
    for key in keys:
        presets = ex.catalogue()[key].presets
        preset = presets[-1].name if presets else None
        found[key] = ex.run(key, preset=preset, **FEW_STEPS)
    return found


def one_of_each():
    """Keys: the first of every motion and family."""
    found = {}
    for key, experiment in ex.catalogue().items():
        found.setdefault((type(experiment.motion), experiment.family), key)
    return sorted(found.values())


def the_rest():
    """All other keys in pieces."""
    keys = sorted(set(ex.catalogue()) - set(one_of_each()))
    return [keys[i : i + PIECE] for i in range(0, len(keys), PIECE)]


def test_one_of_each_motion_and_family_is_repeated(tmp_path):
    assert_repeated(of_the_catalogue(one_of_each()), tmp_path)


@pytest.mark.thorough
@pytest.mark.parametrize("keys", the_rest(), ids=lambda keys: f"{keys[0]}-{keys[-1]}")
def test_every_other_experiment_is_repeated(keys, tmp_path):
    assert_repeated(of_the_catalogue(keys), tmp_path, timeout=1800)


def live(experiment, turns, steps, **how):
    """A run of the engine whose dials are turned on the way, as it would be exported."""
    from dataclasses import replace

    from explorer.engine.batch import begin_document

    run = Run(experiment, playing=False, **how)
    run.start()
    for reached, (name, value) in enumerate(turns, start=1):
        run.step(7)
        wait_for(lambda run=run, due=7 * reached: run.status().step == due)
        asked = len(run.log)
        run.set_dt(value) if name == "dt" else run.set(name, value)
        wait_for(lambda run=run, asked=asked: len(run.log) > asked)
    log = run.log
    assert run.close()
    document = begin_document(experiment, steps=steps, every=2, **how)
    turned = {name: value for name, value in turns if name != "dt"}
    return api.repeat(
        replace(document, log=log, begun=document.params, params={**document.params, **turned})
    )


def wait_for(there):
    """Until something is true, 20 s at most."""
    import time

    end = time.monotonic() + 20.0
    while not there():
        assert time.monotonic() < end
        time.sleep(0.002)


def test_whatever_makes_a_run_special_is_repeated(tmp_path):
    rng = np.random.default_rng(3)
    pendulum = ex.flow(
        "theta' = w\nw' = -sin(theta) - b*w + f*cos(t)", params={"b": (0.2, 0, 1), "f": 1.3},
        start={"theta": 1.0}, wrap={"theta": 6.283185307179586}, dt=0.05,
    )  # fmt: skip
    noisy = ex.flow("x' = -x\nnoise(x) = s", params={"s": 0.5}, start={"x": 1.0})
    late = ex.flow("x' = -x(t - tau)", params={"tau": 1.5}, history={"x": "cos(t)"})
    school = ex.run("couzin", {"n_fish": 12}, steps=3).final
    wave = ex.catalogue()["nlse_solitons"]
    psi = ex.run(wave, {"points": 128}, steps=2).final["psi"] * np.exp(0.3j)
    table = tmp_path / "told beside.csv"
    table.write_text("t,u [mV],v\n" + "".join(f"{i / 4},{i % 5},{i * i}\n" for i in range(60)))
    runs = {
        "typed": ex.run(pendulum, {"b": 0.123}, steps=200, every=7, t0=0.3),
        "map": ex.run(ex.map("x' = r*x*(1 - x)", {"r": (3.9, 0, 4)}), steps=30),
        "noise": ex.run(noisy, steps=50, seed=11),
        "delay": ex.run(late, steps=300, every=5),
        "ensemble": ex.run("rossler", start={"x": rng.normal(size=4)}, steps=40, every=4),
        "adaptive": ex.run("lorenz", method="dop853", rtol=1e-7, steps=20, dt=0.1, t0=2.0),
        "animated": ex.run("lorenz", animate={"rho": (20, 40, 2.0)}, steps=50, every=5),
        "school": ex.run("couzin", {"n_fish": 12}, steps=9, seed=2,
                         start={name: school[name] for name in ("pos", "head")}),
        "wave": ex.run(wave, {"points": 128}, steps=6, start={"psi": psi}),
        "recording": ex.run(ex.recording(str(table), ["u [mV]", "v"]), steps=50, every=3),
        "turned": live(ex.catalogue()["lorenz"], [("rho", 40.5), ("dt", 0.002), ("sigma", 9.0)],
                       steps=60),
        "turned school": live(ex.catalogue()["couzin"], [("noise", 0.2), ("speed", 2.5)], 40),
    }  # fmt: skip
    assert [change[:2] for change in runs["turned"].document.log] == [
        (7, "rho"), (14, "dt"), (21, "sigma"),
    ]  # fmt: skip
    assert_repeated(runs, tmp_path)


def test_a_copied_line_goes_through_a_real_shell(tmp_path):
    system = ex.flow("x' = y  # it's a $HOME\ny' = -x - b*y", params={"b": (0.1, 0, 1)})
    run = ex.run(system, steps=12, seed=1)
    program = f'separatrix() {{ "{sys.executable}" -m explorer "$@"; }}'
    done = subprocess.run(
        ["bash", "-c", f"{program}\n{run.as_command()}"], cwd=tmp_path, capture_output=True,
        text=True, check=False, timeout=120, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.glob("*.nc")
    assert np.array_equal(ex.load(str(made))["path"], run["path"])


def test_what_no_command_line_holds_says_that_the_session_file_does():
    some = ex.run("couzin", {"n_fish": 3000}, steps=0).final
    run = ex.run("couzin", {"n_fish": 3000}, start={"pos": some["pos"]}, steps=0)
    told = run.as_command()
    assert "too large" in told.splitlines()[0]
    assert "run --from couzin.separatrix.json" in told
