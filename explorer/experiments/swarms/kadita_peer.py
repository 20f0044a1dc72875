"""Steps of dewi-kadita itself, where it is installed: what our own are compared with."""

import math

import numpy as np


def use_threads(count):
    """Let the library's compiled loop run on at most `count` threads."""
    import numba

    numba.set_num_threads(min(count, numba.config.NUMBA_NUM_THREADS))


def peer_steps(pos, head, steps, params, dt):
    """Positions and headings (N, 3) after `steps` steps of the library's compiled path.

    params   a mapping with the dials of `couzin`
    raises   ImportError where the library is not installed
    """
    from dewi_kadita.core.solver import _update_velocities_numba as update

    box, speed = float(params["box_size"]), float(params["speed"])
    names = ("r_repulsion", "r_orientation", "r_attraction", "max_turn", "noise")
    dials = [float(params[name]) for name in names]
    blind, weight = math.radians(params["blind_angle"]), float(params["orientation_weight"])
    pos, velocity = pos.copy(), head * speed
    for _ in range(steps):
        velocity = update(pos, velocity, box, *dials, blind, speed, weight)
        pos = np.mod(pos + velocity * dt, box)
    return pos, velocity / speed
