"""How every experiment moves: finite, repeatable, and the same however the steps are cut."""

import numpy as np
import pytest

from explorer import api
from explorer.engine import pool
from explorer.engine.batch import begin_document, record
from explorer.engine.stepper import stepper
from explorer.equations.fitting import rules_of
from explorer.model import BadInput, Flow, wiring

STEPS = 500
USUAL = ("rk4", "dp5")  # rules that every flow is cut with; the others on a few of each kind
SAMPLE = ("lorenz", "double_gyre", "mackey_glass", "kramers", "henon_heiles")


def moved(experiment, steps, cuts=(), method=None, seed=0, values=None):
    """The whole state after `steps` steps taken in pieces."""
    live = stepper(experiment, experiment.settings(values), method=method, seed=seed, tracers=True)
    at = 0
    for cut in (*cuts, steps):
        live.advance(cut - at, 1)
        at = cut
    return {**live.state(), **live.snapshot()}


def assert_same(one, other):
    assert one.keys() == other.keys()
    for name in one:
        np.testing.assert_array_equal(one[name], other[name], err_msg=name)


def rules(experiment, usual=USUAL):
    """The rules that fit a flow: the usual ones and its own, or all of them."""
    if not isinstance(experiment.motion, Flow):
        return (None,)
    fitting = rules_of(experiment.system)
    if not usual or experiment.key in SAMPLE:
        return fitting
    return tuple(rule for rule in fitting if rule in (*usual, experiment.motion.method))


def assert_cutting_changes_nothing(experiment, methods):
    for method in methods:
        whole = moved(experiment, 60, method=method)
        assert_same(moved(experiment, 60, cuts=(1, 17, 18, 43), method=method), whole)


def test_five_hundred_steps_stay_finite(setting):
    run = api.run(setting.key, preset=setting.preset, steps=STEPS, every=50)
    assert run.diverged is None
    assert len(run) == STEPS // 50 + 1
    for name, array in run.arrays.items():
        assert np.isfinite(array).all(), name


def test_a_dial_at_its_end_stays_finite_or_says_where_it_diverged(end):
    try:
        run = api.run(end.key, end.values, steps=STEPS, every=STEPS // 10)
    except BadInput as error:
        # dials that must fit each other: the refusal names the one that was turned
        assert next(iter(end.values)) in str(error)
        return
    if run.diverged is not None:
        assert run.diverged.step < STEPS
        assert run.diverged.channel
    for name, array in run.arrays.items():
        assert np.isfinite(array).all(), name


def test_steps_may_be_cut_anywhere(experiment):
    assert_cutting_changes_nothing(experiment, rules(experiment))


@pytest.mark.thorough
def test_steps_may_be_cut_anywhere_whatever_the_rule(experiment):
    assert_cutting_changes_nothing(experiment, rules(experiment, usual=()))


def test_the_same_seed_gives_the_same_run(experiment):
    assert_same(moved(experiment, 40, seed=7), moved(experiment, 40, seed=7))


def test_threads_change_nothing(experiment):
    before = pool.pool().threads
    found = []
    try:
        for threads in (1, 2):
            pool.set_threads(threads)
            found.append(moved(experiment, 40))
    finally:
        pool.set_threads(before)
    assert_same(*found)


def test_a_document_repeats_its_run(experiment):
    document = begin_document(experiment, steps=60, every=3, seed=5)
    first, again = record(experiment, document), record(experiment, document)
    for name in first.arrays:
        np.testing.assert_array_equal(first.arrays[name], again.arrays[name])
    np.testing.assert_array_equal(first.t, again.t)


@pytest.mark.parametrize("every", [1, 7])
def test_samples_do_not_depend_on_how_many_are_kept(experiment, every):
    dense = api.run(experiment, steps=42)
    thin = api.run(experiment, steps=42, every=every)
    for name in dense.arrays:
        np.testing.assert_array_equal(dense.arrays[name][::every], thin.arrays[name])


def test_every_dial_reaches_the_motion(experiment):
    """Nothing is canned: at some preset, or at half the step, each dial is felt."""
    bases = [{"preset": preset} for preset in (None, *(p.name for p in experiment.presets))]
    bases += [{**base, "dt": experiment.motion.dt / 2} for base in bases]
    for param in experiment.params:
        if param.effect == "scale":  # of axes: then the motion does not even ask for it
            assert not wiring.asks_for(experiment.motion.advance, param.name)
            continue
        choices = {"choice": param.choices, "bool": (False, True)}
        values = choices.get(param.kind, (param.min, param.max))
        felt = any(_felt(experiment, param.name, values, base) for base in bases)
        assert felt, f"{param.name} changes nothing"


def _felt(experiment, name, values, base):
    """Whether two of the values, where the other dials allow them, end in different states."""
    ends = []
    for turned in ({}, *({name: value} for value in values)):
        try:
            run = api.run(experiment, turned, **base, steps=60, every=60)
        except BadInput:
            continue
        ends.append({key: array[-1].tolist() for key, array in run.arrays.items()})
    return any(end != ends[0] for end in ends[1:])
