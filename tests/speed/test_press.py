"""The targets of `separatrix bench press`, on a quiet machine."""

from explorer.cli.bench import press


def test_equations_become_machine_code_within_their_limits():
    figures = press.figures(rounds=5)
    assert all(figure.met for figure in figures.values()), figures
