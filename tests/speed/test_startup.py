"""The window keeps its promise: startup."""

import pytest

from explorer.cli.bench.startup import figures

pytestmark = pytest.mark.timing


def test_startup_meets_its_targets():
    found = figures(3)
    assert all(figure.met for figure in found.values()), found
