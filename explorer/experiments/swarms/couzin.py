"""A school of fish: three zones round each one, and four ways of being together.

Every fish flees who is nearer than r_repulsion; else it heads the way of those nearer than
r_orientation and towards those nearer than r_attraction. It does not see a cone behind it, turns
at most so far per step, errs a little, and swims on at constant speed:

    D = -sum d/|d| (repulsion), or weight * sum u (orientation) + sum d/|d| (attraction)
    u' = u turned towards D by at most max_turn, plus noise;   x' = x + speed * dt * u'

The same rules give a swarm, a mill and two kinds of parallel school, and which of them appears may
depend on what the school did before.
"""

from math import cos, pi, sin, sqrt

import numpy as np

from explorer.experiments.swarms.couzin_golden import golden_school
from explorer.experiments.swarms.couzin_start import ringed, scattered
from explorer.model import (
    Array,
    BadInput,
    Expect,
    Experiment,
    Kernel,
    Param,
    Preset,
    Series,
    Source,
    Swarm,
)

BEAT = 0.1  # [time] the step for which max_turn and noise are stated
GOLDEN = (  # mean heading, headings of fish 0 and 17 of the golden school after its step
    *(0.20595899, 0.03903246, 0.03839687),
    *(0.95330212, -0.19593362, 0.22983710),
    *(-0.57293709, -0.50201329, -0.64786244),
)
COMPAT = {"variant": "compat"}
KADITA = "S. H. S. Herho et al. 2026, arXiv:2602.07948"
COUZIN = "I. D. Couzin et al. 2002, J. Theor. Biol. 218, 1-11"


def advance(
    pos, head, variant, box_size, speed, r_repulsion, r_orientation, r_attraction, max_turn, noise,
    blind_angle, orientation_weight, noise_first, per_step, dt, n, step, seed, pool=None,
):  # fmt: skip
    """Move every fish n steps, in place. pos [L], head unit vectors, both (n_fish, 3) float64."""
    weight = min(max(orientation_weight, 0.0), 1.0)
    zones = (r_repulsion, r_orientation, r_attraction, blind_angle, weight)
    if variant == "compat":
        from explorer.experiments.swarms.couzin_compat import take_compat_steps

        habits = (max_turn, noise)
        take_compat_steps(pos, head, n, step, seed, pool, zones, habits, speed, dt, box_size)
        return
    from explorer.experiments.swarms.couzin_steps import take_steps

    beats = 1.0 if per_step else abs(dt) / BEAT
    turn, sigma = min(max_turn * beats, pi), noise * sqrt(beats)
    before = 0.0
    if variant == "couzin2002":
        sigma /= sqrt(2)  # so that the direction errs by `noise` in the root mean square
        if noise_first:
            before, sigma = sigma, 0.0
    turning = (cos(turn), sin(turn), before, sigma)
    take_steps(pos, head, n, step, seed, pool, zones, turning, speed * dt, box_size)


def begin(n_fish, box_size, variant, torus_init, torus_radius, seed):
    """The first positions and headings; those of dewi-kadita for the same seed in the same box.

    couzin2002 begins in a ball dense enough that everyone sees someone.
    """
    # the old generator, because its numbers are promised never to change
    chance = np.random.RandomState(seed % 2**32)
    if torus_init:
        radius = torus_radius or 0.25 * box_size or 6.0
        pos, head = ringed(n_fish, box_size, radius, chance)
    elif variant == "couzin2002":
        pos, head = scattered(n_fish, 0.0, chance)
        pos = np.mod(pos + box_size / 2, box_size) if box_size > 0 else pos
    else:
        pos, head = scattered(n_fish, box_size, chance)
    return {"pos": pos, "head": head}


def check(r_repulsion, r_orientation, r_attraction, variant):
    """Refuse zones that do not lie one round the other."""
    equal = variant == "couzin2002"
    inner = r_repulsion <= r_orientation if equal else r_repulsion < r_orientation
    if not (inner and r_orientation <= r_attraction):
        sign = "<=" if equal else "<"
        raise BadInput(
            f"zone radii must satisfy r_repulsion {sign} r_orientation <= r_attraction; "
            f"got {r_repulsion:g}, {r_orientation:g}, {r_attraction:g}"
        )


def polarisation(head):
    """P: length of the mean heading."""
    from explorer.numerics import headings

    return headings.polarisation(head)


def milling(pos, head, box_size, variant):
    """M: length of the mean angular momentum about the school's middle."""
    from explorer.numerics import headings

    return headings.milling(pos, head, float(box_size), variant != "compat")


def golden_step(
    speed, r_repulsion, r_orientation, r_attraction, max_turn, blind_angle, orientation_weight
):
    """Mean heading, then headings of fish 0 and 17, after one quiet compat step of that school."""
    pos, head = golden_school()
    zones = r_repulsion, r_orientation, r_attraction
    advance(
        pos, head, "compat", 25.0, speed, *zones, max_turn, 0.0, blind_angle, orientation_weight,
        False, False, BEAT, 1, 0, 0,
    )  # fmt: skip
    return (*head.mean(axis=0), *head[0], *head[17])


def usual_order(
    n_fish, box_size, torus_init, torus_radius, variant, speed, r_repulsion, r_orientation,
    r_attraction, max_turn, noise, blind_angle, orientation_weight, noise_first, per_step, runs,
    steps,
):  # fmt: skip
    """Mean P and M over the second half of `runs` runs of `steps` steps with seeds 0, 1, ..."""
    dials = (
        variant, box_size, speed, r_repulsion, r_orientation, r_attraction, max_turn, noise,
        blind_angle, orientation_weight, noise_first, per_step, BEAT,
    )  # fmt: skip
    found = []
    for seed in range(runs):
        state = begin(n_fish, box_size, variant, torus_init, torus_radius, seed)
        pos, head = state["pos"], state["head"]
        for step in range(0, steps, 10):
            advance(pos, head, *dials, 10, step, seed)
            if step >= steps // 2:
                found.append((polarisation(head), milling(pos, head, box_size, variant)))
    return tuple(np.mean(found, axis=0))


SOURCES = (
    Source(
        "I. D. Couzin, J. Krause, R. James, G. D. Ruxton, N. R. Franks",
        "Collective memory and spatial sorting in animal groups",
        2002,
        "J. Theor. Biol. 218, 1-11",
        "10.1006/jtbi.2002.3065",
    ),
    Source(
        "S. H. S. Herho, I. P. Anwar, F. Khadami, A. P. Handayani, K. A. Sujatmiko and others",
        "dewi-kadita: A Python library for idealized fish schooling simulation with "
        "entropy-based diagnostics",
        2026,
        "arXiv:2602.07948",
    ),
    Source(
        "A. Chan, E. Kanso",
        "Noise-induced collective memory in schooling fish",
        2025,
        "arXiv:2507.16102",
    ),
)

# fmt: off
PARAMS = (
    Param("variant", "explorer", choices=("explorer", "compat", "couzin2002"), group="model",
          help="explorer: exact turns, rates per time; compat: dewi-kadita 0.0.4; couzin2002"),
    Param("n_fish", 150, 10, 2000, "number of fish", kind="int", tex="N", label="fish",
          hard_min=1, hard_max=1_000_000, effect="restart", group="school"),
    Param("box_size", 25.0, 0.0, 100.0, "edge of the periodic cube; 0 is open water", tex="L",
          unit="L", label="box", hard_min=0.0, effect="restart", group="school"),
    Param("torus_init", False, label="start on a ring", effect="restart", group="school",
          help="begin on a ring that swims round instead of scattered"),
    Param("torus_radius", 0.0, 0.0, 20.0, "radius of that ring; 0 is a quarter of the box",
          unit="L", label="ring radius", hard_min=0.0, effect="restart", group="school"),
    Param("r_repulsion", 1.0, 0.0, 5.0, "nearer than this: flee, and nothing else", tex="r_r",
          unit="L", label="repulsion", hard_min=0.0, group="zones"),
    Param("r_orientation", 5.0, 0.0, 20.0, "nearer than this: swim the same way", tex="r_o",
          unit="L", label="orientation", hard_min=0.0, group="zones"),
    Param("r_attraction", 10.0, 0.5, 30.0, "nearer than this: swim towards", tex="r_a",
          unit="L", label="attraction", hard_min=0.0, group="zones"),
    Param("orientation_weight", 1.0, 0.0, 1.0, "weight of the orientation zone in the sum",
          tex="w", label="orientation weight", group="zones"),
    Param("blind_angle", 30.0, 0.0, 180.0, "half-angle of the cone behind that nobody sees into",
          tex=r"\beta", unit="deg", label="blind cone", hard_max=180.0, group="zones"),
    Param("speed", 1.0, 0.0, 5.0, "way per time, the same for all", tex="s", unit="L/time",
          hard_min=0.0, group="motion"),
    Param("max_turn", 0.3, 0.0, 1.0, "largest turn in 0.1 time; per step in compat",
          tex=r"\theta", unit="rad", label="largest turn", hard_min=0.0, group="motion"),
    Param("noise", 0.1, 0.0, 0.5, "error of the heading in 0.1 time (compat: per step): deviation "
          "of each component, in couzin2002 of the angle", tex=r"\sigma", hard_min=0.0,
          group="motion"),
    Param("noise_first", True, label="err before turning", group="motion",
          help="couzin2002 only: the wish errs, before the turn is limited; else the heading"),
    Param("per_step", False, label="turn and err per step", group="motion",
          help="largest turn and noise belong to one step, however long it is, as in compat"),
)

PRESETS = (
    Preset("swarm", n_fish=150, box_size=25, speed=1, r_repulsion=2, r_orientation=3,
           r_attraction=15, max_turn=0.4, noise=0.2, blind_angle=30, orientation_weight=1,
           torus_init=False, source=KADITA, about="Together, but each its own way."),
    Preset("torus", n_fish=200, box_size=25, speed=1, r_repulsion=1, r_orientation=3,
           r_attraction=10, max_turn=0.2, noise=0.05, blind_angle=150, orientation_weight=0.1,
           torus_init=True, torus_radius=6, source=KADITA,
           about="Begins as a ring that swims round, and does not stay one."),
    Preset("dynamic_parallel", n_fish=180, box_size=28, speed=1.2, r_repulsion=1,
           r_orientation=10, r_attraction=18, max_turn=0.35, noise=0.12, blind_angle=25,
           orientation_weight=1, torus_init=False, source=KADITA,
           about="One way, with a wavering edge."),
    Preset("highly_parallel", n_fish=250, box_size=35, speed=1.5, r_repulsion=1, r_orientation=12,
           r_attraction=20, max_turn=0.2, noise=0.05, blind_angle=20, orientation_weight=1,
           torus_init=False, source=KADITA, about="One way, as one."),
    Preset("true_mill", variant="couzin2002", n_fish=100, box_size=0, speed=3, r_repulsion=1,
           r_orientation=3.5, r_attraction=17.5, max_turn=0.0698, noise=0.05, blind_angle=45,
           orientation_weight=1, noise_first=False, torus_init=False, source=COUZIN,
           about="In open water a mill forms from nothing and lasts."),
)

EXPECTS = (
    Expect(golden_step, GOLDEN, 1e-8, "one step of dewi-kadita 0.0.4 on a school in closed form"),
    Expect("school_order.M", 0.667, 0.1, "rules of Couzin et al. 2002; mean of 10 runs",
           preset="true_mill", steps=3000, seed=3),
    Expect("school_order.P", 0.214, 0.15, "rules of Couzin et al. 2002; mean of 10 runs",
           preset="true_mill", steps=3000, seed=3),
    Expect("school_order.P", 0.079, 0.1, "dewi-kadita's rules; mean of 20 runs",
           preset="swarm", params=COMPAT, steps=600),
    Expect(usual_order, (0.214, 0.667), 0.06, "rules of Couzin et al. 2002; mean of 10 runs",
           preset="true_mill", options={"runs": 10, "steps": 3000}, thorough=True),
    Expect(usual_order, (0.079, 0.063), 0.02, "dewi-kadita's rules; mean of 20 runs",
           preset="swarm", params=COMPAT, options={"runs": 10, "steps": 1000}, thorough=True),
    Expect(usual_order, (0.9795, 0.14), 0.12, "dewi-kadita's rules; mean of 20 runs",
           preset="dynamic_parallel", params=COMPAT, options={"runs": 10, "steps": 1500},
           thorough=True),
    Expect("school_order.P", 0.9952, 0.0033, "dewi-kadita's rules; every one of 20 runs",
           preset="highly_parallel", params=COMPAT, steps=1000, seed=1, thorough=True),
)
# fmt: on

EXPERIMENT = Experiment(
    key="couzin",
    title="School of fish",
    about="Couzin's zones in three dimensions: swarm, mill or parallel school from the same rules.",
    sources=SOURCES,
    params=PARAMS,
    motion=Kernel(
        advance,
        state={"pos": Array("n_fish", 3, unit="L"), "head": Array("n_fish", 3)},
        start=begin,
        dt=BEAT,
        check=check,
        pace=5.0,
        units={"t": "time"},
    ),
    shows=(
        Swarm("school", at="pos", toward="head", box="box_size"),
        Series("polarisation", of=polarisation, label="polarisation P", range=(0.0, 1.0),
               help="length of the mean heading: 1 when all swim one way"),
        Series("milling", of=milling, label="milling M", range=(0.0, 1.0),
               help="length of the mean angular momentum about the middle: 1 when all go round"),
    ),
    equations=(
        r"D_i = -\sum_{r<r_r}\hat d_{ij}\quad\mathrm{or}\quad "
        r"w\sum_{r_r\leq r<r_o}u_j+\sum_{r_o\leq r<r_a}\hat d_{ij}",
        r"u_i' = R(u_i\to D_i,\ \leq\theta)\,u_i+\sigma\,\xi_i",
        r"x_i' = x_i+s\,\Delta t\,u_i'",
    ),
    diagnostics=("school_order", "school_entropies"),
    presets=PRESETS,
    expects=EXPECTS,
)  # fmt: skip
