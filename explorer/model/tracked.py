"""A school that was filmed: tracked animals as an experiment, beside those that are simulated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from explorer.equations.errors import BadInput
from explorer.model.experiment import Experiment
from explorer.model.param import Param
from explorer.model.shows import Look, Series, Swarm
from explorer.model.tape import Recorded, key, recorded, tape
from explorer.model.tracks import Tracks
from explorer.numerics import tracking

MOST_BYTES = 1_200_000_000  # places and headings held at once
ABOVE = Look(azimuth=-90.0, elevation=89.0)
RULE = (
    "Headings point from the place in the frame before to that in the frame after, or from or to "
    "the one there is; nobody is filled in over a gap."
)


def opened(about: Recorded, columns: Mapping[str, np.ndarray]) -> Experiment:
    """The experiment that an imported file is: a series per column, or tracked animals."""
    return tracked(about, columns) if about.tracks else recorded(about, columns)


def tracked(about: Recorded, columns: Mapping[str, np.ndarray]) -> Experiment:
    """The experiment of tracked animals; `about.tracks` names frame, id, x, y and perhaps z."""
    ways, notes = found(about, columns)
    P, M, count = tracking.order(ways.pos, ways.head)
    samples = {"pos": ways.pos, "head": ways.head, "polarisation": P, "milling": M, "fish": count}
    length = about.units.get(about.tracks[2], "")
    motion = tape(samples, about.dt, {"pos": length, "t": about.unit}, about)
    pace = 1.0 if about.unit == "s" else motion.pace
    motion = replace(motion, tracks=ways, pace=pace)
    look = ABOVE if ways.flat else Swarm("", "", "").look
    return Experiment(
        key=key(about),
        title=re.split(r"[/\\]", about.file)[-1],
        about=" ".join((_about(ways, about), RULE, *notes)),
        params=(_body(ways, length),),
        motion=motion,
        shows=(
            Swarm("school", at="pos", toward="head", look=look, length="body_length"),
            Series("polarisation", of="polarisation", label="polarisation P", range=(0.0, 1.0)),
            Series("milling", of="milling", label="milling M", range=(0.0, 1.0)),
            Series("fish", of="fish", label="fish in the frame"),
        ),
        diagnostics=("school_order", "school_entropies", "neighbour_map"),
        family="recorded",
    )


def found(about: Recorded, columns: Mapping[str, np.ndarray]) -> tuple[Tracks, tuple[str, ...]]:
    """Everyone's ways, and sentences about what was put right. BadInput for what cannot be."""
    names = about.tracks
    if len(names) not in (4, 5) or len(set(names)) < len(names):
        raise BadInput(f"tracks = {','.join(names)}: give frame, id, x, y and perhaps z")
    frame, who, *at = (np.asarray(columns[name], dtype=np.float64) for name in names)
    whole = frame[np.isfinite(frame)]
    if not np.array_equal(whole, np.rint(whole)):
        raise BadInput(f"{about.file}, {names[0]}: frames must be whole numbers")
    rows = (np.ptp(whole) + 1) if whole.size else 0
    if rows * np.unique(who[np.isfinite(who)]).size * 48 > MOST_BYTES:
        raise BadInput(f"{about.file}: so many frames and ids do not fit; give a part of them")
    try:
        frames, ids, pos = tracking.arranged(frame, who, np.stack(at, axis=1))
    except ValueError as error:
        raise BadInput(f"{about.file}: {error}") from None
    longest = about.longest or tracking.longest_step(pos)
    pos, exchanges = tracking.mended(pos, longest)
    head = tracking.headings(pos, longest)
    notes = tuple(
        f"Ids {ids[i]:g} and {ids[j]:g} were exchanged at frame {frames[row]}: put right."
        for row, i, j in exchanges[:5]
    )
    if len(exchanges) > 5:
        notes += (f"So were {len(exchanges) - 5} pairs more.",)
    length = about.units.get(names[2], "")
    return Tracks(pos, head, ids, about.dt, len(names) == 4, length, about.unit), notes


def _about(ways: Tracks, about: Recorded) -> str:
    seen = np.isfinite(ways.pos[..., 0])
    least, most = int(seen.sum(axis=1).min()), int(seen.sum(axis=1).max())
    together = f"{most}" if least == most else f"{least} to {most}"
    each = f"{about.dt:.6g} {about.unit}".strip()
    plane = "in a plane" if ways.flat else "in space"
    return f"A filmed school: {len(seen):,} frames of {together} animals {plane}, one every {each}."


def _body(ways: Tracks, unit: str) -> Param:
    """The length of a body, guessed from how close together they are."""
    apart = tracking.spacing(ways.pos)
    guess = float(f"{0.7 * apart:.2g}") or 1.0
    return Param(
        "body_length", guess, 0.01 * guess, 10.0 * guess, "length of a body: scales the other "
        "unit of every axis, and how large it is drawn", unit=unit, label="body length",
        hard_min=1e-12, scale="log", group="scale", effect="scale",
    )  # fmt: skip
