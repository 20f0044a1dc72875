"""What a day does first, and how it rests: so that memory is compared like with like.

What comes for the first time stays (code, catalogue, fonts), as much as there is of it. So a long
day meets everything once, at its beginning. Later the same quiet system is looked at now and then:
what is resident then is what the day has left behind, whatever a large run takes for itself.
"""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from day import Day

QUIET = "lorenz"
RICH = (QUIET, "henon", "couzin", "burgers", "double_gyre")  # most tools fit one of these
CARDS = {
    "spectrum": "path.x",
    "delay_spectrum": "path.x",
    "recurrence": "path",
    "causality_plane": "path.x",
}
WRITES = ("export_figure", "export_data", "export_film", "sweep")
KINDS = 4  # of files that one of them offers, at most
WRITTEN_S = 2.0
RESTED_S = 8.0  # what a run held, and a picture of another size, goes back some seconds later
SYSTEMS = 2  # that a tool is used on
MEASURED_S, IDLE_S = 1.5, 15.0  # that what is computed beside the picture is waited for
REST_SIZE = (1600, 1000)
WARM_S = 600.0  # of a day that may take what it needs
AWHILE_S = 600.0  # whose rests are taken together


def meet(day: Day, keys: Iterable[str]) -> None:
    """Every experiment and its dials, every tool, every action, every kind of file, once."""
    keys = list(keys)
    for key in keys:
        day.open(key)
        day.drag_dials()  # far away a system may need other code, and what it keeps is larger
        day.wait(lambda: idle(day) and answered(day), MEASURED_S)  # what measures it stays, too
    _tools(day, [*RICH, *keys])
    _cells(day)
    day.open(QUIET)
    for name, action in list(day.window.actions_by_name.items()):
        if name not in day.leaves and action.isEnabled():
            day.do(f"action {name}", action.trigger, 0.2)
            day.put_away()
    day.open(QUIET)
    for name in WRITES:
        for day.kind in range(KINDS):  # each loads libraries of its own
            if day.window.actions_by_name[name].isEnabled():
                day.do(f"action {name}", day.window.actions_by_name[name].trigger, 0.3)
                _write(day)
    day.kind = None


def _tools(day: Day, keys: Iterable[str]) -> None:
    from explorer.engine.channels import fitting

    known, desk = day.window.commands.opening.catalogue(), day.window.desk
    left = dict(desk.diagnostics)
    met: Counter[str] = Counter()
    for key in dict.fromkeys(keys):
        fits = [one for one in left.values() if fitting(known[key], one)]
        if not fits:
            continue
        day.open(key)
        for one in fits:
            channel = fitting(known[key], one)[0].name
            day.do(f"measure {one.key}", lambda: day.window.pane.open(one.key, channel), 0.5)  # noqa: B023
            put_down(day)
            met[one.key] += 1  # the second system may have another shape, compiled for itself
            if met[one.key] == SYSTEMS:
                del left[one.key]


def _cells(day: Day) -> None:
    """Four views, and a card in each cell of every layout, and all of them in one."""
    from explorer.app.deck import key_of
    from explorer.app.tiling import TILINGS

    for key in RICH:
        day.open(key)
        for name in ("four", "one"):
            day.do(f"arrange {name}", lambda: day.window.middle.arrange(name), 0.5)  # noqa: B023
    day.open(QUIET)
    for key, channel in CARDS.items():
        day.do(f"measure {key}", lambda: day.window.pane.open(key, channel), 0.5)  # noqa: B023
    middle = day.window.middle
    for name, tiling in TILINGS.items():
        day.do(f"arrange {name}", lambda: middle.arrange(name), 0.2)  # noqa: B023
        for cell, card in zip(range(tiling.count), middle.cards, strict=False):
            day.do("choose", lambda: middle.choose(cell, key_of(card)), 0.2)  # noqa: B023
    day.do("reset", middle.reset)
    put_down(day)


def put_down(day: Day) -> None:
    """Measure nothing."""
    desk = day.window.desk
    while desk.document.measures:
        day.do("forget", lambda: desk.measuring.forget(desk.document.measures[0]), 0.02)


def _write(day: Day) -> None:
    """Press what begins in the dialog that is open; a while later close it."""
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible() and hasattr(top, "go"):
            day.do("write", top.go.click, WRITTEN_S)
            day.do("close", top.close, 0.05)
    day.put_away()


def rest(day: Day) -> None:
    """Everything put away, one quiet system in one view of one size: what is resident now?"""
    day.put_away()
    put_down(day)
    if len(day.window.desk.document.runs) > 1:
        day.do("compare", day.window.desk.compare)
    usual = day.window.commands
    presenter = usual.presenting.presenter
    if presenter.on:
        day.do("present", presenter.toggle)
    if presenter.frozen is not None:  # a picture over the picture
        day.do("thaw", presenter.freeze)
    day.do("layout", usual.layout.reset_layout)  # a dock that is hidden makes a larger picture
    day.do("arrange", lambda: usual.layout.arrange("one"))
    day.do("settings", lambda: day.window.preferences.reset(("scale",)), 0.2)
    day.do("theme", lambda: usual.view.wear("dark"), 0.2)
    day.do("size", lambda: day.window.resize(*REST_SIZE))
    day.open(QUIET)
    day.wait(lambda: idle(day), IDLE_S)
    day.live(RESTED_S)
    day.rested.append((time.monotonic(), resident()))


def idle(day: Day) -> bool:
    """Whether all that was asked for is there."""
    window = day.window
    waits = window.docks.bites.pending or window.effects.dressing.pending or window.docks.busy()
    return not (waits or window.errands.busy or window.slow_errands.busy)


def answered(day: Day) -> bool:
    """Whether everything that is measured has told something: then it is compiled, or loaded."""
    desk = day.window.desk
    told = [desk.watches.latest(measure) for measure in desk.document.measures]
    return all(one is not None and (one.reading is not None or one.error) for one in told)


def some_of_each(catalogue: Mapping[str, Any], chance: Random) -> list[str]:
    """Two experiments of every family and motion."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key, experiment in catalogue.items():
        groups.setdefault((experiment.family, type(experiment.motion).__name__), []).append(key)
    return [key for keys in groups.values() for key in chance.sample(keys, min(2, len(keys)))]


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def grown(rested: list[tuple[float, float]], begun: float) -> float | None:
    """By which share the last ten minutes' rests lie above those of the ten after the warm ones.

    Medians: what one rest meets, a compilation or a file that is read, comes and goes.
    """
    later = [(at - begun, size) for at, size in rested if at - begun >= WARM_S]
    if not later or later[-1][0] - later[0][0] < 2 * AWHILE_S:
        return None
    first = [size for at, size in later if at <= later[0][0] + AWHILE_S]
    last = [size for at, size in later if at >= later[-1][0] - AWHILE_S]
    return statistics.median(last) / statistics.median(first) - 1.0
