"""Noise as a pure function: distribution, independence, and that nothing but the key matters."""

import numpy as np
import pytest
from scipy import special, stats

from explorer.engine.pool import Pool
from explorer.numerics import noise


def normals(seed=1, step=2, shape=(50_000, 3), first=0):
    out = np.empty(shape)
    noise.fill_normal(out, seed, step, first)
    return out


def uniforms(seed=1, step=2, shape=(50_000, 3)):
    out = np.empty(shape)
    noise.fill_uniform(out, seed, step)
    return out


def test_the_quantile_is_that_of_scipy():
    p = np.concatenate((np.linspace(1e-6, 1 - 1e-6, 4001), 10.0 ** -np.arange(1, 300, 7.0)))
    ours = np.array([noise.quantile(x) for x in p])
    np.testing.assert_allclose(ours, special.ndtri(p), rtol=4e-15, atol=1e-16)


def test_uniform_numbers_are_uniform_and_open():
    u = uniforms().ravel()
    assert stats.kstest(u, "uniform").pvalue > 0.01
    assert u.min() > 0 and u.max() < 1


def test_normal_numbers_have_the_moments_of_the_normal_law():
    g = normals().ravel()
    n = g.size
    assert stats.kstest(g, "norm").pvalue > 0.01
    assert abs(g.mean()) < 4 / np.sqrt(n)
    assert abs(g.var() - 1) < 4 * np.sqrt(2 / n)
    assert abs(stats.skew(g)) < 4 * np.sqrt(6 / n)
    assert abs(stats.kurtosis(g)) < 4 * np.sqrt(24 / n)


def test_p_values_over_many_streams_are_uniform():
    p = [
        stats.kstest(normals(seed, step, (2000, 3)).ravel(), "norm").pvalue
        for seed in range(6)
        for step in range(25)
    ]
    assert stats.kstest(p, "uniform").pvalue > 0.01


@pytest.mark.parametrize(
    "other",
    [
        lambda g: (g[:, 0], g[:, 1]),  # lanes
        lambda g: (g[1:, 0], g[:-1, 0]),  # indices
        lambda g: (g[:, 0], normals(step=3)[:, 0]),  # steps
        lambda g: (g[:, 0], normals(seed=2)[:, 0]),  # seeds
        lambda g: (g[1:, 0], normals(step=3)[:-1, 0]),  # a step and an index away
    ],
)
def test_neighbouring_keys_are_independent(other):
    a, b = other(normals())
    assert abs(np.corrcoef(a, b)[0, 1]) < 4 / np.sqrt(len(a))
    # and not only uncorrelated: counts over a grid of quantiles are those of independence
    grid, *_ = np.histogram2d(special.ndtr(a), special.ndtr(b), bins=8, range=((0, 1), (0, 1)))
    assert stats.chisquare(grid.ravel()).pvalue > 0.005


def test_a_number_depends_on_its_key_alone():
    whole = normals(shape=(100, 3))
    assert noise.normal(1, 2, 37, 2) == whole[37, 2]
    assert np.array_equal(normals(shape=(40, 3), first=60), whole[60:])
    assert len(np.unique(whole)) == whole.size


def test_numbers_are_the_same_for_any_number_of_threads():
    filled = []
    for threads in (1, 2, 5):
        out = np.empty((1000, 3))
        Pool(threads).map(
            lambda part, out=out: noise.fill_normal(out[part[0] : part[1]], 5, 9, part[0]),
            [(0, 300), (300, 650), (650, 1000)],
        )
        filled.append(out)
    assert np.array_equal(filled[0], filled[1]) and np.array_equal(filled[0], filled[2])


def test_extreme_seeds_and_steps_are_accepted():
    values = [noise.normal(seed, step, 0) for seed in (0, 2**62) for step in (0, 10**12)]
    assert np.isfinite(values).all() and len(set(values)) == 4
