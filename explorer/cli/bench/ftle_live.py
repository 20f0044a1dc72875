"""The FTLE field beside a run that plays: how often it is renewed, and what that costs the run."""

from __future__ import annotations

import time
from dataclasses import dataclass

from explorer import api
from explorer.cli.bench.measure import Figure, summary
from explorer.engine.observer import Observer
from explorer.engine.run import Run
from explorer.experiments.transport.double_gyre import EXPERIMENT

SPEED = 8.0  # model time a second: 160 steps, so that a new instant is there for every picture
WARM_S, SECONDS = 1.5, 3.0
TARGET, KEPT = 60.0, 0.95


@dataclass(frozen=True)
class Played:
    """Steps and pictures a second, and seconds of CPU a second."""

    steps: float
    pictures: float
    cpu: float


def figures(rounds: int) -> dict[str, Figure]:
    """512x256, forward, T = 15, at the rule that the window chooses."""
    pairs = [(_played(False), _played(True)) for _ in range(min(rounds, 3))]
    cpu = min(pair[1].cpu / max(pair[1].pictures, 1e-9) for pair in pairs)
    said = f"no window; new instants {20 * SPEED:.0f} a second; {1e3 * cpu:.1f} ms of CPU each"
    return {
        "ftle.live_pictures_per_s": summary(
            [after.pictures for _, after in pairs], "pictures/s", TARGET, said
        ),
        "ftle.live_share_of_steps": summary(
            [after.steps / before.steps for before, after in pairs], "of the steps without it",
            KEPT, "the run keeps its pace while the field is renewed",
        ),
    }  # fmt: skip


def _played(watching: bool) -> Played:
    run = Run(EXPERIMENT)
    observer = Observer(run)
    run.start()
    run.set_speed(SPEED)
    watch = observer.watch(api.diagnostics()["ftle"]) if watching else None
    try:
        time.sleep(WARM_S)
        begun, used, step = time.perf_counter(), time.process_time(), run.status().step
        seen, count = watch.latest if watch else None, 0
        while (took := time.perf_counter() - begun) < SECONDS:
            if watch is not None and watch.latest is not seen:
                seen, count = watch.latest, count + 1
            time.sleep(0.001)
        cpu = (time.process_time() - used) / took
        return Played((run.status().step - step) / took, count / took, cpu)
    finally:
        observer.close()
        run.close()
