"""Systems with one more state: the clock that a driven one is given."""

import gc

import numpy as np
import pytest

import explorer as ex
from explorer.equations.augment import clocked, driven
from explorer.equations.fingerprint import fingerprint
from explorer.equations.grammar import parse
from tests.equations.interpreter import evaluate


def test_the_clock_becomes_a_state_only_where_time_is_named():
    assert driven(ex.catalogue()["double_gyre"].system)
    assert not driven(ex.catalogue()["lorenz"].system)
    timed = clocked(ex.map("x' = 0.5*x + sin(t)").system)
    assert not driven(timed)
    values = {"x": 2.0, timed.states[-1]: 3.0}
    assert [evaluate(rate, values) for rate in timed.rates] == [1.0 + np.sin(3.0), 4.0]


@pytest.mark.parametrize("ask", [fingerprint, driven, clocked], ids=lambda ask: ask.__name__)
def test_what_a_system_is_asked_leaves_nothing_for_a_search(ask):
    """A function that knows itself is a cycle, and what it has found stays with it."""
    system = parse("x' = a*y + sin(t)\ny' = b*x - y", params=("a", "b"), states=("x", "y"))
    gc.collect()
    gc.disable()
    try:
        ask(system)
        assert gc.collect() == 0
    finally:
        gc.enable()
