"""Lattice Boltzmann: conservation, viscosity, forces on a body."""

import numpy as np
import pytest

from explorer.experiments.fields import cylinder_wake_lbm as wake
from explorer.numerics import lattice_boltzmann as lattice


def test_equilibrium_has_its_density_and_momentum():
    f = lattice.equilibrium(1.02, 0.05, -0.03)
    assert f.sum() == pytest.approx(0.02)
    assert lattice.CX @ f == pytest.approx(1.02 * 0.05)
    assert lattice.CY @ f == pytest.approx(-1.02 * 0.03)


def test_collision_conserves_mass_and_momentum_in_every_node():
    random = np.random.default_rng(1)
    f = (0.01 * random.standard_normal((9, 12, 14))).astype(np.float32)
    g = np.zeros_like(f)
    lattice.collide(g, f, np.full(14, 0.03, np.float32), 0, 12)
    arrived = np.array([np.roll(f[i], (lattice.CY[i], lattice.CX[i]), (0, 1)) for i in range(9)])
    for weights in (np.ones(9), lattice.CX, lattice.CY):
        before = np.tensordot(weights, arrived, 1)[:, 1:-1]
        after = np.tensordot(weights, g, 1)[:, 1:-1]
        assert np.allclose(before, after, atol=2e-7)


def test_a_uniform_stream_stays_as_it_is():
    f = lattice.equilibrium(np.ones((8, 20)), np.full((8, 20), 0.08), np.zeros((8, 20)))
    f = f.astype(np.float32)
    g = f.copy()
    thick = lattice.sponge(20, 0.01, 4)
    lattice.collide(g, f, thick, 0, 8)
    lattice.borders(g, f, f[:, 0, 0].copy(), 0.6, np.zeros((0, 2), np.int32))
    assert np.allclose(g, f, atol=1e-7)


def test_every_bond_of_a_body_has_its_opposite():
    bonds = lattice.links(wake.solid(16))
    assert len(bonds)
    assert (
        np.bincount(bonds[:, 0], minlength=9)[lattice.BACK].tolist()
        == np.bincount(bonds[:, 0], minlength=9).tolist()
    )


def test_a_fluid_at_rest_pushes_nothing():
    f = np.zeros((9, 32, 40), np.float32)
    inside = np.zeros((32, 40), bool)
    inside[12:20, 10:18] = True
    force = np.zeros(2)
    lattice.bounce(f, lattice.links(inside), force)
    assert not force.any()


def test_the_viscosity_is_that_which_was_asked_for():
    assert wake.decay(100.0, 20) == pytest.approx(1.0, abs=5e-3)


def test_drag_points_down_the_stream_and_the_swing_can_be_mirrored():
    from explorer.engine.pool import Pool

    state = wake.begin(8, 0)
    f, force = state["f"], state["force"]
    wake.advance(f, force, 40.0, 8, 0.08, 100, Pool(1))
    assert 1.0 < force[0] < 3.0  # 1.5 at Re = 40 unconfined
    mirrored = wake.begin(8, 0)
    turn = [0, 1, 4, 3, 2, 8, 7, 6, 5]
    mirrored = {"f": np.ascontiguousarray(mirrored["f"][turn][:, ::-1]), "force": np.zeros(2)}
    wake.advance(mirrored["f"], mirrored["force"], 40.0, 8, 0.08, 100, Pool(2))
    assert mirrored["force"] == pytest.approx([force[0], -force[1]], abs=2e-3)
