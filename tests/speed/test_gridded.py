"""The targets of `separatrix bench gridded`, on a quiet machine."""

import pytest

from explorer.cli.bench import gridded

pytestmark = pytest.mark.timing


def test_gridded_data_and_the_wake_reach_their_targets():
    figures = gridded.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
    assert figures["lattice_boltzmann.node_updates_per_s"].met, figures
