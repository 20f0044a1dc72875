"""The targets of `separatrix bench integrate`, on a quiet machine."""

import shutil

import pytest

from explorer.cli.bench import integrate


@pytest.mark.skipif(shutil.which("gcc") is None, reason="no C compiler to compare with")
def test_a_trajectory_keeps_up_with_compiled_c():
    figures = integrate.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures
