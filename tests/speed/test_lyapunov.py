"""The target of `separatrix bench lyapunov`, on a quiet machine."""

import pytest

from explorer.cli.bench import lyapunov

pytestmark = pytest.mark.timing


def test_a_spectrum_takes_less_time_than_the_peer():
    figures = lyapunov.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
