"""Make a film of an experiment or of a saved session: MP4, WebM, GIF or numbered PNG files."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from explorer import api
from explorer.cli import figure, filmed, options
from explorer.cli.following import Following
from explorer.cli.output import Progress
from explorer.engine import reel
from explorer.engine.batch import begin_document, record
from explorer.engine.recorder import Recording
from explorer.engine.session import Document
from explorer.io import files
from explorer.io.film import film
from explorer.model import BadInput, Experiment

WATCHING = 50.0  # steps per second of an experiment that declares no pace
SIZE = re.compile(r"(\d+)x(\d+)")


def declare(parser: argparse.ArgumentParser) -> None:
    """Add the options of `movie`."""
    parser.add_argument("key", nargs="?", metavar="KEY[:VIEW]", help="experiment, and what of it")
    options.declare_run(parser, key=False)
    parser.add_argument(
        "--from", dest="origin", metavar="FILE",
        help="the run of a session or data file, with its changes, seeds, camera keys and looks",
    )  # fmt: skip
    parser.add_argument("--view", default="", metavar="NAME", help="with --from: what of it")
    parser.add_argument("--begin", type=int, metavar="STEP", help="first step that is seen")
    parser.add_argument("--turns", type=float, default=0.0, metavar="N", help="round the subject")
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
    parser.add_argument("--theme", choices=("dark", "light", "projector"), default="dark")
    parser.add_argument(
        "--follow", action="store_true",
        help="write the share done to stdout, and stop when stdin ends",
    )  # fmt: skip
    parser.add_argument(
        "--out", required=True, metavar="FILE",
        help=".mp4, .webm, .gif, or .png for a folder of frames",
    )  # fmt: skip


def run(words: argparse.Namespace) -> int:
    """Write the film; 0."""
    size, count = pixels(words.size), frame_count(words.seconds, words.fps)
    made = film(words.out, size, words.fps)
    experiment, document, view = _subject(words)
    first, last = _span(words, experiment, document)
    run = replace(document.run, steps=last, every=1)
    document = document.with_run(run)
    steps = reel.schedule(first, last, count)
    watching = Following() if words.follow else Progress("filming")
    with watching as progress, made:
        for done, image in enumerate(_images(words, experiment, document, view, steps)):
            made.add(image)
            progress((done + 1) / count)
    if not words.follow:
        print(f"{words.out}: {made.frames} frames of {made.size[0]}x{made.size[1]}")
    return 0


def _subject(words: argparse.Namespace) -> tuple[Experiment, Document, str]:
    """What is filmed: an experiment, its run with what belongs to it, and the view."""
    if words.origin is not None:
        if words.key or words.equations or words.preset or words.set or words.start:
            raise BadInput("--from films a run as it was; leave out KEY and what makes a run")
        document = files.session(words.origin)
        return api.described(document.run), document, words.view
    key, view = options.split(words.key) if words.key else (None, None)
    experiment = options.experiment(words, key)
    settings = {**options.settings(words), "steps": 0, "every": 1}
    settings.pop("until", None)
    made = begin_document(experiment, options.pairs(words.set, "--set"), **settings)
    return experiment, Document(runs=(made,)), words.view or view or ""


def _span(words: argparse.Namespace, experiment: Experiment, document: Document) -> tuple[int, int]:
    """The first and the last step that are seen."""
    first, last = 0, _steps(words, experiment)
    if words.origin is not None:
        run = document.run
        first, last = run.take or (0, run.steps)
        if words.steps is not None or words.until is not None:
            last = _steps(words, experiment)
        if not words.steps and last == 0:
            last = _steps(words, experiment)
    first = first if words.begin is None else words.begin
    if not 0 <= first <= last:
        raise BadInput(f"--begin {first}: allowed is 0 to {last}, the last step")
    return first, last


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
    words: argparse.Namespace, experiment: Experiment, document: Document, view: str,
    steps: Sequence[int],
) -> Iterator[np.ndarray]:  # fmt: skip
    """Frames on the GL stage, or by matplotlib where no GL context can be made."""
    theatre = _theatre(pixels(words.size), words.theme)
    if theatre is None:
        if words.measure:
            raise BadInput("--measure: a film of a field needs OpenGL, which does not start here")
        if words.turns or document.cameras:
            print("separatrix: without GL the camera of a film stands still", file=sys.stderr)
        made = record(experiment, document.run)
        yield from drawn(made, view, steps, pixels(words.size), words.theme)
        return
    from explorer.views.dolly import keys_of, pose_at, turned

    keys = keys_of(document.cameras, document.run.experiment)
    theatre.open(experiment, view)
    theatre.dress(dict(document.looks))
    base = theatre.panel.camera.pose
    run = reel.Reel(experiment, document.run)
    field = _along(words, experiment, run, steps, bool(document.run.log))
    for done, step in enumerate(steps):
        frame = run.at(step)
        if field is not None:
            field.show(theatre.panel, run.live.inside)
        if done == 0:  # a subject without declared limits is framed where it begins
            theatre.panel.ingest(frame)
            theatre.panel.fit()
            base = theatre.panel.camera.pose
        pose = pose_at(keys, done / words.fps)
        if pose is not None or words.turns:
            theatre.panel.camera.touch()
            share = done / max(1, len(steps))
            theatre.panel.camera.pose = turned(pose or base, words.turns * share)
        yield theatre.shoot(frame)


def _along(
    words: argparse.Namespace, experiment: Experiment, run: reel.Reel, schedule: Sequence[int],
    turned: bool,
) -> filmed.Along | None:  # fmt: skip
    """The field that is asked for, with the options of its diagnostic."""
    if not words.measure:
        return None
    given = options.options(words.given)
    live = run.live
    return filmed.Along(words.measure, given, experiment, live.params, schedule, live.dt, turned)


def _theatre(size: tuple[int, int], theme: str) -> Any:
    try:
        from explorer.views.picture import Theatre
        from explorer.views.theme import NIGHT, PAPER, PROJECTOR

        worn = {"light": PAPER, "projector": PROJECTOR}.get(theme, NIGHT)
        return Theatre((size[0] // 2 * 2, size[1] // 2 * 2), worn)
    except Exception:  # no driver, no context, no library: each says it in its own way
        return None


def drawn(
    recording: Recording,
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
