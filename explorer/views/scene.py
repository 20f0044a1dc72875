"""Scene: which layers and cameras show what an experiment declares; nothing knows an experiment."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from explorer.model import Experiment, ParamSet, wiring
from explorer.model.motion import Map
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
from explorer.views.axes import AxesLayer
from explorer.views.camera import Bounds, Camera
from explorer.views.cloud import CloudLayer
from explorer.views.density import DensityLayer
from explorer.views.field import FieldLayer
from explorer.views.flock import FlockLayer
from explorer.views.lines import LineLayer, MarkLayer
from explorer.views.network import GraphLayer
from explorer.views.panel import Panel
from explorer.views.profile import ProfileLayer
from explorer.views.trail import TrailLayer
from explorer.views.words import plain

if TYPE_CHECKING:
    from explorer.views.stage import Stage

RETURN_SAMPLES = 400  # points of a map's own curve


@dataclass(frozen=True, eq=False)
class View:
    """One picture of an experiment, not yet drawn.

    key        name of the observable it shows first
    on_stage   drawn by GL in a Panel; else a plot beside the stage ("strip" or "curve")
    build      puts camera and layers into a Panel
    """

    key: str
    title: str
    kind: str
    shows: tuple[Show, ...]
    on_stage: bool
    build: Callable[[Panel], None]


def views_of(experiment: Experiment, params: ParamSet | None = None) -> tuple[View, ...]:
    """The views of an experiment, those on the stage first, else in the order declared."""
    settings = params or experiment.settings()
    shows = experiment.shows
    if experiment.paths and not any(isinstance(show, Path) for show in shows):
        shows = (*shows, *experiment.paths)
    views = [_view(experiment, show, settings) for show in shows]
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


def panels_for(
    stage: Stage, experiment: Experiment, params: ParamSet | None = None
) -> tuple[Panel, ...]:
    """Panels on the stage for every view of an experiment that GL draws."""
    made = []
    for view in views_of(experiment, params):
        if view.on_stage:
            panel = stage.add_panel((0, 0, 1, 1), title=view.title)
            view.build(panel)
            made.append(panel)
    arrange(stage.panels, stage.physical_size)
    return tuple(made)


def arrange(panels: Sequence[Panel], size: tuple[int, int], gap: int = 2) -> None:
    """Place panels on a stage of this size [physical px]: one, two, 1 + 2, or a square grid."""
    shown = [panel for panel in panels if panel.visible]
    width, height = size
    for panel, (x0, y0, x1, y1) in zip(shown, _cells(len(shown), width >= height), strict=True):
        left, top = round(x0 * width), round(y0 * height)
        right, bottom = round(x1 * width), round(y1 * height)
        panel.place(
            (
                left + (gap if x0 > 0 else 0),
                top + (gap if y0 > 0 else 0),
                right - left - (gap if x0 > 0 else 0),
                bottom - top - (gap if y0 > 0 else 0),
            )
        )


def _cells(count: int, wide: bool) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) shares; the first panel is the largest where they differ."""
    if count <= 2:
        cells = [(i / max(count, 1), 0.0, (i + 1) / max(count, 1), 1.0) for i in range(count)]
    elif count == 3:
        cells = [(0.0, 0.0, 0.62, 1.0), (0.62, 0.0, 1.0, 0.5), (0.62, 0.5, 1.0, 1.0)]
    else:
        side = math.ceil(math.sqrt(count))
        rows = math.ceil(count / side)
        cells = [
            ((i % side) / side, (i // side) / rows, (i % side + 1) / side, (i // side + 1) / rows)
            for i in range(count)
        ]
    return cells if wide else [(b, a, d, c) for a, b, c, d in cells]


def turned(panel: Panel, experiment: Experiment, params: ParamSet) -> None:
    """Dials moved: bring along what is drawn from them alone, such as marked points."""
    for show in experiment.paths:
        layer = panel.layer(f"{show.name}.marks")
        if layer is not None and show.marks is not None:
            points = wiring.call(show.marks, dict(params))
            layer.show(_rows(points))
        curve = panel.layer(f"{show.name}.curve")
        if curve is not None:
            curve.show(_own_curve(experiment, params, panel.bounds()))


def _domain(experiment: Experiment) -> Bounds | None:
    return getattr(experiment.motion, "domain", None)


def _view(experiment: Experiment, show: Show, params: ParamSet) -> View:
    if isinstance(show, Path):
        return _path_view(experiment, show, params)
    if isinstance(show, Cloud):
        return _cloud_view(experiment, show)
    if isinstance(show, Swarm):
        return _swarm_view(experiment, show)
    title = plain(show.label or show.name)
    if isinstance(show, (Series, Curve)):
        kind = "strip" if isinstance(show, Series) else "curve"
        return View(show.name, title, kind, (show,), False, _nothing)
    kind, build = _GRIDS[type(show)]
    return View(show.name, title, kind, (show,), True, build(show))


# -- trajectories ----------------------------------------------------------------------------
def _path_view(experiment: Experiment, show: Path, params: ParamSet) -> View:
    names = show.of or experiment.states
    title = plain(show.label or show.name)
    if isinstance(experiment.motion, Map):
        if len(names) == 1:
            build = _return_map(experiment, show, names[0], params)
            return View(show.name, f"{names[0]}, return map", "return map", (show,), True, build)
        if len(names) == 2:
            return View(show.name, title, "map", (show,), True, _plane_map(experiment, show, names))
    kind = "space" if len(names) > 2 else "plane"
    return View(show.name, title, kind, (show,), True, _trail(experiment, show, names, params))


def _words(experiment: Experiment, names: tuple[str, ...]) -> dict[str, Any]:
    return {
        "names": tuple(plain(name) for name in names),
        "units": tuple(experiment.unit(name) for name in names),
    }


def _trail(
    experiment: Experiment, show: Path, names: tuple[str, ...], params: ParamSet
) -> Callable[[Panel], None]:
    planar = len(names) < 3
    names = names[:3]

    def build(panel: Panel) -> None:
        domain = _domain(experiment)
        panel.camera = Camera(planar, show.look, equal=domain is not None)
        limits = show.limits or (domain if planar else None)
        panel.add(AxesLayer(**_words(experiment, names), limits=limits, planar=planar))
        layer = TrailLayer(show.name, axes=tuple(range(len(names))), limits=limits)
        layer.turn([getattr(experiment.motion, "wrap", {}).get(name, 0.0) for name in names])
        panel.add(layer)
        if show.marks is not None:
            panel.add(MarkLayer(f"{show.name}.marks"))
            turned(panel, experiment, params)

    return build


def _plane_map(
    experiment: Experiment, show: Path, names: tuple[str, ...]
) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=False)
        panel.add(AxesLayer(**_words(experiment, names), limits=show.limits, planar=True))
        panel.add(DensityLayer(show.name, axes=(0, 1), limits=show.limits, label="visits"))

    return build


def _return_map(
    experiment: Experiment, show: Path, name: str, params: ParamSet
) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=True)
        limits = show.limits
        square = (limits[0], limits[0]) if limits else None
        symbol, unit = plain(name), experiment.unit(name)
        words = (f"{symbol}ₙ", f"{symbol}ₙ₊₁")
        panel.add(AxesLayer(words, (unit, unit), limits=square, planar=True))
        diagonal = panel.add(LineLayer(f"{show.name}.diagonal", colour="muted", alpha=0.5))
        curve = panel.add(LineLayer(f"{show.name}.curve", colour="accent", width=1.5, alpha=0.55))
        span = square or ((-10.0, 10.0),) * 2
        diagonal.show([np.array([(span[0][0],) * 2, (span[0][1],) * 2])])
        curve.show(_own_curve(experiment, params, span))
        panel.add(DensityLayer(show.name, axes=(0,), lag=1, limits=square, label="visits"))

    return build


