"""Why a tool is not offered for what is open, in a person's words."""

from __future__ import annotations

from explorer.app.language import phrase, tr
from explorer.engine.channels import channels, motions
from explorer.model import Diagnostic, Experiment, Image, Kernel, Path, Profile, Series, Swarm

MOTIONS = {
    "flow": phrase("differential equations"),
    "map": phrase("a map"),
    "kernel": phrase("a simulation"),
    "slices": phrase("a velocity field"),
}
DATA: dict[type, str] = {
    Path: phrase("a path in a space of states"),
    Series: phrase("a series of numbers"),
    Profile: phrase("values along a line"),
    Image: phrase("a field in the plane"),
    Swarm: phrase("a school"),
}


def unfit(experiment: Experiment, diagnostic: Diagnostic) -> str:
    """What a diagnostic needs that an experiment does not have; for one that does not fit."""
    kinds, wanted = motions(experiment), [tr(MOTIONS[one]) for one in diagnostic.needs]
    if diagnostic.needs and not kinds & set(diagnostic.needs):
        needs = tr(" or ").join(wanted)
    elif diagnostic.asks_for_motion and isinstance(experiment.motion, Kernel):
        needs = tr("equations")
    elif diagnostic.takes in DATA and not _has(experiment, diagnostic.takes):
        needs = tr(DATA[diagnostic.takes])
    else:
        needs = tr("another kind of system")
    return tr("Not for {0}: it needs {1}").format(experiment.title, needs)


def _has(experiment: Experiment, kind: type) -> bool:
    return any(channel.kind is kind for channel in channels(experiment).values())
