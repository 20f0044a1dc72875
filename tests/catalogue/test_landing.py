"""Adding an experiment touches one file: here it is written, and everything else follows."""

import importlib
import json
import sys

import numpy as np
import pytest

import explorer.experiments
from explorer import api
from explorer.api import shelves
from explorer.cli.main import main
from explorer.cli.verify import verdict
from explorer.model import Experiment
from explorer.model.catalogue import Catalogue

BRUSSELATOR = '''"""Brusselator: a chemical clock on paper."""

from explorer.model import Expect, Experiment, Flow, Param, Path, Preset, Source


def rest(a, b):
    """The steady mixture."""
    return ((a, b / a),) if a else ()


EXPERIMENT = Experiment(
    key="paper_clock",
    title="Brusselator",
    about="Two substances that make each other come and go, as a clock of colours.",
    sources=(Source("I. Prigogine, R. Lefever", "Symmetry breaking instabilities", 1968),),
    params=(
        Param("a", 1.0, 0.1, 3.0, "supply of the first substance"),
        Param("b", 3.0, 0.0, 5.0, "supply of the second"),
    ),
    motion=Flow("""
        x' = a + x**2*y - (b + 1)*x
        y' = b*x - x**2*y
    """, start=dict(x=1.0, y=1.0), dt=0.01),
    shows=(Path("path", of=("x", "y"), marks=rest),),
    presets=(Preset("clock"), Preset("calm", b=1.5)),
    expects=(Expect(rest, (1.0, 3.0), 1e-12, "closed form"),),
)
'''


@pytest.fixture
def landed(tmp_path, monkeypatch):
    """The catalogue with one more file in a new family."""
    family = tmp_path / "experiments" / "paper"
    family.mkdir(parents=True)
    (family / "__init__.py").write_text('"""Chemistry on paper."""\n')
    (family / "paper_clock.py").write_text(BRUSSELATOR)
    path = [*explorer.experiments.__path__, str(tmp_path / "experiments")]
    monkeypatch.setattr(explorer.experiments, "__path__", path)
    found = Catalogue("explorer.experiments", "EXPERIMENT", "experiment")
    monkeypatch.setattr(shelves, "_EXPERIMENTS", found)
    importlib.invalidate_caches()
    yield found["paper_clock"]
    for name in [name for name in sys.modules if name.startswith("explorer.experiments.paper")]:
        del sys.modules[name]


def test_it_is_in_the_catalogue_beside_the_others(landed):
    assert isinstance(landed, Experiment)
    assert landed.family == "paper"
    assert {"paper_clock", "lorenz"} <= set(api.catalogue())


def test_it_is_listed(landed, capsys):
    assert main(["list", "--family", "paper", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["key"], entry["title"]) == ("paper_clock", "Brusselator")


def test_it_runs_and_exports(landed, tmp_path):
    out = tmp_path / "clock.nc"
    assert (
        main(["run", "paper_clock", "--steps", "200", "--preset", "calm", "--out", str(out)]) == 0
    )
    back = api.load(str(out))
    assert back["path"].shape == (201, 2)
    assert back.params["b"] == 1.5


def test_it_is_measured(landed):
    reading = api.measure("permutation_entropy", "paper_clock:path.x", steps=4000)
    assert 0.0 < reading.values["H"] < 0.6


def test_it_is_drawn(landed, tmp_path):
    out = tmp_path / "clock.png"
    words = ["figure", "paper_clock", "--steps", "2000", "--size", "300x240px", "--dpi", "72"]
    assert main([*words, "--out", str(out)]) == 0
    from matplotlib.image import imread

    assert np.ptp(imread(out)[..., :3]) > 0.5


def test_its_published_numbers_are_verified(landed):
    assert all(verdict(landed, expect).met for expect in landed.expects)


def test_it_runs_live(landed):
    from explorer.engine.run import Run

    run = Run(landed, playing=False)
    run.start()
    try:
        run.step(50)
        for _ in range(500):
            frame = run.latest()
            if frame is not None and frame.step >= 50:
                break
            _wait(run)
        assert frame.step == 50
        assert np.isfinite(frame.arrays["path"]).all()
    finally:
        assert run.close()


def _wait(run):
    """A moment for the worker; the loop above waits for the condition."""
    import threading

    threading.Event().wait(0.01)
