"""Plugins: a real distribution in a folder of its own, named or not named in the settings."""

import json
import os

import pytest

from .conftest import ROOT
from .test_words import parsed

MODULE = '''
"""A pendulum that swings elsewhere."""
from explorer import catalogue
from explorer.model import Diagnostic, Experiment, Flow, Param, Path, Preset, Reading, Series, Value

print("imported", flush=True)
KNOWN = len(catalogue())  # while it is being loaded itself
EXPERIMENT = Experiment(
    key="swing", title="Swing", about="A pendulum from elsewhere.",
    motion=Flow("x' = v\\nv' = -k*x", start=dict(x=1.0, v=0.0), dt=0.01),
    params=(Param("k", 1.0, 0.0, 10.0, "stiffness"),),
    shows=(Path("path", of=("x", "v")),),
    presets=(Preset("stiff", k=9.0),),
)
TWICE = (EXPERIMENT,)


def compute(samples):
    return Reading({"most": float(samples.max())})


DIAGNOSTIC = Diagnostic(
    "most", "Most", "The largest value.", Series, Series, compute, (Value("most", "", "largest"),)
)
SHIPPED = Experiment(key="lorenz", title="Mine", about="", motion=EXPERIMENT.motion,
                     params=EXPERIMENT.params, shows=EXPERIMENT.shows)
'''
POINTS = """[separatrix.experiments]
swing = swinging:EXPERIMENT

[separatrix.diagnostics]
most = swinging:DIAGNOSTIC
"""
FAILING = """[separatrix.experiments]
absent = nowhere_to_be_found:EXPERIMENT
ending = leaving:EXPERIMENT
number = swinging:compute
again = swinging:SHIPPED
twice = swinging:TWICE
"""


def distribution(folder, name, points, version="1.2"):
    """What an installer leaves behind: metadata, and nothing else."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(points)


@pytest.fixture
def elsewhere(tmp_path, separatrix):
    """A function that runs words with a folder of distributions and some settings."""
    folder, config = tmp_path / "site", tmp_path / "config"
    (config / "separatrix").mkdir(parents=True)
    folder.mkdir()
    (folder / "swinging.py").write_text(MODULE)
    (folder / "leaving.py").write_text("raise SystemExit(3)\n")
    distribution(folder, "separatrix-swing", POINTS)
    distribution(folder, "broken.plugin", FAILING)

    def call(*words, plugins=()):
        (config / "separatrix" / "settings.json").write_text(json.dumps({"plugins": plugins}))
        path = os.pathsep.join((str(ROOT), str(folder)))
        return separatrix(*words, PYTHONPATH=path, XDG_CONFIG_HOME=str(config))

    return call


def test_nothing_is_imported_until_the_person_names_it(elsewhere):
    done = elsewhere("list", "--json")
    assert "swing" not in {entry["key"] for entry in json.loads(done.stdout)}
    report = parsed(elsewhere("doctor", "--json"))  # one JSON document: the module printed nothing
    by_name = {plugin["name"]: plugin for plugin in report["plugins"]}
    assert by_name["separatrix-swing"]["state"] == by_name["broken.plugin"]["state"] == "off"
    assert by_name["separatrix-swing"]["offers"] == ["swing", "most"]
    assert by_name["separatrix-swing"]["version"] == "1.2"


def test_a_named_plugin_is_listed_marked_run_and_measured(elsewhere):
    named = ["Separatrix_Swing"]
    done = elsewhere("list", "--family", "plugins", plugins=named)
    assert (done.returncode, done.stderr) == (0, "")
    assert "swing" in done.stdout
    assert "Swing (plugin separatrix-swing)" in done.stdout
    listed = json.loads(elsewhere("list", "--json", plugins=named).stdout.removeprefix("imported"))
    marks = {entry["key"]: entry["plugin"] for entry in listed}
    assert (marks["swing"], marks["lorenz"]) == ("separatrix-swing", "")
    done = elsewhere(
        "measure", "most", "swing:x", "--preset", "stiff", "--steps", "500", "--json", plugins=named
    )
    values = json.loads(done.stdout.removeprefix("imported"))["values"]
    assert values["most"] == pytest.approx(1.0, abs=1e-9)  # cos(3 t): the start is its largest


def test_what_fails_is_told_and_left_out_and_the_rest_goes_on(elsewhere):
    named = ["broken-plugin", "separatrix-swing", "never-installed"]
    done = elsewhere("run", "lorenz", "--steps", "2", "--out", "a.csv", plugins=named)
    assert done.returncode == 0
    told = done.stderr.splitlines()
    for part in (
        "broken.plugin: absent: ModuleNotFoundError",
        "broken.plugin: ending: SystemExit: 3",
        "broken.plugin: number: TypeError: swinging:compute is no Experiment but a function",
        "broken.plugin: again: there is a 'lorenz' already; left out",
        "separatrix-swing: swing: there is a 'swing' already",
        "never-installed: it is not installed; left out",
    ):
        assert any(part in line for line in told), (part, told)
    assert "Traceback" not in done.stderr
    shown = elsewhere("doctor", plugins=named)
    assert "failed" in shown.stdout
    assert "never-installed" in shown.stdout


def test_damaged_settings_stop_nothing_and_the_doctor_names_them(elsewhere, tmp_path):
    elsewhere("doctor")
    file = tmp_path / "config" / "separatrix" / "settings.json"
    file.write_text('{"plugins": [')

    report = json.loads(_doctor(tmp_path).stdout)
    assert str(file) in report["settings_fault"]
    assert file.read_text() == '{"plugins": ['  # it only looks


def test_settings_are_set_by_words(elsewhere, separatrix, tmp_path):
    config = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    done = separatrix("settings", "theme=light", "scale=125", "plugins=one, two", **config)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads((tmp_path / "config" / "separatrix" / "settings.json").read_text())
    assert told == {"format": 1, "theme": "light", "scale": 125, "plugins": ["one", "two"]}
    shown = json.loads(separatrix("settings", "--reset", "theme", "--json", **config).stdout)
    assert (shown["theme"], shown["scale"], shown["fault"]) == ("dark", 125, None)
    for wrong, why in (("scale=7", "80 to 250"), ("scale", "NAME=VALUE"), ("hue=1", "known: ")):
        refused = separatrix("settings", wrong, **config)
        assert refused.returncode == 2
        assert why in refused.stderr


def _doctor(tmp_path):
    import subprocess
    import sys

    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    words = [sys.executable, "-m", "explorer", "doctor", "--json"]
    return subprocess.run(words, capture_output=True, text=True, env=env, check=True)
