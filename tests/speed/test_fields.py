"""The targets of `separatrix bench fields`, on a quiet machine."""

import pytest

from explorer.cli.bench import fields

pytestmark = pytest.mark.timing


def test_waves_and_fronts_move_at_their_targets():
    figures = fields.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
    assert figures["kuramoto_sivashinsky.ratio_to_numpy"].met, figures
