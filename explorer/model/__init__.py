"""The nouns of the domain, as frozen values; standard library and numpy only."""

from explorer.equations.errors import BadInput, EquationError
from explorer.model.cut import Cut
from explorer.model.diagnostic import Card, Check, Diagnostic, Reading, Reel, Spot, Value
from explorer.model.experiment import After, Expect, Experiment, Preset, Source
from explorer.model.frame import Frame
from explorer.model.motion import Array, Diverged, Flow, Kernel, Map, Moving
from explorer.model.param import Param, ParamSet
from explorer.model.picture import (
    Arrows,
    Axis,
    Band,
    Bars,
    Dots,
    Lane,
    Line,
    Links,
    Marks,
    Picture,
    Raster,
)
from explorer.model.shows import (
    Cells,
    Cloud,
    Curve,
    Graph,
    Hunter,
    Image,
    Look,
    Path,
    Profile,
    Series,
    Solid,
    Swarm,
)
from explorer.model.trial import Trial, Trials

__all__ = [
    "After",
    "Array",
    "Arrows",
    "Axis",
    "BadInput",
    "Band",
    "Bars",
    "Card",
    "Cells",
    "Check",
    "Cloud",
    "Curve",
    "Cut",
    "Diagnostic",
    "Diverged",
    "Dots",
    "EquationError",
    "Expect",
    "Experiment",
    "Flow",
    "Frame",
    "Graph",
    "Hunter",
    "Image",
    "Kernel",
    "Lane",
    "Line",
    "Links",
    "Look",
    "Map",
    "Marks",
    "Moving",
    "Param",
    "ParamSet",
    "Path",
    "Picture",
    "Preset",
    "Profile",
    "Raster",
    "Reading",
    "Reel",
    "Series",
    "Solid",
    "Source",
    "Spot",
    "Swarm",
    "Trial",
    "Trials",
    "Value",
]
