"""The headline worlds without a window: simulated, measured, drawn and filmed."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from explorer import api
from explorer.cli import figure, movie
from explorer.cli.output import Progress, number, print_table
from explorer.io.film import Film
from explorer.model import BadInput, Diagnostic, Image, Reading

SIZE = (6.4, 4.8)  # inches
DPI = 200.0
FILM = (640, 480)
FRAMES, FPS = 60, 15
NOISE = 20_000  # samples of the signal that has no order at all


@dataclass(frozen=True)
class World:
    """A stop of the tour: an experiment, how it is run, and what is measured there."""

    key: str
    says: str
    settings: Mapping[str, Any]
    diagnostics: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    film: bool = False


WORLDS = (
    World(
        "lorenz", "Chaos: two paths that start together part for ever.",
        {"steps": 6000}, ("lyapunov",), film=True,
    ),
    World(
        "double_gyre", "Transport: ridges of the FTLE are the walls that fluid does not cross.",
        {"steps": 2000}, ("ftle",),
    ),
    World(
        "couzin", "Collective motion: each fish minds its neighbours, and a school appears.",
        {"steps": 400, "every": 4, "seed": 1}, ("school_order", "school_entropies"),
    ),
    World(
        "logistic", "Entropy: how far a signal is from order, and from noise.",
        {"steps": 20_000}, ("lyapunov", "permutation_entropy"),
    ),
)  # fmt: skip


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `tour`."""
    parser.add_argument("--out", default="separatrix-tour", metavar="DIR", help="where to write")


def run(words: argparse.Namespace) -> int:
    """Visit every world, print what is found, write what is seen; 0."""
    folder = Path(words.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder} cannot be made: {error.strerror or error}") from None
    for world in WORLDS:
        _visit(world, folder)
    _noise(folder)
    print(f"\nwritten into {folder}:")
    print_table(
        ([path.name, f"{path.stat().st_size / 1024:.0f} kB"] for path in sorted(folder.iterdir())),
        "  ",
    )
    return 0


def _visit(world: World, folder: Path) -> None:
    with Progress(f"simulating {world.key}") as progress:
        recording = api.run(world.key, progress=progress, **world.settings)
    experiment = recording.experiment
    print(f"\n{experiment.title}: {world.says}")
    recording.save(str(folder / f"{world.key}.nc"))
    _draw(figure.figures().figure(recording, "", SIZE, DPI, "light"), folder / world.key)
    for name in world.diagnostics:
        diagnostic = api.diagnostics()[name]
        found = _measured(diagnostic, recording, world.options)
        _print(diagnostic, found)
        if diagnostic.gives is Image:
            title = f"{diagnostic.title}, {experiment.title}"
            made = figure.figures().figure_of_diagnostic(
                diagnostic, found, title, SIZE, DPI, "light", experiment=experiment
            )
            _draw(made, folder / f"{world.key}-{name}")
    if world.film:
        _film(recording, folder / f"{world.key}.mp4")


def _measured(
    diagnostic: Diagnostic, recording: api.Recorded, options: Mapping[str, Any]
) -> Reading:
    """Of the motion where the diagnostic asks for it, else of the run that was just made."""
    of = recording.experiment if diagnostic.asks_for_motion else recording
    return api.measure(diagnostic, of, **options)


def _noise(folder: Path) -> None:
    """The other end of the scale of entropies: white noise, as any data of one's own."""
    diagnostic = api.diagnostics()["permutation_entropy"]
    noise = np.random.default_rng(1).normal(size=NOISE)
    print("\nWhite noise: the same measurement of data from elsewhere.")
    found = api.measure(diagnostic, data=noise)
    _print(diagnostic, found)
    made = figure.figures().figure_of_diagnostic(
        diagnostic, found, "White noise", SIZE, DPI, "light"
    )
    _draw(made, folder / "noise-permutation_entropy")


def _draw(made: Any, stem: Path) -> None:
    for ending in (".png", ".svg"):
        figure.save(made, stem.with_name(stem.name + ending))


def _film(recording: api.Recorded, path: Path) -> None:
    schedule = np.linspace(1, len(recording) - 1, FRAMES).round().astype(int).tolist()
    with Progress("filming") as progress, Film(path, FILM, FPS) as film:
        for done, image in enumerate(movie.drawn(recording, "", schedule, FILM, "dark")):
            film.add(image)
            progress((done + 1) / FRAMES)


def _print(diagnostic: Diagnostic, found: Reading) -> None:
    rows = []
    for name, value in found.values.items():
        spread = found.uncertainty.get(name)
        band = "" if spread is None else f"± {number(spread, 2)}"
        rows.append([name, number(value), band, found.units.get(name, "")])
    print(f"  {diagnostic.title}")
    print_table(rows, "    ")
