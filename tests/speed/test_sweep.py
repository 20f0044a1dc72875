"""The target of `separatrix bench sweep`, on a quiet machine."""

from explorer.cli.bench import sweep


def test_two_processes_gain_what_two_bare_ones_do():
    figures = sweep.figures(rounds=5)
    assert all(figure.met is not False for figure in figures.values()), figures
