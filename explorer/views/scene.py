"""Scene: puts the camera and layers of a declared View into a Panel; knows no experiment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model import Experiment, ParamSet, wiring
from explorer.model.motion import Map
from explorer.model.shows import Cells, Cloud, Image, Path, Profile, Swarm
from explorer.model.tape import Tape
from explorer.views.arrange import arrange
from explorer.views.axes import AxesLayer
from explorer.views.camera import Camera
from explorer.views.cloud import CloudLayer
from explorer.views.coast import coast
from explorer.views.cut import CutLayer
from explorer.views.density import DensityLayer
from explorer.views.field import FieldLayer
from explorer.views.flock import FlockLayer
from explorer.views.guide import Guide
from explorer.views.history import HistoryLayer
from explorer.views.lines import LineLayer, MarkLayer
from explorer.views.network import GraphLayer
from explorer.views.panel import Panel
from explorer.views.profile import ProfileLayer
from explorer.views.ridges import RidgeLayer
from explorer.views.seeds import SeedLayer
from explorer.views.shells import ShellsLayer
from explorer.views.tank import TankLayer
from explorer.views.trace import TraceLayer
from explorer.views.trail import TrailLayer
from explorer.views.view import Builder, View, domain, own_curve, view_of, views_of
from explorer.views.volume import VolumeLayer
from explorer.views.wakes import WakesLayer

if TYPE_CHECKING:
    from explorer.views.stage import Stage

OVERLAYS = ("speed", "vorticity", "divergence", "okubo_weiss")  # any flow on a plane has them
RIDGES = "ftle_ridges"  # lines over a field
LAG_SPAN = 10.0  # half the width of an unbounded return map's diagonal


def build(view: View, panel: Panel) -> None:
    """Put camera and layers of a view into a panel."""
    _BUILD[view.kind](view, panel)


def panels_for(
    stage: Stage, experiment: Experiment, params: ParamSet | None = None
) -> tuple[Panel, ...]:
    """Panels on the stage for every view of an experiment that GL draws."""
    made = []
    for view in views_of(experiment, params):
        if view.on_stage:
            panel = stage.add_panel((0, 0, 1, 1), title=view.title)
            build(view, panel)
            made.append(panel)
    arrange(stage.panels, stage.physical_size)
    return tuple(made)


def turned(panel: Panel, experiment: Experiment, params: ParamSet) -> None:
    """Dials moved: bring along what is drawn from them alone, such as marked points."""
    for show in experiment.paths:
        marks, curve = panel.layer(f"{show.name}.marks"), panel.layer(f"{show.name}.curve")
        if marks is not None and show.marks is not None:
            points = np.asarray(wiring.call(show.marks, dict(params)), dtype=float)
            marks.show(np.atleast_2d(points) if points.size else np.zeros((0, 3)))
        if curve is not None:
            span = panel.bounds() or ((-LAG_SPAN, LAG_SPAN),) * 2
            curve.show(own_curve(experiment, params, span))
    for profile in (show for show in experiment.shows if isinstance(show, Profile)):
        layer = panel.layer(profile.name)
        if layer is not None and profile.over is not None:
            layer.stand(np.asarray(wiring.call(profile.over, dict(params)), dtype=float))


# -- one builder per kind ------------------------------------------------------------------------
def _axes(view: View, planar: bool, **how: Any) -> AxesLayer:
    return AxesLayer(view.names, view.units, view.limits, planar, **how)


def _trail(view: View, panel: Panel) -> None:
    show, planar = view.show, view.kind == "plane"
    if isinstance(show, Cloud):
        _tracers(view, panel)
        return
    assert isinstance(show, Path)
    panel.camera = Camera(planar, show.look, equal=domain(view.experiment) is not None)
    if isinstance(view.experiment.motion, Map):  # iterates do not lie on a line
        panel.add(DensityLayer(show.name, limits=view.limits))
        panel.add(_axes(view, planar))
        _dropped(view, panel)
        return
    trail = TrailLayer(show.name, axes=tuple(range(len(view.names))), limits=view.limits)
    wrap = getattr(view.experiment.motion, "wrap", {})
    trail.turn([wrap.get(name, 0.0) for name in (show.of or view.experiment.states)])
    panel.add(trail)
    panel.add(_axes(view, planar))
    _dropped(view, panel)
    if show.marks is not None:
        panel.add(MarkLayer(f"{show.name}.marks"))
        turned(panel, view.experiment, view.params)


def _map(view: View, panel: Panel) -> None:
    panel.camera = Camera(True, equal=False)
    panel.add(_axes(view, True))
    panel.add(DensityLayer(view.key, axes=(0, 1), limits=view.limits))
    if getattr(view.show, "marks", None) is not None:
        panel.add(MarkLayer(f"{view.show.name}.marks"))
        turned(panel, view.experiment, view.params)
    _dropped(view, panel)


def _dropped(view: View, panel: Panel, colour: str = "warm") -> None:
    """Room for a plane, an ensemble and seeds, over the path of the states it shows."""
    states = view.experiment.states
    shown = (getattr(view.show, "of", ()) or states)[:3]
    if all(name in states for name in shown):
        axes = tuple(states.index(name) for name in shown)
        nowhere = (len(states),) * (3 - len(axes))
        if len(axes) > 1:
            panel.add(CutLayer(axes, view.names))
        panel.add(
            CloudLayer(
                "ensemble", axes=axes + nowhere, limits=view.limits, size=2.0, alpha=0.7,
                colour=colour, sparse=2.0,
            )
        )  # fmt: skip
        _seeds(view, panel, axes)


def _seeds(view: View, panel: Panel, axes: tuple[int, ...]) -> None:
    """Room for trajectories let go by hand, where one point is a whole start."""
    motion, system = view.experiment.motion, view.experiment.system
    if system is not None and not system.delays:
        wrap = getattr(motion, "wrap", {})
        moduli = tuple(wrap.get(view.experiment.states[axis], 0.0) for axis in axes)
        panel.add(SeedLayer(axes, moduli, dots=isinstance(motion, Map)))


def _return_map(view: View, panel: Panel) -> None:
    panel.camera = Camera(True, equal=True)
    panel.add(_axes(view, True))
    ends = view.limits[0] if view.limits else (-LAG_SPAN, LAG_SPAN)
    diagonal = panel.add(LineLayer(f"{view.key}.diagonal", colour="muted", alpha=0.6))
    diagonal.show([np.array([(ends[0], ends[0]), (ends[1], ends[1])])])
    panel.add(LineLayer(f"{view.key}.curve", colour="accent", width=1.5, alpha=0.6))
    panel.add(DensityLayer(view.key, axes=(0,), lag=1, limits=view.limits, size=2.5))
    turned(panel, view.experiment, view.params)


def _field(view: View, panel: Panel) -> None:
    show = view.show
    if isinstance(show, Cloud):
        _tracers(view, panel)
        return
    panel.camera = Camera(True, squeeze=view.squeeze)
    if isinstance(show, Cells):
        panel.add(FieldLayer(show.name, map="sequential", smooth=False, label=show.label))
    else:
        assert isinstance(show, Image)
        how = "diverging" if show.signed else "sequential"
        layer = FieldLayer(show.name, extent=show.extent, map=how, label=show.label, unit=show.unit)
        layer.signed, layer.axes = show.signed, view.names
        panel.add(layer)
        if domain(view.experiment) is not None:
            layer.over = _measured(view, panel)
            coast(view, panel)
            for cloud in view.experiment.clouds:
                cloudy = CloudLayer(
                    cloud.name, limits=cloud.limits, size=1.8, alpha=0.6, colour="text"
                )
                panel.add(cloudy).over = (layer,)
    panel.add(_axes(view, True, grid=False))


def _tracers(view: View, panel: Panel) -> None:
    """Tracers; on a plane, over the fields of those measurements that come to be shown."""
    show, planar = view.show, len(view.names) < 3
    assert isinstance(show, Cloud)
    panel.camera = Camera(planar, show.look, squeeze=view.squeeze)
    over = _measured(view, panel) if planar else ()
    box = domain(view.experiment)
    volume = None if planar else panel.add(VolumeLayer("ftle_volume", "FTLE", box))
    panel.add(_axes(view, planar))
    tracers = CloudLayer(show.name, limits=view.limits, size=2.4, alpha=0.75, colour="text")
    tracers.over = over
    panel.add(tracers).solid = volume
    _dropped(view, panel, "accent")  # fields are warm


def _measured(view: View, panel: Panel) -> tuple[FieldLayer, ...]:
    """Room for the fields of those measurements that come to be shown."""
    made = []
    declared = [key for key in view.experiment.diagnostics if ":" not in key and key != RIDGES]
    for key in dict.fromkeys((*declared, *OVERLAYS)):
        layer = panel.add(FieldLayer(key, extent=view.limits, label=short(key)))
        layer.axes, layer.measured = view.names, True
        made.append(layer)
    panel.add(RidgeLayer(RIDGES))
    return tuple(made)


def short(key: str) -> str:
    """A measurement's name on a colour bar: abbreviations in capitals."""
    named = {"okubo_weiss": "Okubo-Weiss"}
    return named.get(key) or (key.upper() if len(key) <= 4 else key.replace("_", " "))


