"""Draw an experiment for paper or screen: PNG, SVG or PDF, text as text."""

from __future__ import annotations

import argparse
from pathlib import Path
from types import ModuleType
from typing import Any

from explorer import api
from explorer.cli import options
from explorer.cli.output import Progress
from explorer.engine.session import Document
from explorer.io import picture
from explorer.model import BadInput, Experiment, Kernel, Map
from explorer.model.param import unknown

ENDINGS = (".png", ".svg", ".pdf")
MM_PER_INCH = 25.4
PARTS = {
    "bar": "the colour bar", "scale": "axes and their numbers", "legend": "the legend",
    "caption": "the line that says what made it",
}  # fmt: skip
THEMES = ("light", "dark", "transparent", "projector")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `figure`."""
    parser.add_argument("key", nargs="?", metavar="KEY[:VIEW]", help="experiment, and what of it")
    options.declare_run(parser, key=False)
    options.declare_picture(parser)
    parser.add_argument(
        "--colour", default="heading", metavar="NAME",
        help="what the colours of a school mean: heading, alignment, momentum, turning, "
        "neighbours or id",
    )  # fmt: skip
    parser.add_argument("--size", default="160x120mm", metavar="WxH", help="in mm, in or px")
    parser.add_argument("--dpi", type=float, default=300.0, metavar="D", help="72 to 1200")
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--font", type=float, default=0.0, metavar="PT", help="size of axis names")
    for part, help in PARTS.items():
        parser.add_argument(f"--no-{part}", action="store_true", help=f"without {help}")
    parser.add_argument("--out", required=True, metavar="FILE", help=".png, .svg or .pdf")


def run(words: argparse.Namespace) -> int:
    """Write the figure; 0."""
    check(words.out)
    size = paper(words.size, words.dpi)
    parts = figures().Parts(words.font, *(not getattr(words, f"no_{part}") for part in PARTS))
    key, view = options.split(words.key) if words.key else (None, None)
    experiment = options.experiment(words, key)
    params = options.pairs(words.set, "--set")
    settings = options.settings(words)
    made: Any
    recording = None
    if view in api.diagnostics():
        settings.pop("every")
        diagnostic = api.diagnostics()[str(view)]
        given = options.options(words.given)
        reading = api.measure(diagnostic, experiment, params, **{**settings, **given})
        title = f"{diagnostic.title} of {experiment.title}"
        made = figures().figure_of_diagnostic(
            diagnostic, reading, title, size, words.dpi, words.theme,
            picture=words.picture, experiment=experiment, parts=parts,
        )  # fmt: skip
    elif words.given or words.picture:
        raise BadInput("--with and --picture belong to a diagnostic: write KEY:DIAGNOSTIC")
    else:
        if words.steps is None and words.until is None:
            settings["steps"] = telling(experiment)
        with Progress("simulating") as progress:
            recording = api.run(experiment, params, progress=progress, **settings)
        made = figures().figure(
            recording, view or "", size, words.dpi, words.theme,
            reading=coloured(recording, words.colour), colour=words.colour, parts=parts,
        )  # fmt: skip
    shown = None if recording is None else Document(runs=(recording.document,))
    save(made, words.out, shown)
    width, height = made.get_size_inches() * MM_PER_INCH
    print(f"{words.out}: {width:.0f} x {height:.0f} mm")
    return 0


def coloured(recording: Any, colour: str) -> Any:
    """The measurement that a colouring of a school stands for, or None; BadInput for no such."""
    from explorer.views.colouring import COLOURINGS

    if colour not in COLOURINGS:
        raise unknown(colour, set(COLOURINGS), "colouring")
    wanted = bool(COLOURINGS[colour].array)
    return api.measure("school_members", recording) if wanted else None


def figures() -> ModuleType:
    """The module that draws by matplotlib, loaded when a figure is wanted."""
    from explorer.views import figure

    return figure


def save(made: Any, path: str | Path, document: Document | None = None) -> None:
    """Write a figure as PNG, SVG or PDF; atomic. A PNG carries the document that made it."""
    picture.write(path, lambda sibling: figures().save(made, sibling), document)


def telling(experiment: Experiment) -> int:
    """Steps after which a picture of the experiment says something."""
    if isinstance(experiment.motion, Kernel):
        return 300
    return 20_000 if isinstance(experiment.motion, Map) else 10_000


def check(path: str) -> None:
    """BadInput for an ending that no figure has."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise BadInput(f"{path}: unknown ending {ending!r}; allowed: {', '.join(ENDINGS)}")


def paper(text: str, dpi: float) -> tuple[float, float]:
    """(width, height) in inches of 160x120mm, 6x4in or 1600x1200px."""
    if not 72 <= dpi <= 1200:
        raise BadInput(f"--dpi {dpi:g}: allowed is 72 to 1200")
    size: tuple[float, float] = figures().inches(text, dpi)
    if not all(0.5 <= side <= 60 and side * dpi <= 20_000 for side in size):
        raise BadInput(f"--size {text!r}: allowed is 0.5 to 60 inches and at most 20000 pixels")
    return size
