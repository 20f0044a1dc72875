"""The targets of `separatrix bench ftle`, on a quiet machine."""

import pytest

from explorer.cli.bench import ftle

pytestmark = pytest.mark.timing


def test_the_ftle_picture_reaches_its_targets():
    figures = ftle.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
    assert figures["ftle.ratio_to_plain_loop"].met, figures