def _school(view: View, panel: Panel) -> None:
    show = view.show
    assert isinstance(show, Swarm)
    panel.camera = Camera(False, show.look)
    panel.add(_axes(view, False))
    flock = FlockLayer(show.name, show.at, show.toward, show=show)
    panel.add(TankLayer(flock))
    panel.add(flock)
    panel.add(WakesLayer(flock))
    panel.add(ShellsLayer(flock))
    panel.guide = Guide(flock)


def _profile(view: View, panel: Panel) -> None:
    panel.camera = Camera(True, equal=False)
    panel.add(_axes(view, True))
    panel.add(ProfileLayer(view.key))
    turned(panel, view.experiment, view.params)


def _history(view: View, panel: Panel) -> None:
    show = view.show
    assert isinstance(show, Profile)
    panel.camera = Camera(True, equal=False)
    title = show.label or show.name
    panel.add(HistoryLayer(show.name, show.span, show.signed, title, show.unit))
    panel.add(_axes(view, True, grid=False))
    turned(panel, view.experiment, view.params)


def _trace(view: View, panel: Panel) -> None:
    motion = view.experiment.motion
    assert isinstance(motion, Tape)
    panel.camera = Camera(True, equal=False)
    panel.add(_axes(view, True))
    panel.add(TraceLayer(view.key, motion.samples[view.key], motion.dt))


def _network(view: View, panel: Panel) -> None:
    panel.camera = Camera(True, equal=True)
    panel.add(GraphLayer(view.key, label=view.title))


_BUILD: dict[str, Builder] = {
    "space": _trail,
    "plane": _trail,
    "map": _map,
    "return map": _return_map,
    "field": _field,
    "school": _school,
    "history": _history,
    "profile": _profile,
    "network": _network,
    "trace": _trace,
}
__all__ = ["View", "arrange", "build", "panels_for", "short", "turned", "view_of", "views_of"]
