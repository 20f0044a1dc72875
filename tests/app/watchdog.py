"""A watchdog on the GUI thread: every stall with its length, what the thread did, and its stack.

A stall is a gap between two beats of a 5 ms timer. Of its length, what the thread spent waiting
for a processor (Linux counts it per thread) is the machine's; the rest is the program's. Beside it
stands what a host took from the processors of this machine meanwhile, where it is a virtual one.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import CodeType, FrameType
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BEAT_MS = 5
STALL_S = 0.15
PIECE_MS, ABOUT_S = 250, 0.4  # how often the control works; how far from a stall that tells of it
LOOKS = 20  # beats from one look at what the host took to the next
DAY = Path(__file__).with_name("day.py")


Stack = tuple[tuple[CodeType, int], ...]  # the innermost frames with their lines, innermost first
FRAMES = 12


@dataclass
class Stall:
    """One gap: when it began (seconds since the epoch), and where its time went [s]."""

    at: float
    length: float = 0.0
    own_cpu: float = 0.0  # computing in the GUI thread
    queued: float = 0.0  # ready to run, but no processor was free
    stolen: float = 0.0  # from all processors by the host, since 0.1 s before at most
    doing: str = ""
    stack: Stack = ()

    @property
    def ours(self) -> float:
        """Seconds that the machine is not to blame for."""
        return self.length - self.queued


class Watchdog(QObject):
    """Beats in the GUI thread; `doing` names the step under way.

    Stacks come from an alarm signal, whose handler runs in the GUI thread: another thread that held
    one of its frames would have its painters and widgets die there, and Qt crash.
    """

    def __init__(self, least: float = STALL_S) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self.longest = 0.0
        self.doing = ""
        self._least = least
        self._native = threading.get_native_id()
        self._stack: Stack = ()
        self._before = signal.signal(signal.SIGALRM, self._rung)
        self._beat = time.monotonic()
        self._spent = self._counts()
        self._beats, self._taken = 0, taken()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()
        signal.setitimer(signal.ITIMER_REAL, 0.6 * self._least)

    def _counts(self) -> tuple[float, float]:
        """Seconds on a processor, and waiting for one."""
        try:
            with open(f"/proc/self/task/{self._native}/schedstat", encoding="ascii") as file:
                ran, queued, _ = file.read().split()
        except OSError:
            return time.thread_time(), 0.0
        return int(ran) / 1e9, int(queued) / 1e9

    def beat(self) -> None:
        """The event loop is free: what went before was one turn."""
        now = time.monotonic()
        gap = now - self._beat
        self.longest = max(self.longest, gap)
        ran, queued = self._counts()
        if gap > self._least:
            stall = Stall(time.time() - gap, gap, ran - self._spent[0], queued - self._spent[1])
            stall.doing, stall.stack = self.doing, self._stack
            stall.stolen = taken() - self._taken
            self.stalls.append(stall)
        self._beats += 1
        if self._beats % LOOKS == 0 or gap > self._least:
            self._taken = taken()
        self._stack = ()
        signal.setitimer(signal.ITIMER_REAL, 0.6 * self._least)
        self._beat, self._spent = now, (ran, queued)

    def _rung(self, _: int, frame: FrameType | None) -> None:
        """Note where the thread is; to read the sources now would make the stall longer."""
        met = []
        while frame is not None and len(met) < FRAMES:
            met.append((frame.f_code, frame.f_lineno))
            frame = frame.f_back
        self._stack = tuple(met)

    def end(self) -> None:
        """No more beats."""
        self._timer.stop()
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, self._before)

    def told(self) -> list[dict[str, Any]]:
        """The stalls as plain numbers and words."""
        return [
            {**vars(stall), "ours": stall.ours, "stack": written(stall.stack)}
            for stall in list(self.stalls)
        ]


def taken() -> float:
    """Seconds that a host has taken from the processors since the start; 0 where nobody counts."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            return int(file.readline().split()[8]) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def written(stack: Stack) -> str:
    """A stack as Python writes it, the innermost frame last."""
    lines = [(code.co_filename, line, code.co_name, None) for code, line in reversed(stack)]
    return "".join(traceback.format_list(lines))


def idle(seconds: float) -> None:
    """The control: an empty window whose stalls are the machine's alone.

    Four times a second it does the same small work: what that takes says how fast the machine is
    just then, with all that the day's threads ask of it.
    """
    app = QApplication([])
    window = QWidget()
    window.show()
    dog = Watchdog()
    work: list[tuple[float, float]] = []
    timer = QTimer()
    timer.setInterval(PIECE_MS)
    timer.timeout.connect(lambda: work.append((time.time(), piece())))
    timer.start()
    QTimer.singleShot(int(1000 * seconds), app.quit)
    app.exec()
    dog.end()
    told = {"longest_gap_s": dog.longest, "stalls": dog.told(), "work": work}
    told["work_s"] = spread([took for _, took in work])
    print(json.dumps(told))


def piece() -> float:
    """Seconds of the processor that a fixed piece of Python takes now; about 2 ms."""
    began = time.thread_time()
    sum(n * n % 7 for n in range(20_000))
    return time.thread_time() - began


def spread(work: list[float]) -> dict[str, float]:
    """Least, middle and greatest."""
    if not work:
        return {}
    return {"least": min(work), "median": median(work), "most": max(work)}


def judged(stalls: list[dict[str, Any]], work: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """Stalls with `slow`, how much slower than usual the machine was, and `own_usual`.

    work   (seconds since the epoch, seconds that the control's piece took)

    Usual is the middle of the day, with all that the day itself asks of the machine; what would
    have been computed within the stall at that speed is `own_usual`.
    """
    usual = median(took for _, took in work) if work else 0.0
    found = []
    for stall in stalls:
        first, last = stall["at"] - ABOUT_S, stall["at"] + stall["length"] + ABOUT_S
        near = [took for at, took in work if first <= at <= last]
        slow = max(1.0, median(near) / usual) if near and usual else 1.0
        found.append(stall | {"slow": slow, "own_usual": stall["own_cpu"] / slow})
    return found


def control(minutes: float) -> subprocess.Popen[str]:
    """A window that idles beside the day."""
    words = [sys.executable, str(DAY), "--idle", str(60 * minutes)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
