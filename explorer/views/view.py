"""View: one picture that an experiment declares, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model import Experiment, ParamSet
from explorer.model.motion import Kernel, Map
from explorer.model.param import unknown
from explorer.model.shows import (
    Cells,
    Cloud,
    Curve,
    Graph,
    Image,
    Path,
    Profile,
    Series,
    Show,
    Swarm,
)
from explorer.model.tape import Tape
from explorer.views.camera import Bounds
from explorer.views.evaluate import values_of
from explorer.views.words import plain

if TYPE_CHECKING:
    from explorer.views.panel import Panel

CURVE_POINTS = 400  # of a one-dimensional map's own graph
BESIDE = ("strip", "curve")  # kinds that are plots beside the stage


@dataclass(frozen=True, eq=False)
class View:
    """One picture of an experiment.

    key     name of the observable it shows
    kind    "space", "plane", "map", "return map", "field", "school", "history", "profile",
            "network", "trace" are drawn on the stage; "strip" and "curve" are plots beside it
    names   symbols along the axes; units beside them
    """

    key: str
    title: str
    kind: str
    show: Show
    experiment: Experiment
    params: ParamSet
    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    limits: Bounds | None = None

    @property
    def squeeze(self) -> float:
        """Length of a unit of x over that of a unit of y: below 1 on a map."""
        slices = getattr(self.experiment.motion, "slices", None)
        return 1.0 if slices is None else float(slices.squeeze)

    @property
    def on_stage(self) -> bool:
        """Whether GL draws it in a Panel."""
        return self.kind not in BESIDE

    def build(self, panel: Panel) -> None:
        """Put camera and layers into a panel."""
        from explorer.views import scene

        scene.build(self, panel)


def views_of(experiment: Experiment, params: ParamSet | None = None) -> tuple[View, ...]:
    """The views of an experiment, those on the stage first, else in the order declared."""
    settings = params or experiment.settings()
    shows = experiment.shows
    if experiment.paths and not any(isinstance(show, Path) for show in shows):
        shows = (*shows, *experiment.paths)
    if any(isinstance(show, Image) for show in shows) and isinstance(experiment.motion, Kernel):
        shows = tuple(show for show in shows if not isinstance(show, Cloud))  # drawn over the image
    views = [view for show in shows for view in _views(experiment, show, settings)]
    return tuple(sorted(views, key=lambda view: not view.on_stage))


def view_of(experiment: Experiment, name: str = "", params: ParamSet | None = None) -> View:
    """The view called `name`, or the first one."""
    views = views_of(experiment, params)
    if not name:
        return views[0]
    found = next((view for view in views if view.key == name), None)
    if found is None:
        raise unknown(name, {view.key for view in views}, f"view of {experiment.key}")
    return found


def domain(experiment: Experiment) -> Bounds | None:
    """Where a flow on a plane or in a box lives."""
    return getattr(experiment.motion, "domain", None)


def own_curve(experiment: Experiment, params: ParamSet, span: Bounds | None) -> list[np.ndarray]:
    """The graph of a one-dimensional map over a range, from its own equation; [] for others."""
    system = experiment.system
    if system is None or span is None or len(experiment.states) != 1:
        return []
    x = np.linspace(*span[0], CURVE_POINTS)
    y = values_of(system, {experiment.states[0]: x, **params})
    return [np.stack([x, y], axis=1)]


def _views(experiment: Experiment, show: Show, params: ParamSet) -> tuple[View, ...]:
    """The view of an observable; a line of values has its history above it."""
    now = _view(experiment, show, params)
    if not isinstance(show, Profile):
        return (now,)
    names, units = (show.axis, "t"), (experiment.unit("x"), experiment.unit("t"))
    history = replace(now, key=f"{show.name}.history", kind="history", names=names, units=units)
    return (history, now)


def _view(experiment: Experiment, show: Show, params: ParamSet) -> View:
    title = plain(show.label or show.name)
    words = _words(experiment, show)
    return View(show.name, title, _kind(experiment, show), show, experiment, params, **words)


def _kind(experiment: Experiment, show: Show) -> str:
    if isinstance(show, Path):
        count = len(show.of or experiment.states)
        if isinstance(experiment.motion, Map) and count < 3:
            return "return map" if count == 1 else "map"
        return "space" if count > 2 else "plane"
    if isinstance(show, Cloud):
        return "space" if len(show.of or experiment.states) > 2 else "field"
    if isinstance(show, Series) and isinstance(experiment.motion, Tape):
        return "trace"
    return _KINDS[type(show)]


def _words(experiment: Experiment, show: Show) -> dict[str, Any]:
    """Names, units and limits of the axes."""
    if isinstance(show, (Path, Cloud)):
        return _state_words(experiment, show)
    if isinstance(show, Swarm):
        return {"names": ("x", "y", "z"), "units": (experiment.unit(show.at),) * 3}
    if isinstance(show, Image):
        names = getattr(experiment.motion, "names", ("x", "y"))
        units = tuple(experiment.motion.units.get(name, "") for name in ("x", "y"))
        return {"names": names, "units": units, "limits": show.extent}
    if isinstance(show, Cells):
        return {"names": ("column", "row")}
    if isinstance(show, Graph):
        return {}
    along = "x" if isinstance(show, Curve) else getattr(show, "axis", "t")
    unit = experiment.unit("t") if along == "t" else ""
    return {"names": (along, plain(show.label or show.name)), "units": (unit, show.unit)}


def _state_words(experiment: Experiment, show: Path | Cloud) -> dict[str, Any]:
    states = (show.of or experiment.states)[:3]
    names = tuple(plain(name) for name in states)
    units = tuple(experiment.unit(name) for name in states)
    limits = show.limits or (domain(experiment) if len(states) < 3 else None)
    if _kind(experiment, show) == "return map":
        names, units = (f"{names[0]}ₙ", f"{names[0]}ₙ₊₁"), (units[0], units[0])
        limits = (limits[0], limits[0]) if limits else None
    return {"names": names, "units": units, "limits": limits}


_KINDS: dict[type, str] = {
    Swarm: "school",
    Image: "field",
    Cells: "field",
    Profile: "profile",
    Graph: "network",
    Series: "strip",
    Curve: "curve",
}
Builder = Callable[[View, "Panel"], None]
