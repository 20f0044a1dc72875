"""Longest stall of the window while each experiment opens, first and later."""

from __future__ import annotations

from explorer.cli.bench.measure import Figure, absent, summary
from explorer.cli.bench.window import repeated

TARGETS = {"first_ms": 150.0, "later_ms": 50.0}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Longest gap between ticks of a 5 ms timer; an idle window's beside it."""
    found = repeated("stall", rounds)
    if isinstance(found, str):
        return {f"stall.{name}": absent("ms", found, limit) for name, limit in TARGETS.items()}
    idle = sorted(one["idle_ms"] for one in found)[len(found) // 2]
    return {
        f"stall.{name}": summary(
            [one[name] for one in found], "ms", limit, f"idle window {idle:.0f} ms", "at most"
        )
        for name, limit in TARGETS.items()
    }
