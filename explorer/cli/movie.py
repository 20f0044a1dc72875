"""Make a film of an experiment: MP4, WebM or GIF."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from explorer import api
from explorer.cli import figure, filmed, options
from explorer.cli.output import Progress
from explorer.engine.stepper import Stepper, stepper
from explorer.engine.window import Window
from explorer.io.film import Film
from explorer.model import BadInput, Diverged, Experiment, Frame, ParamSet

WINDOW = 65_536  # samples of a path that a frame carries
WATCHING = 50.0  # steps per second of an experiment that declares no pace
SIZE = re.compile(r"(\d+)x(\d+)")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `movie`."""
    parser.add_argument("key", nargs="?", metavar="KEY[:VIEW]", help="experiment, and what of it")
    options.declare_run(parser, key=False)
    parser.add_argument("--seconds", type=float, default=10.0, metavar="S", help="length")
    parser.add_argument("--fps", type=float, default=30.0, metavar="F", help="frames per second")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="in pixels")
    parser.add_argument(
        "--measure", metavar="KEY", help="a field that every frame shows anew: ftle, vorticity, ..."
    )
    parser.add_argument(
        "--with", dest="given", action="append", default=[], metavar="NAME=VALUE",
        help="an option of that measurement; repeat for more",
    )  # fmt: skip
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--out", required=True, metavar="FILE", help=".mp4, .webm or .gif")


def run(words: argparse.Namespace) -> int:
    """Write the film; 0."""
    size, count = pixels(words.size), frame_count(words.seconds, words.fps)
    film = Film(words.out, size, words.fps)
    key, view = options.split(words.key) if words.key else (None, None)
    experiment = options.experiment(words, key)
    schedule = np.linspace(0, _steps(words, experiment), count).round().astype(int).tolist()
    with Progress("filming") as progress, film:
        for done, image in enumerate(_images(words, experiment, view or "", size, schedule)):
            film.add(image)
            progress((done + 1) / count)
    print(f"{words.out}: {film.frames} frames of {film.size[0]}x{film.size[1]}")
    return 0


def frame_count(seconds: float, fps: float) -> int:
    """Frames of a film: exactly round(seconds * fps)."""
    if not 0 < seconds <= 3600:
        raise BadInput(f"--seconds {seconds:g}: allowed is more than 0, at most 3600")
    count = round(seconds * fps)
    if count < 1:
        raise BadInput(f"--seconds {seconds:g} at {fps:g} frames per second is no frame")
    return count


def pixels(text: str) -> tuple[int, int]:
    """(width, height) of 1280x720."""
    found = SIZE.fullmatch(text.strip())
    if found is None:
        raise BadInput(f"--size {text!r}: write 1280x720")
    return int(found[1]), int(found[2])


def _steps(words: argparse.Namespace, experiment: Experiment) -> int:
    """Steps that the film spans: those asked for, else its length at the declared pace."""
    dt = abs(words.dt or experiment.motion.dt)
    if words.steps is not None:
        return max(0, words.steps)
    if words.until is not None:
        return max(0, round(words.until / dt))
    pace = experiment.motion.pace
    per_second = WATCHING if pace is None else pace / dt
    return max(1, round(per_second * words.seconds))


def _images(
    words: argparse.Namespace,
    experiment: Experiment,
    view: str,
    size: tuple[int, int],
    schedule: Sequence[int],
) -> Iterator[np.ndarray]:
    """Frames on the GL stage, or by matplotlib where no GL context can be made."""
    theatre = _theatre(size, words.theme)
    params = options.pairs(words.set, "--set")
    if theatre is None:
        if words.measure:
            raise BadInput("--measure: a film of a field needs OpenGL, which does not start here")
        settings = {**options.settings(words), "steps": int(schedule[-1]), "every": 1}
        settings.pop("until", None)
        yield from drawn(api.run(experiment, params, **settings), view, schedule, size, words.theme)
        return
    chosen = experiment.settings(params, words.preset)
    begun = dict(experiment.preset(words.preset).start) if words.preset else {}
    begun.update(options.starts(words.start))
    live = stepper(
        experiment, chosen, begun or None, words.dt, words.method, words.seed, tracers=True
    )
    theatre.open(experiment, view)
    field = _along(words, experiment, chosen, schedule, live.dt)
    for done, frame in enumerate(frames(live, experiment, chosen, schedule)):
        if field is not None:
            field.show(theatre.panel, live)
        if done == 0:  # a subject without declared limits is framed where it begins
            theatre.panel.ingest(frame)
            theatre.panel.fit()
        yield theatre.shoot(frame)


def _along(
    words: argparse.Namespace, experiment: Experiment, params: ParamSet, schedule: Sequence[int],
    dt: float,
) -> filmed.Along | None:  # fmt: skip
    """The field that is asked for, with the options of its diagnostic."""
    if not words.measure:
        return None
    given = options.options(words.given)
    return filmed.Along(words.measure, given, experiment, params, schedule, dt)


def _theatre(size: tuple[int, int], theme: str) -> Any:
    try:
        from explorer.views.picture import Theatre
        from explorer.views.theme import NIGHT, PAPER

        return Theatre(size, PAPER if theme == "light" else NIGHT)
    except Exception:  # no driver, no context, no library: each says it in its own way
        return None


def frames(
    live: Stepper, experiment: Experiment, params: ParamSet, schedule: Sequence[int]
) -> Iterator[Frame]:
    """What is seen at each step of the schedule; a path carries its past."""
    windows: dict[str, Window] = {}
    _extend(windows, live.origin(), live)
    for step in schedule:
        if step > live.step:
            _extend(windows, live.advance(int(step) - live.step, WINDOW), live)
        if live.stopped is not None:
            raise Diverged(live.stopped, live.step, live.t, live.why)
        arrays, first = dict(live.snapshot()), {}
        for name, window in windows.items():
            samples, first[name] = window.snapshot()
            arrays[name] = samples.transpose(1, 0, 2) if samples.ndim == 3 else samples
        yield Frame(experiment.key, live.step, live.t, params, arrays, first, dt=live.dt)


def _extend(windows: dict[str, Window], samples: dict[str, np.ndarray], live: Stepper) -> None:
    held = set(live.snapshot())
    for name, values in samples.items():
        if name not in held:
            windows.setdefault(name, Window(WINDOW, values.shape[1:])).extend(values, live.step)


def drawn(
    recording: api.Recorded,
    view: str,
    schedule: Sequence[int],
    size: tuple[int, int],
    theme: str,
    dpi: float = 100.0,
) -> Iterator[np.ndarray]:
    """(height, width, 4) uint8 images of a recording as it grows, drawn by matplotlib."""
    figures = figure.figures()
    paper = size[0] / dpi, size[1] / dpi
    for sample in schedule:
        end = min(int(sample) + 1, len(recording))
        arrays = {name: values[:end] for name, values in recording.arrays.items()}
        part = replace(recording, t=recording.t[:end], steps=recording.steps[:end], arrays=arrays)
        made = figures.figure(part, view, paper, dpi, theme)
        made.canvas.draw()
        yield np.asarray(made.canvas.buffer_rgba())
