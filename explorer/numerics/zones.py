"""The zones round one agent: who is where, and whom it sees."""

import math

import numpy as np

from explorer.numerics.nearest_image import nearest_image


def zones_round(pos, head, chosen, box, radii, blind=0.0):
    """Where everyone is for one agent, and in which of its zones.

    pos, head   (N, 3) [L] and of any length;   box   edge of the periodic cube, 0 for unbounded
    radii       [L] of the zones, the innermost first;   blind [rad] half-angle of the cone behind
    returns     ways (N, 3) [L] to each; r (N,) [L], inf for itself; zone (N,) whole numbers, -1
                beyond all zones; seen (N,) whether it lies outside the blind cone
    """
    ways = nearest_image(np.asarray(pos, dtype=float) - pos[chosen], box)
    r = np.linalg.norm(ways, axis=1)
    course = np.asarray(head[chosen], dtype=float)
    course = course / max(float(np.linalg.norm(course)), 1e-12)
    r[chosen] = np.inf
    zone = np.searchsorted(np.asarray(radii, dtype=float), r, side="right")
    zone = np.where(zone < len(radii), zone, -1)
    seen = np.ones(len(r), bool)
    if blind > 0.0:
        seen = ways @ course > -math.cos(blind) * np.where(np.isfinite(r), r, 0.0)
    seen[chosen] = False
    return ways, r, zone, seen