def _own_curve(experiment: Experiment, params: ParamSet, span: Bounds | None) -> list[np.ndarray]:
    """The graph of a one-dimensional map over a range, from its own equation."""
    from explorer.views.evaluate import values_of

    system = experiment.system
    if system is None or span is None:
        return []
    x = np.linspace(*span[0], RETURN_SAMPLES)
    y = values_of(system, {experiment.states[0]: x, **params})
    return [np.stack([x, y], axis=1)]


def _rows(points: Any) -> np.ndarray:
    held = np.asarray(points, dtype=float)
    return np.zeros((0, 3)) if held.size == 0 else np.atleast_2d(held)


# -- everything else ---------------------------------------------------------------------------
def _cloud_view(experiment: Experiment, show: Cloud) -> View:
    names = (show.of or experiment.states)[:3]
    planar = len(names) < 3
    limits = show.limits or _domain(experiment)
    # a measurement of the whole plane (its FTLE, say) is painted under the tracers when it comes
    measures = [key for key in experiment.diagnostics if ":" not in key] if planar else []

    def build(panel: Panel) -> None:
        panel.camera = Camera(planar, show.look, equal=True)
        for key in measures:
            layer = panel.add(FieldLayer(key, extent=limits, label=_short(key)))
            layer.axes = tuple(plain(name) for name in names)
        panel.add(AxesLayer(**_words(experiment, names), limits=limits, planar=planar))
        panel.add(LineLayer("ridges", colour="text", width=1.2))
        panel.add(CloudLayer(show.name, limits=limits, size=2.4, alpha=0.75, colour="text"))

    title = plain(show.label or show.name)
    return View(show.name, title, "field" if planar else "space", (show,), True, build)


def _short(key: str) -> str:
    """A measurement's name on a colour bar: abbreviations in capitals."""
    return key.upper() if len(key) <= 4 else key.replace("_", " ")


def _swarm_view(experiment: Experiment, show: Swarm) -> View:
    unit = experiment.unit(show.at)

    def build(panel: Panel) -> None:
        panel.camera = Camera(False, show.look)
        panel.add(AxesLayer(("x", "y", "z"), (unit,) * 3))
        panel.add(FlockLayer(show.name, show.at, show.toward, box=show.box))

    return View(show.name, plain(show.label or show.name), "school", (show,), True, build)


def _build_image(show: Any) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=True)
        panel.add(AxesLayer(("x", "y"), limits=show.extent, planar=True, grid=False))
        layer = FieldLayer(
            show.name, extent=show.extent, map="viridis", label=show.label, unit=show.unit
        )
        panel.layers.insert(0, layer)

    return build


def _build_cells(show: Any) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=True)
        panel.add(FieldLayer(show.name, map="viridis", smooth=False, label=show.label))
        panel.add(AxesLayer(("column", "row"), planar=True, grid=False))

    return build


def _build_profile(show: Any) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=False)
        panel.add(AxesLayer(("x", plain(show.label or show.name)), ("", show.unit), planar=True))
        panel.add(ProfileLayer(show.name))

    return build


def _build_graph(show: Any) -> Callable[[Panel], None]:
    def build(panel: Panel) -> None:
        panel.camera = Camera(True, equal=True)
        panel.add(GraphLayer(show.name, label=show.label))

    return build


def _nothing(panel: Panel) -> None:
    """Plots beside the stage need no panel."""


_GRIDS: dict[type, tuple[str, Callable[[Any], Callable[[Panel], None]]]] = {
    Image: ("field", _build_image),
    Cells: ("field", _build_cells),
    Profile: ("profile", _build_profile),
    Graph: ("network", _build_graph),
}
