"""Times of the window itself: `python -m explorer.app.timing WORD` prints JSON.

startup   process start to the first GL frame of a live Lorenz whose successor shows later time
latency   slider event to the paint of a Frame that holds the value, the run flat out
stall     longest gap between ticks of a 5 ms timer while one experiment of each sort opens, twice
choose    an experiment chosen to its first picture, and to the first that shows later time
"""

from __future__ import annotations

import itertools
import json
import math
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

MOVES = 320
TICK_MS = 5
SETTLED_S = 1.5  # what an experiment takes to open, watched for stalls
PATIENCE_S = 60.0


def started() -> float:
    """Wall-clock time at which this process began, as the kernel counted it (Linux)."""
    with open("/proc/self/stat", encoding="ascii") as stat:
        ticks = float(stat.read().rpartition(")")[2].split()[19])
    with open("/proc/uptime", encoding="ascii") as up:
        uptime = float(up.read().split()[0])
    return time.time() - uptime + ticks / os.sysconf("SC_CLK_TCK")


def startup() -> dict[str, Any]:
    """Seconds from process start, and what was imported by then."""
    begun = started()
    from PySide6.QtCore import QTimer

    from explorer.app import shell, style
    from explorer.app.window import Window

    app = shell.application()
    style.wear("dark")
    window = Window("dark")
    found: dict[str, Any] = {}
    seen: list[tuple[float, float, tuple[str, ...]]] = []

    def watch() -> None:
        frame = window.scenery.stage.painted
        if frame is None or (seen and frame.t <= seen[0][1]):
            return
        heavy = ("numba", "scipy", "matplotlib", "pyqtgraph")
        loaded = tuple(name for name in heavy if name in sys.modules)
        seen.append((time.time() - begun, frame.t, loaded))
        if len(seen) == 2:
            found.update(first_live_frame_s=seen[0][0], next_s=seen[1][0])
            found.update(t=[seen[0][1], seen[1][1]], heavy=seen[0][2])
            found["renderer"] = window.scenery.stage.renderer
            QTimer.singleShot(0, window.close)

    def furnish() -> None:
        found["shell_s"] = time.time() - begun
        window.furnish("lorenz")
        window.scenery.stage.events.draw.connect(lambda event: watch(), position="last")

    window.show()
    QTimer.singleShot(0, furnish)
    QTimer.singleShot(int(PATIENCE_S * 1000), app.quit)
    app.exec()
    return found


def latency() -> dict[str, Any]:
    """Milliseconds per slider move, and frame times idle and under load."""
    window, spin = _opened()
    from PySide6.QtWidgets import QSlider

    stage = window.scenery.stage
    frames: list[float] = []
    stage.events.draw.connect(lambda event: frames.append(time.perf_counter()), position="last")
    run = window.desk.run
    for panel in stage.panels:
        panel.camera.touch()
    idle = _frame_times(frames, spin, stage)
    run.set_speed(math.inf)
    spin(0.5)
    slider = window.findChild(QSlider, "param.rho.slider")
    assert slider is not None
    delays: list[float] = []
    frames.clear()
    for move in range(MOVES):
        begun = time.perf_counter()
        slider.setValue(900 + (move * 37) % 1000)
        value = window.desk.document.run.params["rho"]
        painted = len(frames)
        while stage.painted is None or stage.painted.params["rho"] != value:
            spin(0.0)
            if time.perf_counter() - begun > PATIENCE_S:
                raise TimeoutError(f"rho = {value} was never painted")
        if len(frames) > painted:
            delays.append((frames[-1] - begun) * 1e3)
        spin(0.004 + 0.0007 * (move % 11))
    gaps = [1e3 * (b - a) for a, b in itertools.pairwise(frames)]
    window.close()
    spin(0.1)
    idle_p99 = _quantile(idle, 0.99)
    return {
        "p50_ms": _quantile(delays, 0.5),
        "p95_ms": _quantile(delays, 0.95),
        "moves": len(delays),
        "frame_p99_ms": _quantile(gaps, 0.99),
        "idle_p99_ms": idle_p99,
        "frame_p99_ratio": _quantile(gaps, 0.99) / idle_p99,
    }


