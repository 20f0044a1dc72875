"""What there is to see besides the fish: walls and obstacles, who is informed, the predator."""

from explorer.model import Hunter, Solid

HUNTER = Hunter(
    "predator_at", "predator_toward", mode="predator", off="none", driven="driven",
    goal=("predator_x", "predator_y", "predator_z"), reach="predator_reach",
)  # fmt: skip


def solids(
    variant, tank, tank_radius, tank_height, obstacles, obstacle_radius, obstacle_ring, box_size
):
    """The tank and the balls in it; nothing in compat, which has neither."""
    if variant == "compat":
        return ()
    found = []
    if tank != "none":
        height = tank_radius if tank == "sphere" else tank_height / 2
        half = (tank_radius, tank_radius, height)
        found.append(Solid(tank, (box_size / 2,) * 3, half, inside=True))
    if obstacles:
        from explorer.experiments.swarms.couzin_tank import places_of_balls

        half = (obstacle_radius,) * 3
        places = places_of_balls(obstacles, obstacle_ring, box_size)
        found += [Solid("sphere", tuple(map(float, place)), half) for place in places]
    return tuple(found)


def informed(variant, n_fish, leader_share):
    """(n_fish,) whether each fish knows where to go."""
    from explorer.experiments.swarms.couzin_leaders import leaders

    return leaders(n_fish, 0.0 if variant == "compat" else leader_share)
