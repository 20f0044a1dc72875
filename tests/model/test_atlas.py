"""Rows of the atlas: what they derive, what is alike, what is out of date, what is no atlas."""

import math
from dataclasses import replace

import pytest

from explorer import api
from explorer.model import BadInput
from explorer.model.atlas import Atlas, Row, made_of, place, read, shipped


def row(key="a", **given):
    usual = {
        "key": key, "title": key.title(), "family": "flows", "kind": "flow", "dimension": 3,
        "largest": 0.5, "error": 0.01, "spectrum": (0.5, 0.0, -2.0), "errors": (0.01, 0.001, 0.01),
        "total": -1.5, "kaplan_yorke": 2.25, "D2": 2.2, "D2_error": 0.02, "H": 0.5, "C": 0.4,
        "t_nat": 2.0, "method": "rk4", "dt": 0.01, "time": 1e4, "checks": (), "version": "0",
        "made_of": "",
    }  # fmt: skip
    return Row(**{**usual, **given})


def test_growth_and_contraction_are_per_swing_and_per_step_of_a_map():
    assert row().growth == 1.0
    assert row().contraction == pytest.approx(math.log1p(3.0))
    assert row(total=1.5).contraction == pytest.approx(-math.log1p(3.0))
    assert row(kind="map", t_nat=9.0).growth == 0.5


@pytest.mark.parametrize(
    ("given", "chaotic"),
    [({}, True), ({"largest": 0.03}, False), ({"largest": 0.012, "error": 1e-4}, False),
     ({"error": math.nan}, False), ({"largest": -1.0}, False), ({"t_nat": math.nan}, True)],
)  # fmt: skip
def test_chaos_is_a_positive_exponent_beyond_doubt(given, chaotic):
    assert row(**given).chaotic is chaotic


def test_the_nearest_are_the_most_alike_and_never_the_system_itself():
    atlas = Atlas([row("a"), row("far", largest=5.0, kaplan_yorke=2.9, H=0.9, C=0.1),
                   row("twin", largest=0.51), row("none", D2=math.nan, H=math.nan)])  # fmt: skip
    near = atlas.alike("a", 10)
    assert [found.key for found, _ in near] == ["twin", "none", "far"]
    gaps = [gap for _, gap in near]
    assert gaps == sorted(gaps)
    assert atlas.alike("a", 1) == near[:1]
    assert {r.key: g for r, g in atlas.alike("far", 9)}["a"] == pytest.approx(gaps[2])


def test_systems_that_are_equal_in_everything_are_no_distance_apart():
    assert Atlas([row("a"), row("b")]).alike("a", 1)[0][1] == 0.0


def test_a_row_is_believed_until_its_system_changes():
    lorenz = api.catalogue()["lorenz"]
    atlas = Atlas([row("lorenz", made_of=made_of(lorenz))])
    assert atlas.current(lorenz) is atlas["lorenz"]
    slower = replace(lorenz, motion=replace(lorenz.motion, dt=0.005))
    turned = replace(lorenz, params=(replace(lorenz.params[0], default=11.0), *lorenz.params[1:]))
    assert made_of(lorenz) == made_of(replace(lorenz, about="Other words for the same system."))
    for changed in (slower, turned):
        assert atlas.current(changed) is None
    assert atlas.current(api.catalogue()["rossler"]) is None


def test_what_is_no_atlas_is_named(tmp_path):
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("key,largest\nlorenz,0.9\n")
    with pytest.raises(BadInput, match="first line"):
        read(wrong)
    head = place().read_text(encoding="utf-8").splitlines()[0]
    broken = tmp_path / "broken.csv"
    broken.write_text(head + "\nlorenz,Lorenz,flows,flow,three\n")
    with pytest.raises(BadInput, match="line 2"):
        read(broken)


# -- the shipped table ------------------------------------------------------------------------
def test_the_shipped_atlas_agrees_with_what_is_published():
    """Every system whose usual largest exponent or sum is promised with a source."""
    compared = 0
    for key, found in shipped().items():
        experiment = api.catalogue()[key]
        if shipped().current(experiment) is None:
            continue
        for expect in experiment.expects:
            if expect.params or expect.preset or expect.start or expect.options:
                continue
            numbers = {"lyapunov.largest": found.largest, "lyapunov.sum": found.total}
            if expect.what in numbers:
                error = found.error if expect.what == "lyapunov.largest" else sum(found.errors)
                room = expect.tolerance + 4 * error
                assert numbers[expect.what] == pytest.approx(expect.value, abs=room), key
                compared += 1
    assert compared > 40


def test_the_shipped_spectra_obey_their_laws():
    for key, found in shipped().items():
        assert list(found.spectrum) == sorted(found.spectrum, reverse=True), key
        assert found.largest == found.spectrum[0], key
        if math.isfinite(found.total):
            assert len(found.spectrum) == found.dimension, key
            assert sum(found.spectrum) == pytest.approx(found.total, rel=1e-4, abs=2e-4), key
        if math.isfinite(found.kaplan_yorke):
            assert 0.0 <= found.kaplan_yorke <= max(found.dimension, len(found.spectrum)), key
        assert not found.H < 0.0 and not found.H > 1.0, key


@pytest.mark.thorough
def test_every_map_and_flow_is_in_the_atlas_as_it_is_now():
    """`separatrix atlas` computes those that are named here."""
    from explorer.cli.atlas import measurable

    systems = [e for e in api.catalogue().values() if measurable(e)]
    late = [e.key for e in systems if shipped().current(e) is None]
    assert not late
    assert set(shipped()) == {e.key for e in systems}
