"""The table of forecasts: there and back, and what the shipped one says."""

import math

import numpy as np
import pytest

from explorer import api
from explorer.io import atlas as files
from explorer.model import BadInput, forecasts
from explorer.model.forecasts import METHODS, Race, load, shipped


def race(key="a", **given):
    usual = {
        "key": key, "title": key.title(), "kind": "flow", **dict.fromkeys(METHODS, 1.0),
        "errors": (0.1,) * len(METHODS), "lyapunov_time": 1.1, "spacing": 0.02, "chaotic": 1,
        "train": 1000, "starts": 10, "horizon": 10.0, "threshold": 0.4, "version": "0",
        "made_of": "",
    }  # fmt: skip
    return Race(**{**usual, **given})


def test_rows_come_back_from_their_file(tmp_path):
    path = tmp_path / "forecasts.csv"
    rows = [race("b", reservoir=8.125), race("a", hybrid=math.nan)]
    files.save(rows, path, Race)
    back = load(path)
    assert list(back) == ["a", "b"]
    assert back["b"] == rows[0]
    assert math.isnan(back["a"].hybrid)
    assert len(load(tmp_path / "none.csv")) == 0
    path.write_text("key,largest\nlorenz,0.9\n")
    with pytest.raises(BadInput, match="not a table of forecasts"):
        load(path)


def test_the_shipped_table_knows_its_systems_and_its_bounds():
    known, catalogue = shipped(), api.catalogue()
    assert len(known) > 100
    for key, row in known.items():
        assert key in catalogue
        valid = np.array([getattr(row, name) for name in METHODS])
        assert ((valid >= 0.0) & (valid <= row.horizon + 2.0) | np.isnan(valid)).all(), key
        assert row.lyapunov_time > 0.0 and row.spacing > 0.0, key


def test_who_learns_outlasts_who_does_not_on_the_classics():
    """Gauthier et al. 2021 and Gilpin 2023: reservoirs hold for Lyapunov times, a mean for none."""
    for key in ("lorenz", "rossler", "henon"):
        row = shipped()[key]
        assert row.climatology < 0.2
        assert row.persistence < 0.5
        assert max(row.ngrc, row.reservoir) > 2.0, key
    learners = [max(r.ngrc, r.reservoir, r.analogues) for r in shipped().values() if r.chaotic]
    plain = [max(r.persistence, r.climatology) for r in shipped().values() if r.chaotic]
    assert np.median(learners) > 3.0 * np.median(plain)


def test_the_table_lies_beside_the_atlas():
    assert forecasts.beside().name == "forecasts.csv"
    assert forecasts.beside().exists()
