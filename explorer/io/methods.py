"""What a paper's Methods section needs: equations, dials, start, rule, seed, versions, BibTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from explorer import __version__
from explorer.engine import animation
from explorer.engine.session import RunDocument
from explorer.io.document import versions
from explorer.model import Experiment, Kernel, Map, Source
from explorer.model.motion import FLOW_RULES

ADAPTIVE = ("dp5", "dop853")


def methods(experiment: Experiment, run: RunDocument) -> str:
    """A paragraph that lets a stranger repeat the run, and the references it names."""
    lines = [f"{experiment.title} was simulated with Separatrix {__version__}."]
    lines += _equations(experiment)
    dials = ", ".join(f"{name} = {_number(value)}" for name, value in run.initial.items())
    lines.append(f"Parameters: {dials}." if dials else "The system has no parameters.")
    lines += [_start(experiment, run), _rule(experiment, run)]
    if run.log:
        changes = "; ".join(_change(*change) for change in run.log)
        lines.append(f"Changes during the run: {changes}.")
    libraries = ", ".join(f"{name} {number}" for name, number in versions().items())
    lines += [f"Seed {run.seed}. Libraries: {libraries}.", "", bibliography(experiment.sources)]
    return "\n".join(lines)


def _change(step: int, name: str, value: Any) -> str:
    if name != animation.NAME:
        return f"{name} = {_number(value)} at step {step}"
    dial, sweep = animation.read(value)
    if sweep is None:
        return f"{dial} no longer swept from step {step}"
    ends = f"from {_number(sweep.low)} to {_number(sweep.high)}"
    how = f"{sweep.shape}, period {_number(sweep.period)}"
    factors = ", by equal factors" if sweep.scale == "log" else ""
    return f"{dial} swept {ends} ({how}{factors}) from step {step}"


def _equations(experiment: Experiment) -> list[str]:
    text = getattr(experiment.motion, "text", "")
    shown = [line.strip() for line in text.splitlines() if line.strip()]
    shown = shown or list(experiment.equations)
    kind = "Map" if isinstance(experiment.motion, Map) else "Equations"
    return [f"{kind}: " + "; ".join(shown) + "."] if shown else []


def _start(experiment: Experiment, run: RunDocument) -> str:
    if isinstance(experiment.motion, Kernel):
        replaced = ", ".join(run.start)
        return "Start: the model's own, drawn with the seed" + (
            f"; given: {replaced}." if replaced else "."
        )
    start = {**getattr(experiment.motion, "start", {}), **run.start}
    given = ", ".join(f"{name} = {_number(value)}" for name, value in start.items())
    return f"Start: {given}." if given else "The samples come from a file."


def _rule(experiment: Experiment, run: RunDocument) -> str:
    steps = f"{run.steps} steps"
    if isinstance(experiment.motion, Map):
        return f"Iterated {steps}."
    if run.method in ADAPTIVE:
        how = f"rule {run.method} at relative tolerance {run.rtol:g}, reported every {run.dt:g}"
    elif run.method in FLOW_RULES:
        how = f"rule {run.method} with step {run.dt:g}"
    else:
        how = f"the model's own rule with step {run.dt:g}"
    return f"Integrated with {how}, {steps} from t = {run.t0:g}."


def bibliography(sources: Sequence[Source]) -> str:
    """BibTeX of the sources and of this program."""
    entries = [_entry(source) for source in sources]
    entries.append(
        "@software{separatrix,\n"
        "  title = {Separatrix: a visual explorer of dynamical systems},\n"
        f"  version = {{{__version__}}}\n}}"
    )
    return "\n\n".join(entries)


def _entry(source: Source) -> str:
    surname = re.sub(r"[^A-Za-z]", "", source.authors.split(",")[0].split()[-1]).lower()
    fields = {
        "author": " and ".join(re.split(r",\s*|\s+and\s+|\s*&\s*", source.authors)),
        "title": source.title,
        "year": str(source.year),
        "howpublished": source.where,
        "doi": source.doi,
    }
    inside = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{surname}{source.year},\n{inside}\n}}"


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.17g}" if isinstance(value, float) else str(value)
