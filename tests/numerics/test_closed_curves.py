"""Closed level curves against circles, and closed orbits against vortices with closed forms."""

import numpy as np
import pytest

from explorer.numerics import closed_curves, closed_orbits, steady, tensors, transport, wedges

AXES = (np.linspace(-2.0, 2.0, 161), np.linspace(-1.5, 1.5, 121))
X, Y = np.meshgrid(*AXES)
HILL = np.exp(-(X**2 + Y**2))


def test_a_level_curve_of_a_round_hill_is_a_circle():
    (curve,) = closed_curves.loops(HILL, AXES, 0.5)
    assert closed_curves.area(curve) == pytest.approx(np.pi * np.log(2), rel=3e-4)
    assert closed_curves.centroid(curve) == pytest.approx([0.0, 0.0], abs=1e-12)
    assert closed_curves.deficiency(curve) < 1e-5
    assert closed_curves.inside(curve, np.array([[0.0, 0.8], [0.0, 0.9]])).tolist() == [True, False]


def test_an_annulus_has_two_curves_and_a_curve_at_the_border_none():
    radius = np.hypot(X, Y)
    assert len(closed_curves.loops((radius - 0.8) ** 2, AXES, 0.04)) == 2
    assert closed_curves.loops(X, AXES, 0.3) == []
    hole = np.where(np.hypot(X - 0.8, Y) < 0.1, np.nan, HILL)
    assert len(closed_curves.loops(hole, AXES, np.exp(-0.64))) == 0


def test_a_bean_is_as_far_from_convex_as_its_hull_says():
    square = np.array([[0, 0], [2, 0], [2, 2], [1, 1], [0, 2]], float)
    assert closed_curves.area(square) == 3.0
    assert closed_curves.deficiency(square) == pytest.approx(1 / 3)
    assert len(closed_curves.hull(square)) == 4


def test_the_vortex_of_a_round_hill_reaches_the_border():
    ((curve, _),) = closed_curves.vortices(HILL, AXES)
    assert closed_curves.area(curve) == pytest.approx(np.pi * 1.5**2, rel=0.03)
    assert closed_curves.vortices(np.ones_like(HILL), AXES) == []
    assert closed_curves.vortices(X, AXES) == []


def test_two_hills_are_two_vortices_where_they_part():
    two = np.exp(-((X - 1) ** 2 + Y**2) / 0.3) + np.exp(-((X + 1) ** 2 + Y**2) / 0.3)
    found = closed_curves.vortices(two, AXES)
    middles = sorted(closed_curves.centroid(curve)[0] for curve, _ in found)
    assert middles == pytest.approx([-1.0, 1.0], abs=0.03)


def sheared(X, Y, T=3.0):
    """ln C of a round vortex that turns at exp(-r^2): r and theta + T omega(r), in closed form."""
    slope = -2.0 * np.exp(-(X**2 + Y**2))  # omega' / r
    angle = T * np.exp(-(X**2 + Y**2))
    c, s = np.cos(angle), np.sin(angle)
    px, py = c * X - s * Y, s * X + c * Y
    gx, gy = T * slope * X, T * slope * Y
    M = np.array([[c - py * gx, -s - py * gy], [s + px * gx, c + px * gy]])
    return tensors.of_stretch(M)


def test_circles_of_a_round_vortex_are_closed_and_do_not_lengthen():
    parts = sheared(X, Y)
    (seed,) = [s for s in wedges.seeds(parts, AXES, 0.5) if np.hypot(*s[0]) < 0.2]
    curve, _ = closed_orbits.outermost(parts, AXES, seed[0], seed[1], 0.05, 1.45, 1.0)
    radius = np.hypot(*curve.T)
    assert np.ptp(radius) < 2e-3
    assert radius.mean() == pytest.approx(1.45, abs=0.1)


def test_a_vortex_whose_circles_all_grow_is_found_between_the_levels():
    parts = sheared(X, Y)
    parts[0] += 2.0 * np.log(1.03)  # circles grow by 1.03, which is none of the levels
    levels = [0.8, 0.9, 1.0, 1.1, 1.2]
    place = (np.zeros(2), np.array((1.0, 0.0)), 0.05, 1.3)
    fixed = [closed_orbits.outermost(parts, AXES, *place, level) for level in levels]
    assert fixed == [None] * 5
    curve, level = closed_orbits.edge(parts, AXES, *place, levels)
    assert level == pytest.approx(1.03, abs=2e-3)
    assert np.hypot(*curve.T) == pytest.approx(np.full(len(curve), 1.3), abs=5e-3)


def test_the_area_of_a_vortex_hardly_depends_on_the_number_of_levels():
    two = np.exp(-((X - 1) ** 2 + Y**2) / 0.3) + np.exp(-((X + 1) ** 2 + Y**2) / 0.3)
    few, many = (
        closed_curves.area(closed_curves.vortices(two, AXES, levels=n)[0][0]) for n in (6, 400)
    )
    assert few == pytest.approx(many, rel=0.01)


def test_what_stretches_everywhere_has_no_wedges():
    ones = np.ones((2, 2, *X.shape))
    saddle = ones * np.array([[2.0, 0.0], [0.0, 0.5]])[:, :, None, None]
    assert wedges.seeds(tensors.of_stretch(saddle), AXES, 1.0) == []


def test_the_logarithm_of_stretch_has_the_eigenvalues_of_c():
    chance = np.random.default_rng(4)
    M = chance.normal(size=(2, 2, 50))
    parts = tensors.of_stretch(M)
    pages = np.moveaxis(M, 2, 0)
    exact = np.linalg.eigvalsh(np.swapaxes(pages, 1, 2) @ pages)
    assert np.exp(tensors.smallest(parts)) == pytest.approx(exact[:, 0], rel=1e-8, abs=1e-12)
    assert np.exp(tensors.largest(parts)) == pytest.approx(exact[:, 1], rel=1e-8)


def test_a_wedge_and_a_trisector_have_their_indices():
    wedge = np.stack([0 * X, X, Y])
    assert [int(k) for k in tensors.singularities(wedge[:, ::2, ::2][:, :-1, :-1])[2]] in ([1], [])
    shifted = np.stack([0 * X, X - 0.013, Y - 0.011])
    assert tensors.singularities(shifted)[2].tolist() == [1]
    shifted[2] *= -1
    assert tensors.singularities(shifted)[2].tolist() == [-1]


@pytest.mark.parametrize("H, exact", [(X * Y, 1.0), (0.5 * Y**2, None)])
def test_the_steady_flow_of_a_hamiltonian_parts_neighbours_as_it_must(H, exact):
    inner = tuple(a[40:-40] for a in AXES)
    s = 0.5
    ends, _ = steady.carried(H, AXES, transport.seeds(inner), s, 50)
    shape = len(inner[1]), len(inner[0])
    found = transport.ftle(transport.differences(ends.reshape(2, *shape), inner), s)
    if exact is None:
        exact = np.log((s * s + 2 + s * np.sqrt(s * s + 4)) / 2) / (2 * s)
    assert found == pytest.approx(np.full(shape, exact), abs=1e-7)


def test_nothing_crosses_a_level_curve():
    (curve,) = closed_curves.loops(HILL, AXES, 0.5)
    straight = np.column_stack((np.linspace(0.2, 1.2, 200), np.zeros(200)))
    assert steady.through(HILL, AXES, curve) < 2e-3
    drop = np.exp(-0.04) - np.exp(-1.44)
    assert steady.through(HILL, AXES, straight) == pytest.approx(drop, rel=1e-3)
