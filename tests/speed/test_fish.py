"""The targets of `separatrix bench fish`, on a quiet machine."""

import pytest

from explorer.cli.bench import fish

pytestmark = pytest.mark.timing


def test_fish_are_drawn_faster_than_by_the_peers():
    figures = fish.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures
