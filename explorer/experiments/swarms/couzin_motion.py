"""How the school moves, begins and may be set: what its dials mean to the compiled loops."""

from math import cos, pi, sin, sqrt

import numpy as np

from explorer.experiments.swarms.couzin_rules import rules_of, water
from explorer.experiments.swarms.couzin_start import begin_tank, ringed, scattered
from explorer.model import BadInput

BEAT = 0.1  # [time] the step for which max_turn and noise are stated


def advance(
    pos, head, predator_at, predator_toward, variant, box_size, speed, r_repulsion, r_orientation,
    r_attraction, max_turn, noise, blind_angle, orientation_weight, noise_first, per_step,
    speed_spread, nearest_only, tank, tank_radius, tank_height, wall_reach, obstacles,
    obstacle_radius, obstacle_ring, predator, predator_speed, predator_reach, predator_fear,
    predator_x, predator_y, predator_z, leader_share, leader_weight, leader_azimuth,
    leader_elevation,
    dt, n, step, seed, pool=None,
):  # fmt: skip
    """Move every fish n steps, in place. pos [L], head unit vectors, both (n_fish, 3) float64.

    predator_at, predator_toward   (3,) place [L] and heading of the predator, moved too
    """
    weight = min(max(orientation_weight, 0.0), 1.0)
    zones = np.array((r_repulsion, r_orientation, r_attraction, blind_angle, weight))
    if variant == "compat":
        from explorer.experiments.swarms.couzin_compat import take_compat_steps

        habits = (max_turn, noise)
        take_compat_steps(
            pos, head, n, step, seed, pool, zones.tolist(), habits, speed, dt, box_size
        )
        return
    from explorer.experiments.swarms.couzin_leaders import paces_of
    from explorer.experiments.swarms.couzin_steps import take_steps

    rules = rules_of(
        (tank, tank_radius, tank_height, wall_reach), (obstacles, obstacle_radius, obstacle_ring),
        (predator, predator_speed, predator_reach, predator_fear, predator_x, predator_y,
         predator_z),
        (leader_share, leader_weight, leader_azimuth, leader_elevation), box_size, dt,
    )  # fmt: skip
    habits = habits_of(variant, max_turn, noise, noise_first, per_step, dt)
    habits = np.array((*habits, speed * dt, water(box_size, tank)))
    school = pos, head, predator_at, predator_toward
    paces = paces_of(len(pos), speed_spread, seed)
    take_steps(school, n, step, seed, pool, zones, nearest_only, habits, rules, paces)


def habits_of(variant, max_turn, noise, noise_first, per_step, dt):
    """Cosine and sine of the largest turn of one step, and the noise before and after it."""
    beats = 1.0 if per_step else abs(dt) / BEAT
    turn, sigma = min(max_turn * beats, pi), noise * sqrt(beats)
    before = 0.0
    if variant == "couzin2002":
        sigma /= sqrt(2)  # so that the direction errs by `noise` in the root mean square
        if noise_first:
            before, sigma = sigma, 0.0
    return cos(turn), sin(turn), before, sigma


def begin(
    n_fish, box_size, variant, torus_init, torus_radius, tank, tank_radius, tank_height, seed
):  # fmt: skip
    """The first positions and headings; those of dewi-kadita for the same seed in the same box.

    couzin2002 begins in a ball dense enough that everyone sees someone, a tank is filled evenly,
    and a predator waits at the edge.
    """
    # the old generator, because its numbers are promised never to change
    chance = np.random.RandomState(seed % 2**32)
    if torus_init:
        radius = torus_radius or 0.25 * box_size or 6.0
        pos, head = ringed(n_fish, box_size, radius, chance)
    elif tank != "none":
        pos, head = begin_tank(tank, tank_radius, tank_height, box_size / 2, n_fish, chance)
    elif variant == "couzin2002":
        pos, head = scattered(n_fish, 0.0, chance)
        pos = np.mod(pos + box_size / 2, box_size) if box_size > 0 else pos
    else:
        pos, head = scattered(n_fish, box_size, chance)
    edge = tank_radius if tank != "none" else 0.45 * box_size or 12.0
    at = np.array([box_size / 2 + edge, box_size / 2, box_size / 2])
    return {
        "pos": pos,
        "head": head,
        "predator_at": at,
        "predator_toward": np.array([-1.0, 0.0, 0.0]),
    }


def nobody():
    """The state of a predator that is not there."""
    return {"predator_at": np.zeros(3), "predator_toward": np.array([1.0, 0.0, 0.0])}


def check(
    r_repulsion, r_orientation, r_attraction, variant, tank, obstacles, predator, leader_share,
    speed_spread, nearest_only,
):  # fmt: skip
    """Refuse zones that do not lie one round the other, and rules that compat does not know."""
    equal = variant == "couzin2002"
    inner = r_repulsion <= r_orientation if equal else r_repulsion < r_orientation
    if not (inner and r_orientation <= r_attraction):
        sign = "<=" if equal else "<"
        raise BadInput(
            f"zone radii must satisfy r_repulsion {sign} r_orientation <= r_attraction; "
            f"got {r_repulsion:g}, {r_orientation:g}, {r_attraction:g}"
        )
    more = {
        "tank": tank != "none",
        "obstacles": obstacles > 0,
        "predator": predator != "none",
        "leader_share": leader_share > 0.0,
        "speed_spread": speed_spread > 0.0,
        "nearest_only": nearest_only > 0,
    }
    on = [name for name, is_on in more.items() if is_on]
    if variant == "compat" and on:
        raise BadInput(
            f"variant compat is dewi-kadita as it stands and has no {', '.join(on)}; "
            "choose variant explorer or couzin2002, or turn it off"
        )
