"""Process start to the first GL frame of a live, really integrated Lorenz."""

from __future__ import annotations

from explorer.cli.bench.measure import Figure, absent, summary
from explorer.cli.bench.window import repeated

TARGET_S = 1.5


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Seconds until the first live frame; its successor must show later model time."""
    name, found = "startup.first_live_frame_s", repeated("startup", rounds)
    if isinstance(found, str):
        return {name: absent("s", found, TARGET_S)}
    for one in found:
        if not one["t"][1] > one["t"][0]:
            return {name: absent("s", "the picture stood still", TARGET_S)}
    seconds = [one["first_live_frame_s"] for one in found]
    against = f"warm file cache, {found[-1]['renderer']}"
    return {name: summary(seconds, "s", TARGET_S, against, "at most")}
