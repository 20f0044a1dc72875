"""Every flow of the catalogue that dysts has too: the same right-hand side, by two hands.

Both are evaluated at 100 random points around the attractor (the box of our picture; a state it
does not show lies within half its size of our start) and at random times: once at the values that
both declare, so that a wrong default is found, and once with every parameter scattered for which
we have a dial, so that a dial on the wrong term, or on one that is zero by default, is found too.
Ours is the text read by the plain interpreter, against which the machine code is tested elsewhere.

A new flow needs no word here. Where its letters, its order of states or its way of carrying time
differ from dysts', or where dysts is wrong, say so in relations.py and nowhere else.
"""

import numpy as np
import pytest

from explorer import api
from explorer.model import Flow
from tests.equations import interpreter
from tests.experiments import peer
from tests.experiments.relations import RELATIONS, SAME

POINTS = 100
CLOSE = 1e-9
SHARED = [key for key in api.catalogue() if peer.name_of(key)]
FLOWS = [key for key in SHARED if isinstance(api.catalogue()[key].motion, Flow)]
DIFFERENT = [key for key in FLOWS if RELATIONS.get(key, SAME).differs]
COMPARED = [key for key in FLOWS if key not in DIFFERENT]


def points(experiment, relation, rng):
    """(POINTS, d) states around the attractor, in our order."""
    boxes = {**experiment.ranges, **relation.box}
    sides = []
    for name, value in experiment.motion.start.items():
        reach = 0.5 * (1.0 + abs(value))
        sides.append(boxes.get(name, (value - reach, value + reach)))
    low, high = np.array(sides).T
    return low + (high - low) * rng.random((POINTS, len(sides)))


class Read(dict):
    """Parameters that remember which of them were asked for."""

    def __init__(self, values):
        super().__init__(values)
        self.asked = set()

    def __getitem__(self, letter):
        self.asked.add(letter)
        return super().__getitem__(letter)


def scattered(theirs, relation, dials, rng):
    """Their parameters, those that our dials turn moved by up to a third; zero becomes a half."""
    read = Read(theirs)
    relation.turned(read, dials)
    moved = {
        letter: np.where(np.asarray(value) == 0.0, 0.5, value)
        * rng.uniform(2 / 3, 4 / 3, np.shape(value))
        for letter, value in theirs.items()
    }
    return {**theirs, **{letter: moved[letter] for letter in moved if letter in read.asked}}


def both(key, settings, theirs, seed):
    """(POINTS, d) our rates, and what dysts says they are, in our order."""
    experiment, relation = api.catalogue()[key], RELATIONS.get(key, SAME)
    rng = np.random.default_rng(seed)
    places = points(experiment, relation, rng)
    times = rng.uniform(0.0, 10.0, POINTS).tolist()
    system, vector = experiment.system, settings.vector
    ours = [
        interpreter.rates(system, t, u.tolist(), vector) for t, u in zip(times, places, strict=True)
    ]
    found = [
        said(experiment, relation, settings, theirs, *at) for at in zip(times, places, strict=True)
    ]
    return np.array(ours), np.array(found)


def said(experiment, relation, settings, theirs, t, place):
    """(d,) our rates at one place by dysts, with the corrections that are listed."""
    states = experiment.states
    order = [states.index(name) for name in relation.states or states]
    further = relation.phase(t, settings) if relation.phase else ()
    name = peer.name_of(experiment.key)
    here = relation.chart[0](place, theirs) if relation.chart else place[order]
    there = peer.velocity(name, np.array([*here, *further]), t, theirs)
    rates = np.empty(len(states))
    rates[order] = there[: len(order)]
    if relation.chart:
        rates[:] = relation.chart[1](rates.copy(), place, theirs)
    if relation.added:
        named = dict(zip(states, map(float, place), strict=True))
        for state, more in relation.added(t, named, theirs).items():
            rates[states.index(state)] += more
    return rates


def apart(ours, theirs):
    """Largest difference as a share of the rate; what is undefined must be so in both.

    A rate that cancels to nearly nothing is held against a thousandth of its column's largest.
    """
    defined = np.isfinite(theirs)
    assert (np.isfinite(ours) == defined).all(), "defined by one hand only"
    assert defined.mean() > 0.5, "hardly any point lies where the system is defined"
    theirs, ours = np.where(defined, theirs, 0.0), np.where(defined, ours, 0.0)
    size = np.maximum(np.abs(theirs), 1e-3 * np.abs(theirs).max(axis=0))
    return (np.abs(ours - theirs) / np.where(size > 0.0, size, 1.0)).max()


@pytest.mark.parametrize("key", COMPARED)
def test_at_its_own_values_it_moves_as_dysts_says(key):
    relation = RELATIONS.get(key, SAME)
    theirs = {**peer.parameters(peer.name_of(key)), **relation.values}
    settings = api.catalogue()[key].settings(preset=relation.preset)
    assert apart(*both(key, settings, theirs, seed=3)) < CLOSE


@pytest.mark.parametrize("key", COMPARED)
def test_each_dial_turns_what_dysts_says(key):
    experiment, relation = api.catalogue()[key], RELATIONS.get(key, SAME)
    dials = tuple(param.name for param in experiment.params)
    shipped = {**peer.parameters(peer.name_of(key)), **relation.values}
    theirs = scattered(shipped, relation, dials, np.random.default_rng(5))
    settings = experiment.settings(relation.turned(theirs, dials))
    assert apart(*both(key, settings, theirs, seed=4)) < CLOSE


def test_what_is_said_to_differ_does():
    """So that no error of ours hides behind a word."""
    for key in DIFFERENT:
        experiment = api.catalogue()[key]
        theirs = peer.parameters(peer.name_of(key))
        try:
            share = apart(*both(key, experiment.settings(), theirs, seed=3))
        except (AssertionError, ValueError, IndexError):  # not even the same states
            continue
        assert share > CLOSE, key


def test_relations_are_about_flows_of_the_catalogue():
    assert set(RELATIONS) <= set(FLOWS)


def test_a_wrong_sign_would_be_seen():
    theirs = peer.parameters("Lorenz")
    settings = api.catalogue()["lorenz"].settings({"beta": -8 / 3})
    assert apart(*both("lorenz", settings, theirs, seed=3)) > 1.0