def _frame_times(frames: list[float], spin: Callable[[float], None], stage: Any) -> list[float]:
    """Gaps between frames of a calm run: what the display costs by itself."""
    frames.clear()
    spin(4.0)
    return [1e3 * (b - a) for a, b in itertools.pairwise(frames)]


def stall() -> dict[str, Any]:
    """Longest gaps [ms]: idle, each experiment opened first, each opened again."""
    window, spin = _opened()
    from PySide6.QtCore import QTimer

    ticks: list[float] = []
    timer = QTimer()
    timer.setInterval(TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()

    def longest(act: Callable[[], None]) -> float:
        spin(0.3)
        ticks.clear()
        ticks.append(time.perf_counter())
        act()
        spin(SETTLED_S)
        return max(1e3 * (b - a) for a, b in itertools.pairwise(ticks))

    keys = [key for key in one_of_each_sort(window) if key != "lorenz"] + ["lorenz"]
    idle = longest(lambda: None)
    first = {key: longest(partial(window.commands.opening.open_key, key)) for key in keys}
    later = {key: longest(partial(window.commands.opening.open_key, key)) for key in keys}
    window.close()
    spin(0.1)
    return {
        "idle_ms": idle,
        "first_ms": max(first.values()),
        "later_ms": max(later.values()),
        "first": first,
        "later": later,
    }


def one_of_each_sort(window: Any) -> list[str]:
    """The first experiment of every family and motion."""
    found: dict[tuple[str, str], str] = {}
    for key, experiment in window.commands.opening.catalogue().items():
        found.setdefault((experiment.family, type(experiment.motion).__name__), key)
    return list(found.values())


def choose() -> dict[str, Any]:
    """Milliseconds from choosing each flow and map, never seen before, to its pictures."""
    window, spin = _opened()
    stage = window.scenery.stage
    painted: list[tuple[float, Any]] = []
    stage.events.draw.connect(
        lambda event: painted.append((time.perf_counter(), stage.painted)), position="last"
    )
    keys = [
        key
        for key, experiment in window.commands.opening.catalogue().items()
        if experiment.system is not None and key != "lorenz"
    ]
    first: dict[str, float] = {}
    moving: dict[str, float] = {}
    for key in keys:
        spin(0.25)
        painted.clear()
        begun = time.perf_counter()
        window.commands.opening.open_key(key)
        while key not in moving:
            spin(0.0)
            own = [(at, f) for at, f in painted if f is not None and f.key == key]
            if own:
                first.setdefault(key, 1e3 * (own[0][0] - begun))
                later = [at for at, f in own if f.step > own[0][1].step]
                if later:
                    moving[key] = 1e3 * (later[0] - begun)
            if time.perf_counter() - begun > PATIENCE_S / 6:
                moving.setdefault(key, math.inf)
    window.close()
    spin(0.1)
    worst = max(first, key=lambda key: first[key])
    return {
        "median_ms": _quantile(list(first.values()), 0.5),
        "worst_ms": first[worst],
        "worst": worst,
        "moving_median_ms": _quantile(list(moving.values()), 0.5),
        "moving_worst_ms": max(moving.values()),
        "count": len(first),
    }


def _opened() -> tuple[Any, Callable[[float], None]]:
    """A settled window on Lorenz, and a function that lets it live for some seconds."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from explorer.app import shell, style
    from explorer.app.window import Window

    app = shell.application()
    style.wear("dark")
    window = Window("dark")
    window.show()
    window.furnish("lorenz")

    beat = QTimer(app)
    beat.setInterval(2)
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.start()

    def spin(seconds: float) -> None:
        """Sleep in the event loop as the program does; never hold the interpreter."""
        until = time.perf_counter() + seconds
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        while time.perf_counter() < until:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    begun = time.perf_counter()
    while not (window.settled and window.docks.measures.chart is not None):
        spin(0.02)
        if time.perf_counter() - begun > PATIENCE_S:
            raise TimeoutError("the window never settled")
    while window.errands.busy:
        spin(0.02)
    spin(1.0)
    return window, spin


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main(words: list[str]) -> int:
    """Measure one thing and print it."""
    measures = {"startup": startup, "latency": latency, "stall": stall, "choose": choose}
    if len(words) != 1 or words[0] not in measures:
        print(f"give one of: {', '.join(measures)}", file=sys.stderr)
        return 2
    print(json.dumps(measures[words[0]]()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
