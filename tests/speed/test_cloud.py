"""The target of `separatrix bench cloud`, on a quiet machine."""

import pytest

from explorer.cli.bench import cloud

pytestmark = pytest.mark.timing


def test_a_million_new_points_are_drawn_many_times_faster_than_by_markers():
    figures = cloud.figures(rounds=3)
    assert all(figure.met for figure in figures.values()), figures
