"""Sample entropy against the packages people use; run it with `pytest tests/speed`."""

import pytest

from explorer.cli.bench import sample


@pytest.mark.timing
def test_sample_entropy_meets_its_target():
    for name, figure in sample.figures(rounds=1).items():
        assert figure.met is not False, f"{name}: {figure}"
