"""`separatrix atlas`: computes what is missing, keeps the rest, says what cannot be."""

import pytest

from explorer import api
from explorer.cli import atlas as word
from explorer.cli.main import main
from explorer.io import atlas as files
from explorer.model.atlas import made_of


@pytest.fixture
def quick(monkeypatch):
    """Exponents over a short time, so that a row takes a second."""
    measure = api.measure

    def shorter(diagnostic, *given, **options):
        if diagnostic == "lyapunov":
            options = {**options, "until": 2000.0, "transient": 100.0}
        return measure(diagnostic, *given, **options)

    monkeypatch.setattr(api, "measure", shorter)


def test_a_row_holds_the_invariants_of_a_map(quick):
    found = word.measured(api.catalogue()["henon"])
    assert (found.kind, found.dimension, found.method) == ("map", 2, "map")
    assert found.largest == pytest.approx(0.419, abs=0.03)
    assert found.total == pytest.approx(-1.20397, abs=1e-4)
    assert pytest.approx(1.21, abs=0.04) == found.D2
    assert found.made_of == made_of(api.catalogue()["henon"])


def test_only_what_is_missing_or_changed_is_computed(quick, tmp_path, capsys):
    out = tmp_path / "atlas.csv"
    words = ["atlas", "henon", "logistic", "--workers", "1", "--out", str(out)]
    assert main(words) == 0
    assert "2 of 2 computed, 2 in" in capsys.readouterr().out
    first = out.read_bytes()
    assert main(words) == 0
    assert "0 of 2 computed" in capsys.readouterr().out
    assert out.read_bytes() == first
    from dataclasses import replace

    rows = dict(files.load(out))
    files.save([replace(rows["henon"], made_of="of old", largest=7.0), rows["logistic"]], out)
    assert main(words) == 0
    assert "1 of 2 computed" in capsys.readouterr().out
    assert out.read_bytes() == first, "the same numbers for the same system"


def test_what_has_no_equations_is_refused(tmp_path, capsys):
    out = str(tmp_path / "atlas.csv")
    assert main(["atlas", "couzin", "--out", out]) == 2
    assert "couzin has no equations" in capsys.readouterr().err
    assert main(["atlas", "henon", "--workers", "0", "--out", out]) == 2


def test_a_system_that_cannot_be_measured_is_named_and_left_out(tmp_path, capsys, monkeypatch):
    def fails(experiment):
        raise api.Diverged("x", 3, 0.1)

    monkeypatch.setattr(word, "measured", fails)
    out = tmp_path / "atlas.csv"
    assert main(["atlas", "henon", "--workers", "1", "--out", str(out)]) == 0
    assert "henon: x diverged at step 3" in capsys.readouterr().err
    assert not out.exists()


def test_forecasts_have_a_table_of_their_own_that_can_be_read(tmp_path, capsys):
    out = tmp_path / "forecasts.csv"
    words = ["atlas", "--forecasts", "logistic", "--workers", "1", "--out", str(out)]
    assert main(words) == 0
    assert "1 of 1 computed" in capsys.readouterr().out
    first = out.read_bytes()
    assert main([*words, "--all"]) == 0
    assert out.read_bytes() == first, "the same race gives the same times"
    capsys.readouterr()
    assert main(["atlas", "--forecasts", "--show", "--json", "--out", str(out)]) == 0
    import json

    (row,) = json.loads(capsys.readouterr().out).values()
    assert row["ngrc"] > 5.0 and row["climatology"] == 0.0
    assert row["lyapunov_time"] == pytest.approx(1.0 / 0.496, rel=0.02), "r = 3.9"
    assert main(["atlas", "--forecasts", "--show", "--out", str(out)]) == 0
    assert "hybrid" in capsys.readouterr().out
    assert main(["atlas", "--show"]) == 2
    assert main(["atlas", "--forecasts", "mackey_glass", "--out", str(out)]) == 2
    assert "mackey_glass has no orbit that these forecasters" in capsys.readouterr().err
