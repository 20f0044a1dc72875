"""What is drawn round the fish is what the rules keep them to."""

import numpy as np
import pytest

import explorer as ex
from explorer.experiments.swarms.couzin_sight import informed, solids


def drawn(run):
    asked = solids.__code__.co_varnames[: solids.__code__.co_argcount]
    return solids(*(run.params[name] for name in asked))


@pytest.mark.parametrize("tank", ["sphere", "box", "cylinder"])
def test_fish_live_inside_the_walls_that_are_drawn(tank):
    dials = {"tank": tank, "tank_radius": 6.0, "tank_height": 8.0, "n_fish": 60, "obstacles": 2,
             "obstacle_radius": 1.0, "obstacle_ring": 3.0}  # fmt: skip
    run = ex.run("couzin", {**dials, "box_size": 0.0}, steps=150)
    wall, *balls = drawn(run)
    assert wall.kind == tank
    assert wall.inside
    at = (run["pos"][-1] - wall.middle) / wall.half
    reach = {"box": np.abs(at).max(axis=1), "sphere": np.linalg.norm(at, axis=1),
             "cylinder": np.maximum(np.hypot(at[:, 0], at[:, 1]), np.abs(at[:, 2]))}  # fmt: skip
    assert reach[tank].max() <= 1.0 + 1e-6
    assert reach[tank].max() > 0.4, "and they use the room"
    assert len(balls) == 2
    for ball in balls:
        away = np.linalg.norm(run["pos"][-1] - ball.middle, axis=1)
        assert away.min() >= 1.0 - 1e-6


def test_nothing_is_drawn_where_nothing_is():
    run = ex.run("couzin", {"n_fish": 10}, steps=1)
    assert drawn(run) == ()
    assert not informed("explorer", 10, 0.0).any()
    assert informed("explorer", 40, 0.1).sum() == 4
    assert not informed("compat", 40, 0.1).any()
