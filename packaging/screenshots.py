"""Pictures of the real window, for README and guide: every world, two themes, two sizes.

    xvfb-run -a -s '-screen 0 1600x1000x24' python packaging/screenshots.py [FOLDER]

Writes FOLDER (assets/screenshots) /<world>-<theme>-<width>.png, all from live runs. The catalogue's
thumbnails are drawn by thumbnails.py.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402

from explorer.app import shell, style  # noqa: E402
from explorer.app.window import Window  # noqa: E402

SIZES = ((1600, 1000), (1024, 700))
THEMES = ("dark", "light")
# world -> (experiment, preset, model time to wait for, measurement added)
WORLDS: dict[str, tuple[str, str | None, float, tuple[str, str] | None]] = {
    "attractor": ("lorenz", None, 60.0, None),
    "transport": ("double_gyre", None, 12.0, None),
    "school": ("couzin", "highly_parallel", 30.0, None),
    "entropy": ("logistic", None, 8000.0, None),
    "tools": ("logistic", None, 9000.0, ("orbit_diagram", "path")),
    "fields": ("nlse_solitons", None, 16.0, None),
}
PATIENCE_S = 90.0


def spinner() -> Callable[[Callable[[], bool], float], None]:
    """A function that lets the window live until something holds, or patience ends."""
    app = shell.application()
    beat = QTimer(app)
    beat.start(5)

    def spin(until: Callable[[], bool], patience: float = PATIENCE_S) -> None:
        end = time.monotonic() + patience
        while not until() and time.monotonic() < end:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    return spin


def opened(spin: Callable[..., None], theme: str) -> Window:
    """A settled window."""
    style.wear(theme)
    window = Window(theme)
    window.show()
    window.furnish("lorenz")
    spin(lambda: window.settled and window.docks.measures.chart is not None)
    spin(lambda: not window.errands.busy)
    return window


def show(window: Window, world: str, spin: Callable[..., None]) -> None:
    """Open a world and let it become worth looking at."""
    key, preset, until, measure = WORLDS[world]
    window.commands.opening.open_key(key, preset)
    window.commands.time.speed(4.0 if until > 40 else 1.0)
    spin(lambda: False, 1.5)  # what the experiment brings along is measured first
    if measure is not None:
        window.desk.measuring.add(*measure)
    spin(lambda: window.desk.run.status().t >= until)
    window.commands.time.speed(1.0)
    spin(lambda: read(window), 40.0)
    spin(lambda: False, 1.5)


def read(window: Window) -> bool:
    """Whether every measurement has its first numbers."""
    seen = [window.desk.watches.latest(measure) for measure in window.desk.watches.handles]
    return all(one is not None and one.reading is not None and one.reading.values for one in seen)


def write(window: Window, path: Path, size: tuple[int, int], spin: Callable[..., None]) -> None:
    """Grab the whole window at a size."""
    window.resize(*size)
    spin(lambda: False, 1.2)
    window.grab().save(str(path))
    print(path)


def main(words: list[str]) -> int:
    """Write every picture."""
    folder = Path(words[0]) if words else ROOT / "assets" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    spin = spinner()
    window = opened(spin, THEMES[0])
    for world in WORLDS:
        window.resize(*SIZES[0])
        show(window, world, spin)
        for theme in THEMES:
            window.commands.view.wear(theme)
            for size in SIZES:
                write(window, folder / f"{world}-{theme}-{size[0]}.png", size, spin)
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
