"""Numbers of the school that others published or computed, and how each is computed again."""

import numpy as np

from explorer.experiments.swarms.couzin_dials import COMPAT, PARAMS, PRESETS
from explorer.experiments.swarms.couzin_golden import golden_school
from explorer.experiments.swarms.couzin_motion import BEAT, advance, begin, nobody
from explorer.experiments.swarms.couzin_rules import water
from explorer.model import Expect, wiring
from explorer.model.param import ParamSet

GOLDEN = (  # mean heading, headings of fish 0 and 17 of the golden school after its step
    *(0.20595899, 0.03903246, 0.03839687),
    *(0.95330212, -0.19593362, 0.22983710),
    *(-0.57293709, -0.50201329, -0.64786244),
)


def polarisation(head):
    """P: length of the mean heading."""
    from explorer.numerics import headings

    return headings.polarisation(head)


def milling(pos, head, box_size, variant, tank):
    """M: length of the mean angular momentum about the school's middle."""
    from explorer.numerics import headings

    return headings.milling(pos, head, water(box_size, tank), variant != "compat")


def golden_step():
    """Mean heading, then headings of fish 0 and 17, after one quiet compat step of that school."""
    pos, head = golden_school()
    move(pos, head, ParamSet(PARAMS, {**COMPAT, "noise": 0.0}))
    return (*head.mean(axis=0), *head[0], *head[17])


def move(pos, head, dials, n=1, step=0, seed=0):
    """Take n steps of a school without a predator, in place."""
    clock = {"dt": BEAT, "n": n, "step": step, "seed": seed}
    wiring.call(advance, {**dials, **nobody(), **clock, "pos": pos, "head": head})


def usual_order(of, model, runs, steps):
    """Mean P and M of a preset over the second half of `runs` runs with seeds 0, 1, ..."""
    preset = next(preset for preset in PRESETS if preset.name == of)
    dials = ParamSet(PARAMS, {**preset.values, "variant": model})
    found = []
    for seed in range(runs):
        start = wiring.call(begin, {**dials, "seed": seed})
        pos, head = start["pos"], start["head"]
        for step in range(0, steps, 10):
            move(pos, head, dials, 10, step, seed)
            if step >= steps // 2:
                m = milling(pos, head, dials["box_size"], model, "none")
                found.append((polarisation(head), m))
    return tuple(np.mean(found, axis=0))


# fmt: off
EXPECTS = (
    Expect(golden_step, GOLDEN, 1e-8, "one step of dewi-kadita 0.0.4 on a school in closed form"),
    Expect("school_order.M", 0.667, 0.1, "rules of Couzin et al. 2002; mean of 10 runs",
           preset="true_mill", steps=3000, seed=3),
    Expect("school_order.P", 0.214, 0.15, "rules of Couzin et al. 2002; mean of 10 runs",
           preset="true_mill", steps=3000, seed=3),
    Expect("school_order.P", 0.079, 0.1, "dewi-kadita's rules; mean of 20 runs",
           preset="swarm", params=COMPAT, steps=600),
    Expect(usual_order, (0.214, 0.667), 0.06, "rules of Couzin et al. 2002; mean of 10 runs",
           options={"of": "true_mill", "model": "couzin2002", "runs": 10, "steps": 3000},
           thorough=True),
    Expect(usual_order, (0.079, 0.063), 0.02, "dewi-kadita's rules; mean of 20 runs",
           options={"of": "swarm", "model": "compat", "runs": 10, "steps": 1000},
           thorough=True),
    Expect(usual_order, (0.9795, 0.14), 0.12, "dewi-kadita's rules; mean of 20 runs",
           options={"of": "dynamic_parallel", "model": "compat", "runs": 10, "steps": 1500},
           thorough=True),
    Expect("school_order.P", 0.9952, 0.0033, "dewi-kadita's rules; every one of 20 runs",
           preset="highly_parallel", params=COMPAT, steps=1000, seed=1, thorough=True),
)
# fmt: on
