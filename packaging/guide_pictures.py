"""Pictures of the guide, all from the live window; small PNGs, light, a few dark.

    xvfb-run -a -s '-screen 0 1600x1000x24' python packaging/guide_pictures.py [NAME ...]

Writes assets/guide/<name>.png, at most 760 pixels wide and of few colours.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "packaging"))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QIODevice, QRect  # noqa: E402
from PySide6.QtGui import QPixmap  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402
from screenshots import opened, read, spinner  # noqa: E402

from explorer.app.tools import channel_of  # noqa: E402
from explorer.app.window import Window  # noqa: E402

FOLDER = ROOT / "assets" / "guide"
WIDTH, COLOURS = 760, 128
SIZE = (1360, 860)


class Studio:
    """The window, and what every picture needs of it."""

    def __init__(self) -> None:
        self.spin: Callable[..., None] = spinner()
        self.w: Window = opened(self.spin, "light")
        sys.excepthook = sys.__excepthook__  # what fails here is told here
        self.w.resize(*SIZE)
        self.w.hints.dismiss()

    def rest(self, seconds: float = 1.0) -> None:
        """Let the window live."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.spin(lambda: False, 0.05)

    def show(
        self, key: str, preset: str | None = None, until: float = 20.0, speed: float = 1.0,
        tools: Iterable[str] = (), dials: dict[str, Any] | None = None, theme: str = "light",
    ) -> None:  # fmt: skip
        """Open something and let it become worth looking at."""
        w = self.w
        w.commands.view.wear(theme)
        w.commands.opening.open_key(key, preset, dials)
        w.commands.time.speed(speed)
        self.spin(lambda: not w.docks.bites.pending, 20)
        self.rest(1.0)
        for tool in tools:
            assert w.desk.experiment is not None
            w.pane.open(tool, channel_of(w.desk.experiment, w.desk.diagnostics[tool]))
        self.spin(lambda: w.desk.run.status().t >= until, 60)
        self.spin(lambda: read(w), 30)
        self.spin(
            lambda: not any(getattr(h, "working", False) for h in w.desk.watches.handles.values()),
            60,
        )
        self.rest(1.5)

    def keep(self, name: str, *widgets: QWidget, tall: int = 0) -> None:
        """Grab the window, or the rectangle that holds some of its widgets, so high at most."""
        top = widgets[0].window() if widgets else self.w
        self.rest(0.6)
        picture = top.grab()
        if widgets and widgets[0] is not top:
            held = QRect()
            for one in widgets:
                corner = one.mapTo(top, one.rect().topLeft())
                held = held.united(QRect(corner, one.size()))
            if tall:
                held.setHeight(min(tall, held.height()))
            picture = picture.copy(held)
        write(picture, FOLDER / f"{name}.png")


def write(picture: QPixmap, path: Path) -> None:
    """As a small PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    if image.width > WIDTH:
        image = image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.LANCZOS)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.name, image.size, path.stat().st_size // 1024, "kB", flush=True)


# -- one function a picture, or a family of them -----------------------------------------------
def lorenz(s: Studio) -> None:
    """The window, its panels, the transport bar."""
    s.show("lorenz", until=60.0, speed=4.0)
    s.keep("window")
    s.keep("transport", s.w.transport)
    s.keep("readings", s.w.docks.bottom)
    s.keep("exponents", s.w.docks.measures.readings)
    s.w.commands.dials.turn("rho", 24.5)
    s.rest(1.0)
    s.keep("dials", s.w.docks.right, tall=300)


def catalogue(s: Studio) -> None:
    """A search."""
    s.w.docks.gallery.search.setText("lambda > 0.5")
    s.w.docks.gallery.search.setCursorPosition(0)
    s.rest(1.0)
    s.keep("catalogue", s.w.docks.left, tall=420)
    s.w.docks.gallery.search.clear()


def editor(s: Studio) -> None:
    """The equation editor."""
    s.w.commands.opening.new_equations()
    s.rest(1.5)
    made = s.w.commands.opening._editor
    s.keep("editor", made)
    made.hide()


def seeds(s: Studio) -> None:
    """Three seeds."""
    s.show("rossler", until=30.0, speed=4.0)
    s.w.desk.dropping.seed([(4.0, 2.0, 0.5), (-6.0, 4.0, 0.1), (1.0, -9.0, 0.1)])
    s.rest(3.0)
    s.keep("seeds", s.w.middle)


def orbit(s: Studio) -> None:
    """The orbit diagram beside its stage."""
    s.show("logistic", until=4000.0, speed=1.0, tools=("orbit_diagram",))
    s.keep("orbit", s.w.middle)


def basins(s: Studio) -> None:
    """Three magnets."""
    s.show("magnetic_pendulum", until=10.0, tools=("basins",), theme="dark")
    s.rest(8.0)
    s.keep("basins", s.w.middle)


def plane(s: Studio) -> None:
    """All systems on one plane."""
    s.show("rossler", until=20.0, tools=("causality_plane",))
    s.w.middle.toggle(1)  # the card alone
    s.rest(30.0)
    s.keep("plane", s.w.middle)
    s.w.middle.toggle(1)


def ftle(s: Studio) -> None:
    """The double gyre."""
    s.show("double_gyre", until=8.0, theme="dark")
    s.keep("ftle", s.w.middle)


def school(s: Studio) -> None:
    """A parade."""
    s.show("couzin", "highly_parallel", until=30.0)
    s.w.commands.view.fit()
    s.rest(2.0)
    s.keep("school", s.w.middle)


def inspector(s: Studio) -> None:
    """A file of currents."""
    s.w.commands.view.wear("light")
    s.w.commands.opening.open_path(str(ROOT / "assets" / "currents.nc"))
    s.spin(lambda: s.w.commands.opening.inspector is not None, 30)
    s.rest(2.0)
    made = s.w.commands.opening.inspector
    s.keep("inspector", made)
    made.close()


def importer(s: Studio) -> None:
    """A table of numbers."""
    import explorer as ex

    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/rossler.csv"
        ex.run("rossler", steps=3000, dt=0.05).save(path)
        s.w.commands.opening.import_data(path)
        s.rest(4.0)
        made = s.w.commands.opening.importer
        s.keep("import", made)
        made.close()


def lesson(s: Studio) -> None:
    """A lesson beside its model."""
    s.w.commands.view.wear("light")
    s.w.commands.teaching.start("sensitivity")
    s.rest(6.0)
    s.keep("lesson")
    s.w.commands.teaching.leave()


def figure(s: Studio) -> None:
    """As for a column of a journal."""
    from explorer.cli.main import main as command

    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/figure.png"
        command(["figure", "lorenz", "--steps", "6000", "--size", "85x64mm", "--dpi", "200",
                 "--out", path])  # fmt: skip
        write(QPixmap(path), FOLDER / "figure.png")


ALL = (
    lorenz, catalogue, editor, seeds, orbit, basins, plane, ftle, school, inspector, importer,
    lesson, figure,
)  # fmt: skip


def main(words: list[str]) -> int:
    """Draw those named, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    studio = Studio()
    for draw in ALL:
        if not words or draw.__name__ in words:
            draw(studio)
    studio.w.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
