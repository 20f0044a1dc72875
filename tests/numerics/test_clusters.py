"""Clusters and company: cells against all pairs, SciPy, and what a person counts by hand."""

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from explorer.numerics.clusters import clusters
from explorer.numerics.company import company
from explorer.numerics.nearest_image import about, middle_of, nearest_image

GO = np.zeros(1, np.int32)


def scattered(count, box=30.0, seed=3):
    rng = np.random.default_rng(seed)
    head = rng.normal(size=(count, 3))
    return rng.uniform(0, box, (count, 3)), head / np.linalg.norm(head, axis=1, keepdims=True)


def distances(pos, box):
    return np.linalg.norm(nearest_image(pos[None] - pos[:, None], box), axis=2)


@pytest.mark.parametrize("box", [30.0, 0.0])
@pytest.mark.parametrize("link", [2.0, 4.0, 12.0])
def test_clusters_are_those_of_scipys_graph(box, link):
    pos, _ = scattered(300)
    near = distances(pos, box) < link
    count, number = connected_components(coo_matrix(near), directed=False)
    label, sizes = clusters(pos, box, link, GO)
    assert len(sizes) == count
    assert sorted(sizes) == sorted(np.bincount(number))
    assert len(set(zip(label, number, strict=True))) == count, "the same partition"
    assert np.all(np.diff(sizes) <= 0)
    assert np.array_equal(np.bincount(label), sizes)


def test_a_group_across_the_border_is_one():
    pos = np.array([(0.2, 5.0, 5.0), (9.8, 5.0, 5.0), (5.0, 5.0, 5.0)])
    assert list(clusters(pos, 10.0, 1.0, GO)[1]) == [2, 1]
    assert list(clusters(pos, 0.0, 1.0, GO)[1]) == [1, 1, 1]


def test_one_fish_is_one_group():
    label, sizes = clusters(np.zeros((1, 3)), 0.0, 1.0, GO)
    assert list(label) == [0]
    assert list(sizes) == [1]


def test_clusters_and_company_stop_when_told():
    pos, head = scattered(2000)
    stop = np.ones(1, np.int32)
    assert clusters(pos, 30.0, 2.0, stop) is None
    assert company(pos, head, 30.0, 2.0, 0.5, stop) is None


@pytest.mark.parametrize("box", [30.0, 0.0])
@pytest.mark.parametrize("reach", [3.0, 14.0])
def test_company_is_what_plain_numpy_counts(box, reach):
    pos, head = scattered(300)
    blind = 0.7
    ways = nearest_image(pos[None] - pos[:, None], box)
    r = np.linalg.norm(ways, axis=2)
    np.fill_diagonal(r, np.inf)
    seen = (r < reach) & (np.einsum("ik,ijk->ij", head, ways) > -np.cos(blind) * r)
    count, course, nearest = company(pos, head, box, reach, blind, GO)
    assert np.array_equal(count, seen.sum(axis=1))
    assert course == pytest.approx(seen @ head, abs=1e-12)
    closest = np.where(r.min(axis=1) < reach, r.min(axis=1), np.inf)
    assert nearest == pytest.approx(closest, abs=1e-12)


def test_a_school_astride_the_border_has_its_middle_there():
    pos = np.mod(np.random.default_rng(1).normal(size=(200, 3)), 25.0)
    middle, gathered = middle_of(pos, 25.0)
    assert np.abs(nearest_image(middle, 25.0)).max() < 0.3
    assert gathered.min() > 0.9
    shown = about(pos, middle, 25.0)
    assert np.ptp(shown, axis=0).max() < 8.0, "never cut in two"
    assert np.mod(shown - pos, 25.0) % 25.0 == pytest.approx(0.0, abs=1e-9)


def test_the_middle_moves_with_the_school():
    pos, shift = scattered(50, 8.0)[0], np.array([3.0, 11.0, 19.0])
    here, _ = middle_of(pos, 25.0)
    there, _ = middle_of(np.mod(pos + shift, 25.0), 25.0)
    assert nearest_image(there - here - shift, 25.0) == pytest.approx(0.0, abs=1e-9)
