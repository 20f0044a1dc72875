"""The window keeps its promise: choose."""

import pytest

from explorer.cli.bench.choose import figures

pytestmark = pytest.mark.timing


def test_choose_meets_its_targets():
    found = figures(3)
    assert all(figure.met for figure in found.values()), found
