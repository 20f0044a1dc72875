"""A run without a window: from a document to a Recording."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from explorer.engine import animation
from explorer.engine.animated import Animated
from explorer.engine.drop import NAME, Drop
from explorer.engine.equation_stepper import starts
from explorer.engine.recorder import Divergence, Recording
from explorer.engine.session import RunDocument
from explorer.engine.stepper import stepper
from explorer.model import BadInput, Experiment, Flow, Kernel, Map, gridded
from explorer.model.gridded import Gridded
from explorer.model.tape import Tape, definition

CHUNK = 200_000  # steps between two looks at progress and interruption
MOST_BYTES = 16e9
Made = TypeVar("Made", bound=Recording)


def record(
    experiment: Experiment,
    document: RunDocument,
    progress: Callable[[float], None] | None = None,
) -> Recording:
    """Every `document.every`-th step of a run, the start included.

    A divergence ends the recording early and is named in `diverged`. Changes in the document's
    log are applied at their steps, so a live run replays exactly.
    """
    params = experiment.settings(document.initial)
    live = Animated(stepper(
        experiment, params, document.start or None, document.dt, document.method, document.seed,
        document.t0, rtol=document.rtol,
    ))  # fmt: skip
    _check_size(live, document)
    kept = [live.origin()]
    t = [np.array([live.t])]
    steps = [np.array([0])]
    for n, changes in pieces(document):
        before = live.step
        rows = live.sample(n, document.every) if n else {}
        if rows:
            kept.append(rows)
            at = np.arange(before // document.every + 1, live.step // document.every + 1)
            steps.append(at * document.every)
            t.append(live.t - (live.step - at * document.every) * live.dt)
        if live.stopped is not None:
            break
        apply(live, changes)
        if progress is not None:
            progress(live.step / max(1, document.steps))
    arrays = {name: np.concatenate([rows[name] for rows in kept]) for name in kept[0]}
    diverged = Divergence(live.stopped, live.step, live.t, why=live.why) if live.stopped else None
    return Recording(
        experiment, live.params, document, _times(document, np.concatenate(t)),
        np.concatenate(steps), arrays, diverged, live.state(),
    )  # fmt: skip


def with_seeds(experiment: Experiment, document: RunDocument) -> RunDocument:
    """The same run with its seeds as further starts, so that all are recorded from the start."""
    if not document.seeds:
        return document
    first, _ = starts(experiment, document.start)
    rows = np.concatenate([first, np.array(document.seeds)])
    columns = dict(zip(experiment.states, rows.T.copy(), strict=True))
    return replace(document, start=columns, seeds=())


def chosen(
    experiment: Experiment, document: RunDocument, trajectories: Sequence[int]
) -> RunDocument:
    """The run with some of its trajectories alone: 0 is its own, the others its seeds.

    raises  BadInput for none, or for one there is not
    """
    if list(trajectories) == [0]:
        return replace(document, seeds=())
    whole = with_seeds(experiment, document)
    count = len(document.seeds) + 1
    if not trajectories or not all(0 <= i < count for i in trajectories):
        raise BadInput(f"trajectories {list(trajectories)}: choose some of 0 to {count - 1}")
    rows = {name: np.asarray(column)[list(trajectories)] for name, column in whole.start.items()}
    return replace(whole, start=rows)


def since(recording: Made, step: int) -> Made:
    """The same recording without the samples before a step; BadInput where none is left."""
    kept = recording.steps >= step
    if not kept.any():
        raise BadInput(f"from step {step}: the run ends at step {recording.steps[-1]}")
    arrays = {name: values[kept] for name, values in recording.arrays.items()}
    return replace(recording, t=recording.t[kept], steps=recording.steps[kept], arrays=arrays)


def _times(document: RunDocument, t: np.ndarray) -> np.ndarray:
    """Sample times as t0 + i * dt exactly, unless the step changed on the way."""
    if any(name == "dt" for _, name, _ in document.log):
        return t
    return document.t0 + np.arange(len(t)) * document.every * document.dt


def pieces(document: RunDocument) -> Iterator[tuple[int, list[tuple[str, Any]]]]:
    """(steps to take, changes to apply after them), in chunks that let a user interrupt."""
    at = 0
    stops: dict[int, list[tuple[str, Any]]] = {}
    for step, name, value in document.log:
        stops.setdefault(step, []).append((name, value))
    stops.setdefault(document.steps, [])
    for stop in sorted(step for step in stops if step <= document.steps):
        while stop - at > CHUNK:
            yield CHUNK, []
            at += CHUNK
        yield stop - at, stops[stop]
        at = stop


def apply(live: Animated, changes: list[tuple[str, Any]], drops: bool = False) -> None:
    """Changes of one step in the order in which they were made; dials in a row turn together.

    drops   let ensembles and dye fall too; no run feels them
    """
    turned: dict[str, Any] = {}
    for name, value in (*changes, ("", None)):
        if name and name not in ("dt", NAME, animation.NAME):
            turned[name] = value
            continue
        if turned:
            live.turn(live.params.with_(**turned))
            turned = {}
        if name == "dt":
            live.retime(float(value))
        elif name == animation.NAME:
            live.animate(*animation.read(value))
        elif name == NAME and drops:
            live.drop(Drop.read(value))


def _check_size(live: Animated, document: RunDocument) -> None:
    floats = sum(array.size for array in live.origin().values())
    need = 8.0 * floats * (document.steps // document.every + 1) * 2
    if need > MOST_BYTES:
        raise BadInput(
            f"{document.steps} steps kept every {document.every} would take {need / 1e9:.1f} GB; "
            f"keep fewer (every) or take fewer steps"
        )


def begin_document(
    experiment: Experiment,
    params: Mapping[str, Any] | None = None,
    *,
    preset: str | None = None,
    start: Mapping[str, Any] | None = None,
    steps: int = 1000,
    every: int = 1,
    dt: float | None = None,
    method: str | None = None,
    seed: int = 0,
    t0: float = 0.0,
    rtol: float = 1e-9,
) -> RunDocument:
    """The document of a run, every default filled in; BadInput for what is not allowed."""
    chosen = experiment.settings(params, preset)
    for name, number, least in (("steps", steps, 0), ("every", every, 1)):
        if int(number) != number or number < least:
            raise BadInput(f"{name} = {number!r}: give a whole number from {least}")
    begun = dict(experiment.preset(preset).start) if preset else {}
    begun.update(start or {})
    motion = experiment.motion
    fixed = isinstance(motion, Kernel) or method in ("", None)
    return RunDocument(
        experiment=experiment.key,
        text="" if experiment.family != "typed" else getattr(motion, "text", ""),
        definition=_definition(experiment),
        params=dict(chosen),
        start=begun,
        method=motion.method if fixed else str(method),
        dt=float(motion.dt if dt is None else dt),
        seed=int(seed),
        t0=float(t0),
        steps=int(steps),
        every=int(every),
        rtol=float(rtol),
    )


def _definition(experiment: Experiment) -> dict[str, Any] | None:
    """What besides its text makes a typed or recorded experiment; None for a catalogue's."""
    motion = experiment.motion
    if isinstance(motion, Gridded):
        return None if motion.about is None else gridded.definition(motion.about)
    if isinstance(motion, Tape):
        return None if motion.about is None else definition(motion.about)
    if experiment.family != "typed" or isinstance(motion, Kernel):
        return None
    made: dict[str, Any] = {
        "kind": "map" if isinstance(motion, Map) else "flow",
        "params": {p.name: (p.default, p.min, p.max) for p in experiment.params},
        "start": dict(motion.start),
    }
    if isinstance(motion, Flow):
        made["dt"] = motion.dt
        made["domain"] = motion.domain
    made["wrap"] = dict(motion.wrap)
    return {name: value for name, value in made.items() if value not in (None, {})}
