"""Systems with one more state: the clock that a driven one is given."""

import numpy as np

import explorer as ex
from explorer.equations.augment import clocked, driven
from tests.equations.interpreter import evaluate


def test_the_clock_becomes_a_state_only_where_time_is_named():
    assert driven(ex.catalogue()["double_gyre"].system)
    assert not driven(ex.catalogue()["lorenz"].system)
    timed = clocked(ex.map("x' = 0.5*x + sin(t)").system)
    assert not driven(timed)
    values = {"x": 2.0, timed.states[-1]: 3.0}
    assert [evaluate(rate, values) for rate in timed.rates] == [1.0 + np.sin(3.0), 4.0]
