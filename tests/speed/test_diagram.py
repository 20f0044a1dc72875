"""The targets of `separatrix bench diagram`, on a quiet machine."""

import pytest

from explorer.cli.bench import diagram

pytestmark = pytest.mark.timing


def test_diagrams_are_drawn_anew_while_one_drags():
    figures = diagram.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures
