"""A job that a person stops ends within half a second, whatever it was doing."""

import pytest

from tests.engine.test_long_jobs import LONG, stopped

pytestmark = pytest.mark.timing
LIMIT_S = 0.5


@pytest.mark.parametrize(("tool", "key", "options"), LONG, ids=[one[0] for one in LONG])
def test_a_stop_takes_effect_at_once(tool, key, options):
    _, _, seconds = stopped(tool, key, options)
    assert seconds < LIMIT_S
