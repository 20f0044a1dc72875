"""The targets of `separatrix bench ensemble` and `adaptive`, on a quiet machine."""

import shutil

import pytest

from explorer.cli.bench import adaptive, ensemble


@pytest.mark.skipif(shutil.which("gcc") is None, reason="no C compiler to compare with")
def test_many_starts_keep_up_with_compiled_c():
    figures = ensemble.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures


def test_the_adaptive_rule_keeps_up_with_the_peers_that_are_here():
    figures = adaptive.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
