"""The targets of `separatrix bench school`, on a quiet machine."""

import pytest

from explorer.cli.bench import school

pytestmark = pytest.mark.timing


def test_the_school_moves_and_is_read_at_its_targets():
    figures = school.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
    assert figures["school.ratio_to_dewi_kadita"].met, figures
    assert figures["school.ratio_to_dewi_kadita_10000"].met, figures
