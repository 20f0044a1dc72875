"""Equilibria, nullclines and separatrices of planar systems in closed form."""

import numpy as np
import pytest

import explorer as ex
from explorer.diagnostics import manifolds, stationary
from explorer.diagnostics.equilibria import DIAGNOSTIC as EQUILIBRIA
from explorer.diagnostics.phase_plane import DIAGNOSTIC
from explorer.diagnostics.velocity_field import Field
from tests.diagnostics.test_lyapunov import moving

VAN_DER_POL = ex.flow(
    "x' = y\ny' = mu*(1 - x**2)*y - x", params={"mu": (1.0, 0.1, 5.0)}, start={"x": 1.0, "y": 0.0}
)
PREDATORS = ex.flow(
    "x' = x*(a - b*y)\ny' = y*(c*x - d)", params={"a": 1.0, "b": 0.5, "c": 0.3, "d": 0.8},
    start={"x": 1.0, "y": 1.0},
)  # fmt: skip
WELL = ex.flow(
    "x' = v\nv' = x - x**3 - k*v", params={"k": (0.0, 0.0, 1.0)}, start={"x": 0.5, "v": 0.0}
)
SEEN = {"left_end": -2.0, "right_end": 2.0, "low_end": -1.0, "high_end": 1.0}


@pytest.mark.parametrize(
    ("mu", "kind"), ((-3.0, "stable node"), (-1.0, "stable focus"), (0.0, "centre"),
                     (1.0, "unstable focus"), (3.0, "unstable node"))
)  # fmt: skip
def test_the_origin_of_van_der_pol_has_its_eigenvalues(mu, kind):
    found = ex.measure("phase_plane", VAN_DER_POL, {"mu": mu})
    assert found.words["equilibria"] == (kind,)
    got = found.arrays["eigenvalues_real"][0] + 1j * found.arrays["eigenvalues_imag"][0]
    root = np.sqrt(complex(mu * mu - 4.0))
    np.testing.assert_allclose(got, [(mu + root) / 2, (mu - root) / 2], atol=1e-12)
    assert found.arrays["hollow"][0] == (mu >= 0.0)


def test_predators_and_prey_turn_round_a_centre():
    found = ex.measure("phase_plane", PREDATORS, left_end=-1, right_end=6, low_end=-1, high_end=6)
    at = dict(zip(found.words["equilibria"], found.arrays["equilibria"], strict=True))
    np.testing.assert_allclose(at["saddle"], (0.0, 0.0), atol=1e-12)
    np.testing.assert_allclose(at["centre"], (0.8 / 0.3, 2.0), atol=1e-12)
    turning = found.arrays["eigenvalues_imag"][1, 0]
    assert turning == pytest.approx(np.sqrt(0.8), abs=1e-12)  # sqrt(a d)
    # x stands still on x = 0 and y = a/b
    x, y = found.arrays["across_x"], found.arrays["across_y"]
    miss = np.minimum(np.abs(x), np.abs(y - 2.0))
    assert np.nanmax(miss) < 1e-12


def test_the_loops_of_the_double_well_keep_their_energy():
    found = ex.measure("phase_plane", WELL, **SEEN)
    assert found.words["equilibria"] == ("centre", "saddle", "centre")
    for name in ("out", "in"):
        x, v = found.arrays[f"{name}_x"], found.arrays[f"{name}_y"]
        energy = v * v / 2 - x * x / 2 + x**4 / 4
        assert np.nanmax(np.abs(energy)) < 2e-8
        assert np.nanmax(x) == pytest.approx(np.sqrt(2.0), abs=1e-3)
        assert np.nanmin(x) == pytest.approx(-np.sqrt(2.0), abs=1e-3)


def test_manifolds_of_many_saddles_share_what_can_be_drawn():
    motion, cancel = moving(ex.catalogue()["thomas_labyrinth"]), np.zeros(1, np.int32)
    field, box = Field(motion), np.array([[-6.0, 6.0]] * 3)
    saddles = [one for one in stationary.search(field, box, cancel) if one.isolated]
    sides = manifolds.curves(motion, field, saddles, box, cancel)
    assert len(sides) > 40
    drawn = sum(len(side.points) for side in sides)
    assert 4_000 < drawn < 40_000  # each with a length of its own they had 680 000 points


def test_a_crowd_of_equilibria_is_shown_without_words_and_curves():
    """Thomas' labyrinth repeats itself for ever: there are as many as the window holds."""
    whole = ex.measure("phase_plane", "thomas_labyrinth")
    assert whole.values["equilibria"] == len(whole.arrays["at"]) > 24
    assert len(whole.arrays["out_x"]) == len(whole.arrays["in_x"]) == 0
    assert whole.words["named"] == ()
    assert len(whole.words["equilibria"]) == len(whole.arrays["at"])
    assert any("smaller window" in note for note in whole.notes)
    ends = dict(left_end=-1.5, right_end=1.5, low_end=-1.5, high_end=1.5)
    part = ex.measure("phase_plane", "thomas_labyrinth", **ends)
    assert 0 < part.values["saddles"] <= 24
    assert part.words["named"] == part.words["equilibria"]
    assert len(part.arrays["out_x"]) > 100
    assert not any("smaller window" in note for note in part.notes)


def test_manifolds_of_a_map_go_through_themselves():
    motion = moving(ex.catalogue()["henon"])
    field, box = Field(motion), np.array([[-2.0, 2.0], [-1.0, 1.0]])
    saddle = stationary.search(field, box, np.zeros(1, np.int32))[1]
    sides = manifolds.curves(motion, field, [saddle], box, np.zeros(1, np.int32))
    assert [side.unstable for side in sides] == [True, True, False, False]
    for side in sides:
        points = side.points[np.isfinite(side.points).all(axis=1)]
        gaps = np.abs(np.diff(points, axis=0) / np.ptp(box, axis=1)).max(axis=1)
        assert np.median(gaps) <= manifolds.GAP
        # every point came from a point of the same line, or of that on the other side
        part = points[len(points) // 3 : len(points) // 2 : 7]
        image = field.many(part)[0]
        both = np.concatenate([s.points for s in sides if s.unstable == side.unstable])
        near = np.hypot(*(image[:, None] - both[None]).T).T
        seen = (np.abs(image) < np.ptp(box, axis=1)).all(axis=1)
        assert np.nanmin(near, axis=1)[seen].max() < 0.02


def test_the_stable_manifold_of_a_linear_map_is_its_line():
    linear = ex.map("x' = 2*x + y\ny' = x/2 - y/4*0 + y/4", start={"x": 0.1, "y": 0.1})
    found = ex.measure("phase_plane", linear, **SEEN)
    matrix = np.array([[2.0, 1.0], [0.5, 0.25]])
    values, vectors = np.linalg.eig(matrix)
    wide = vectors[:, np.argmax(np.abs(values))]
    x, y = found.arrays["out_x"], found.arrays["out_y"]
    assert np.nanmax(np.abs(x * wide[1] - y * wide[0])) < 1e-9


def test_a_flow_in_space_shows_its_slice_and_says_so():
    found = ex.measure("phase_plane", "lorenz", horizontal="x", vertical="z", arrows=10)
    assert "slice" in found.notes[0]
    assert found.arrays["at"][1] == pytest.approx((0.0, 0.0), abs=1e-12)
    at = found.arrays["arrow_x"], found.arrays["arrow_y"]  # y = 1 where the run begins
    np.testing.assert_allclose(found.arrays["u"], 10.0 * (1.0 - at[0]), atol=1e-12)
    np.testing.assert_allclose(found.arrays["v"], at[0] - 8 / 3 * at[1], atol=1e-12)


def test_a_coarse_picture_comes_first_and_a_cancelled_one_never():
    scope = {**DIAGNOSTIC.options(), "cancel": np.zeros(1, np.int32)}
    assert [r.done for r in DIAGNOSTIC.compute(moving(WELL), **scope)] == [0.2, 0.4, 1.0]
    scope["cancel"][0] = 1
    assert len(list(DIAGNOSTIC.compute(moving(WELL), **scope))) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    (({"horizontal": "q"}, "q"), ({"horizontal": "x", "vertical": "x"}, "two different"),
     ({"left_end": 1.0, "right_end": 0.0}, "low < high")),
)  # fmt: skip
def test_a_window_that_is_none_is_refused(options, message):
    with pytest.raises(ex.BadInput, match=message):
        ex.measure("phase_plane", VAN_DER_POL, **options)


# -- equilibria -----------------------------------------------------------------------------------
def test_every_equilibrium_of_a_product_of_roots_is_found():
    many = ex.flow("x' = x*(x - 1)*(x + 2)*(x - 3)\ny' = -y", start={"x": 0.2, "y": 0.0})
    found = ex.measure("equilibria", many)
    np.testing.assert_allclose(found.arrays["equilibria"][:, 0], (-2, 0, 1, 3), atol=1e-12)
    slopes = [(-2) * -3 * -5, 0 + 6, 1 * 3 * -2, 3 * 2 * 5]
    assert [s > 0 for s in slopes] == list(found.arrays["unstable"] > 0)
    assert found.values["residual"] < 1e-10


def test_nothing_found_says_so():
    assert "No equilibrium" in ex.measure("equilibria", ex.flow("x' = 1 + x**2")).notes[0]
    assert "No fixed point" in ex.measure("equilibria", ex.map("x' = x + 1")).notes[0]


def test_a_line_of_equilibria_is_told_from_points():
    line = ex.flow("x' = y - x\ny' = 2*x - 2*y", start={"x": 0.5, "y": 0.0})
    found = ex.measure("equilibria", line)
    assert set(found.words["kinds"]) == {"degenerate"}
    assert "singular" in found.notes[0]
    assert found.arrays["at"][:, 0] == pytest.approx(found.arrays["at"][:, 1], abs=1e-9)


def test_a_double_root_is_found_and_called_degenerate():
    found = ex.measure("equilibria", ex.flow("x' = (x - 1)**2", start={"x": 0.5}))
    assert found.values["count"] == 1
    assert found.arrays["equilibria"][0, 0] == pytest.approx(1.0, abs=1e-5)
    assert found.words["kinds"] == ("degenerate",)


def test_angles_are_the_same_after_a_turn():
    pendulum = ex.flow(
        "a' = w\nw' = -sin(a) - 0.1*w", start={"a": 0.3, "w": 0.0}, wrap={"a": 2 * np.pi}
    )
    found = ex.measure("equilibria", pendulum)
    assert sorted(found.words["kinds"]) == ["saddle", "stable focus"]


def test_a_driven_flow_is_shown_at_one_instant():
    assert "depend on time" in ex.measure("equilibria", "double_gyre", starts=50).notes[0]


def test_a_search_stops_when_asked():
    scope = {**EQUILIBRIA.options(), "cancel": np.ones(1, np.int32)}
    assert EQUILIBRIA.compute(moving(WELL), **scope) is None
