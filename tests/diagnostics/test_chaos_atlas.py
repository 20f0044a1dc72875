"""The plane of invariants: the open system first, the rest around it, what is alike beside it."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import chaos_atlas
from explorer.diagnostics.chaos_atlas import DIAGNOSTIC, INVARIANTS
from explorer.model import atlas, forecasts
from explorer.model.atlas import Atlas, Table
from tests.model.test_atlas import row
from tests.model.test_forecasts import race


@pytest.fixture
def few(monkeypatch):
    """An atlas of four."""
    known = Atlas([row("lorenz", title="Lorenz"), row("henon", kind="map", family="maps", H=0.7),
                   row("still", largest=-0.1), row("bare", D2=float("nan"))])  # fmt: skip
    monkeypatch.setattr(atlas, "shipped", lambda: known)
    return known


def test_the_open_system_comes_first_and_stands_out(few):
    found = ex.measure("chaos_atlas", "lorenz")
    assert found.words["keys"][0] == "lorenz"
    assert found.arrays["here"].tolist() == [1, 0, 0, 0]
    assert found.arrays["systems"][0].tolist() == [1.0, 2.25]
    assert found.values["systems"] == 4.0 and found.values["chaotic"] == 3.0
    assert found.arrays["regular"][found.words["keys"].index("still")] == 1
    assert not found.notes


@pytest.mark.parametrize("name", INVARIANTS)
def test_every_invariant_can_be_an_axis(few, name):
    found = ex.measure("chaos_atlas", "lorenz", across=name, up="entropy H")
    wanted = chaos_atlas.number(few["lorenz"], name)
    assert found.arrays["systems"][0].tolist() == [wanted, 0.5]
    assert np.isfinite(found.arrays["systems"]).all()
    assert len(found.words["told"]) == len(found.arrays["systems"])


def test_what_falls_into_a_point_at_once_does_not_squeeze_the_rest():
    assert chaos_atlas.number(row(largest=-700.0), "growth per swing") == chaos_atlas.LEAST
    assert chaos_atlas.number(row(largest=-700.0), "sum of exponents") == -1.5


def test_a_system_without_the_number_is_left_out_of_the_plane(few):
    found = ex.measure("chaos_atlas", "lorenz", up="correlation dimension")
    assert "bare" not in found.words["keys"]
    assert len(found.words["keys"]) == 3


def test_kinds_can_be_left_out_but_never_the_open_one(few):
    found = ex.measure("chaos_atlas", "henon", whom="flow")
    assert found.words["keys"] == ("henon", "lorenz", "still", "bare")
    assert ex.measure("chaos_atlas", "henon", whom="map").words["keys"] == ("henon",)


def test_the_nearest_are_listed_with_their_distance(few):
    found = ex.measure("chaos_atlas", "lorenz", neighbours=2)
    assert found.words["near_keys"] == tuple(r.key for r, _ in few.alike("lorenz", 2))
    assert found.arrays["near"][:, 1].tolist() == [1.0, 2.0]
    assert found.arrays["near"][:, 0].tolist() == [gap for _, gap in few.alike("lorenz", 2)]


def test_turned_dials_and_unknown_systems_are_said(few):
    assert "dials" in ex.measure("chaos_atlas", "lorenz", {"rho": 60.0}).notes[0]
    unknown = ex.measure("chaos_atlas", "thomas")
    assert "not in the atlas" in unknown.notes[0]
    assert np.isnan(unknown.values["largest"])
    assert unknown.arrays["here"].sum() == 0
    assert unknown.arrays["near"].shape == (0, 2)


def test_every_picture_has_its_arrays_and_words(few):
    found = ex.measure("chaos_atlas", "lorenz")
    for picture in DIAGNOSTIC.pictures:
        assert set(picture.arrays()) <= set(found.arrays)
        (marks,) = picture.layers
        points = found.arrays[marks.points]
        for words in (marks.words, marks.tells, marks.opens):
            assert len(found.words[words]) == len(points)


def test_valid_times_of_forecasts_can_be_axes(few, monkeypatch):
    known = Table([race("lorenz", ngrc=4.5), race("henon", ngrc=9.0, made_of="of old")])
    monkeypatch.setattr(forecasts, "shipped", lambda: known)
    found = ex.measure("chaos_atlas", "lorenz", across="valid Lyapunov times, ngrc", up="entropy H")
    assert found.words["keys"] == ("lorenz",), "only what belongs to the system as it is now"
    assert found.arrays["systems"].tolist() == [[4.5, 0.5]]
