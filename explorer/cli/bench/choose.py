"""From choosing a flow or map, not seen before in the process, to its first moving picture."""

from __future__ import annotations

from explorer.cli.bench.measure import Figure, absent, summary
from explorer.cli.bench.window import repeated

TARGETS = {"moving_median_ms": 150.0, "moving_worst_ms": 400.0}


def figures(rounds: int = 3) -> dict[str, Figure]:
    """Median and worst over the whole catalogue, each in processes of their own."""
    found = repeated("choose", min(rounds, 3))
    if isinstance(found, str):
        return {f"choose.{name}": absent("ms", found, limit) for name, limit in TARGETS.items()}
    count = found[0]["count"]
    return {
        f"choose.{name}": summary(
            [one[name] for one in found], "ms", limit, f"{count} flows and maps", "at most"
        )
        for name, limit in TARGETS.items()
    }
