"""Slider event to the paint of a frame that holds its value, the run flat out."""

from __future__ import annotations

from explorer.cli.bench.measure import Figure, absent, summary
from explorer.cli.bench.window import repeated

TARGETS = {"p50_ms": (35.0, "ms"), "p95_ms": (60.0, "ms"), "frame_p99_ratio": (1.5, "times")}


def figures(rounds: int = 5) -> dict[str, Figure]:
    """Delays of 320 slider moves per round, and how much the load stretches a frame."""
    found = repeated("latency", min(rounds, 3))
    if isinstance(found, str):
        return {f"latency.{k}": absent(u, found, limit) for k, (limit, u) in TARGETS.items()}
    moves = found[-1]["moves"]
    against = dict.fromkeys(TARGETS, f"{moves} moves")
    against["frame_p99_ratio"] = f"idle p99 of {found[-1]['idle_p99_ms']:.1f} ms"
    return {
        f"latency.{name}": summary([one[name] for one in found], unit, limit, against[name],
                                   "at most")
        for name, (limit, unit) in TARGETS.items()
    }  # fmt: skip
