"""The target of `separatrix bench trail`, on a quiet machine."""

import pytest

from explorer.cli.bench import trail

pytestmark = pytest.mark.timing


def test_a_million_segments_cost_little_more_than_an_empty_frame():
    figures = trail.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures
