"""Dials turned up and down again: a closed form, the school's memory, and what a click opens."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import school_hysteresis, school_phases, zones
from explorer.diagnostics.carried import turned
from explorer.model import BadInput

FOLD = 2 / (3 * np.sqrt(3))  # of x' = r + x - x^3: where its cubic has a double root
CUBIC = {"values": 41, "steps": 3000, "replicates": 1}


@pytest.fixture(scope="module")
def cubic():
    system = ex.flow("x' = r + x - x**3", params={"r": (0.0, -1.0, 1.0)}, start={"x": -1.0})
    return ex.measure("hysteresis", system, **CUBIC)


def test_a_cubic_jumps_at_its_folds(cubic):
    step = 2.0 / 40
    assert cubic.values["begins"] == pytest.approx(-FOLD, abs=step)
    assert cubic.values["ends"] == pytest.approx(FOLD, abs=step)


def test_the_branches_of_a_cubic_solve_it(cubic):
    r, away = cubic.arrays["dial"], np.abs(np.abs(cubic.arrays["dial"]) - FOLD) > 0.06
    for way in ("up", "down"):
        x = cubic.arrays[f"first_{way}"]
        assert np.abs(r + x - x**3)[away].max() < 1e-6
    assert (cubic.arrays["first_up"] <= cubic.arrays["first_down"] + 1e-9).all()


def test_a_spot_holds_the_dials_and_state_of_its_branch(cubic):
    for spot in cubic.spots["loop"]:
        x = float(spot.start["x"])
        if abs(abs(spot.dials["r"]) - FOLD) > 0.06:
            assert spot.dials["r"] + x - x**3 == pytest.approx(0.0, abs=1e-6)
    middle = [s for s in cubic.spots["loop"] if abs(s.x) < 1e-9]
    assert sorted(round(float(s.start["x"])) for s in middle) == [-1, 1]


def test_a_dial_that_sizes_the_state_cannot_be_swept():
    couzin = ex.catalogue()["couzin"]
    with pytest.raises(BadInput, match="while it runs"):
        turned(couzin, "n_fish")
    with pytest.raises(BadInput, match="low < high"):
        ex.measure("hysteresis", "lorenz", low=3.0, high=2.0)


def test_the_school_remembers():
    """Short form of the classroom sweep: mill on the way up, one way on the way down."""
    loop = ex.measure(
        "school_hysteresis", "couzin", {"noise_first": True}, preset="true_mill", low=2.0,
        high=8.0, values=11, steps=600, replicates=2,
    )  # fmt: skip
    width, found = loop.arrays["dial"], loop.arrays
    inside = width <= 3.0
    assert (found["M_up"][1:][inside[1:]] > 0.5).all()
    assert (found["P_up"][inside] < 0.5).all()
    assert (found["P_down"][inside] > 0.98).all()
    assert (found["M_down"][inside] < 0.08).all()
    assert loop.values["ends"] >= 2.8 - 1e-9
    assert any("history" in note for note in loop.notes)


def test_the_attraction_zone_moves_with_the_orientation_zone():
    loop = ex.measure(
        "school_hysteresis", "couzin", preset="true_mill", values=3, steps=20, replicates=1,
        attraction=9.0,
    )  # fmt: skip
    for spot in loop.spots["loop"]:
        assert spot.dials == {
            "r_orientation": pytest.approx(1.0 + spot.x),
            "r_attraction": pytest.approx(10.0 + spot.x),
        }


def test_rules_that_refuse_an_empty_zone_get_a_thin_one():
    loop = ex.measure("school_hysteresis", "couzin", values=3, steps=20, replicates=1)
    assert loop.spots["loop"][0].dials["r_orientation"] == 1.0 + zones.THIN
    with pytest.raises(BadInput, match="low < high"):
        ex.measure("school_hysteresis", "couzin", low=4.0, high=3.0)


def test_widths_lie_closer_where_it_matters():
    published = [*np.arange(0.0, 3.1, 0.25), *np.arange(3.75, 12.1, 0.75)]
    assert school_hysteresis.places(0.0, 12.0, 3.0, 25) == pytest.approx(published)
    assert school_hysteresis.places(4.0, 8.0, 3.0, 5) == pytest.approx([4, 5, 6, 7, 8])
    assert school_hysteresis.places(0.0, 2.0, 3.0, 5) == pytest.approx([0, 0.5, 1, 1.5, 2])


def test_replicates_have_a_spread_and_the_same_seeds_the_same_loop():
    options = {"preset": "true_mill", "values": 3, "steps": 60, "replicates": 3, "high": 2.0}
    first = ex.measure("school_hysteresis", "couzin", **options)
    again = ex.measure("school_hysteresis", "couzin", **options)
    assert np.array_equal(first.arrays["P_up"], again.arrays["P_up"])
    assert (first.arrays["P_up_deviation"] > 0).all()
    assert (first.arrays["P_up_low"] < first.arrays["P_up_high"]).all()


def test_states_are_named_as_the_library_names_them():
    P, M = [0.95, 0.8, 0.2, 0.5, 0.1, 0.1, np.nan], [0.0, 0.0, 0.6, 0.1, 0.35, 0.1, 0.1]
    words = [(*school_phases.STATES, "")[n] for n in school_phases.named(P, M)]
    assert words == ["highly parallel", "dynamic parallel", "mill", "in between", "in between",
                     "swarm", ""]  # fmt: skip


def test_a_wide_zone_gives_one_way_and_a_cell_can_be_loaded():
    plane = ex.measure(
        "school_phases", "couzin", preset="true_mill", resolution=2, steps=600, left_end=0.0,
        right_end=12.0, low_end=13.0, high_end=15.0,
    )  # fmt: skip
    assert plane.arrays["state"].tolist() == [[0, 4], [0, 4]]
    spot = plane.spots["states"][-1]
    run = ex.run("couzin", spot.dials, preset="true_mill", start=spot.start, steps=20)
    assert ex.measure("school_order", run).values["P"] > 0.95
