"""Doublings, folds and superstable cycles of maps, against closed forms."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics.cycles import Iterates
from tests.diagnostics.test_lyapunov import moving


def test_a_cascade_that_runs_downwards_is_found_too():
    mirrored = ex.map("x' = (4 - s)*x*(1 - x)", params={"s": (0.5, 0.0, 1.2)}, start={"x": 0.2})
    found = ex.measure("period_doubling", mirrored, low=0.44, high=1.2, longest=8)
    assert found.values["first"] == pytest.approx(1.0, abs=1e-8)
    assert found.arrays["doublings"][::-1] == pytest.approx(
        (1.0, 3 - np.sqrt(6), 4 - 3.5440903596), abs=1e-8
    )


def test_the_folds_of_a_bistable_map_are_found():
    bistable = ex.map("x' = a + 1.5*x - x**3", params={"a": (0.0, -0.3, 0.3)}, start={"x": 0.5})
    found = ex.measure("period_doubling", bistable, longest=2)
    # each branch ends where 3 x^2 = 1/2
    assert found.arrays["folds"] == pytest.approx(np.array([-1, 1]) / 3 / np.sqrt(6), abs=1e-8)


def test_windows_of_the_logistic_map_are_as_published():
    found = ex.measure("period_doubling", "logistic", low=3.73, high=3.85, longest=12)
    folds = dict(zip(found.arrays["folds_period"], found.arrays["folds"], strict=True))
    assert folds[3] == pytest.approx(1 + np.sqrt(8), abs=1e-9)
    assert folds[5] == pytest.approx(3.738172, abs=1e-6)  # May 1976, table
    doubled = zip(found.arrays["doublings_period"], found.arrays["doublings"], strict=True)
    assert {int(p) for p, _ in doubled} >= {3, 5, 6, 12}
    assert found.words["folds"][-1].startswith("birth of 3: 3.82842")


def test_newton_finds_unstable_cycles_with_their_exact_multipliers():
    motion = moving(ex.catalogue()["logistic"], r=4.0)
    iterates = Iterates(motion, "r")
    fixed = iterates.cycle(np.array([0.74]), 1)
    assert fixed.x == pytest.approx(0.75, abs=1e-14)
    assert fixed.multipliers == pytest.approx(-2.0)
    three = iterates.cycle(np.array([0.19]), 3)  # sin^2(pi / 7), and so on
    assert three.x == pytest.approx(np.sin(np.pi / 7) ** 2, abs=1e-13)
    assert abs(three.multipliers[0]) == pytest.approx(8.0, abs=1e-10)
    assert not three.stable


def test_the_saddle_of_the_henon_map_has_its_eigenvalues():
    iterates = Iterates(moving(ex.catalogue()["henon"]), "a")
    found = iterates.cycle(np.array([0.6, 0.2]), 1)
    x = 0.6313544770895047
    root = np.sqrt((1.4 * x) ** 2 + 0.3)
    assert found.x == pytest.approx((x, 0.3 * x), abs=1e-12)
    assert found.multipliers.real == pytest.approx((-1.4 * x - root, -1.4 * x + root), abs=1e-10)


def test_a_slowly_settling_cycle_is_not_taken_for_its_double():
    iterates = Iterates(moving(ex.catalogue()["logistic"], r=2.9985), "r")
    assert iterates.attractor(4000, 8).period == 1


def test_no_stable_cycle_gives_no_numbers():
    found = ex.measure("period_doubling", "logistic", low=3.9999, high=4.0, positions=10)
    assert found.arrays["doublings"].size == 0
    assert np.isnan(found.values["first"])


def test_flows_are_refused():
    with pytest.raises(ex.BadInput):
        ex.measure("period_doubling", "lorenz")
