"""The window keeps its promise: latency."""

import pytest

from explorer.cli.bench.latency import figures

pytestmark = pytest.mark.timing


def test_latency_meets_its_targets():
    found = figures(3)
    assert all(figure.met for figure in found.values()), found
