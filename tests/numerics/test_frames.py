"""A wave in two frames, and networks whose slopes and gradients are checked against differences."""

import numpy as np
import pytest

from explorer.numerics import convection_nets as nets
from explorer.numerics import frames, tiny_net


@pytest.mark.parametrize("shape", ["step", "hat", "gaussian", "sine"])
def test_along_characteristics_every_wave_has_rank_one(shape):
    for part in frames.lagrangian(shape, 128, 3.0, 0.0, 2.0, 64):
        values = frames.singular_values(part)
        assert values[1] / values[0] < 1e-12


def test_a_wave_comes_back_after_once_round():
    first = frames.wave("gaussian", frames.places(256))
    last = frames.carried("gaussian", 256, 3.0, 0.0, 2 * np.pi / 3)
    assert last == pytest.approx(first, abs=1e-9)


def test_diffusion_damps_a_sine_by_its_closed_form():
    u = frames.carried("sine", 64, 2.0, 0.3, 1.5)
    exact = np.exp(-0.45) * np.sin(frames.places(64) - 3.0)
    assert u == pytest.approx(exact, abs=1e-12)


def test_a_travelling_sine_has_two_modes_and_a_step_falls_slowly():
    sine = frames.singular_values(frames.eulerian("sine", 128, 1.0, 0.0, 2 * np.pi, 128))
    assert sine[2] < 1e-10 * sine[0]
    step = frames.singular_values(frames.eulerian("step", 512, 1.0, 0.0, 2 * np.pi, 512))
    assert frames.slope(frames.tails(step), 4, 64) == pytest.approx(-0.5, abs=0.1)


def test_characteristics_of_burgers_cross_where_the_slope_says():
    x = frames.places(256)
    assert frames.crossing(-np.sin(x), x) == pytest.approx(1.0, rel=1e-9)
    assert frames.crossing(-np.sin(2 * x) / 4, x) == pytest.approx(2.0, rel=1e-9)
    assert frames.crossing(np.ones(256), x) == np.inf or frames.crossing(np.ones(256), x) > 1e10


def test_slopes_of_a_network_are_its_differences():
    net = tiny_net.network((2, 8, 8, 1), 3)
    x = np.random.default_rng(2).normal(size=(5, 2))
    ways = np.array([[1.0, 0.0], [0.3, -2.0]])
    _, slopes, _ = tiny_net.forward(net, x, ways)
    h = 1e-6
    for k, way in enumerate(ways):
        up, down = (tiny_net.forward(net, x + s * h * way, ways)[0] for s in (1, -1))
        assert slopes[k] == pytest.approx((up - down) / (2 * h), abs=1e-8)


@pytest.mark.parametrize("kind", [nets.Eulerian, nets.Lagrangian])
def test_gradients_of_both_losses_are_their_differences(kind):
    model = kind(4.0, 1, points=40)
    _, gradients = model.loss(model.nets)
    chance, h = np.random.default_rng(0), 1e-6
    for net, slopes in zip(model.nets, gradients, strict=True):
        for w, g in zip(net, slopes, strict=True):
            at = tuple(chance.integers(n) for n in w.shape)
            kept = w[at]
            values = []
            for s in (1, -1):
                w[at] = kept + s * h
                values.append(model.loss(model.nets, wanted=False)[0])
            w[at] = kept
            assert g[at] == pytest.approx((values[0] - values[1]) / (2 * h), abs=1e-6, rel=1e-5)


def test_training_lowers_the_loss_and_repeats():
    seen = []
    for _ in range(2):
        model = nets.Lagrangian(2.0, 5, points=60)
        *_, (rounds, losses) = nets.trained(model, 60, 20)
        seen.append((rounds, losses[-1], nets.error(model, 2.0)))
        assert losses[-1] < 0.3 * losses[0]
    assert seen[0] == seen[1]
    steps, hills = nets.landscape(model, 0, count=5)
    assert hills.shape == (5, 5)
    assert hills[2, 2] == pytest.approx(np.log10(losses[-1]), abs=0.05)
    assert steps[2] == 0.0
